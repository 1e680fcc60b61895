/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-session.h"
#include "support-assertion.h"
#include "support-desk.h"
#include "support-keys.h"

#include <string.h>

/* From a profile and a key to a live board: what the profile says is what the token server hears. */

typedef struct
{
  TestDesk *desk;
  RsClock *clock;
  RsSession *session;
} Test;

static void
set_up (Test *test, gconstpointer user_data)
{
  test->desk = test_desk_new ();
  test->clock = rs_clock_new_system ();
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  rs_session_stop (test->session);
  g_assert_finalize_object (test->session);
  test_settle ();
  test_desk_free (test->desk);
  g_assert_finalize_object (test->clock);
}

static void
start (Test *test, const char *auth, const char *text)
{
  g_autofree char *file = g_strdup_printf ("[Ringside]\nVersion=1\n[Source]\nKind=stream\nStreamUrl=%s\n"
                                           "[Roster]\nUsers=a1\n[Auth]\nTokenUrl=%s\nClientId=wall\n%s",
                                           test->desk->stream_url, test->desk->token_url, auth);
  g_autoptr (GError) error = NULL;
  g_autoptr (RsProfile) profile = rs_profile_parse (file, -1, "floor.ringside", &error);
  g_autoptr (RsSecret) secret = rs_secret_new (text);

  g_assert_no_error (error);
  test->session = rs_session_new (profile, secret, test->clock);
  rs_session_start (test->session);
}

static void
test_a_profile_that_signs_goes_live (Test *test, gconstpointer user_data)
{
  g_autofree char *ec = test_keys_make (GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1));
  g_auto (TestAssertion) assertion = { 0 };
  const TestRequest *call;

  start (test, "Grant=jwt-bearer\nIssuer=us\nSubject=ana\nKeyId=k1\nAlgorithm=ES256\nScopes=presence:read\n", ec);
  test_wait_until (rs_session_is_living (test->session));
  call = test_desk_get_token_call (test->desk, 0);
  g_assert_cmpstr (g_hash_table_lookup (call->form, "scope"), ==, "presence:read");
  test_assertion_read (&assertion, g_hash_table_lookup (call->form, "assertion"));
  g_assert_cmpstr (test_assertion_get (assertion.claims, "iss"), ==, "us");
  g_assert_cmpstr (test_assertion_get (assertion.claims, "sub"), ==, "ana");
  g_assert_cmpstr (test_assertion_get (assertion.claims, "aud"), ==, test->desk->token_url);
  g_assert_cmpstr (test_assertion_get (assertion.header, "kid"), ==, "k1");
  g_assert_true (test_keys_verify (ec, "ES256", assertion.signed_text, assertion.signature));
  g_assert_cmpstr (test_desk_get_handshake (test->desk, 0)->authorization, ==, "Bearer first.token");
}

static void
test_a_key_that_does_not_fit_needs_a_person (Test *test, gconstpointer user_data)
{
  const RsSourceStatus *status;

  start (test, "Grant=jwt-bearer\nAlgorithm=RS256\n", "hunter2");
  test_wait_until (rs_session_get_status (test->session)->state == RS_SOURCE_STATE_SIGN_IN_NEEDED);
  status = rs_session_get_status (test->session);
  g_assert_nonnull (strstr (status->sentence, "Algorithm=RS256"));
  g_assert_null (strstr (status->sentence, "hunter2"));
  g_assert_cmpuint (test->desk->token_calls->len, ==, 0);
}

static void
test_a_client_secret_goes_live (Test *test, gconstpointer user_data)
{
  start (test, "Grant=client-credentials\n", "hunter2");
  test_wait_until (rs_session_is_living (test->session));
  g_assert_cmpstr (test_desk_get_token_call (test->desk, 0)->authorization, ==, "Basic d2FsbDpodW50ZXIy");
}

#define ADD(name, func) g_test_add ("/session/sign-in/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-profile-that-signs-goes-live", test_a_profile_that_signs_goes_live);
  ADD ("a-key-that-does-not-fit-needs-a-person", test_a_key_that_does_not_fit_needs_a_person);
  ADD ("a-client-secret-goes-live", test_a_client_secret_goes_live);
  return g_test_run ();
}
