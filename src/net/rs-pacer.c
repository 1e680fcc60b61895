/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-pacer.h"

/* A frame at 60 Hz: going out more often could not be seen. */
#define SHORTEST_US 16000

/* Redrawing this many tiles costs about what one frame costs anyway: more of them are worth waiting for company. */
#define CHEAP_CHANGES 4

/**
 * rs_pacer_init:
 * @self: (out caller-allocates): a pacer
 * @longest_us: the longest that a change may be held back, microseconds
 */
void
rs_pacer_init (RsPacer *self, gint64 longest_us)
{
  *self = (RsPacer){ .longest_us = longest_us, .window_us = MIN (SHORTEST_US, longest_us) };
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
  return MAX (now_us, self->last_us + self->window_us);
}

/**
 * rs_pacer_note_sent:
 * @self: a pacer
 * @now_us: monotonic time
 * @n_changes: how many entities changed together
 *
 * Learns from what went out: a full window widens the next one, a nearly empty one narrows it.
 */
void
rs_pacer_note_sent (RsPacer *self, gint64 now_us, guint n_changes)
{
  gint64 quiet_us = now_us - self->last_us;

  if (n_changes > CHEAP_CHANGES && quiet_us < 2 * self->longest_us)
    self->window_us = self->window_us * 3 / 2;
  else
    self->window_us = self->window_us * 2 / 3;
  self->window_us = CLAMP (self->window_us, MIN (SHORTEST_US, self->longest_us), self->longest_us);
  self->last_us = now_us;
}
