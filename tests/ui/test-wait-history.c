/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-wait-history.h"

#include "base/rs-iso-time.h"

#define START (G_GINT64_CONSTANT (1700000000) * RS_NSEC_PER_SEC)

static void
test_a_step_keeps_its_peak (void)
{
  RsWaitHistory history = { 0 };

  rs_wait_history_add (&history, START, 2);
  rs_wait_history_add (&history, START + RS_NSEC_PER_SEC / 4, 9);
  rs_wait_history_add (&history, START + RS_NSEC_PER_SEC / 2, 1);
  g_assert_cmpuint (history.n_points, ==, 1);
  g_assert_cmpuint (history.points[0], ==, 9);
}

static void
test_a_pause_keeps_the_last_number (void)
{
  RsWaitHistory history = { 0 };

  rs_wait_history_add (&history, START, 4);
  rs_wait_history_add (&history, START + 5 * RS_NSEC_PER_SEC, 1);
  g_assert_cmpuint (history.n_points, ==, 6);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (history.points[i], ==, 4);
  g_assert_cmpuint (history.points[5], ==, 1);
}

static void
test_it_holds_an_hour_and_no_more (void)
{
  RsWaitHistory history = { 0 };

  for (guint second = 0; second < 3 * 3600; second++)
    {
      rs_wait_history_add (&history, START + second * RS_NSEC_PER_SEC, second < 3600 ? 50 : 3);
      g_assert_cmpuint (history.n_points, <=, RS_WAIT_HISTORY_SIZE);
    }
  g_assert_cmpuint (rs_wait_history_get_seconds (&history), >=, 3500);
  g_assert_cmpuint (rs_wait_history_get_seconds (&history), <=, 3600);
  g_assert_cmpuint (rs_wait_history_get_highest (&history), ==, 3);
}

static void
test_a_peak_survives_coarser_steps (void)
{
  RsWaitHistory history = { 0 };

  for (guint second = 0; second < 1500; second++)
    rs_wait_history_add (&history, START + second * RS_NSEC_PER_SEC, second == 30 ? 77 : 1);
  g_assert_cmpuint (rs_wait_history_get_highest (&history), ==, 77);
}

static void
test_a_long_silence_begins_anew (void)
{
  RsWaitHistory history = { 0 };

  rs_wait_history_add (&history, START, 4);
  rs_wait_history_add (&history, START + 7200 * RS_NSEC_PER_SEC, 1);
  g_assert_cmpuint (history.n_points, ==, 1);
  g_assert_cmpuint (history.points[0], ==, 1);
}

static void
test_strange_numbers_and_times_do_no_harm (void)
{
  RsWaitHistory history = { 0 };

  rs_wait_history_add (&history, START, G_MAXINT);
  rs_wait_history_add (&history, START - 60 * RS_NSEC_PER_SEC, -3);
  g_assert_cmpuint (history.n_points, ==, 1);
  g_assert_cmpuint (history.points[0], ==, G_MAXUINT16);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wait-history/a-step-keeps-its-peak", test_a_step_keeps_its_peak);
  g_test_add_func ("/wait-history/a-pause-keeps-the-last-number", test_a_pause_keeps_the_last_number);
  g_test_add_func ("/wait-history/it-holds-an-hour-and-no-more", test_it_holds_an_hour_and_no_more);
  g_test_add_func ("/wait-history/a-peak-survives-coarser-steps", test_a_peak_survives_coarser_steps);
  g_test_add_func ("/wait-history/a-long-silence-begins-anew", test_a_long_silence_begins_anew);
  g_test_add_func ("/wait-history/strange-numbers-and-times-do-no-harm", test_strange_numbers_and_times_do_no_harm);
  return g_test_run ();
}
