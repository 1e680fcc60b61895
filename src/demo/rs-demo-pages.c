/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-pages.h"

#include <string.h>

#include "demo/rs-demo-directory.h"

/*
 * What the demo server answers besides the stream: the token call, and for scripts the truth, the counts, and
 * a pause in which both can be compared; and the directory of names.
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

static const struct
{
  const char *path;
  const char *scope;
  char *(*list) (RsDemoFloor *floor);
} lists[] = {
  { RS_DEMO_USERS_PATH, "user:read", rs_demo_directory_list_users },
  { RS_DEMO_QUEUES_PATH, "queue:read", rs_demo_directory_list_queues },
};

/* RFC 6750 §3 */
static void
refuse (SoupServerMessage *message, guint status, const char *challenge)
{
  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "WWW-Authenticate", challenge);
}

static gboolean
may_read (RsDemoServer *server, SoupServerMessage *message, const char *scope)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *scopes = rs_demo_server_check_bearer (server, soup_message_headers_get_one (headers, "Authorization"));
  g_autofree char *challenge = NULL;

  if (scopes != NULL && strstr (scopes, scope) != NULL)
    return TRUE;
  challenge = g_strdup_printf ("Bearer realm=\"demo\", error=\"insufficient_scope\", scope=\"%s\"", scope);
  if (scopes == NULL)
    refuse (message, SOUP_STATUS_UNAUTHORIZED, "Bearer realm=\"demo\", error=\"invalid_token\"");
  else
    refuse (message, SOUP_STATUS_FORBIDDEN, challenge);
  return FALSE;
}

static void
on_list (SoupServer *http, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  if (!allow_only (message, "GET"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].path, path))
      {
        if (may_read (user_data, message, lists[i].scope))
          reply_json (message, SOUP_STATUS_OK, lists[i].list (rs_demo_server_get_floor (user_data)));
        return;
      }
  soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
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
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    soup_server_add_handler (http, lists[i].path, on_list, server, NULL);
  soup_server_add_handler (http, "/truth", on_truth, server, NULL);
  soup_server_add_handler (http, "/stats", on_stats, server, NULL);
  soup_server_add_handler (http, "/pause", on_command, server, NULL);
  soup_server_add_handler (http, "/resume", on_command, server, NULL);
  soup_server_add_handler (http, "/calm", on_command, server, NULL);
}
