/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-pacer.h"

/* Protocol §10: the first change after quiet at once; under load together; never later than the longest wait. */

#define MS 1000
#define LONGEST_US (100 * MS)
#define START_US (1000 * G_USEC_PER_SEC)

/* A change comes at @now_us and goes out with @n_changes in all. Returns when. */
static gint64
send (RsPacer *pacer, gint64 now_us, guint n_changes)
{
  gint64 at_us = rs_pacer_get_time (pacer, now_us);

  g_assert_cmpint (at_us, >=, now_us);
  rs_pacer_note_sent (pacer, at_us, n_changes);
  return at_us;
}

/* So many entities change all the time that each window is full. Returns the last time. */
static gint64
load (RsPacer *pacer, gint64 now_us, guint rounds, guint n_changes)
{
  for (guint i = 0; i < rounds; i++)
    now_us = send (pacer, now_us + MS, n_changes);
  return now_us;
}

static void
test_the_first_change_goes_at_once (void)
{
  RsPacer pacer;

  rs_pacer_init (&pacer, LONGEST_US);
  g_assert_cmpint (send (&pacer, START_US, 1), ==, START_US);
}

static void
test_after_quiet_a_change_goes_at_once (void)
{
  RsPacer pacer;
  gint64 now_us;

  rs_pacer_init (&pacer, LONGEST_US);
  now_us = load (&pacer, START_US, 50, 300) + LONGEST_US;
  g_assert_cmpint (send (&pacer, now_us, 1), ==, now_us);
}

static void
test_single_changes_wait_for_one_frame_at_most (void)
{
  RsPacer pacer;
  gint64 now_us = START_US;

  rs_pacer_init (&pacer, LONGEST_US);
  for (guint i = 0; i < 200; i++)
    {
      gint64 came_us = now_us + MS;

      now_us = send (&pacer, came_us, 1);
      g_assert_cmpint (now_us - came_us, <=, 17 * MS);
    }
}

static void
test_load_widens_the_window_up_to_the_longest (void)
{
  RsPacer pacer;
  gint64 now_us, before_us = 0;

  rs_pacer_init (&pacer, LONGEST_US);
  now_us = send (&pacer, START_US, 300);
  for (guint i = 0; i < 40; i++)
    {
      gint64 next_us = rs_pacer_get_time (&pacer, now_us);
      gint64 window_us = next_us - now_us;

      g_assert_cmpint (window_us, >=, before_us);
      g_assert_cmpint (window_us, <=, LONGEST_US);
      rs_pacer_note_sent (&pacer, next_us, 300);
      before_us = window_us;
      now_us = next_us;
    }
  g_assert_cmpint (before_us, ==, LONGEST_US);
}

static void
test_the_window_narrows_when_the_load_is_over (void)
{
  RsPacer pacer;
  gint64 now_us;

  rs_pacer_init (&pacer, LONGEST_US);
  now_us = load (&pacer, START_US, 50, 300);
  g_assert_cmpint (rs_pacer_get_time (&pacer, now_us) - now_us, ==, LONGEST_US);
  now_us = load (&pacer, now_us, 10, 1);
  g_assert_cmpint (rs_pacer_get_time (&pacer, now_us) - now_us, <=, 17 * MS);
}

static void
test_no_change_ever_waits_longer_than_the_longest (void)
{
  for (guint round = 0; round < 200; round++)
    {
      gint64 longest_us = g_test_rand_int_range (0, 1000 * MS);
      gint64 now_us = START_US;
      RsPacer pacer;

      rs_pacer_init (&pacer, longest_us);
      for (guint i = 0; i < 200; i++)
        {
          gint64 came_us = now_us + g_test_rand_int_range (0, 40 * MS);

          now_us = send (&pacer, came_us, (guint) g_test_rand_int_range (0, 400));
          g_assert_cmpint (now_us - came_us, <=, longest_us);
        }
    }
}

static void
test_a_longest_of_nothing_holds_nothing_back (void)
{
  RsPacer pacer;
  gint64 now_us = START_US;

  rs_pacer_init (&pacer, 0);
  for (guint i = 0; i < 50; i++)
    g_assert_cmpint (send (&pacer, now_us, 300), ==, now_us);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/pacer/the-first-change-goes-at-once", test_the_first_change_goes_at_once);
  g_test_add_func ("/net/pacer/after-quiet-a-change-goes-at-once", test_after_quiet_a_change_goes_at_once);
  g_test_add_func ("/net/pacer/single-changes-wait-for-one-frame-at-most",
                   test_single_changes_wait_for_one_frame_at_most);
  g_test_add_func ("/net/pacer/load-widens-the-window-up-to-the-longest",
                   test_load_widens_the_window_up_to_the_longest);
  g_test_add_func ("/net/pacer/the-window-narrows-when-the-load-is-over",
                   test_the_window_narrows_when_the_load_is_over);
  g_test_add_func ("/net/pacer/no-change-ever-waits-longer-than-the-longest",
                   test_no_change_ever_waits_longer_than_the_longest);
  g_test_add_func ("/net/pacer/a-longest-of-nothing-holds-nothing-back", test_a_longest_of_nothing_holds_nothing_back);
  return g_test_run ();
}
