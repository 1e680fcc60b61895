/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-keyring.h"

#include <libsecret/secret.h>
#include <string.h>

/* The store with GNOME's keyring, with none, and with one that is locked. */

#define TOKEN_URL "https://pbx.example/t"

typedef struct
{
  RsClock *clock;
  RsCredentialStore *store;
  RsProfile *profile;
} Test;

static void
begin (Test *test)
{
  test->clock = rs_clock_new_system ();
  test->store = rs_credential_store_new (test->clock);
  test->profile = test_keyring_make_profile ("Floor", TOKEN_URL, "wall");
}

static void
end (Test *test)
{
  g_assert_finalize_object (test->store);
  g_assert_finalize_object (test->clock);
  g_object_unref (test->profile);
}

static void
assert_kept (Test *test, RsProfile *profile, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = test_keyring_lookup (test->store, profile, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
store (Test *test, RsProfile *profile, const char *text)
{
  g_autoptr (GError) error = NULL;

  test_keyring_store (test->store, profile, text, &error);
  g_assert_no_error (error);
}

static void
test_what_is_stored_is_found (void)
{
  Test test;
  g_autoptr (GError) error = NULL;

  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  begin (&test);
  assert_kept (&test, test.profile, NULL);
  store (&test, test.profile, "hunter2");
  assert_kept (&test, test.profile, "hunter2");
  store (&test, test.profile, "Schlüssel€ with space");
  assert_kept (&test, test.profile, "Schlüssel€ with space");
  g_assert_true (test_keyring_forget (test.store, test.profile, &error));
  g_assert_no_error (error);
  assert_kept (&test, test.profile, NULL);
  g_assert_true (test_keyring_forget (test.store, test.profile, &error));
  g_assert_no_error (error);
  end (&test);
}

static void
test_a_private_key_keeps_its_lines (void)
{
  static const char key[] = "-----BEGIN PRIVATE KEY-----\nMIGH\nAgEA\n-----END PRIVATE KEY-----\n";
  Test test;

  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  begin (&test);
  store (&test, test.profile, key);
  assert_kept (&test, test.profile, key);
  end (&test);
}

/* A profile that takes the name of another, and sends what it finds elsewhere, finds nothing. */
static void
test_a_secret_is_bound_to_where_it_is_sent (void)
{
  Test test;
  g_autoptr (RsProfile) elsewhere = test_keyring_make_profile ("Floor", "https://evil.example/t", "wall");
  g_autoptr (RsProfile) other_client = test_keyring_make_profile ("Floor", TOKEN_URL, "wall2");
  g_autoptr (RsProfile) other_name = test_keyring_make_profile ("Floor 2", TOKEN_URL, "wall");
  g_autoptr (RsProfile) with_key = test_keyring_make_key_profile ("Floor", TOKEN_URL, "wall", "k1");

  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  begin (&test);
  store (&test, test.profile, "hunter2");
  assert_kept (&test, elsewhere, NULL);
  assert_kept (&test, other_client, NULL);
  assert_kept (&test, other_name, NULL);
  assert_kept (&test, with_key, NULL);
  store (&test, with_key, "two words");
  assert_kept (&test, test.profile, "hunter2");
  assert_kept (&test, with_key, "two words");
  end (&test);
}

static void
test_a_refresh_token_is_kept_apart_from_the_secret (void)
{
  Test test;
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) token = rs_secret_new ("r1");
  g_autoptr (GAsyncResult) stored = NULL;
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (RsSecret) kept = NULL;

  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  begin (&test);
  store (&test, test.profile, "hunter2");
  rs_credential_store_store_async (test.store, test.profile, RS_CREDENTIAL_REFRESH_TOKEN, token, NULL,
                                   test_keyring_keep_result, &stored);
  g_assert_true (rs_credential_store_store_finish (test.store, test_keyring_wait (&stored), &error));
  g_assert_true (test_keyring_forget (test.store, test.profile, &error));
  rs_credential_store_lookup_async (test.store, test.profile, RS_CREDENTIAL_REFRESH_TOKEN, NULL,
                                    test_keyring_keep_result, &found);
  kept = rs_credential_store_lookup_finish (test.store, test_keyring_wait (&found), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rs_secret_peek (kept), ==, "r1");
  assert_kept (&test, test.profile, NULL);
  g_clear_object (&stored);
  g_clear_object (&found);
  end (&test);
}

/* What is in the way of everybody: nothing of it takes long. */
static void
test_without_a_service_that_is_said (void)
{
  Test test;

  test_keyring_start_bus ();
  begin (&test);
  test_keyring_assert_fails (test.store, RS_CREDENTIAL_ERROR_NO_SERVICE, "no keyring that answers");
  end (&test);
}

static void
test_without_a_bus_that_is_said (void)
{
  Test test;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  begin (&test);
  test_keyring_assert_fails (test.store, RS_CREDENTIAL_ERROR_NO_SERVICE, "no keyring that answers");
  end (&test);
}

static void
lock_keyring (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service = secret_service_get_sync (SECRET_SERVICE_NONE, NULL, &error);
  g_autoptr (SecretCollection) keyring =
      secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, NULL, &error);
  GList objects = { .data = keyring };

  g_assert_no_error (error);
  g_assert_nonnull (keyring);
  g_assert_cmpint (secret_service_lock_sync (service, &objects, NULL, NULL, &error), ==, 1);
  g_assert_no_error (error);
}

/* libsecret says "nothing there" of it. */
static void
test_a_locked_keyring_is_not_an_empty_one (void)
{
  Test test;

  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  begin (&test);
  rs_credential_store_set_may_ask (test.store, FALSE);
  lock_keyring ();
  test_keyring_assert_fails (test.store, RS_CREDENTIAL_ERROR_LOCKED, "keyring is locked");
  end (&test);
}

static void
test_a_locked_secret_is_not_a_missing_one (void)
{
  Test test;

  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  begin (&test);
  store (&test, test.profile, "hunter2");
  rs_credential_store_set_may_ask (test.store, FALSE);
  lock_keyring ();
  test_keyring_assert_fails (test.store, RS_CREDENTIAL_ERROR_LOCKED, "keyring is locked");
  end (&test);
}

/* There is no program here that could show the question, which to us is as if it was closed at once. */
static void
test_a_question_that_is_closed_is_said (void)
{
  Test test;

  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  begin (&test);
  store (&test, test.profile, "hunter2");
  lock_keyring ();
  test_keyring_assert_fails (test.store, RS_CREDENTIAL_ERROR_DISMISSED, "that question was closed");
  end (&test);
}

static void
test_a_service_without_a_keyring (void)
{
  Test test;
  g_autoptr (GError) error = NULL;

  test_keyring_start_bus ();
  test_keyring_start_gnome (FALSE);
  begin (&test);
  assert_kept (&test, test.profile, NULL);
  rs_credential_store_set_may_ask (test.store, FALSE);
  g_assert_false (test_keyring_store (test.store, test.profile, "hunter2", &error));
  g_assert_error (error, RS_CREDENTIAL_ERROR, RS_CREDENTIAL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "no keyring to store in yet"));
  g_clear_error (&error);
  rs_credential_store_set_may_ask (test.store, TRUE);
  g_assert_false (test_keyring_store (test.store, test.profile, "hunter2", &error));
  g_assert_error (error, RS_CREDENTIAL_ERROR, RS_CREDENTIAL_ERROR_DISMISSED);
  end (&test);
}

/* A board runs for months, a keyring is updated. */
static void
test_a_service_that_comes_back_is_used_again (void)
{
  Test test;

  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  begin (&test);
  store (&test, test.profile, "hunter2");
  test_keyring_stop_gnome ();
  test_keyring_assert_fails (test.store, RS_CREDENTIAL_ERROR_NO_SERVICE, "no keyring that answers");
  test_keyring_start_gnome (TRUE);
  assert_kept (&test, test.profile, "hunter2");
  store (&test, test.profile, "hunter3");
  assert_kept (&test, test.profile, "hunter3");
  end (&test);
}

#define ADD(name, run) test_keyring_add ("/credential-store/" name, run)
#define ADD_UNWATCHED(name, run) test_keyring_add_unwatched ("/credential-store/" name, run)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-is-stored-is-found", test_what_is_stored_is_found);
  ADD ("a-private-key-keeps-its-lines", test_a_private_key_keeps_its_lines);
  ADD ("a-secret-is-bound-to-where-it-is-sent", test_a_secret_is_bound_to_where_it_is_sent);
  ADD ("a-refresh-token-is-kept-apart-from-the-secret", test_a_refresh_token_is_kept_apart_from_the_secret);
  ADD ("without-a-service-that-is-said", test_without_a_service_that_is_said);
  ADD ("without-a-bus-that-is-said", test_without_a_bus_that_is_said);
  ADD ("a-locked-keyring-is-not-an-empty-one", test_a_locked_keyring_is_not_an_empty_one);
  ADD ("a-locked-secret-is-not-a-missing-one", test_a_locked_secret_is_not_a_missing_one);
  ADD_UNWATCHED ("a-question-that-is-closed-is-said", test_a_question_that_is_closed_is_said);
  ADD_UNWATCHED ("a-service-without-a-keyring", test_a_service_without_a_keyring);
  ADD ("a-service-that-comes-back-is-used-again", test_a_service_that_comes_back_is_used_again);
  return g_test_run ();
}
