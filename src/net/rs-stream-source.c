/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-stream-source.h"

#include "base/rs-error.h"
#include "base/rs-heap.h"
#include "base/rs-text.h"
#include "net/rs-hand-over.h"
#include "net/rs-http.h"
#include "net/rs-names-loader.h"
#include "net/rs-resync.h"
#include "net/rs-stream-attempt.h"
#include "net/rs-stream-link.h"
#include "net/rs-stream-parts.h"
#include "net/rs-stream-patience.h"

#include <glib/gi18n-lib.h>

/* Protocol §9. */
#define HEALTHY_US (60 * G_USEC_PER_SEC)

/* Protocol §6. */
#define FRESH_US (30 * G_USEC_PER_SEC)

/* A handshake that was begun before the network changed hangs; one that was begun just now need not be repeated. */
#define YOUNG_US G_USEC_PER_SEC

/**
 * RsStreamSource:
 *
 * Keeps a stream alive: token, handshake, subscription, data, and again from the start whenever something breaks, for
 * ever, with back-off. It lives on the feed thread; what it learns it delivers as change sets.
 *
 * ```
 *           none → token → link → none, and a living link
 *  waiting ──────────↑______↓
 *     ↑_____________________↵ (any step may fail)
 * ```
 *
 * There is one attempt at a time. While a living link exists an attempt is a rotation: the picture stays as it is until
 * the new link is subscribed and takes over, and a failure is nobody's concern but ours (protocol §8). Without one it is
 * a reconnect, and the state says so (protocol §9).
 */
struct _RsStreamSource
{
  RsSourceConfig *config;
  RsClock *clock;
  GMainContext *context;
  char *secret;
  SoupSession *session;
  RsTokenSource *tokens;
  RsStreamFeed *feed;
  RsFeedOutlet *outlet;
  RsResync *resync;
  RsNamesLoader *names;

  RsStreamAttempt *attempt; /* to get a living link, or the next one */
  RsStreamLink *live;       /* subscribed: its word counts */
  RsHandOver *hand_over;    /* of the link before */

  RsStreamPatience *patience;
  gboolean is_renewed; /* the token was renewed after a 401 */
  char *limits;        /* what the sign-in may not read, for a person; NULL if nothing */
  gint64 fresh_us;     /* before that no further link is opened for the sake of order */

  RsTimer *health;
  RsTimer *renewal;
};

static gint64
now (RsStreamSource *self)
{
  return rs_clock_get_monotonic (self->clock);
}

static void
arm (RsStreamSource *self, RsTimer **timer, gint64 delay_us, RsTimerFunc func)
{
  rs_clear_timer (timer);
  *timer = rs_clock_add_timer (self->clock, self->context, MAX (delay_us, 0), func, self);
}

static void
set_state (RsStreamSource *self, RsSourceState state, const char *sentence)
{
  rs_feed_outlet_set_state (self->outlet, state, sentence, rs_stream_patience_get_attempts (self->patience));
}

static void
begin_attempt (RsStreamSource *self)
{
  rs_feed_outlet_set_next_attempt (self->outlet, 0);
  rs_stream_attempt_begin (self->attempt);
}

static void
wait_for_attempt (RsStreamSource *self, gint64 delay_us)
{
  rs_feed_outlet_set_next_attempt (self->outlet, self->live == NULL ? now (self) + delay_us : 0);
  rs_stream_attempt_wait (self->attempt, delay_us);
}

static void
fail_attempt (RsStreamSource *self, RsStreamVerdict *verdict, gint64 retry_after_us)
{
  if (self->live != NULL) /* a refused rotation changes nothing that is shown (protocol §8) */
    {
      g_info ("The connection could not be renewed yet: %s", verdict->sentence);
      rs_feed_outlet_schedule (self->outlet); /* what is known of the token has changed */
      wait_for_attempt (self, rs_stream_patience_get_rotation_delay (self->patience, retry_after_us));
      return;
    }
  if (rs_stream_feed_get_epoch (self->feed) > 0)
    rs_stream_verdict_note_lived (verdict);
  wait_for_attempt (self, rs_stream_patience_get_delay (self->patience, verdict, retry_after_us));
  set_state (self, verdict->state, verdict->sentence);
}

static void
note_health (gpointer user_data)
{
  RsStreamSource *self = user_data;

  rs_clear_timer (&self->health);
  rs_stream_patience_note_health (self->patience);
}

/* What is under way meets the wish: it is a fresh connection, repeated until one stands. Should its token be the one of
 * which the server spoke, the renewal is due as soon as it takes over. */
static void
rotate (RsStreamSource *self)
{
  if (self->live != NULL && !rs_stream_attempt_is_under_way (self->attempt))
    begin_attempt (self);
}

static void
on_renewal (gpointer user_data)
{
  RsStreamSource *self = user_data;

  rs_clear_timer (&self->renewal);
  rotate (self);
}

static void
show_living (RsStreamSource *self)
{
  RsSourceStatus status = { 0 };

  rs_stream_feed_describe (self->feed, &status);
  set_state (self, status.n_not_granted > 0 || self->limits != NULL ? RS_SOURCE_STATE_PARTIAL : RS_SOURCE_STATE_LIVE,
             self->limits);
}

static void
take_over (RsStreamSource *self)
{
  RsStreamLink *former = g_steal_pointer (&self->live);

  self->live = rs_stream_attempt_take (self->attempt);
  rs_feed_outlet_set_next_attempt (self->outlet, 0);
  self->is_renewed = FALSE;
  if (former != NULL)
    {
      rs_stream_feed_count (self->feed, RS_COUNTER_ROTATIONS);
      rs_hand_over_begin (self->hand_over, former);
    }
  else
    arm (self, &self->health, HEALTHY_US, note_health);
  arm (self, &self->renewal, rs_token_source_get_renewal_time (self->tokens) - now (self), on_renewal);
  rs_resync_begin (self->resync);
  rs_names_loader_retry (self->names);
  rs_heap_give_back ();
  show_living (self);
}

static void
resubscribe (gpointer user_data)
{
  RsStreamSource *self = user_data;

  rs_stream_link_resubscribe (self->live);
}

static void
on_wish (RsFeedWish wish, gpointer user_data)
{
  RsStreamSource *self = user_data;
  gint64 due_us = MAX (self->fresh_us, now (self));

  if (wish == RS_FEED_WISH_RESYNC)
    {
      rs_resync_want (self->resync);
      return;
    }
  self->fresh_us = due_us + FRESH_US;
  due_us = MIN (due_us, rs_token_source_get_renewal_time (self->tokens));
  arm (self, &self->renewal, due_us - now (self), on_renewal);
}

static void
on_link_subscribed (RsStreamLink *link, gboolean is_first, gpointer user_data)
{
  RsStreamSource *self = user_data;

  if (rs_stream_attempt_has (self->attempt, link))
    take_over (self);
  else if (link == self->live)
    {
      rs_resync_note_subscribed (self->resync);
      show_living (self);
    }
}

static void
on_link_changed (RsStreamLink *link, gpointer user_data)
{
  RsStreamSource *self = user_data;

  rs_feed_outlet_schedule (self->outlet);
}

static void
on_link_complained (RsStreamLink *link, const char *code, const char *text, gpointer user_data)
{
  RsStreamSource *self = user_data;

  if (link != self->live)
    return;
  if (rs_stream_verdict_names_token (code) || rs_stream_verdict_names_token (text)) /* it will not last (protocol §8) */
    rs_token_source_invalidate (self->tokens, rs_stream_link_peek_token (link));
  else if (!rs_stream_link_is_deaf (link))
    return;
  rotate (self);
}

/* The attempt's link failed before it was subscribed: that leaves no trace. */
static void
end_attempt (RsStreamSource *self, RsStreamLink *link, const RsStreamLinkEnd *end)
{
  g_auto (RsStreamVerdict) verdict = { 0 };

  rs_stream_verdict_for_end (&verdict, end, rs_stream_patience_note_end (self->patience, end),
                             self->config->stream_url);
  if (verdict.renew_token)
    rs_token_source_invalidate (self->tokens, rs_stream_link_peek_token (link));

  /* A token may be revoked before its time: renew once, try once more, then a person is needed (protocol §1). */
  if (end->status == SOUP_STATUS_UNAUTHORIZED && !self->is_renewed)
    {
      self->is_renewed = TRUE;
      begin_attempt (self);
      return;
    }
  fail_attempt (self, &verdict, end->retry_after_us);
}

/* Nothing that is shown is true any more. If a successor is on its way already, it is what reconnects. */
static void
lose_live (RsStreamSource *self, RsStreamVerdict *verdict)
{
  gboolean has_successor = rs_stream_attempt_is_under_way (self->attempt);

  if (verdict->renew_token)
    rs_token_source_invalidate (self->tokens, rs_stream_link_peek_token (self->live));
  rs_clear_timer (&self->renewal);
  rs_clear_timer (&self->health);
  g_clear_pointer (&self->live, rs_stream_link_free);
  rs_hand_over_drop (self->hand_over); /* the newer link's word counted: the older cannot go on alone (protocol §6) */
  rs_resync_stop (self->resync);
  rs_stream_feed_lose (self->feed);
  rs_stream_feed_count (self->feed, RS_COUNTER_RECONNECTS);
  if (has_successor)
    set_state (self, RS_SOURCE_STATE_RECONNECTING, verdict->sentence);
  else
    fail_attempt (self, verdict, 0);
}

static void
end_live (RsStreamSource *self, const RsStreamLinkEnd *end)
{
  g_auto (RsStreamVerdict) verdict = { 0 };
  /* A server may allow but one connection, and end the first for the second's sake: that is no policy against us. */
  gboolean again = !rs_stream_attempt_is_under_way (self->attempt) && rs_stream_patience_note_end (self->patience, end);

  rs_stream_verdict_for_end (&verdict, end, again, self->config->stream_url);
  lose_live (self, &verdict);
}

static void
on_link_ended (RsStreamLink *link, const RsStreamLinkEnd *end, gpointer user_data)
{
  RsStreamSource *self = user_data;

  if (rs_hand_over_has (self->hand_over, link))
    rs_hand_over_drop (self->hand_over);
  else if (rs_stream_attempt_has (self->attempt, link))
    end_attempt (self, link, end);
  else
    end_live (self, end);
}

static const RsStreamLinkEvents link_events = {
  .subscribed = on_link_subscribed,
  .changed = on_link_changed,
  .complained = on_link_complained,
  .ended = on_link_ended,
};

static RsStreamLink *
open_link (const RsToken *token, gpointer user_data)
{
  RsStreamSource *self = user_data;
  g_autoptr (RsScope) allowed = NULL;
  g_auto (RsStreamVerdict) verdict = { 0 };

  rs_feed_outlet_set_token (self->outlet, token, NULL);
  g_clear_pointer (&self->limits, g_free);
  allowed = rs_stream_parts_allow (self->config->asked, token, &self->limits);
  if (!rs_scope_is_empty (allowed))
    return rs_stream_link_new (self->session, self->clock, self->config, self->feed, token->text, allowed, &link_events,
                               self);
  rs_stream_verdict_for_status (&verdict, SOUP_STATUS_FORBIDDEN, self->config->stream_url);
  fail_attempt (self, &verdict, 0);
  return NULL;
}

static void
on_refused (const GError *error, gint64 retry_after_us, gpointer user_data)
{
  RsStreamSource *self = user_data;
  g_auto (RsStreamVerdict) verdict = { 0 };

  rs_stream_verdict_for_error (&verdict, error);
  rs_feed_outlet_set_token (self->outlet, rs_token_source_peek (self->tokens), verdict.sentence);
  fail_attempt (self, &verdict, retry_after_us);
}

static const RsStreamAttemptEvents attempt_events = { .open = open_link, .refused = on_refused };

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
rs_stream_source_new (RsSourceConfig *config, const char *secret, RsClock *clock, RsFeedOutletDeliver deliver,
                      gpointer user_data)
{
  RsStreamSource *self = g_new0 (RsStreamSource, 1);

  self->config = config;
  self->secret = g_strdup (secret);
  self->clock = g_object_ref (clock);
  self->context = g_main_context_ref_thread_default ();
  self->feed = rs_stream_feed_new (clock, config->asked, config->reorder_window_us, config->heartbeat_reply);
  rs_stream_feed_set_wish_func (self->feed, on_wish, self);
  self->outlet = rs_feed_outlet_new (clock, self->feed, config->coalesce_us, deliver, user_data);
  self->resync = rs_resync_new (clock, self->feed, self->outlet, config->reorder_window_us, resubscribe, self);
  rs_resync_set_snapshot_source (self->resync, config->snapshots);
  self->hand_over = rs_hand_over_new (clock, self->feed, config->reorder_window_us);
  self->patience = rs_stream_patience_new (g_random_int ());
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

  g_return_if_fail (self->session == NULL);
  self->session = rs_http_new_session (self->config->ca_file, &error);
  if (self->session == NULL)
    {
      /* Without the authority that was named nothing may be trusted; only another profile mends that. */
      set_state (self, RS_SOURCE_STATE_NO_STREAM, error->message);
      return;
    }
  self->tokens =
      rs_token_source_new (self->session, self->clock, &self->config->auth, self->secret, self->config->refresh_store);
  self->attempt = rs_stream_attempt_new (self->clock, self->tokens, &attempt_events, self);
  self->names = rs_names_loader_new (self->session, self->tokens, self->clock, self->config, self->feed, self->outlet);
  set_state (self, RS_SOURCE_STATE_CONNECTING, NULL);
  begin_attempt (self);
}

/**
 * rs_stream_source_wake:
 * @self: a source
 * @reason: what happened to this machine
 *
 * To be called when the network came back or changed, or when the machine woke from sleep: no pause is sat out any
 * more (protocol §9). After sleep the living link is not believed: whatever it missed nobody will repeat. A change of
 * the network may have left it intact, so a fresh one is opened beside it, and takes over without a blink.
 */
void
rs_stream_source_wake (RsStreamSource *self, RsWakeReason reason)
{
  g_auto (RsStreamVerdict) verdict = { .state = RS_SOURCE_STATE_RECONNECTING, .wait = RS_WAIT_NONE };

  if (self->attempt == NULL)
    return;
  if (rs_stream_attempt_is_under_way (self->attempt) && rs_stream_attempt_get_age (self->attempt) < YOUNG_US)
    return;
  if (self->live != NULL && reason == RS_WAKE_RESUME)
    {
      verdict.sentence = g_strdup (_ ("This machine was asleep. What you see is old; connecting anew."));
      lose_live (self, &verdict);
    }
  if (reason == RS_WAKE_RESUME)
    rs_server_clock_reset (rs_stream_feed_peek_server_clock (self->feed)); /* monotonic time stood still */
  begin_attempt (self);
}

/**
 * rs_stream_source_set_asked:
 * @self: a source
 * @asked: (transfer full): what the board shows from now on
 *
 * Subscribes anew on the living connection (protocol §3). Who left is removed from view at once.
 */
void
rs_stream_source_set_asked (RsStreamSource *self, RsScope *asked)
{
  const RsToken *token = self->tokens != NULL ? rs_token_source_peek (self->tokens) : NULL;
  g_autoptr (RsScope) allowed = NULL;

  rs_scope_free (self->config->asked);
  self->config->asked = asked;
  if (token == NULL)
    return;
  g_clear_pointer (&self->limits, g_free);
  allowed = rs_stream_parts_allow (asked, token, &self->limits);
  rs_stream_attempt_subscribe (self->attempt, allowed);
  if (self->live != NULL)
    rs_stream_link_subscribe (self->live, allowed);
}

/**
 * rs_stream_source_show_fields:
 * @self: a source
 * @kind: a kind
 * @fields: a mask of the fields that some view shows, 1 << field
 *
 * What no view shows is not handed over (protocol §10).
 */
void
rs_stream_source_show_fields (RsStreamSource *self, RsKind kind, guint32 fields)
{
  if (rs_state_cache_set_shown_fields (rs_stream_feed_peek_cache (self->feed), kind, fields))
    rs_feed_outlet_schedule (self->outlet);
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
  g_clear_pointer (&self->config->tap, rs_frame_tap_free); /* the stream has not ended: only we stop listening */
  g_clear_pointer (&self->names, rs_names_loader_free);
  g_clear_pointer (&self->attempt, rs_stream_attempt_free);
  rs_hand_over_free (self->hand_over);
  g_clear_pointer (&self->live, rs_stream_link_free);
  rs_clear_timer (&self->health);
  rs_clear_timer (&self->renewal);
  if (self->tokens != NULL)
    rs_token_source_leave (self->tokens);
  g_clear_object (&self->tokens);
  g_clear_pointer (&self->session, rs_http_end_session);
  rs_resync_free (self->resync);
  rs_feed_outlet_free (self->outlet);
  rs_stream_feed_free (self->feed);
  rs_stream_patience_free (self->patience);
  rs_source_config_free (self->config);
  rs_text_wipe (self->secret);
  g_free (self->limits);
  g_main_context_unref (self->context);
  g_object_unref (self->clock);
  g_free (self);
}
