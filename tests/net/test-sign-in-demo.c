/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "demo/rs-demo-server.h"
#include "demo/rs-demo-token-desk.h"
#include "net/rs-browser-sign-in.h"
#include "net/rs-http.h"
#include "net/rs-memory-refresh-store.h"
#include "net/rs-token-source.h"
#include "quiet-server.h"
#include "support-browser.h"
#include "support-desk.h"

#include <string.h>

/* The ways to sign in for people, with the demo centre, which works everything out by itself. */

typedef struct
{
  RsDemoOptions options;
  RsDemoServer *server;
  TestBrowser *browser;
  SoupSession *session;
  RsClock *clock;
  RsAuthConfig auth;
  RsBrowserSignIn *sign_in;
  gboolean done;
  RsToken *token;
  GError *error;
} Test;

static void
set_up (Test *test, gconstpointer user_data)
{
  test_let_clients_leave ();
  rs_demo_options_init (&test->options);
  test->options.faults.desk.refresh_tokens = TRUE;
  test->options.faults.desk.grants = RS_DEMO_GRANT_AUTHORIZATION_CODE | RS_DEMO_GRANT_ACCESS_KEY;
  test->server = rs_demo_server_new (&test->options, NULL);
  g_assert_nonnull (test->server);
  test->browser = test_browser_new ();
  test->session = rs_http_new_session (NULL, NULL);
  test->clock = rs_clock_new_virtual (g_get_real_time ());
  test->auth.scopes = g_strdup ("presence:read queue:read");
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  if (test->sign_in != NULL)
    g_assert_finalize_object (test->sign_in);
  g_clear_pointer (&test->token, rs_token_free);
  g_clear_error (&test->error);
  test_browser_free (test->browser);
  soup_session_abort (test->session);
  test_settle ();
  g_object_unref (test->session);
  rs_demo_server_free (test->server);
  rs_auth_config_clear (&test->auth);
  g_assert_finalize_object (test->clock);
}

static void
set_mood (Test *test, RsDemoSignIn mood)
{
  test->options.faults.desk.sign_in = mood;
  rs_demo_server_set_faults (test->server, &test->options.faults);
}

static gboolean
open_browser (const char *url, gpointer user_data, GError **error)
{
  Test *test = user_data;

  test_browser_go (test->browser, "GET", url, NULL);
  return TRUE;
}

static void
on_outcome (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Test *test = user_data;

  test->token = rs_browser_sign_in_run_finish (RS_BROWSER_SIGN_IN (object), result, &test->error);
  test->done = TRUE;
}

static void
begin (Test *test)
{
  test->auth.grant = RS_GRANT_AUTHORIZATION_CODE;
  test->auth.authorization_url = g_strdup (rs_demo_server_get_authorization_url (test->server));
  test->auth.token_url = g_strdup (rs_demo_server_get_token_url (test->server));
  test->auth.client_id = g_strdup (RS_DEMO_CLIENT_ID);
  test->sign_in = rs_browser_sign_in_new (test->session, test->clock, &test->auth, NULL);
  rs_browser_sign_in_run_async (test->sign_in, open_browser, test, NULL, on_outcome, test);
}

static void
on_token (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Test *test = user_data;
  const RsToken *token = rs_token_source_get_finish (RS_TOKEN_SOURCE (object), result, &test->error);
  g_autofree char *bearer = NULL;

  test->done = TRUE;
  if (token == NULL)
    return;
  bearer = g_strconcat ("Bearer ", token->text, NULL);
  g_assert_nonnull (rs_demo_server_check_bearer (test->server, bearer));
}

/* What it brings is checked by the centre. */
static void
fetch_token (Test *test, const char *secret, const char *refresh_token)
{
  g_autoptr (RsRefreshStore) store = rs_memory_refresh_store_new (refresh_token);
  RsTokenSource *tokens = rs_token_source_new (test->session, test->clock, &test->auth, secret, store);

  test->done = FALSE;
  rs_token_source_get_async (tokens, NULL, on_token, test);
  test_wait_until (test->done);
  g_assert_finalize_object (tokens);
}

static void
test_a_person_signs_in_and_stays_signed_in (Test *test, gconstpointer user_data)
{
  begin (test);
  test_wait_until (test->done && test->browser->status != 0);
  g_assert_no_error (test->error);
  g_assert_cmpstr (test->token->scope, ==, "presence:read queue:read");
  g_assert_nonnull (strstr (test->browser->page, "You are signed in"));
  fetch_token (test, NULL, rs_token_peek_refresh (test->token));
  g_assert_no_error (test->error);
}

static void
test_a_refresh_token_that_is_over_asks_for_the_person (Test *test, gconstpointer user_data)
{
  begin (test);
  test_wait_until (test->done);
  rs_demo_server_expire_refreshers (test->server);
  fetch_token (test, NULL, rs_token_peek_refresh (test->token));
  g_assert_error (test->error, RS_ERROR, RS_ERROR_SIGN_IN);
  g_assert_true (g_str_has_prefix (test->error->message, "Sign in again"));
}

static void
test_who_declines_is_told (Test *test, gconstpointer user_data)
{
  set_mood (test, RS_DEMO_SIGN_IN_DENIED);
  begin (test);
  test_wait_until (test->done);
  g_assert_error (test->error, RS_ERROR, RS_ERROR_SIGN_IN);
  g_assert_nonnull (strstr (test->error->message, "“The demo centre declined.”"));
}

static void
test_another_state_is_refused (Test *test, gconstpointer user_data)
{
  set_mood (test, RS_DEMO_SIGN_IN_WRONG_STATE);
  begin (test);
  test_wait_until (test->done);
  g_assert_error (test->error, RS_ERROR, RS_ERROR_SIGN_IN);
  g_assert_nonnull (strstr (test->error->message, "another sign-in"));
}

static void
test_who_never_comes_back_is_given_up (Test *test, gconstpointer user_data)
{
  set_mood (test, RS_DEMO_SIGN_IN_NEVER);
  begin (test);
  test_wait_until (test->browser->status == 200);
  rs_clock_advance (test->clock, 300 * G_USEC_PER_SEC);
  test_wait_until (test->done);
  g_assert_error (test->error, RS_ERROR, RS_ERROR_TIMEOUT);
}

static void
use_key (Test *test, const char *token_url, const char *client_id)
{
  test->auth.grant = RS_GRANT_ACCESS_KEY;
  test->auth.token_url = g_strdup (token_url);
  test->auth.access_key_id = g_strdup (RS_DEMO_ACCESS_KEY_ID);
  test->auth.client_id = g_strdup (client_id);
}

static void
test_an_access_key_alone (Test *test, gconstpointer user_data)
{
  use_key (test, rs_demo_server_get_access_key_url (test->server), NULL);
  fetch_token (test, rs_demo_server_get_secret (test->server), NULL);
  g_assert_no_error (test->error);
  fetch_token (test, "wrong", NULL);
  g_assert_error (test->error, RS_ERROR, RS_ERROR_SIGN_IN);
  g_assert_nonnull (strstr (test->error->message, "does not accept the access key “DEMO====”"));
}

static void
test_an_access_key_with_its_app (Test *test, gconstpointer user_data)
{
  const char *secret = rs_demo_server_get_secret (test->server);
  g_autofree char *both = g_strconcat (secret, " ", secret, NULL);
  g_autofree char *wrong = g_strconcat ("wrong ", secret, NULL);

  use_key (test, rs_demo_server_get_token_url (test->server), RS_DEMO_CLIENT_ID);
  fetch_token (test, both, NULL);
  g_assert_no_error (test->error);
  fetch_token (test, wrong, NULL);
  g_assert_error (test->error, RS_ERROR, RS_ERROR_SIGN_IN);
  g_assert_nonnull (strstr (test->error->message, "does not accept the access key “DEMO====”"));
}

#define ADD(name, func) g_test_add ("/net/sign-in-demo/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-person-signs-in-and-stays-signed-in", test_a_person_signs_in_and_stays_signed_in);
  ADD ("a-refresh-token-that-is-over-asks-for-the-person", test_a_refresh_token_that_is_over_asks_for_the_person);
  ADD ("who-declines-is-told", test_who_declines_is_told);
  ADD ("another-state-is-refused", test_another_state_is_refused);
  ADD ("who-never-comes-back-is-given-up", test_who_never_comes_back_is_given_up);
  ADD ("an-access-key-alone", test_an_access_key_alone);
  ADD ("an-access-key-with-its-app", test_an_access_key_with_its_app);
  return g_test_run ();
}
