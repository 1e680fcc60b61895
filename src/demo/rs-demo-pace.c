/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-pace.h"

/* Beyond twenty times natural speed nobody would believe the agents; the rest is made up. */
#define MAX_SPEED_PERMILLE 20000
#define MIN_SPEED_PERMILLE 20

/* In how many seconds a shortfall is caught up with. */
#define CATCH_UP_SECONDS 5.0

static void
set_speed (RsDemoPace *self, gint64 speed_permille)
{
  self->base_activity = rs_demo_pace_get_activity (self);
  self->base_wall = self->wall;
  self->speed_permille = speed_permille;
}

static void
aim_at (RsDemoPace *self, double wanted)
{
  gint64 speed = (gint64) (1000.0 * wanted / self->natural);

  if (self->holds_still)
    {
      set_speed (self, MIN_SPEED_PERMILLE);
      self->extra_rate = wanted;
      return;
    }
  set_speed (self, CLAMP (speed, MIN_SPEED_PERMILLE, MAX_SPEED_PERMILLE));
  self->extra_rate = speed > MAX_SPEED_PERMILLE ? wanted - self->natural * MAX_SPEED_PERMILLE / 1000.0 : 0.0;
}

/**
 * rs_demo_pace_init:
 * @self: (out caller-allocates): a pace
 * @start_us: the wall time at which it starts
 * @rate: wanted messages per second, 0 for a natural pace
 * @expected_natural: messages per second that a natural pace will probably give
 */
void
rs_demo_pace_init (RsDemoPace *self, gint64 start_us, double rate, double expected_natural)
{
  *self = (RsDemoPace){
    .wall = start_us,
    .base_wall = start_us,
    .speed_permille = 1000,
    .rate = rate,
    .natural = expected_natural,
    .next_tick = G_MAXINT64,
    .next_extra = G_MAXINT64,
  };
  if (rate <= 0.0)
    return;

  self->next_tick = start_us + G_USEC_PER_SEC;
  aim_at (self, rate);
  rs_demo_pace_plan_extra (self);
}

/**
 * rs_demo_pace_hold_still:
 * @self: a pace with a rate
 *
 * From now on activity goes as slowly as it can, and messages are made up to reach the rate.
 */
void
rs_demo_pace_hold_still (RsDemoPace *self)
{
  self->holds_still = TRUE;
  aim_at (self, self->rate);
  rs_demo_pace_plan_extra (self);
}

/**
 * rs_demo_pace_get_activity:
 * @self: a pace
 *
 * Returns: the activity time now
 */
gint64
rs_demo_pace_get_activity (const RsDemoPace *self)
{
  if (self->paused)
    return self->base_activity;
  return self->base_activity + (self->wall - self->base_wall) * self->speed_permille / 1000;
}

/**
 * rs_demo_pace_get_wall_of:
 * @self: a pace
 * @activity: an activity time that is not past
 *
 * Returns: the wall time at which it will be so late, at the present speed; %G_MAXINT64 for never
 */
gint64
rs_demo_pace_get_wall_of (const RsDemoPace *self, gint64 activity)
{
  gint64 ahead = activity - self->base_activity;

  if (self->paused || activity == G_MAXINT64)
    return G_MAXINT64;
  return MAX (self->wall, self->base_wall + (ahead * 1000 + self->speed_permille - 1) / self->speed_permille);
}

/**
 * rs_demo_pace_set_paused:
 * @self: a pace
 * @paused: whether activity stands still
 *
 * Wall time goes on in a pause; what was due later is then due that much later.
 */
void
rs_demo_pace_set_paused (RsDemoPace *self, gboolean paused)
{
  gint64 length = self->wall - self->base_wall;

  if (self->paused == paused)
    return;
  if (paused)
    set_speed (self, self->speed_permille);
  else
    {
      self->base_wall = self->wall;
      if (self->next_tick != G_MAXINT64)
        self->next_tick += length;
      if (self->next_extra != G_MAXINT64)
        self->next_extra += length;
    }
  self->paused = paused;
}

/**
 * rs_demo_pace_jump:
 * @self: a pace
 * @by_us: how far the wall time jumps, back if negative
 *
 * Sets the wall time wrong, or right. Activity knows nothing of it.
 */
void
rs_demo_pace_jump (RsDemoPace *self, gint64 by_us)
{
  self->wall += by_us;
  self->base_wall += by_us;
  if (self->next_tick != G_MAXINT64)
    self->next_tick += by_us;
  if (self->next_extra != G_MAXINT64)
    self->next_extra += by_us;
}

/**
 * rs_demo_pace_count:
 * @self: a pace
 * @is_extra: whether the message was made up to reach the rate
 *
 * Counts one message.
 */
void
rs_demo_pace_count (RsDemoPace *self, gboolean is_extra)
{
  self->told++;
  if (!is_extra)
    self->natural_told++;
}

/**
 * rs_demo_pace_tick:
 * @self: a pace with a rate
 *
 * Compares, once a second, what was told with what was wanted, and chooses the speed of the next second.
 */
void
rs_demo_pace_tick (RsDemoPace *self)
{
  double seen = (double) self->natural_told * 1000.0 / (double) self->speed_permille;
  double shortfall;

  self->seconds++;
  self->next_tick += G_USEC_PER_SEC;
  self->natural = MAX (0.95 * self->natural + 0.05 * seen, 0.001);
  self->natural_told = 0;
  shortfall = self->rate * (double) self->seconds - (double) self->told;
  aim_at (self, MAX (self->rate + shortfall / CATCH_UP_SECONDS, 0.1 * self->rate));
  rs_demo_pace_plan_extra (self);
}

/**
 * rs_demo_pace_plan_extra:
 * @self: a pace
 *
 * Decides when the next message has to be made up.
 */
void
rs_demo_pace_plan_extra (RsDemoPace *self)
{
  if (self->extra_rate <= 0.0)
    self->next_extra = G_MAXINT64;
  else
    self->next_extra = self->wall + MAX ((gint64) (G_USEC_PER_SEC / self->extra_rate), 1);
}
