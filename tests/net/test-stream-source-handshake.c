/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-source.h"

#include <string.h>

/* Each row of the table of handshake answers (protocol §2), as the source lives it. Time is virtual. */

#define FIVE_MINUTES 300.0

static void
wait_for_handshakes (TestSource *test, guint count)
{
  test_wait_until (test->desk->handshakes->len >= count);
  test_settle ();
  g_assert_cmpuint (test->desk->handshakes->len, ==, count);
}

/* Once every five minutes, for as long as it is refused; then it goes live by itself. */
static void
assert_tried_every_five_minutes (TestSource *test, guint status, RsSourceState state)
{
  test_source_restart (test);
  for (guint i = 0; i < 4; i++)
    test_desk_answer_handshake (test->desk, status, NULL);
  test_desk_answer_handshake (test->desk, 101, NULL);
  test_source_start (test);
  test_source_wait_for_state (test, state);
  for (guint i = 1; i < 4; i++)
    {
      wait_for_handshakes (test, i);
      g_assert_cmpstr (rs_source_state_get_nick (test->status->state), ==, rs_source_state_get_nick (state));
      test_source_assert_next (test, FIVE_MINUTES, FIVE_MINUTES);
      test_source_advance (test, FIVE_MINUTES - 1);
      wait_for_handshakes (test, i);
      test_source_advance (test, 1);
    }
  wait_for_handshakes (test, 4);
  test_source_advance (test, FIVE_MINUTES);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  g_assert_null (test->status->sentence);
}

static void
test_101_goes_on (TestSource *test, gconstpointer user_data)
{
  test_desk_answer_handshake (test->desk, 101, NULL);
  test_source_go_live (test);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 1);
}

/* Twice: the second time with a new token. */
static void
test_401_asks_every_five_minutes_with_a_new_token (TestSource *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 200, NULL, TEST_TOKEN);
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"second.token\"}");
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"third.token\"}");
  for (guint i = 0; i < 3; i++)
    test_desk_answer_handshake (test->desk, 401, NULL);
  test_desk_answer_handshake (test->desk, 101, NULL);
  test_source_start (test);
  test_source_wait_for_state (test, RS_SOURCE_STATE_SIGN_IN_NEEDED);
  wait_for_handshakes (test, 2);
  test_source_assert_next (test, FIVE_MINUTES, FIVE_MINUTES);
  test_source_advance (test, FIVE_MINUTES);
  wait_for_handshakes (test, 3);
  g_assert_cmpstr (test_desk_get_handshake (test->desk, 2)->authorization, ==, "Bearer third.token");
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_SIGN_IN_NEEDED);
  test_source_advance (test, FIVE_MINUTES);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
}

static void
test_a_person_must_mend_it (TestSource *test, gconstpointer user_data)
{
  guint status = GPOINTER_TO_UINT (user_data);

  assert_tried_every_five_minutes (test, status,
                                   status == 403 ? RS_SOURCE_STATE_NO_PERMISSION : RS_SOURCE_STATE_NO_STREAM);
  g_assert_cmpuint (test->desk->token_calls->len, ==, 1);
}

static void
test_the_sentence_names_right_or_region (TestSource *test, gconstpointer user_data)
{
  static const guint statuses[] = { 403, 404, 410, 426, 200, 302 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      test_source_restart (test);
      test_desk_answer_handshake (test->desk, statuses[i], NULL);
      test_source_start (test);
      test_wait_until (rs_source_state_needs_person (test->status->state));
      g_assert_nonnull (strstr (test->status->sentence, statuses[i] == 403 ? "presence:read" : "region"));
      g_assert_true (statuses[i] == 403 || strstr (test->status->sentence, "NICE") != NULL);
    }
}

static char *
make_date (TestSource *test, double seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (rs_clock_get_real (test->clock) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) then = g_date_time_add_seconds (now, seconds);

  return soup_date_time_to_string (then, SOUP_DATE_HTTP);
}

static void
test_busy_until_a_date (TestSource *test, gconstpointer user_data)
{
  g_autofree char *date = make_date (test, 90);
  g_autofree char *header = g_strconcat ("Retry-After: ", date, NULL);

  test_desk_answer_handshake (test->desk, GPOINTER_TO_UINT (user_data), header);
  test_desk_answer_handshake (test->desk, 101, NULL);
  test_source_start (test);
  test_source_wait_for_state (test, RS_SOURCE_STATE_RECONNECTING);
  test_source_assert_next (test, 80, 91);
  test_source_advance (test, 79);
  wait_for_handshakes (test, 1);
  test_source_advance (test, 13);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
}

/* By the server's own clock, which the stream has told, where the answer does not tell it. */
static void
test_busy_until_a_date_of_a_server_without_a_date (TestSource *test, gconstpointer user_data)
{
  g_autofree char *date = make_date (test, 3 * 3600 + 90);
  g_autofree char *headers = g_strconcat ("Retry-After: ", date, "\nDate: unknown", NULL);
  gint64 server_us = rs_clock_get_real (test->clock) + (gint64) 3 * 3600 * G_USEC_PER_SEC;
  g_autoptr (GDateTime) server = g_date_time_new_from_unix_utc (server_us / G_USEC_PER_SEC);
  g_autofree char *timestamp = g_date_time_format_iso8601 (server);
  g_autofree char *frame = g_strdup_printf ("{\"type\":\"presence.update\",\"sequence\":1,\"timestamp\":\"%s\","
                                            "\"payload\":{\"userId\":\"a1\",\"status\":\"Break\"}}",
                                            timestamp);

  test_desk_answer_handshake (test->desk, 101, NULL);
  test_desk_answer_handshake (test->desk, GPOINTER_TO_UINT (user_data), headers);
  test_source_go_live (test);
  test_desk_send (test->desk, frame);
  while (test_source_get_agent_status (test, "a1") == NULL)
    test_source_advance (test, 0.02);
  soup_websocket_connection_close (test_desk_get_socket (test->desk), 1000, NULL);
  test_source_wait_for_state (test, RS_SOURCE_STATE_RECONNECTING);
  while (strstr (test->status->sentence, "busy") == NULL)
    test_source_advance (test, 0.02);
  test_source_assert_next (test, 80, 91);
}

static void
test_busy_for_seconds (TestSource *test, gconstpointer user_data)
{
  test_desk_answer_handshake (test->desk, GPOINTER_TO_UINT (user_data), "Retry-After: 41");
  test_desk_answer_handshake (test->desk, 101, NULL);
  test_source_start (test);
  test_source_wait_for_state (test, RS_SOURCE_STATE_RECONNECTING);
  test_source_assert_next (test, 41, 41);
  test_source_advance (test, 40);
  wait_for_handshakes (test, 1);
  test_source_advance (test, 1.5);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
}

/* The pauses grow as in any back-off. */
static void
test_back_off (TestSource *test, gconstpointer user_data)
{
  test_desk_answer_handshake (test->desk, GPOINTER_TO_UINT (user_data), NULL);
  test_source_start (test);
  for (guint i = 1; i <= 4; i++)
    {
      test_wait_until (test->desk->handshakes->len == i && test->status->next_attempt_us > 0);
      g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_RECONNECTING);
      g_assert_cmpuint (test->status->attempt, ==, i);
      test_source_assert_next (test, 0, 0.5 * (1 << (i - 1)));
      rs_clock_advance (test->clock, test->status->next_attempt_us - rs_clock_get_monotonic (test->clock));
      test->status->next_attempt_us = 0;
    }
  g_assert_cmpuint (test->desk->token_calls->len, ==, 1);
}

static const guint back_off[] = { 400, 402, 418, 429, 451, 500, 501, 502, 503, 504, 599 };
static const guint persons[] = { 403, 404, 410, 426, 200, 300, 301, 302, 303, 307, 308 };

static void
add_case (const char *words, guint status, void (*func) (TestSource *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/net/stream-source-handshake/%s/%u", words, status);

  g_test_add (path, TestSource, GUINT_TO_POINTER (status), test_source_set_up, func, test_source_tear_down);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/stream-source-handshake/" name, TestSource, NULL, test_source_set_up, func, test_source_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("101-goes-on", test_101_goes_on);
  ADD ("401-asks-every-five-minutes-with-a-new-token", test_401_asks_every_five_minutes_with_a_new_token);
  ADD ("the-sentence-names-right-or-region", test_the_sentence_names_right_or_region);
  for (guint i = 0; i < G_N_ELEMENTS (persons); i++)
    add_case ("a-person-must-mend-it", persons[i], test_a_person_must_mend_it);
  add_case ("busy-for-seconds", 429, test_busy_for_seconds);
  add_case ("busy-for-seconds", 503, test_busy_for_seconds);
  add_case ("busy-until-a-date", 429, test_busy_until_a_date);
  add_case ("busy-until-a-date", 503, test_busy_until_a_date);
  add_case ("busy-until-a-date-of-a-server-without-a-date", 503, test_busy_until_a_date_of_a_server_without_a_date);
  g_test_add ("/net/stream-source-handshake/back-off/hung-up", TestSource, GUINT_TO_POINTER (TEST_HANG_UP),
              test_source_set_up, test_back_off, test_source_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (back_off); i++)
    add_case ("back-off", back_off[i], test_back_off);
  return g_test_run ();
}
