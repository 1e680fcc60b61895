/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-source.h"

#include <string.h>

/* The way to a living picture over real sockets (protocol §2, §3, §5), and every refusal on it. Time is virtual. */

#define FIVE_MINUTES 300.0

static void
test_token_handshake_subscribe_live (TestSource *test, gconstpointer user_data)
{
  test_source_start (test);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_CONNECTING);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  g_assert_cmpstr (test_desk_get_handshake (test->desk, 0)->authorization, ==, "Bearer first.token");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 1);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 1);
  g_assert_cmpstr (test->desk->frames->pdata[0], ==,
                   "{\"type\":\"subscribe\",\"payload\":{\"presence\":{\"userIds\":[\"a1\",\"a2\"]}}}");
  g_assert_null (test->status->sentence);
  g_assert_cmpuint (test->status->epoch, ==, 1);
}

static void
test_updates_are_delivered (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  test_desk_send (test->desk, "{\"type\":\"presence.update\",\"sequence\":1,\"payload\":{\"userId\":\"a1\","
                              "\"status\":\"Break\"}}");
  while (test_source_get_agent_status (test, "a1") == NULL)
    test_source_advance (test, 0.02);
  g_assert_cmpstr (test_source_get_agent_status (test, "a1"), ==, "Break");
  g_assert_cmpuint (test->status->counters[RS_COUNTER_APPLIED], ==, 1);
}

static void
test_ids_that_are_withheld_make_it_partial (TestSource *test, gconstpointer user_data)
{
  test->desk->confirms = FALSE;
  test_source_start (test);
  test_wait_until (test->desk->frames->len == 1);
  test_desk_send (test->desk, "{\"type\":\"subscribed\",\"payload\":{\"presence\":{\"userIds\":[\"a1\"]}}}");
  test_source_wait_for_state (test, RS_SOURCE_STATE_PARTIAL);
  g_assert_cmpuint (test->status->n_not_granted, ==, 1);
}

static void
test_heartbeats_are_answered (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  test_desk_send (test->desk, "{\"type\":\"heartbeat\",\"id\":7}");
  test_wait_until (test->desk->frames->len == 2);
  g_assert_cmpstr (test->desk->frames->pdata[1], ==, "{\"type\":\"heartbeat\",\"id\":7}");
  test_desk_send (test->desk, "ping");
  test_wait_until (test->desk->frames->len == 3);
  g_assert_cmpstr (test->desk->frames->pdata[2], ==, "pong");
}

static void
test_a_refused_token_is_renewed_once (TestSource *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 200, NULL, TEST_TOKEN);
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"second.token\"}");
  test_desk_answer_handshake (test->desk, 401, "WWW-Authenticate: Bearer error=\"invalid_token\"");
  test_desk_answer_handshake (test->desk, 101, NULL);
  test_source_go_live (test);
  g_assert_cmpuint (test->desk->token_calls->len, ==, 2);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 2);
  g_assert_cmpstr (test_desk_get_handshake (test->desk, 1)->authorization, ==, "Bearer second.token");
}

static void
test_refused_again_a_person_is_needed (TestSource *test, gconstpointer user_data)
{
  test_desk_answer_handshake (test->desk, 401, NULL);
  test_source_start (test);
  test_source_wait_for_state (test, RS_SOURCE_STATE_SIGN_IN_NEEDED);
  g_assert_cmpuint (test->desk->token_calls->len, ==, 2);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 2);
  test_source_assert_next (test, FIVE_MINUTES, FIVE_MINUTES);
  test_source_advance (test, FIVE_MINUTES - 1);
  test_settle ();
  g_assert_cmpuint (test->desk->handshakes->len, ==, 2);
  test_source_advance (test, 1.5);
  test_wait_until (test->desk->handshakes->len > 2);
  g_assert_cmpuint (test->desk->token_calls->len, ==, 3);
}

static const struct
{
  guint status;
  RsSourceState state;
  const char *words;
} refusals[] = {
  { 403, RS_SOURCE_STATE_NO_PERMISSION, "presence:read" },
  { 404, RS_SOURCE_STATE_NO_STREAM, "404" },
  { 410, RS_SOURCE_STATE_NO_STREAM, "410" },
  { 426, RS_SOURCE_STATE_NO_STREAM, "426" },
  { 200, RS_SOURCE_STATE_NO_STREAM, "200" },
};

static void
test_refusals_that_a_person_must_mend (TestSource *test, gconstpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      test_source_restart (test);
      test_desk_answer_handshake (test->desk, refusals[i].status, NULL);
      test_source_start (test);
      test_source_wait_for_state (test, refusals[i].state);
      g_assert_nonnull (strstr (test->status->sentence, refusals[i].words));
      test_source_assert_next (test, FIVE_MINUTES, FIVE_MINUTES);
      g_assert_cmpuint (test->desk->token_calls->len, ==, 1);
      g_assert_cmpuint (test->desk->handshakes->len, ==, 1);
    }
}

static void
test_no_redirect_is_followed (TestSource *test, gconstpointer user_data)
{
  static const guint statuses[] = { 301, 302, 303, 307, 308 };
  g_autofree char *stream = g_strconcat ("Location: ", test->elsewhere->address, "/stream", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      test_source_restart (test);
      test_desk_answer_handshake (test->desk, statuses[i], stream);
      test_source_start (test);
      test_source_wait_for_state (test, RS_SOURCE_STATE_NO_STREAM);
      test_source_assert_next (test, FIVE_MINUTES, FIVE_MINUTES);
      test_settle ();
      g_assert_cmpuint (test->elsewhere->handshakes->len + test->elsewhere->elsewhere, ==, 0);
    }
}

static void
test_retry_after_is_honoured (TestSource *test, gconstpointer user_data)
{
  static const guint statuses[] = { 503, 429 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      test_source_restart (test);
      test_desk_answer_handshake (test->desk, statuses[i], "Retry-After: 77");
      test_desk_answer_handshake (test->desk, 101, NULL);
      test_source_start (test);
      test_source_wait_for_state (test, RS_SOURCE_STATE_RECONNECTING);
      test_source_assert_next (test, 77, 77);
      test_source_advance (test, 78);
      test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
      g_assert_cmpuint (test->desk->token_calls->len, ==, 1);
    }
}

static void
test_a_busy_token_server_is_waited_for (TestSource *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 429, "Retry-After: 33", NULL);
  test_desk_answer_token (test->desk, 200, NULL, TEST_TOKEN);
  test_source_start (test);
  test_source_wait_for_state (test, RS_SOURCE_STATE_RECONNECTING);
  test_source_assert_next (test, 33, 33);
  test_source_advance (test, 34);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
}

static void
test_without_retry_after_it_backs_off (TestSource *test, gconstpointer user_data)
{
  static const guint statuses[] = { 503, 500, 502, 400 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      test_source_restart (test);
      test_desk_answer_handshake (test->desk, statuses[i], NULL);
      test_source_start (test);
      test_source_wait_for_state (test, RS_SOURCE_STATE_RECONNECTING);
      test_source_assert_next (test, 0, 0.5);
    }
}

static void
test_a_silent_handshake_is_given_up_after_10_s (TestSource *test, gconstpointer user_data)
{
  test_desk_answer_handshake (test->desk, TEST_SILENCE, NULL);
  test_source_start (test);
  test_wait_until (test->desk->handshakes->len == 1);
  test_source_advance (test, 9.9);
  test_settle ();
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_CONNECTING);
  rs_clock_advance (test->clock, G_USEC_PER_SEC / 5);
  test_source_wait_for_state (test, RS_SOURCE_STATE_RECONNECTING);
  g_assert_nonnull (strstr (test->status->sentence, "does not answer"));
  test_source_assert_next (test, 0, 0.5);
}

static void
test_a_silent_token_call_is_given_up_after_15_s (TestSource *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, TEST_SILENCE, NULL, NULL);
  test_source_start (test);
  test_wait_until (test->desk->token_calls->len == 1);
  rs_clock_advance (test->clock, 15 * G_USEC_PER_SEC);
  test_source_wait_for_state (test, RS_SOURCE_STATE_RECONNECTING);
  test_source_assert_next (test, 0, 0.5);
}

static void
test_subscribed_is_waited_for_10_s (TestSource *test, gconstpointer user_data)
{
  test->desk->confirms = FALSE;
  test_source_start (test);
  test_wait_until (test->desk->frames->len == 1);
  test_desk_send (test->desk, "{\"type\":\"presence.update\",\"sequence\":1,\"payload\":{\"userId\":\"a1\","
                              "\"status\":\"Break\"}}");
  test_settle ();
  test_source_advance (test, 9.5);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_CONNECTING);
  test_source_advance (test, 1);
  test_source_wait_for_state (test, RS_SOURCE_STATE_RECONNECTING);
  g_assert_cmpuint (rs_change_set_get_n_changes (test->changes), ==, 0);
  g_assert_cmpuint (test->status->epoch, ==, 0);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_RECONNECTS], ==, 0);
}

static void
test_a_wrong_certificate_file_is_told (TestSource *test, gconstpointer user_data)
{
  test_source_make (test, test->desk->stream_url, "/nowhere/floor.pem");
  test_source_start (test);
  g_assert_true (rs_source_state_needs_person (test->status->state));
  g_assert_nonnull (strstr (test->status->sentence, "/nowhere/floor.pem"));
  test_settle ();
  g_assert_cmpuint (test->desk->token_calls->len, ==, 0);
}

static void
test_one_attempt_at_a_time (TestSource *test, gconstpointer user_data)
{
  test_desk_answer_handshake (test->desk, TEST_HANG_UP, NULL);
  test_source_start (test);
  for (guint i = 1; i <= 8; i++)
    {
      test_wait_until (test->desk->handshakes->len == i && test->status->next_attempt_us > 0);
      test_source_assert_next (test, 0, MIN (0.5 * (1 << (i - 1)), 30));
      g_assert_cmpuint (test->status->attempt, ==, i);
      rs_clock_advance (test->clock, test->status->next_attempt_us - rs_clock_get_monotonic (test->clock));
      test->status->next_attempt_us = 0;
    }
  g_assert_cmpuint (test->desk->token_calls->len, ==, 1);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/stream-source/" name, TestSource, NULL, test_source_set_up, func, test_source_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("token-handshake-subscribe-live", test_token_handshake_subscribe_live);
  ADD ("updates-are-delivered", test_updates_are_delivered);
  ADD ("ids-that-are-withheld-make-it-partial", test_ids_that_are_withheld_make_it_partial);
  ADD ("heartbeats-are-answered", test_heartbeats_are_answered);
  ADD ("a-refused-token-is-renewed-once", test_a_refused_token_is_renewed_once);
  ADD ("refused-again-a-person-is-needed", test_refused_again_a_person_is_needed);
  ADD ("refusals-that-a-person-must-mend", test_refusals_that_a_person_must_mend);
  ADD ("no-redirect-is-followed", test_no_redirect_is_followed);
  ADD ("retry-after-is-honoured", test_retry_after_is_honoured);
  ADD ("a-busy-token-server-is-waited-for", test_a_busy_token_server_is_waited_for);
  ADD ("without-retry-after-it-backs-off", test_without_retry_after_it_backs_off);
  ADD ("a-silent-handshake-is-given-up-after-10-s", test_a_silent_handshake_is_given_up_after_10_s);
  ADD ("a-silent-token-call-is-given-up-after-15-s", test_a_silent_token_call_is_given_up_after_15_s);
  ADD ("subscribed-is-waited-for-10-s", test_subscribed_is_waited_for_10_s);
  ADD ("a-wrong-certificate-file-is-told", test_a_wrong_certificate_file_is_told);
  ADD ("one-attempt-at-a-time", test_one_attempt_at_a_time);
  return g_test_run ();
}
