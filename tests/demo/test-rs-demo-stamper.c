/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-stamper.h"

#define START_US G_GINT64_CONSTANT (1772377200000000)
#define SECOND ((gint64) G_USEC_PER_SEC)

typedef struct
{
  RsClock *clock;
  RsDemoOptions options;
  RsDemoFloor *floor;
  RsDemoStamper *stamper;
  RsDemoRecord record; /* somebody */
} Test;

static void
set_up (Test *test, gconstpointer user_data)
{
  rs_demo_options_init (&test->options);
  test->clock = rs_clock_new_virtual (START_US);
  test->floor = rs_demo_floor_new (&test->options, START_US);
  test->stamper = rs_demo_stamper_new (&test->options, test->floor, test->clock, 1);
  test->record = (RsDemoRecord){ .kind = RS_DEMO_KIND_AGENT, .id = "a1" };
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  rs_demo_stamper_free (test->stamper);
  rs_demo_floor_free (test->floor);
  g_object_unref (test->clock);
}

static void
pass (Test *test, gint64 by_us)
{
  rs_clock_advance (test->clock, by_us);
  rs_demo_floor_advance (test->floor, by_us);
}

static RsDemoStamp
stamp_change (Test *test, gint64 time_us)
{
  const RsDemoChange change = { .record = &test->record, .time_us = time_us };

  return rs_demo_stamper_stamp_change (test->stamper, &change);
}

static void
test_messages_are_numbered_and_dated (Test *test, gconstpointer user_data)
{
  const RsDemoStamp answer = rs_demo_stamper_stamp_answer (test->stamper);
  const RsDemoStamp first = rs_demo_stamper_stamp_first (test->stamper, &test->record);
  const RsDemoStamp second = rs_demo_stamper_stamp_first (test->stamper, &test->record);
  const RsDemoStamp change = stamp_change (test, START_US);

  g_assert_cmpuint (first.sequence, ==, answer.sequence + 1);
  g_assert_cmpuint (change.sequence, ==, second.sequence + 1);
  g_assert_cmpint (answer.time_us, ==, START_US);
  g_assert_cmpint (first.time_us, ==, START_US);
  g_assert_cmpint (second.time_us, ==, START_US); /* all first deltas tell of one moment */
  g_assert_cmpint (change.time_us, ==, START_US + 1);
  g_assert_true (change.is_dated);
  g_assert_cmpint (change.monotonic_us, ==, -1);
}

static void
test_times_rise_but_for_a_jump_of_the_clock (Test *test, gconstpointer user_data)
{
  pass (test, 10 * SECOND);
  g_assert_cmpint (rs_demo_stamper_stamp_control (test->stamper).time_us, ==, START_US + 10 * SECOND);
  g_assert_cmpint (stamp_change (test, START_US + 4 * SECOND).time_us, ==, START_US + 10 * SECOND + 1);
  g_assert_cmpint (rs_demo_stamper_stamp_control (test->stamper).time_us, ==, START_US + 10 * SECOND + 2);
  rs_demo_floor_jump (test->floor, -5 * SECOND);
  g_assert_cmpint (rs_demo_stamper_stamp_control (test->stamper).time_us, ==, START_US + 5 * SECOND);
  g_assert_cmpint (rs_demo_stamper_stamp_control (test->stamper).time_us, ==, START_US + 5 * SECOND + 1);
}

static void
test_some_or_no_messages_tell_their_time (Test *test, gconstpointer user_data)
{
  guint n_dated = 0;

  rs_demo_stamper_set_timestamps (test->stamper, RS_DEMO_TIMESTAMPS_NONE);
  for (guint i = 0; i < 100; i++)
    g_assert_false (rs_demo_stamper_stamp_control (test->stamper).is_dated);
  rs_demo_stamper_set_timestamps (test->stamper, RS_DEMO_TIMESTAMPS_SOME);
  for (guint i = 0; i < 100; i++)
    n_dated += rs_demo_stamper_stamp_control (test->stamper).is_dated;
  g_assert_cmpuint (n_dated, >, 20);
  g_assert_cmpuint (n_dated, <, 80);
}

static void
test_monotonic_time_is_told_of_events_only_unless_asked_for (Test *test, gconstpointer user_data)
{
  rs_demo_stamper_tell_monotonic (test->stamper, FALSE);
  g_assert_cmpint (rs_demo_stamper_stamp_first (test->stamper, &test->record).monotonic_us, ==, -1);
  g_assert_cmpint (stamp_change (test, START_US).monotonic_us, ==, rs_clock_get_monotonic (test->clock));
  rs_demo_stamper_tell_monotonic (test->stamper, TRUE);
  g_assert_cmpint (rs_demo_stamper_stamp_first (test->stamper, &test->record).monotonic_us, ==,
                   rs_clock_get_monotonic (test->clock));
}

static void
test_numbers_begin_anew_when_told_to (Test *test, gconstpointer user_data)
{
  const guint64 first = rs_demo_stamper_stamp_control (test->stamper).sequence;
  guint64 later;

  rs_demo_stamper_stamp_control (test->stamper);
  later = rs_demo_stamper_stamp_control (test->stamper).sequence;
  g_assert_cmpuint (later, ==, first + 2);
  rs_demo_stamper_restart_numbers (test->stamper);
  g_assert_cmpuint (rs_demo_stamper_stamp_control (test->stamper).sequence, <, later);
}

#define ADD(name, func) g_test_add ("/demo/stamper/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("messages-are-numbered-and-dated", test_messages_are_numbered_and_dated);
  ADD ("times-rise-but-for-a-jump-of-the-clock", test_times_rise_but_for_a_jump_of_the_clock);
  ADD ("some-or-no-messages-tell-their-time", test_some_or_no_messages_tell_their_time);
  ADD ("monotonic-time-is-told-of-events-only-unless-asked-for",
       test_monotonic_time_is_told_of_events_only_unless_asked_for);
  ADD ("numbers-begin-anew-when-told-to", test_numbers_begin_anew_when_told_to);
  return g_test_run ();
}
