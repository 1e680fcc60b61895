/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-fixture.h"

#include <string.h>

/* The way from a profile to a living board, walked once: in order, each step told as it begins and ends. */

#define WHOLE_WAY                                                                                                      \
  "dns:running dns:good tls:running tls:good token:running token:good scopes:running scopes:good "                     \
  "directory:running directory:good socket:running socket:good subscribed:running subscribed:good "                    \
  "first-data:running first-data:good "

static void
open_centre (CheckFixture *test, const char *scopes)
{
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.agents = 12;
  options.granted_scopes = scopes;
  check_fixture_open_centre (test, &options);
}

static void
test_every_line_is_good (CheckFixture *test, gconstpointer user_data)
{
  gint64 start_us = g_get_monotonic_time ();

  open_centre (test, RS_DEMO_ALL_SCOPES);
  check_fixture_run (test);
  g_assert_null (rs_check_get_directory (test->check));
  g_test_message ("the check took %.0f ms", (double) (g_get_monotonic_time () - start_us) / 1000);
  g_assert_cmpstr (test->told->str, ==, WHOLE_WAY);
  g_assert_cmpuint (test->n_finished, ==, 1);
  g_assert_cmpint (test->result, ==, RS_EXIT_GOOD);
  check_fixture_assert_line (test, RS_CHECK_DNS, RS_CHECK_GOOD, "127.0.0.1");
  check_fixture_assert_line (test, RS_CHECK_TLS, RS_CHECK_GOOD, "on this machine");
  check_fixture_assert_line (test, RS_CHECK_TOKEN, RS_CHECK_GOOD, "Signed in at 127.0.0.1:");
  for (guint step = 0; step < RS_N_CHECKS; step++)
    {
      const RsCheckLine *line = rs_check_get_line (test->check, step);

      check_fixture_assert_line (test, step, RS_CHECK_GOOD, "");
      g_assert_cmpint (line->duration_us, >=, 0);
      g_assert_null (line->advice);
      g_assert_null (strstr (line->sentence, test->secret));
    }
}

static void
test_it_reads_the_directory (CheckFixture *test, gconstpointer user_data)
{
  g_autofree char *lines = NULL;
  guint n_agents;

  open_centre (test, RS_DEMO_ALL_SCOPES);
  lines = g_strdup_printf ("UsersUrl=%s\nQueuesUrl=%s\n", rs_demo_host_get_users_url (test->host),
                           rs_demo_host_get_queues_url (test->host));
  check_fixture_set (&test->source, lines);
  check_fixture_run (test);
  g_assert_cmpint (test->result, ==, RS_EXIT_GOOD);
  check_fixture_assert_line (test, RS_CHECK_DIRECTORY, RS_CHECK_GOOD, "lists agents: 12,");
  rs_directory_get_agents (rs_check_get_directory (test->check), &n_agents);
  g_assert_cmpuint (n_agents, ==, 12);
}

static void
test_a_part_that_is_missing_does_not_end_it (CheckFixture *test, gconstpointer user_data)
{
  open_centre (test, "presence:read user:read");
  check_fixture_run (test);
  g_assert_cmpint (test->result, ==, RS_EXIT_NOT_LIVING);
  check_fixture_assert_line (test, RS_CHECK_SCOPES, RS_CHECK_DEGRADED, "queue:read, interaction:read is missing");
  check_fixture_assert_line (test, RS_CHECK_FIRST_DATA, RS_CHECK_GOOD, "living");
}

static void
test_the_first_failure_ends_it (CheckFixture *test, gconstpointer user_data)
{
  check_fixture_open_desk (test);
  test_desk_answer_token (test->desk, SOUP_STATUS_NOT_FOUND, NULL, NULL);
  check_fixture_run (test);
  g_assert_cmpstr (test->told->str, ==,
                   "dns:running dns:good tls:running tls:good token:running token:failed scopes:skipped "
                   "directory:skipped socket:skipped subscribed:skipped first-data:skipped ");
  g_assert_cmpuint (test->n_finished, ==, 1);
  g_assert_cmpint (test->result, ==, RS_EXIT_FAILED);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 0);
}

static void
test_it_ends_where_it_is_told_to (CheckFixture *test, gconstpointer user_data)
{
  check_fixture_open_desk (test);
  check_fixture_make (test);
  rs_check_set_last_step (test->check, RS_CHECK_SCOPES);
  check_fixture_run (test);
  g_assert_cmpint (test->result, ==, RS_EXIT_GOOD);
  check_fixture_assert_line (test, RS_CHECK_SCOPES, RS_CHECK_GOOD, "may be read");
  g_assert_cmpint (rs_check_get_line (test->check, RS_CHECK_DIRECTORY)->state, ==, RS_CHECK_SKIPPED);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 0);
}

/* Whoever stops it hears nothing more, and may begin again. */
static void
test_it_can_be_stopped_and_started_again (CheckFixture *test, gconstpointer user_data)
{
  check_fixture_open_desk (test);
  test_desk_answer_token (test->desk, TEST_SILENCE, NULL, NULL);
  test_desk_answer_token (test->desk, SOUP_STATUS_OK, NULL, TEST_TOKEN);
  check_fixture_start (test);
  test_wait_until (test->desk->token_calls->len == 1);
  rs_check_stop (test->check);
  g_assert_cmpint (rs_check_get_line (test->check, RS_CHECK_TOKEN)->state, ==, RS_CHECK_SKIPPED);
  g_string_truncate (test->told, 0);
  test_settle ();
  g_assert_cmpstr (test->told->str, ==, "");
  g_assert_cmpuint (test->n_finished, ==, 0);

  check_fixture_start (test);
  check_fixture_wait_for_step (test, RS_CHECK_FIRST_DATA);
  g_assert_cmpint (rs_check_get_line (test->check, RS_CHECK_TOKEN)->state, ==, RS_CHECK_GOOD);
}

/* At every step, in the middle of being told about it. */
static void
stop_at (RsCheck *check, guint step, gpointer user_data)
{
  if (step == GPOINTER_TO_UINT (user_data))
    rs_check_stop (check);
}

static void
test_it_can_be_stopped_at_every_step (CheckFixture *test, gconstpointer user_data)
{
  open_centre (test, RS_DEMO_ALL_SCOPES);
  check_fixture_make (test);
  for (guint step = 0; step < RS_N_CHECKS; step++)
    {
      gulong id = g_signal_connect (test->check, "line-changed", G_CALLBACK (stop_at), GUINT_TO_POINTER (step));

      check_fixture_run (test);
      test_settle ();
      g_assert_cmpuint (test->n_finished, ==, 0);
      g_signal_handler_disconnect (test->check, id);
    }
  check_fixture_run (test);
  g_assert_cmpint (test->result, ==, RS_EXIT_GOOD);
}

static void
start_again_at (RsCheck *check, guint step, gpointer user_data)
{
  if (step != GPOINTER_TO_UINT (user_data) || rs_check_get_line (check, step)->state == RS_CHECK_RUNNING)
    return;
  g_signal_handlers_disconnect_by_func (check, start_again_at, user_data);
  rs_check_stop (check);
  rs_check_start (check);
}

/* Whoever starts it again in the middle of being told sees one whole run after that, and one end. */
static void
test_it_can_be_started_again_at_every_step (CheckFixture *test, gconstpointer user_data)
{
  open_centre (test, RS_DEMO_ALL_SCOPES);
  check_fixture_make (test);
  for (guint step = 0; step < RS_N_CHECKS; step++)
    {
      test->n_finished = 0;
      g_signal_connect (test->check, "line-changed", G_CALLBACK (start_again_at), GUINT_TO_POINTER (step));
      check_fixture_run (test);
      test_wait_until (test->n_finished > 0);
      test_settle ();
      g_assert_cmpuint (test->n_finished, ==, 1);
      g_assert_cmpint (test->result, ==, RS_EXIT_GOOD);
      g_assert_true (g_str_has_suffix (test->told->str, WHOLE_WAY));
    }
}

static void
test_all_of_it_has_a_time_limit (CheckFixture *test, gconstpointer user_data)
{
  check_fixture_use_virtual_clock (test, 0);
  check_fixture_open_desk (test);
  test_desk_answer_token (test->desk, TEST_SILENCE, NULL, NULL);
  check_fixture_make (test);
  rs_check_set_time_limit (test->check, 3 * G_USEC_PER_SEC);
  check_fixture_start (test);
  test_wait_until (test->desk->token_calls->len == 1);
  rs_clock_advance (test->clock, 2 * G_USEC_PER_SEC);
  test_settle ();
  g_assert_true (rs_check_is_running (test->check));
  rs_clock_advance (test->clock, G_USEC_PER_SEC);
  check_fixture_wait (test);
  check_fixture_assert_line (test, RS_CHECK_TOKEN, RS_CHECK_FAILED, "does not answer.");
  g_assert_cmpint (rs_check_get_line (test->check, RS_CHECK_TOKEN)->duration_us, ==, 3 * G_USEC_PER_SEC);
}

/* A server may tell before it confirms (protocol §3). */
static void
test_data_before_the_confirmation_counts (CheckFixture *test, gconstpointer user_data)
{
  check_fixture_open_desk (test);
  test->desk->confirms = FALSE;
  check_fixture_start (test);
  check_fixture_wait_for_step (test, RS_CHECK_SUBSCRIBED);
  test_wait_until (test->desk->frames->len == 1);
  test_desk_send (test->desk, "{\"type\":\"presence.update\",\"sequence\":1,\"payload\":{\"userId\":\"a1\","
                              "\"status\":\"Available\"}}");
  test_desk_send (test->desk, "{\"type\":\"subscribed\"}");
  check_fixture_wait (test);
  check_fixture_assert_line (test, RS_CHECK_FIRST_DATA, RS_CHECK_GOOD, "living");
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/check/" name, CheckFixture, NULL, check_fixture_set_up, func, check_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("every-line-is-good", test_every_line_is_good);
  ADD ("it-reads-the-directory", test_it_reads_the_directory);
  ADD ("a-part-that-is-missing-does-not-end-it", test_a_part_that_is_missing_does_not_end_it);
  ADD ("the-first-failure-ends-it", test_the_first_failure_ends_it);
  ADD ("it-ends-where-it-is-told-to", test_it_ends_where_it_is_told_to);
  ADD ("it-can-be-stopped-and-started-again", test_it_can_be_stopped_and_started_again);
  ADD ("it-can-be-stopped-at-every-step", test_it_can_be_stopped_at_every_step);
  ADD ("it-can-be-started-again-at-every-step", test_it_can_be_started_again_at_every_step);
  ADD ("all-of-it-has-a-time-limit", test_all_of_it_has_a_time_limit);
  ADD ("data-before-the-confirmation-counts", test_data_before_the_confirmation_counts);
  return g_test_run ();
}
