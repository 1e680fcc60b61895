/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-dim-schedule.h"

#define AT(hour, minute) ((hour) *60 * 60 + (minute) *60)

static const RsDimSchedule over_midnight = { .from = AT (22, 0), .until = AT (6, 0), .level = 0.5 };
static const RsDimSchedule by_day = { .from = AT (12, 0), .until = AT (13, 0), .level = 0.5 };

static double
level_at (const RsDimSchedule *schedule, int second)
{
  return rs_dim_schedule_get_level (schedule, second, TRUE);
}

static void
test_a_night_goes_over_midnight (void)
{
  g_assert_cmpfloat (level_at (&over_midnight, AT (12, 0)), ==, 0);
  g_assert_cmpfloat (level_at (&over_midnight, AT (21, 59)), ==, 0);
  g_assert_cmpfloat (level_at (&over_midnight, AT (22, 1)), ==, 0.5);
  g_assert_cmpfloat (level_at (&over_midnight, AT (23, 59)), ==, 0.5);
  g_assert_cmpfloat (level_at (&over_midnight, AT (0, 0)), ==, 0.5);
  g_assert_cmpfloat (level_at (&over_midnight, AT (5, 59)), ==, 0.5);
  g_assert_cmpfloat (level_at (&over_midnight, AT (6, 1)), ==, 0);
}

static void
test_a_night_may_be_by_day (void)
{
  g_assert_cmpfloat (level_at (&by_day, AT (0, 0)), ==, 0);
  g_assert_cmpfloat (level_at (&by_day, AT (11, 59)), ==, 0);
  g_assert_cmpfloat (level_at (&by_day, AT (12, 30)), ==, 0.5);
  g_assert_cmpfloat (level_at (&by_day, AT (13, 1)), ==, 0);
  g_assert_cmpfloat (level_at (&by_day, AT (23, 59)), ==, 0);
}

static void
test_light_goes_and_comes_slowly (void)
{
  g_assert_cmpfloat_with_epsilon (level_at (&over_midnight, AT (22, 0)), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (level_at (&over_midnight, AT (22, 0) + 30), 0.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (level_at (&over_midnight, AT (6, 0)), 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (level_at (&over_midnight, AT (6, 0) + 30), 0.25, 1e-9);
  g_assert_true (rs_dim_schedule_is_fading (&over_midnight, AT (22, 0) + 59));
  g_assert_false (rs_dim_schedule_is_fading (&over_midnight, AT (22, 1)));
  g_assert_false (rs_dim_schedule_is_fading (&over_midnight, AT (21, 59) + 59));
  for (int second = 1; second < AT (24, 0); second++)
    g_assert_cmpfloat (ABS (level_at (&over_midnight, second) - level_at (&over_midnight, second - 1)), <, 0.01);
}

static void
test_where_nothing_may_move_light_goes_at_once (void)
{
  g_assert_cmpfloat (rs_dim_schedule_get_level (&over_midnight, AT (22, 0) - 1, FALSE), ==, 0);
  g_assert_cmpfloat (rs_dim_schedule_get_level (&over_midnight, AT (22, 0), FALSE), ==, 0.5);
  g_assert_cmpfloat (rs_dim_schedule_get_level (&over_midnight, AT (6, 0), FALSE), ==, 0);
}

static void
test_a_night_of_no_length_is_none (void)
{
  const RsDimSchedule never = { .from = AT (6, 0), .until = AT (6, 0), .level = 0.5 };

  for (int second = 0; second < AT (24, 0); second += 30)
    {
      g_assert_cmpfloat (level_at (&never, second), ==, 0);
      g_assert_false (rs_dim_schedule_is_fading (&never, second));
    }
}

static void
test_a_time_is_hours_and_minutes (void)
{
  static const char *const wrong[] = { "", "6", "24:00", "12:60", "-1:00", "+1:00", "12:00:00", "noon", "12:", ":30" };
  int second;

  g_assert_true (rs_dim_schedule_parse_time ("00:00", &second));
  g_assert_cmpint (second, ==, 0);
  g_assert_true (rs_dim_schedule_parse_time ("23:59", &second));
  g_assert_cmpint (second, ==, AT (23, 59));
  g_assert_true (rs_dim_schedule_parse_time ("6:05", &second));
  g_assert_cmpint (second, ==, AT (6, 5));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    if (rs_dim_schedule_parse_time (wrong[i], &second))
      g_error ("“%s” was taken for a time", wrong[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dim-schedule/a-night-goes-over-midnight", test_a_night_goes_over_midnight);
  g_test_add_func ("/dim-schedule/a-night-may-be-by-day", test_a_night_may_be_by_day);
  g_test_add_func ("/dim-schedule/light-goes-and-comes-slowly", test_light_goes_and_comes_slowly);
  g_test_add_func ("/dim-schedule/where-nothing-may-move-light-goes-at-once",
                   test_where_nothing_may_move_light_goes_at_once);
  g_test_add_func ("/dim-schedule/a-night-of-no-length-is-none", test_a_night_of_no_length_is_none);
  g_test_add_func ("/dim-schedule/a-time-is-hours-and-minutes", test_a_time_is_hours_and_minutes);
  return g_test_run ();
}
