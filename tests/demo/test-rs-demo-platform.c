/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <string.h>

#include "demo/rs-demo-well-known.h"
#include "server-fixture.h"

#define SERVICES "/InContactAPI/services/"
#define OPEN_ID "/.well-known/openid-configuration"
#define TENANT "/.well-known/cxone-configuration?tenantId="

static void
set_up (ServerFixture *fixture, gconstpointer user_data)
{
  server_prepare (fixture);
  server_start (fixture);
}

static void
tear_down (ServerFixture *fixture, gconstpointer user_data)
{
  server_finish (fixture);
}

static char *
fetch (ServerFixture *fixture, const char *path, const char *bearer, guint expected)
{
  g_autofree char *url = server_make_url (fixture, path);
  guint status = 0;
  char *body = demo_client_fetch (fixture->client, "GET", url, bearer, NULL, &status);

  g_assert_cmpuint (status, ==, expected);
  return body;
}

static void
set_faults (ServerFixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  RsDemoFaultPlan plan;

  rs_demo_fault_plan_parse (&plan, text, &error);
  g_assert_no_error (error);
  rs_demo_server_set_faults (fixture->server, &plan);
}

static void
assert_address (JsonNode *root, const char *name, const char *base_url, const char *path)
{
  g_autofree char *expected = g_strconcat (base_url, path, NULL);

  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), name), ==, expected);
}

static void
test_it_tells_where_to_sign_in (ServerFixture *fixture, gconstpointer user_data)
{
  const char *base_url = rs_demo_server_get_base_url (fixture->server);
  g_autofree char *open_id = fetch (fixture, OPEN_ID, NULL, 200);
  g_autofree char *tenant = fetch (fixture, TENANT RS_DEMO_TENANT_ID, NULL, 200);
  g_autoptr (JsonNode) open_id_root = json_from_string (open_id, NULL);
  g_autoptr (JsonNode) tenant_root = json_from_string (tenant, NULL);

  assert_address (open_id_root, "issuer", base_url, "");
  assert_address (open_id_root, "authorization_endpoint", base_url, "/v2/oauth/authorize");
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (open_id_root), "token_endpoint"), ==,
                   rs_demo_server_get_token_url (fixture->server));
  assert_address (tenant_root, "api_endpoint", base_url, "");
}

static void
test_it_knows_one_tenant (ServerFixture *fixture, gconstpointer user_data)
{
  g_free (fetch (fixture, TENANT "somebody", NULL, 404));
  g_free (fetch (fixture, TENANT, NULL, 404));
  g_free (fetch (fixture, "/.well-known/cxone-configuration", NULL, 404));
}

static void
test_lists_need_a_token_and_the_version (ServerFixture *fixture, gconstpointer user_data)
{
  g_autofree char *bearer = server_get_bearer (fixture);

  g_free (fetch (fixture, SERVICES "v30.0/agents", NULL, 401));
  g_free (fetch (fixture, SERVICES "v30.0/agents", bearer, 200));
  g_free (fetch (fixture, SERVICES "v31.0/agents", bearer, 404));
  g_free (fetch (fixture, SERVICES "v3", bearer, 404));
  g_assert_cmpuint (server_fetch_status (fixture, "POST", SERVICES "v30.0/agents"), ==, 405);
}

/* The test's client does not ask for JSON. */
static void
test_who_does_not_ask_for_json_gets_a_page (ServerFixture *fixture, gconstpointer user_data)
{
  g_autofree char *bearer = server_get_bearer (fixture);
  g_autofree char *body = fetch (fixture, SERVICES "v30.0/agents", bearer, 200);

  g_assert_true (g_str_has_prefix (body, "<html>"));
}

static void
test_faults_of_discovery (ServerFixture *fixture, gconstpointer user_data)
{
  g_autofree char *page = NULL;
  g_autofree char *plain = NULL;

  set_faults (fixture, "[Discovery]\nStatus=503\n");
  g_free (fetch (fixture, OPEN_ID, NULL, 503));
  g_free (fetch (fixture, TENANT RS_DEMO_TENANT_ID, NULL, 503));
  set_faults (fixture, "[Discovery]\nNotJson=true\n");
  page = fetch (fixture, OPEN_ID, NULL, 200);
  g_assert_true (g_str_has_prefix (page, "<html>"));
  set_faults (fixture, "[Discovery]\nNoS256=true\nPlainAddresses=true\n");
  plain = fetch (fixture, OPEN_ID, NULL, 200);
  g_assert_null (strstr (plain, "S256"));
  g_assert_nonnull (strstr (plain, "\"http://cxone.example/v2/oauth/token\""));
}

static void
test_faults_of_lists (ServerFixture *fixture, gconstpointer user_data)
{
  g_autofree char *bearer = server_get_bearer (fixture);

  set_faults (fixture, "[Directory]\nStatus=403\n");
  g_free (fetch (fixture, SERVICES "v30.0/agents", bearer, 403));
  set_faults (fixture, "[Directory]\nVersion=28\n");
  g_free (fetch (fixture, SERVICES "v30.0/agents", bearer, 404));
  g_free (fetch (fixture, SERVICES "v28.0/agents", bearer, 200));
}

#define ADD(name, func) g_test_add ("/demo/platform/" name, ServerFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("it-tells-where-to-sign-in", test_it_tells_where_to_sign_in);
  ADD ("it-knows-one-tenant", test_it_knows_one_tenant);
  ADD ("lists-need-a-token-and-the-version", test_lists_need_a_token_and_the_version);
  ADD ("who-does-not-ask-for-json-gets-a-page", test_who_does_not_ask_for_json_gets_a_page);
  ADD ("faults-of-discovery", test_faults_of_discovery);
  ADD ("faults-of-lists", test_faults_of_lists);
  return g_test_run ();
}
