/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "server-fixture.h"

#define OPEN 0

/* The gate judges handshakes, so it is asked by handshakes. */

static void
open_centre (ServerFixture *fixture, const char *faults, const char *scopes)
{
  g_autoptr (GError) error = NULL;

  server_prepare (fixture);
  rs_demo_fault_plan_parse (&fixture->options.faults, faults, &error);
  g_assert_no_error (error);
  if (scopes != NULL)
    fixture->options.granted_scopes = scopes;
  server_start (fixture);
}

/* The status of the refusal, OPEN if there was none. */
static guint
knock (ServerFixture *fixture, const char *bearer)
{
  demo_client_open (fixture->client, rs_demo_server_get_stream_url (fixture->server), bearer);
  return fixture->client->refused_status;
}

static void
test_a_token_for_presence_opens (void)
{
  ServerFixture fixture;
  g_autofree char *bearer = NULL;

  open_centre (&fixture, "", NULL);
  bearer = server_get_bearer (&fixture);
  g_assert_cmpuint (knock (&fixture, NULL), ==, 401);
  g_assert_cmpuint (knock (&fixture, "Bearer made-up"), ==, 401);
  g_assert_cmpuint (knock (&fixture, bearer), ==, OPEN);
  g_assert_cmpuint (rs_demo_server_get_stats (fixture.server).handshakes, ==, 3);
  g_assert_cmpuint (rs_demo_server_get_stats (fixture.server).handshakes_refused, ==, 2);
  server_finish (&fixture);
}

static void
test_a_token_for_something_else_does_not (void)
{
  ServerFixture fixture;
  g_autofree char *bearer = NULL;

  open_centre (&fixture, "", "queue:read");
  bearer = server_get_bearer (&fixture);
  g_assert_cmpuint (knock (&fixture, bearer), ==, 403);
  g_assert_cmpstr (fixture.client->challenge, ==,
                   "Bearer realm=\"demo\", error=\"insufficient_scope\", scope=\"presence:read\"");
  server_finish (&fixture);
}

static void
test_the_plan_refuses_by_ordinal_and_counts_anew (void)
{
  ServerFixture fixture;
  g_autofree char *bearer = NULL;

  open_centre (&fixture, "[Handshake]\nStatus=503\nOnly=2\nRetryAfter=7\n", NULL);
  bearer = server_get_bearer (&fixture);
  g_assert_cmpuint (knock (&fixture, bearer), ==, OPEN);
  g_assert_cmpuint (knock (&fixture, bearer), ==, 503);
  g_assert_cmpstr (fixture.client->retry_after, ==, "7");
  g_assert_cmpuint (knock (&fixture, bearer), ==, OPEN);
  rs_demo_server_set_faults (fixture.server, &fixture.options.faults);
  g_assert_cmpuint (knock (&fixture, bearer), ==, OPEN);
  g_assert_cmpuint (knock (&fixture, bearer), ==, 503);
  server_finish (&fixture);
}

static void
test_a_handshake_may_have_to_wait (void)
{
  ServerFixture fixture;
  g_autofree char *bearer = NULL;
  gint64 begin_us;

  open_centre (&fixture, "[Handshake]\nDelayMs=80\n", NULL);
  bearer = server_get_bearer (&fixture);
  begin_us = g_get_monotonic_time ();
  g_assert_cmpuint (knock (&fixture, bearer), ==, OPEN);
  g_assert_cmpint (g_get_monotonic_time () - begin_us, >=, 80 * 1000);
  g_assert_cmpuint (rs_demo_server_get_stats (fixture.server).max_concurrent_handshakes, ==, 1);
  server_finish (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/gate/a-token-for-presence-opens", test_a_token_for_presence_opens);
  g_test_add_func ("/demo/gate/a-token-for-something-else-does-not", test_a_token_for_something_else_does_not);
  g_test_add_func ("/demo/gate/the-plan-refuses-by-ordinal-and-counts-anew",
                   test_the_plan_refuses_by_ordinal_and_counts_anew);
  g_test_add_func ("/demo/gate/a-handshake-may-have-to-wait", test_a_handshake_may_have_to_wait);
  return g_test_run ();
}
