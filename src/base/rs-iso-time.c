/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-iso-time.h"

/*
 * GDateTime knows microseconds and costs half of what decoding a whole message may cost; versions are compared
 * by the nanosecond (protocol §4: 0 to 9 fraction digits). Hence a reader of our own, which the tests compare
 * with GDateTime over the whole range.
 */

static gboolean
read_digits (const char **text, int count, int *out)
{
  int value = 0;

  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      value = value * 10 + ((*text)[i] - '0');
    }

  *text += count;
  *out = value;
  return TRUE;
}

static gboolean
read_char (const char **text, char wanted)
{
  if (**text != wanted)
    return FALSE;
  (*text)++;
  return TRUE;
}

/* Days since 1970-01-01 in the proleptic Gregorian calendar, by counting years from March. */
static gint64
days_from_civil (int year, int month, int day)
{
  int y = month <= 2 ? year - 1 : year;
  int era = y / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return (gint64) era * 146097 + day_of_era - 719468;
}

static gboolean
read_date (const char **text, gint64 *out_days)
{
  int year, month, day;

  if (!read_digits (text, 4, &year) || !read_char (text, '-') || !read_digits (text, 2, &month) ||
      !read_char (text, '-') || !read_digits (text, 2, &day))
    return FALSE;
  /* The year 1 is how some servers say "never"; before 1678 nanoseconds do not fit 64 bits. */
  if (year < 1900 || year > 2200 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  *out_days = days_from_civil (year, month, day);
  return TRUE;
}

static gboolean
read_time (const char **text, gint64 *out_ns)
{
  int hour, minute, second;
  gint64 fraction = 0;
  gint64 weight = RS_NSEC_PER_SEC;

  if (!read_digits (text, 2, &hour) || !read_char (text, ':') || !read_digits (text, 2, &minute) ||
      !read_char (text, ':') || !read_digits (text, 2, &second))
    return FALSE;
  if (hour > 23 || minute > 59 || second > 60)
    return FALSE;

  if (**text == '.' || **text == ',')
    {
      (*text)++;
      if (!g_ascii_isdigit (**text))
        return FALSE;
      for (; g_ascii_isdigit (**text); (*text)++)
        {
          weight /= 10; /* 0 after nine digits: more are cut */
          fraction += (**text - '0') * weight;
        }
    }

  *out_ns = ((hour * 60 + minute) * 60 + second) * RS_NSEC_PER_SEC + fraction;
  return TRUE;
}

static gboolean
read_offset (const char **text, int *out_minutes)
{
  int sign, hours, minutes = 0;

  *out_minutes = 0;
  if (**text == '\0') /* no zone is UTC */
    return TRUE;
  if (**text == 'Z' || **text == 'z')
    {
      (*text)++;
      return TRUE;
    }
  if (**text != '+' && **text != '-')
    return FALSE;

  sign = **text == '-' ? -1 : 1;
  (*text)++;
  if (!read_digits (text, 2, &hours))
    return FALSE;
  if ((read_char (text, ':') || **text != '\0') && !read_digits (text, 2, &minutes))
    return FALSE;
  if (hours > 23 || minutes > 59)
    return FALSE;

  *out_minutes = sign * (hours * 60 + minutes);
  return TRUE;
}

/**
 * rs_iso_time_parse:
 * @text: an ISO 8601 date and time such as `2026-03-01T14:02:11.123456789+01:00`
 * @out_ns: (out): nanoseconds since 1970 UTC
 *
 * Reads a server's timestamp: any offset, up to nine fraction digits (further ones are cut), no zone means UTC.
 * Years outside 1900 to 2200 are refused.
 *
 * Returns: whether @text is such a time
 */
gboolean
rs_iso_time_parse (const char *text, gint64 *out_ns)
{
  gint64 days, ns;
  int offset;

  if (!read_date (&text, &days))
    return FALSE;
  if (*text != 'T' && *text != 't' && *text != ' ')
    return FALSE;
  text++;
  if (!read_time (&text, &ns) || !read_offset (&text, &offset) || *text != '\0')
    return FALSE;

  *out_ns = (days * 86400 - (gint64) offset * 60) * RS_NSEC_PER_SEC + ns;
  return TRUE;
}

/**
 * rs_iso_time_format:
 * @ns: nanoseconds since 1970 UTC
 *
 * Returns: (transfer full): the time as `2026-03-01T13:02:11.123Z`, in UTC and to the millisecond
 */
char *
rs_iso_time_format (gint64 ns)
{
  gint64 ms = ns / (RS_NSEC_PER_SEC / 1000) - (ns % (RS_NSEC_PER_SEC / 1000) < 0 ? 1 : 0);
  gint64 seconds = ms / 1000 - (ms % 1000 < 0 ? 1 : 0);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *whole = NULL;

  if (time == NULL)
    return g_strdup ("1970-01-01T00:00:00.000Z");
  whole = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  return g_strdup_printf ("%s.%03dZ", whole, (int) (ms - seconds * 1000));
}
