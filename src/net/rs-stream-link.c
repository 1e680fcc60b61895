/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-stream-link.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "net/rs-stream-connection.h"
#include "net/rs-watchdog.h"
#include "wire/rs-encoder.h"

#include <glib/gi18n-lib.h>

/* Protocol §3 and §8. */
#define SUBSCRIBE_US (10 * G_USEC_PER_SEC)
#define RETIRE_US (2 * G_USEC_PER_SEC)

/**
 * RsStreamLink:
 *
 * One connection from its handshake to its end, with its subscription, its heartbeats and its watchdog. What it hears
 * goes to the feed under a number of its own, so that two links may speak at the same time (protocol §8).
 */
struct _RsStreamLink
{
  RsClock *clock;
  GMainContext *context;
  const RsSourceConfig *config;
  RsStreamFeed *feed;
  RsFeedLine *line; /* the feed's view of this link; NULL before the WebSocket stands */
  RsStreamConnection *connection;
  char *token;
  const RsStreamLinkEvents *events;
  gpointer user_data;

  RsScope *scope;         /* to be subscribed next, NULL if nothing is waiting */
  RsScope *sent;          /* what the last `subscribe` asked for, NULL before the first */
  gint64 asked_us;        /* when the `subscribe` in flight was sent, 0 if none is */
  gboolean is_subscribed; /* at least once */
  gboolean is_deaf;       /* it does not answer later subscriptions */
  gboolean is_retiring;
  gboolean is_broken;
  guint close_code; /* for the tap */
  RsWatchdog watchdog;
  RsTimer *watch;
  gint64 watch_us; /* when it fires */
};

static void
end (RsStreamLink *self, RsStreamLinkEnd *how)
{
  how->is_broken = self->is_broken;
  rs_clear_timer (&self->watch);
  self->events->ended (self, how, self->user_data);
}

static void
give_up (RsStreamLink *self, const char *sentence, gboolean is_silent)
{
  g_autoptr (GError) error = g_error_new_literal (RS_ERROR, RS_ERROR_TIMEOUT, sentence);
  RsStreamLinkEnd how = { .error = error, .is_silent = is_silent };

  end (self, &how);
}

static gint64
get_deadline (RsStreamLink *self)
{
  gint64 deadline_us = rs_watchdog_get_deadline (&self->watchdog);

  if (self->asked_us != 0 && !self->is_deaf)
    deadline_us = MIN (deadline_us, self->asked_us + SUBSCRIBE_US);
  return deadline_us;
}

static void watch (RsStreamLink *self);

static void
on_watch (gpointer user_data)
{
  RsStreamLink *self = user_data;
  gint64 now_us = rs_clock_get_monotonic (self->clock);

  rs_clear_timer (&self->watch);
  if (self->is_retiring)
    give_up (self, "", FALSE); /* it had its time to say good-bye */
  else if (now_us >= rs_watchdog_get_deadline (&self->watchdog))
    give_up (self, _ ("The server has fallen silent. What you see is old; connecting anew."), TRUE);
  else if (self->asked_us != 0 && !self->is_deaf && now_us >= self->asked_us + SUBSCRIBE_US)
    {
      if (!self->is_subscribed)
        {
          give_up (self, _ ("The server does not confirm the subscription. Trying again."), FALSE);
          return;
        }
      /* What was subscribed goes on: only a fresh connection can ask again. */
      self->is_deaf = TRUE;
      watch (self);
      self->events->complained (self, NULL, NULL, self->user_data);
    }
  else
    watch (self);
}

/* The timer is set to the earliest deadline. Frames only put it off: then it looks again when it fires. */
static void
watch (RsStreamLink *self)
{
  gint64 deadline_us = get_deadline (self);

  if (self->is_retiring || (self->watch != NULL && self->watch_us <= deadline_us))
    return;
  rs_clear_timer (&self->watch);
  self->watch_us = deadline_us;
  self->watch = rs_clock_add_timer (self->clock, self->context,
                                    MAX (deadline_us - rs_clock_get_monotonic (self->clock), 0), on_watch, self);
}

/* One `subscribe` is in flight at a time; a newer one waits for the answer (protocol §3). */
static void
send_subscribe (RsStreamLink *self)
{
  g_autofree char *text = NULL;

  if (self->scope == NULL || self->asked_us != 0 || self->line == NULL)
    return;
  g_clear_pointer (&self->sent, rs_scope_free);
  self->sent = g_steal_pointer (&self->scope);
  text = rs_encoder_subscribe (self->sent, rs_scope_is_all (self->sent, RS_KIND_INTERACTION));
  rs_stream_feed_ask (self->feed, self->line, self->sent);
  rs_frame_tap_sent (self->config->tap, self->line->number, text);
  rs_stream_connection_send (self->connection, text);
  self->asked_us = rs_clock_get_monotonic (self->clock);
  watch (self);
}

static void
on_opened (gpointer user_data)
{
  RsStreamLink *self = user_data;
  gint64 date_ns;

  self->line = rs_stream_feed_open (self->feed);
  rs_frame_tap_opened (self->config->tap, self->line->number);
  rs_watchdog_start (&self->watchdog, rs_clock_get_monotonic (self->clock));
  if (rs_stream_connection_get_server_time (self->connection, &date_ns))
    rs_server_clock_set_date (rs_stream_feed_peek_server_clock (self->feed), rs_clock_get_monotonic (self->clock),
                              date_ns);
  send_subscribe (self);
  if (self->events->opened != NULL)
    self->events->opened (self, self->user_data);
}

static void
take_subscribed (RsStreamLink *self)
{
  gboolean is_first = !self->is_subscribed;

  self->asked_us = 0;
  self->is_subscribed = TRUE;
  send_subscribe (self);
  self->events->subscribed (self, is_first, self->user_data);
}

static void
take_complaint (RsStreamLink *self, const RsMessage *message)
{
  g_warning ("the server reports an error: %s (%s)", message->text != NULL ? message->text : "no text",
             message->code != NULL ? message->code : "no code");
  self->events->complained (self, message->code, message->text, self->user_data);
}

static void
on_frame (const char *data, gsize length, gpointer user_data)
{
  RsStreamLink *self = user_data;
  gint64 now_us = rs_clock_get_monotonic (self->clock);
  g_auto (RsMessage) message = { 0 };

  rs_frame_tap_frame (self->config->tap, self->line->number, data, length);
  rs_stream_feed_take_frame (self->feed, self->line, data, length, &message);
  switch (message.type)
    {
    case RS_MESSAGE_HEARTBEAT:
      rs_watchdog_note_heartbeat (&self->watchdog, now_us, message.interval_us);
      rs_stream_connection_send (self->connection, message.reply);
      watch (self);
      break;
    case RS_MESSAGE_SUBSCRIBED:
      rs_watchdog_note_data (&self->watchdog, now_us);
      take_subscribed (self);
      return;
    case RS_MESSAGE_DELTA:
      rs_watchdog_note_data (&self->watchdog, now_us);
      break;
    case RS_MESSAGE_ERROR:
      rs_watchdog_note_alive (&self->watchdog, now_us);
      take_complaint (self, &message);
      return;
    case RS_MESSAGE_MALFORMED:
    case RS_MESSAGE_UNKNOWN:
    default:
      rs_watchdog_note_alive (&self->watchdog, now_us);
    }
  self->events->changed (self, self->user_data);
}

static void
on_alive (gpointer user_data)
{
  RsStreamLink *self = user_data;

  rs_watchdog_note_alive (&self->watchdog, rs_clock_get_monotonic (self->clock));
}

static void
on_broken (RsMalformed reason, gpointer user_data)
{
  RsStreamLink *self = user_data;

  self->is_broken = TRUE;
  rs_stream_feed_count_malformed (self->feed, reason);
}

/* 0 if it is not known. */
static gint64
get_server_now (RsStreamLink *self)
{
  gint64 offset_ns;

  if (!rs_server_clock_get_offset (rs_stream_feed_peek_server_clock (self->feed), &offset_ns))
    return 0;
  return rs_clock_get_monotonic (self->clock) * 1000 + offset_ns;
}

static void
on_closed (guint status, guint code, const char *reason, const GError *error, gpointer user_data)
{
  RsStreamLink *self = user_data;
  RsStreamLinkEnd how = { .status = status, .code = code, .reason = reason, .error = error };

  if (status == 429 || status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    how.retry_after_us = rs_stream_connection_get_retry_after (self->connection, get_server_now (self));
  self->close_code = code;
  end (self, &how);
}

static const RsStreamConnectionEvents connection_events = {
  .opened = on_opened,
  .frame = on_frame,
  .alive = on_alive,
  .broken = on_broken,
  .closed = on_closed,
};

/**
 * rs_stream_link_new:
 * @session: a session of the calling thread
 * @clock: tells time and wakes
 * @config: (transfer none): outlives the link
 * @feed: (transfer none): gets what is heard; outlives the link
 * @token: (nullable): the access token; copied, and wiped in the end
 * @scope: what to subscribe to; copied
 * @events: (scope forever): what to call
 * @user_data: for @events
 *
 * Begins the handshake.
 *
 * Returns: (transfer full): a link on its way
 */
RsStreamLink *
rs_stream_link_new (SoupSession *session, RsClock *clock, const RsSourceConfig *config, RsStreamFeed *feed,
                    const char *token, const RsScope *scope, const RsStreamLinkEvents *events, gpointer user_data)
{
  RsStreamLink *self = g_new0 (RsStreamLink, 1);

  self->clock = g_object_ref (clock);
  self->context = g_main_context_ref_thread_default ();
  self->config = config;
  self->feed = feed;
  self->token = g_strdup (token);
  self->scope = rs_scope_copy (scope);
  self->events = events;
  self->user_data = user_data;
  self->connection = rs_stream_connection_new (session, clock, config->stream_url, token, &connection_events, self);
  return self;
}

/**
 * rs_stream_link_free:
 * @self: (transfer full): a link
 *
 * Drops it, whatever it is doing. No event is told any more.
 */
void
rs_stream_link_free (RsStreamLink *self)
{
  rs_clear_timer (&self->watch);
  rs_stream_connection_free (self->connection);
  if (self->line != NULL)
    {
      rs_frame_tap_closed (self->config->tap, self->line->number, self->close_code);
      rs_stream_feed_close (self->feed, self->line);
    }
  g_clear_pointer (&self->scope, rs_scope_free);
  g_clear_pointer (&self->sent, rs_scope_free);
  rs_text_wipe (self->token);
  g_main_context_unref (self->context);
  g_object_unref (self->clock);
  g_free (self);
}

/* Who does not hear is not asked: that is for a fresh link to do. */
static void
ask_again (RsStreamLink *self)
{
  if (self->is_deaf)
    self->events->complained (self, NULL, NULL, self->user_data);
  else
    send_subscribe (self);
}

/**
 * rs_stream_link_subscribe:
 * @self: a link
 * @scope: what to subscribe to from now on; copied
 *
 * Replaces the subscription; the connection goes on (protocol §3). While one is in flight the newest waits. A link that
 * is deaf complains instead.
 */
void
rs_stream_link_subscribe (RsStreamLink *self, const RsScope *scope)
{
  g_clear_pointer (&self->scope, rs_scope_free);
  self->scope = rs_scope_copy (scope);
  ask_again (self);
}

/**
 * rs_stream_link_resubscribe:
 * @self: a subscribed link
 *
 * Subscribes to the same once more, so that the server tells all there is. A link that is deaf complains instead.
 */
void
rs_stream_link_resubscribe (RsStreamLink *self)
{
  if (self->scope == NULL && self->sent != NULL)
    self->scope = rs_scope_copy (self->sent);
  ask_again (self);
}

/**
 * rs_stream_link_is_deaf:
 * @self: a link
 *
 * Returns: whether the server left a later `subscribe` unanswered; a fresh link is needed to ask again
 */
gboolean
rs_stream_link_is_deaf (RsStreamLink *self)
{
  return self->is_deaf;
}

/**
 * rs_stream_link_retire:
 * @self: a link that another one has replaced
 *
 * Closes it in good order, and goes on reading until the server has closed as well, for two seconds at most.
 */
void
rs_stream_link_retire (RsStreamLink *self)
{
  if (self->is_retiring)
    return;
  self->is_retiring = TRUE;
  rs_clear_timer (&self->watch);
  self->watch = rs_clock_add_timer (self->clock, self->context, RETIRE_US, on_watch, self);
  rs_stream_connection_close (self->connection);
}

/**
 * rs_stream_link_peek_token:
 * @self: a link
 *
 * Returns: (transfer none) (nullable): the token that it was opened with
 */
const char *
rs_stream_link_peek_token (RsStreamLink *self)
{
  return self->token;
}
