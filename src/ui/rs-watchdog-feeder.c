/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-watchdog-feeder.h"

/**
 * RsWatchdogFeeder:
 *
 * Feeds the watchdog of the service manager as long as the board is well: it draws, and its feed thread answers. Whether
 * the source has a connection does not matter; the board says that itself, and a restart would not help.
 *
 * ```
 * half a period ─▶ a frame since, and an answer since? ─ yes ─▶ WATCHDOG=1, and the next half begins
 *                                                      └ no ──▶ look again soon; nothing is sent
 * ```
 *
 * All of it runs on the main loop, so a main loop that hangs feeds nobody.
 */
struct _RsWatchdogFeeder
{
  RsNotifySocket *socket; /* not owned */
  RsClock *clock;
  RsSession *session; /* (nullable) */
  gint64 period_us;
  RsTimer *timer;
  gboolean expects_frames;
  gboolean has_drawn;
};

#define FEED_PARTS 2        /* of a period, between two feedings */
#define LOOK_AGAIN_PARTS 20 /* of a period, while something is owed */

static void begin (RsWatchdogFeeder *self);
static void on_timer (gpointer user_data);

static RsFeedPulse *
get_pulse (RsWatchdogFeeder *self)
{
  return self->session != NULL ? rs_session_get_pulse (self->session) : NULL;
}

static gboolean
is_well (RsWatchdogFeeder *self)
{
  RsFeedPulse *pulse = get_pulse (self);

  return (self->has_drawn || !self->expects_frames) && (pulse == NULL || rs_feed_pulse_has_answered (pulse));
}

static void
wait_for (RsWatchdogFeeder *self, gint64 delay_us)
{
  rs_clear_timer (&self->timer);
  self->timer = rs_clock_add_timer (self->clock, NULL, delay_us, on_timer, self);
}

static void
on_timer (gpointer user_data)
{
  RsWatchdogFeeder *self = user_data;

  if (!is_well (self))
    {
      wait_for (self, self->period_us / LOOK_AGAIN_PARTS);
      return;
    }
  rs_notify_socket_send (self->socket, "WATCHDOG=1");
  begin (self);
}

static void
ask_feed (RsWatchdogFeeder *self)
{
  RsFeedPulse *pulse = get_pulse (self);

  if (pulse != NULL)
    rs_feed_pulse_ask (pulse);
}

static void
begin (RsWatchdogFeeder *self)
{
  self->has_drawn = FALSE;
  ask_feed (self);
  wait_for (self, self->period_us / FEED_PARTS);
}

/**
 * rs_watchdog_feeder_new:
 * @socket: the way to the manager; outlives the feeder
 * @period_us: after how many microseconds without a word the manager ends the program; more than 0
 * @clock: tells time
 *
 * Returns: (transfer full): a feeder at work
 */
RsWatchdogFeeder *
rs_watchdog_feeder_new (RsNotifySocket *socket, gint64 period_us, RsClock *clock)
{
  RsWatchdogFeeder *self = g_new0 (RsWatchdogFeeder, 1);

  self->socket = socket;
  self->clock = g_object_ref (clock);
  self->period_us = period_us;
  begin (self);
  return self;
}

/**
 * rs_watchdog_feeder_free:
 * @self: (transfer full): a feeder
 */
void
rs_watchdog_feeder_free (RsWatchdogFeeder *self)
{
  rs_clear_timer (&self->timer);
  g_clear_object (&self->session);
  g_object_unref (self->clock);
  g_free (self);
}

/**
 * rs_watchdog_feeder_set_session:
 * @self: a feeder
 * @session: (nullable): whose feed thread must answer; %NULL while there is none
 */
void
rs_watchdog_feeder_set_session (RsWatchdogFeeder *self, RsSession *session)
{
  g_set_object (&self->session, session);
  ask_feed (self);
}

/**
 * rs_watchdog_feeder_expect_frames:
 * @self: a feeder
 * @are_expected: whether there is a window on a monitor
 *
 * Where no monitor is, nothing can be drawn, and a restart brings none back. At first no frames are expected.
 */
void
rs_watchdog_feeder_expect_frames (RsWatchdogFeeder *self, gboolean are_expected)
{
  self->expects_frames = are_expected;
}

/**
 * rs_watchdog_feeder_note_frame:
 * @self: a feeder
 *
 * A frame was drawn. A board on which nothing changes draws its clock every second.
 */
void
rs_watchdog_feeder_note_frame (RsWatchdogFeeder *self)
{
  self->has_drawn = TRUE;
}
