/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-driver.h"

/* A busy floor is moved in steps of this length at least: a timer for each of thousands of events a second
 * would cost more than the events. */
#define SHORTEST_STEP_US 2000

/**
 * RsDemoDriver:
 *
 * Lets a floor live in the time of a clock: wakes when the floor's next event is due.
 */
struct _RsDemoDriver
{
  RsDemoFloor *floor;
  RsClock *clock;
  GMainContext *context;
  RsTimer *timer;
  gint64 ahead_us; /* the floor's wall time without its jumps, minus the clock's monotonic time */
};

static void
on_due (gpointer user_data)
{
  rs_demo_driver_catch_up (user_data);
}

static void
plan_next (RsDemoDriver *self)
{
  gint64 due = rs_demo_floor_get_next_due (self->floor);
  gint64 delay = due - rs_demo_floor_get_time (self->floor);

  rs_clear_timer (&self->timer);
  if (due == G_MAXINT64)
    return;
  self->timer = rs_clock_add_timer (self->clock, self->context, MAX (delay, SHORTEST_STEP_US), on_due, self);
}

/**
 * rs_demo_driver_new:
 * @floor: (transfer none): a floor; must outlive the driver
 * @clock: a clock
 * @context: (nullable): where @clock calls
 *
 * Returns: (transfer full): a driver; from now on nobody else may advance @floor
 */
RsDemoDriver *
rs_demo_driver_new (RsDemoFloor *floor, RsClock *clock, GMainContext *context)
{
  RsDemoDriver *self = g_new0 (RsDemoDriver, 1);

  self->floor = floor;
  self->clock = g_object_ref (clock);
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  self->ahead_us = rs_demo_floor_get_time (floor) - rs_demo_floor_get_jumped (floor) - rs_clock_get_monotonic (clock);
  plan_next (self);
  return self;
}

/**
 * rs_demo_driver_free:
 * @self: (transfer full): a driver
 */
void
rs_demo_driver_free (RsDemoDriver *self)
{
  rs_clear_timer (&self->timer);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_object_unref (self->clock);
  g_free (self);
}

/**
 * rs_demo_driver_get_time:
 * @self: a driver
 *
 * Returns: the floor's wall time at the clock's present moment, in microseconds since 1970
 */
gint64
rs_demo_driver_get_time (RsDemoDriver *self)
{
  return rs_clock_get_monotonic (self->clock) + self->ahead_us + rs_demo_floor_get_jumped (self->floor);
}

/**
 * rs_demo_driver_jump:
 * @self: a driver
 * @by_us: how far the floor's clock jumps, back if negative; see rs_demo_floor_jump()
 */
void
rs_demo_driver_jump (RsDemoDriver *self, gint64 by_us)
{
  rs_demo_driver_catch_up (self);
  rs_demo_floor_jump (self->floor, by_us);
  plan_next (self);
}

/**
 * rs_demo_driver_catch_up:
 * @self: a driver
 *
 * Brings the floor to the clock's present moment. May not be called by a floor's listener.
 */
void
rs_demo_driver_catch_up (RsDemoDriver *self)
{
  gint64 now = rs_demo_driver_get_time (self);

  rs_demo_floor_advance (self->floor, MAX (now - rs_demo_floor_get_time (self->floor), 0));
  plan_next (self);
}

/**
 * rs_demo_driver_set_paused:
 * @self: a driver
 * @paused: TRUE to let nothing happen any more from this moment
 */
void
rs_demo_driver_set_paused (RsDemoDriver *self, gboolean paused)
{
  rs_demo_driver_catch_up (self);
  rs_demo_floor_set_paused (self->floor, paused);
  plan_next (self);
}
