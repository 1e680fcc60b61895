/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-duration.h"

#include <glib/gi18n.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/**
 * rs_duration_format:
 * @seconds: a duration; less than 0 counts as 0
 *
 * Short, for a timer: "4:12" below an hour, then "1 h 04", from four days on "4 d".
 *
 * Returns: (transfer full): at most six characters until a thousand days have passed
 */
char *
rs_duration_format (gint64 seconds)
{
  seconds = MAX (seconds, 0);
  if (seconds < HOUR)
    return g_strdup_printf ("%d:%02d", (int) (seconds / MINUTE), (int) (seconds % MINUTE));
  if (seconds < 4 * DAY)
    /* Translators: hours and minutes of a timer, as short as can be */
    return g_strdup_printf (_ ("%d h %02d"), (int) (seconds / HOUR), (int) (seconds % HOUR / MINUTE));
  /* Translators: days of a timer, as short as can be */
  return g_strdup_printf (_ ("%d d"), (int) MIN (seconds / DAY, 99999));
}

static char *
describe_pair (char *first, char *second)
{
  g_autofree char *larger = first;
  g_autofree char *smaller = second;

  /* Translators: two parts of a duration, such as "4 minutes" and "12 seconds" */
  return g_strdup_printf (C_ ("duration", "%s %s"), larger, smaller);
}

static char *
describe_seconds (int count)
{
  return g_strdup_printf (ngettext ("%d second", "%d seconds", (gulong) count), count);
}

static char *
describe_minutes (int count)
{
  return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) count), count);
}

static char *
describe_hours (int count)
{
  return g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) count), count);
}

static char *
describe_days (int count)
{
  return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) count), count);
}

/**
 * rs_duration_describe:
 * @seconds: a duration; less than 0 counts as 0
 *
 * In words, for a screen reader: "4 minutes 12 seconds". Two parts at most.
 *
 * Returns: (transfer full): words in the user's language
 */
char *
rs_duration_describe (gint64 seconds)
{
  seconds = CLAMP (seconds, 0, (gint64) 99999 * DAY);
  if (seconds < MINUTE)
    return describe_seconds ((int) seconds);
  if (seconds < HOUR)
    return describe_pair (describe_minutes ((int) (seconds / MINUTE)), describe_seconds ((int) (seconds % MINUTE)));
  if (seconds < DAY)
    return describe_pair (describe_hours ((int) (seconds / HOUR)), describe_minutes ((int) (seconds % HOUR / MINUTE)));
  return describe_pair (describe_days ((int) (seconds / DAY)), describe_hours ((int) (seconds % DAY / HOUR)));
}
