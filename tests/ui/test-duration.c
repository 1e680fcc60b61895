/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-duration.h"

static void
assert_both (gint64 seconds, const char *timer, const char *words)
{
  g_autofree char *formatted = rs_duration_format (seconds);
  g_autofree char *described = rs_duration_describe (seconds);

  g_assert_cmpstr (formatted, ==, timer);
  g_assert_cmpstr (described, ==, words);
}

static void
test_below_an_hour_seconds_count (void)
{
  assert_both (0, "0:00", "0 seconds");
  assert_both (1, "0:01", "1 second");
  assert_both (59, "0:59", "59 seconds");
  assert_both (60, "1:00", "1 minute 0 seconds");
  assert_both (252, "4:12", "4 minutes 12 seconds");
  assert_both (3599, "59:59", "59 minutes 59 seconds");
}

static void
test_from_an_hour_on_minutes_count (void)
{
  assert_both (3600, "1 h 00", "1 hour 0 minutes");
  assert_both (3840, "1 h 04", "1 hour 4 minutes");
  assert_both (86399, "23 h 59", "23 hours 59 minutes");
  assert_both (86400, "24 h 00", "1 day 0 hours");
}

static void
test_long_ones_stay_short (void)
{
  assert_both (4 * 86400 + 7200, "4 d", "4 days 2 hours");
  assert_both (G_MAXINT64, "99999 d", "99999 days 0 hours");
}

static void
test_a_moment_to_come_is_now (void)
{
  assert_both (-5, "0:00", "0 seconds");
  assert_both (G_MININT64, "0:00", "0 seconds");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duration/below-an-hour-seconds-count", test_below_an_hour_seconds_count);
  g_test_add_func ("/duration/from-an-hour-on-minutes-count", test_from_an_hour_on_minutes_count);
  g_test_add_func ("/duration/long-ones-stay-short", test_long_ones_stay_short);
  g_test_add_func ("/duration/a-moment-to-come-is-now", test_a_moment_to_come_is_now);
  return g_test_run ();
}
