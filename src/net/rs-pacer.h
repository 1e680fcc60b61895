/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsPacer:
 * @longest_us: the widest window allowed
 * @debt_us: work of the receiver that was not paid for by waiting yet; the window follows it
 * @last_us: monotonic time at which something went out last
 * @last_busy_us: how long the receiver had worked by then, all in all
 *
 * Decides when changes go out (protocol §10): after quiet at once, so that the very next frame shows them; under
 * sustained load together, in windows just wide enough that drawing takes no more than its share of the time.
 */
typedef struct
{
  gint64 longest_us;
  gint64 debt_us;
  gint64 last_us;
  gint64 last_busy_us;
} RsPacer;

void rs_pacer_init (RsPacer *self, gint64 longest_us);
gint64 rs_pacer_get_window (const RsPacer *self);
gint64 rs_pacer_get_time (const RsPacer *self, gint64 now_us);
void rs_pacer_note_sent (RsPacer *self, gint64 now_us, gint64 busy_us);

G_END_DECLS
