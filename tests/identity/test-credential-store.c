/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-keyring.h"

#include <libsecret/secret.h>

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_keyring_add ("/credential-store/what-is-stored-is-found", test_what_is_stored_is_found);
  return g_test_run ();
}
