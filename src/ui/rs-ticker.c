/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-ticker.h"

#include "base/rs-iso-time.h"

/**
 * RsTicker:
 *
 * One call a second, just after the full second of somebody else's clock, so that all boards of a floor change
 * their digits together.
 */
struct _RsTicker
{
  RsClock *clock;
  RsTickerNowFunc now;
  RsTickerFunc tick;
  gpointer user_data;
  RsTimer *timer;
};

#define JUST_AFTER_US 2000

static void arm (RsTicker *self);

static void
on_timer (gpointer user_data)
{
  RsTicker *self = user_data;

  rs_clear_timer (&self->timer);
  arm (self);
  self->tick (self->user_data);
}

static void
arm (RsTicker *self)
{
  gint64 into_second_ns = self->now (self->user_data) % RS_NSEC_PER_SEC;
  gint64 left_us = (RS_NSEC_PER_SEC - into_second_ns) / 1000;

  self->timer = rs_clock_add_timer (self->clock, NULL, left_us + JUST_AFTER_US, on_timer, self);
}

/**
 * rs_ticker_new:
 * @clock: what waits
 * @now: the time to keep step with
 * @tick: called once a second
 * @user_data: for both
 *
 * Returns: (transfer full): a ticker that runs
 */
RsTicker *
rs_ticker_new (RsClock *clock, RsTickerNowFunc now, RsTickerFunc tick, gpointer user_data)
{
  RsTicker *self = g_new0 (RsTicker, 1);

  self->clock = g_object_ref (clock);
  self->now = now;
  self->tick = tick;
  self->user_data = user_data;
  arm (self);
  return self;
}

/**
 * rs_ticker_free:
 * @self: (transfer full): a ticker
 */
void
rs_ticker_free (RsTicker *self)
{
  rs_clear_timer (&self->timer);
  g_object_unref (self->clock);
  g_free (self);
}
