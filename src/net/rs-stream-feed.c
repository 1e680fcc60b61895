/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-stream-feed.h"

#include "model/rs-state-cache.h"

/**
 * RsStreamFeed:
 *
 * What a stream has told so far: frames go in, the picture and its counters come out. It knows nothing of sockets, so
 * every rule in it is tested in virtual time.
 *
 * Frames come over lines, one for each connection; while a token is renewed there are two of them (protocol §8). What a
 * line tells before its `subscribed` is merged in a side cache. When it comes, that is taken over and the line's number
 * becomes the epoch: from then on its word beats that of every older line, which may only fill what it left open.
 */
struct _RsStreamFeed
{
  RsClock *clock;
  RsScope *asked;
  RsStateCache *cache;
  RsServerClock *server_clock;
  char *heartbeat_reply;
  guint32 lines;       /* counts up */
  guint32 epoch;       /* number of the line that was subscribed last */
  RsFeedLine *current; /* that line, as long as it is open */
  gint64 reorder_window_us;
  gboolean is_resyncing;
  RsFeedWishFunc wish;
  gpointer wish_data;
  gboolean is_filled;
  guint n_not_granted;
  guint64 counters[RS_N_COUNTERS];
  guint64 malformed[RS_N_MALFORMED];
};

/**
 * rs_stream_feed_new:
 * @clock: tells the monotonic time
 * @asked: what is asked for; copied
 * @reorder_window_us: the longest that a message may be overtaken by others, microseconds
 * @heartbeat_reply: (nullable): the word with which heartbeats are answered
 *
 * Returns: (transfer full): a feed that was told nothing yet
 */
RsStreamFeed *
rs_stream_feed_new (RsClock *clock, const RsScope *asked, gint64 reorder_window_us, const char *heartbeat_reply)
{
  RsStreamFeed *self = g_new0 (RsStreamFeed, 1);

  self->clock = g_object_ref (clock);
  self->asked = rs_scope_copy (asked);
  self->cache = rs_state_cache_new (clock);
  rs_state_cache_set_scope (self->cache, asked);
  self->server_clock = rs_server_clock_new ();
  self->reorder_window_us = reorder_window_us;
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
  rs_state_cache_free (self->cache);
  rs_server_clock_free (self->server_clock);
  rs_scope_free (self->asked);
  g_free (self->heartbeat_reply);
  g_object_unref (self->clock);
  g_free (self);
}

/**
 * rs_stream_feed_open:
 * @self: a feed
 *
 * A new connection stands and is about to subscribe.
 *
 * Returns: (transfer none): its line, to be given to rs_stream_feed_close()
 */
RsFeedLine *
rs_stream_feed_open (RsStreamFeed *self)
{
  RsFeedLine *line = rs_feed_line_new (++self->lines, self->clock, self->reorder_window_us);

  rs_feed_line_ask (line, self->asked);
  return line;
}

static void
set_asked (RsStreamFeed *self, const RsScope *scope)
{
  if (self->asked != scope)
    {
      rs_scope_free (self->asked);
      self->asked = rs_scope_copy (scope);
    }
  rs_state_cache_set_scope (self->cache, self->asked);
}

/**
 * rs_stream_feed_ask:
 * @self: a feed
 * @line: a line that sends a `subscribe`
 * @scope: what it asks for; copied
 *
 * On a living subscription the new scope counts at once: who left it leaves the view. On a fresh line it counts from
 * its `subscribed` on.
 */
void
rs_stream_feed_ask (RsStreamFeed *self, RsFeedLine *line, const RsScope *scope)
{
  rs_feed_line_ask (line, scope);
  if (line->is_subscribed)
    set_asked (self, scope);
}

/**
 * rs_stream_feed_close:
 * @self: a feed
 * @line: (transfer full): a line whose connection is over
 *
 * Forgets the line, and what it told if it was never subscribed.
 */
void
rs_stream_feed_close (RsStreamFeed *self, RsFeedLine *line)
{
  if (line == self->current)
    {
      rs_state_cache_set_patient (self->cache, FALSE);
      self->current = NULL;
    }
  rs_feed_line_free (line);
}

/**
 * rs_stream_feed_lose:
 * @self: a feed
 *
 * No subscribed line is left: what is shown is old from now on (protocol §7). The next one may lead to another server, or
 * to one whose clock was set meanwhile, so its time is learnt anew (protocol §11).
 */
void
rs_stream_feed_lose (RsStreamFeed *self)
{
  rs_state_cache_lose_confirmation (self->cache);
  rs_server_clock_reset (self->server_clock);
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

static void
ask_for (RsStreamFeed *self, RsFeedWish wish)
{
  if (self->wish != NULL)
    self->wish (wish, self->wish_data);
}

/**
 * rs_stream_feed_get_server_now:
 * @self: a feed
 *
 * Returns: what time it is at the server, as far as that is known, else here; nanoseconds since 1970
 */
gint64
rs_stream_feed_get_server_now (RsStreamFeed *self)
{
  gint64 offset_ns;

  if (!rs_server_clock_get_offset (self->server_clock, &offset_ns))
    return rs_clock_get_real (self->clock) * 1000;
  return rs_clock_get_monotonic (self->clock) * 1000 + offset_ns;
}

/* What an older line still has to say proves nothing. */
static void
watch_numbers (RsStreamFeed *self, RsFeedLine *line, const RsMessage *message, RsApplyResult result)
{
  gint64 now_us = rs_clock_get_monotonic (self->clock);

  if (line != self->current)
    return;
  if (message->type != RS_MESSAGE_DELTA)
    rs_feed_line_note_beside (line, &message->delta, now_us);
  else if (rs_feed_line_note_update (line, &message->delta, result, now_us))
    ask_for (self, RS_FEED_WISH_FRESH);
  if (result == RS_APPLY_CONFLICT)
    ask_for (self, RS_FEED_WISH_RESYNC);
}

static void
check_gaps (RsStreamFeed *self)
{
  guint64 count =
      self->current == NULL ? 0 : rs_gap_watch_check (self->current->gaps, rs_clock_get_monotonic (self->clock));

  self->counters[RS_COUNTER_GAPS] += count;
  if (count > 0)
    ask_for (self, RS_FEED_WISH_RESYNC);
}

static void
take_delta (RsStreamFeed *self, RsFeedLine *line, const RsMessage *message)
{
  static const RsCounter counters[] = {
    [RS_APPLY_APPLIED] = RS_COUNTER_APPLIED,     [RS_APPLY_DUPLICATE] = RS_COUNTER_DUPLICATE,
    [RS_APPLY_STALE] = RS_COUNTER_STALE,         [RS_APPLY_CONFLICT] = RS_COUNTER_CONFLICT,
    [RS_APPLY_NOT_ASKED] = RS_COUNTER_NOT_ASKED,
  };
  gint64 server_now_ns = rs_stream_feed_get_server_now (self);
  const RsDelta *delta = &message->delta;
  RsApplyResult result = RS_APPLY_APPLIED;

  if (delta->has_time && line->is_subscribed)
    self->counters[RS_COUNTER_CLOCK_IGNORED] +=
        !rs_server_clock_add_sample (self->server_clock, rs_clock_get_monotonic (self->clock), delta->time_ns);
  if (line->side != NULL)
    result = rs_state_cache_apply (line->side, delta, line->number, server_now_ns);
  if (line->is_subscribed)
    result = rs_state_cache_apply (self->cache, delta, line->number, server_now_ns);
  rs_stream_feed_count (self, counters[result]);
  watch_numbers (self, line, message, result);
  for (guint i = 0; i < message->n_wrong_fields; i++)
    rs_stream_feed_count_malformed (self, RS_MALFORMED_WRONG_TYPE);
}

/* Where the server does not say what it granted, all that was asked for is. */
static void
complete_granted (const RsScope *asked, RsMessage *message)
{
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    if (!message->is_granted_told[kind])
      rs_scope_take_part (message->granted, asked, kind);
}

static void
take_subscribed (RsStreamFeed *self, RsFeedLine *line, RsMessage *message)
{
  if (line->number < self->epoch)
    return; /* a newer line has taken over meanwhile */

  set_asked (self, line->asked);
  complete_granted (self->asked, message);
  self->n_not_granted = rs_scope_count_missing (self->asked, message->granted, RS_KIND_AGENT) +
                        rs_scope_count_missing (self->asked, message->granted, RS_KIND_QUEUE);
  if (self->current != NULL)
    rs_feed_line_finish_take_over (self->current, self->cache);
  rs_feed_line_note_subscribed (
      line, self->current != NULL ? rs_clock_get_monotonic (self->clock) + self->reorder_window_us : 0);
  self->epoch = line->number;
  self->current = line;
  rs_gap_watch_begin (line->gaps);
  rs_restart_watch_begin (line->restarts);
  self->is_filled = TRUE;
  rs_state_cache_begin_epoch (self->cache, self->epoch, message->granted);
  rs_feed_line_begin_take_over (line, self->cache);
}

/**
 * rs_stream_feed_take_frame:
 * @self: a feed
 * @line: the line over which it came
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
rs_stream_feed_take_frame (RsStreamFeed *self, RsFeedLine *line, const char *data, gsize length, RsMessage *message)
{
  rs_stream_feed_count (self, RS_COUNTER_RECEIVED);
  rs_decoder_decode (data, length, self->heartbeat_reply, message);

  switch (message->type)
    {
    case RS_MESSAGE_DELTA:
      take_delta (self, line, message);
      break;
    case RS_MESSAGE_SUBSCRIBED:
      take_subscribed (self, line, message);
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
  if (message->type != RS_MESSAGE_DELTA)
    watch_numbers (self, line, message, RS_APPLY_APPLIED);
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
  gint64 deadline_us = rs_state_cache_get_deadline (self->cache);
  gint64 line_us = self->current != NULL ? rs_feed_line_get_deadline (self->current) : 0;

  return line_us != 0 && (deadline_us == 0 || line_us < deadline_us) ? line_us : deadline_us;
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
  check_gaps (self);
  if (self->current != NULL && self->current->patient_until_us <= rs_clock_get_monotonic (self->clock))
    rs_feed_line_finish_take_over (self->current, self->cache);
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
 * rs_stream_feed_peek_cache:
 * @self: a feed
 *
 * Returns: (transfer none): the picture, for what is not told over a line
 */
RsStateCache *
rs_stream_feed_peek_cache (RsStreamFeed *self)
{
  return self->cache;
}

/**
 * rs_stream_feed_peek_server_clock:
 * @self: a feed
 *
 * Returns: (transfer none): what is known of the server's time
 */
RsServerClock *
rs_stream_feed_peek_server_clock (RsStreamFeed *self)
{
  return self->server_clock;
}

/**
 * rs_stream_feed_get_epoch:
 * @self: a feed
 *
 * Returns: the number of the line that was subscribed last, 0 before the first
 */
guint32
rs_stream_feed_get_epoch (RsStreamFeed *self)
{
  return self->epoch;
}

/**
 * rs_stream_feed_peek_asked:
 * @self: a feed
 *
 * Returns: (transfer none): what is asked for
 */
const RsScope *
rs_stream_feed_peek_asked (RsStreamFeed *self)
{
  return self->asked;
}

/**
 * rs_stream_feed_set_wish_func:
 * @self: a feed
 * @func: (nullable): called when the feed needs something that only its source can do; perhaps again and again
 * @user_data: for @func
 */
void
rs_stream_feed_set_wish_func (RsStreamFeed *self, RsFeedWishFunc func, gpointer user_data)
{
  self->wish = func;
  self->wish_data = user_data;
}

/**
 * rs_stream_feed_close_gaps:
 * @self: a feed
 *
 * A resync begins: it makes up for all that is missing now.
 */
void
rs_stream_feed_close_gaps (RsStreamFeed *self)
{
  if (self->current != NULL)
    rs_gap_watch_close (self->current->gaps);
}

/**
 * rs_stream_feed_is_blind:
 * @self: a feed
 *
 * Returns: whether numbers cannot tell that something was lost, because too many of them never come
 */
gboolean
rs_stream_feed_is_blind (RsStreamFeed *self)
{
  return self->current != NULL && !rs_gap_watch_is_watching (self->current->gaps);
}

/**
 * rs_stream_feed_set_resyncing:
 * @self: a feed
 * @is_resyncing: whether a resync is due or runs
 */
void
rs_stream_feed_set_resyncing (RsStreamFeed *self, gboolean is_resyncing)
{
  self->is_resyncing = is_resyncing;
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
  status->is_whole = !self->is_resyncing && (self->current == NULL || !rs_gap_watch_has_open_gap (self->current->gaps));
  status->has_server_offset = rs_server_clock_get_offset (self->server_clock, &status->server_offset_ns);
}
