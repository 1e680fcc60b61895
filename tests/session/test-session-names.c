/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-text.h"
#include "demo/rs-demo-host.h"
#include "quiet-server.h"
#include "session/rs-session.h"
#include "wire/rs-report.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

/*
 * A centre whose stream tells ids only: the names come from beside it, by the keys of the profile.
 */

#define PATIENCE_SECONDS 40

typedef struct
{
  RsDemoHost *host;
  SoupServer *directory; /* tells names of whoever it is asked about */
  char *address;
  char *file;
  RsClock *clock;
  RsSession *session;
} Test;

static char **
list_ids (Test *test, const char *list, const char *id_name)
{
  g_autofree char *truth = rs_demo_host_dump_truth (test->host);
  g_autoptr (JsonNode) root = json_from_string (truth, NULL);
  JsonArray *array = json_object_get_array_member (json_node_get_object (root), list);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_strv_builder_add (ids, json_object_get_string_member (json_array_get_object_element (array, i), id_name));
  return g_strv_builder_end (ids);
}

/* Everybody is called "Name of ID". */
static char *
make_directory (Test *test, const char *list, const char *id_name, const char *name_name)
{
  g_auto (GStrv) ids = list_ids (test, list, id_name);
  GString *text = g_string_new (NULL);

  for (char **id = ids; *id != NULL; id++)
    g_string_append_printf (text, "%s{\"%s\":\"%s\",\"%s\":\"Name of %s\"}", text->len > 0 ? "," : "", id_name, *id,
                            name_name, *id);
  return g_string_free (text, FALSE);
}

static void
answer (SoupServerMessage *message, char *text)
{
  g_assert_nonnull (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization"));
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_TAKE, text, strlen (text));
}

static void
on_users (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  g_autofree char *users = make_directory (user_data, "agents", "userId", "displayName");

  answer (message, g_strdup_printf ("{\"users\":[%s]}", users));
}

static void
on_queues (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  g_autofree char *queues = make_directory (user_data, "queues", "queueId", "queueName");

  answer (message, g_strdup_printf ("{\"queues\":[%s]}", queues));
}

static void
open_directory (Test *test)
{
  g_autoptr (GError) error = NULL;
  GSList *addresses;

  test->directory = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_handler (test->directory, "/users", on_users, test, NULL);
  soup_server_add_handler (test->directory, "/queues", on_queues, test, NULL);
  soup_server_listen_local (test->directory, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  addresses = soup_server_get_uris (test->directory);
  test->address = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (addresses->data));
  g_slist_free_full (addresses, (GDestroyNotify) g_uri_unref);
}

static void
set_up (Test *test, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  RsDemoOptions options;

  test_let_clients_leave ();
  rs_demo_options_init (&options);
  options.agents = 8;
  options.rate = 40;
  options.names_in_stream = FALSE;
  options.queue_names_in_stream = FALSE;
  test->host = rs_demo_host_new (&options, &error);
  g_assert_no_error (error);
  open_directory (test);
  test->clock = rs_clock_new_system ();
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  rs_session_stop (test->session);
  g_assert_finalize_object (test->session);
  soup_server_disconnect (test->directory);
  g_object_unref (test->directory);
  rs_demo_host_free (test->host);
  g_assert_finalize_object (test->clock);
  if (test->file != NULL)
    g_unlink (test->file);
  g_free (test->file);
  g_free (test->address);
}

static void
start (Test *test, const char *keys)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (
      "[Ringside]\nVersion=1\n[Source]\nKind=stream\nStreamUrl=%s\n%s\n[Auth]\n"
      "Grant=client-credentials\nTokenUrl=%s\nClientId=%s\n[Roster]\nUsers=*\nEveryone=true\nQueues=*\n",
      rs_demo_host_get_stream_url (test->host), keys, rs_demo_host_get_token_url (test->host),
      rs_demo_host_get_client_id (test->host));
  g_autoptr (RsProfile) profile = rs_profile_parse (text, -1, "test", &error);
  g_autoptr (RsSecretText) known = rs_demo_host_dup_secret (test->host);
  g_autoptr (RsSecret) secret = rs_secret_new (known);

  g_assert_no_error (error);
  test->session = rs_session_new (profile, secret, test->clock);
  rs_session_start (test->session);
}

static guint
count_named (GListModel *entities, guint field)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (RsEntity) entity = g_list_model_get_item (entities, i);
      g_autofree char *expected = g_strconcat ("Name of ", rs_entity_get_id (entity), NULL);

      count += g_strcmp0 (rs_value_get_text (rs_entity_get_value (entity, field)), expected) == 0;
    }
  return count;
}

static gboolean
on_pulse (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for_names (Test *test, GListModel *entities, guint field, guint n_expected)
{
  gint64 end_us = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  guint pulse = g_timeout_add (20, on_pulse, NULL);

  while (count_named (entities, field) < n_expected && g_get_monotonic_time () < end_us)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (pulse);
  g_assert_cmpuint (count_named (entities, field), ==, n_expected);
}

static void
test_addresses (Test *test, gconstpointer user_data)
{
  RsBoardModel *model;
  g_autofree char *keys = g_strdup_printf ("UsersUrl=%s/users\nQueuesUrl=%s/queues", test->address, test->address);
  g_autofree char *dump = NULL;

  start (test, keys);
  model = rs_session_get_model (test->session);
  wait_for_names (test, rs_board_model_get_roster (model), RS_AGENT_DISPLAY_NAME, 8);
  wait_for_names (test, rs_board_model_get_queues (model), RS_QUEUE_NAME, 6);
  g_assert_true (rs_session_is_living (test->session));

  dump = rs_report_dump (model, rs_session_get_status (test->session), rs_session_get_server_now (test->session), 0);
  g_assert_nonnull (strstr (dump, "\"displayName\":\"Name of "));
  g_assert_nonnull (strstr (dump, "\"queueName\":\"Name of q"));
  g_assert_nonnull (strstr (dump, "\"nameless\":0"));
}

static void
test_a_file (Test *test, gconstpointer user_data)
{
  g_auto (GStrv) ids = list_ids (test, "agents", "userId");
  g_autoptr (GString) text = g_string_new ("userId,displayName\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *keys = NULL;
  RsBoardModel *model;

  for (char **id = ids; *id != NULL; id++)
    g_string_append_printf (text, "%s,Name of %s\n", *id, *id);
  g_string_append (text, "nobody,Somebody else\n");
  g_close (g_file_open_tmp ("names-XXXXXX.csv", &test->file, &error), NULL);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (test->file, text->str, -1, NULL));
  keys = g_strconcat ("NamesFile=", test->file, NULL);

  start (test, keys);
  model = rs_session_get_model (test->session);
  wait_for_names (test, rs_board_model_get_roster (model), RS_AGENT_DISPLAY_NAME, 8);
  g_assert_cmpuint (g_list_model_get_n_items (rs_board_model_get_roster (model)), ==, 8);

  /* Names outlive the connection that they were not told by. */
  rs_demo_host_close_streams (test->host, 1012);
  while (rs_session_get_status (test->session)->epoch < 2)
    g_main_context_iteration (NULL, TRUE);
  wait_for_names (test, rs_board_model_get_roster (model), RS_AGENT_DISPLAY_NAME, 8);
}

#define ADD(name, func) g_test_add ("/session/names/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("come-from-addresses-beside-the-stream", test_addresses);
  ADD ("come-from-a-file-and-outlive-a-connection", test_a_file);
  return g_test_run ();
}
