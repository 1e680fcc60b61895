/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-keyring.h"
#include "support-portal.h"

#include <glib/gstdio.h>
#include <string.h>

/* Keyrings that do not answer, and those that are a file: on request, or in a sandbox. */

typedef struct
{
  RsClock *clock;
  RsCredentialStore *store;
  RsProfile *profile;
  GCancellable *cancellable;
  GAsyncResult *result;
} Test;

static void
begin (Test *test, RsClock *clock)
{
  *test = (Test){ .clock = clock, .cancellable = g_cancellable_new () };
  test->store = rs_credential_store_new (clock);
  test->profile = test_keyring_make_profile ("Floor", "https://pbx.example/t", "wall");
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
end (Test *test)
{
  g_clear_object (&test->result);
  settle ();
  g_assert_finalize_object (test->store);
  g_assert_finalize_object (test->clock);
  g_object_unref (test->profile);
  g_object_unref (test->cancellable);
}

static void
look_up (Test *test)
{
  rs_credential_store_lookup_async (test->store, test->profile, RS_CREDENTIAL_SECRET, test->cancellable,
                                    test_keyring_keep_result, &test->result);
}

static void
assert_gives_up_after (Test *test, double seconds)
{
  settle ();
  rs_clock_advance (test->clock, (gint64) ((seconds - 0.01) * G_USEC_PER_SEC));
  settle ();
  g_assert_null (test->result);
  rs_clock_advance (test->clock, G_USEC_PER_SEC / 100);
  settle ();
  g_assert_nonnull (test->result);
}

static void
assert_error (GError **error, RsCredentialError code, const char *words)
{
  g_assert_error (*error, RS_CREDENTIAL_ERROR, (int) code);
  g_test_message ("%s", (*error)->message);
  g_assert_nonnull (strstr ((*error)->message, words));
  g_clear_error (error);
}

/* libsecret itself would wait for 25 or 50 seconds. */
static void
test_silence_is_given_up_after_five_seconds (void)
{
  Test test;
  g_autoptr (RsSecret) secret = rs_secret_new ("hunter2");
  g_autoptr (GError) error = NULL;

  test_keyring_start_bus ();
  test_keyring_own_silently ("org.freedesktop.secrets");
  begin (&test, rs_clock_new_virtual (0));
  look_up (&test);
  assert_gives_up_after (&test, 5);
  g_assert_null (rs_credential_store_lookup_finish (test.store, test.result, &error));
  assert_error (&error, RS_CREDENTIAL_ERROR_HUNG, "does not answer");
  g_clear_object (&test.result);

  rs_credential_store_store_async (test.store, test.profile, RS_CREDENTIAL_SECRET, secret, NULL,
                                   test_keyring_keep_result, &test.result);
  assert_gives_up_after (&test, 5);
  g_assert_false (rs_credential_store_store_finish (test.store, test.result, &error));
  assert_error (&error, RS_CREDENTIAL_ERROR_HUNG, "does not answer");
  g_clear_object (&test.result);

  rs_credential_store_forget_async (test.store, test.profile, RS_CREDENTIAL_SECRET, NULL, test_keyring_keep_result,
                                    &test.result);
  assert_gives_up_after (&test, 5);
  g_assert_false (rs_credential_store_forget_finish (test.store, test.result, &error));
  assert_error (&error, RS_CREDENTIAL_ERROR_HUNG, "does not answer");
  end (&test);
}

static void
test_whoever_gives_up_is_answered_at_once (void)
{
  Test test;
  g_autoptr (GError) error = NULL;

  test_keyring_start_bus ();
  test_keyring_own_silently ("org.freedesktop.secrets");
  begin (&test, rs_clock_new_virtual (0));
  look_up (&test);
  settle ();
  g_cancellable_cancel (test.cancellable);
  settle ();
  g_assert_nonnull (test.result);
  g_assert_null (rs_credential_store_lookup_finish (test.store, test.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  end (&test);
}

static void
test_whoever_has_given_up_before_is_answered (void)
{
  Test test;
  g_autoptr (GError) error = NULL;

  test_keyring_start_bus ();
  begin (&test, rs_clock_new_system ());
  g_cancellable_cancel (test.cancellable);
  look_up (&test);
  test_keyring_wait (&test.result);
  g_assert_null (rs_credential_store_lookup_finish (test.store, test.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  end (&test);
}

static void
assert_round_trip (Test *test)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = test_keyring_lookup (test->store, test->profile, &error);
  g_autofree char *kept = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  g_assert_null (before);
  g_assert_true (test_keyring_store (test->store, test->profile, "hunter2", &error));
  g_assert_true (test_keyring_store (test->store, test->profile, "Schlüssel€", &error));
  kept = test_keyring_lookup (test->store, test->profile, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kept, ==, "Schlüssel€");
  g_assert_true (test_keyring_forget (test->store, test->profile, &error));
  g_assert_true (test_keyring_forget (test->store, test->profile, &error));
  after = test_keyring_lookup (test->store, test->profile, &error);
  g_assert_no_error (error);
  g_assert_null (after);
}

static char *
use_file (void)
{
  char *path = g_build_filename (g_getenv ("HOME"), "secrets", NULL);

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "for tests", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  return path;
}

static void
test_a_file_is_a_keyring_too (void)
{
  Test test;
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  test_keyring_start_bus ();
  path = use_file ();
  begin (&test, rs_clock_new_system ());
  assert_round_trip (&test);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_null (g_strstr_len (bytes, (gssize) length, "hunter2"));
  end (&test);
}

static void
test_a_broken_file_is_said (void)
{
  Test test;
  g_autofree char *path = NULL;

  test_keyring_start_bus ();
  path = use_file ();
  g_assert_true (g_file_set_contents (path, "not a keyring", -1, NULL));
  begin (&test, rs_clock_new_system ());
  test_keyring_assert_fails (test.store, RS_CREDENTIAL_ERROR_FAILED, "could not do it");
  end (&test);
}

/* libsecret takes this for a sandbox, as it does a Flatpak. */
static void
enter_sandbox (void)
{
  test_keyring_start_bus ();
  g_setenv ("SNAP_NAME", "ringside", TRUE);
}

static void
test_in_a_sandbox_the_portal_gives_the_key (void)
{
  Test test;

  enter_sandbox ();
  test_portal_start (test_keyring_get_address (), TEST_PORTAL_GIVES);
  begin (&test, rs_clock_new_system ());
  assert_round_trip (&test);
  end (&test);
}

static void
test_a_portal_that_refuses_is_said (void)
{
  Test test;

  enter_sandbox ();
  test_portal_start (test_keyring_get_address (), TEST_PORTAL_REFUSES);
  begin (&test, rs_clock_new_system ());
  test_keyring_assert_fails (test.store, RS_CREDENTIAL_ERROR_PORTAL, "sandbox gives this program no place");
  end (&test);
}

static void
test_a_sandbox_without_a_portal_is_said (void)
{
  Test test;

  enter_sandbox ();
  begin (&test, rs_clock_new_system ());
  test_keyring_assert_fails (test.store, RS_CREDENTIAL_ERROR_PORTAL, "sandbox gives this program no place");
  end (&test);
}

static void
test_a_portal_that_is_silent_is_given_up (void)
{
  Test test;
  g_autoptr (GError) error = NULL;

  enter_sandbox ();
  test_portal_start (test_keyring_get_address (), TEST_PORTAL_IS_SILENT);
  begin (&test, rs_clock_new_virtual (0));
  look_up (&test);
  assert_gives_up_after (&test, 5);
  g_assert_null (rs_credential_store_lookup_finish (test.store, test.result, &error));
  assert_error (&error, RS_CREDENTIAL_ERROR_HUNG, "does not answer");
  end (&test);
}

#define ADD(name, run) test_keyring_add ("/credential-troubles/" name, run)
#define ADD_UNWATCHED(name, run) test_keyring_add_unwatched ("/credential-troubles/" name, run)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("silence-is-given-up-after-five-seconds", test_silence_is_given_up_after_five_seconds);
  ADD ("whoever-gives-up-is-answered-at-once", test_whoever_gives_up_is_answered_at_once);
  ADD ("whoever-has-given-up-before-is-answered", test_whoever_has_given_up_before_is_answered);
  ADD_UNWATCHED ("a-file-is-a-keyring-too", test_a_file_is_a_keyring_too);
  ADD_UNWATCHED ("a-broken-file-is-said", test_a_broken_file_is_said);
  ADD_UNWATCHED ("in-a-sandbox-the-portal-gives-the-key", test_in_a_sandbox_the_portal_gives_the_key);
  ADD ("a-portal-that-refuses-is-said", test_a_portal_that_refuses_is_said);
  ADD ("a-sandbox-without-a-portal-is-said", test_a_sandbox_without_a_portal_is_said);
  ADD ("a-portal-that-is-silent-is-given-up", test_a_portal_that_is_silent_is_given_up);
  return g_test_run ();
}
