/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-source.h"

#include <string.h>

/* A token is renewed, and the connection with it, without a blink (protocol §8). Time is virtual, the sockets are real. */

#define LIVE_ONLY (1u << RS_SOURCE_STATE_CONNECTING | 1u << RS_SOURCE_STATE_LIVE)

/* Tokens of twenty seconds are renewed after ten. */
static void
give_short_tokens (TestSource *test)
{
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"first.token\",\"expires_in\":20}");
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"second.token\",\"expires_in\":20}");
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"third.token\",\"expires_in\":20}");
}

static void
tell (TestSource *test, guint socket, const char *frame)
{
  g_autofree char *text = g_strdelimit (g_strdup (frame), "'", '"');

  soup_websocket_connection_send_text (test->desk->sockets->pdata[socket], text);
}

static void
tell_both_agents (TestSource *test, guint socket, const char *status)
{
  g_autofree char *first =
      g_strdup_printf ("{'type':'presence.update','sequence':1,'payload':{'userId':'a1','status':'%s'}}", status);
  g_autofree char *second =
      g_strdup_printf ("{'type':'presence.update','sequence':1,'payload':{'userId':'a2','status':'%s'}}", status);

  tell (test, socket, first);
  tell (test, socket, second);
}

static void
go_live_and_tell (TestSource *test)
{
  give_short_tokens (test);
  test_source_go_live (test);
  tell_both_agents (test, 0, "Available");
  test_source_wait_for_status (test, "a2", "Available");
}

static void
wait_for_socket (TestSource *test, guint number)
{
  while (test->desk->sockets->len < number)
    test_source_advance (test, 0.1);
}

static gboolean
is_open (TestSource *test, guint socket)
{
  return soup_websocket_connection_get_state (test->desk->sockets->pdata[socket]) == SOUP_WEBSOCKET_STATE_OPEN;
}

static void
wait_for_close (TestSource *test, guint socket)
{
  while (is_open (test, socket))
    test_source_advance (test, 0.02);
}

static void
test_a_second_connection_takes_over (TestSource *test, gconstpointer user_data)
{
  go_live_and_tell (test);
  test_source_advance (test, 9.5);
  g_assert_cmpuint (test->desk->token_calls->len, ==, 1);
  wait_for_socket (test, 2);
  g_assert_cmpstr (test_desk_get_handshake (test->desk, 1)->authorization, ==, "Bearer second.token");
  test_wait_until (test->status->epoch == 2);
  tell_both_agents (test, 1, "Break");
  wait_for_close (test, 0);
  test_source_wait_for_status (test, "a2", "Break");
  g_assert_cmpuint (soup_websocket_connection_get_close_code (test->desk->sockets->pdata[0]), ==, 1000);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_ROTATIONS], ==, 1);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_RECONNECTS], ==, 0);
  g_assert_cmpuint (test->seen, ==, LIVE_ONLY);
  g_assert_cmpuint (test->most_unconfirmed, ==, 0);
}

static void
test_the_first_stays_until_the_second_has_told_of_everybody (TestSource *test, gconstpointer user_data)
{
  go_live_and_tell (test);
  wait_for_socket (test, 2);
  test_wait_until (test->status->epoch == 2);
  tell (test, 1, "{'type':'presence.update','sequence':1,'payload':{'userId':'a1','status':'Break'}}");
  test_source_wait_for_status (test, "a1", "Break");
  test_source_advance (test, 0.5);
  g_assert_true (is_open (test, 0));
  tell (test, 1, "{'type':'presence.update','sequence':1,'payload':{'userId':'a2','status':'Break'}}");
  wait_for_close (test, 0);
  g_assert_cmpuint (test->seen, ==, LIVE_ONLY);
}

static void
test_the_first_is_closed_after_the_reorder_window_at_the_latest (TestSource *test, gconstpointer user_data)
{
  go_live_and_tell (test);
  wait_for_socket (test, 2);
  test_wait_until (test->status->epoch == 2);
  test_source_advance (test, 1.5);
  g_assert_true (is_open (test, 0));
  test_source_advance (test, 1);
  wait_for_close (test, 0);
  g_assert_cmpuint (test->seen, ==, LIVE_ONLY);
}

static void
test_the_older_word_only_fills_what_the_newer_left_open (TestSource *test, gconstpointer user_data)
{
  go_live_and_tell (test);
  wait_for_socket (test, 2);
  test_wait_until (test->status->epoch == 2);
  tell (test, 1, "{'type':'presence.update','sequence':1,'payload':{'userId':'a1','status':'Break'}}");
  test_source_wait_for_status (test, "a1", "Break");
  tell (test, 0, "{'type':'presence.update','sequence':900,'payload':{'userId':'a1','status':'Away'}}");
  tell (test, 0, "{'type':'presence.update','sequence':901,'payload':{'userId':'a2','status':'Away'}}");
  test_source_wait_for_status (test, "a2", "Away");
  g_assert_cmpstr (test_source_get_agent_status (test, "a1"), ==, "Break");
}

static void
tell_at (TestSource *test, guint socket, guint sequence, guint second, const char *status)
{
  g_autofree char *frame =
      g_strdup_printf ("{'type':'presence.update','sequence':%u,'timestamp':'2026-01-01T00:00:%02uZ',"
                       "'payload':{'userId':'a1','status':'%s'}}",
                       sequence, second, status);

  tell (test, socket, frame);
}

static const char *
get_first_status (TestSource *test)
{
  return test_source_get_agent_status (test, "a1");
}

/* The second one's first deltas were sent before what the first one has told meanwhile. */
static void
test_the_newer_word_does_not_go_back_in_time (TestSource *test, gconstpointer user_data)
{
  go_live_and_tell (test);
  tell_at (test, 0, 2, 10, "Break");
  wait_for_socket (test, 2);
  test_wait_until (test->status->epoch == 2);
  tell_at (test, 0, 3, 20, "Lunch");
  test_source_wait_for_status (test, "a1", "Lunch");
  tell_at (test, 1, 1, 10, "Break");
  for (guint i = 0; i < 10; i++)
    {
      test_settle ();
      test_source_advance (test, 0.05);
      g_assert_cmpstr (get_first_status (test), ==, "Lunch");
    }
  tell_at (test, 1, 2, 20, "Lunch");
  tell_at (test, 1, 3, 30, "Away");
  test_source_wait_for_status (test, "a1", "Away");
}

/* The server's clock was put back, perhaps: what it tells counts, after the reorder window. */
static void
test_the_newer_word_counts_in_the_end (TestSource *test, gconstpointer user_data)
{
  go_live_and_tell (test);
  wait_for_socket (test, 2);
  test_wait_until (test->status->epoch == 2);
  tell_at (test, 0, 3, 20, "Lunch");
  test_source_wait_for_status (test, "a1", "Lunch");
  tell_at (test, 1, 1, 10, "Break");
  test_settle ();
  test_source_advance (test, 1);
  g_assert_cmpstr (get_first_status (test), ==, "Lunch");
  test_source_wait_for_status (test, "a1", "Break");
}

static const guint refusals[] = { 401, 403, 404, 429, 500, 503, TEST_HANG_UP };

static void
test_a_refused_second_changes_nothing_that_is_shown (TestSource *test, gconstpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      test_source_restart (test);
      test_desk_answer_handshake (test->desk, 101, NULL);
      test_desk_answer_handshake (test->desk, refusals[i], NULL);
      test_desk_answer_handshake (test->desk, refusals[i], NULL);
      test_desk_answer_handshake (test->desk, 101, NULL);
      go_live_and_tell (test);
      wait_for_socket (test, 2); /* it was tried again until it worked */
      test_wait_until (test->status->epoch == 2);
      g_assert_cmpuint (test->desk->handshakes->len, ==, 4);
      g_assert_cmpuint (test->seen, ==, LIVE_ONLY);
      g_assert_cmpuint (test->most_unconfirmed, ==, 0);
      g_assert_null (test->status->sentence);
    }
}

static void
vanish (TestSource *test, guint socket)
{
  g_io_stream_close (soup_websocket_connection_get_io_stream (test->desk->sockets->pdata[socket]), NULL, NULL);
}

static void
test_a_second_that_dies_before_subscribed_leaves_no_trace (TestSource *test, gconstpointer user_data)
{
  go_live_and_tell (test);
  test->desk->confirms = FALSE;
  wait_for_socket (test, 2);
  test_wait_until (test->desk->frames->len == 2);
  tell_both_agents (test, 1, "Break");
  test_settle ();
  vanish (test, 1);
  test->desk->confirms = TRUE;
  wait_for_socket (test, 3);
  test_wait_until (test->status->epoch == 3);
  g_assert_cmpstr (test_source_get_agent_status (test, "a2"), ==, "Available");
  g_assert_cmpuint (test->seen, ==, LIVE_ONLY);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_RECONNECTS], ==, 0);
}

static void
test_a_second_that_dies_after_subscribed_is_an_ordinary_reconnect (TestSource *test, gconstpointer user_data)
{
  go_live_and_tell (test);
  wait_for_socket (test, 2);
  test_wait_until (test->status->epoch == 2);
  vanish (test, 1);
  test_source_wait_for_state (test, RS_SOURCE_STATE_RECONNECTING);
  g_assert_cmpuint (test->status->n_unconfirmed, ==, 2);
  wait_for_close (test, 0);
  wait_for_socket (test, 3);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_RECONNECTS], ==, 1);
}

static void
test_a_server_that_allows_one_connection_is_an_ordinary_reconnect (TestSource *test, gconstpointer user_data)
{
  go_live_and_tell (test);
  test->desk->confirms = FALSE;
  wait_for_socket (test, 2);
  soup_websocket_connection_close (test->desk->sockets->pdata[0], 1008, "one connection only");
  test_source_wait_for_state (test, RS_SOURCE_STATE_RECONNECTING);
  tell (test, 1, "{'type':'subscribed'}");
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 2);
}

static void
test_the_server_may_say_that_the_token_runs_out (TestSource *test, gconstpointer user_data)
{
  g_test_expect_message ("ringside-net", G_LOG_LEVEL_WARNING, "*token_expiring*");
  go_live_and_tell (test);
  tell (test, 0, "{'type':'error','payload':{'code':'token_expiring','message':'renew it'}}");
  wait_for_socket (test, 2);
  g_test_assert_expected_messages ();
  g_assert_cmpstr (test_desk_get_handshake (test->desk, 1)->authorization, ==, "Bearer second.token");
  test_wait_until (test->status->epoch == 2);
  g_assert_cmpuint (test->seen, ==, LIVE_ONLY);
}

/* Numbers that begin anew ask for a fresh connection (protocol §6). */
static void
begin_numbers_anew (TestSource *test)
{
  tell_at (test, 0, 500, 0, "Available");
  tell_at (test, 0, 1, 3, "Break");
  tell_at (test, 0, 2, 4, "Break");
  tell_at (test, 0, 3, 5, "Break");
}

/* One that is on its way already is fresh: its numbers count from its `subscribed`, which is still to come. */
static void
test_a_wish_during_an_attempt_is_met_by_it (TestSource *test, gconstpointer user_data)
{
  go_live_and_tell (test);
  test->desk->confirms = FALSE;
  wait_for_socket (test, 2);
  begin_numbers_anew (test);
  test_settle ();
  test_source_advance (test, 0.5);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 2);

  tell (test, 1, "{'type':'subscribed'}");
  test_wait_until (test->status->epoch == 2);
  tell_at (test, 1, 4, 6, "Lunch");
  test_source_wait_for_status (test, "a1", "Lunch");
  g_assert_cmpuint (test->desk->handshakes->len, ==, 2);
  g_assert_cmpuint (test->seen, ==, LIVE_ONLY);
}

static void
test_a_wish_during_an_attempt_that_fails_is_met_by_the_next (TestSource *test, gconstpointer user_data)
{
  go_live_and_tell (test);
  test->desk->confirms = FALSE;
  wait_for_socket (test, 2);
  begin_numbers_anew (test);
  test_settle ();
  test->desk->confirms = TRUE;
  vanish (test, 1);
  wait_for_socket (test, 3);
  test_wait_until (test->status->epoch == 3);
  g_assert_cmpuint (test->seen, ==, LIVE_ONLY);
}

/* The attempt may have been begun with the very token of which the server speaks. */
static void
test_a_word_about_the_token_during_an_attempt_is_not_forgotten (TestSource *test, gconstpointer user_data)
{
  g_test_expect_message ("ringside-net", G_LOG_LEVEL_WARNING, "*token_expiring*");
  test_source_go_live (test);
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"new.token\",\"expires_in\":3600}");
  test->desk->confirms = FALSE;
  begin_numbers_anew (test);
  wait_for_socket (test, 2);
  tell (test, 0, "{'type':'error','payload':{'code':'token_expiring','message':'renew it'}}");
  test_settle ();
  g_test_assert_expected_messages ();
  g_assert_cmpuint (test->desk->handshakes->len, ==, 2);

  test->desk->confirms = TRUE;
  tell (test, 1, "{'type':'subscribed'}");
  wait_for_socket (test, 3);
  g_assert_cmpstr (test_desk_get_handshake (test->desk, 2)->authorization, ==, "Bearer new.token");
  test_wait_until (test->status->epoch == 3);
  g_assert_cmpuint (test->seen, ==, LIVE_ONLY);
}

static void
test_a_token_desk_that_is_away_changes_nothing_until_the_end (TestSource *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"first.token\",\"expires_in\":20}");
  test_desk_answer_token (test->desk, 503, NULL, "{}");
  test_source_go_live (test);
  tell_both_agents (test, 0, "Available");
  test_source_wait_for_status (test, "a2", "Available");
  while (test->desk->token_calls->len < 4)
    test_source_advance (test, 0.1);
  g_assert_cmpuint (test->seen, ==, LIVE_ONLY);
  soup_websocket_connection_close (test->desk->sockets->pdata[0], 4001, "token expired");
  test_source_wait_for_state (test, RS_SOURCE_STATE_RECONNECTING);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/stream-source-rotation/" name, TestSource, NULL, test_source_set_up, func, test_source_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-second-connection-takes-over", test_a_second_connection_takes_over);
  ADD ("the-first-stays-until-the-second-has-told-of-everybody",
       test_the_first_stays_until_the_second_has_told_of_everybody);
  ADD ("the-first-is-closed-after-the-reorder-window-at-the-latest",
       test_the_first_is_closed_after_the_reorder_window_at_the_latest);
  ADD ("the-older-word-only-fills-what-the-newer-left-open", test_the_older_word_only_fills_what_the_newer_left_open);
  ADD ("the-newer-word-does-not-go-back-in-time", test_the_newer_word_does_not_go_back_in_time);
  ADD ("the-newer-word-counts-in-the-end", test_the_newer_word_counts_in_the_end);
  ADD ("a-refused-second-changes-nothing-that-is-shown", test_a_refused_second_changes_nothing_that_is_shown);
  ADD ("a-second-that-dies-before-subscribed-leaves-no-trace",
       test_a_second_that_dies_before_subscribed_leaves_no_trace);
  ADD ("a-second-that-dies-after-subscribed-is-an-ordinary-reconnect",
       test_a_second_that_dies_after_subscribed_is_an_ordinary_reconnect);
  ADD ("a-server-that-allows-one-connection-is-an-ordinary-reconnect",
       test_a_server_that_allows_one_connection_is_an_ordinary_reconnect);
  ADD ("the-server-may-say-that-the-token-runs-out", test_the_server_may_say_that_the_token_runs_out);
  ADD ("a-wish-during-an-attempt-is-met-by-it", test_a_wish_during_an_attempt_is_met_by_it);
  ADD ("a-wish-during-an-attempt-that-fails-is-met-by-the-next",
       test_a_wish_during_an_attempt_that_fails_is_met_by_the_next);
  ADD ("a-word-about-the-token-during-an-attempt-is-not-forgotten",
       test_a_word_about_the_token_during_an_attempt_is_not_forgotten);
  ADD ("a-token-desk-that-is-away-changes-nothing-until-the-end",
       test_a_token_desk_that_is_away_changes_nothing_until_the_end);
  return g_test_run ();
}
