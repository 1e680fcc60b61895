/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-stream-feed.h"

#include "model/rs-server-clock.h"
#include "model/rs-state-cache.h"

/**
 * RsStreamFeed:
 *
 * What a stream has told so far: frames go in, the picture and its counters come out. It knows nothing of sockets, so
 * every rule in it is tested in virtual time.
 *
 * Updates that come before `subscribed` are merged in a side cache. When it comes they are taken over; a connection
 * that ends before that leaves no trace (protocol §3).
 */
struct _RsStreamFeed
{
  RsClock *clock;
  RsScope *asked;
  RsStateCache *cache;
  RsStateCache *side; /* NULL once subscribed */
  RsServerClock *server_clock;
  char *heartbeat_reply;
  guint32 connections; /* counts up; a connection's number is the epoch of what it tells */
  guint32 epoch;       /* of the last connection that was subscribed */
  gboolean is_filled;
  guint n_not_granted;
  guint64 counters[RS_N_COUNTERS];
  guint64 malformed[RS_N_MALFORMED];
};

/**
 * rs_stream_feed_new:
 * @clock: tells the monotonic time
 * @asked: what is asked for; copied
 * @heartbeat_reply: (nullable): the word with which heartbeats are answered
 *
 * Returns: (transfer full): a feed that was told nothing yet
 */
RsStreamFeed *
rs_stream_feed_new (RsClock *clock, const RsScope *asked, const char *heartbeat_reply)
{
  RsStreamFeed *self = g_new0 (RsStreamFeed, 1);

  self->clock = g_object_ref (clock);
  self->asked = rs_scope_copy (asked);
  self->cache = rs_state_cache_new (clock);
  rs_state_cache_set_scope (self->cache, asked);
  self->server_clock = rs_server_clock_new ();
  self->heartbeat_reply = g_strdup (heartbeat_reply);
  return self;
}

/**
 * rs_stream_feed_free:
 * @self: (transfer full): a feed
 */
void
rs_stream_feed_free (RsStreamFeed *self)
{
  g_clear_pointer (&self->side, rs_state_cache_free);
  rs_state_cache_free (self->cache);
  rs_server_clock_free (self->server_clock);
  rs_scope_free (self->asked);
  g_free (self->heartbeat_reply);
  g_object_unref (self->clock);
  g_free (self);
}

/**
 * rs_stream_feed_connect:
 * @self: a feed
 *
 * A new connection stands and is about to subscribe.
 */
void
rs_stream_feed_connect (RsStreamFeed *self)
{
  self->connections++;
  g_clear_pointer (&self->side, rs_state_cache_free);
  self->side = rs_state_cache_new (self->clock);
  rs_state_cache_set_scope (self->side, self->asked);
}

/**
 * rs_stream_feed_disconnect:
 * @self: a feed
 *
 * The connection is lost. What it told before it was subscribed is forgotten; what is shown is old from now on.
 */
void
rs_stream_feed_disconnect (RsStreamFeed *self)
{
  g_clear_pointer (&self->side, rs_state_cache_free);
  rs_state_cache_lose_confirmation (self->cache);
}

/**
 * rs_stream_feed_count:
 * @self: a feed
 * @counter: what happened once more
 */
void
rs_stream_feed_count (RsStreamFeed *self, RsCounter counter)
{
  self->counters[counter]++;
}

/**
 * rs_stream_feed_count_malformed:
 * @self: a feed
 * @reason: why something was dropped
 */
void
rs_stream_feed_count_malformed (RsStreamFeed *self, RsMalformed reason)
{
  self->malformed[reason]++;
  rs_stream_feed_count (self, RS_COUNTER_MALFORMED);
}

static gint64
get_server_now (RsStreamFeed *self)
{
  gint64 offset_ns;

  if (!rs_server_clock_get_offset (self->server_clock, &offset_ns))
    return rs_clock_get_real (self->clock) * 1000;
  return rs_clock_get_monotonic (self->clock) * 1000 + offset_ns;
}

static void
take_delta (RsStreamFeed *self, const RsMessage *message)
{
  static const RsCounter counters[] = {
    [RS_APPLY_APPLIED] = RS_COUNTER_APPLIED,     [RS_APPLY_DUPLICATE] = RS_COUNTER_DUPLICATE,
    [RS_APPLY_STALE] = RS_COUNTER_STALE,         [RS_APPLY_CONFLICT] = RS_COUNTER_CONFLICT,
    [RS_APPLY_NOT_ASKED] = RS_COUNTER_NOT_ASKED,
  };
  RsStateCache *cache = self->side != NULL ? self->side : self->cache;
  const RsDelta *delta = &message->delta;

  if (delta->has_time)
    rs_server_clock_add_sample (self->server_clock, rs_clock_get_monotonic (self->clock), delta->time_ns);
  rs_stream_feed_count (self, counters[rs_state_cache_apply (cache, delta, self->connections, get_server_now (self))]);
  for (guint i = 0; i < message->n_wrong_fields; i++)
    rs_stream_feed_count_malformed (self, RS_MALFORMED_WRONG_TYPE);
}

/* Where the server does not say what it granted, all that was asked for is. */
static void
complete_granted (RsStreamFeed *self, RsMessage *message)
{
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    {
      g_auto (GStrv) ids = NULL;

      if (message->is_granted_told[kind])
        continue;
      ids = rs_scope_list (self->asked, kind);
      for (char **id = ids; *id != NULL; id++)
        rs_scope_add (message->granted, kind, *id);
      rs_scope_set_all (message->granted, kind, rs_scope_is_all (self->asked, kind));
    }
}

static guint
count_not_granted (RsStreamFeed *self, const RsScope *granted, RsKind kind)
{
  g_auto (GStrv) ids = rs_scope_list (self->asked, kind);
  guint count = 0;

  for (char **id = ids; *id != NULL; id++)
    count += !rs_scope_contains (granted, kind, *id);
  return count;
}

static void
take_subscribed (RsStreamFeed *self, RsMessage *message)
{
  complete_granted (self, message);
  self->n_not_granted = count_not_granted (self, message->granted, RS_KIND_AGENT) +
                        count_not_granted (self, message->granted, RS_KIND_QUEUE);
  self->epoch = self->connections;
  self->is_filled = TRUE;
  rs_state_cache_begin_epoch (self->cache, self->epoch, message->granted);
  if (self->side != NULL)
    rs_state_cache_absorb (self->cache, self->side);
  g_clear_pointer (&self->side, rs_state_cache_free);
}

/**
 * rs_stream_feed_take_frame:
 * @self: a feed with a connection
 * @data: (array length=length): a frame
 * @length: its bytes
 * @message: (out caller-allocates): what it says, for what only the connection can do (answer, note a grant); to be
 *   given to rs_message_clear()
 *
 * Decodes a frame, merges what it tells and counts it.
 *
 * Returns: the message's type
 */
RsMessageType
rs_stream_feed_take_frame (RsStreamFeed *self, const char *data, gsize length, RsMessage *message)
{
  rs_stream_feed_count (self, RS_COUNTER_RECEIVED);
  rs_decoder_decode (data, length, self->heartbeat_reply, message);

  switch (message->type)
    {
    case RS_MESSAGE_DELTA:
      take_delta (self, message);
      break;
    case RS_MESSAGE_SUBSCRIBED:
      take_subscribed (self, message);
      break;
    case RS_MESSAGE_MALFORMED:
      rs_stream_feed_count_malformed (self, message->reason);
      break;
    case RS_MESSAGE_UNKNOWN:
      rs_stream_feed_count (self, RS_COUNTER_UNKNOWN);
      break;
    case RS_MESSAGE_HEARTBEAT:
    case RS_MESSAGE_ERROR:
    default:
      break;
    }
  return message->type;
}

/**
 * rs_stream_feed_get_deadline:
 * @self: a feed
 *
 * Returns: the monotonic time at which rs_stream_feed_expire() has something to do, 0 if never
 */
gint64
rs_stream_feed_get_deadline (RsStreamFeed *self)
{
  return rs_state_cache_get_deadline (self->cache);
}

/**
 * rs_stream_feed_expire:
 * @self: a feed
 *
 * Does what is due.
 */
void
rs_stream_feed_expire (RsStreamFeed *self)
{
  rs_state_cache_expire (self->cache);
}

/**
 * rs_stream_feed_take_changes:
 * @self: a feed
 * @target: an empty change set
 *
 * Puts into @target what changed since the last call.
 *
 * Returns: how many entities that is
 */
guint
rs_stream_feed_take_changes (RsStreamFeed *self, RsChangeSet *target)
{
  rs_state_cache_take_changes (self->cache, target);
  return rs_change_set_get_n_changes (target);
}

/**
 * rs_stream_feed_describe:
 * @self: a feed
 * @status: where to put counters, epoch, the server's clock and what is missing
 */
void
rs_stream_feed_describe (RsStreamFeed *self, RsSourceStatus *status)
{
  self->counters[RS_COUNTER_MIXED] = rs_state_cache_has_mixed (self->cache);
  for (guint i = 0; i < RS_N_COUNTERS; i++)
    status->counters[i] = self->counters[i];
  for (guint i = 0; i < RS_N_MALFORMED; i++)
    status->malformed[i] = self->malformed[i];
  status->epoch = self->epoch;
  status->n_not_granted = self->n_not_granted;
  status->n_unconfirmed = rs_state_cache_count_unconfirmed (self->cache);
  status->first_data = self->is_filled;
  status->has_server_offset = rs_server_clock_get_offset (self->server_clock, &status->server_offset_ns);
}
