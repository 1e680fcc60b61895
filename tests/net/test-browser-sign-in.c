/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-pkce.h"
#include "support-sign-in.h"

#include <string.h>

/* A person signs in with the browser: what is asked, what comes back, and what people do meanwhile. What servers refuse
 * is in test-browser-sign-in-refusals.c. */

#define MINUTE_US (60 * G_USEC_PER_SEC)

/* ---- as it should be ------------------------------------------------------------------------------------------ */

static void
assert_parameter (TestSignIn *test, const char *name, const char *expected)
{
  g_autofree char *value = test_sign_in_get (test, name);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_the_browser_is_sent_with_all_that_a_server_needs (TestSignIn *test, gconstpointer user_data)
{
  g_autofree char *state = NULL;
  g_autofree char *challenge = NULL;

  test_sign_in_begin (test);
  g_assert_true (g_str_has_prefix (test->opened, "https://login.example.org/auth?"));
  assert_parameter (test, "response_type", "code");
  assert_parameter (test, "client_id", "wall&board");
  assert_parameter (test, "scope", "presence:read queue:read");
  assert_parameter (test, "code_challenge_method", "S256");
  assert_parameter (test, "nonce", NULL);
  assert_parameter (test, "prompt", NULL);
  state = test_sign_in_get (test, "state");
  challenge = test_sign_in_get (test, "code_challenge");
  g_assert_cmpuint (strlen (state), ==, 22); /* 128 bits */
  g_assert_cmpuint (strlen (challenge), ==, 43);
  test_sign_in_come_back (test, "code=abc&state=");
  test_sign_in_assert_token (test);
}

static void
test_openid_brings_a_nonce_and_a_stay_needs_consent (TestSignIn *test, gconstpointer user_data)
{
  g_autofree char *nonce = NULL;

  g_free (test->auth.scopes);
  test->auth.scopes = g_strdup ("openid offline_access");
  g_free (test->auth.authorization_url);
  test->auth.authorization_url = g_strdup ("https://login.example.org/auth?tenant=7");
  test_sign_in_begin (test);
  nonce = test_sign_in_get (test, "nonce");
  g_assert_cmpuint (strlen (nonce), ==, 22);
  assert_parameter (test, "prompt", "consent");
  assert_parameter (test, "tenant", "7");
  test_sign_in_come_back (test, "code=abc&state=");
  test_sign_in_assert_token (test);
}

static void
test_the_code_is_exchanged_with_what_the_challenge_was_made_of (TestSignIn *test, gconstpointer user_data)
{
  const TestRequest *request;
  g_autofree char *challenge = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *redirect_uri = NULL;

  test_sign_in_begin (test);
  test_sign_in_come_back (test, "code=a%2Bb%26c&state=");
  test_sign_in_assert_token (test);
  request = test_desk_get_token_call (test->desk, 0);
  expected = test_sign_in_get (test, "code_challenge");
  redirect_uri = test_sign_in_get (test, "redirect_uri");
  challenge = rs_pkce_make_challenge (g_hash_table_lookup (request->form, "code_verifier"));
  g_assert_cmpstr (challenge, ==, expected);
  g_assert_cmpstr (g_hash_table_lookup (request->form, "code"), ==, "a+b&c");
  g_assert_cmpstr (g_hash_table_lookup (request->form, "redirect_uri"), ==, redirect_uri);
  g_assert_cmpstr (g_hash_table_lookup (request->form, "client_id"), ==, "wall&board");
  g_assert_null (request->authorization);
}

static void
test_the_page_is_there_before_the_outcome (TestSignIn *test, gconstpointer user_data)
{
  test_sign_in_begin (test);
  test_sign_in_come_back (test, "code=abc&state=");
  test_sign_in_assert_token (test);
  test_wait_until (test->browser->status != 0);
  g_assert_cmpuint (test->browser->status, ==, 200);
  g_assert_nonnull (strstr (test->browser->page, "You are signed in"));
  g_assert_null (strstr (test->browser->page, "abc"));
  g_assert_null (strstr (test->browser->page, "first.token"));
  g_assert_null (strstr (test->browser->page, "again"));
}

static void
test_an_app_with_a_secret_shows_it_by_basic_then_in_the_form (TestSignIn *test, gconstpointer user_data)
{
  const TestRequest *request;

  test->secret = "hunter2";
  test_desk_forget_token_answers (test->desk);
  test_desk_answer_token (test->desk, 401, NULL, "{\"error\":\"invalid_client\"}");
  test_desk_answer_token (test->desk, 200, NULL, TEST_SIGN_IN_TOKEN);
  test_sign_in_begin (test);
  test_sign_in_come_back (test, "code=abc&state=");
  test_sign_in_assert_token (test);
  g_assert_nonnull (test_desk_get_token_call (test->desk, 0)->authorization);
  request = test_desk_get_token_call (test->desk, 1);
  g_assert_null (request->authorization);
  g_assert_cmpstr (g_hash_table_lookup (request->form, "client_secret"), ==, "hunter2");
}

static void
test_strangers_do_not_end_it (TestSignIn *test, gconstpointer user_data)
{
  g_autofree char *redirect_uri = NULL;
  g_autofree char *icon = NULL;

  test_sign_in_begin (test);
  redirect_uri = test_sign_in_get (test, "redirect_uri");
  icon = g_strconcat (redirect_uri, "favicon.ico", NULL);
  test_browser_visit (test->browser, icon);
  g_assert_cmpuint (test->browser->status, ==, 404);
  g_assert_false (test->outcome.done);
  test_sign_in_come_back (test, "code=abc&state=");
  test_sign_in_assert_token (test);
}

/* ---- as it should not be -------------------------------------------------------------------------------------- */

static void
test_a_closed_browser_is_given_up_after_five_minutes (TestSignIn *test, gconstpointer user_data)
{
  test_sign_in_begin (test);
  rs_clock_advance (test->clock, 5 * MINUTE_US - 1);
  test_settle ();
  g_assert_false (test->outcome.done);
  rs_clock_advance (test->clock, 1);
  test_sign_in_assert_failure (test, RS_ERROR_TIMEOUT, "Nobody signed in for five minutes");
  test_sign_in_come_back (test, "code=abc&state=");
  test_wait_until (test->browser->status != 0);
  g_assert_cmpuint (test->browser->status, ==, TEST_BROKEN);
}

static void
test_another_state_is_not_ours (TestSignIn *test, gconstpointer user_data)
{
  test_sign_in_begin (test);
  test_sign_in_come_back (test, "code=abc&state=AAAAAAAAAAAAAAAAAAAAAA");
  test_sign_in_assert_failure (test, RS_ERROR_SIGN_IN, "the answer to another sign-in");
  test_sign_in_assert_page_of_failure (test, "sign in again");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 0);
}

static void
test_no_state_is_not_ours_either (TestSignIn *test, gconstpointer user_data)
{
  test_sign_in_begin (test);
  test_sign_in_come_back (test, "code=abc");
  test_sign_in_assert_failure (test, RS_ERROR_SIGN_IN, "the answer to another sign-in");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 0);
}

static void
test_an_empty_code_is_none (TestSignIn *test, gconstpointer user_data)
{
  test_sign_in_begin (test);
  test_sign_in_come_back (test, "code=&state=");
  test_sign_in_assert_failure (test, RS_ERROR_SIGN_IN, "nothing to sign in with");
}

static void
test_a_port_that_is_taken_is_told_before_the_browser_opens (TestSignIn *test, gconstpointer user_data)
{
  test->auth.redirect_uri = g_strconcat (test->desk->address, "/", NULL);
  test_sign_in_begin (test);
  test_sign_in_assert_failure (test, RS_ERROR_SIGN_IN, "another program has taken that port");
  g_assert_null (test->opened);
}

static gboolean
open_nothing (const char *url, gpointer user_data, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no application is registered");
  return FALSE;
}

static void
test_a_browser_that_cannot_be_opened_is_told (TestSignIn *test, gconstpointer user_data)
{
  test_sign_in_run (test, open_nothing, &test->outcome);
  test_sign_in_assert_failure (test, RS_ERROR_SIGN_IN, "could not be opened: no application is registered");
}

static void
test_who_cancels_is_told_so (TestSignIn *test, gconstpointer user_data)
{
  test_sign_in_begin (test);
  g_cancellable_cancel (test->cancellable);
  test_sign_in_assert_failure_of (&test->outcome, G_IO_ERROR, G_IO_ERROR_CANCELLED, "was cancelled");
}

static void
test_who_cancels_during_the_exchange_gets_no_token (TestSignIn *test, gconstpointer user_data)
{
  test_desk_forget_token_answers (test->desk);
  test_desk_answer_token (test->desk, TEST_SILENCE, NULL, NULL);
  test_sign_in_begin (test);
  test_sign_in_come_back (test, "code=abc&state=");
  test_wait_until (test->desk->token_calls->len > 0);
  g_cancellable_cancel (test->cancellable);
  test_sign_in_assert_failure_of (&test->outcome, G_IO_ERROR, G_IO_ERROR_CANCELLED, "was cancelled");
  test_sign_in_assert_page_of_failure (test, "was cancelled");
  soup_session_abort (test->session);
  test_settle ();
}

static void
test_a_second_attempt_ends_the_first (TestSignIn *test, gconstpointer user_data)
{
  TestOutcome first = { 0 };

  test_sign_in_run (test, test_sign_in_note_url, &first);
  test_sign_in_begin (test);
  test_sign_in_assert_failure_of (&first, RS_ERROR, RS_ERROR_SIGN_IN, "another one was begun");
  test_sign_in_come_back (test, "code=abc&state=");
  test_sign_in_assert_token (test);
  test_sign_in_clear_outcome (&first);
}

/* Also while the first is being exchanged, and though both need the same port. */
static void
test_a_second_attempt_takes_the_port_of_the_first (TestSignIn *test, gconstpointer user_data)
{
  TestOutcome first = { 0 };

  test_sign_in_begin (test);
  test->auth.redirect_uri = test_sign_in_get (test, "redirect_uri");
  g_cancellable_cancel (test->cancellable);
  test_sign_in_assert_failure_of (&test->outcome, G_IO_ERROR, G_IO_ERROR_CANCELLED, "was cancelled");
  test_sign_in_clear_outcome (&test->outcome);
  test->outcome.done = FALSE;
  g_cancellable_reset (test->cancellable);
  g_assert_finalize_object (g_steal_pointer (&test->sign_in));

  test_desk_forget_token_answers (test->desk);
  test_desk_answer_token (test->desk, TEST_SILENCE, NULL, NULL);
  test_desk_answer_token (test->desk, 200, NULL, TEST_SIGN_IN_TOKEN);
  test_sign_in_run (test, test_sign_in_note_url, &first);
  test_sign_in_come_back (test, "code=abc&state=");
  test_wait_until (test->desk->token_calls->len > 0);
  test_sign_in_begin (test);
  test_sign_in_assert_failure_of (&first, RS_ERROR, RS_ERROR_SIGN_IN, "another one was begun");
  test_wait_until (test->browser->status != 0);
  test_sign_in_come_back (test, "code=abc&state=");
  test_sign_in_assert_token (test);
  test_sign_in_clear_outcome (&first);
  soup_session_abort (test->session);
  test_settle ();
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/browser-sign-in/" name, TestSignIn, NULL, test_sign_in_set_up, func, test_sign_in_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-browser-is-sent-with-all-that-a-server-needs", test_the_browser_is_sent_with_all_that_a_server_needs);
  ADD ("openid-brings-a-nonce-and-a-stay-needs-consent", test_openid_brings_a_nonce_and_a_stay_needs_consent);
  ADD ("the-code-is-exchanged-with-what-the-challenge-was-made-of",
       test_the_code_is_exchanged_with_what_the_challenge_was_made_of);
  ADD ("the-page-is-there-before-the-outcome", test_the_page_is_there_before_the_outcome);
  ADD ("an-app-with-a-secret-shows-it-by-basic-then-in-the-form",
       test_an_app_with_a_secret_shows_it_by_basic_then_in_the_form);
  ADD ("strangers-do-not-end-it", test_strangers_do_not_end_it);
  ADD ("a-closed-browser-is-given-up-after-five-minutes", test_a_closed_browser_is_given_up_after_five_minutes);
  ADD ("another-state-is-not-ours", test_another_state_is_not_ours);
  ADD ("no-state-is-not-ours-either", test_no_state_is_not_ours_either);
  ADD ("an-empty-code-is-none", test_an_empty_code_is_none);
  ADD ("a-port-that-is-taken-is-told-before-the-browser-opens",
       test_a_port_that_is_taken_is_told_before_the_browser_opens);
  ADD ("a-browser-that-cannot-be-opened-is-told", test_a_browser_that_cannot_be_opened_is_told);
  ADD ("who-cancels-is-told-so", test_who_cancels_is_told_so);
  ADD ("who-cancels-during-the-exchange-gets-no-token", test_who_cancels_during_the_exchange_gets_no_token);
  ADD ("a-second-attempt-ends-the-first", test_a_second_attempt_ends_the_first);
  ADD ("a-second-attempt-takes-the-port-of-the-first", test_a_second_attempt_takes_the_port_of_the_first);
  return g_test_run ();
}
