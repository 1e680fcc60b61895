/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-watchdog.h"

/* Protocol §5: transport (anything) decides at 30 s until the period P is known, then feed (data) at 2.5 P. */

#define SECOND ((gint64) G_USEC_PER_SEC)
#define START (1000 * SECOND)

static void
assert_deadline (const RsWatchdog *watchdog, gint64 after_us)
{
  g_assert_cmpint (rs_watchdog_get_deadline (watchdog) - START, ==, after_us);
}

static void
test_silence_from_the_start_ends_after_30_s (void)
{
  RsWatchdog watchdog;

  rs_watchdog_start (&watchdog, START);
  assert_deadline (&watchdog, 30 * SECOND);
}

static void
test_anything_feeds_the_transport_clock (void)
{
  RsWatchdog watchdog;

  rs_watchdog_start (&watchdog, START);
  rs_watchdog_note_alive (&watchdog, START + 7 * SECOND);
  assert_deadline (&watchdog, 37 * SECOND);
  rs_watchdog_note_data (&watchdog, START + 9 * SECOND);
  assert_deadline (&watchdog, 39 * SECOND);
}

static void
test_a_told_period_decides_from_the_first_heartbeat (void)
{
  RsWatchdog watchdog;

  rs_watchdog_start (&watchdog, START);
  rs_watchdog_note_heartbeat (&watchdog, START + 4 * SECOND, 10 * SECOND);
  assert_deadline (&watchdog, 29 * SECOND);
}

static void
test_pongs_do_not_hide_a_dead_feed (void)
{
  RsWatchdog watchdog;

  rs_watchdog_start (&watchdog, START);
  rs_watchdog_note_heartbeat (&watchdog, START, 4 * SECOND);
  for (guint i = 1; i < 100; i++)
    rs_watchdog_note_alive (&watchdog, START + i * SECOND);
  assert_deadline (&watchdog, 10 * SECOND);
}

static void
test_data_is_as_good_as_a_heartbeat (void)
{
  RsWatchdog watchdog;

  rs_watchdog_start (&watchdog, START);
  rs_watchdog_note_heartbeat (&watchdog, START, 4 * SECOND);
  rs_watchdog_note_data (&watchdog, START + 8 * SECOND);
  assert_deadline (&watchdog, 18 * SECOND);
}

static gint64
beat (RsWatchdog *watchdog, gint64 at_us, const gint64 *gaps_us, guint n_gaps)
{
  rs_watchdog_note_heartbeat (watchdog, at_us, 0);
  for (guint i = 0; i < n_gaps; i++)
    {
      at_us += gaps_us[i];
      rs_watchdog_note_heartbeat (watchdog, at_us, 0);
    }
  return at_us;
}

static void
test_without_a_told_period_five_gaps_tell_it (void)
{
  static const gint64 gaps[] = { 3 * SECOND, 90 * SECOND, 2 * SECOND, 4 * SECOND, 5 * SECOND };
  RsWatchdog four, five;
  gint64 last;

  rs_watchdog_start (&four, START);
  last = beat (&four, START, gaps, 4);
  assert_deadline (&four, last - START + 30 * SECOND);
  rs_watchdog_start (&five, START);
  last = beat (&five, START, gaps, 5);
  assert_deadline (&five, last - START + 10 * SECOND); /* 2.5 × the median of 2, 3, 4, 5 and 90 s */
}

static void
test_only_the_last_five_gaps_count (void)
{
  static const gint64 gaps[] = { 40 * SECOND, 40 * SECOND, 40 * SECOND, 40 * SECOND,
                                 40 * SECOND, 6 * SECOND,  6 * SECOND,  6 * SECOND };
  RsWatchdog watchdog;
  gint64 last;

  rs_watchdog_start (&watchdog, START);
  last = beat (&watchdog, START, gaps, G_N_ELEMENTS (gaps));
  assert_deadline (&watchdog, last - START + 15 * SECOND);
}

static void
test_a_told_period_beats_the_gaps (void)
{
  static const gint64 gaps[] = { SECOND, SECOND, SECOND, SECOND, SECOND, SECOND };
  RsWatchdog watchdog;
  gint64 last;

  rs_watchdog_start (&watchdog, START);
  last = beat (&watchdog, START, gaps, G_N_ELEMENTS (gaps));
  rs_watchdog_note_heartbeat (&watchdog, last, 8 * SECOND);
  assert_deadline (&watchdog, last - START + 20 * SECOND);
  rs_watchdog_note_heartbeat (&watchdog, last + SECOND, 0); /* a later one that does not tell it again */
  assert_deadline (&watchdog, last - START + 21 * SECOND);
}

static void
test_the_period_is_from_one_second_to_two_minutes (void)
{
  static const gint64 flood[] = { 1000, 1000, 1000, 1000, 1000 };
  static const gint64 rare[] = { 900 * SECOND, 900 * SECOND, 900 * SECOND, 900 * SECOND, 900 * SECOND };
  RsWatchdog watchdog;
  gint64 last;

  rs_watchdog_start (&watchdog, START);
  rs_watchdog_note_heartbeat (&watchdog, START, 1);
  assert_deadline (&watchdog, 5 * SECOND / 2);
  rs_watchdog_note_heartbeat (&watchdog, START, 86400 * SECOND);
  assert_deadline (&watchdog, 300 * SECOND);

  rs_watchdog_start (&watchdog, START);
  last = beat (&watchdog, START, flood, G_N_ELEMENTS (flood));
  assert_deadline (&watchdog, last - START + 5 * SECOND / 2);
  rs_watchdog_start (&watchdog, START);
  last = beat (&watchdog, START, rare, G_N_ELEMENTS (rare));
  assert_deadline (&watchdog, last - START + 300 * SECOND);
}

static void
test_a_fresh_connection_knows_nothing_of_the_last (void)
{
  RsWatchdog watchdog;

  rs_watchdog_start (&watchdog, START);
  rs_watchdog_note_heartbeat (&watchdog, START, 2 * SECOND);
  rs_watchdog_start (&watchdog, START + 60 * SECOND);
  assert_deadline (&watchdog, 90 * SECOND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/watchdog/silence-from-the-start-ends-after-30-s", test_silence_from_the_start_ends_after_30_s);
  g_test_add_func ("/net/watchdog/anything-feeds-the-transport-clock", test_anything_feeds_the_transport_clock);
  g_test_add_func ("/net/watchdog/a-told-period-decides-from-the-first-heartbeat",
                   test_a_told_period_decides_from_the_first_heartbeat);
  g_test_add_func ("/net/watchdog/pongs-do-not-hide-a-dead-feed", test_pongs_do_not_hide_a_dead_feed);
  g_test_add_func ("/net/watchdog/data-is-as-good-as-a-heartbeat", test_data_is_as_good_as_a_heartbeat);
  g_test_add_func ("/net/watchdog/without-a-told-period-five-gaps-tell-it",
                   test_without_a_told_period_five_gaps_tell_it);
  g_test_add_func ("/net/watchdog/only-the-last-five-gaps-count", test_only_the_last_five_gaps_count);
  g_test_add_func ("/net/watchdog/a-told-period-beats-the-gaps", test_a_told_period_beats_the_gaps);
  g_test_add_func ("/net/watchdog/the-period-is-from-one-second-to-two-minutes",
                   test_the_period_is_from_one_second_to_two_minutes);
  g_test_add_func ("/net/watchdog/a-fresh-connection-knows-nothing-of-the-last",
                   test_a_fresh_connection_knows_nothing_of_the_last);
  return g_test_run ();
}
