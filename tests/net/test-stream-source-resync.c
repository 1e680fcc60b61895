/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-source.h"

#include <string.h>

/* When the whole picture is asked for once more, over real sockets (protocol §6, §7). Time is virtual. */

#define LONG_TOKEN "{\"access_token\":\"first.token\",\"expires_in\":864000}"

static void
tell (TestSource *test, guint number, const char *agent, const char *status)
{
  g_autofree char *frame = g_strdup_printf ("{\"type\":\"presence.update\",\"sequence\":%u,\"payload\":{\"userId\":"
                                            "\"%s\",\"status\":\"%s\"}}",
                                            number, agent, status);

  test_desk_send (test->desk, frame);
}

static guint
count_subscribes (TestSource *test)
{
  guint count = 0;

  for (guint i = 0; i < test->desk->frames->len; i++)
    count += strstr (test->desk->frames->pdata[i], "\"subscribe\"") != NULL;
  return count;
}

static void
go_live (TestSource *test)
{
  test_desk_answer_token (test->desk, 200, NULL, LONG_TOKEN);
  test_source_go_live (test);
}

static void
advance (TestSource *test, double seconds)
{
  test_settle ();
  test_source_advance (test, seconds);
  test_settle ();
}

/* Lets time pass on a connection that is known to live. */
static void
pass (TestSource *test, double seconds)
{
  for (; seconds > 0; seconds -= 100)
    {
      test_desk_send (test->desk, "{\"type\":\"heartbeat\",\"intervalSeconds\":120}");
      advance (test, MIN (seconds, 100));
      g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_LIVE);
    }
}

static double
wait_for_subscribe (TestSource *test, guint count)
{
  gint64 begin_us = rs_clock_get_monotonic (test->clock);

  for (guint i = 0; count_subscribes (test) < count; i++)
    {
      if (i % 200 == 0)
        pass (test, 0.5);
      else
        test_source_advance (test, 0.5);
      g_assert_cmpint (rs_clock_get_monotonic (test->clock) - begin_us, <, 7200 * (gint64) G_USEC_PER_SEC);
    }
  test_settle ();
  g_assert_cmpuint (count_subscribes (test), ==, count);
  return (double) (rs_clock_get_monotonic (test->clock) - begin_us) / G_USEC_PER_SEC;
}

/* Twelve numbers, of which one is missing: not so many that numbering would pass for sparse. */
static guint
open_gap (TestSource *test, guint number)
{
  for (guint i = 0; i < 10; i++)
    tell (test, number++, i % 2 == 0 ? "a1" : "a2", "Available");
  tell (test, ++number, "a1", "Break");
  return number;
}

static void
test_a_gap_brings_one_subscribe_after_the_window (TestSource *test, gconstpointer user_data)
{
  go_live (test);
  open_gap (test, 1);
  advance (test, 1.5);
  g_assert_cmpuint (count_subscribes (test), ==, 1);
  advance (test, 0.6);
  g_assert_cmpuint (count_subscribes (test), ==, 2);
  g_assert_cmpstr (test->desk->frames->pdata[1], ==, test->desk->frames->pdata[0]);
  pass (test, 240);
  g_assert_cmpuint (count_subscribes (test), ==, 2);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_GAPS], ==, 1);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_RESYNCS], ==, 1);
  g_assert_cmpuint (test->status->epoch, ==, 1);
  g_assert_cmpuint (test->most_unconfirmed, ==, 0);
}

static void
test_a_gap_of_one_entity_s_numbers_brings_one_too (TestSource *test, gconstpointer user_data)
{
  go_live (test);
  for (guint number = 1; number < 20; number++)
    {
      tell (test, number, "a1", number % 2 == 0 ? "Break" : "Available");
      tell (test, number, "a2", number % 2 == 0 ? "Break" : "Available");
    }
  advance (test, 5);
  g_assert_cmpuint (count_subscribes (test), ==, 1);
  tell (test, 21, "a2", "Lunch");
  advance (test, 1.5);
  g_assert_cmpuint (count_subscribes (test), ==, 1);
  advance (test, 0.6);
  g_assert_cmpuint (count_subscribes (test), ==, 2);
}

static void
test_a_late_message_is_no_gap (TestSource *test, gconstpointer user_data)
{
  go_live (test);
  open_gap (test, 1);
  advance (test, 1.5);
  tell (test, 11, "a2", "Lunch");
  pass (test, 60);
  g_assert_cmpuint (count_subscribes (test), ==, 1);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_GAPS], ==, 0);
}

static void
test_a_heartbeat_s_number_fills_a_gap (TestSource *test, gconstpointer user_data)
{
  go_live (test);
  open_gap (test, 1);
  test_desk_send (test->desk, "{\"type\":\"heartbeat\",\"sequence\":11}");
  pass (test, 60);
  g_assert_cmpuint (count_subscribes (test), ==, 1);
}

static void
test_a_heartbeat_s_number_opens_none (TestSource *test, gconstpointer user_data)
{
  go_live (test);
  tell (test, 1, "a1", "Available");
  test_desk_send (test->desk, "{\"type\":\"heartbeat\",\"sequence\":900}");
  tell (test, 2, "a2", "Available");
  pass (test, 60);
  g_assert_cmpuint (count_subscribes (test), ==, 1);
}

static void
test_a_conflict_brings_one_at_once (TestSource *test, gconstpointer user_data)
{
  go_live (test);
  tell (test, 1, "a1", "Break");
  tell (test, 1, "a1", "Lunch");
  advance (test, 0.1);
  g_assert_cmpuint (count_subscribes (test), ==, 2);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_CONFLICT], ==, 1);
  g_assert_cmpstr (test_source_get_agent_status (test, "a1"), ==, "Break");
}

static void
test_the_first_number_after_each_subscribed_is_a_start (TestSource *test, gconstpointer user_data)
{
  go_live (test);
  tell (test, 700, "a1", "Available");
  tell (test, 699, "a2", "Available");
  pass (test, 60);
  g_assert_cmpuint (count_subscribes (test), ==, 1);
  open_gap (test, 701);
  wait_for_subscribe (test, 2);
  tell (test, 9000, "a1", "Available");
  pass (test, 60);
  g_assert_cmpuint (count_subscribes (test), ==, 2);
}

/* It tells something that was lost, so the next may come after half a minute. */
static void
test_they_are_half_a_minute_apart (TestSource *test, gconstpointer user_data)
{
  double seconds;

  go_live (test);
  open_gap (test, 1);
  wait_for_subscribe (test, 2);
  tell (test, 13, "a1", "Lunch");
  pass (test, 5);
  open_gap (test, 14);
  seconds = 5 + wait_for_subscribe (test, 3);
  g_test_message ("%g s", seconds);
  g_assert_cmpfloat (seconds, >=, 29.5);
  g_assert_cmpfloat (seconds, <=, 31.5);
}

static void
test_in_vain_the_pause_doubles_up_to_half_an_hour (TestSource *test, gconstpointer user_data)
{
  static const double pauses[] = { 60, 120, 240, 480, 960, 1800, 1800 };
  guint number;

  go_live (test);
  number = open_gap (test, 1);
  wait_for_subscribe (test, 2);
  for (guint i = 0; i < G_N_ELEMENTS (pauses); i++)
    {
      double seconds = 0;

      pass (test, 3);
      number = open_gap (test, number + 1);
      seconds = 3 + wait_for_subscribe (test, 3 + i);
      g_test_message ("%g s after one in vain", seconds);
      g_assert_cmpfloat (seconds, >=, pauses[i] - 1.5);
      g_assert_cmpfloat (seconds, <=, pauses[i] + 1.5);
    }
  tell (test, 9000, "a2", "Lunch"); /* at last one that tells something */
  pass (test, 3);
  open_gap (test, 9001);
  g_assert_cmpfloat (3 + wait_for_subscribe (test, 3 + G_N_ELEMENTS (pauses)), <=, 31.5);
}

static void
test_sparse_numbers_bring_one_every_five_minutes (TestSource *test, gconstpointer user_data)
{
  guint before;

  go_live (test);
  for (guint i = 0; i < 300; i++)
    tell (test, 10 + 3 * i, i % 2 == 0 ? "a1" : "a2", i % 4 < 2 ? "Available" : "Break");
  pass (test, 90);
  before = count_subscribes (test);
  for (guint i = 1; i <= 3; i++)
    {
      double seconds = wait_for_subscribe (test, before + i);

      g_test_message ("%g s", seconds);
      if (i > 1)
        g_assert_cmpfloat (ABS (seconds - 300), <=, 1.5);
      tell (test, 5000 + 30 * i, "a1", "Lunch");
    }
}

static void
test_one_that_is_not_answered_stays_the_only_one (TestSource *test, gconstpointer user_data)
{
  go_live (test);
  test->desk->confirms = FALSE;
  tell (test, 1, "a1", "Break");
  for (guint i = 0; i < 9; i++)
    {
      tell (test, 1, "a1", "Lunch");
      advance (test, 1);
      g_assert_cmpuint (count_subscribes (test), ==, 2);
    }
  test_desk_send (test->desk, "{\"type\":\"subscribed\"}");
  pass (test, 10);
  g_assert_cmpuint (count_subscribes (test), ==, 2);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 1);
}

static void
test_who_is_deaf_to_it_gets_a_fresh_connection (TestSource *test, gconstpointer user_data)
{
  go_live (test);
  test->desk->confirms = FALSE;
  tell (test, 1, "a1", "Break");
  tell (test, 1, "a1", "Lunch");
  advance (test, 9);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 1);
  test->desk->confirms = TRUE;
  while (test->status->epoch < 2)
    test_source_advance (test, 0.1);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 2);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_LIVE);
  g_assert_cmpuint (test->seen, ==, 1u << RS_SOURCE_STATE_CONNECTING | 1u << RS_SOURCE_STATE_LIVE);
  g_assert_cmpuint (test->most_unconfirmed, ==, 0);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_RECONNECTS], ==, 0);
}

/* What is missing when a connection is lost, the next one fills. */
static void
test_an_outage_takes_its_place (TestSource *test, gconstpointer user_data)
{
  go_live (test);
  open_gap (test, 1);
  advance (test, 1);
  g_io_stream_close (soup_websocket_connection_get_io_stream (test_desk_get_socket (test->desk)), NULL, NULL);
  test_wait_until (!rs_source_state_is_living (test->status->state));
  test_source_advance (test, 0.1);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  pass (test, 60);
  g_assert_cmpuint (count_subscribes (test), ==, 2);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_RESYNCS], ==, 0);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/stream-source-resync/" name, TestSource, NULL, test_source_set_up, func, test_source_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-gap-brings-one-subscribe-after-the-window", test_a_gap_brings_one_subscribe_after_the_window);
  ADD ("a-gap-of-one-entity-s-numbers-brings-one-too", test_a_gap_of_one_entity_s_numbers_brings_one_too);
  ADD ("a-late-message-is-no-gap", test_a_late_message_is_no_gap);
  ADD ("a-heartbeat-s-number-fills-a-gap", test_a_heartbeat_s_number_fills_a_gap);
  ADD ("a-heartbeat-s-number-opens-none", test_a_heartbeat_s_number_opens_none);
  ADD ("a-conflict-brings-one-at-once", test_a_conflict_brings_one_at_once);
  ADD ("the-first-number-after-each-subscribed-is-a-start", test_the_first_number_after_each_subscribed_is_a_start);
  ADD ("they-are-half-a-minute-apart", test_they_are_half_a_minute_apart);
  ADD ("in-vain-the-pause-doubles-up-to-half-an-hour", test_in_vain_the_pause_doubles_up_to_half_an_hour);
  ADD ("sparse-numbers-bring-one-every-five-minutes", test_sparse_numbers_bring_one_every_five_minutes);
  ADD ("one-that-is-not-answered-stays-the-only-one", test_one_that_is_not_answered_stays_the_only_one);
  ADD ("who-is-deaf-to-it-gets-a-fresh-connection", test_who_is_deaf_to_it_gets_a_fresh_connection);
  ADD ("an-outage-takes-its-place", test_an_outage_takes_its_place);
  return g_test_run ();
}
