/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "server-fixture.h"

#include "quiet-server.h"

void
server_prepare (ServerFixture *fixture)
{
  *fixture = (ServerFixture){ .client = demo_client_new () };
  rs_demo_options_init (&fixture->options);
  fixture->options.rate = 200.0;
}

void
server_start (ServerFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  test_let_clients_leave ();
  fixture->server = rs_demo_server_new (&fixture->options, &error);
  g_assert_no_error (error);
}

void
server_finish (ServerFixture *fixture)
{
  demo_client_free (fixture->client);
  rs_demo_server_free (fixture->server);
}

char *
server_get_bearer (ServerFixture *fixture)
{
  return demo_client_get_bearer (fixture->client, rs_demo_server_get_token_url (fixture->server),
                                 rs_demo_server_get_secret (fixture->server));
}

void
server_open_stream (ServerFixture *fixture)
{
  g_autofree char *bearer = server_get_bearer (fixture);

  demo_client_open (fixture->client, rs_demo_server_get_stream_url (fixture->server), bearer);
  g_assert_nonnull (fixture->client->socket);
}

void
server_say (ServerFixture *fixture, const char *text)
{
  soup_websocket_connection_send_text (fixture->client->socket, text);
}

char *
server_make_url (ServerFixture *fixture, const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", rs_demo_server_get_port (fixture->server), path);
}

guint
server_fetch_status (ServerFixture *fixture, const char *method, const char *path)
{
  g_autofree char *url = server_make_url (fixture, path);
  guint status = 0;

  g_free (demo_client_fetch (fixture->client, method, url, NULL, NULL, &status));
  return status;
}
