/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-server-clock.h"

/* The server's clock is a year ahead of ours: monotonic 0 is TRUE_OFFSET_NS there. */
#define TRUE_OFFSET_NS (G_GINT64_CONSTANT (1767225600) * 1000000000)
#define SECOND_US G_USEC_PER_SEC
#define MS_NS G_GINT64_CONSTANT (1000000)

static gboolean
add (RsServerClock *clock, gint64 arrival_us, gint64 delay_ms)
{
  return rs_server_clock_add_sample (clock, arrival_us, arrival_us * 1000 - delay_ms * MS_NS + TRUE_OFFSET_NS);
}

/* How far the estimate is behind the truth, in ms. */
static gint64
get_error_ms (RsServerClock *clock)
{
  gint64 offset_ns = 0;

  g_assert_true (rs_server_clock_get_offset (clock, &offset_ns));
  return (TRUE_OFFSET_NS - offset_ns) / MS_NS;
}

static void
test_nothing_is_known_at_first (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();
  gint64 offset_ns = 42;

  g_assert_false (rs_server_clock_get_offset (clock, &offset_ns));
}

static void
test_the_least_late_message_counts (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();

  g_assert_true (add (clock, 1 * SECOND_US, 80));
  g_assert_cmpint (get_error_ms (clock), ==, 80);
  g_assert_true (add (clock, 2 * SECOND_US, 20));
  g_assert_cmpint (get_error_ms (clock), ==, 20);
  g_assert_true (add (clock, 3 * SECOND_US, 500));
  g_assert_cmpint (get_error_ms (clock), ==, 20);
}

static void
test_five_minutes_later_it_is_forgotten (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();

  add (clock, 1 * SECOND_US, 10);
  for (gint64 second = 2; second <= 280; second++)
    add (clock, second * SECOND_US, 100);
  g_assert_cmpint (get_error_ms (clock), ==, 10);
  for (gint64 second = 281; second <= 310; second++)
    add (clock, second * SECOND_US, 100);
  g_assert_cmpint (get_error_ms (clock), ==, 100);
}

static void
test_a_sample_from_the_future_is_not_used (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();

  add (clock, 1 * SECOND_US, 10);
  g_assert_false (add (clock, 2 * SECOND_US, 10 - 5001));
  g_assert_cmpint (get_error_ms (clock), ==, 10);
  g_assert_true (add (clock, 3 * SECOND_US, 10 - 4999));
  g_assert_cmpint (get_error_ms (clock), ==, 10 - 4999);
}

/* A server whose clock is put forward is believed when every message has said so for ten seconds. */
static void
test_a_server_set_forward_is_believed_after_ten_seconds (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();

  for (gint64 second = 1; second <= 60; second++)
    g_assert_true (add (clock, second * SECOND_US, 20));
  for (gint64 second = 61; second <= 70; second++)
    g_assert_false (add (clock, second * SECOND_US, 80 - 3600 * 1000 - second));
  g_assert_cmpint (get_error_ms (clock), ==, 20);
  g_assert_true (add (clock, 71 * SECOND_US, 80 - 3600 * 1000));
  g_assert_cmpint (get_error_ms (clock), ==, 10 - 3600 * 1000);
}

static void
test_samples_from_the_future_that_disagree_are_never_believed (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();

  for (gint64 second = 1; second <= 60; second++)
    add (clock, second * SECOND_US, 20);
  for (gint64 second = 61; second <= 340; second++)
    g_assert_false (add (clock, second * SECOND_US, 20 - 3600 * 1000 - second * 7000));
  g_assert_cmpint (get_error_ms (clock), ==, 20);
}

/* One agent whose messages are from the future, among others: a server's mistake, however long it lasts. */
static void
test_samples_from_the_future_among_others_are_never_believed (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();

  for (gint64 second = 1; second <= 600; second++)
    {
      g_assert_true (add (clock, second * SECOND_US, 20));
      for (guint i = 0; i < 4; i++)
        g_assert_false (add (clock, second * SECOND_US, 20 - 3600 * 1000));
    }
  g_assert_cmpint (get_error_ms (clock), ==, 20);
}

/* First deltas may be as old as the state that they tell (protocol §11). */
static void
test_a_first_sample_that_was_old_gives_way_to_fresh_ones (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();

  add (clock, 1 * SECOND_US, 600 * 1000);
  add (clock, 1 * SECOND_US, 900 * 1000);
  for (guint i = 0; i < 4; i++)
    g_assert_false (add (clock, 2 * SECOND_US, 30 + i));
  g_assert_true (add (clock, 2 * SECOND_US, 40));
  g_assert_cmpint (get_error_ms (clock), ==, 30);
}

static void
test_the_date_vouches_for_fresh_samples_beside_old_ones (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();

  rs_server_clock_set_date (clock, 1 * SECOND_US, TRUE_OFFSET_NS + 900 * MS_NS);
  add (clock, 1 * SECOND_US, 600 * 1000);
  g_assert_cmpint (get_error_ms (clock), ==, 600 * 1000);
  g_assert_true (add (clock, 2 * SECOND_US, 30));
  g_assert_cmpint (get_error_ms (clock), ==, 30);
  g_assert_false (add (clock, 2 * SECOND_US, -6000));
}

static void
test_the_date_serves_until_the_first_sample (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();

  rs_server_clock_set_date (clock, 10 * SECOND_US, TRUE_OFFSET_NS + 10 * 1000 * MS_NS);
  g_assert_cmpint (get_error_ms (clock), ==, -500); /* whole seconds: half of one is added */
  g_assert_true (add (clock, 11 * SECOND_US, 2000));
  g_assert_cmpint (get_error_ms (clock), ==, 2000);
  rs_server_clock_set_date (clock, 12 * SECOND_US, TRUE_OFFSET_NS + 12 * 1000 * MS_NS);
  g_assert_cmpint (get_error_ms (clock), ==, 2000);
}

/* While this machine sleeps its monotonic clock stands still, and the server's goes on. */
static void
test_after_a_reset_the_first_sample_is_believed (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();

  for (gint64 second = 1; second <= 60; second++)
    add (clock, second * SECOND_US, 20);
  rs_server_clock_reset (clock);
  g_assert_cmpint (get_error_ms (clock), ==, 20); /* nothing better is known yet */
  g_assert_true (add (clock, 61 * SECOND_US, 20 - 8 * 3600 * 1000));
  g_assert_cmpint (get_error_ms (clock), ==, 20 - 8 * 3600 * 1000);
}

static void
test_a_date_after_a_reset_is_better_than_what_was_known (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();

  add (clock, 1 * SECOND_US, 20);
  rs_server_clock_reset (clock);
  rs_server_clock_set_date (clock, 2 * SECOND_US, TRUE_OFFSET_NS + 3602 * 1000 * MS_NS);
  g_assert_cmpint (get_error_ms (clock), ==, -3600 * 1000 - 500);
}

static void
test_impossible_times_are_no_samples (void)
{
  static const gint64 times[] = { G_MININT64, -1, G_MAXINT64 };
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();
  gint64 offset_ns;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_assert_false (rs_server_clock_add_sample (clock, 5 * SECOND_US, times[i]));
      rs_server_clock_set_date (clock, 5 * SECOND_US, times[i]);
    }
  g_assert_false (rs_server_clock_get_offset (clock, &offset_ns));
}

static void
test_a_server_set_back_is_believed_after_half_a_minute (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();

  for (gint64 second = 1; second <= 60; second++)
    add (clock, second * SECOND_US, 20);
  for (gint64 second = 61; second <= 90; second++)
    g_assert_true (add (clock, second * SECOND_US, 80 + 3600 * 1000 - second));
  g_assert_cmpint (get_error_ms (clock), ==, 20);
  g_assert_true (add (clock, 91 * SECOND_US, 80 + 3600 * 1000));
  g_assert_cmpint (get_error_ms (clock), ==, 80 + 3600 * 1000 - 90);
}

/* By so little that before half a minute is over it tells later times than before. */
static void
test_a_server_set_back_a_little_is_believed_after_the_window (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();

  for (gint64 second = 1; second <= 60; second++)
    add (clock, second * SECOND_US, 20);
  for (gint64 second = 61; second <= 350; second++)
    add (clock, second * SECOND_US, 20 + 20 * 1000);
  g_assert_cmpint (get_error_ms (clock), ==, 20);
  for (gint64 second = 351; second <= 370; second++)
    add (clock, second * SECOND_US, 20 + 20 * 1000);
  g_assert_cmpint (get_error_ms (clock), ==, 20 + 20 * 1000);
}

/* A server that stood still for a while, and works off in order what has queued up: times go on all the same. */
static void
test_messages_that_are_all_late_move_nothing (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();

  for (gint64 second = 1; second <= 60; second++)
    add (clock, second * SECOND_US, 20);
  for (gint64 second = 161; second <= 340; second++)
    add (clock, second * SECOND_US, 20 + 100 * 1000);
  g_assert_cmpint (get_error_ms (clock), ==, 20);
}

/* The clock of one server among several, or first deltas with the times of their states. */
static void
test_old_timestamps_among_others_move_nothing (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();

  for (gint64 second = 1; second <= 280; second++)
    {
      add (clock, second * SECOND_US, second == 1 ? 20 : 100);
      for (guint i = 0; i < 9; i++)
        add (clock, second * SECOND_US, 20 + 3600 * 1000);
    }
  g_assert_cmpint (get_error_ms (clock), ==, 20);
}

static void
test_old_timestamps_that_disagree_move_nothing (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();

  add (clock, 1 * SECOND_US, 20);
  for (gint64 second = 2; second <= 280; second++)
    add (clock, second * SECOND_US, 20 + 3600 * 1000 + second % 7 * 2000);
  g_assert_cmpint (get_error_ms (clock), ==, 20);
}

static void
test_the_estimate_is_the_smallest_of_the_window (void)
{
  g_autoptr (RsServerClock) clock = rs_server_clock_new ();
  g_autoptr (GArray) delays = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 second = 0; second < 2000; second++)
    {
      gint64 delay_ms = g_test_rand_int_range (0, 4000);
      gint64 smallest_long = G_MAXINT64, smallest_short = G_MAXINT64;

      g_array_append_val (delays, delay_ms);
      g_assert_true (add (clock, (second + 1000) * SECOND_US, delay_ms));
      for (gint64 i = MAX (0, second - 300); i <= second; i++)
        {
          smallest_long = MIN (smallest_long, g_array_index (delays, gint64, i));
          if (i > second - 290)
            smallest_short = MIN (smallest_short, g_array_index (delays, gint64, i));
        }
      g_assert_cmpint (get_error_ms (clock), >=, smallest_long);
      g_assert_cmpint (get_error_ms (clock), <=, smallest_short);
    }
}

#define ADD(path, func) g_test_add_func ("/model/server-clock/" path, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing-is-known-at-first", test_nothing_is_known_at_first);
  ADD ("the-least-late-message-counts", test_the_least_late_message_counts);
  ADD ("five-minutes-later-it-is-forgotten", test_five_minutes_later_it_is_forgotten);
  ADD ("a-sample-from-the-future-is-not-used", test_a_sample_from_the_future_is_not_used);
  ADD ("a-server-set-forward-is-believed-after-ten-seconds", test_a_server_set_forward_is_believed_after_ten_seconds);
  ADD ("samples-from-the-future-that-disagree-are-never-believed",
       test_samples_from_the_future_that_disagree_are_never_believed);
  ADD ("samples-from-the-future-among-others-are-never-believed",
       test_samples_from_the_future_among_others_are_never_believed);
  ADD ("a-first-sample-that-was-old-gives-way-to-fresh-ones", test_a_first_sample_that_was_old_gives_way_to_fresh_ones);
  ADD ("the-date-vouches-for-fresh-samples-beside-old-ones", test_the_date_vouches_for_fresh_samples_beside_old_ones);
  ADD ("the-date-serves-until-the-first-sample", test_the_date_serves_until_the_first_sample);
  ADD ("after-a-reset-the-first-sample-is-believed", test_after_a_reset_the_first_sample_is_believed);
  ADD ("a-date-after-a-reset-is-better-than-what-was-known", test_a_date_after_a_reset_is_better_than_what_was_known);
  ADD ("impossible-times-are-no-samples", test_impossible_times_are_no_samples);
  ADD ("a-server-set-back-is-believed-after-half-a-minute", test_a_server_set_back_is_believed_after_half_a_minute);
  ADD ("a-server-set-back-a-little-is-believed-after-the-window",
       test_a_server_set_back_a_little_is_believed_after_the_window);
  ADD ("messages-that-are-all-late-move-nothing", test_messages_that_are_all_late_move_nothing);
  ADD ("old-timestamps-among-others-move-nothing", test_old_timestamps_among_others_move_nothing);
  ADD ("old-timestamps-that-disagree-move-nothing", test_old_timestamps_that_disagree_move_nothing);
  ADD ("the-estimate-is-the-smallest-of-the-window", test_the_estimate_is_the_smallest_of_the_window);
  return g_test_run ();
}
