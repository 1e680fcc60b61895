/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsDemoPace:
 *
 * How fast life goes: wall time is what clocks and timestamps show, activity time is what the agenda counts
 * in. Activity runs at a speed that is chosen every second so that the wanted number of messages comes out,
 * and stands still in a pause. Both in microseconds; wall time since 1970.
 *
 * The activity time is always computed from the last change of speed, so that it does not matter in how large
 * steps time passes.
 */
typedef struct
{
  gint64 wall;
  gint64 base_wall;
  gint64 base_activity;
  gint64 speed_permille;
  gboolean paused;

  gboolean holds_still; /* activity hardly goes on: messages are made up */
  double rate;          /* wanted messages per second, 0 for a natural pace */
  double natural;       /* messages per second of activity, as seen lately */
  double extra_rate;    /* messages per second that have to be made up */
  gint64 next_tick;     /* wall */
  gint64 next_extra;    /* wall, G_MAXINT64 for none */
  guint64 seconds;      /* ticks so far */
  guint64 told;         /* messages so far */
  guint64 natural_told; /* without the made up ones, since the last tick */
} RsDemoPace;

void rs_demo_pace_init (RsDemoPace *self, gint64 start_us, double rate, double expected_natural);
void rs_demo_pace_hold_still (RsDemoPace *self);
gint64 rs_demo_pace_get_activity (const RsDemoPace *self);
gint64 rs_demo_pace_get_wall_of (const RsDemoPace *self, gint64 activity);
void rs_demo_pace_set_paused (RsDemoPace *self, gboolean paused);
void rs_demo_pace_jump (RsDemoPace *self, gint64 by_us);
void rs_demo_pace_count (RsDemoPace *self, gboolean is_extra);
void rs_demo_pace_tick (RsDemoPace *self);
void rs_demo_pace_plan_extra (RsDemoPace *self);

G_END_DECLS
