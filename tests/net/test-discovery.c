/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "net/rs-discovery.h"
#include "net/rs-http.h"
#include "support-desk.h"
#include "support-door.h"

#include <string.h>

#define TENANT "11ea82b4-0000-0000-0000-0242ac110003"
#define OPEN_ID                                                                                                        \
  "{\"issuer\":\"https://i.example\",\"authorization_endpoint\":\"https://a.example/authorize\","                      \
  "\"token_endpoint\":\"https://t.example/token\",\"code_challenge_methods_supported\":[\"S256\"]}"
#define CONFIGURATION "{\"api_endpoint\":\"https://api-na1.example\",\"area\":\"na1\",\"uhDomain\":\"keys.example\"}"

typedef struct
{
  TestDesk *desk;
  TestDesk *elsewhere;
  SoupSession *session;
  TestDoor open_id;
  TestDoor tenant;
  char *tenant_asked;
  GCancellable *cancellable;
  RsDiscovered *found;
  GError *error;
  gboolean is_done;
} Test;

static void
on_request (SoupServer *server, SoupServerMessage *message, gpointer user_data)
{
  Test *test = user_data;
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));

  g_free (test->tenant_asked);
  test->tenant_asked = g_strdup (query);
}

static void
set_up (Test *test, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  test->desk = test_desk_new ();
  test->elsewhere = test_desk_new ();
  test->session = rs_http_new_session (NULL, &error);
  g_assert_no_error (error);
  test->cancellable = g_cancellable_new ();
  test_door_add (&test->open_id, test->desk->server, "/.well-known/openid-configuration");
  test_door_add (&test->tenant, test->desk->server, "/.well-known/cxone-configuration");
  test_door_set (&test->open_id, 200, OPEN_ID);
  test_door_set (&test->tenant, 200, CONFIGURATION);
  g_signal_connect (test->desk->server, "request-read", G_CALLBACK (on_request), test);
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  g_clear_pointer (&test->found, rs_discovered_free);
  g_clear_error (&test->error);
  soup_session_abort (test->session);
  test_settle ();
  g_object_unref (test->session);
  g_object_unref (test->cancellable);
  test_desk_free (test->desk);
  test_desk_free (test->elsewhere);
  test_door_clear (&test->open_id);
  test_door_clear (&test->tenant);
  g_free (test->tenant_asked);
}

static void
on_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Test *test = user_data;

  test->found = rs_discovery_run_finish (result, &test->error);
  g_assert_true ((test->found == NULL) == (test->error != NULL));
  test->is_done = TRUE;
}

static void
run_at (Test *test, const char *base_url, const char *tenant_id)
{
  g_clear_pointer (&test->found, rs_discovered_free);
  g_clear_error (&test->error);
  test->is_done = FALSE;
  rs_discovery_run_async (test->session, base_url, tenant_id, test->cancellable, on_found, test);
  test_wait_until (test->is_done);
  g_assert_null (test->open_id.authorization);
  g_assert_null (test->tenant.authorization);
}

static void
run (Test *test, const char *tenant_id)
{
  run_at (test, test->desk->address, tenant_id);
}

static void
test_a_tenants_addresses_are_found (Test *test, gconstpointer user_data)
{
  run (test, TENANT);
  g_assert_no_error (test->error);
  g_assert_cmpstr (test->found->authorization_url, ==, "https://a.example/authorize");
  g_assert_cmpstr (test->found->token_url, ==, "https://t.example/token");
  g_assert_cmpstr (test->found->api_url, ==, "https://api-na1.example");
  g_assert_cmpstr (test->found->access_key_url, ==, "https://na1.keys.example/authentication/v1/token/access-key");
  g_assert_cmpstr (test->found->area, ==, "na1");
  g_assert_cmpstr (test->tenant_asked, ==, "tenantId=" TENANT);
}

static void
test_without_a_tenant_there_is_only_the_sign_in (Test *test, gconstpointer user_data)
{
  run (test, NULL);
  g_assert_no_error (test->error);
  g_assert_cmpstr (test->found->token_url, ==, "https://t.example/token");
  g_assert_null (test->found->api_url);
  g_assert_null (test->found->access_key_url);
  g_assert_null (test->found->area);
  g_assert_cmpuint (test->tenant.calls, ==, 0);
}

static void
test_the_address_may_end_in_any_way (Test *test, gconstpointer user_data)
{
  static const char *const endings[] = { "/", "//", "/?a=b", "/#top" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *base = g_strconcat (test->desk->address, endings[i], NULL);

      run_at (test, base, NULL);
      g_assert_no_error (test->error);
    }
  g_assert_cmpuint (test->open_id.calls, ==, G_N_ELEMENTS (endings));
}

static void
test_each_fault_has_its_sentence (Test *test, gconstpointer user_data)
{
  static const struct
  {
    guint status;
    const char *body;
    RsError code;
    const char *words;
  } cases[] = {
    { 404, NULL, RS_ERROR_PROFILE, "does not tell how to sign in there (404). Check the address" },
    { 400, NULL, RS_ERROR_PROFILE, "(400)" },
    { 403, NULL, RS_ERROR_PERMISSION, "A proxy or firewall may be in the way" },
    { 407, NULL, RS_ERROR_PROFILE, "(407)" },
    { 429, NULL, RS_ERROR_TRY_LATER, "Try again in a minute" },
    { 502, NULL, RS_ERROR_TRY_LATER, "Try again in a minute" },
    { 200, "", RS_ERROR_MALFORMED, "(empty)" },
    { 200, "<html>", RS_ERROR_MALFORMED, "(not-json)" },
    { 200, "{\"issuer\":\"https://i.example\"}", RS_ERROR_MALFORMED, "“authorization_endpoint”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      test_door_set (&test->open_id, cases[i].status, cases[i].body);
      run (test, TENANT);
      test_assert_sentence (test->error, cases[i].code, cases[i].words);
      g_assert_nonnull (strstr (test->error->message, "127.0.0.1"));
    }
  g_assert_cmpuint (test->tenant.calls, ==, 0);
}

static void
test_an_unknown_tenant_is_told (Test *test, gconstpointer user_data)
{
  test_door_set (&test->tenant, 404, NULL);
  run (test, TENANT);
  test_assert_sentence (test->error, RS_ERROR_PROFILE, "knows no tenant “" TENANT "” (404)");
  test_door_set (&test->tenant, 200, "{}");
  run (test, TENANT);
  test_assert_sentence (test->error, RS_ERROR_MALFORMED, "“api_endpoint”");
}

static void
test_a_redirect_is_told_and_not_followed (Test *test, gconstpointer user_data)
{
  g_autofree char *there = g_strconcat (test->elsewhere->address, "/.well-known/openid-configuration", NULL);
  g_autofree char *server = g_strdup (test->elsewhere->address + strlen ("http://"));

  test_door_set (&test->open_id, 301, NULL);
  test->open_id.location = there;
  run (test, NULL);
  test_assert_sentence (test->error, RS_ERROR_PROFILE, server);
  g_assert_cmpuint (test->elsewhere->elsewhere, ==, 0);
  test_door_set (&test->open_id, 302, NULL);
  run (test, NULL);
  test_assert_sentence (test->error, RS_ERROR_PROFILE, "another address");
}

static void
test_what_is_too_long_is_refused (Test *test, gconstpointer user_data)
{
  g_autofree char *filling = g_strnfill (300 * 1024, ' ');

  test->open_id.body = filling;
  run (test, NULL);
  test_assert_sentence (test->error, RS_ERROR_MALFORMED, "256 KiB");
}

static void
test_nothing_is_asked_at_an_address_that_cannot_be_used (Test *test, gconstpointer user_data)
{
  static const char *const tenants[] = { "", "a/../b", "a&b=c", "a b" };

  run_at (test, "http://cxone.example", NULL);
  test_assert_sentence (test->error, RS_ERROR_PROFILE, "is not encrypted");
  run_at (test, "cxone.example", NULL);
  test_assert_sentence (test->error, RS_ERROR_PROFILE, "The address to sign in at cannot be used");
  for (guint i = 0; i < G_N_ELEMENTS (tenants); i++)
    {
      run (test, tenants[i]);
      test_assert_sentence (test->error, RS_ERROR_PROFILE, "no tenant's id");
    }
  g_assert_cmpuint (test->open_id.calls, ==, 0);
}

static void
test_a_server_that_is_gone_is_told (Test *test, gconstpointer user_data)
{
  g_autofree char *gone = g_strdup (test->elsewhere->address);

  soup_server_disconnect (test->elsewhere->server);
  run_at (test, gone, NULL);
  test_assert_sentence (test->error, RS_ERROR_NETWORK, "refuses the connection");
}

static void
test_it_can_be_given_up (Test *test, gconstpointer user_data)
{
  g_cancellable_cancel (test->cancellable);
  run (test, TENANT);
  g_assert_error (test->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, func) g_test_add ("/discovery/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-tenants-addresses-are-found", test_a_tenants_addresses_are_found);
  ADD ("without-a-tenant-there-is-only-the-sign-in", test_without_a_tenant_there_is_only_the_sign_in);
  ADD ("the-address-may-end-in-any-way", test_the_address_may_end_in_any_way);
  ADD ("each-fault-has-its-sentence", test_each_fault_has_its_sentence);
  ADD ("an-unknown-tenant-is-told", test_an_unknown_tenant_is_told);
  ADD ("a-redirect-is-told-and-not-followed", test_a_redirect_is_told_and_not_followed);
  ADD ("what-is-too-long-is-refused", test_what_is_too_long_is_refused);
  ADD ("nothing-is-asked-at-an-address-that-cannot-be-used", test_nothing_is_asked_at_an_address_that_cannot_be_used);
  ADD ("a-server-that-is-gone-is-told", test_a_server_that_is_gone_is_told);
  ADD ("it-can-be-given-up", test_it_can_be_given_up);
  return g_test_run ();
}
