/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "demo-replay.h"
#include "server-fixture.h"

static RsDemoStats
get_stats (ServerFixture *fixture)
{
  return rs_demo_server_get_stats (fixture->server);
}

static void
await_subscribed (ServerFixture *fixture)
{
  server_say (fixture, demo_subscribe_all);
  demo_client_await_type (fixture->client, "subscribed");
}

static void
test_refuses_only_the_named_handshakes (void)
{
  const guint answers[] = { 0, 503, 0, 503, 0 };
  ServerFixture fixture;

  server_prepare (&fixture);
  fixture.options.faults.refuse_status = 503;
  fixture.options.faults.refuse_only = RS_DEMO_ORDINAL (2) | RS_DEMO_ORDINAL (4);
  server_start (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *bearer = server_get_bearer (&fixture);

      demo_client_open (fixture.client, rs_demo_server_get_stream_url (fixture.server), bearer);
      g_assert_cmpuint (fixture.client->refused_status, ==, answers[i]);
    }
  g_assert_cmpuint (get_stats (&fixture).handshakes, ==, 5);
  g_assert_cmpuint (get_stats (&fixture).handshakes_refused, ==, 2);
  g_assert_cmpuint (get_stats (&fixture).connections_opened, ==, 3);
  server_finish (&fixture);
}

static void
test_reset_before_subscribed (void)
{
  ServerFixture fixture;

  server_prepare (&fixture);
  fixture.options.faults.die_before_subscribed = RS_DEMO_ORDINAL (1);
  server_start (&fixture);
  server_open_stream (&fixture);
  server_say (&fixture, demo_subscribe_all);
  demo_client_await_close (fixture.client);
  g_assert_cmpuint (fixture.client->frames->len, ==, 0);
  g_assert_error (fixture.client->socket_error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);

  server_open_stream (&fixture);
  await_subscribed (&fixture);
  server_finish (&fixture);
}

static void
test_reset_after_subscribed (void)
{
  g_autofree char *type = NULL;
  ServerFixture fixture;

  server_prepare (&fixture);
  fixture.options.faults.die_after_subscribed = RS_DEMO_ORDINAL (2);
  server_start (&fixture);
  server_open_stream (&fixture);
  await_subscribed (&fixture);
  server_open_stream (&fixture);
  server_say (&fixture, demo_subscribe_all);
  demo_client_await_close (fixture.client);
  g_assert_cmpuint (fixture.client->frames->len, ==, 1);
  type = demo_frame_dup_type (fixture.client->frames->pdata[0]);
  g_assert_cmpstr (type, ==, "subscribed");
  g_assert_error (fixture.client->socket_error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
  server_finish (&fixture);
}

static void
test_one_connection_only (void)
{
  g_autoptr (DemoClient) second = demo_client_new ();
  g_autofree char *bearer = NULL;
  ServerFixture fixture;

  server_prepare (&fixture);
  fixture.options.faults.one_connection_code = 1008;
  server_start (&fixture);
  server_open_stream (&fixture);
  bearer = server_get_bearer (&fixture);
  demo_client_open (second, rs_demo_server_get_stream_url (fixture.server), bearer);
  demo_client_await_close (fixture.client);
  g_assert_cmpuint (fixture.client->close_code, ==, 1008);
  soup_websocket_connection_send_text (second->socket, demo_subscribe_all);
  demo_client_await_type (second, "subscribed");
  g_assert_cmpuint (get_stats (&fixture).max_concurrent_connections, ==, 2);
  server_finish (&fixture);
}

static void
test_expired_token_can_be_kept (void)
{
  ServerFixture fixture;

  server_prepare (&fixture);
  fixture.options.faults.keep_expired = TRUE;
  fixture.options.faults.desk.token_seconds = 1;
  fixture.options.heartbeat_interval_us = 600000;
  server_start (&fixture);
  server_open_stream (&fixture);
  demo_client_await_frames (fixture.client, 2); /* two heartbeats: the token ended before the second */
  g_assert_false (fixture.client->is_closed);
  server_finish (&fixture);
}

static gboolean
has_no_connection (gpointer fixture)
{
  return get_stats (fixture).connections == 0;
}

static void
await_no_connection (ServerFixture *fixture)
{
  demo_await_true (has_no_connection, fixture);
}

static void
close_as_client (ServerFixture *fixture, gushort code)
{
  server_open_stream (fixture);
  await_subscribed (fixture);
  if (code == 1006)
    g_io_stream_close (soup_websocket_connection_get_io_stream (fixture->client->socket), NULL, NULL);
  else
    soup_websocket_connection_close (fixture->client->socket, code, NULL);
  await_no_connection (fixture);
}

static void
test_counts_how_clients_close (void)
{
  ServerFixture fixture;
  RsDemoStats stats;
  g_autofree char *json = NULL;

  server_prepare (&fixture);
  server_start (&fixture);
  close_as_client (&fixture, 1000);
  close_as_client (&fixture, 1000);
  close_as_client (&fixture, 4321);
  close_as_client (&fixture, 1006);
  server_open_stream (&fixture);
  rs_demo_server_close_streams (fixture.server, 1012); /* not the client's doing */
  await_no_connection (&fixture);

  stats = get_stats (&fixture);
  g_assert_cmpuint (rs_demo_stats_get_closes (&stats, 1000), ==, 2);
  g_assert_cmpuint (rs_demo_stats_get_closes (&stats, 4321), ==, 1);
  g_assert_cmpuint (rs_demo_stats_get_closes (&stats, 1006), ==, 1);
  g_assert_cmpuint (rs_demo_stats_get_closes (&stats, 1012), ==, 0);
  g_assert_cmpuint (stats.connections_opened, ==, 5);
  g_assert_cmpuint (stats.subscriptions, ==, 4);
  json = rs_demo_server_dump_stats (fixture.server);
  g_assert_nonnull (strstr (json, "\"clientCloses\":{\"1000\":2,\"4321\":1,\"1006\":1}"));
  server_finish (&fixture);
}

static void
assert_date (ServerFixture *fixture, gint64 ahead_seconds)
{
  g_autoptr (GDateTime) date = soup_date_time_new_from_http_string (fixture->client->date);

  g_assert_nonnull (date);
  g_assert_cmpint (ABS (g_date_time_to_unix (date) - g_get_real_time () / G_USEC_PER_SEC - ahead_seconds), <=, 3);
}

static void
test_date_follows_the_clock (void)
{
  ServerFixture fixture;

  server_prepare (&fixture);
  fixture.options.clock_skew_us = (gint64) 7200 * G_USEC_PER_SEC;
  server_start (&fixture);
  g_assert_cmpuint (server_fetch_status (&fixture, "GET", "/stats"), ==, 200);
  assert_date (&fixture, 7200);
  g_assert_cmpuint (server_fetch_status (&fixture, "GET", "/nowhere"), ==, 404);
  assert_date (&fixture, 7200);
  demo_client_open (fixture.client, rs_demo_server_get_stream_url (fixture.server), NULL);
  g_assert_cmpuint (fixture.client->refused_status, ==, 401);
  assert_date (&fixture, 7200);
  server_open_stream (&fixture); /* 101 */
  assert_date (&fixture, 7200);

  rs_demo_server_jump_clock (fixture.server, -(gint64) 9000 * G_USEC_PER_SEC);
  g_assert_cmpuint (server_fetch_status (&fixture, "POST", "/v2/oauth/token"), ==, 400);
  assert_date (&fixture, -1800);
  rs_demo_server_calm (fixture.server);
  server_open_stream (&fixture);
  assert_date (&fixture, 7200);
  server_finish (&fixture);
}

static void
test_planned_jump_of_the_clock (void)
{
  ServerFixture fixture;

  server_prepare (&fixture);
  fixture.options.heartbeat_interval_us = 20000;
  fixture.options.faults.clock_jump_at_us = 10000;
  fixture.options.faults.clock_jump_by_us = (gint64) 600 * G_USEC_PER_SEC;
  server_start (&fixture);
  server_open_stream (&fixture);
  demo_client_await_type (fixture.client, "heartbeat");
  g_assert_cmpuint (server_fetch_status (&fixture, "GET", "/stats"), ==, 200);
  assert_date (&fixture, 600);
  server_finish (&fixture);
}

static void
on_pong (SoupWebsocketConnection *socket, GBytes *payload, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
test_pings_are_answered_in_silence (void)
{
  ServerFixture fixture;
  gboolean is_answered = FALSE;

  server_prepare (&fixture);
  fixture.options.heartbeat_interval_us = 100000;
  fixture.options.faults.silence_from_us = 1;
  fixture.options.faults.silence_for_us = (gint64) 3600 * G_USEC_PER_SEC;
  server_start (&fixture);
  server_open_stream (&fixture);
  server_say (&fixture, demo_subscribe_all);
  g_signal_connect (fixture.client->socket, "pong", G_CALLBACK (on_pong), &is_answered);
  soup_websocket_connection_set_keepalive_interval (fixture.client->socket, 1);
  demo_await (&is_answered);
  g_assert_cmpuint (fixture.client->frames->len, ==, 0);
  g_assert_false (fixture.client->is_closed);
  g_signal_handlers_disconnect_by_data (fixture.client->socket, &is_answered);
  server_finish (&fixture);
}

static void
on_frame (SoupWebsocketConnection *socket, int type, GBytes *frame, gpointer user_data)
{
  const char *text = g_bytes_get_data (frame, NULL);

  if (g_str_has_prefix (text, "{\"type\":\"heartbeat\""))
    soup_websocket_connection_send_text (socket, "{\"type\":\"heartbeat\"}");
}

static gboolean
has_answered (gpointer fixture)
{
  return get_stats (fixture).heartbeats_answered > 0;
}

/* Many times what life would tell meanwhile, and what the slowest machine sends. */
#define FLOOD_FRAMES 300

static void
test_flood (void)
{
  RsDemoFaultPlan flood = { .flood_at_us = 700000, .flood_for_us = 600000 };
  ServerFixture fixture;
  guint before;

  server_prepare (&fixture);
  fixture.options.heartbeat_interval_us = G_USEC_PER_SEC;
  server_start (&fixture);
  server_open_stream (&fixture);
  g_signal_connect (fixture.client->socket, "message", G_CALLBACK (on_frame), NULL);
  await_subscribed (&fixture);
  rs_demo_server_set_faults (fixture.server, &flood);
  before = fixture.client->frames->len;
  demo_await_true (has_answered, &fixture); /* the first heartbeat comes in the midst of it */

  g_assert_cmpuint (fixture.client->frames->len, >, before + FLOOD_FRAMES);
  g_assert_cmpuint (get_stats (&fixture).raw_bytes, >, 100 * FLOOD_FRAMES);
  g_assert_cmpint (get_stats (&fixture).longest_heartbeat_us, >, 0);
  rs_demo_server_pause (fixture.server);
  rs_demo_server_calm (fixture.server);
  server_say (&fixture, "{\"type\":\"end of line\"}");
  demo_client_await_type (fixture.client, "error"); /* every frame before it could be read */
  for (guint i = 1; i < fixture.client->frames->len; i++)
    g_assert_cmpuint (demo_frame_get_sequence (fixture.client->frames->pdata[i]), >, 0);
  server_finish (&fixture);
}

static gboolean
has_sent_a_fragment (gpointer fixture)
{
  return get_stats (fixture).raw_bytes > 0;
}

static gboolean
has_sent_much (gpointer fixture)
{
  return get_stats (fixture).raw_bytes > 12 * 1024 * 1024;
}

static void
test_endless_message (void)
{
  RsDemoFaultPlan endless = { .endless_at_us = 1, .endless_bytes = 65536 };
  ServerFixture fixture;
  guint before;

  server_prepare (&fixture);
  server_start (&fixture);
  server_open_stream (&fixture);
  await_subscribed (&fixture);
  rs_demo_server_set_faults (fixture.server, &endless);
  demo_await_true (has_sent_a_fragment, &fixture);
  before = fixture.client->frames->len;
  demo_await_true (has_sent_much, &fixture);
  g_assert_false (fixture.client->is_closed); /* a library that does not bound it takes it all */
  g_assert_cmpuint (fixture.client->frames->len - before, <, 100);
  server_finish (&fixture);
}

static GBytes *
make_token_request (void)
{
  static const char form[] = "grant_type=client_credentials&client_id=demo&client_secret=x";

  return g_bytes_new_static (form, sizeof form - 1);
}

static gboolean
are_both_answered (gpointer count)
{
  return *(guint *) count == 2;
}

static void
on_token_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);

  if (body != NULL)
    (*(guint *) user_data)++;
}

static void
test_token_calls_at_once_are_counted (void)
{
  ServerFixture fixture;
  guint answered = 0;

  server_prepare (&fixture);
  fixture.options.faults.desk.delay_us = 100000;
  server_start (&fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SoupMessage) message = soup_message_new ("POST", rs_demo_server_get_token_url (fixture.server));
      g_autoptr (GBytes) form = make_token_request ();

      soup_message_set_request_body_from_bytes (message, "application/x-www-form-urlencoded", form);
      soup_session_send_and_read_async (fixture.client->session, message, G_PRIORITY_DEFAULT, NULL, on_token_answer,
                                        &answered);
    }
  demo_await_true (are_both_answered, &answered);
  g_assert_cmpuint (get_stats (&fixture).max_concurrent_token_calls, ==, 2);
  g_assert_cmpuint (get_stats (&fixture).tokens_refused, ==, 2);
  server_finish (&fixture);
}

static void
test_calm_ends_everything (void)
{
  ServerFixture fixture;

  server_prepare (&fixture);
  fixture.options.faults.drop_share = 1.0;
  fixture.options.faults.drop_first_deltas = TRUE;
  fixture.options.faults.refuse_status = 503;
  fixture.options.faults.refuse_only = RS_DEMO_ORDINAL (2);
  server_start (&fixture);
  server_open_stream (&fixture);
  await_subscribed (&fixture);
  g_assert_cmpuint (server_fetch_status (&fixture, "POST", "/calm"), ==, 204);
  demo_client_await_frames (fixture.client, 50);
  server_open_stream (&fixture);
  server_open_stream (&fixture);
  server_finish (&fixture);
}

static void
test_through_the_proxy (void)
{
  g_autofree char *stream = NULL;
  g_autofree char *truth = NULL;
  ServerFixture fixture;
  RsDemoProxy *proxy;

  server_prepare (&fixture);
  fixture.options.faults.proxy.is_used = TRUE;
  fixture.options.faults.proxy.down.cut_after_bytes = 6000;
  fixture.options.faults.proxy.cut_resets = TRUE;
  server_start (&fixture);
  proxy = rs_demo_server_get_proxy (fixture.server);
  stream = g_strdup_printf ("ws://127.0.0.1:%u/v1/streaming/presence", rs_demo_proxy_get_port (proxy));
  g_assert_cmpstr (rs_demo_server_get_stream_url (fixture.server), ==, stream);
  truth = server_make_url (&fixture, "/truth");
  g_assert_cmpstr (rs_demo_server_get_truth_url (fixture.server), ==, truth); /* leads past it */

  server_open_stream (&fixture);
  server_say (&fixture, demo_subscribe_all);
  demo_client_await_close (fixture.client);
  g_assert_error (fixture.client->socket_error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
  g_assert_cmpuint (fixture.client->frames->len, <, 42);

  rs_demo_server_calm (fixture.server);
  server_open_stream (&fixture);
  server_say (&fixture, demo_subscribe_all);
  demo_client_await_frames (fixture.client, 43);
  server_finish (&fixture);
}

static void
test_storm_begins_and_ends (void)
{
  RsDemoFaultPlan storm = { .random_seed = 1, .random_for_us = (gint64) 3600 * G_USEC_PER_SEC };
  ServerFixture fixture;

  server_prepare (&fixture);
  server_start (&fixture);
  rs_demo_server_set_faults (fixture.server, &storm);
  server_open_stream (&fixture);
  await_subscribed (&fixture);
  rs_demo_server_calm (fixture.server);
  demo_client_await_frames (fixture.client, fixture.client->frames->len + 100);
  rs_demo_server_set_faults (fixture.server, &storm);
  server_finish (&fixture); /* a server can end in the midst of it */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/server/refuses-only-the-named-handshakes", test_refuses_only_the_named_handshakes);
  g_test_add_func ("/demo/server/reset-before-subscribed", test_reset_before_subscribed);
  g_test_add_func ("/demo/server/reset-after-subscribed", test_reset_after_subscribed);
  g_test_add_func ("/demo/server/one-connection-only", test_one_connection_only);
  g_test_add_func ("/demo/server/expired-token-can-be-kept", test_expired_token_can_be_kept);
  g_test_add_func ("/demo/server/counts-how-clients-close", test_counts_how_clients_close);
  g_test_add_func ("/demo/server/date-follows-the-clock", test_date_follows_the_clock);
  g_test_add_func ("/demo/server/planned-jump-of-the-clock", test_planned_jump_of_the_clock);
  g_test_add_func ("/demo/server/pings-are-answered-in-silence", test_pings_are_answered_in_silence);
  g_test_add_func ("/demo/server/flood", test_flood);
  g_test_add_func ("/demo/server/endless-message", test_endless_message);
  g_test_add_func ("/demo/server/token-calls-at-once-are-counted", test_token_calls_at_once_are_counted);
  g_test_add_func ("/demo/server/calm-ends-everything", test_calm_ends_everything);
  g_test_add_func ("/demo/server/through-the-proxy", test_through_the_proxy);
  g_test_add_func ("/demo/server/storm-begins-and-ends", test_storm_begins_and_ends);
  return g_test_run ();
}
