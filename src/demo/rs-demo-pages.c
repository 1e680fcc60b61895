/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-pages.h"

#include <string.h>

/*
 * What the demo server answers besides the stream: the token call, and for scripts the truth, the counts, and
 * a pause in which both can be compared.
 */

static void
reply_json (SoupServerMessage *message, guint status, char *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_TAKE, body, strlen (body));
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Cache-Control", "no-store");
}

static gboolean
allow_only (SoupServerMessage *message, const char *method)
{
  if (g_str_equal (soup_server_message_get_method (message), method))
    return TRUE;
  soup_server_message_set_status (message, SOUP_STATUS_METHOD_NOT_ALLOWED, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow", method);
  return FALSE;
}

static void
on_token (SoupServer *http, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  if (allow_only (message, "POST"))
    rs_demo_token_door_receive (user_data, message);
}

static void
on_truth (SoupServer *http, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  if (allow_only (message, "GET"))
    reply_json (message, SOUP_STATUS_OK, rs_demo_server_dump_truth (user_data));
}

static void
on_stats (SoupServer *http, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  if (allow_only (message, "GET"))
    reply_json (message, SOUP_STATUS_OK, rs_demo_server_dump_stats (user_data));
}

static void
on_command (SoupServer *http, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  static const struct
  {
    const char *path;
    void (*command) (RsDemoServer *server);
  } commands[] = {
    { "/pause", rs_demo_server_pause },
    { "/resume", rs_demo_server_resume },
    { "/calm", rs_demo_server_calm },
  };

  if (!allow_only (message, "POST"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].path, path))
      commands[i].command (user_data);
  soup_server_message_set_status (message, SOUP_STATUS_NO_CONTENT, NULL);
}

/**
 * rs_demo_pages_add:
 * @http: where requests come in
 * @server: what they are about; must outlive @http's handlers
 * @door: where token calls go; likewise
 *
 * Adds the plain HTTP answers of a demo server.
 */
void
rs_demo_pages_add (SoupServer *http, RsDemoServer *server, RsDemoTokenDoor *door)
{
  soup_server_add_handler (http, RS_DEMO_TOKEN_PATH, on_token, door, NULL);
  soup_server_add_handler (http, "/truth", on_truth, server, NULL);
  soup_server_add_handler (http, "/stats", on_stats, server, NULL);
  soup_server_add_handler (http, "/pause", on_command, server, NULL);
  soup_server_add_handler (http, "/resume", on_command, server, NULL);
  soup_server_add_handler (http, "/calm", on_command, server, NULL);
}
