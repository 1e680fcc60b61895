/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-authorization.h"

#include <libsoup/soup.h>
#include <string.h>

/* The pair of RFC 7636 appendix B. */
#define VERIFIER "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
#define CHALLENGE "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
#define BACK "redirect_uri=http%3A%2F%2F127.0.0.1%3A8642%2F"
#define GOOD                                                                                                           \
  "response_type=code&client_id=demo&scope=presence:read&state=s&code_challenge_method=S256&" CHALLENGE "&" BACK

typedef struct
{
  RsClock *clock;
  RsDemoAuthorization *authorization;
} Test;

static void
set_up (Test *test, gconstpointer user_data)
{
  test->clock = rs_clock_new_virtual (0);
  test->authorization = rs_demo_authorization_new (test->clock, "demo");
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  rs_demo_authorization_free (test->authorization);
  g_assert_finalize_object (test->clock);
}

static char *
visit (Test *test, RsDemoSignIn mood, const char *query)
{
  g_autoptr (GHashTable) fields = soup_form_decode (query);

  return rs_demo_authorization_answer (test->authorization, mood, fields);
}

static char *
get_code (Test *test)
{
  g_autofree char *address = visit (test, RS_DEMO_SIGN_IN_AGREED, GOOD);
  const char *code = strstr (address, "?code=") + strlen ("?code=");

  return g_strndup (code, strcspn (code, "&"));
}

static char *
redeem (Test *test, const char *code, const char *rest)
{
  g_autofree char *form = g_strconcat ("code=", code, rest, NULL);
  g_autoptr (GHashTable) fields = soup_form_decode (form);

  return rs_demo_authorization_redeem (test->authorization, fields);
}

static void
test_agreed (Test *test, gconstpointer user_data)
{
  g_autofree char *code = get_code (test);
  g_autofree char *scopes = redeem (test, code, "&code_verifier=" VERIFIER "&" BACK);

  g_assert_cmpstr (scopes, ==, "presence:read");
}

static void
test_a_code_is_good_once (Test *test, gconstpointer user_data)
{
  g_autofree char *code = get_code (test);

  g_free (redeem (test, code, "&code_verifier=" VERIFIER "&" BACK));
  g_assert_null (redeem (test, code, "&code_verifier=" VERIFIER "&" BACK));
}

static void
test_a_code_ends (Test *test, gconstpointer user_data)
{
  g_autofree char *code = get_code (test);

  rs_clock_advance (test->clock, 60 * G_USEC_PER_SEC);
  g_assert_null (redeem (test, code, "&code_verifier=" VERIFIER "&" BACK));
}

static void
test_what_does_not_belong_to_a_code (Test *test, gconstpointer user_data)
{
  static const char *const wrong[] = {
    "&" BACK,
    "&code_verifier=" VERIFIER,
    "&code_verifier=" VERIFIER "A&" BACK,
    "&code_verifier=short&" BACK,
    "&code_verifier=" VERIFIER "&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2F",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *code = get_code (test);

      g_assert_null (redeem (test, code, wrong[i]));
    }
}

static void
test_moods (Test *test, gconstpointer user_data)
{
  g_autofree char *denied = visit (test, RS_DEMO_SIGN_IN_DENIED, GOOD);
  g_autofree char *astray = visit (test, RS_DEMO_SIGN_IN_WRONG_STATE, GOOD);

  g_assert_true (g_str_has_prefix (denied, "http://127.0.0.1:8642/?error=access_denied&"));
  g_assert_true (g_str_has_suffix (denied, "&state=s"));
  g_assert_true (g_str_has_prefix (astray, "http://127.0.0.1:8642/?code="));
  g_assert_true (g_str_has_suffix (astray, "&state=another"));
  g_assert_null (visit (test, RS_DEMO_SIGN_IN_NEVER, GOOD));
}

static void
test_who_is_not_known_stays (Test *test, gconstpointer user_data)
{
  g_assert_null (visit (test, RS_DEMO_SIGN_IN_AGREED, "response_type=code&client_id=other&" BACK));
  g_assert_null (visit (test, RS_DEMO_SIGN_IN_AGREED, "response_type=code&client_id=demo"));
  g_assert_null (visit (test, RS_DEMO_SIGN_IN_AGREED, "client_id=demo&redirect_uri=https%3A%2F%2Fevil.example.org%2F"));
  g_assert_null (rs_demo_authorization_answer (test->authorization, RS_DEMO_SIGN_IN_AGREED, NULL));
}

static void
test_who_does_not_prove_himself_is_sent_back (Test *test, gconstpointer user_data)
{
  g_autofree char *plain =
      visit (test, RS_DEMO_SIGN_IN_AGREED,
             "response_type=code&client_id=demo&state=s&code_challenge_method=plain&" CHALLENGE "&" BACK);

  g_assert_cmpstr (plain, ==, "http://127.0.0.1:8642/?error=invalid_request&state=s");
}

#define ADD(name, func) g_test_add ("/demo/authorization/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("agreed", test_agreed);
  ADD ("a-code-is-good-once", test_a_code_is_good_once);
  ADD ("a-code-ends", test_a_code_ends);
  ADD ("what-does-not-belong-to-a-code", test_what_does_not_belong_to_a_code);
  ADD ("moods", test_moods);
  ADD ("who-is-not-known-stays", test_who_is_not_known_stays);
  ADD ("who-does-not-prove-himself-is-sent-back", test_who_does_not_prove_himself_is_sent_back);
  return g_test_run ();
}
