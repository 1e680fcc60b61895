/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-credential-pair.h"
#include "support-keyring.h"

/* With a real keyring: secret and refresh token are replaced together and forgotten together. */

typedef struct
{
  RsClock *clock;
  RsCredentialStore *keyring;
  RsProfile *profile;
} Test;

static void
begin (Test *test, gboolean with_provider)
{
  test_keyring_start_bus ();
  if (with_provider)
    test_keyring_start_gnome (TRUE);
  test->clock = rs_clock_new_system ();
  test->keyring = rs_credential_store_new (test->clock);
  test->profile = test_keyring_make_profile ("Floor", "https://pbx.example/t", "wall");
}

static void
end (Test *test)
{
  g_assert_finalize_object (test->keyring);
  g_assert_finalize_object (test->clock);
  g_object_unref (test->profile);
}

static gboolean
store (Test *test, const char *secret, const char *token, GError **error)
{
  g_autoptr (RsSecret) first = secret != NULL ? rs_secret_new (secret) : NULL;
  g_autoptr (RsSecret) second = token != NULL ? rs_secret_new (token) : NULL;
  g_autoptr (GAsyncResult) result = NULL;

  rs_credential_pair_store_async (test->keyring, test->profile, first, second, NULL, test_keyring_keep_result, &result);
  return rs_credential_pair_store_finish (test->keyring, test_keyring_wait (&result), error);
}

static gboolean
forget (Test *test, guint *parts, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rs_credential_pair_forget_async (test->keyring, test->profile, NULL, test_keyring_keep_result, &result);
  return rs_credential_pair_forget_finish (test->keyring, test_keyring_wait (&result), parts, error);
}

static void
assert_kept (Test *test, RsCredentialKind kind, const char *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) kept = NULL;

  rs_credential_store_lookup_async (test->keyring, test->profile, kind, NULL, test_keyring_keep_result, &result);
  kept = rs_credential_store_lookup_finish (test->keyring, test_keyring_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kept != NULL ? rs_secret_peek (kept) : NULL, ==, expected);
}

static void
test_a_new_secret_makes_the_former_refresh_token_worthless (void)
{
  g_autoptr (GError) error = NULL;
  Test test;

  begin (&test, TRUE);
  g_assert_true (store (&test, "s1", "r1", &error));
  assert_kept (&test, RS_CREDENTIAL_REFRESH_TOKEN, "r1");
  g_assert_true (store (&test, "s2", NULL, &error));
  assert_kept (&test, RS_CREDENTIAL_SECRET, "s2");
  assert_kept (&test, RS_CREDENTIAL_REFRESH_TOKEN, NULL);
  end (&test);
}

static void
test_a_new_refresh_token_leaves_the_secret (void)
{
  g_autoptr (GError) error = NULL;
  Test test;

  begin (&test, TRUE);
  g_assert_true (store (&test, "s1", "r1", &error));
  g_assert_true (store (&test, NULL, "r2", &error));
  assert_kept (&test, RS_CREDENTIAL_SECRET, "s1");
  assert_kept (&test, RS_CREDENTIAL_REFRESH_TOKEN, "r2");
  end (&test);
}

static void
test_both_are_forgotten_and_told (void)
{
  g_autoptr (GError) error = NULL;
  guint parts;
  Test test;

  begin (&test, TRUE);
  g_assert_true (store (&test, "s1", "r1", &error));
  g_assert_true (forget (&test, &parts, &error));
  g_assert_cmpuint (parts, ==, RS_CREDENTIAL_PART_SECRET | RS_CREDENTIAL_PART_REFRESH_TOKEN);
  assert_kept (&test, RS_CREDENTIAL_SECRET, NULL);
  assert_kept (&test, RS_CREDENTIAL_REFRESH_TOKEN, NULL);
  g_assert_true (forget (&test, &parts, &error));
  g_assert_cmpuint (parts, ==, 0);
  end (&test);
}

static void
test_without_a_keyring_that_is_told (void)
{
  g_autoptr (GError) error = NULL;
  guint parts;
  Test test;

  begin (&test, FALSE);
  g_assert_false (store (&test, "s1", NULL, &error));
  g_assert_error (error, RS_CREDENTIAL_ERROR, RS_CREDENTIAL_ERROR_NO_SERVICE);
  g_clear_error (&error);
  g_assert_false (forget (&test, &parts, &error));
  g_assert_error (error, RS_CREDENTIAL_ERROR, RS_CREDENTIAL_ERROR_NO_SERVICE);
  g_assert_cmpuint (parts, ==, 0);
  end (&test);
}

#define ADD(name, run) test_keyring_add ("/credential-pair/" name, run)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-new-secret-makes-the-former-refresh-token-worthless",
       test_a_new_secret_makes_the_former_refresh_token_worthless);
  ADD ("a-new-refresh-token-leaves-the-secret", test_a_new_refresh_token_leaves_the_secret);
  ADD ("both-are-forgotten-and-told", test_both_are_forgotten_and_told);
  ADD ("without-a-keyring-that-is-told", test_without_a_keyring_that_is_told);
  return g_test_run ();
}
