/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-pace.h"

#define SECOND ((gint64) G_USEC_PER_SEC)
#define START (1000 * SECOND)

static void
test_natural_pace_is_wall_time (void)
{
  RsDemoPace pace;

  rs_demo_pace_init (&pace, START, 0.0, 1.0);
  pace.wall += 7 * SECOND;
  g_assert_cmpint (rs_demo_pace_get_activity (&pace), ==, 7 * SECOND);
  g_assert_cmpint (rs_demo_pace_get_wall_of (&pace, 9 * SECOND), ==, START + 9 * SECOND);
  g_assert_cmpint (rs_demo_pace_get_wall_of (&pace, G_MAXINT64), ==, G_MAXINT64);
  g_assert_cmpint (pace.next_tick, ==, G_MAXINT64);
}

static void
test_wanted_rate_sets_the_speed (void)
{
  RsDemoPace pace;

  rs_demo_pace_init (&pace, START, 10.0, 2.0);
  pace.wall += SECOND;
  g_assert_cmpint (rs_demo_pace_get_activity (&pace), ==, 5 * SECOND);
  g_assert_cmpint (pace.next_extra, ==, G_MAXINT64);

  rs_demo_pace_init (&pace, START, 100.0, 2.0); /* more than anybody would believe: the rest is made up */
  g_assert_cmpint (pace.speed_permille, ==, 20000);
  g_assert_cmpint (pace.next_extra - pace.wall, ==, SECOND / 60);
}

static void
test_pause_stops_activity_only (void)
{
  RsDemoPace pace;

  rs_demo_pace_init (&pace, START, 2.0, 2.0);
  pace.wall += SECOND / 2;
  rs_demo_pace_set_paused (&pace, TRUE);
  pace.wall += 10 * SECOND;
  g_assert_cmpint (rs_demo_pace_get_activity (&pace), ==, SECOND / 2);
  g_assert_cmpint (rs_demo_pace_get_wall_of (&pace, SECOND), ==, G_MAXINT64);
  rs_demo_pace_set_paused (&pace, FALSE);
  g_assert_cmpint (pace.next_tick, ==, START + 11 * SECOND);
  pace.wall += SECOND / 2;
  g_assert_cmpint (rs_demo_pace_get_activity (&pace), ==, SECOND);
}

static void
test_jump_is_not_felt_by_activity (void)
{
  const gint64 jumps[] = { 3600 * SECOND, -3600 * SECOND };

  for (guint i = 0; i < G_N_ELEMENTS (jumps); i++)
    {
      RsDemoPace pace;

      rs_demo_pace_init (&pace, START, 4.0, 2.0);
      pace.wall += SECOND / 2;
      rs_demo_pace_jump (&pace, jumps[i]);
      g_assert_cmpint (pace.wall, ==, START + SECOND / 2 + jumps[i]);
      g_assert_cmpint (rs_demo_pace_get_activity (&pace), ==, SECOND);
      g_assert_cmpint (pace.next_tick - pace.wall, ==, SECOND / 2);
    }
}

static void
test_held_still_all_is_made_up (void)
{
  RsDemoPace pace;

  rs_demo_pace_init (&pace, START, 100.0, 200.0);
  rs_demo_pace_hold_still (&pace);
  g_assert_cmpint (pace.next_extra - pace.wall, ==, SECOND / 100);
  pace.wall += SECOND;
  g_assert_cmpint (rs_demo_pace_get_activity (&pace), ==, SECOND / 50);
  rs_demo_pace_tick (&pace);
  g_assert_cmpint (pace.speed_permille, ==, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/pace/natural-pace-is-wall-time", test_natural_pace_is_wall_time);
  g_test_add_func ("/demo/pace/wanted-rate-sets-the-speed", test_wanted_rate_sets_the_speed);
  g_test_add_func ("/demo/pace/pause-stops-activity-only", test_pause_stops_activity_only);
  g_test_add_func ("/demo/pace/jump-is-not-felt-by-activity", test_jump_is_not_felt_by_activity);
  g_test_add_func ("/demo/pace/held-still-all-is-made-up", test_held_still_all_is_made_up);
  return g_test_run ();
}
