/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsPacer:
 * @longest_us: the widest window allowed
 * @window_us: the present window
 * @last_us: monotonic time at which something went out last
 *
 * Decides when changes go out (protocol §10): after quiet at once, so that the very next frame shows them; under
 * sustained load together, in windows just wide enough to keep drawing cheap.
 */
typedef struct
{
  gint64 longest_us;
  gint64 window_us;
  gint64 last_us;
} RsPacer;

void rs_pacer_init (RsPacer *self, gint64 longest_us);
gint64 rs_pacer_get_time (const RsPacer *self, gint64 now_us);
void rs_pacer_note_sent (RsPacer *self, gint64 now_us, guint n_changes);

G_END_DECLS
