/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-source.h"

/* The network comes back, or the machine wakes: no pause is sat out (protocol §9). Time is virtual. */

static void
wait_in_back_off (TestSource *test)
{
  test_desk_answer_handshake (test->desk, 503, "Retry-After: 600");
  test_desk_answer_handshake (test->desk, 101, NULL);
  test_source_start (test);
  test_source_wait_for_state (test, RS_SOURCE_STATE_RECONNECTING);
  test_source_assert_next (test, 600, 600);
  test_source_advance (test, 2);
}

static void
test_the_network_ends_a_pause (TestSource *test, gconstpointer user_data)
{
  wait_in_back_off (test);
  rs_stream_source_wake (test->source, RS_WAKE_NETWORK);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 2);
}

static void
test_a_resume_ends_a_pause (TestSource *test, gconstpointer user_data)
{
  wait_in_back_off (test);
  rs_stream_source_wake (test->source, RS_WAKE_RESUME);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
}

static void
test_another_network_is_no_outage (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  test_source_advance (test, 2);
  rs_stream_source_wake (test->source, RS_WAKE_NETWORK);
  test_wait_until (test->status->epoch == 2);
  g_assert_cmpuint (test->seen, ==, 1u << RS_SOURCE_STATE_CONNECTING | 1u << RS_SOURCE_STATE_LIVE);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_ROTATIONS], ==, 1);
}

static void
test_after_sleep_nothing_is_believed (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  test_source_advance (test, 2);
  rs_stream_source_wake (test->source, RS_WAKE_RESUME);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_RECONNECTING);
  g_assert_cmpuint (test->status->n_unconfirmed, ==, 2);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  g_assert_cmpuint (test->status->epoch, ==, 2);
}

static void
test_a_hanging_handshake_is_begun_anew (TestSource *test, gconstpointer user_data)
{
  test_desk_answer_handshake (test->desk, TEST_SILENCE, NULL);
  test_desk_answer_handshake (test->desk, 101, NULL);
  test_source_start (test);
  test_wait_until (test->desk->handshakes->len == 1);
  test_source_advance (test, 2);
  rs_stream_source_wake (test->source, RS_WAKE_NETWORK);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 2);
}

static void
test_signals_in_a_row_make_one_attempt (TestSource *test, gconstpointer user_data)
{
  wait_in_back_off (test);
  for (guint i = 0; i < 10; i++)
    rs_stream_source_wake (test->source, i % 2 ? RS_WAKE_NETWORK : RS_WAKE_RESUME);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  test_settle ();
  g_assert_cmpuint (test->desk->handshakes->len, ==, 2);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/stream-source-wake/" name, TestSource, NULL, test_source_set_up, func, test_source_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-network-ends-a-pause", test_the_network_ends_a_pause);
  ADD ("a-resume-ends-a-pause", test_a_resume_ends_a_pause);
  ADD ("another-network-is-no-outage", test_another_network_is_no_outage);
  ADD ("after-sleep-nothing-is-believed", test_after_sleep_nothing_is_believed);
  ADD ("a-hanging-handshake-is-begun-anew", test_a_hanging_handshake_is_begun_anew);
  ADD ("signals-in-a-row-make-one-attempt", test_signals_in_a_row_make_one_attempt);
  return g_test_run ();
}
