/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-dim-schedule.h"

#include <stdio.h>

/* How much light a board gives at which time of the day. Pure functions: the time is the caller's. */

#define DAY (24 * 60 * 60)
#define FADE 60 /* seconds from full light to the level of the night, and back */

/**
 * rs_dim_schedule_parse_time:
 * @text: a time of the day, "HH:MM" from 00:00 to 23:59
 * @second: (out): of the day
 *
 * Returns: whether it is one
 */
gboolean
rs_dim_schedule_parse_time (const char *text, int *second)
{
  int hour, minute;
  char rest;

  if (sscanf (text, "%2d:%2d%c", &hour, &minute, &rest) != 2 || text[0] == '-' || text[0] == '+')
    return FALSE;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return FALSE;
  *second = hour * 60 * 60 + minute * 60;
  return TRUE;
}

static int
get_seconds_since (int then, int now)
{
  return (now - then + DAY) % DAY;
}

static gboolean
is_night (const RsDimSchedule *self, int second)
{
  int length = get_seconds_since (self->from, self->until);

  return get_seconds_since (self->from, second) < length;
}

static int
get_seconds_into (const RsDimSchedule *self, int second)
{
  return get_seconds_since (is_night (self, second) ? self->from : self->until, second);
}

/**
 * rs_dim_schedule_get_level:
 * @self: a schedule
 * @second: of the day
 * @may_fade: whether light goes and comes slowly; otherwise at once
 *
 * Returns: how much light is taken away, from 0 to 1
 */
double
rs_dim_schedule_get_level (const RsDimSchedule *self, int second, gboolean may_fade)
{
  double share = may_fade ? MIN ((double) get_seconds_into (self, second) / FADE, 1) : 1;

  if (self->from == self->until)
    return 0;
  return self->level * (is_night (self, second) ? share : 1 - share);
}

/**
 * rs_dim_schedule_is_fading:
 * @self: a schedule
 * @second: of the day
 *
 * Returns: whether the light is going or coming
 */
gboolean
rs_dim_schedule_is_fading (const RsDimSchedule *self, int second)
{
  return self->from != self->until && get_seconds_into (self, second) < FADE;
}
