/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-pages.h"

#include "demo/rs-demo-directory.h"
#include "demo/rs-demo-platform.h"
#include "demo/rs-demo-reply.h"
#include "demo/rs-demo-well-known.h"

/*
 * What the demo server answers besides the stream: the token call, and for scripts the truth, the counts, and
 * a pause in which both can be compared; and the directory of names.
 */

static void
on_token (SoupServer *http, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  if (rs_demo_reply_to_method (message, "POST"))
    rs_demo_token_door_receive (user_data, message);
}

static void
on_browser (SoupServer *http, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  if (rs_demo_reply_to_method (message, "GET"))
    rs_demo_token_door_send_back (user_data, message, query);
}

static void
on_truth (SoupServer *http, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  if (rs_demo_reply_to_method (message, "GET"))
    rs_demo_reply_json (message, rs_demo_server_dump_truth (user_data));
}

static void
on_stats (SoupServer *http, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  if (rs_demo_reply_to_method (message, "GET"))
    rs_demo_reply_json (message, rs_demo_server_dump_stats (user_data));
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

static void
on_list (SoupServer *http, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  if (!rs_demo_reply_to_method (message, "GET"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].path, path))
      {
        if (rs_demo_reply_to_bearer (message, user_data, lists[i].scope))
          rs_demo_reply_json (message, lists[i].list (rs_demo_server_get_floor (user_data)));
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

  if (!rs_demo_reply_to_method (message, "POST"))
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
  soup_server_add_handler (http, RS_DEMO_ACCESS_KEY_PATH, on_token, door, NULL);
  soup_server_add_handler (http, RS_DEMO_AUTHORIZATION_PATH, on_browser, door, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    soup_server_add_handler (http, lists[i].path, on_list, server, NULL);
  soup_server_add_handler (http, "/truth", on_truth, server, NULL);
  soup_server_add_handler (http, "/stats", on_stats, server, NULL);
  soup_server_add_handler (http, "/pause", on_command, server, NULL);
  soup_server_add_handler (http, "/resume", on_command, server, NULL);
  soup_server_add_handler (http, "/calm", on_command, server, NULL);
  rs_demo_platform_add (http, server);
}
