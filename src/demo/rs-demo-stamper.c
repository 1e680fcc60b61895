/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-stamper.h"

#include "demo/rs-demo-draw.h"
#include "demo/rs-demo-numbering.h"

/**
 * RsDemoStamper:
 *
 * Gives one connection's messages their number and their time (protocol §4).
 */
struct _RsDemoStamper
{
  RsDemoNumbering *numbering;
  RsDemoFloor *floor;
  RsClock *clock;
  GRand *rand;
  RsDemoTimestamps timestamps;
  gboolean tells_monotonic;
  gboolean times_first_deltas;
  gint64 ahead_us;  /* the server's wall time without its jumps, minus our monotonic time */
  gint64 jumped_us; /* as of the last stamp */
  gint64 last_time_us;
};

/**
 * rs_demo_stamper_new:
 * @options: what numbers count
 * @floor: whose time it is, and where the common numbers are; must outlive the stamper
 * @clock: it and @floor must stand at the same moment now and pass together
 * @seed: decides which messages tell their time if only some do
 *
 * Returns: (transfer full): a stamper
 */
RsDemoStamper *
rs_demo_stamper_new (const RsDemoOptions *options, RsDemoFloor *floor, RsClock *clock, guint32 seed)
{
  RsDemoStamper *self = g_new0 (RsDemoStamper, 1);

  self->numbering = rs_demo_numbering_new (options->scope, floor);
  self->floor = floor;
  self->clock = g_object_ref (clock);
  self->rand = g_rand_new_with_seed (seed);
  self->jumped_us = rs_demo_floor_get_jumped (floor);
  self->ahead_us = rs_demo_floor_get_time (floor) - self->jumped_us - rs_clock_get_monotonic (clock);
  return self;
}

/**
 * rs_demo_stamper_free:
 * @self: (transfer full): a stamper
 */
void
rs_demo_stamper_free (RsDemoStamper *self)
{
  rs_demo_numbering_free (self->numbering);
  g_rand_free (self->rand);
  g_object_unref (self->clock);
  g_free (self);
}

/**
 * rs_demo_stamper_set_timestamps:
 * @self: a stamper
 * @timestamps: which messages tell their time from now on
 */
void
rs_demo_stamper_set_timestamps (RsDemoStamper *self, RsDemoTimestamps timestamps)
{
  self->timestamps = timestamps;
}

/**
 * rs_demo_stamper_tell_monotonic:
 * @self: a stamper of a connection whose client runs on the same machine
 * @in_first_deltas: also in first deltas, though they tell of no event whose way to the screen could be timed
 *
 * From now on messages tell CLOCK_MONOTONIC too.
 */
void
rs_demo_stamper_tell_monotonic (RsDemoStamper *self, gboolean in_first_deltas)
{
  self->tells_monotonic = TRUE;
  self->times_first_deltas = in_first_deltas;
}

/**
 * rs_demo_stamper_restart_numbers:
 * @self: a stamper
 *
 * Numbers begin anew, see rs_demo_numbering_restart().
 */
void
rs_demo_stamper_restart_numbers (RsDemoStamper *self)
{
  rs_demo_numbering_restart (self->numbering);
}

static gboolean
choose_dated (RsDemoStamper *self)
{
  if (self->timestamps == RS_DEMO_TIMESTAMPS_SOME)
    return rs_demo_draw_chance (self->rand, 0.5);
  return self->timestamps == RS_DEMO_TIMESTAMPS_ALL;
}

static RsDemoStamp
make_stamp (RsDemoStamper *self, guint64 sequence, gint64 time_us)
{
  RsDemoStamp stamp = { .sequence = sequence, .time_us = time_us, .is_dated = choose_dated (self), .monotonic_us = -1 };

  if (self->tells_monotonic)
    stamp.monotonic_us = rs_clock_get_monotonic (self->clock);
  self->jumped_us = rs_demo_floor_get_jumped (self->floor);
  self->last_time_us = time_us;
  return stamp;
}

/*
 * Timestamps rise with every message, for in scope "none" they are all the order there is (protocol §6); only a
 * jump of the server's clock may take them back.
 */
static gint64
rise (RsDemoStamper *self, gint64 time_us, gint64 least_step_us)
{
  if (self->jumped_us != rs_demo_floor_get_jumped (self->floor))
    return time_us;
  return MAX (time_us, self->last_time_us + least_step_us);
}

/*
 * What is told is the state of the floor's moment, and that moment is what the stamp must say: one later change may
 * be under way on another connection, and must not be older than this. So all first deltas of one subscription have
 * the same time.
 */
static gint64
get_moment (RsDemoStamper *self)
{
  return rise (self, rs_demo_floor_get_time (self->floor), 0);
}

static gint64
get_server_time (RsDemoStamper *self)
{
  return rs_clock_get_monotonic (self->clock) + self->ahead_us + rs_demo_floor_get_jumped (self->floor);
}

/**
 * rs_demo_stamper_stamp_change:
 * @self: a stamper
 * @change: a change that is about to be told
 *
 * Returns: its stamp, with the time at which it happened
 */
RsDemoStamp
rs_demo_stamper_stamp_change (RsDemoStamper *self, const RsDemoChange *change)
{
  return make_stamp (self, rs_demo_numbering_number_change (self->numbering, change), rise (self, change->time_us, 1));
}

/**
 * rs_demo_stamper_stamp_first:
 * @self: a stamper
 * @record: what is about to be told in full
 *
 * Returns: the stamp of a first delta, with the time of the floor
 */
RsDemoStamp
rs_demo_stamper_stamp_first (RsDemoStamper *self, RsDemoRecord *record)
{
  RsDemoStamp stamp = make_stamp (self, rs_demo_numbering_number_first (self->numbering, record), get_moment (self));

  if (!self->times_first_deltas)
    stamp.monotonic_us = -1;
  return stamp;
}

/**
 * rs_demo_stamper_stamp_control:
 * @self: a stamper
 *
 * Returns: the stamp of a message that is about no entity
 */
RsDemoStamp
rs_demo_stamper_stamp_control (RsDemoStamper *self)
{
  return make_stamp (self, rs_demo_numbering_number_control (self->numbering), rise (self, get_server_time (self), 1));
}

/**
 * rs_demo_stamper_stamp_answer:
 * @self: a stamper
 *
 * Returns: the stamp of an answer to a subscription, with the same time as the first deltas that follow
 */
RsDemoStamp
rs_demo_stamper_stamp_answer (RsDemoStamper *self)
{
  return make_stamp (self, rs_demo_numbering_number_control (self->numbering), get_moment (self));
}
