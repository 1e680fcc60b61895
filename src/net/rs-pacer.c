/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-pacer.h"

/* A frame at 60 Hz: going out more often could not be seen. */
#define SHORTEST_US 16000

/* For each unit of time that the receiver works, so many may pass: drawing gets an eighth of a processor. */
#define FREE_TIMES 8

/**
 * rs_pacer_init:
 * @self: (out caller-allocates): a pacer
 * @longest_us: the longest that a change may be held back, microseconds
 */
void
rs_pacer_init (RsPacer *self, gint64 longest_us)
{
  *self = (RsPacer){ .longest_us = longest_us };
}

/**
 * rs_pacer_get_window:
 * @self: a pacer
 *
 * Returns: how long after the last time nothing goes out, microseconds
 */
gint64
rs_pacer_get_window (const RsPacer *self)
{
  return MIN (MAX (self->debt_us, SHORTEST_US), self->longest_us);
}

/**
 * rs_pacer_get_time:
 * @self: a pacer
 * @now_us: monotonic time
 *
 * Returns: the monotonic time at which waiting changes may go out, @now_us at the earliest
 */
gint64
rs_pacer_get_time (const RsPacer *self, gint64 now_us)
{
  return MAX (now_us, self->last_us + rs_pacer_get_window (self));
}

/**
 * rs_pacer_note_sent:
 * @self: a pacer
 * @now_us: monotonic time
 * @busy_us: how long the receiver has worked, all in all; 0 for ever if that is not known
 *
 * Learns what the last changes cost: work widens the window, time that passed narrows it. In the end both are in
 * balance. One dear frame among cheap ones, as there is every second when all timers change, is spread over many.
 */
void
rs_pacer_note_sent (RsPacer *self, gint64 now_us, gint64 busy_us)
{
  gint64 cost_us = busy_us - self->last_busy_us;
  gint64 passed_us = now_us - self->last_us;

  self->debt_us = CLAMP (self->debt_us + cost_us - passed_us / FREE_TIMES, 0, self->longest_us);
  self->last_us = now_us;
  self->last_busy_us = busy_us;
}
