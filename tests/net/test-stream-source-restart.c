/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-source.h"

/* Numbers that begin anew on a connection that lives (protocol §6), over real sockets. Time is virtual. */

#define STAYED_LIVE (1u << RS_SOURCE_STATE_CONNECTING | 1u << RS_SOURCE_STATE_LIVE)

static void
tell_at (TestSource *test, guint number, const char *status, double seconds)
{
  g_autoptr (GDateTime) start = g_date_time_new_utc (2026, 1, 1, 8, 0, 0);
  g_autoptr (GDateTime) time = g_date_time_add_seconds (start, seconds);
  g_autofree char *text = g_date_time_format_iso8601 (time);
  g_autofree char *frame = g_strdup_printf ("{\"type\":\"presence.update\",\"sequence\":%u,\"timestamp\":\"%s\","
                                            "\"payload\":{\"userId\":\"a1\",\"status\":\"%s\"}}",
                                            number, text, status);

  test_desk_send (test->desk, frame);
}

static void
tell (TestSource *test, guint number, const char *status)
{
  g_autofree char *frame = g_strdup_printf ("{\"type\":\"presence.update\",\"sequence\":%u,\"payload\":{\"userId\":"
                                            "\"a1\",\"status\":\"%s\"}}",
                                            number, status);

  test_desk_send (test->desk, frame);
}

static void
advance (TestSource *test, double seconds)
{
  test_settle ();
  test_source_advance (test, seconds);
  test_settle ();
}

static void
wait_for_epoch (TestSource *test, guint epoch)
{
  while (test->status->epoch < epoch)
    test_source_advance (test, 0.02);
}

static void
restart_with_timestamps (TestSource *test, guint highest)
{
  tell_at (test, highest, "Available", 0);
  advance (test, 0.2);
  tell_at (test, 1, "Ringing", 3);
  tell_at (test, 2, "In Call", 4);
  tell_at (test, 3, "Wrap Up", 5);
}

static void
test_told_by_timestamps (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  restart_with_timestamps (test, 500);
  wait_for_epoch (test, 2);
  tell_at (test, 3, "Wrap Up", 5); /* the first delta of the fresh connection */
  test_source_wait_for_status (test, "a1", "Wrap Up");
  tell_at (test, 4, "Break", 6);
  test_source_wait_for_status (test, "a1", "Break");
  g_assert_cmpuint (test->desk->handshakes->len, ==, 2);
  g_assert_cmpuint (test->seen, ==, STAYED_LIVE);
  g_assert_cmpuint (test->most_unconfirmed, ==, 0);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_RECONNECTS], ==, 0);
}

static void
test_told_by_arrival (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  tell (test, 500, "Available");
  advance (test, 3);
  for (guint number = 1; number <= 3; number++)
    tell (test, number, "Break");
  wait_for_epoch (test, 2);
  tell (test, 3, "Break");
  test_source_wait_for_status (test, "a1", "Break");
  g_assert_cmpuint (test->desk->handshakes->len, ==, 2);
  g_assert_cmpuint (test->seen, ==, STAYED_LIVE);
}

static void
test_late_numbers_are_none (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  tell_at (test, 500, "Available", 10);
  for (guint i = 0; i < 20; i++)
    tell_at (test, 100 + i, "Break", 9.0 - i);
  tell (test, 499, "Break");
  advance (test, 20);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 1);
  g_assert_cmpstr (test_source_get_agent_status (test, "a1"), ==, "Available");
}

static void
test_two_are_not_enough (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  tell_at (test, 500, "Available", 0);
  for (guint i = 0; i < 5; i++)
    {
      tell_at (test, 1, "Break", 60 + i);
      tell_at (test, 2, "Break", 60 + i);
    }
  advance (test, 20);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 1);
}

/* The fresh connection would be opened again and again, were it not for the pause; but what was missed must not stay so. */
static void
test_again_within_half_a_minute_is_made_up_for_after_it (TestSource *test, gconstpointer user_data)
{
  gint64 begun_us;

  test_source_go_live (test);
  restart_with_timestamps (test, 500);
  wait_for_epoch (test, 2);
  begun_us = rs_clock_get_monotonic (test->clock);
  restart_with_timestamps (test, 700);
  test_desk_send (test->desk, "{\"type\":\"heartbeat\",\"intervalSeconds\":120}");
  advance (test, 28);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 2);
  wait_for_epoch (test, 3); /* although nobody says anything any more */
  g_assert_cmpint (rs_clock_get_monotonic (test->clock) - begun_us, <=, 31 * G_USEC_PER_SEC);
  tell_at (test, 3, "Wrap Up", 5);
  test_source_wait_for_status (test, "a1", "Wrap Up");
  g_assert_cmpuint (test->seen, ==, STAYED_LIVE);
}

static void
test_a_refused_fresh_connection_is_tried_again (TestSource *test, gconstpointer user_data)
{
  test_desk_answer_handshake (test->desk, 101, NULL);
  test_desk_answer_handshake (test->desk, 503, NULL);
  test_desk_answer_handshake (test->desk, 500, NULL);
  test_desk_answer_handshake (test->desk, 101, NULL);
  test_source_go_live (test);
  restart_with_timestamps (test, 500);
  wait_for_epoch (test, 2);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 4);
  g_assert_cmpuint (test->seen, ==, STAYED_LIVE);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/stream-source-restart/" name, TestSource, NULL, test_source_set_up, func, test_source_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("told-by-timestamps", test_told_by_timestamps);
  ADD ("told-by-arrival", test_told_by_arrival);
  ADD ("late-numbers-are-none", test_late_numbers_are_none);
  ADD ("two-are-not-enough", test_two_are_not_enough);
  ADD ("again-within-half-a-minute-is-made-up-for-after-it", test_again_within_half_a_minute_is_made_up_for_after_it);
  ADD ("a-refused-fresh-connection-is-tried-again", test_a_refused_fresh_connection_is_tried_again);
  return g_test_run ();
}
