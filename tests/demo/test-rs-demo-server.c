/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/rs-error.h"
#include "demo-replay.h"
#include "demo/rs-demo-message.h"
#include "server-fixture.h"

static void
test_plain_requests (void)
{
  ServerFixture fixture;

  server_prepare (&fixture);
  server_start (&fixture);
  g_assert_cmpuint (server_fetch_status (&fixture, "GET", "/nowhere"), ==, 404);
  g_assert_cmpuint (server_fetch_status (&fixture, "GET", "/v2/oauth/token"), ==, 405);
  g_assert_cmpuint (server_fetch_status (&fixture, "POST", "/v2/oauth/token"), ==, 400);
  g_assert_cmpuint (server_fetch_status (&fixture, "GET", "/stats"), ==, 200);
  g_assert_cmpuint (server_fetch_status (&fixture, "GET", "/pause"), ==, 405);
  server_finish (&fixture);
}

static void
test_token_needs_secret (void)
{
  ServerFixture fixture;
  guint status = 0;
  g_autofree char *body = NULL;

  server_prepare (&fixture);
  fixture.options.secret = "a secret of the test";
  server_start (&fixture);
  body = demo_client_fetch (fixture.client, "POST", rs_demo_server_get_token_url (fixture.server), NULL,
                            "grant_type=client_credentials&client_id=demo&client_secret=wrong", &status);
  g_assert_cmpuint (status, ==, 401);
  g_assert_nonnull (strstr (body, "invalid_client"));
  g_assert_cmpstr (rs_demo_server_get_secret (fixture.server), ==, "a secret of the test");
  g_assert_cmpuint (rs_demo_server_get_stats (fixture.server).tokens_refused, ==, 1);
  server_finish (&fixture);
}

static void
test_stream_needs_bearer (void)
{
  const char *const bad[] = { NULL, "Bearer nothing", "Basic ZGVtbzpkZW1v" };
  ServerFixture fixture;

  server_prepare (&fixture);
  server_start (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      demo_client_open (fixture.client, rs_demo_server_get_stream_url (fixture.server), bad[i]);
      g_assert_null (fixture.client->socket);
      g_assert_cmpuint (fixture.client->refused_status, ==, 401);
      g_assert_nonnull (strstr (fixture.client->challenge, "Bearer"));
    }
  g_assert_cmpuint (rs_demo_server_get_stats (fixture.server).handshakes_refused, ==, 3);
  server_finish (&fixture);
}

static void
test_stream_needs_scope (void)
{
  ServerFixture fixture;
  g_autofree char *bearer = NULL;

  server_prepare (&fixture);
  fixture.options.granted_scopes = "queue:read";
  server_start (&fixture);
  bearer = server_get_bearer (&fixture);
  demo_client_open (fixture.client, rs_demo_server_get_stream_url (fixture.server), bearer);
  g_assert_cmpuint (fixture.client->refused_status, ==, 403);
  g_assert_nonnull (strstr (fixture.client->challenge, "presence:read"));
  server_finish (&fixture);
}

static void
assert_truth (ServerFixture *fixture)
{
  g_autoptr (DemoReplay) replay = demo_replay_new ();
  g_autofree char *truth = NULL;
  guint status = 0;

  for (guint i = 0; i < fixture->client->frames->len; i++)
    demo_replay_apply (replay, fixture->client->frames->pdata[i]);
  truth =
      demo_client_fetch (fixture->client, "GET", rs_demo_server_get_truth_url (fixture->server), NULL, NULL, &status);
  g_assert_cmpuint (status, ==, 200);
  demo_replay_assert_equals_truth (replay, truth);
}

static void
test_stream_tells_the_truth (void)
{
  ServerFixture fixture;
  g_autofree char *type = NULL;

  server_prepare (&fixture);
  server_start (&fixture);
  server_open_stream (&fixture);
  server_say (&fixture, demo_subscribe_all);
  demo_client_await_frames (fixture.client, 300);
  type = demo_frame_dup_type (fixture.client->frames->pdata[0]);
  g_assert_cmpstr (type, ==, "subscribed");
  g_assert_null (strstr (g_bytes_get_data (fixture.client->frames->pdata[1], NULL), "sentAtMonotonic"));
  g_assert_nonnull (strstr (g_bytes_get_data (fixture.client->frames->pdata[299], NULL), "sentAtMonotonic"));

  g_assert_cmpuint (server_fetch_status (&fixture, "POST", "/pause"), ==, 204);
  server_say (&fixture, "{\"type\":\"end of line\"}"); /* its answer comes behind everything else */
  demo_client_await_type (fixture.client, "error");
  assert_truth (&fixture);

  g_assert_cmpuint (server_fetch_status (&fixture, "POST", "/resume"), ==, 204);
  demo_client_await_frames (fixture.client, fixture.client->frames->len + 50);
  server_finish (&fixture);
}

static void
test_unanswered_heartbeat_closes (void)
{
  ServerFixture fixture;

  server_prepare (&fixture);
  fixture.options.heartbeat_interval_us = 20000;
  server_start (&fixture);
  server_open_stream (&fixture);
  demo_client_await_type (fixture.client, "heartbeat");
  server_say (&fixture, "{\"type\":\"heartbeat\"}");
  demo_client_await_close (fixture.client);
  g_assert_cmpuint (fixture.client->close_code, ==, 4008);
  g_assert_cmpuint (rs_demo_server_get_stats (fixture.server).heartbeats_answered, ==, 1);
  server_finish (&fixture);
}

static void
test_close_codes (void)
{
  const guint codes[] = { 1000, 1001, 1002, 1003, 1006, 1007, 1008, 1009, 1011, 1012, 1013, 4000, 4001, 4003 };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      ServerFixture fixture;

      server_prepare (&fixture);
      server_start (&fixture);
      server_open_stream (&fixture);
      server_say (&fixture, demo_subscribe_all);
      demo_client_await_type (fixture.client, "subscribed");
      rs_demo_server_close_streams (fixture.server, codes[i]);
      demo_client_await_close (fixture.client);
      g_assert_cmpuint (fixture.client->close_code, ==, codes[i] == 1006 ? 0 : codes[i]);
      server_finish (&fixture);
    }
}

static void
test_expired_token_closes (void)
{
  ServerFixture fixture;
  g_autofree char *bearer = NULL;

  server_prepare (&fixture);
  server_start (&fixture);
  server_open_stream (&fixture);
  bearer = server_get_bearer (&fixture);
  rs_demo_server_expire_tokens (fixture.server);
  demo_client_await_close (fixture.client);
  g_assert_cmpuint (fixture.client->close_code, ==, 4001);
  demo_client_open (fixture.client, rs_demo_server_get_stream_url (fixture.server), bearer);
  g_assert_cmpuint (fixture.client->refused_status, ==, 401);
  server_finish (&fixture);
}

static void
test_token_lifetime_ends_stream (void)
{
  ServerFixture fixture;

  server_prepare (&fixture);
  fixture.options.faults.desk.token_seconds = 1;
  server_start (&fixture);
  server_open_stream (&fixture);
  demo_client_await_close (fixture.client);
  g_assert_cmpuint (fixture.client->close_code, ==, 4001);
  server_finish (&fixture);
}

static void
test_raw_frames (void)
{
  ServerFixture fixture;
  g_autoptr (GBytes) large = rs_demo_message_oversize (5 * 1024 * 1024);
  g_autoptr (GBytes) invalid = rs_demo_message_invalid_utf8 ();

  server_prepare (&fixture);
  server_start (&fixture);
  server_open_stream (&fixture);
  rs_demo_server_send_raw_text (fixture.server, large);
  demo_client_await_frames (fixture.client, 1);
  g_assert_cmpuint (g_bytes_get_size (fixture.client->frames->pdata[0]), ==, 5 * 1024 * 1024);
  rs_demo_server_send_raw_text (fixture.server, invalid);
  demo_client_await_close (fixture.client);
  g_assert_error (fixture.client->socket_error, SOUP_WEBSOCKET_ERROR, SOUP_WEBSOCKET_CLOSE_BAD_DATA);
  server_finish (&fixture);
}

static void
test_frame_beyond_the_limit (void)
{
  ServerFixture fixture;
  g_autoptr (GBytes) huge = rs_demo_message_oversize (20 * 1024 * 1024);

  server_prepare (&fixture);
  server_start (&fixture);
  server_open_stream (&fixture);
  rs_demo_server_send_raw_text (fixture.server, huge);
  demo_client_await_close (fixture.client);
  g_assert_error (fixture.client->socket_error, SOUP_WEBSOCKET_ERROR, SOUP_WEBSOCKET_CLOSE_TOO_BIG);
  server_finish (&fixture);
}

static void
test_refused_handshakes (void)
{
  ServerFixture fixture;
  g_autofree char *bearer = NULL;

  server_prepare (&fixture);
  fixture.options.faults.refuse_status = 503;
  fixture.options.faults.refuse_times = 2;
  server_start (&fixture);
  bearer = server_get_bearer (&fixture);
  for (guint i = 0; i < 3; i++)
    {
      demo_client_open (fixture.client, rs_demo_server_get_stream_url (fixture.server), bearer);
      g_assert_cmpuint (fixture.client->refused_status, ==, i < 2 ? 503 : 0);
    }
  g_assert_nonnull (fixture.client->socket);
  server_finish (&fixture);
}

static void
test_handshakes_at_once_are_counted (void)
{
  ServerFixture fixture;
  g_autoptr (DemoClient) other = demo_client_new ();
  g_autofree char *bearer = NULL;

  server_prepare (&fixture);
  fixture.options.faults.handshake_delay_us = 100000;
  server_start (&fixture);
  bearer = server_get_bearer (&fixture);
  demo_client_begin_open (fixture.client, rs_demo_server_get_stream_url (fixture.server), bearer);
  demo_client_open (other, rs_demo_server_get_stream_url (fixture.server), bearer);
  demo_await (&fixture.client->is_answered);
  g_assert_cmpuint (rs_demo_server_get_stats (fixture.server).max_concurrent_handshakes, ==, 2);
  g_assert_cmpuint (rs_demo_server_get_stats (fixture.server).connections, ==, 2);

  demo_client_open (other, rs_demo_server_get_stream_url (fixture.server), bearer);
  g_assert_cmpuint (rs_demo_server_get_stats (fixture.server).max_concurrent_handshakes, ==, 2);
  server_finish (&fixture);
}

static void
test_door_closes_and_opens (void)
{
  ServerFixture fixture;
  g_autoptr (GError) error = NULL;

  server_prepare (&fixture);
  server_start (&fixture);
  server_open_stream (&fixture);
  rs_demo_server_stop_listening (fixture.server);
  g_assert_cmpuint (server_fetch_status (&fixture, "GET", "/stats"), ==, 0);
  server_say (&fixture, demo_subscribe_all);
  demo_client_await_type (fixture.client, "subscribed"); /* who is in stays in */

  rs_demo_server_listen_again (fixture.server, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (server_fetch_status (&fixture, "GET", "/stats"), ==, 200);
  server_finish (&fixture);
}

static void
test_taken_port (void)
{
  ServerFixture fixture;
  RsDemoServer *second;
  g_autoptr (GError) error = NULL;

  server_prepare (&fixture);
  server_start (&fixture);
  fixture.options.port = (guint16) rs_demo_server_get_port (fixture.server);
  second = rs_demo_server_new (&fixture.options, &error);
  g_assert_null (second);
  g_assert_error (error, RS_ERROR, RS_ERROR_NETWORK);
  server_finish (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/server/plain-requests", test_plain_requests);
  g_test_add_func ("/demo/server/token-needs-secret", test_token_needs_secret);
  g_test_add_func ("/demo/server/stream-needs-bearer", test_stream_needs_bearer);
  g_test_add_func ("/demo/server/stream-needs-scope", test_stream_needs_scope);
  g_test_add_func ("/demo/server/stream-tells-the-truth", test_stream_tells_the_truth);
  g_test_add_func ("/demo/server/unanswered-heartbeat-closes", test_unanswered_heartbeat_closes);
  g_test_add_func ("/demo/server/close-codes", test_close_codes);
  g_test_add_func ("/demo/server/expired-token-closes", test_expired_token_closes);
  g_test_add_func ("/demo/server/token-lifetime-ends-stream", test_token_lifetime_ends_stream);
  g_test_add_func ("/demo/server/raw-frames", test_raw_frames);
  g_test_add_func ("/demo/server/frame-beyond-the-limit", test_frame_beyond_the_limit);
  g_test_add_func ("/demo/server/refused-handshakes", test_refused_handshakes);
  g_test_add_func ("/demo/server/handshakes-at-once-are-counted", test_handshakes_at_once_are_counted);
  g_test_add_func ("/demo/server/door-closes-and-opens", test_door_closes_and_opens);
  g_test_add_func ("/demo/server/taken-port", test_taken_port);
  return g_test_run ();
}
