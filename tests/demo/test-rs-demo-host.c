/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "demo-client.h"
#include "demo-replay.h"
#include "demo/rs-demo-host.h"
#include "quiet-server.h"

static RsDemoHost *
make_host (void)
{
  RsDemoOptions options;
  g_autoptr (GError) error = NULL;
  RsDemoHost *host;

  rs_demo_options_init (&options);
  options.rate = 200.0;
  test_let_clients_leave ();
  host = rs_demo_host_new (&options, &error);
  g_assert_no_error (error);
  return host;
}

static void
open_stream (RsDemoHost *host, DemoClient *client)
{
  g_autoptr (RsSecretText) secret = rs_demo_host_dup_secret (host);
  g_autofree char *bearer = demo_client_get_bearer (client, rs_demo_host_get_token_url (host), secret);

  demo_client_open (client, rs_demo_host_get_stream_url (host), bearer);
  g_assert_nonnull (client->socket);
}

static void
test_truth_across_threads (void)
{
  g_autoptr (RsDemoHost) host = make_host ();
  g_autoptr (DemoClient) client = demo_client_new ();
  g_autoptr (DemoReplay) replay = demo_replay_new ();
  g_autofree char *truth = NULL;

  open_stream (host, client);
  soup_websocket_connection_send_text (client->socket, demo_subscribe_all);
  demo_client_await_frames (client, 200);
  rs_demo_host_pause (host);
  soup_websocket_connection_send_text (client->socket, "{\"type\":\"end of line\"}");
  demo_client_await_type (client, "error");
  truth = rs_demo_host_dump_truth (host);
  for (guint i = 0; i < client->frames->len; i++)
    demo_replay_apply (replay, client->frames->pdata[i]);
  demo_replay_assert_equals_truth (replay, truth);
  rs_demo_host_resume (host);
  demo_client_await_frames (client, client->frames->len + 20);
}

static void
test_interventions (void)
{
  g_autoptr (RsDemoHost) host = make_host ();
  g_autoptr (DemoClient) client = demo_client_new ();
  g_autoptr (GBytes) text = g_bytes_new_static ("{}", 2);
  g_autoptr (GError) error = NULL;
  g_autofree char *stats = NULL;

  open_stream (host, client);
  rs_demo_host_send_raw_text (host, text);
  demo_client_await_frames (client, 1);
  rs_demo_host_close_streams (host, 1001);
  demo_client_await_close (client);
  g_assert_cmpuint (client->close_code, ==, 1001);

  open_stream (host, client);
  rs_demo_host_expire_tokens (host);
  demo_client_await_close (client);
  g_assert_cmpuint (client->close_code, ==, 4001);

  rs_demo_host_stop_listening (host);
  demo_client_open (client, rs_demo_host_get_stream_url (host), NULL);
  g_assert_cmpuint (client->refused_status, ==, 0);
  rs_demo_host_listen_again (host, &error);
  g_assert_no_error (error);
  open_stream (host, client);
  stats = rs_demo_host_dump_stats (host);
  g_assert_nonnull (strstr (stats, "\"tokensGiven\":3"));
}

static void
note_accepted (RsDemoProxy *proxy, gpointer user_data)
{
  *(guint *) user_data = rs_demo_proxy_get_accepted (proxy);
}

static void
test_faults_across_threads (void)
{
  RsDemoFaultPlan plan = { .close_at_us = 1, .close_code = 1001 };
  g_autoptr (DemoClient) client = demo_client_new ();
  g_autoptr (RsDemoHost) host = NULL;
  g_autoptr (GError) error = NULL;
  RsDemoOptions options;
  guint accepted = 0;

  rs_demo_options_init (&options);
  options.faults.proxy.is_used = TRUE;
  test_let_clients_leave ();
  host = rs_demo_host_new (&options, &error);
  g_assert_no_error (error);
  open_stream (host, client);
  g_assert_true (rs_demo_host_call_proxy (host, note_accepted, &accepted));
  g_assert_cmpuint (accepted, ==, 2); /* the token call and the stream */

  rs_demo_host_set_faults (host, &plan);
  demo_client_await_close (client);
  g_assert_cmpuint (client->close_code, ==, 1001);
  rs_demo_host_jump_clock (host, 1000);
  rs_demo_host_calm (host);
  open_stream (host, client);
  soup_websocket_connection_send_text (client->socket, demo_subscribe_all);
  demo_client_await_frames (client, 43);
  g_assert_cmpuint (rs_demo_host_get_stats (host).connections_opened, ==, 2);
}

static void
test_no_proxy (void)
{
  g_autoptr (RsDemoHost) host = make_host ();
  guint accepted = 0;

  g_assert_false (rs_demo_host_call_proxy (host, note_accepted, &accepted));
}

static void
test_taken_port (void)
{
  g_autoptr (RsDemoHost) host = make_host ();
  g_autoptr (GUri) uri = g_uri_parse (rs_demo_host_get_token_url (host), G_URI_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.port = (guint16) g_uri_get_port (uri);
  g_assert_null (rs_demo_host_new (&options, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_NETWORK);
  g_assert_cmpstr (rs_demo_host_get_client_id (host), ==, "demo");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/host/truth-across-threads", test_truth_across_threads);
  g_test_add_func ("/demo/host/interventions", test_interventions);
  g_test_add_func ("/demo/host/faults-across-threads", test_faults_across_threads);
  g_test_add_func ("/demo/host/no-proxy", test_no_proxy);
  g_test_add_func ("/demo/host/taken-port", test_taken_port);
  return g_test_run ();
}
