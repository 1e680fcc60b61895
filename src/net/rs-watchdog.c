/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-watchdog.h"

#include <stdlib.h>
#include <string.h>

#define TRANSPORT_US (30 * G_USEC_PER_SEC)
#define MIN_PERIOD_US G_USEC_PER_SEC
#define MAX_PERIOD_US (120 * G_USEC_PER_SEC)

/**
 * rs_watchdog_start:
 * @self: (out caller-allocates): a watchdog
 * @now_us: monotonic time
 *
 * Begins to watch a fresh connection.
 */
void
rs_watchdog_start (RsWatchdog *self, gint64 now_us)
{
  *self = (RsWatchdog){ .transport_us = now_us, .feed_us = now_us };
}

/**
 * rs_watchdog_note_alive:
 * @self: a watchdog
 * @now_us: monotonic time
 *
 * Anything at all has come, be it a pong.
 */
void
rs_watchdog_note_alive (RsWatchdog *self, gint64 now_us)
{
  self->transport_us = now_us;
}

/**
 * rs_watchdog_note_data:
 * @self: a watchdog
 * @now_us: monotonic time
 *
 * Data has come.
 */
void
rs_watchdog_note_data (RsWatchdog *self, gint64 now_us)
{
  self->transport_us = now_us;
  self->feed_us = now_us;
}

/**
 * rs_watchdog_note_heartbeat:
 * @self: a watchdog
 * @now_us: monotonic time
 * @told_period_us: the period that the heartbeat tells, 0 if it does not
 *
 * A heartbeat has come.
 */
void
rs_watchdog_note_heartbeat (RsWatchdog *self, gint64 now_us, gint64 told_period_us)
{
  rs_watchdog_note_data (self, now_us);
  if (told_period_us > 0)
    self->told_period_us = told_period_us;
  if (self->heartbeat_us > 0)
    self->gaps_us[self->n_gaps++ % G_N_ELEMENTS (self->gaps_us)] = now_us - self->heartbeat_us;
  self->heartbeat_us = now_us;
}

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* As told, else the median of the last gaps; 0 as long as it is not known. */
static gint64
get_period (const RsWatchdog *self)
{
  gint64 sorted[G_N_ELEMENTS (self->gaps_us)];
  guint count = MIN (self->n_gaps, G_N_ELEMENTS (self->gaps_us));
  gint64 period_us = self->told_period_us;

  if (period_us == 0 && count < G_N_ELEMENTS (self->gaps_us))
    return 0;
  if (period_us == 0)
    {
      memcpy (sorted, self->gaps_us, sizeof sorted);
      qsort (sorted, count, sizeof *sorted, compare_gaps);
      period_us = sorted[count / 2];
    }
  return CLAMP (period_us, MIN_PERIOD_US, MAX_PERIOD_US);
}

/**
 * rs_watchdog_get_deadline:
 * @self: a watchdog
 *
 * Returns: the monotonic time at which the connection must be given up if nothing comes: 2.5 heartbeats after the last
 *   heartbeat or data once the period is known, before that 30 s after anything
 */
gint64
rs_watchdog_get_deadline (const RsWatchdog *self)
{
  gint64 period_us = get_period (self);

  return period_us > 0 ? self->feed_us + period_us * 5 / 2 : self->transport_us + TRANSPORT_US;
}
