/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-hand-over.h"

/* How often it looks whether everybody has been told of: that means a look at every agent. */
#define STEP_US (G_USEC_PER_SEC / 20)

/**
 * RsHandOver:
 *
 * The end of a link whose successor is subscribed (protocol §8): it is read on until the successor has told of
 * everybody, or until nothing of it can be on the way any more; then it is closed in good order.
 */
struct _RsHandOver
{
  RsClock *clock;
  GMainContext *context;
  RsStreamFeed *feed;
  gint64 window_us;
  RsStreamLink *link;
  RsTimer *step;
  gint64 until_us;
};

/**
 * rs_hand_over_new:
 * @clock: tells time and wakes
 * @feed: (transfer none): knows of whom was told
 * @window_us: the longest that a message may be overtaken by others, microseconds
 *
 * Returns: (transfer full): no hand-over yet
 */
RsHandOver *
rs_hand_over_new (RsClock *clock, RsStreamFeed *feed, gint64 window_us)
{
  RsHandOver *self = g_new0 (RsHandOver, 1);

  self->clock = g_object_ref (clock);
  self->context = g_main_context_ref_thread_default ();
  self->feed = feed;
  self->window_us = window_us;
  return self;
}

/**
 * rs_hand_over_free:
 * @self: (transfer full): a hand-over
 */
void
rs_hand_over_free (RsHandOver *self)
{
  rs_hand_over_drop (self);
  g_main_context_unref (self->context);
  g_object_unref (self->clock);
  g_free (self);
}

static void
step (gpointer user_data)
{
  RsHandOver *self = user_data;

  rs_clear_timer (&self->step);
  if (rs_state_cache_count_untold (rs_stream_feed_peek_cache (self->feed)) == 0 ||
      rs_clock_get_monotonic (self->clock) >= self->until_us)
    rs_stream_link_retire (self->link);
  else
    self->step = rs_clock_add_timer (self->clock, self->context, STEP_US, step, self);
}

/**
 * rs_hand_over_begin:
 * @self: a hand-over
 * @link: (transfer full): a link whose successor is subscribed
 *
 * A link that was being handed over before is dropped.
 */
void
rs_hand_over_begin (RsHandOver *self, RsStreamLink *link)
{
  rs_hand_over_drop (self);
  self->link = link;
  self->until_us = rs_clock_get_monotonic (self->clock) + self->window_us;
  self->step = rs_clock_add_timer (self->clock, self->context, STEP_US, step, self);
}

/**
 * rs_hand_over_drop:
 * @self: a hand-over
 *
 * Ends it at once, if there is one.
 */
void
rs_hand_over_drop (RsHandOver *self)
{
  rs_clear_timer (&self->step);
  g_clear_pointer (&self->link, rs_stream_link_free);
}

/**
 * rs_hand_over_has:
 * @self: a hand-over
 * @link: a link
 *
 * Returns: whether it is @link that is being handed over
 */
gboolean
rs_hand_over_has (RsHandOver *self, RsStreamLink *link)
{
  return self->link == link;
}
