/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo-client.h"
#include "server-fixture.h"

/* The hall is where the streams are, so it is seen through two of them. */

typedef struct
{
  ServerFixture base;
  DemoClient *other;
} Test;

static void
open_centre (Test *test, const char *faults)
{
  g_autoptr (GError) error = NULL;

  server_prepare (&test->base);
  rs_demo_fault_plan_parse (&test->base.options.faults, faults, &error);
  g_assert_no_error (error);
  server_start (&test->base);
  test->other = demo_client_new ();
}

static void
close_centre (Test *test)
{
  demo_client_free (test->other);
  server_finish (&test->base);
}

static void
open_other (Test *test)
{
  g_autofree char *bearer = server_get_bearer (&test->base);

  demo_client_open (test->other, rs_demo_server_get_stream_url (test->base.server), bearer);
  g_assert_nonnull (test->other->socket);
}

static RsDemoStats
count (Test *test)
{
  return rs_demo_server_get_stats (test->base.server);
}

static void
test_streams_are_counted_while_they_last_and_after (void)
{
  Test test;

  open_centre (&test, "");
  server_open_stream (&test.base);
  open_other (&test);
  g_assert_cmpuint (count (&test).connections, ==, 2);
  rs_demo_server_close_streams (test.base.server, 4000);
  demo_client_await_close (test.base.client);
  demo_client_await_close (test.other);
  g_assert_cmpuint (test.base.client->close_code, ==, 4000);
  g_assert_cmpuint (test.other->close_code, ==, 4000);
  open_other (&test);
  g_assert_cmpuint (count (&test).connections_opened, ==, 3);
  g_assert_cmpuint (count (&test).max_concurrent_connections, ==, 2);
  close_centre (&test);
}

static void
test_the_first_must_go_where_one_only_is_allowed (void)
{
  Test test;

  open_centre (&test, "[Connection]\nOneOnlyCode=4008\n");
  server_open_stream (&test.base);
  open_other (&test);
  demo_client_await_close (test.base.client);
  g_assert_cmpuint (test.base.client->close_code, ==, 4008);
  g_assert_false (test.other->is_closed);
  close_centre (&test);
}

static void
test_everybody_hears_what_is_said_to_all (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("{\"type\":\"hello\"}", 16);
  Test test;

  open_centre (&test, "");
  server_open_stream (&test.base);
  open_other (&test);
  rs_demo_server_send_raw_text (test.base.server, text);
  demo_client_await_type (test.base.client, "hello");
  demo_client_await_type (test.other, "hello");
  close_centre (&test);
}

/* The second connection after the plan was given dies, however many there were before. */
static void
test_connections_are_counted_anew_with_each_plan (void)
{
  RsDemoFaultPlan plan = { .die_before_subscribed = RS_DEMO_ORDINAL (2) };
  Test test;

  open_centre (&test, "");
  server_open_stream (&test.base);
  rs_demo_server_set_faults (test.base.server, &plan);
  open_other (&test);
  server_say (&test.base, "{\"type\":\"subscribe\",\"payload\":{}}");
  server_open_stream (&test.base);
  server_say (&test.base, "{\"type\":\"subscribe\",\"payload\":{}}");
  demo_client_await_close (test.base.client);
  g_assert_false (test.other->is_closed);
  close_centre (&test);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/hall/streams-are-counted-while-they-last-and-after",
                   test_streams_are_counted_while_they_last_and_after);
  g_test_add_func ("/demo/hall/the-first-must-go-where-one-only-is-allowed",
                   test_the_first_must_go_where_one_only_is_allowed);
  g_test_add_func ("/demo/hall/everybody-hears-what-is-said-to-all", test_everybody_hears_what_is_said_to_all);
  g_test_add_func ("/demo/hall/connections-are-counted-anew-with-each-plan",
                   test_connections_are_counted_anew_with_each_plan);
  return g_test_run ();
}
