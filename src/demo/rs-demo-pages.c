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

static const char *
get_authorization (SoupServerMessage *message)
{
  return soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");
}

static void
on_token (SoupServer *http, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  RsDemoTokenDesk *desk = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autofree char *form = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  RsDemoTokenReply reply;

  if (!allow_only (message, "POST"))
    return;
  if (g_strcmp0 (type, "application/x-www-form-urlencoded") != 0)
    *form = '\0'; /* answered as a request without its fields */

  reply = rs_demo_token_desk_answer (desk, get_authorization (message), form);
  if (reply.status == SOUP_STATUS_UNAUTHORIZED)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "WWW-Authenticate",
                                  "Basic realm=\"demo\"");
  reply_json (message, reply.status, reply.body);
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
on_pause (SoupServer *http, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  if (!allow_only (message, "POST"))
    return;
  if (g_str_equal (path, "/pause"))
    rs_demo_server_pause (user_data);
  else
    rs_demo_server_resume (user_data);
  soup_server_message_set_status (message, SOUP_STATUS_NO_CONTENT, NULL);
}

/**
 * rs_demo_pages_add:
 * @http: where requests come in
 * @server: what they are about; must outlive @http's handlers
 * @desk: who answers token calls; likewise
 *
 * Adds the plain HTTP answers of a demo server.
 */
void
rs_demo_pages_add (SoupServer *http, RsDemoServer *server, RsDemoTokenDesk *desk)
{
  soup_server_add_handler (http, RS_DEMO_TOKEN_PATH, on_token, desk, NULL);
  soup_server_add_handler (http, "/truth", on_truth, server, NULL);
  soup_server_add_handler (http, "/stats", on_stats, server, NULL);
  soup_server_add_handler (http, "/pause", on_pause, server, NULL);
  soup_server_add_handler (http, "/resume", on_pause, server, NULL);
}
