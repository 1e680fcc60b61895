/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-feed-outlet.h"

#include "net/rs-pacer.h"

/**
 * RsFeedOutlet:
 *
 * Where a feed's picture leaves its thread: paced, always together with what the source says of itself, and with what
 * time alone brings about done when it is due.
 */
struct _RsFeedOutlet
{
  RsClock *clock;
  GMainContext *context;
  RsStreamFeed *feed;
  RsFeedOutletDeliver deliver;
  gpointer user_data;

  RsPacer pacer;
  RsSourceStatus *status;
  RsTimer *flush;
  RsTimer *expiry;
};

/**
 * rs_feed_outlet_new:
 * @clock: tells time and wakes
 * @feed: (transfer none): outlives the outlet
 * @longest_us: the longest that a change may be held back, microseconds
 * @deliver: gets what changed
 * @user_data: for @deliver
 *
 * Returns: (transfer full): an outlet, for the calling thread
 */
RsFeedOutlet *
rs_feed_outlet_new (RsClock *clock, RsStreamFeed *feed, gint64 longest_us, RsFeedOutletDeliver deliver,
                    gpointer user_data)
{
  RsFeedOutlet *self = g_new0 (RsFeedOutlet, 1);

  self->clock = g_object_ref (clock);
  self->context = g_main_context_ref_thread_default ();
  self->feed = feed;
  self->deliver = deliver;
  self->user_data = user_data;
  self->status = rs_source_status_new ();
  rs_pacer_init (&self->pacer, longest_us);
  return self;
}

/**
 * rs_feed_outlet_free:
 * @self: (transfer full): an outlet
 *
 * What has not gone out yet never will.
 */
void
rs_feed_outlet_free (RsFeedOutlet *self)
{
  rs_clear_timer (&self->flush);
  rs_clear_timer (&self->expiry);
  rs_source_status_free (self->status);
  g_main_context_unref (self->context);
  g_object_unref (self->clock);
  g_free (self);
}

static void
on_expiry (gpointer user_data)
{
  RsFeedOutlet *self = user_data;

  rs_clear_timer (&self->expiry);
  rs_stream_feed_expire (self->feed);
  rs_feed_outlet_schedule (self);
}

static void
watch_expiry (RsFeedOutlet *self)
{
  gint64 deadline_us = rs_stream_feed_get_deadline (self->feed);

  rs_clear_timer (&self->expiry);
  if (deadline_us != 0)
    self->expiry = rs_clock_add_timer (self->clock, self->context,
                                       MAX (deadline_us - rs_clock_get_monotonic (self->clock), 0), on_expiry, self);
}

static void
flush (gpointer user_data)
{
  RsFeedOutlet *self = user_data;
  RsChangeSet *changes = rs_change_set_new ();

  rs_stream_feed_take_changes (self->feed, changes);
  rs_clear_timer (&self->flush);
  rs_stream_feed_describe (self->feed, self->status);
  rs_change_set_set_status (changes, rs_source_status_copy (self->status));
  watch_expiry (self);
  rs_pacer_note_sent (&self->pacer, rs_clock_get_monotonic (self->clock), self->deliver (changes, self->user_data));
}

/**
 * rs_feed_outlet_schedule:
 * @self: an outlet
 *
 * To be called when the feed was told something: it goes out as soon as the pace allows (protocol §10).
 */
void
rs_feed_outlet_schedule (RsFeedOutlet *self)
{
  gint64 now_us = rs_clock_get_monotonic (self->clock);

  if (self->flush == NULL)
    self->flush =
        rs_clock_add_timer (self->clock, self->context, rs_pacer_get_time (&self->pacer, now_us) - now_us, flush, self);
}

/**
 * rs_feed_outlet_set_state:
 * @self: an outlet
 * @state: how far the picture can be trusted from now on
 * @sentence: (nullable): for a person
 * @attempts: connection attempts since the last time of health
 *
 * A state is never held back: it goes out at once, with all that waits.
 */
void
rs_feed_outlet_set_state (RsFeedOutlet *self, RsSourceState state, const char *sentence, guint attempts)
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
  status->attempt = attempts;
  flush (self);
}

/**
 * rs_feed_outlet_set_notice:
 * @self: an outlet
 * @notice: (nullable): for a person: what is missing beside the stream
 */
void
rs_feed_outlet_set_notice (RsFeedOutlet *self, const char *notice)
{
  g_free (self->status->notice);
  self->status->notice = g_strdup (notice);
  rs_feed_outlet_schedule (self);
}

static gint64
to_wall_clock (RsFeedOutlet *self, gint64 monotonic_us)
{
  return rs_clock_get_real (self->clock) + monotonic_us - rs_clock_get_monotonic (self->clock);
}

/**
 * rs_feed_outlet_set_token:
 * @self: an outlet
 * @token: (nullable): the access token that there is; nothing but its times and scopes goes out
 * @sentence: (nullable): for a person: why no new one could be got
 *
 * It goes out with whatever goes out next.
 */
void
rs_feed_outlet_set_token (RsFeedOutlet *self, const RsToken *token, const char *sentence)
{
  RsSourceStatus *status = self->status;

  status->token_renew_us = token != NULL ? to_wall_clock (self, token->renew_at_us) : 0;
  status->token_expires_us = token != NULL ? to_wall_clock (self, token->expires_at_us) : 0;
  g_free (status->token_scopes);
  status->token_scopes = token != NULL ? g_strdup (token->scope) : NULL;
  g_free (status->token_sentence);
  status->token_sentence = g_strdup (sentence);
}

/**
 * rs_feed_outlet_set_next_attempt:
 * @self: an outlet
 * @time_us: monotonic time of the next attempt, 0 if none is waiting
 */
void
rs_feed_outlet_set_next_attempt (RsFeedOutlet *self, gint64 time_us)
{
  self->status->next_attempt_us = time_us;
}
