/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-assertion.h"
#include "support-keys.h"
#include "support-tokens.h"

#include <string.h>

/* Protocol §1, the row "JWT bearer", over a real socket. */

#define INVALID_GRANT "{\"error\":\"invalid_grant\"}"
#define HOUR_US (3600 * (gint64) G_USEC_PER_SEC)

static void
use_key (TestTokens *test, const char *secret)
{
  test->auth.grant = RS_GRANT_JWT_BEARER;
  test_tokens_remake (test, secret);
}

static const char *
get (TestTokens *test, guint index, const char *name)
{
  return g_hash_table_lookup (test_desk_get_token_call (test->desk, index)->form, name);
}

static void
assert_signs_in (TestTokens *test, const char *secret, const char *algorithm)
{
  g_auto (TestAssertion) assertion = { 0 };
  guint index = test->desk->token_calls->len;

  use_key (test, secret);
  test_tokens_assert (test, "first.token");
  g_assert_cmpuint (test->desk->token_calls->len, ==, index + 1);
  g_assert_null (test_desk_get_token_call (test->desk, index)->authorization);
  g_assert_cmpstr (get (test, index, "grant_type"), ==, "urn:ietf:params:oauth:grant-type:jwt-bearer");
  test_assertion_read (&assertion, get (test, index, "assertion"));
  g_assert_cmpstr (test_assertion_get (assertion.header, "alg"), ==, algorithm);
  g_assert_cmpstr (test_assertion_get (assertion.claims, "aud"), ==, test->desk->token_url);
  g_assert_true (test_keys_verify (secret, algorithm, assertion.signed_text, assertion.signature));
  g_assert_null (strstr (test_desk_get_token_call (test->desk, index)->body, "hunter2"));
}

static void
test_each_algorithm_signs_in (TestTokens *test, gconstpointer user_data)
{
  g_autofree char *rsa = test_keys_make (GNUTLS_PK_RSA, 2048);
  g_autofree char *ec = test_keys_make (GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1));

  assert_signs_in (test, "hunter2", "HS256");
  assert_signs_in (test, rsa, "RS256");
  assert_signs_in (test, ec, "ES256");
}

static void
test_every_request_has_an_assertion_of_its_own (TestTokens *test, gconstpointer user_data)
{
  use_key (test, "hunter2");
  test_tokens_assert (test, "first.token");
  rs_token_source_invalidate (test->tokens, NULL);
  test_tokens_assert (test, "first.token");
  g_assert_cmpstr (get (test, 0, "assertion"), !=, get (test, 1, "assertion"));
}

static gint64
get_issued_at (TestTokens *test, guint index)
{
  g_auto (TestAssertion) assertion = { 0 };

  test_assertion_read (&assertion, get (test, index, "assertion"));
  return test_assertion_get_seconds (&assertion, "iat");
}

/* The test's server tells this machine's time in Date, and the board's clock is the test's. */
static void
assert_signs_in_with_clock_off (TestTokens *test, gint64 by_us)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint index = test->desk->token_calls->len;

  rs_clock_step_real (test->clock, by_us);
  use_key (test, "hunter2");
  test_tokens_assert (test, "first.token");
  g_assert_cmpuint (test->desk->token_calls->len, ==, index + 2);
  g_assert_cmpint (ABS (get_issued_at (test, index) - now), >, 3600);
  g_assert_cmpint (ABS (get_issued_at (test, index + 1) - now), <, 60);

  rs_token_source_invalidate (test->tokens, NULL);
  test_tokens_assert (test, "first.token");
  g_assert_cmpuint (test->desk->token_calls->len, ==, index + 3);
  g_assert_cmpint (ABS (get_issued_at (test, index + 2) - now), <, 60);
  rs_clock_step_real (test->clock, -by_us);
}

static void
test_a_clock_hours_slow_signs_in_by_the_servers (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 400, NULL, INVALID_GRANT);
  test_desk_answer_token (test->desk, 200, NULL, TEST_TOKEN);
  assert_signs_in_with_clock_off (test, -5 * HOUR_US);
}

static void
test_a_clock_hours_fast_signs_in_by_the_servers (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 401, NULL, NULL);
  test_desk_answer_token (test->desk, 200, NULL, TEST_TOKEN);
  assert_signs_in_with_clock_off (test, 30 * HOUR_US);
}

static void
test_a_refused_assertion_is_told (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 400, NULL, INVALID_GRANT);
  use_key (test, "hunter2");
  test_tokens_assert_error (test, RS_ERROR_SIGN_IN, "KeyId");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 1);
}

static void
test_a_refused_assertion_is_made_once_more_only (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 400, NULL, INVALID_GRANT);
  rs_clock_step_real (test->clock, 5 * HOUR_US);
  use_key (test, "hunter2");
  test_tokens_assert_error (test, RS_ERROR_SIGN_IN, "KeyId");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 2);
}

static void
test_a_key_that_does_not_fit_asks_nobody (TestTokens *test, gconstpointer user_data)
{
  test->auth.algorithm = g_strdup ("RS256");
  use_key (test, "hunter2");
  test_tokens_assert_error (test, RS_ERROR_SECRET, "Algorithm=RS256");
  test_settle ();
  g_assert_cmpuint (test->desk->token_calls->len, ==, 0);
}

static void
test_a_refused_refresh_signs_anew (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"first.token\",\"refresh_token\":\"r1\"}");
  test_desk_answer_token (test->desk, 400, NULL, INVALID_GRANT);
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"second.token\"}");
  use_key (test, "hunter2");
  test_tokens_assert (test, "first.token");
  rs_token_source_invalidate (test->tokens, NULL);
  test_tokens_assert (test, "second.token");
  g_assert_cmpstr (get (test, 1, "refresh_token"), ==, "r1");
  g_assert_cmpstr (get (test, 1, "client_id"), ==, "wall-board");
  g_assert_nonnull (get (test, 2, "assertion"));
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/token-source-jwt/" name, TestTokens, NULL, test_tokens_set_up, func, test_tokens_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("each-algorithm-signs-in", test_each_algorithm_signs_in);
  ADD ("every-request-has-an-assertion-of-its-own", test_every_request_has_an_assertion_of_its_own);
  ADD ("a-clock-hours-slow-signs-in-by-the-servers", test_a_clock_hours_slow_signs_in_by_the_servers);
  ADD ("a-clock-hours-fast-signs-in-by-the-servers", test_a_clock_hours_fast_signs_in_by_the_servers);
  ADD ("a-refused-assertion-is-told", test_a_refused_assertion_is_told);
  ADD ("a-refused-assertion-is-made-once-more-only", test_a_refused_assertion_is_made_once_more_only);
  ADD ("a-key-that-does-not-fit-asks-nobody", test_a_key_that_does_not_fit_asks_nobody);
  ADD ("a-refused-refresh-signs-anew", test_a_refused_refresh_signs_anew);
  return g_test_run ();
}
