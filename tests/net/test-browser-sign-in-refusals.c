/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-sign-in.h"

#include <string.h>

/* A person signs in with the browser, and a server does not want it: every refusal has its sentence. */

static const struct
{
  const char *query;
  RsError code;
  const char *words;
} refusals[] = {
  { "error=access_denied&state=", RS_ERROR_SIGN_IN, "login.example.org did not sign you in. It was declined there" },
  { "error=access_denied&error_description=No+thanks&state=", RS_ERROR_SIGN_IN, "“No thanks”" },
  { "error=invalid_scope&state=", RS_ERROR_PERMISSION, "Check Scopes in the profile" },
  { "error=unauthorized_client&state=", RS_ERROR_PERMISSION, "does not let this app sign people in" },
  { "error=server_error&state=", RS_ERROR_TRY_LATER, "in a few minutes" },
  { "error=temporarily_unavailable&state=", RS_ERROR_TRY_LATER, "busy" },
  { "error=invalid_request&error_description=redirect_uri+unknown&state=", RS_ERROR_SIGN_IN, "“redirect_uri unknown”" },
  { "error=never_heard_of&state=", RS_ERROR_SIGN_IN, "“never_heard_of”" },
  { "error=x&error_description=a%0Ab%E2%80%AEc%00d%1B%5B1m&state=", RS_ERROR_SIGN_IN, "“a b c" },
  { "error=access_denied&code=abc&state=", RS_ERROR_SIGN_IN, "declined" },
};

static void
test_every_refusal_of_the_provider_has_its_sentence (TestSignIn *test, gconstpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_test_message ("%s", refusals[i].query);
      test_sign_in_clear_outcome (&test->outcome);
      test->outcome.done = FALSE;
      test_sign_in_begin (test);
      test_sign_in_come_back (test, refusals[i].query);
      test_sign_in_assert_failure (test, refusals[i].code, refusals[i].words);
      test_sign_in_assert_page_of_failure (test, "login.example.org");
    }
  g_assert_cmpuint (test->desk->token_calls->len, ==, 0);
}

static void
test_words_of_the_provider_are_plain_and_have_an_end (TestSignIn *test, gconstpointer user_data)
{
  g_autofree char *filling = g_strnfill (5000, 'x');
  g_autofree char *query =
      g_strconcat ("error=x&error_description=%3Cscript%3Ealert(1)%3C/script%3E", filling, "&state=", NULL);

  test_sign_in_begin (test);
  test_sign_in_come_back (test, query);
  test_sign_in_assert_failure (test, RS_ERROR_SIGN_IN, "“<script>alert(1)</script>xxx");
  test_sign_in_assert_page_of_failure (test, "&lt;script&gt;alert(1)&lt;/script&gt;xxx");
  g_assert_null (strstr (test->browser->page, "<script"));
  g_assert_cmpuint (strlen (test->outcome.error->message), <, 600);
}

static const struct
{
  guint status;
  const char *body;
  RsError code;
  const char *words;
} exchanges[] = {
  { 400, "{\"error\":\"invalid_grant\"}", RS_ERROR_SIGN_IN, "does not take back what it gave to the browser" },
  { 401, "{\"error\":\"invalid_client\"}", RS_ERROR_SIGN_IN, "does not know the app “wall&board”" },
  { 403, "{}", RS_ERROR_PERMISSION, "presence:read" },
  { 404, "", RS_ERROR_NO_STREAM, "Check TokenUrl" },
  { 503, "", RS_ERROR_TRY_LATER, "busy (503)" },
  { 500, "", RS_ERROR_NETWORK, "has a fault (500)" },
  { 200, "<html>signed in</html>", RS_ERROR_MALFORMED, "is no access token" },
  { 200, "", RS_ERROR_MALFORMED, "is no access token" },
  { 200, "{\"access_token\":\"t\"}", RS_ERROR_PERMISSION, "no refresh token" },
  { TEST_HANG_UP, NULL, RS_ERROR_NETWORK, "The connection to 127.0.0.1" },
};

static void
test_every_refusal_of_the_exchange_has_its_sentence (TestSignIn *test, gconstpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (exchanges); i++)
    {
      test_desk_forget_token_answers (test->desk);
      test_desk_answer_token (test->desk, exchanges[i].status, NULL, exchanges[i].body);
      test_sign_in_clear_outcome (&test->outcome);
      test->outcome.done = FALSE;
      test_sign_in_begin (test);
      test_sign_in_come_back (test, "code=abc&state=");
      test_sign_in_assert_failure (test, exchanges[i].code, exchanges[i].words);
      test_sign_in_assert_page_of_failure (test, "");
    }
}

static void
test_a_silent_exchange_is_given_up (TestSignIn *test, gconstpointer user_data)
{
  test_desk_forget_token_answers (test->desk);
  test_desk_answer_token (test->desk, TEST_SILENCE, NULL, NULL);
  test_sign_in_begin (test);
  test_sign_in_come_back (test, "code=abc&state=");
  test_wait_until (test->desk->token_calls->len > 0);
  rs_clock_advance (test->clock, 15 * G_USEC_PER_SEC);
  test_sign_in_assert_failure (test, RS_ERROR_TIMEOUT, "does not answer");
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/browser-sign-in-refusals/" name, TestSignIn, NULL, test_sign_in_set_up, func,                      \
              test_sign_in_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("every-refusal-of-the-provider-has-its-sentence", test_every_refusal_of_the_provider_has_its_sentence);
  ADD ("words-of-the-provider-are-plain-and-have-an-end", test_words_of_the_provider_are_plain_and_have_an_end);
  ADD ("every-refusal-of-the-exchange-has-its-sentence", test_every_refusal_of_the_exchange_has_its_sentence);
  ADD ("a-silent-exchange-is-given-up", test_a_silent_exchange_is_given_up);
  return g_test_run ();
}
