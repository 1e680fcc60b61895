/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-quiet-hours.h"

#include "base/rs-iso-time.h"

#define DAY (24 * 60)

/* What a clock on the wall shows; an hour that comes twice or never is no matter. */
static int
get_minute_of_day (GTimeZone *zone, gint64 now_ns)
{
  gint64 seconds = now_ns / RS_NSEC_PER_SEC;
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);
  gint64 local = seconds + g_time_zone_get_offset (zone, MAX (interval, 0));

  return (int) (local / 60 % DAY);
}

/**
 * rs_quiet_hours_contain:
 * @self: hours
 * @zone: where the board is
 * @now_ns: the time at the server
 *
 * Returns: whether it is quiet there
 */
gboolean
rs_quiet_hours_contain (const RsQuietHours *self, GTimeZone *zone, gint64 now_ns)
{
  int minute;

  if (self->from < 0 || self->to < 0 || self->from == self->to)
    return FALSE;
  minute = get_minute_of_day (zone, now_ns);
  if (self->from < self->to)
    return minute >= self->from && minute < self->to;
  return minute >= self->from || minute < self->to;
}

static gboolean
is_digits (const char *text, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/**
 * rs_quiet_hours_parse:
 * @text: (nullable): "22:00"; nothing for none
 * @minute: (out): of the day; -1 for none
 *
 * Returns: whether @text is a time of the day
 */
gboolean
rs_quiet_hours_parse (const char *text, int *minute)
{
  *minute = -1;
  if (text == NULL || *text == '\0')
    return TRUE;
  if (!is_digits (text, 2) || text[2] != ':' || !is_digits (text + 3, 2) || text[5] != '\0')
    return FALSE;
  *minute = (text[0] - '0') * 600 + (text[1] - '0') * 60 + (text[3] - '0') * 10 + (text[4] - '0');
  return *minute < DAY && text[3] < '6';
}

/**
 * rs_quiet_hours_format:
 * @minute: of the day; less than 0 for none
 *
 * Returns: (transfer full): "22:00"; nothing for none
 */
char *
rs_quiet_hours_format (int minute)
{
  return minute < 0 ? g_strdup ("") : g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}
