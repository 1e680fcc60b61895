/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "demo/rs-demo-server.h"
#include "demo/rs-demo-token-desk.h"
#include "demo/rs-demo-well-known.h"
#include "net/rs-directory-loader.h"
#include "net/rs-discovery.h"
#include "net/rs-http.h"
#include "quiet-server.h"
#include "support-desk.h"
#include "support-door.h"

#include <string.h>

/* Discovery and directory against the demo centre, which has its own encoder and knows the truth. */

typedef struct
{
  RsDemoServer *centre;
  RsClock *clock;
  SoupSession *session;
  RsTokenSource *tokens;
  RsDiscovered *found;
  RsDirectory *directory;
  GError *error;
  gboolean is_done;
} Test;

static void
open_centre (Test *test)
{
  g_autoptr (GError) error = NULL;
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.agents = 60;
  test->centre = rs_demo_server_new (&options, &error);
  g_assert_no_error (error);
}

static void
set_up (Test *test, gconstpointer user_data)
{
  RsAuthConfig auth = { .client_id = (char *) RS_DEMO_CLIENT_ID, .scopes = (char *) "user:read queue:read" };

  test_let_clients_leave ();
  open_centre (test);
  auth.token_url = (char *) rs_demo_server_get_token_url (test->centre);
  test->clock = rs_clock_new_system ();
  test->session = rs_http_new_session (NULL, NULL);
  test->tokens =
      rs_token_source_new (test->session, test->clock, &auth, rs_demo_server_get_secret (test->centre), NULL);
}

static void
clear (Test *test)
{
  g_clear_pointer (&test->found, rs_discovered_free);
  g_clear_pointer (&test->directory, rs_directory_unref);
  g_clear_error (&test->error);
  test->is_done = FALSE;
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  clear (test);
  g_object_unref (test->tokens);
  soup_session_abort (test->session);
  test_settle ();
  g_object_unref (test->session);
  rs_demo_server_free (test->centre);
  g_object_unref (test->clock);
}

static void
set_faults (Test *test, const char *text)
{
  g_autoptr (GError) error = NULL;
  RsDemoFaultPlan plan;

  rs_demo_fault_plan_parse (&plan, text, &error);
  g_assert_no_error (error);
  rs_demo_server_set_faults (test->centre, &plan);
}

static void
on_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Test *test = user_data;

  test->found = rs_discovery_run_finish (result, &test->error);
  test->is_done = TRUE;
}

static void
discover (Test *test, const char *tenant_id)
{
  clear (test);
  rs_discovery_run_async (test->session, rs_demo_server_get_base_url (test->centre), tenant_id, NULL, on_found, test);
  test_wait_until (test->is_done);
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Test *test = user_data;

  test->directory = rs_directory_loader_load_finish (result, &test->error);
  test->is_done = TRUE;
}

static void
load (Test *test, const RsDirectoryAddresses *addresses)
{
  clear (test);
  rs_directory_loader_load_async (test->session, test->tokens, addresses, NULL, on_loaded, test);
  test_wait_until (test->is_done);
}

static void
load_rest (Test *test)
{
  load (test, &(RsDirectoryAddresses){ .rest_url = rs_demo_server_get_base_url (test->centre) });
}

static void
count_record (RsDemoRecord *record, gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* Everybody of the centre is in the directory, by the name that the centre knows, and nobody else is. */
static void
assert_truth (Test *test)
{
  RsDemoFloor *floor = rs_demo_server_get_floor (test->centre);
  guint n_agents, n_queues, n_true = 0;
  const RsDirectoryAgent *agents = rs_directory_get_agents (test->directory, &n_agents);
  const RsDirectoryQueue *queues = rs_directory_get_queues (test->directory, &n_queues);

  g_assert_null (rs_directory_get_notice (test->directory));
  rs_demo_floor_visit (floor, RS_DEMO_KIND_AGENT, count_record, &n_true);
  rs_demo_floor_visit (floor, RS_DEMO_KIND_QUEUE, count_record, &n_true);
  g_assert_cmpuint (n_agents + n_queues, ==, n_true);
  for (guint i = 0; i < n_agents; i++)
    {
      const RsDemoRecord *record = rs_demo_floor_find (floor, RS_DEMO_KIND_AGENT, agents[i].user_id);

      g_assert_cmpstr (agents[i].name, ==, record->values[RS_DEMO_AGENT_DISPLAY_NAME].text);
      g_assert_cmpstr (agents[i].team_name, ==, record->values[RS_DEMO_AGENT_TEAM_NAME].text);
    }
  for (guint i = 0; i < n_queues; i++)
    g_assert_cmpstr (
        queues[i].name, ==,
        rs_demo_floor_find (floor, RS_DEMO_KIND_QUEUE, queues[i].queue_id)->values[RS_DEMO_QUEUE_QUEUE_NAME].text);
}

static void
test_the_rest_interface_tells_the_truth_in_every_shape (Test *test, gconstpointer user_data)
{
  static const char *const shapes[] = {
    "",
    "[Directory]\nMostRows=7\n",
    "[Directory]\nAsText=true\n",
    "[Directory]\nWrapped=true\n",
    "[Directory]\nVersion=27\nMostRows=11\nAsText=true\nWrapped=true\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      set_faults (test, shapes[i]);
      load_rest (test);
      g_assert_no_error (test->error);
      assert_truth (test);
    }
}

static void
test_the_lists_of_names_tell_the_truth (Test *test, gconstpointer user_data)
{
  load (test, &(RsDirectoryAddresses){ .users_url = rs_demo_server_get_users_url (test->centre),
                                       .queues_url = rs_demo_server_get_queues_url (test->centre) });
  g_assert_no_error (test->error);
  assert_truth (test);
}

static void
test_each_fault_of_the_lists_is_told (Test *test, gconstpointer user_data)
{
  static const struct
  {
    const char *faults;
    RsError code;
    const char *words;
  } cases[] = {
    { "[Directory]\nStatus=403\n", RS_ERROR_PERMISSION, "no right to read the list “agents”" },
    { "[Directory]\nEmpty=true\n", RS_ERROR_PERMISSION, "an empty list “agents”" },
    { "[Directory]\nVersion=12\n", RS_ERROR_PROFILE, "no REST interface of CXone" },
    { "[Directory]\nStatus=503\n", RS_ERROR_TRY_LATER, "too busy" },
    { "[Directory]\nNotJson=true\n", RS_ERROR_MALFORMED, "not with the list “agents” (not-json)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_faults (test, cases[i].faults);
      load_rest (test);
      test_assert_sentence (test->error, cases[i].code, cases[i].words);
    }
  set_faults (test, "[Directory]\nEndless=true\n");
  load_rest (test);
  g_assert_no_error (test->error);
  g_assert_nonnull (strstr (rs_directory_get_notice (test->directory), "does not end"));
}

static void
test_the_centre_is_discovered (Test *test, gconstpointer user_data)
{
  discover (test, RS_DEMO_TENANT_ID);
  g_assert_no_error (test->error);
  g_assert_cmpstr (test->found->token_url, ==, rs_demo_server_get_token_url (test->centre));
  g_assert_cmpstr (test->found->api_url, ==, rs_demo_server_get_base_url (test->centre));
  g_assert_cmpstr (test->found->area, ==, "demo");
}

static void
test_each_fault_of_discovery_is_told (Test *test, gconstpointer user_data)
{
  static const struct
  {
    const char *faults;
    RsError code;
    const char *words;
  } cases[] = {
    { "[Discovery]\nStatus=404\n", RS_ERROR_PROFILE, "does not tell how to sign in" },
    { "[Discovery]\nRedirects=true\n", RS_ERROR_PROFILE, "elsewhere.example" },
    { "[Discovery]\nNotJson=true\n", RS_ERROR_MALFORMED, "not-json" },
    { "[Discovery]\nNoS256=true\n", RS_ERROR_PROFILE, "S256" },
    { "[Discovery]\nPlainAddresses=true\n", RS_ERROR_MALFORMED, "is not encrypted" },
    { "", RS_ERROR_PROFILE, "knows no tenant “nobody”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_faults (test, cases[i].faults);
      discover (test, "nobody");
      test_assert_sentence (test->error, cases[i].code, cases[i].words);
    }
}

#define ADD(name, func) g_test_add ("/directory-centre/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-rest-interface-tells-the-truth-in-every-shape", test_the_rest_interface_tells_the_truth_in_every_shape);
  ADD ("the-lists-of-names-tell-the-truth", test_the_lists_of_names_tell_the_truth);
  ADD ("each-fault-of-the-lists-is-told", test_each_fault_of_the_lists_is_told);
  ADD ("the-centre-is-discovered", test_the_centre_is_discovered);
  ADD ("each-fault-of-discovery-is-told", test_each_fault_of_discovery_is_told);
  return g_test_run ();
}
