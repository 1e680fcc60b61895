/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-faults.h"
#include "check-keyring-faults.h"
#include "support-keyring.h"
#include "support-sign-in.h"

#include <string.h>

/*
 * The table of all that a server, a network or a person can get wrong on the way to a living board: which line of the
 * check says so, and with what words.
 */

typedef struct
{
  const char *name;
  void (*arrange) (CheckFixture *test);
  RsCheckStep step;
  RsCheckState state;
  const char *words; /* of the sentence */
  const char *advice;
  gboolean takes_time; /* virtual time must pass at that step */
} Row;

static const Row rows[] = {
  { "wrong-id", check_faults_wrong_id, RS_CHECK_TOKEN, RS_CHECK_FAILED,
    "does not accept the secret of client “nobody”.",
    "Check the client id in the profile, and give the secret again." },
  { "wrong-secret", check_faults_wrong_secret, RS_CHECK_TOKEN, RS_CHECK_FAILED,
    "does not accept the secret of client “demo”.", "Check the client id in the profile, and give the secret again." },
  { "expired-key", check_faults_expired_key, RS_CHECK_TOKEN, RS_CHECK_FAILED,
    "says that the access key “K====” has expired or was revoked.",
    "Make a new key there, and give its id and its secret." },
  { "no-secret", check_faults_no_secret, RS_CHECK_TOKEN, RS_CHECK_FAILED, "No secret was found for this board",
    "Give it once with ringsidectl sign-in" },
  { "missing-scope", check_faults_missing_scope, RS_CHECK_SCOPES, RS_CHECK_DEGRADED,
    "Part of the board is off: this sign-in may not read it (queue:read, interaction:read is missing).",
    "Ask the administrator to allow that for this client." },
  { "missing-presence", check_faults_missing_presence, RS_CHECK_SCOPES, RS_CHECK_FAILED,
    "but without the right to read presence (presence:read).", "Ask the administrator to add it to this client." },
  { "403-at-the-sign-in", check_faults_token_403, RS_CHECK_TOKEN, RS_CHECK_FAILED,
    "accepts the client but gives it no right to read presence (presence:read).", "Ask the administrator" },
  { "403-at-the-stream", check_faults_stream_403, RS_CHECK_SOCKET, RS_CHECK_FAILED,
    "but without the right to read presence (presence:read).", "Ask the administrator" },
  { "403-at-the-directory", check_faults_directory_403, RS_CHECK_DIRECTORY, RS_CHECK_DEGRADED,
    "gives this sign-in no right to read the list “users” (403).", "Ask the administrator for: the scope user:read." },
  { "404-at-the-directory", check_faults_directory_404, RS_CHECK_DIRECTORY, RS_CHECK_DEGRADED,
    "There is no list “users” at http://127.0.0.1:", "Check this address in the profile." },
  { "404-at-the-sign-in", check_faults_token_404, RS_CHECK_TOKEN, RS_CHECK_FAILED,
    "There is no sign-in at http://127.0.0.1:", "Check TokenUrl in the profile." },
  { "404-at-the-stream", check_faults_stream_404, RS_CHECK_SOCKET, RS_CHECK_FAILED,
    "There is no stream at ws://127.0.0.1:",
    "Check region and address in the profile, or ask NICE whether streaming is enabled for this tenant." },
  { "401-at-the-stream", check_faults_stream_401, RS_CHECK_SOCKET, RS_CHECK_FAILED,
    "does not accept the sign-in any more.", "Check that the client is still allowed" },
  { "a-redirect-at-the-stream", check_faults_stream_redirect, RS_CHECK_SOCKET, RS_CHECK_FAILED, "There is no stream at",
    "Check region and address in the profile" },
  { "500-at-the-sign-in", check_faults_token_500, RS_CHECK_TOKEN, RS_CHECK_FAILED, "the server has a fault (500).",
    "Try again in a few minutes" },
  { "503-at-the-sign-in", check_faults_token_503, RS_CHECK_TOKEN, RS_CHECK_FAILED,
    "is busy (503) and asks to come back later.", "Try again in a few minutes" },
  { "429-at-the-stream", check_faults_stream_429, RS_CHECK_SOCKET, RS_CHECK_FAILED,
    "is busy (429) and asks to come back later.", "Try again in a few minutes" },
  { "clock-off-by-a-day-and-refused", check_faults_clock_refused, RS_CHECK_TOKEN, RS_CHECK_FAILED,
    "does not accept the assertion signed for client “wall”.", "This machine's clock is 24 hours behind that of" },
  { "clock-off-by-a-day", check_faults_clock, RS_CHECK_TOKEN, RS_CHECK_DEGRADED,
    "This machine's clock is 24 hours behind", "Set date and time, or let the network set them.", TRUE },
  { "unknown-authority", check_faults_unknown_authority, RS_CHECK_TLS, RS_CHECK_FAILED,
    "so nothing was sent: it comes from an authority that this machine does not know.",
    "If the server is yours, name its authority with CaFile in the profile" },
  { "hostname-mismatch", check_faults_other_host, RS_CHECK_TLS, RS_CHECK_FAILED,
    "so nothing was sent: it is made out to another server.", "Check the address" },
  { "expired-certificate", check_faults_expired_certificate, RS_CHECK_TLS, RS_CHECK_FAILED,
    "so nothing was sent: it has expired.", "Check this machine's date and time" },
  { "certificate-of-tomorrow", check_faults_early_certificate, RS_CHECK_TLS, RS_CHECK_FAILED,
    "so nothing was sent: it is not valid yet.", "Check this machine's date and time." },
  { "trusted-certificate", check_faults_trusted_certificate, RS_CHECK_FIRST_DATA, RS_CHECK_DEGRADED,
    "has not told anything yet.", "check the users", TRUE },
  { "no-tls", check_faults_no_tls, RS_CHECK_TLS, RS_CHECK_FAILED,
    "No secure connection to 127.0.0.1:", "Check address and port, and whether that server speaks TLS 1.2 or newer." },
  { "timed-out-at-the-connection", check_faults_silence_before_tls, RS_CHECK_TLS, RS_CHECK_FAILED, "does not answer.",
    "It may be busy, or a firewall may be in the way.", TRUE },
  { "missing-authority-file", check_faults_missing_authority, RS_CHECK_TLS, RS_CHECK_FAILED,
    "The certificate file /nowhere/authority.pem cannot be used", "It must hold PEM certificates." },
  { "proxy-needed", check_faults_proxy_that_asks, RS_CHECK_TLS, RS_CHECK_FAILED,
    "The proxy on the way to " CHECK_FAULTS_BEHIND_THE_PROXY " wants a name and a password",
    "Name them in this machine's network settings" },
  { "proxy-that-is-gone", check_faults_proxy_that_is_gone, RS_CHECK_TLS, RS_CHECK_FAILED,
    "127.0.0.1:1 refuses the connection: nothing is listening there.", "Check address and port" },
  { "dns", check_faults_unknown_name, RS_CHECK_DNS, RS_CHECK_FAILED, CHECK_FAULTS_NOWHERE,
    "If this network reaches the internet only through a proxy, name it in this machine's network settings." },
  { "refused", check_faults_refused, RS_CHECK_TLS, RS_CHECK_FAILED,
    "127.0.0.1:1 refuses the connection: nothing is listening there.", "Check address and port" },
  { "timed-out-at-the-sign-in", check_faults_token_silence, RS_CHECK_TOKEN, RS_CHECK_FAILED, "does not answer.",
    "It may be busy, or a firewall may be in the way.", TRUE },
  { "timed-out-at-the-stream", check_faults_stream_silence, RS_CHECK_SOCKET, RS_CHECK_FAILED, "does not answer.",
    "It may be busy, or a firewall may be in the way.", TRUE },
  { "hung-up-at-the-sign-in", check_faults_token_hang_up, RS_CHECK_TOKEN, RS_CHECK_FAILED,
    "The connection to 127.0.0.1:", "Try again in a few minutes" },
  { "hung-up-at-the-stream", check_faults_stream_hang_up, RS_CHECK_SOCKET, RS_CHECK_FAILED,
    "The connection to 127.0.0.1:", "Try again in a few minutes" },
  { "no-confirmation", check_faults_no_confirmation, RS_CHECK_SUBSCRIBED, RS_CHECK_FAILED,
    "does not confirm the subscription, so nothing would come.", "Check StreamUrl in the profile", TRUE },
  { "closed-with-4003", check_faults_close_4003, RS_CHECK_SUBSCRIBED, RS_CHECK_FAILED,
    "without the right to read presence", "Ask the administrator" },
  { "closed-with-4001", check_faults_close_4001, RS_CHECK_SUBSCRIBED, RS_CHECK_FAILED,
    "does not accept the sign-in any more.", "Check that the client is still allowed" },
  { "closed-with-1011", check_faults_close_1011, RS_CHECK_SUBSCRIBED, RS_CHECK_FAILED,
    "closed the stream before the first data (1011).", "Try again" },
  { "not-granted", check_faults_not_granted, RS_CHECK_SUBSCRIBED, RS_CHECK_DEGRADED,
    "1 agent or queue of the board may not be seen with this sign-in.", "Check the users and queues in the profile" },
  { "no-data", check_faults_no_data, RS_CHECK_FIRST_DATA, RS_CHECK_DEGRADED, "has not told anything yet.",
    "check the users and queues in the profile", TRUE },
  { "not-json", check_faults_token_not_json, RS_CHECK_TOKEN, RS_CHECK_FAILED,
    "The sign-in server's answer is no access token", "Some networks answer with a log-in page of their own." },
};

typedef struct
{
  const char *name;
  void (*arrange) (CheckFixture *test);
  gboolean may_ask; /* whether the keyring may ask for its password */
  const char *words;
  const char *advice;
} KeyringRow;

static const KeyringRow keyring_rows[] = {
  { "keyring-locked", check_keyring_faults_locked, FALSE, "The keyring is locked, so nobody can look into it.",
    "Unlock it" },
  { "keyring-absent", check_keyring_faults_absent, TRUE, "This computer has no keyring that answers",
    "Install one, such as GNOME Keyring or KeePassXC" },
  { "keyring-hung", check_keyring_faults_hung, TRUE, "The keyring does not answer",
    "sign in to the desktop anew, and try again." },
  { "keyring-dismissed", check_keyring_faults_locked, TRUE, "that question was closed.",
    "Try again, and answer it with the keyring's password." },
  { "keyring-empty", check_keyring_faults_empty, TRUE, "The keyring has no secret for “Test”",
    "Store it with ringsidectl sign-in" },
};

typedef struct
{
  const char *name;
  void (*bring_about) (TestSignIn *test);
  const char *words;
} BrowserRow;

static void
close_browser (TestSignIn *test)
{
  test_sign_in_begin (test);
  rs_clock_advance (test->clock, 5 * 60 * G_USEC_PER_SEC);
}

static void
come_back_with_another_state (TestSignIn *test)
{
  test_sign_in_begin (test);
  test_sign_in_come_back (test, "code=abc&state=AAAAAAAAAAAAAAAAAAAAAA");
}

/* The desk itself sits at that port. */
static void
take_port (TestSignIn *test)
{
  test->auth.redirect_uri = g_strconcat (test->desk->address, "/", NULL);
  test_sign_in_begin (test);
}

static void
cancel (TestSignIn *test)
{
  test_sign_in_begin (test);
  g_cancellable_cancel (test->cancellable);
}

static void
decline (TestSignIn *test)
{
  test_sign_in_begin (test);
  test_sign_in_come_back (test, "error=access_denied&state=");
}

static const BrowserRow browser_rows[] = {
  { "browser-closed", close_browser,
    "Nobody signed in for five minutes: the browser may be closed, or may not have been opened. Sign in again." },
  { "state-mismatch", come_back_with_another_state, "The browser came back with the answer to another sign-in" },
  { "port-taken", take_port, "and another program has taken that port. End that program" },
  { "cancelled", cancel, "The sign-in was cancelled." },
  { "declined", decline, "did not sign you in. It was declined there" },
};

/* Five seconds of virtual time after the other, while that step and those after it run. */
static void
let_time_pass (CheckFixture *test, RsCheckStep step)
{
  while (rs_check_is_running (test->check))
    {
      test_settle ();
      if (rs_check_get_line (test->check, step)->state != RS_CHECK_WAITING)
        rs_clock_advance (test->clock, 5 * G_USEC_PER_SEC);
    }
}

static void
assert_what_came_before_is_good (CheckFixture *test, RsCheckStep step)
{
  for (guint before = 0; before < step; before++)
    check_fixture_assert_line (test, before, RS_CHECK_GOOD, "");
}

static void
test_row (CheckFixture *test, gconstpointer user_data)
{
  const Row *row = user_data;

  row->arrange (test);
  check_fixture_start (test);
  if (row->takes_time)
    let_time_pass (test, row->step);
  check_fixture_wait (test);
  assert_what_came_before_is_good (test, row->step);
  check_fixture_assert_line (test, row->step, row->state, row->words);
  check_fixture_assert_advice (test, row->step, row->advice);
  g_assert_cmpuint (test->n_finished, ==, 1);
  g_assert_cmpint (test->result, ==, row->state == RS_CHECK_FAILED ? RS_EXIT_FAILED : RS_EXIT_NOT_LIVING);
  if (test->secret != NULL)
    g_assert_null (strstr (rs_check_get_line (test->check, row->step)->sentence, test->secret));
}

/* In a process of its own, which knows its row by its path. */
static void
test_keyring_row (void)
{
  const KeyringRow *row = keyring_rows;
  CheckFixture test;

  while (!g_str_has_suffix (g_test_get_path (), row->name))
    row++;
  check_fixture_set_up (&test, NULL);
  row->arrange (&test);
  check_fixture_open_desk (&test);
  check_keyring_faults_search (&test, row->may_ask);
  check_fixture_run (&test);
  assert_what_came_before_is_good (&test, RS_CHECK_TOKEN);
  check_fixture_assert_line (&test, RS_CHECK_TOKEN, RS_CHECK_FAILED, row->words);
  check_fixture_assert_advice (&test, RS_CHECK_TOKEN, row->advice);
  g_assert_cmpint (test.result, ==, RS_EXIT_FAILED);
  check_fixture_tear_down (&test, NULL);
}

static void
test_browser_row (TestSignIn *test, gconstpointer user_data)
{
  const BrowserRow *row = user_data;

  row->bring_about (test);
  test_wait_until (test->outcome.done);
  g_assert_null (test->outcome.token);
  g_test_message ("%s", test->outcome.error->message);
  g_assert_nonnull (strstr (test->outcome.error->message, row->words));
}

/* Whoever gives up is told nothing more, and nothing is left under way. */
static void
test_cancelled (CheckFixture *test, gconstpointer user_data)
{
  check_faults_token_silence (test);
  check_fixture_start (test);
  test_wait_until (test->desk->token_calls->len == 1);
  rs_check_stop (test->check);
  test_settle ();
  g_assert_cmpuint (test->n_finished, ==, 0);
  g_assert_cmpint (rs_check_get_line (test->check, RS_CHECK_TOKEN)->state, ==, RS_CHECK_SKIPPED);
  g_assert_null (rs_check_get_line (test->check, RS_CHECK_TOKEN)->sentence);
}

static void
add_row (const Row *row)
{
  g_autofree char *path = g_strconcat ("/check/failures/", row->name, NULL);

  g_test_add (path, CheckFixture, row, check_fixture_set_up, test_row, check_fixture_tear_down);
}

static void
add_keyring_row (const KeyringRow *row)
{
  g_autofree char *path = g_strconcat ("/check/failures/", row->name, NULL);

  test_keyring_add (path, test_keyring_row);
}

static void
add_browser_row (const BrowserRow *row)
{
  g_autofree char *path = g_strconcat ("/check/failures/browser/", row->name, NULL);

  g_test_add (path, TestSignIn, row, test_sign_in_set_up, test_browser_row, test_sign_in_tear_down);
}

int
main (int argc, char **argv)
{
  g_autoptr (GSocketService) proxy = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  proxy = check_faults_open_proxy ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    add_row (&rows[i]);
  for (guint i = 0; i < G_N_ELEMENTS (keyring_rows); i++)
    add_keyring_row (&keyring_rows[i]);
  for (guint i = 0; i < G_N_ELEMENTS (browser_rows); i++)
    add_browser_row (&browser_rows[i]);
  g_test_add ("/check/failures/cancelled", CheckFixture, NULL, check_fixture_set_up, test_cancelled,
              check_fixture_tear_down);
  result = g_test_run ();
  g_socket_service_stop (proxy);
  g_socket_listener_close (G_SOCKET_LISTENER (proxy));
  return result;
}
