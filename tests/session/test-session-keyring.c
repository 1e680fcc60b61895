/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-worker.h"
#include "session/rs-keyring-refresh-store.h"
#include "session/rs-session.h"
#include "support-desk.h"
#include "support-keyring.h"

#include <string.h>

/* Protocol §1: a refresh token is in the keyring before the token that came with it is used, and no keyring stops a
 * board. */

#define WITH_REFRESH(token, refresh)                                                                                   \
  "{\"access_token\":\"" token "\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"refresh_token\":\"" refresh "\"}"

typedef struct
{
  TestDesk *desk;
  RsClock *clock;
  RsClock *keyring_clock; /* virtual: nobody waits for a silent keyring */
  RsCredentialStore *credentials;
  RsProfile *profile;
  RsRefreshStore *store;
  RsSession *session;
  char *complaint;
  gboolean is_given_up;
} Test;

static void
begin (Test *test)
{
  *test =
      (Test){ .desk = test_desk_new (), .clock = rs_clock_new_system (), .keyring_clock = rs_clock_new_virtual (0) };
  test->credentials = rs_credential_store_new (test->keyring_clock);
  test->profile = test_keyring_make_board_profile ("Floor", test->desk->token_url, test->desk->stream_url);
}

static void
on_failed (RsRefreshStore *store, const char *sentence, gpointer user_data)
{
  Test *test = user_data;

  g_free (test->complaint);
  test->complaint = g_strdup (sentence);
}

static void
start (Test *test)
{
  g_autoptr (RsSecret) secret = rs_secret_new ("hunter2");

  test->store = rs_keyring_refresh_store_new (test->credentials, test->profile);
  g_signal_connect (test->store, "failed", G_CALLBACK (on_failed), test);
  test->session = rs_session_new (test->profile, secret, test->clock);
  rs_session_set_refresh_store (test->session, test->store);
  rs_session_start (test->session);
}

static void
stop (Test *test)
{
  rs_session_stop (test->session);
  g_assert_finalize_object (test->session);
  test_settle ();
  g_assert_finalize_object (test->store);
}

static void
end (Test *test)
{
  test_desk_free (test->desk);
  g_assert_finalize_object (test->credentials);
  g_assert_finalize_object (test->keyring_clock);
  g_assert_finalize_object (test->clock);
  g_object_unref (test->profile);
  g_free (test->complaint);
}

static char *
look_up_refresh (Test *test)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) secret = NULL;

  rs_credential_store_lookup_async (test->credentials, test->profile, RS_CREDENTIAL_REFRESH_TOKEN, NULL,
                                    test_keyring_keep_result, &result);
  secret = rs_credential_store_lookup_finish (test->credentials, test_keyring_wait (&result), &error);
  g_assert_no_error (error);
  return secret != NULL ? g_strdup (rs_secret_peek (secret)) : NULL;
}

static void
assert_kept (Test *test, const char *expected)
{
  g_autofree char *text = look_up_refresh (test);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_asked (Test *test, guint call, const char *key, const char *expected)
{
  g_assert_cmpstr (g_hash_table_lookup (test_desk_get_token_call (test->desk, call)->form, key), ==, expected);
}

static void
test_it_is_kept_before_the_token_is_used (void)
{
  Test test;

  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  begin (&test);
  test_desk_answer_token (test.desk, 200, NULL, WITH_REFRESH ("t1", "r1"));
  start (&test);
  test_wait_until (test.desk->handshakes->len == 1);
  assert_kept (&test, "r1");
  assert_asked (&test, 0, "grant_type", "client_credentials");
  test_wait_until (rs_session_is_living (test.session));
  g_assert_null (test.complaint);
  stop (&test);
  end (&test);
}

static void
test_the_next_run_begins_with_it (void)
{
  Test test;

  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  begin (&test);
  test_desk_answer_token (test.desk, 200, NULL, WITH_REFRESH ("t1", "r1"));
  start (&test);
  test_wait_until (rs_session_is_living (test.session));
  stop (&test);

  test_desk_answer_token (test.desk, 200, NULL, WITH_REFRESH ("t2", "r2"));
  start (&test);
  test_wait_until (test.desk->handshakes->len == 2);
  assert_asked (&test, 1, "grant_type", "refresh_token");
  assert_asked (&test, 1, "refresh_token", "r1");
  g_assert_cmpstr (test_desk_get_handshake (test.desk, 1)->authorization, ==, "Bearer t2");
  assert_kept (&test, "r2");
  stop (&test);
  end (&test);
}

static void
test_one_that_is_refused_is_forgotten (void)
{
  Test test;

  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  begin (&test);
  test_desk_answer_token (test.desk, 200, NULL, WITH_REFRESH ("t1", "r1"));
  start (&test);
  test_wait_until (rs_session_is_living (test.session));
  stop (&test);

  test_desk_answer_token (test.desk, 400, NULL, "{\"error\":\"invalid_grant\"}");
  test_desk_answer_token (test.desk, 200, NULL, TEST_TOKEN);
  start (&test);
  test_wait_until (test.desk->handshakes->len == 2);
  assert_asked (&test, 1, "grant_type", "refresh_token");
  assert_asked (&test, 2, "grant_type", "client_credentials");
  assert_kept (&test, NULL);
  stop (&test);
  end (&test);
}

/* What the feed thread warns of; to be read when it has ended. */
static GString *warnings;

static gboolean
keep_warning (const char *domain, GLogLevelFlags level, const char *text, gpointer user_data)
{
  if (g_strcmp0 (domain, "ringside-net") != 0)
    return TRUE;
  g_string_append (warnings, text);
  return FALSE;
}

static void
keep_warnings (void)
{
  warnings = g_string_new (NULL);
  g_test_log_set_fatal_handler (keep_warning, NULL);
}

static void
assert_warned (const char *words)
{
  g_assert_nonnull (strstr (warnings->str, words));
}

static void
test_without_a_keyring_the_board_lives (void)
{
  Test test;

  test_keyring_start_bus ();
  begin (&test);
  test_desk_answer_token (test.desk, 200, NULL, WITH_REFRESH ("t1", "r1"));
  keep_warnings ();
  start (&test);
  test_wait_until (rs_session_is_living (test.session));
  g_assert_nonnull (strstr (test.complaint, "no keyring that answers"));
  stop (&test);
  assert_warned ("could not be read, so the board signs in anew: This computer has no keyring");
  assert_warned ("could not be stored, so it is kept in memory only: This computer has no keyring");
  end (&test);
}

static void
test_a_silent_keyring_is_given_up (void)
{
  Test test;

  test_keyring_start_bus ();
  test_keyring_own_silently ("org.freedesktop.secrets");
  begin (&test);
  test_desk_answer_token (test.desk, 200, NULL, TEST_TOKEN);
  keep_warnings ();
  start (&test);
  test_wait_until ((rs_clock_advance (test.keyring_clock, G_USEC_PER_SEC), test.complaint != NULL));
  g_assert_nonnull (strstr (test.complaint, "does not answer"));
  test_wait_until (rs_session_is_living (test.session));
  stop (&test);
  assert_warned ("could not be read, so the board signs in anew: The keyring does not answer");
  end (&test);
}

/* The main thread is where the keyring is asked, and it waits for the feed thread to end. */
static void
test_a_board_that_is_closed_waits_for_no_keyring (void)
{
  Test test;
  gint64 began_us;

  test_keyring_start_bus ();
  test_keyring_own_silently ("org.freedesktop.secrets");
  begin (&test);
  start (&test);
  test_settle ();
  began_us = g_get_monotonic_time ();
  rs_session_stop (test.session);
  g_assert_cmpint (g_get_monotonic_time () - began_us, <, G_USEC_PER_SEC);
  g_assert_finalize_object (test.session);
  g_assert_cmpuint (test.desk->token_calls->len, ==, 0);
  rs_clock_advance (test.keyring_clock, 5 * G_USEC_PER_SEC);
  test_settle ();
  g_assert_finalize_object (test.store);
  end (&test);
}

static void
on_given_up (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Test *test = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_refresh_store_store_finish (RS_REFRESH_STORE (object), result, &error));
  test->is_given_up = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
store_and_give_up (gpointer user_data)
{
  Test *test = user_data;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  rs_refresh_store_store_async (test->store, "r1", cancellable, on_given_up, test);
  g_cancellable_cancel (cancellable);
}

/* A server has forgotten the one before: what has come must not be lost because the program ends just then. */
static void
test_one_that_has_come_is_kept_though_the_program_ends (void)
{
  Test test;
  RsWorker *feed;

  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  begin (&test);
  test.store = rs_keyring_refresh_store_new (test.credentials, test.profile);
  feed = rs_worker_new ("feed");
  rs_worker_invoke (feed, store_and_give_up, &test);
  rs_worker_stop (feed);
  g_assert_true (test.is_given_up);
  rs_keyring_refresh_store_settle (RS_KEYRING_REFRESH_STORE (test.store));
  assert_kept (&test, "r1");
  g_assert_finalize_object (test.store);
  end (&test);
}

#define ADD(name, run) test_keyring_add ("/session/keyring/" name, run)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("it-is-kept-before-the-token-is-used", test_it_is_kept_before_the_token_is_used);
  ADD ("the-next-run-begins-with-it", test_the_next_run_begins_with_it);
  ADD ("one-that-is-refused-is-forgotten", test_one_that_is_refused_is_forgotten);
  ADD ("without-a-keyring-the-board-lives", test_without_a_keyring_the_board_lives);
  ADD ("a-silent-keyring-is-given-up", test_a_silent_keyring_is_given_up);
  ADD ("a-board-that-is-closed-waits-for-no-keyring", test_a_board_that_is_closed_waits_for_no_keyring);
  ADD ("one-that-has-come-is-kept-though-the-program-ends", test_one_that_has_come_is_kept_though_the_program_ends);
  return g_test_run ();
}
