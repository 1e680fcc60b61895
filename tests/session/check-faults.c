/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-faults.h"

#include <string.h>

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define JWT "Grant=jwt-bearer\n"

/* A server that speaks no TLS; it is the proxy as well. */
static guint16 plain_port;

static void
open_centre (CheckFixture *test, const char *scopes)
{
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.agents = 5;
  options.granted_scopes = scopes;
  check_fixture_open_centre (test, &options);
}

void
check_faults_wrong_id (CheckFixture *test)
{
  open_centre (test, RS_DEMO_ALL_SCOPES);
  check_fixture_set (&test->client_id, "nobody");
}

void
check_faults_wrong_secret (CheckFixture *test)
{
  open_centre (test, RS_DEMO_ALL_SCOPES);
  check_fixture_set (&test->secret, "hunter2");
}

void
check_faults_expired_key (CheckFixture *test)
{
  check_fixture_open_desk (test);
  check_fixture_set (&test->client_id, "");
  check_fixture_set (&test->auth, "Grant=access-key\nAccessKeyId=K====\n");
  test_desk_answer_token (test->desk, SOUP_STATUS_UNAUTHORIZED, NULL,
                          "{\"error\":\"invalid_grant\",\"error_description\":\"access key expired\"}");
}

void
check_faults_missing_scope (CheckFixture *test)
{
  open_centre (test, "presence:read user:read");
}

/* Its token may read the picture, but not who there is. */
void
check_faults_directory_403 (CheckFixture *test)
{
  g_autofree char *line = NULL;

  open_centre (test, "presence:read queue:read interaction:read");
  line = g_strdup_printf ("UsersUrl=%s\n", rs_demo_host_get_users_url (test->host));
  check_fixture_set (&test->source, line);
}

void
check_faults_directory_404 (CheckFixture *test)
{
  g_autofree char *line = NULL;

  open_centre (test, RS_DEMO_ALL_SCOPES);
  line = g_strdup_printf ("UsersUrl=%s/nowhere\n", rs_demo_host_get_token_url (test->host));
  check_fixture_set (&test->source, line);
}

void
check_faults_no_secret (CheckFixture *test)
{
  check_fixture_open_desk (test);
  check_fixture_set (&test->secret, NULL);
}

void
check_faults_missing_presence (CheckFixture *test)
{
  check_fixture_open_desk (test);
  test_desk_answer_token (test->desk, SOUP_STATUS_OK, NULL,
                          "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"scope\":\"queue:read\"}");
}

static void
answer_token (CheckFixture *test, guint status, const char *body)
{
  check_fixture_open_desk (test);
  test_desk_answer_token (test->desk, status, NULL, body);
}

void
check_faults_token_403 (CheckFixture *test)
{
  answer_token (test, SOUP_STATUS_FORBIDDEN, NULL);
}

void
check_faults_token_404 (CheckFixture *test)
{
  answer_token (test, SOUP_STATUS_NOT_FOUND, NULL);
}

void
check_faults_token_500 (CheckFixture *test)
{
  answer_token (test, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);
}

void
check_faults_token_503 (CheckFixture *test)
{
  answer_token (test, SOUP_STATUS_SERVICE_UNAVAILABLE, NULL);
}

void
check_faults_token_not_json (CheckFixture *test)
{
  answer_token (test, SOUP_STATUS_OK, "<html><body>Welcome to the airport</body></html>");
}

void
check_faults_token_silence (CheckFixture *test)
{
  check_fixture_use_virtual_clock (test, 0);
  answer_token (test, TEST_SILENCE, NULL);
}

void
check_faults_token_hang_up (CheckFixture *test)
{
  answer_token (test, TEST_HANG_UP, NULL);
}

void
check_faults_clock (CheckFixture *test)
{
  check_fixture_use_virtual_clock (test, -DAY_US);
  check_fixture_set (&test->auth, JWT);
  check_fixture_open_desk (test);
}

void
check_faults_clock_refused (CheckFixture *test)
{
  check_faults_clock (test);
  test_desk_answer_token (test->desk, SOUP_STATUS_BAD_REQUEST, NULL, "{\"error\":\"invalid_grant\"}");
}

static void
answer_handshake (CheckFixture *test, guint status)
{
  check_fixture_open_desk (test);
  test_desk_answer_handshake (test->desk, status, NULL);
}

void
check_faults_stream_401 (CheckFixture *test)
{
  answer_handshake (test, SOUP_STATUS_UNAUTHORIZED);
}

void
check_faults_stream_403 (CheckFixture *test)
{
  answer_handshake (test, SOUP_STATUS_FORBIDDEN);
}

void
check_faults_stream_404 (CheckFixture *test)
{
  answer_handshake (test, SOUP_STATUS_NOT_FOUND);
}

void
check_faults_stream_redirect (CheckFixture *test)
{
  check_fixture_open_desk (test);
  test_desk_answer_handshake (test->desk, SOUP_STATUS_FOUND, "Location: https://elsewhere.example/");
}

void
check_faults_stream_429 (CheckFixture *test)
{
  answer_handshake (test, 429);
}

void
check_faults_stream_silence (CheckFixture *test)
{
  check_fixture_use_virtual_clock (test, 0);
  answer_handshake (test, TEST_SILENCE);
}

void
check_faults_stream_hang_up (CheckFixture *test)
{
  answer_handshake (test, TEST_HANG_UP);
}

void
check_faults_no_confirmation (CheckFixture *test)
{
  check_fixture_use_virtual_clock (test, 0);
  check_fixture_open_desk (test);
  test->desk->confirms = FALSE;
}

void
check_faults_no_data (CheckFixture *test)
{
  check_fixture_use_virtual_clock (test, 0);
  check_fixture_open_desk (test);
}

void
check_faults_not_granted (CheckFixture *test)
{
  static const char *const withheld[] = { "nobody", NULL };
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.withheld_ids = withheld;
  check_fixture_open_centre (test, &options);
  check_fixture_set (&test->roster, "Users=nobody\nQueues=*\n");
}

static void
arrange_close_with (CheckFixture *test, gint64 code)
{
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.faults.close_at_us = 1;
  options.faults.close_code = code;
  options.faults.no_first_deltas = TRUE;
  options.faults.subscribed_delay_us = DAY_US;
  check_fixture_open_centre (test, &options);
}

void
check_faults_close_4003 (CheckFixture *test)
{
  arrange_close_with (test, 4003);
}

void
check_faults_close_4001 (CheckFixture *test)
{
  arrange_close_with (test, 4001);
}

void
check_faults_close_1011 (CheckFixture *test)
{
  arrange_close_with (test, 1011);
}

void
check_faults_refused (CheckFixture *test)
{
  check_fixture_open_desk (test);
  check_fixture_set (&test->token_url, "http://127.0.0.1:1/token");
}

void
check_faults_unknown_name (CheckFixture *test)
{
  check_fixture_set (&test->token_url, "https://" CHECK_FAULTS_NOWHERE "/token");
  check_fixture_set (&test->stream_url, "wss://" CHECK_FAULTS_NOWHERE "/stream");
}

/* Streams are led through another proxy than the rest; see name_proxy() below. */
void
check_faults_proxy_that_is_gone (CheckFixture *test)
{
  check_fixture_open_desk (test);
  check_fixture_set (&test->stream_url, "wss://" CHECK_FAULTS_BEHIND_THE_PROXY "/stream");
}

void
check_faults_proxy_that_asks (CheckFixture *test)
{
  check_fixture_set (&test->token_url, "https://" CHECK_FAULTS_BEHIND_THE_PROXY "/token");
  check_fixture_set (&test->stream_url, "wss://" CHECK_FAULTS_BEHIND_THE_PROXY "/stream");
}

static void
use_secure_address (CheckFixture *test, GUri *address)
{
  g_autofree char *token_url = g_strdup_printf ("https://localhost:%d/token", g_uri_get_port (address));
  g_autofree char *stream_url = g_strdup_printf ("wss://localhost:%d/stream", g_uri_get_port (address));

  check_fixture_set (&test->token_url, token_url);
  check_fixture_set (&test->stream_url, stream_url);
}

/* The desk's own server, and beside it the same one with TLS. */
static void
listen_as (CheckFixture *test, const char *host, int from_days, int until_days)
{
  g_autoptr (GError) error = NULL;
  GSList *addresses;

  check_fixture_open_desk (test);
  test->certificate = test_certificate_new (host, from_days, until_days);
  soup_server_set_tls_certificate (test->desk->server, test->certificate->tls);
  soup_server_listen_local (test->desk->server, 0, SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  addresses = soup_server_get_uris (test->desk->server);
  for (GSList *address = addresses; address != NULL; address = address->next)
    if (g_str_equal (g_uri_get_scheme (address->data), "https"))
      use_secure_address (test, address->data);
  g_slist_free_full (addresses, (GDestroyNotify) g_uri_unref);
  check_fixture_trust (test, test->certificate->file);
}

void
check_faults_unknown_authority (CheckFixture *test)
{
  listen_as (test, "localhost", -1, 1);
  check_fixture_set (&test->source, "");
}

void
check_faults_other_host (CheckFixture *test)
{
  listen_as (test, "elsewhere.example", -1, 1);
}

void
check_faults_expired_certificate (CheckFixture *test)
{
  listen_as (test, "localhost", -2, -1);
}

void
check_faults_early_certificate (CheckFixture *test)
{
  listen_as (test, "localhost", 1, 2);
}

/* Not a failure: what is to be compared with those above. */
void
check_faults_trusted_certificate (CheckFixture *test)
{
  check_fixture_use_virtual_clock (test, 0);
  listen_as (test, "localhost", -1, 1);
}

/* Somebody listens there who answers in plain words. */
void
check_faults_no_tls (CheckFixture *test)
{
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u/token", plain_port);

  check_fixture_set (&test->token_url, url);
}

void
check_faults_silence_before_tls (CheckFixture *test)
{
  g_autofree char *url = NULL;

  check_fixture_use_virtual_clock (test, 0);
  check_fixture_open_desk (test);
  url = g_strconcat ("https", test->desk->token_url + strlen ("http"), NULL);
  check_fixture_set (&test->token_url, url);
}

void
check_faults_missing_authority (CheckFixture *test)
{
  check_fixture_open_desk (test);
  check_fixture_set (&test->source, "CaFile=/nowhere/authority.pem\n");
}

/* A proxy that lets nobody through who does not say who he is (RFC 9110 §15.5.8). */
static gboolean
on_proxy_call (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer user_data)
{
  static const char answer[] = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"r\"\r\n"
                               "Content-Length: 0\r\n\r\n";
  char request[4096];

  g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), request, sizeof request, NULL, NULL);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), answer, strlen (answer), NULL,
                             NULL, NULL);
  return TRUE;
}

/* The environment is set before the first thread begins. */
static void
name_proxy (GSocket *socket)
{
  g_autoptr (GSocketAddress) address = g_socket_get_local_address (socket, NULL);
  g_autofree char *url = NULL;

  plain_port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  url = g_strdup_printf ("http://127.0.0.1:%u", plain_port);
  g_setenv ("http_proxy", "http://127.0.0.1:1", TRUE); /* for all that has no proxy of its own, as streams */
  g_setenv ("https_proxy", url, TRUE);
  g_setenv ("no_proxy", CHECK_FAULTS_NOWHERE ",127.0.0.1,localhost", TRUE);
}

/**
 * check_faults_open_proxy:
 *
 * Names it in the environment: to be called before anything else.
 *
 * Returns: (transfer full): a proxy that lets nobody through
 */
GSocketService *
check_faults_open_proxy (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketAddress) anywhere = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
  GSocketService *service;

  g_assert_no_error (error);
  g_socket_bind (socket, anywhere, TRUE, &error);
  g_assert_no_error (error);
  g_socket_listen (socket, &error);
  g_assert_no_error (error);
  name_proxy (socket);
  service = g_threaded_socket_service_new (2);
  g_socket_listener_add_socket (G_SOCKET_LISTENER (service), socket, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (service, "run", G_CALLBACK (on_proxy_call), NULL);
  return service;
}
