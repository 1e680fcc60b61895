/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <string.h>

#include "demo/rs-demo-directory.h"
#include "server-fixture.h"

static char *
fetch (ServerFixture *fixture, const char *url, const char *scopes, guint status)
{
  g_autofree char *bearer = NULL;
  guint seen = 0;
  char *body;

  if (scopes != NULL)
    bearer = server_get_bearer (fixture);
  body = demo_client_fetch (fixture->client, "GET", url, bearer, NULL, &seen);
  g_assert_cmpuint (seen, ==, status);
  return body;
}

static JsonArray *
get_list (JsonNode *root, const char *name, guint length)
{
  JsonArray *list = json_object_get_array_member (json_node_get_object (root), name);

  g_assert_cmpuint (json_array_get_length (list), ==, length);
  return list;
}

static void
test_lists (void)
{
  ServerFixture fixture;
  g_autofree char *users = NULL;
  g_autofree char *queues = NULL;
  g_autoptr (JsonNode) user_root = NULL;
  g_autoptr (JsonNode) queue_root = NULL;
  JsonObject *first;

  server_prepare (&fixture);
  server_start (&fixture);
  users = fetch (&fixture, rs_demo_server_get_users_url (fixture.server), "all", 200);
  queues = fetch (&fixture, rs_demo_server_get_queues_url (fixture.server), "all", 200);
  user_root = json_from_string (users, NULL);
  queue_root = json_from_string (queues, NULL);
  first = json_array_get_object_element (get_list (user_root, "users", 36), 0);
  g_assert_nonnull (rs_demo_floor_find (rs_demo_server_get_floor (fixture.server), RS_DEMO_KIND_AGENT,
                                        json_object_get_string_member (first, "userId")));
  g_assert_true (json_object_has_member (first, "displayName"));
  g_assert_true (json_object_has_member (first, "teamName"));
  first = json_array_get_object_element (get_list (queue_root, "queues", 6), 0);
  g_assert_true (json_object_has_member (first, "queueId"));
  g_assert_true (json_object_has_member (first, "queueName"));
  server_finish (&fixture);
}

static void
test_lists_need_a_token_and_its_scope (void)
{
  ServerFixture fixture;

  server_prepare (&fixture);
  fixture.options.granted_scopes = "presence:read queue:read";
  server_start (&fixture);
  g_free (fetch (&fixture, rs_demo_server_get_users_url (fixture.server), NULL, 401));
  g_free (fetch (&fixture, rs_demo_server_get_users_url (fixture.server), "some", 403));
  g_free (fetch (&fixture, rs_demo_server_get_queues_url (fixture.server), "some", 200));
  g_assert_cmpuint (server_fetch_status (&fixture, "POST", "/v1/users"), ==, 405);
  g_assert_cmpuint (server_fetch_status (&fixture, "GET", "/v1/users/more"), ==, 404);
  server_finish (&fixture);
}

static void
test_file_of_names (void)
{
  g_autoptr (RsDemoFloor) floor = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  RsDemoOptions options;

  rs_demo_options_init (&options);
  floor = rs_demo_floor_new (&options, 0);
  text = rs_demo_directory_list_names (floor);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 36 + 1);
  g_assert_cmpstr (lines[0], ==, "userId,displayName,teamName");
  for (guint i = 1; i <= 36; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 3);
      g_assert_nonnull (rs_demo_floor_find (floor, RS_DEMO_KIND_AGENT, cells[0]));
      g_assert_cmpstr (cells[1], !=, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/directory/lists", test_lists);
  g_test_add_func ("/demo/directory/lists-need-a-token-and-its-scope", test_lists_need_a_token_and_its_scope);
  g_test_add_func ("/demo/directory/file-of-names", test_file_of_names);
  return g_test_run ();
}
