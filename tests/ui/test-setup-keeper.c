/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "support-keyring.h"
#include "support-profiles.h"
#include "ui/rs-setup-keeper.h"

#include <string.h>

/* Where a board that was set up goes, with a real keyring and without one. */

typedef struct
{
  TestProfiles places;
  RsCredentialStore *credentials;
  RsSetupKeeper *keeper;
  RsProfile *profile;
} Fixture;

static void
set_up (Fixture *test)
{
  test_profiles_set_up (&test->places, NULL);
  test->credentials = rs_credential_store_new (test->places.clock);
  test->keeper = rs_setup_keeper_new (test->places.store, test->credentials);
  test->profile = test_keyring_make_profile ("Floor", "https://auth.example.com/token", "wallboard");
}

static void
tear_down (Fixture *test)
{
  g_assert_finalize_object (test->keeper);
  g_object_unref (test->profile);
  g_object_unref (test->credentials);
  test_profiles_tear_down (&test->places, NULL);
}

static gboolean
store (Fixture *test, RsSecret *secret, RsSecret *refresh_token, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) got = NULL;

  rs_setup_keeper_store_async (test->keeper, test->profile, secret, refresh_token, NULL, test_keyring_keep_result,
                               &result);
  got = test_keyring_wait (&result);
  return rs_setup_keeper_store_finish (test->keeper, got, error);
}

static void
test_a_saved_board_has_its_name (void)
{
  Fixture test = { 0 };
  g_autoptr (GError) error = NULL;

  set_up (&test);
  g_assert_false (rs_setup_keeper_has_board (test.keeper, "Floor"));
  g_assert_true (rs_setup_keeper_save (test.keeper, test.profile, &error));
  g_assert_no_error (error);
  g_assert_true (rs_setup_keeper_has_board (test.keeper, "Floor"));
  g_assert_false (rs_setup_keeper_has_board (test.keeper, "Flo"));
  tear_down (&test);
}

static void
test_where_there_is_no_secret_no_keyring_is_needed (void)
{
  Fixture test = { 0 };
  g_autoptr (GError) error = NULL;

  test_keyring_start_bus ();
  set_up (&test);
  g_assert_true (store (&test, NULL, NULL, &error));
  g_assert_no_error (error);
  tear_down (&test);
}

static void
test_the_keyring_has_what_the_board_signs_in_with (void)
{
  Fixture test = { 0 };
  g_autoptr (RsSecret) secret = rs_secret_new ("s3cret-of-a-test");
  g_autoptr (RsSecret) token = rs_secret_new ("the token");
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  set_up (&test);
  g_assert_true (store (&test, secret, token, &error));
  g_assert_no_error (error);
  found = test_keyring_lookup (test.credentials, test.profile, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "s3cret-of-a-test");
  tear_down (&test);
}

static void
test_without_a_keyring_the_reason_is_told (void)
{
  Fixture test = { 0 };
  g_autoptr (RsSecret) secret = rs_secret_new ("s3cret-of-a-test");
  g_autoptr (GError) error = NULL;

  test_keyring_start_bus ();
  set_up (&test);
  g_assert_false (store (&test, secret, NULL, &error));
  g_assert_error (error, RS_CREDENTIAL_ERROR, RS_CREDENTIAL_ERROR_NO_SERVICE);
  g_assert_null (strstr (error->message, "s3cret-of-a-test"));
  tear_down (&test);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_keyring_add ("/setup-keeper/a-saved-board-has-its-name", test_a_saved_board_has_its_name);
  test_keyring_add ("/setup-keeper/where-there-is-no-secret-no-keyring-is-needed",
                    test_where_there_is_no_secret_no_keyring_is_needed);
  test_keyring_add ("/setup-keeper/the-keyring-has-what-the-board-signs-in-with",
                    test_the_keyring_has_what_the_board_signs_in_with);
  test_keyring_add ("/setup-keeper/without-a-keyring-the-reason-is-told", test_without_a_keyring_the_reason_is_told);
  return g_test_run ();
}
