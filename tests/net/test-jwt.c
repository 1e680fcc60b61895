/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-jwt.h"
#include "support-assertion.h"
#include "support-keys.h"

/* RFC 7523 §3 and protocol §1: what an assertion says. Signatures are verified with nothing of what made them. */

#define NOW_SECONDS G_GINT64_CONSTANT (1800000000)

static const RsAuthConfig plain = { .grant = RS_GRANT_JWT_BEARER,
                                    .token_url = (char *) "https://api.example.org/v2/oauth/token",
                                    .client_id = (char *) "wall" };

static char *
make (const RsAuthConfig *auth, const char *secret)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsJwtKey) key = rs_jwt_key_new (secret, auth->algorithm, &error);
  char *text;

  g_assert_no_error (error);
  text = rs_jwt_make (auth, key, NOW_SECONDS * G_USEC_PER_SEC + 999999, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_verifies (const char *secret, const char *algorithm)
{
  g_autofree char *text = make (&plain, secret);
  g_auto (TestAssertion) assertion = { 0 };

  test_assertion_read (&assertion, text);
  g_assert_cmpstr (test_assertion_get (assertion.header, "typ"), ==, "JWT");
  g_assert_cmpstr (test_assertion_get (assertion.header, "alg"), ==, algorithm);
  g_assert_true (test_keys_verify (secret, algorithm, assertion.signed_text, assertion.signature));
}

static void
test_each_algorithm_verifies (void)
{
  g_autofree char *rsa = test_keys_make (GNUTLS_PK_RSA, 2048);
  g_autofree char *ec = test_keys_make (GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1));

  assert_verifies ("hunter2", "HS256");
  assert_verifies (rsa, "RS256");
  assert_verifies (ec, "ES256");
}

static void
test_a_client_speaks_for_itself (void)
{
  g_autofree char *text = make (&plain, "hunter2");
  g_auto (TestAssertion) assertion = { 0 };

  test_assertion_read (&assertion, text);
  g_assert_cmpstr (test_assertion_get (assertion.claims, "iss"), ==, "wall");
  g_assert_cmpstr (test_assertion_get (assertion.claims, "sub"), ==, "wall");
  g_assert_cmpstr (test_assertion_get (assertion.claims, "aud"), ==, "https://api.example.org/v2/oauth/token");
  g_assert_null (test_assertion_get (assertion.header, "kid"));
}

static void
test_the_profile_may_say_otherwise (void)
{
  RsAuthConfig auth = plain;
  g_autofree char *text = NULL;
  g_auto (TestAssertion) assertion = { 0 };

  auth.issuer = (char *) "https://us.example.org/";
  auth.subject = (char *) "\"Ana\" €";
  auth.key_id = (char *) "2026/a";
  text = make (&auth, "hunter2");
  test_assertion_read (&assertion, text);
  g_assert_cmpstr (test_assertion_get (assertion.claims, "iss"), ==, "https://us.example.org/");
  g_assert_cmpstr (test_assertion_get (assertion.claims, "sub"), ==, "\"Ana\" €");
  g_assert_cmpstr (test_assertion_get (assertion.header, "kid"), ==, "2026/a");
}

static void
test_it_lives_five_minutes_at_most (void)
{
  g_autofree char *text = make (&plain, "hunter2");
  g_auto (TestAssertion) assertion = { 0 };
  gint64 issued_at, expires_at;

  test_assertion_read (&assertion, text);
  issued_at = test_assertion_get_seconds (&assertion, "iat");
  expires_at = test_assertion_get_seconds (&assertion, "exp");
  g_assert_cmpint (issued_at, <=, NOW_SECONDS);
  g_assert_cmpint (issued_at, >=, NOW_SECONDS - 60);
  g_assert_cmpint (expires_at, >, NOW_SECONDS + 120);
  g_assert_cmpint (expires_at - issued_at, <=, 300);
}

static void
test_no_two_are_called_the_same (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *text = make (&plain, "hunter2");
      g_auto (TestAssertion) assertion = { 0 };

      test_assertion_read (&assertion, text);
      g_assert_true (g_hash_table_add (ids, g_strdup (test_assertion_get (assertion.claims, "jti"))));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/jwt/each-algorithm-verifies", test_each_algorithm_verifies);
  g_test_add_func ("/net/jwt/a-client-speaks-for-itself", test_a_client_speaks_for_itself);
  g_test_add_func ("/net/jwt/the-profile-may-say-otherwise", test_the_profile_may_say_otherwise);
  g_test_add_func ("/net/jwt/it-lives-five-minutes-at-most", test_it_lives_five_minutes_at_most);
  g_test_add_func ("/net/jwt/no-two-are-called-the-same", test_no_two_are_called_the_same);
  return g_test_run ();
}
