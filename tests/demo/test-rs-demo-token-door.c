/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "server-fixture.h"

static void
ask (ServerFixture *fixture, guint status)
{
  g_autofree char *form = g_strdup_printf ("grant_type=client_credentials&client_id=demo&client_secret=%s",
                                           rs_demo_server_get_secret (fixture->server));
  guint seen = 0;

  g_free (
      demo_client_fetch (fixture->client, "POST", rs_demo_server_get_token_url (fixture->server), NULL, form, &seen));
  g_assert_cmpuint (seen, ==, status);
}

static void
test_turns_the_first_calls_away (void)
{
  ServerFixture fixture;

  server_prepare (&fixture);
  fixture.options.faults.desk.refuse_status = 429;
  fixture.options.faults.desk.refuse_times = 2;
  fixture.options.faults.desk.retry_after = 7;
  server_start (&fixture);
  for (guint i = 0; i < 2; i++)
    {
      ask (&fixture, 429);
      g_assert_cmpstr (fixture.client->retry_after, ==, "7");
    }
  ask (&fixture, 200);
  g_assert_cmpuint (rs_demo_server_get_stats (fixture.server).tokens_refused, ==, 2);
  server_finish (&fixture);
}

static void
test_retry_after_as_a_date (void)
{
  ServerFixture fixture;
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) then = NULL;

  server_prepare (&fixture);
  fixture.options.clock_skew_us = -(gint64) 3600 * G_USEC_PER_SEC;
  fixture.options.faults.desk.refuse_status = 503;
  fixture.options.faults.desk.retry_after = 90;
  fixture.options.faults.desk.retry_after_is_date = TRUE;
  server_start (&fixture);
  ask (&fixture, 503);
  now = soup_date_time_new_from_http_string (fixture.client->date);
  then = soup_date_time_new_from_http_string (fixture.client->retry_after);
  g_assert_cmpint (ABS (g_date_time_to_unix (then) - g_date_time_to_unix (now) - 90), <=, 1); /* by one clock */
  ask (&fixture, 503);
  server_finish (&fixture);
}

static void
test_slow_answer (void)
{
  ServerFixture fixture;
  gint64 began;

  server_prepare (&fixture);
  fixture.options.faults.desk.delay_us = 50000;
  server_start (&fixture);
  began = g_get_monotonic_time ();
  ask (&fixture, 200);
  g_assert_cmpint (g_get_monotonic_time () - began, >=, 50000);
  server_finish (&fixture);
}

static void
on_unanswered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);

  g_assert_null (body);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) user_data = TRUE;
}

static gboolean
has_come (gpointer user_data)
{
  ServerFixture *fixture = user_data;

  return rs_demo_server_get_stats (fixture->server).max_concurrent_token_calls > 0;
}

static void
test_no_answer_at_all (void)
{
  ServerFixture fixture;
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean is_over = FALSE;

  server_prepare (&fixture);
  fixture.options.faults.desk.unanswered = 1;
  server_start (&fixture);
  message = soup_message_new ("POST", rs_demo_server_get_token_url (fixture.server));
  soup_session_send_and_read_async (fixture.client->session, message, G_PRIORITY_DEFAULT, cancellable, on_unanswered,
                                    &is_over);
  demo_await_true (has_come, &fixture);
  ask (&fixture, 200); /* the second is answered, while the first still waits */
  g_assert_false (is_over);
  g_cancellable_cancel (cancellable);
  demo_await (&is_over);
  server_finish (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/token-door/turns-the-first-calls-away", test_turns_the_first_calls_away);
  g_test_add_func ("/demo/token-door/retry-after-as-a-date", test_retry_after_as_a_date);
  g_test_add_func ("/demo/token-door/slow-answer", test_slow_answer);
  g_test_add_func ("/demo/token-door/no-answer-at-all", test_no_answer_at_all);
  return g_test_run ();
}
