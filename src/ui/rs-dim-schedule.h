/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsDimSchedule:
 * @from: second of the day at which the night begins
 * @until: second of the day at which it ends; where both are the same there is no night
 * @level: how much light is taken away at night, from 0 to 1
 *
 * When a board is dimmed.
 */
typedef struct
{
  int from;
  int until;
  double level;
} RsDimSchedule;

gboolean rs_dim_schedule_parse_time (const char *text, int *second);
double rs_dim_schedule_get_level (const RsDimSchedule *self, int second, gboolean may_fade);
gboolean rs_dim_schedule_is_fading (const RsDimSchedule *self, int second);

G_END_DECLS
