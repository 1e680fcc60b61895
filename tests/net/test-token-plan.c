/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "support-assertion.h"
#include "support-keys.h"
#include "support-plan.h"

#include <libsoup/soup.h>
#include <string.h>

/* Protocol §1: how a token is asked for, and how else. Here without a socket; over one in test-token-source*.c. */

#define NOW_US TEST_PLAN_NOW_US
#define HOUR_US (3600 * (gint64) G_USEC_PER_SEC)
#define JWT_BEARER "urn:ietf:params:oauth:grant-type:jwt-bearer"

/* Returns the scope that the token has then. */
static char *
accept (TestPlan *test, const char *scope)
{
  RsToken token = { .scope = g_strdup (scope) };

  rs_token_plan_take_token (test->plan, &token);
  return token.scope;
}

/* ---- the rows of the table ------------------------------------------------------------------------------------ */

static void
test_client_credentials (TestPlan *test, gconstpointer user_data)
{
  test_plan_ask (test, NULL);
  g_assert_cmpuint (g_hash_table_size (test->form), ==, 2);
  g_assert_cmpstr (test_plan_get (test, "grant_type"), ==, "client_credentials");
  g_assert_cmpstr (test_plan_get (test, "scope"), ==, "presence:read queue:read");
  g_assert_cmpstr (test->authorization, ==, "Basic d2FsbDpodW50ZXIy");

  g_assert_cmpint (test_plan_refuse (test, 401, "invalid_client"), ==, RS_TOKEN_STEP_ASK);
  test_plan_ask (test, NULL);
  g_assert_null (test->authorization);
  g_assert_cmpstr (test_plan_get (test, "client_id"), ==, "wall");
  g_assert_cmpstr (test_plan_get (test, "client_secret"), ==, "hunter2");
  g_assert_cmpint (test_plan_refuse (test, 401, "invalid_client"), ==, RS_TOKEN_STEP_GIVE_UP);
}

static void
test_refresh_token_of_who_has_a_secret (TestPlan *test, gconstpointer user_data)
{
  test_plan_ask (test, "r&1");
  g_assert_cmpuint (g_hash_table_size (test->form), ==, 2);
  g_assert_cmpstr (test_plan_get (test, "grant_type"), ==, "refresh_token");
  g_assert_cmpstr (test_plan_get (test, "refresh_token"), ==, "r&1");
  g_assert_cmpstr (test->authorization, ==, "Basic d2FsbDpodW50ZXIy");

  g_assert_cmpint (test_plan_refuse (test, 401, "invalid_client"), ==, RS_TOKEN_STEP_ASK);
  test_plan_ask (test, "r&1");
  g_assert_null (test->authorization);
  g_assert_cmpstr (test_plan_get (test, "client_secret"), ==, "hunter2");
}

static void
test_refresh_token_of_who_signs (TestPlan *test, gconstpointer user_data)
{
  test_plan_remake (test, RS_GRANT_JWT_BEARER, "hunter2");
  test_plan_ask (test, "r1");
  g_assert_cmpuint (g_hash_table_size (test->form), ==, 3);
  g_assert_cmpstr (test_plan_get (test, "client_id"), ==, "wall");
  g_assert_null (test->authorization);
}

static void
test_jwt_bearer (TestPlan *test, gconstpointer user_data)
{
  g_auto (TestAssertion) assertion = { 0 };

  test_plan_remake (test, RS_GRANT_JWT_BEARER, "hunter2");
  test_plan_ask (test, NULL);
  g_assert_cmpuint (g_hash_table_size (test->form), ==, 3);
  g_assert_cmpstr (test_plan_get (test, "grant_type"), ==, JWT_BEARER);
  g_assert_cmpstr (test_plan_get (test, "scope"), ==, "presence:read queue:read");
  g_assert_null (test->authorization);
  test_assertion_read (&assertion, test_plan_get (test, "assertion"));
  g_assert_true (test_keys_verify ("hunter2", "HS256", assertion.signed_text, assertion.signature));
}

/* ---- otherwise ------------------------------------------------------------------------------------------------ */

static void
test_an_assertion_may_have_its_client_beside_it (TestPlan *test, gconstpointer user_data)
{
  static const struct
  {
    guint status;
    const char *code;
  } refusals[] = { { 401, NULL }, { 400, "invalid_client" }, { 400, "invalid_request" } };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      test_plan_remake (test, RS_GRANT_JWT_BEARER, "hunter2");
      test_plan_ask (test, NULL);
      g_assert_cmpint (test_plan_refuse (test, refusals[i].status, refusals[i].code), ==, RS_TOKEN_STEP_ASK);
      test_plan_ask (test, NULL);
      g_assert_cmpstr (test_plan_get (test, "client_id"), ==, "wall");
      g_assert_null (test_plan_get (test, "client_secret"));
      g_assert_cmpint (test_plan_refuse (test, refusals[i].status, refusals[i].code), ==, RS_TOKEN_STEP_GIVE_UP);
    }
}

static void
test_the_way_that_was_accepted_is_kept (TestPlan *test, gconstpointer user_data)
{
  test_plan_ask (test, NULL);
  g_assert_cmpint (test_plan_refuse (test, 401, NULL), ==, RS_TOKEN_STEP_ASK);
  test_plan_ask (test, NULL);
  g_free (accept (test, NULL));
  g_assert_cmpint (test_plan_refuse (test, 401, NULL), ==, RS_TOKEN_STEP_GIVE_UP);
  test_plan_ask (test, NULL);
  g_assert_cmpstr (test_plan_get (test, "client_secret"), ==, "hunter2");
}

static void
test_basic_that_was_accepted_is_never_left (TestPlan *test, gconstpointer user_data)
{
  test_plan_ask (test, NULL);
  g_free (accept (test, NULL));
  test_plan_ask (test, NULL);
  g_assert_cmpint (test_plan_refuse (test, 401, "invalid_client"), ==, RS_TOKEN_STEP_GIVE_UP);
  test_plan_ask (test, NULL);
  g_assert_nonnull (test->authorization);
  g_assert_null (test_plan_get (test, "client_secret"));
}

static void
test_invalid_scope_asks_once_more_for_presence_alone (TestPlan *test, gconstpointer user_data)
{
  g_autofree char *scope = NULL;

  test_plan_ask (test, NULL);
  g_assert_cmpint (test_plan_refuse (test, 400, "invalid_scope"), ==, RS_TOKEN_STEP_ASK);
  test_plan_ask (test, NULL);
  g_assert_cmpstr (test_plan_get (test, "scope"), ==, "presence:read");
  scope = accept (test, NULL);
  g_assert_cmpstr (scope, ==, "presence:read");
  g_assert_cmpint (test_plan_refuse (test, 400, "invalid_scope"), ==, RS_TOKEN_STEP_GIVE_UP);
  test_plan_ask (test, NULL);
  g_assert_cmpstr (test_plan_get (test, "scope"), ==,
                   "presence:read queue:read"); /* the administrator may have helped */
}

/* ---- refresh tokens that are refused --------------------------------------------------------------------------- */

static void
test_invalid_grant_forgets_the_refresh_token (TestPlan *test, gconstpointer user_data)
{
  test_plan_ask (test, "r1");
  g_assert_cmpint (test_plan_refuse (test, 400, "invalid_grant"), ==, RS_TOKEN_STEP_FORGET_REFRESH);
  test_plan_ask (test, NULL);
  g_assert_cmpstr (test_plan_get (test, "grant_type"), ==, "client_credentials");
  g_assert_cmpint (test_plan_refuse (test, 400, "invalid_grant"), ==, RS_TOKEN_STEP_GIVE_UP);
}

static void
test_who_may_not_refresh_begins_anew (TestPlan *test, gconstpointer user_data)
{
  static const char *const codes[] = { "unauthorized_client", "unsupported_grant_type", "invalid_scope",
                                       "invalid_client" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      test_plan_ask (test, "r1");
      g_test_message ("%s", codes[i]);
      g_assert_cmpint (test_plan_refuse (test, 400, codes[i]), ==, RS_TOKEN_STEP_DROP_REFRESH);
    }
}

/* It may be as good as before: nothing speaks against it. */
static void
test_a_server_in_trouble_costs_no_refresh_token (TestPlan *test, gconstpointer user_data)
{
  static const guint statuses[] = { 429, 500, 502, 503, 404, 403 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      test_plan_ask (test, "r1");
      g_assert_cmpint (test_plan_refuse (test, statuses[i], NULL), ==, RS_TOKEN_STEP_GIVE_UP);
    }
}

static void
test_basic_comes_first_again_after_a_refused_refresh (TestPlan *test, gconstpointer user_data)
{
  test_plan_ask (test, "r1");
  g_assert_cmpint (test_plan_refuse (test, 401, "invalid_client"), ==, RS_TOKEN_STEP_ASK);
  test_plan_ask (test, "r1");
  g_assert_cmpint (test_plan_refuse (test, 401, "invalid_client"), ==, RS_TOKEN_STEP_DROP_REFRESH);
  test_plan_ask (test, NULL);
  g_assert_nonnull (test->authorization);
}

/* ---- scopes that are not told ----------------------------------------------------------------------------------- */

static void
test_a_scope_that_is_not_told_is_as_asked (TestPlan *test, gconstpointer user_data)
{
  g_autofree char *scope = NULL;

  test_plan_ask (test, NULL);
  scope = accept (test, NULL);
  g_assert_cmpstr (scope, ==, "presence:read queue:read");
}

static void
test_a_refresh_keeps_what_was_granted (TestPlan *test, gconstpointer user_data)
{
  g_autofree char *granted = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *told = NULL;

  test_plan_ask (test, NULL);
  granted = accept (test, "presence:read");
  test_plan_ask (test, "r1");
  kept = accept (test, NULL);
  g_assert_cmpstr (kept, ==, "presence:read");
  told = accept (test, "presence:read user:read");
  g_assert_cmpstr (told, ==, "presence:read user:read");
}

/* ---- clocks ----------------------------------------------------------------------------------------------------- */

static gint64
get_issued_at (TestPlan *test)
{
  g_auto (TestAssertion) assertion = { 0 };

  test_assertion_read (&assertion, test_plan_get (test, "assertion"));
  return test_assertion_get_seconds (&assertion, "iat") * G_USEC_PER_SEC;
}

static void
assert_issued_about (TestPlan *test, gint64 server_us)
{
  test_plan_ask (test, NULL);
  g_assert_cmpint (get_issued_at (test), >=, server_us - 40 * G_USEC_PER_SEC);
  g_assert_cmpint (get_issued_at (test), <=, server_us);
}

static void
test_a_wrong_clock_is_set_by_the_refusal_once (TestPlan *test, gconstpointer user_data)
{
  test_plan_remake (test, RS_GRANT_JWT_BEARER, "hunter2");
  assert_issued_about (test, NOW_US);
  g_assert_cmpint (test_plan_refuse_at (test, 400, "invalid_grant", NOW_US + 5 * HOUR_US), ==, RS_TOKEN_STEP_ASK);
  assert_issued_about (test, NOW_US + 5 * HOUR_US);
  g_assert_cmpint (test_plan_refuse_at (test, 400, "invalid_grant", NOW_US + 9 * HOUR_US), ==, RS_TOKEN_STEP_GIVE_UP);
}

static void
test_the_servers_clock_is_kept_when_ours_jumps (TestPlan *test, gconstpointer user_data)
{
  test_plan_remake (test, RS_GRANT_JWT_BEARER, "hunter2");
  test_plan_ask (test, NULL);
  g_assert_cmpint (test_plan_refuse_at (test, 401, NULL, NOW_US - 3 * HOUR_US), ==, RS_TOKEN_STEP_ASK);
  rs_clock_step_real (test->clock, 7 * HOUR_US);
  rs_clock_advance (test->clock, HOUR_US);
  rs_token_plan_begin (test->plan);
  assert_issued_about (test, NOW_US - 2 * HOUR_US);
}

static void
test_a_clock_that_is_right_is_not_to_blame (TestPlan *test, gconstpointer user_data)
{
  test_plan_remake (test, RS_GRANT_JWT_BEARER, "hunter2");
  test_plan_ask (test, NULL);
  g_assert_cmpint (test_plan_refuse_at (test, 400, "invalid_grant", NOW_US + 15 * G_USEC_PER_SEC), ==,
                   RS_TOKEN_STEP_GIVE_UP);
  g_assert_cmpint (test_plan_refuse_at (test, 400, "invalid_grant", 0), ==, RS_TOKEN_STEP_GIVE_UP);
  g_assert_cmpint (test_plan_refuse_at (test, 503, NULL, NOW_US + HOUR_US), ==, RS_TOKEN_STEP_GIVE_UP);
}

static void
test_a_secret_is_good_at_any_time (TestPlan *test, gconstpointer user_data)
{
  test_plan_ask (test, NULL);
  g_assert_cmpint (test_plan_refuse_at (test, 400, "invalid_grant", NOW_US + HOUR_US), ==, RS_TOKEN_STEP_GIVE_UP);
}

static void
test_a_key_that_cannot_sign_asks_nobody (TestPlan *test, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_auto (RsTokenRequest) request = { 0 };

  test->auth.algorithm = g_strdup ("ES256");
  test_plan_remake (test, RS_GRANT_JWT_BEARER, "hunter2");
  g_assert_false (rs_token_plan_make_request (test->plan, NULL, &request, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_SECRET);
  g_assert_null (strstr (error->message, "hunter2"));
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/token-plan/" name, TestPlan, NULL, test_plan_set_up, func, test_plan_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("client-credentials", test_client_credentials);
  ADD ("refresh-token-of-who-has-a-secret", test_refresh_token_of_who_has_a_secret);
  ADD ("refresh-token-of-who-signs", test_refresh_token_of_who_signs);
  ADD ("jwt-bearer", test_jwt_bearer);
  ADD ("an-assertion-may-have-its-client-beside-it", test_an_assertion_may_have_its_client_beside_it);
  ADD ("the-way-that-was-accepted-is-kept", test_the_way_that_was_accepted_is_kept);
  ADD ("basic-that-was-accepted-is-never-left", test_basic_that_was_accepted_is_never_left);
  ADD ("invalid-scope-asks-once-more-for-presence-alone", test_invalid_scope_asks_once_more_for_presence_alone);
  ADD ("invalid-grant-forgets-the-refresh-token", test_invalid_grant_forgets_the_refresh_token);
  ADD ("who-may-not-refresh-begins-anew", test_who_may_not_refresh_begins_anew);
  ADD ("a-server-in-trouble-costs-no-refresh-token", test_a_server_in_trouble_costs_no_refresh_token);
  ADD ("basic-comes-first-again-after-a-refused-refresh", test_basic_comes_first_again_after_a_refused_refresh);
  ADD ("a-scope-that-is-not-told-is-as-asked", test_a_scope_that_is_not_told_is_as_asked);
  ADD ("a-refresh-keeps-what-was-granted", test_a_refresh_keeps_what_was_granted);
  ADD ("a-wrong-clock-is-set-by-the-refusal-once", test_a_wrong_clock_is_set_by_the_refusal_once);
  ADD ("the-servers-clock-is-kept-when-ours-jumps", test_the_servers_clock_is_kept_when_ours_jumps);
  ADD ("a-clock-that-is-right-is-not-to-blame", test_a_clock_that_is_right_is_not_to_blame);
  ADD ("a-secret-is-good-at-any-time", test_a_secret_is_good_at_any_time);
  ADD ("a-key-that-cannot-sign-asks-nobody", test_a_key_that_cannot_sign_asks_nobody);
  return g_test_run ();
}
