/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-resync-pace.h"

/* Protocol §6: when a resync may start. */

static gint64
seconds (double count)
{
  return (gint64) (count * G_USEC_PER_SEC);
}

static void
test_the_first_may_start_at_once (void)
{
  RsResyncPace pace;

  rs_resync_pace_init (&pace);
  rs_resync_pace_begin (&pace, seconds (100));
  g_assert_cmpint (rs_resync_pace_get_time (&pace, FALSE), ==, 0);
  g_assert_false (rs_resync_pace_is_pending (&pace));
  rs_resync_pace_want (&pace, seconds (103));
  rs_resync_pace_want (&pace, seconds (104));
  g_assert_true (rs_resync_pace_is_pending (&pace));
  g_assert_cmpint (rs_resync_pace_get_time (&pace, FALSE), ==, seconds (103));
}

static void
test_the_next_waits_thirty_seconds (void)
{
  RsResyncPace pace;

  rs_resync_pace_init (&pace);
  rs_resync_pace_start (&pace, seconds (100));
  rs_resync_pace_want (&pace, seconds (101));
  g_assert_cmpint (rs_resync_pace_get_time (&pace, FALSE), ==, 0); /* one runs */
  g_assert_true (rs_resync_pace_is_pending (&pace));
  rs_resync_pace_finish (&pace, TRUE);
  g_assert_cmpint (rs_resync_pace_get_time (&pace, FALSE), ==, seconds (130));
  rs_resync_pace_start (&pace, seconds (130));
  rs_resync_pace_finish (&pace, TRUE);
  rs_resync_pace_want (&pace, seconds (500));
  g_assert_cmpint (rs_resync_pace_get_time (&pace, FALSE), ==, seconds (500));
}

static void
test_one_in_vain_doubles_the_time_up_to_half_an_hour (void)
{
  static const guint expected[] = { 60, 120, 240, 480, 960, 1800, 1800 };
  RsResyncPace pace;

  rs_resync_pace_init (&pace);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      rs_resync_pace_start (&pace, seconds (5000));
      rs_resync_pace_finish (&pace, FALSE);
      rs_resync_pace_want (&pace, seconds (5001));
      g_assert_cmpint (rs_resync_pace_get_time (&pace, FALSE), ==, seconds (5000 + expected[i]));
    }
  rs_resync_pace_start (&pace, seconds (9000));
  rs_resync_pace_finish (&pace, TRUE);
  rs_resync_pace_want (&pace, seconds (9001));
  g_assert_cmpint (rs_resync_pace_get_time (&pace, FALSE), ==, seconds (9030));
}

static void
test_a_blind_one_comes_every_five_minutes (void)
{
  RsResyncPace pace;

  rs_resync_pace_init (&pace);
  rs_resync_pace_begin (&pace, seconds (100));
  g_assert_cmpint (rs_resync_pace_get_time (&pace, TRUE), ==, seconds (400));
  g_assert_cmpint (rs_resync_pace_get_time (&pace, FALSE), ==, 0);
  for (guint i = 0; i < 10; i++) /* however often in vain */
    {
      rs_resync_pace_start (&pace, seconds (400));
      g_assert_cmpint (rs_resync_pace_get_time (&pace, TRUE), ==, 0);
      rs_resync_pace_finish (&pace, FALSE);
    }
  g_assert_cmpint (rs_resync_pace_get_time (&pace, TRUE), ==, seconds (700));
  rs_resync_pace_want (&pace, seconds (401));
  g_assert_cmpint (rs_resync_pace_get_time (&pace, TRUE), ==, seconds (700));
}

static void
test_a_new_connection_fills_the_picture_but_brings_no_haste (void)
{
  RsResyncPace pace;

  rs_resync_pace_init (&pace);
  rs_resync_pace_start (&pace, seconds (100));
  rs_resync_pace_want (&pace, seconds (101));
  rs_resync_pace_begin (&pace, seconds (110));
  g_assert_false (rs_resync_pace_is_pending (&pace));
  rs_resync_pace_want (&pace, seconds (111));
  g_assert_cmpint (rs_resync_pace_get_time (&pace, FALSE), ==, seconds (130));
  g_assert_cmpint (rs_resync_pace_get_time (&pace, TRUE), ==, seconds (130));
}

static void
test_one_that_came_to_nothing_is_wanted_again (void)
{
  RsResyncPace pace;

  rs_resync_pace_init (&pace);
  rs_resync_pace_abandon (&pace, seconds (90));
  g_assert_false (rs_resync_pace_is_pending (&pace));
  rs_resync_pace_start (&pace, seconds (100));
  rs_resync_pace_abandon (&pace, seconds (101));
  g_assert_cmpint (rs_resync_pace_get_time (&pace, FALSE), ==, seconds (130));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resync-pace/the-first-may-start-at-once", test_the_first_may_start_at_once);
  g_test_add_func ("/resync-pace/the-next-waits-thirty-seconds", test_the_next_waits_thirty_seconds);
  g_test_add_func ("/resync-pace/one-in-vain-doubles-the-time-up-to-half-an-hour",
                   test_one_in_vain_doubles_the_time_up_to_half_an_hour);
  g_test_add_func ("/resync-pace/a-blind-one-comes-every-five-minutes", test_a_blind_one_comes_every_five_minutes);
  g_test_add_func ("/resync-pace/a-new-connection-fills-the-picture-but-brings-no-haste",
                   test_a_new_connection_fills_the_picture_but_brings_no_haste);
  g_test_add_func ("/resync-pace/one-that-came-to-nothing-is-wanted-again",
                   test_one_that_came_to_nothing_is_wanted_again);
  return g_test_run ();
}
