/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-stream-source.h"

#include "base/rs-backoff.h"
#include "base/rs-error.h"
#include "base/rs-text.h"
#include "net/rs-http.h"
#include "net/rs-pacer.h"
#include "net/rs-stream-connection.h"
#include "net/rs-stream-feed.h"
#include "net/rs-stream-verdict.h"
#include "net/rs-token-source.h"
#include "net/rs-watchdog.h"
#include "wire/rs-encoder.h"

#include <glib/gi18n-lib.h>

/* Protocol §3 and §9. */
#define SUBSCRIBE_US (10 * G_USEC_PER_SEC)
#define BACKOFF_BASE_US (G_USEC_PER_SEC / 2)
#define BACKOFF_CAP_US (30 * G_USEC_PER_SEC)
#define HEALTHY_US (60 * G_USEC_PER_SEC)
#define PERSON_US (5 * 60 * G_USEC_PER_SEC)

/* How often time-outs are looked at. */
#define HOUSEKEEPING_US (G_USEC_PER_SEC / 4)

typedef enum
{
  PHASE_IDLE,
  PHASE_TOKEN,       /* a token is being got */
  PHASE_HANDSHAKE,   /* the WebSocket is being opened */
  PHASE_SUBSCRIBING, /* it stands, `subscribed` has not come */
  PHASE_LIVE,        /* subscribed */
  PHASE_WAITING,     /* for the next attempt */
} Phase;

/**
 * RsStreamSource:
 *
 * Keeps a stream alive: token, handshake, subscription, data, and again from the start whenever something breaks, for
 * ever, with back-off. It lives on the feed thread; what it learns it delivers as change sets.
 *
 * ```
 * idle → token → handshake → subscribing → live
 *          ↑________________waiting___________↵   (any step may fail)
 * ```
 */
struct _RsStreamSource
{
  RsSourceConfig *config;
  RsClock *clock;
  GMainContext *context;
  RsStreamSourceDeliver deliver;
  gpointer user_data;

  char *secret;
  SoupSession *session;
  RsTokenSource *tokens;
  RsStreamFeed *feed;
  RsStreamConnection *connection;
  GCancellable *cancellable;

  Phase phase;
  RsWatchdog watchdog;
  RsPacer pacer;
  RsBackoff *backoff;
  gboolean is_impatient; /* the next ordinary loss is followed by an attempt at once */
  gboolean is_renewed;   /* the token was renewed after a 401 */
  gboolean is_broken;    /* the connection fails because of what the peer sent */
  guint n_policy;        /* closes with 1008 in a row */
  gint64 phase_since_us;

  RsTimer *retry;
  RsTimer *flush;
  RsTimer *housekeeping;
  RsSourceStatus *status;
};

static void begin_attempt (gpointer user_data);
static void fail_attempt (RsStreamSource *self, RsStreamVerdict *verdict, gint64 retry_after_us);

static gint64
now (RsStreamSource *self)
{
  return rs_clock_get_monotonic (self->clock);
}

static void
set_phase (RsStreamSource *self, Phase phase)
{
  self->phase = phase;
  self->phase_since_us = now (self);
}

static void
send_changes (gpointer user_data)
{
  RsStreamSource *self = user_data;
  RsChangeSet *changes = rs_change_set_new ();
  guint n_changes = rs_stream_feed_take_changes (self->feed, changes);

  rs_clear_timer (&self->flush);
  rs_stream_feed_describe (self->feed, self->status);
  rs_change_set_set_status (changes, rs_source_status_copy (self->status));
  rs_pacer_note_sent (&self->pacer, now (self), n_changes);
  self->deliver (changes, self->user_data);
}

static void
schedule_changes (RsStreamSource *self)
{
  gint64 now_us = now (self);

  if (self->flush == NULL)
    self->flush = rs_clock_add_timer (self->clock, self->context, rs_pacer_get_time (&self->pacer, now_us) - now_us,
                                      send_changes, self);
}

static void
set_state (RsStreamSource *self, RsSourceState state, const char *sentence)
{
  RsSourceStatus *status = self->status;
  gint64 real_us = rs_clock_get_real (self->clock);

  if (rs_source_state_is_living (state))
    status->living_until_us = 0;
  else if (rs_source_state_is_living (status->state))
    status->living_until_us = real_us;
  if (status->state != state || status->since_us == 0)
    status->since_us = real_us;
  status->state = state;
  g_free (status->sentence);
  status->sentence = g_strdup (sentence);
  status->attempt = rs_backoff_get_attempts (self->backoff);
  send_changes (self);
}

static void
wait_until (RsStreamSource *self, gint64 delay_us)
{
  set_phase (self, PHASE_WAITING);
  self->status->next_attempt_us = now (self) + delay_us;
  rs_clear_timer (&self->retry);
  self->retry = rs_clock_add_timer (self->clock, self->context, delay_us, begin_attempt, self);
}

static gint64
get_delay (RsStreamSource *self, const RsStreamVerdict *verdict, gint64 retry_after_us)
{
  if (retry_after_us > 0)
    {
      rs_backoff_next (self->backoff); /* the attempt counts */
      return retry_after_us;
    }
  if (verdict->wait == RS_WAIT_PERSON)
    return PERSON_US;
  if (verdict->wait == RS_WAIT_NONE && self->is_impatient)
    {
      self->is_impatient = FALSE;
      return 0;
    }
  return rs_backoff_next (self->backoff);
}

static void
fail_attempt (RsStreamSource *self, RsStreamVerdict *verdict, gint64 retry_after_us)
{
  if (verdict->renew_token)
    rs_token_source_invalidate (self->tokens, NULL);
  wait_until (self, get_delay (self, verdict, retry_after_us));
  set_state (self, verdict->state, verdict->sentence);
}

static void
drop_connection (RsStreamSource *self)
{
  if (self->phase == PHASE_SUBSCRIBING || self->phase == PHASE_LIVE)
    rs_stream_feed_disconnect (self->feed);
  if (self->phase == PHASE_LIVE)
    rs_stream_feed_count (self->feed, RS_COUNTER_RECONNECTS);
  rs_clear_timer (&self->housekeeping);
  g_clear_pointer (&self->connection, rs_stream_connection_free);
}

/* What libsoup, the network or the watchdog ended without the server saying why. */
static void
give_up (RsStreamSource *self, RsError code, const char *sentence)
{
  g_autoptr (GError) error = g_error_new_literal (RS_ERROR, (int) code, sentence);
  g_auto (RsStreamVerdict) verdict = { 0 };

  rs_stream_verdict_for_error (&verdict, error);
  if (self->phase == PHASE_LIVE)
    verdict.wait = RS_WAIT_NONE;
  drop_connection (self);
  fail_attempt (self, &verdict, 0);
}

static void
keep_house (gpointer user_data)
{
  RsStreamSource *self = user_data;
  gint64 now_us = now (self);
  gint64 deadline = rs_stream_feed_get_deadline (self->feed);

  rs_clear_timer (&self->housekeeping);
  if (self->phase == PHASE_SUBSCRIBING && now_us - self->phase_since_us >= SUBSCRIBE_US)
    {
      give_up (self, RS_ERROR_TIMEOUT, _ ("The server does not confirm the subscription. Trying again."));
      return;
    }
  if (now_us >= rs_watchdog_get_deadline (&self->watchdog))
    {
      give_up (self, RS_ERROR_TIMEOUT, _ ("The server has fallen silent. What you see is old; connecting anew."));
      return;
    }

  if (self->phase == PHASE_LIVE && now_us - self->phase_since_us >= HEALTHY_US)
    {
      rs_backoff_reset (self->backoff);
      self->is_impatient = TRUE;
      self->n_policy = 0;
    }
  if (deadline != 0 && deadline <= now_us)
    {
      rs_stream_feed_expire (self->feed);
      schedule_changes (self);
    }
  self->housekeeping = rs_clock_add_timer (self->clock, self->context, HOUSEKEEPING_US, keep_house, self);
}

static void
on_opened (gpointer user_data)
{
  RsStreamSource *self = user_data;
  g_autofree char *subscribe = rs_encoder_subscribe (self->config->asked, self->config->with_interactions);

  set_phase (self, PHASE_SUBSCRIBING);
  self->is_renewed = FALSE;
  self->is_broken = FALSE;
  rs_watchdog_start (&self->watchdog, now (self));
  rs_stream_feed_connect (self->feed);
  rs_stream_connection_send (self->connection, subscribe);
  keep_house (self);
}

static void
become_live (RsStreamSource *self)
{
  RsSourceStatus status = { 0 };

  if (self->phase == PHASE_SUBSCRIBING)
    set_phase (self, PHASE_LIVE);
  self->status->next_attempt_us = 0;
  rs_stream_feed_describe (self->feed, &status);
  set_state (self, status.n_not_granted > 0 ? RS_SOURCE_STATE_PARTIAL : RS_SOURCE_STATE_LIVE, NULL);
}

static void
take_complaint (const RsMessage *message)
{
  g_warning ("the server reports an error: %s (%s)", message->text != NULL ? message->text : "no text",
             message->code != NULL ? message->code : "no code");
}

static void
on_frame (const char *data, gsize length, gpointer user_data)
{
  RsStreamSource *self = user_data;
  g_auto (RsMessage) message = { 0 };

  rs_stream_feed_take_frame (self->feed, data, length, &message);
  switch (message.type)
    {
    case RS_MESSAGE_HEARTBEAT:
      rs_watchdog_note_heartbeat (&self->watchdog, now (self), message.interval_us);
      rs_stream_connection_send (self->connection, message.reply);
      break;
    case RS_MESSAGE_SUBSCRIBED:
      rs_watchdog_note_data (&self->watchdog, now (self));
      become_live (self);
      break;
    case RS_MESSAGE_DELTA:
      rs_watchdog_note_data (&self->watchdog, now (self));
      break;
    case RS_MESSAGE_ERROR:
      take_complaint (&message);
      rs_watchdog_note_alive (&self->watchdog, now (self));
      break;
    case RS_MESSAGE_MALFORMED:
    case RS_MESSAGE_UNKNOWN:
    default:
      rs_watchdog_note_alive (&self->watchdog, now (self));
    }
  schedule_changes (self);
}

static void
on_alive (gpointer user_data)
{
  RsStreamSource *self = user_data;

  rs_watchdog_note_alive (&self->watchdog, now (self));
}

static void
on_broken (RsMalformed reason, gpointer user_data)
{
  RsStreamSource *self = user_data;

  self->is_broken = TRUE;
  rs_stream_feed_count_malformed (self->feed, reason);
}

static void
judge_end (RsStreamSource *self, guint status, guint code, const char *reason, const GError *error,
           RsStreamVerdict *verdict)
{
  if (error != NULL)
    rs_stream_verdict_for_error (verdict, error);
  else if (status != 0)
    rs_stream_verdict_for_status (verdict, status, self->config->stream_url);
  else
    rs_stream_verdict_for_close (verdict, code == 1008 && self->n_policy++ > 0 ? 4003 : code, reason,
                                 self->config->stream_url);

  /* It was we who gave up, with a code that the peer only repeats (protocol §4). That also goes for 1012 and 1013, which
   * libsoup 3.2 does not know and takes for a broken frame. */
  if (self->is_broken)
    verdict->wait = RS_WAIT_NONE;
}

static void
on_closed (guint status, guint code, const char *reason, const GError *error, gpointer user_data)
{
  RsStreamSource *self = user_data;
  g_auto (RsStreamVerdict) verdict = { 0 };
  gint64 retry_after_us = 0;

  if (status == 429 || status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    retry_after_us = rs_stream_connection_get_retry_after (self->connection);
  judge_end (self, status, code, reason, error, &verdict);
  drop_connection (self);

  /* A token may be revoked before its time: renew once, try once more, then a person is needed (protocol §1). */
  if (status == SOUP_STATUS_UNAUTHORIZED && !self->is_renewed)
    {
      self->is_renewed = TRUE;
      rs_token_source_invalidate (self->tokens, NULL);
      begin_attempt (self);
      return;
    }
  fail_attempt (self, &verdict, retry_after_us);
}

static const RsStreamConnectionEvents connection_events = {
  .opened = on_opened,
  .frame = on_frame,
  .alive = on_alive,
  .broken = on_broken,
  .closed = on_closed,
};

static void
on_token (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RsStreamSource *self;
  g_autoptr (GError) error = NULL;
  g_auto (RsStreamVerdict) verdict = { 0 };
  const RsToken *token = rs_token_source_get_finish (RS_TOKEN_SOURCE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the source is no more */

  self = user_data;
  if (token == NULL)
    {
      rs_stream_verdict_for_error (&verdict, error);
      fail_attempt (self, &verdict, rs_token_source_get_retry_after (self->tokens));
      return;
    }
  set_phase (self, PHASE_HANDSHAKE);
  self->connection = rs_stream_connection_new (self->session, self->clock, self->config->stream_url, token->text,
                                               &connection_events, self);
}

static void
begin_attempt (gpointer user_data)
{
  RsStreamSource *self = user_data;

  rs_clear_timer (&self->retry);
  self->status->next_attempt_us = 0;
  set_phase (self, PHASE_TOKEN);
  rs_token_source_get_async (self->tokens, self->cancellable, on_token, self);
}

/**
 * rs_stream_source_new:
 * @config: (transfer full): what it must know
 * @secret: the client's secret; copied, and wiped in the end
 * @clock: tells time and wakes
 * @deliver: gets what changed
 * @user_data: for @deliver
 *
 * To be made, started and freed on the thread whose default main context is to run it.
 *
 * Returns: (transfer full): a source at rest
 */
RsStreamSource *
rs_stream_source_new (RsSourceConfig *config, const char *secret, RsClock *clock, RsStreamSourceDeliver deliver,
                      gpointer user_data)
{
  RsStreamSource *self = g_new0 (RsStreamSource, 1);

  self->config = config;
  self->secret = g_strdup (secret);
  self->clock = g_object_ref (clock);
  self->context = g_main_context_ref_thread_default ();
  self->deliver = deliver;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  self->feed = rs_stream_feed_new (clock, config->asked, config->heartbeat_reply);
  self->backoff = rs_backoff_new (BACKOFF_BASE_US, BACKOFF_CAP_US, g_random_int ());
  self->is_impatient = TRUE;
  self->status = rs_source_status_new ();
  rs_pacer_init (&self->pacer, config->coalesce_us);
  return self;
}

/**
 * rs_stream_source_start:
 * @self: a source at rest
 *
 * Begins to connect, and goes on until it is freed.
 */
void
rs_stream_source_start (RsStreamSource *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (self->phase == PHASE_IDLE);
  self->session = rs_http_new_session (self->config->ca_file, &error);
  if (self->session == NULL)
    {
      /* Without the authority that was named nothing may be trusted; only another profile mends that. */
      set_state (self, RS_SOURCE_STATE_NO_STREAM, error->message);
      return;
    }
  self->tokens = rs_token_source_new (self->session, self->clock, &self->config->auth, self->secret, NULL);
  set_state (self, RS_SOURCE_STATE_CONNECTING, NULL);
  begin_attempt (self);
}

/**
 * rs_stream_source_free:
 * @self: (transfer full): a source
 *
 * Stops whatever it is doing, at once.
 */
void
rs_stream_source_free (RsStreamSource *self)
{
  g_cancellable_cancel (self->cancellable);
  drop_connection (self);
  rs_clear_timer (&self->retry);
  rs_clear_timer (&self->flush);
  g_clear_object (&self->tokens);
  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  rs_stream_feed_free (self->feed);
  rs_backoff_free (self->backoff);
  rs_source_status_free (self->status);
  rs_source_config_free (self->config);
  rs_text_wipe (self->secret);
  g_main_context_unref (self->context);
  g_object_unref (self->clock);
  g_free (self);
}
