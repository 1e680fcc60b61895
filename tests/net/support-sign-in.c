/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-sign-in.h"

#include "net/rs-http.h"

#include <string.h>

void
test_sign_in_set_up (TestSignIn *self, gconstpointer user_data)
{
  self->desk = test_desk_new ();
  self->browser = test_browser_new ();
  self->session = rs_http_new_session (NULL, NULL);
  self->clock = rs_clock_new_virtual (g_get_real_time ());
  self->cancellable = g_cancellable_new ();
  self->auth.grant = RS_GRANT_AUTHORIZATION_CODE;
  self->auth.authorization_url = g_strdup ("https://login.example.org/auth");
  self->auth.token_url = g_strdup (self->desk->token_url);
  self->auth.client_id = g_strdup ("wall&board");
  self->auth.scopes = g_strdup ("presence:read queue:read");
  test_desk_answer_token (self->desk, 200, NULL, TEST_SIGN_IN_TOKEN);
}

void
test_sign_in_clear_outcome (TestOutcome *outcome)
{
  g_clear_pointer (&outcome->token, rs_token_free);
  g_clear_error (&outcome->error);
}

void
test_sign_in_tear_down (TestSignIn *self, gconstpointer user_data)
{
  g_assert_finalize_object (self->sign_in);
  test_browser_free (self->browser);
  soup_session_abort (self->session);
  test_settle ();
  g_object_unref (self->session);
  g_object_unref (self->cancellable);
  test_desk_free (self->desk);
  rs_auth_config_clear (&self->auth);
  test_sign_in_clear_outcome (&self->outcome);
  g_free (self->opened);
  g_assert_finalize_object (self->clock);
}

gboolean
test_sign_in_note_url (const char *url, gpointer user_data, GError **error)
{
  TestSignIn *self = user_data;

  g_free (self->opened);
  self->opened = g_strdup (url);
  return TRUE;
}

static void
on_outcome (GObject *object, GAsyncResult *result, gpointer user_data)
{
  TestOutcome *outcome = user_data;

  outcome->token = rs_browser_sign_in_run_finish (RS_BROWSER_SIGN_IN (object), result, &outcome->error);
  outcome->done = TRUE;
}

void
test_sign_in_run (TestSignIn *self, RsBrowserSignInOpen open, TestOutcome *outcome)
{
  if (self->sign_in == NULL)
    self->sign_in = rs_browser_sign_in_new (self->session, self->clock, &self->auth, self->secret);
  rs_browser_sign_in_run_async (self->sign_in, open, self, self->cancellable, on_outcome, outcome);
}

void
test_sign_in_begin (TestSignIn *self)
{
  test_sign_in_run (self, test_sign_in_note_url, &self->outcome);
}

char *
test_sign_in_get (TestSignIn *self, const char *name)
{
  return test_browser_dup_parameter (self->opened, name);
}

/* With its own state, if @with ends in "state=". */
static char *
make_return_url (TestSignIn *self, const char *with)
{
  g_autofree char *redirect_uri = test_sign_in_get (self, "redirect_uri");
  g_autofree char *state = test_sign_in_get (self, "state");

  return g_strconcat (redirect_uri, "?", with, g_str_has_suffix (with, "state=") ? state : NULL, NULL);
}

void
test_sign_in_come_back (TestSignIn *self, const char *with)
{
  g_autofree char *url = make_return_url (self, with);

  test_browser_go (self->browser, "GET", url, NULL);
}

void
test_sign_in_assert_failure_of (TestOutcome *outcome, GQuark domain, int code, const char *words)
{
  test_wait_until (outcome->done);
  g_assert_null (outcome->token);
  g_test_message ("%s", outcome->error->message);
  g_assert_error (outcome->error, domain, code);
  g_assert_nonnull (strstr (outcome->error->message, words));
}

void
test_sign_in_assert_failure (TestSignIn *self, RsError code, const char *words)
{
  test_sign_in_assert_failure_of (&self->outcome, RS_ERROR, (int) code, words);
}

void
test_sign_in_assert_token (TestSignIn *self)
{
  test_wait_until (self->outcome.done);
  g_assert_no_error (self->outcome.error);
  g_assert_cmpstr (self->outcome.token->text, ==, "first.token");
  g_assert_cmpstr (rs_token_peek_refresh (self->outcome.token), ==, "again");
}

void
test_sign_in_assert_page_of_failure (TestSignIn *self, const char *words)
{
  test_wait_until (self->browser->status != 0);
  g_assert_nonnull (strstr (self->browser->page, "You are not signed in"));
  g_assert_nonnull (strstr (self->browser->page, words));
}
