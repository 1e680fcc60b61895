/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "support-plan.h"

/* Protocol §1: how a token is asked for in a person's name: with an access key, or after a browser sign-in. */

static void
test_an_access_key_alone_is_shown_again (TestPlan *test, gconstpointer user_data)
{
  g_auto (RsTokenRequest) request = { 0 };
  RsToken token = { .refresh_token = g_strdup ("again") };

  g_clear_pointer (&test->auth.client_id, g_free);
  g_clear_pointer (&test->auth.scopes, g_free);
  test->auth.access_key_id = g_strdup ("K====");
  test_plan_remake (test, RS_GRANT_ACCESS_KEY, "hunter2");
  g_assert_true (rs_token_plan_make_request (test->plan, "again", &request, NULL));
  g_assert_cmpstr (request.body, ==, "{\"accessKeyId\":\"K====\",\"accessKeySecret\":\"hunter2\"}");
  rs_token_plan_take_token (test->plan, &token);
  g_assert_null (token.refresh_token);
  g_assert_null (token.scope); /* nobody knows what it allows */

  g_assert_cmpint (test_plan_refuse (test, 401, "invalid_client"), ==, RS_TOKEN_STEP_GIVE_UP);
  g_assert_cmpint (test_plan_refuse (test, 400, "invalid_scope"), ==, RS_TOKEN_STEP_GIVE_UP);
}

static void
test_an_access_key_with_an_app_is_refreshed (TestPlan *test, gconstpointer user_data)
{
  RsToken token = { .refresh_token = g_strdup ("again") };

  test->auth.access_key_id = g_strdup ("K====");
  test_plan_remake (test, RS_GRANT_ACCESS_KEY, "one two");
  test_plan_ask (test, NULL);
  g_assert_cmpstr (test_plan_get (test, "grant_type"), ==, "password");
  rs_token_plan_take_token (test->plan, &token);
  g_assert_cmpstr (token.refresh_token, ==, "again");
  g_assert_cmpstr (token.scope, ==, "presence:read queue:read");

  test_plan_ask (test, "again");
  g_assert_cmpstr (test_plan_get (test, "grant_type"), ==, "refresh_token");
  g_assert_cmpstr (test->authorization, ==, "Basic d2FsbDp0d28="); /* wall:two */
  g_assert_cmpint (test_plan_refuse (test, 400, "invalid_grant"), ==, RS_TOKEN_STEP_FORGET_REFRESH);
  test_plan_ask (test, NULL);
  g_assert_cmpstr (test_plan_get (test, "password"), ==, "one");
  g_free (token.refresh_token);
  g_free (token.scope);
}

/* A wrong key is shown once: some servers lock it after a few times. */
static void
test_only_a_refused_app_is_told_otherwise (TestPlan *test, gconstpointer user_data)
{
  test->auth.access_key_id = g_strdup ("K====");
  test_plan_remake (test, RS_GRANT_ACCESS_KEY, "one two");
  test_plan_ask (test, NULL);
  g_assert_cmpint (test_plan_refuse (test, 401, NULL), ==, RS_TOKEN_STEP_GIVE_UP);
  g_assert_cmpint (test_plan_refuse (test, 401, "invalid_grant"), ==, RS_TOKEN_STEP_GIVE_UP);
  g_assert_cmpint (test_plan_refuse (test, 401, "invalid_client"), ==, RS_TOKEN_STEP_ASK);
  test_plan_ask (test, NULL);
  g_assert_cmpstr (test_plan_get (test, "client_secret"), ==, "two");
}

static void
assert_person_is_needed (TestPlan *test)
{
  g_auto (RsTokenRequest) request = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_token_plan_make_request (test->plan, NULL, &request, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_SIGN_IN);
  g_assert_true (g_str_has_prefix (error->message, "Sign in again"));
}

static void
test_who_signed_in_by_browser_has_a_refresh_token_or_nothing (TestPlan *test, gconstpointer user_data)
{
  test->auth.authorization_url = g_strdup ("https://login.example.org/auth");
  test_plan_remake (test, RS_GRANT_AUTHORIZATION_CODE, NULL);
  test_plan_ask (test, "again");
  g_assert_cmpstr (test_plan_get (test, "refresh_token"), ==, "again");
  g_assert_cmpstr (test_plan_get (test, "client_id"), ==, "wall");
  g_assert_null (test_plan_get (test, "client_secret"));
  g_assert_null (test->authorization);
  g_assert_cmpint (test_plan_refuse (test, 400, "invalid_grant"), ==, RS_TOKEN_STEP_FORGET_REFRESH);
  assert_person_is_needed (test);
}

static void
test_who_needs_a_secret_and_has_none_is_told (TestPlan *test, gconstpointer user_data)
{
  static const RsGrantKind kinds[] = { RS_GRANT_CLIENT_CREDENTIALS, RS_GRANT_JWT_BEARER, RS_GRANT_ACCESS_KEY };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (RsTokenRequest) request = { 0 };
      g_autoptr (GError) error = NULL;

      test_plan_remake (test, kinds[i], NULL);
      g_assert_false (rs_token_plan_make_request (test->plan, "again", &request, &error));
      g_assert_error (error, RS_ERROR, RS_ERROR_SECRET);
    }
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/token-plan-people/" name, TestPlan, NULL, test_plan_set_up, func, test_plan_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("an-access-key-alone-is-shown-again", test_an_access_key_alone_is_shown_again);
  ADD ("an-access-key-with-an-app-is-refreshed", test_an_access_key_with_an_app_is_refreshed);
  ADD ("only-a-refused-app-is-told-otherwise", test_only_a_refused_app_is_told_otherwise);
  ADD ("who-signed-in-by-browser-has-a-refresh-token-or-nothing",
       test_who_signed_in_by_browser_has_a_refresh_token_or_nothing);
  ADD ("who-needs-a-secret-and-has-none-is-told", test_who_needs_a_secret_and_has_none_is_told);
  return g_test_run ();
}
