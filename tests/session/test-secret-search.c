/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "session/rs-secret-search.h"
#include "support-keyring.h"

#include <glib-unix.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* What is handed over comes before what systemd holds, and that before the keyring. */

#define KEY "-----BEGIN PRIVATE KEY-----\nMIGH\nAgEA\nMIGH\n-----END PRIVATE KEY-----\n"

typedef struct
{
  RsClock *clock;
  RsCredentialStore *credentials;
  RsProfile *profile;
  char *directory;
  GAsyncResult *result;
} Test;

static void
begin (Test *test)
{
  g_unsetenv ("CREDENTIALS_DIRECTORY");
  *test = (Test){ .clock = rs_clock_new_system () };
  test->credentials = rs_credential_store_new (test->clock);
  test->profile = test_keyring_make_profile ("Floor", "https://pbx.example/t", "wall");
}

static void
begin_with_keyring (Test *test, const char *text)
{
  g_autoptr (GError) error = NULL;

  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  begin (test);
  if (text != NULL)
    test_keyring_store (test->credentials, test->profile, text, &error);
  g_assert_no_error (error);
}

static void
end (Test *test)
{
  g_clear_object (&test->result);
  g_assert_finalize_object (test->credentials);
  g_assert_finalize_object (test->clock);
  g_object_unref (test->profile);
  g_free (test->directory);
}

/* As systemd does it: a file that only its owner may read. */
static void
hand_to_systemd (Test *test, const char *text)
{
  g_autofree char *file = NULL;

  test->directory = g_dir_make_tmp ("ringside-credentials-XXXXXX", NULL);
  file = g_build_filename (test->directory, "ringside-secret", NULL);
  g_assert_true (g_file_set_contents_full (file, text, -1, G_FILE_SET_CONTENTS_NONE, 0400, NULL));
  g_setenv ("CREDENTIALS_DIRECTORY", test->directory, TRUE);
}

static void
take_back_from_systemd (Test *test)
{
  g_autofree char *file = g_build_filename (test->directory, "ringside-secret", NULL);

  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_cmpint (g_rmdir (test->directory), ==, 0);
}

static int
open_pipe_with (const char *text)
{
  int ends[2];

  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
  g_assert_cmpint (write (ends[1], text, strlen (text)), ==, strlen (text));
  close (ends[1]);
  return ends[0];
}

static RsSecret *
search (Test *test, int fd, GError **error)
{
  g_clear_object (&test->result);
  rs_secret_search_async (test->profile, fd, test->credentials, NULL, test_keyring_keep_result, &test->result);
  return rs_secret_search_finish (test_keyring_wait (&test->result), error);
}

static void
assert_found (Test *test, int fd, const char *expected, gboolean from_keyring)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) secret = search (test, fd, &error);
  g_autoptr (RsCredentialStore) keyring = rs_secret_search_get_keyring (test->result);

  g_assert_no_error (error);
  g_assert_nonnull (secret);
  g_assert_cmpstr (rs_secret_peek (secret), ==, expected);
  g_assert_true ((keyring == test->credentials) == from_keyring);
}

static void
assert_refused (Test *test, int fd, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) secret = search (test, fd, &error);

  g_assert_null (secret);
  g_assert_error (error, RS_ERROR, RS_ERROR_SECRET);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_the_first_that_has_one_wins (void)
{
  Test test;
  int fd = open_pipe_with ("handed over\n");

  begin_with_keyring (&test, "from the keyring");
  assert_found (&test, -1, "from the keyring", TRUE);
  hand_to_systemd (&test, "from systemd\n");
  assert_found (&test, -1, "from systemd", FALSE);
  assert_found (&test, fd, "handed over", FALSE);
  close (fd);
  take_back_from_systemd (&test);
  assert_found (&test, -1, "from the keyring", TRUE); /* the directory is there, the file is not */
  end (&test);
}

/* Otherwise a mistake in a kiosk would be hidden by whatever lies in a keyring. */
static void
test_what_is_there_but_unusable_is_said (void)
{
  Test test;
  int fd = open_pipe_with ("\n");

  begin_with_keyring (&test, "from the keyring");
  assert_refused (&test, fd, "it is empty");
  close (fd);
  hand_to_systemd (&test, "");
  assert_refused (&test, -1, "it is empty");
  take_back_from_systemd (&test);
  end (&test);
}

static void
test_what_systemd_hands_over_is_understood (void)
{
  static const struct
  {
    const char *text;
    const char *secret;
  } forms[] = {
    { "hunter2", "hunter2" },   { "hunter2\n", "hunter2" }, { "hunter2\r\n", "hunter2" }, { KEY, KEY },
    { "key app\n", "key app" },
  };
  Test test;

  begin (&test);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_clear_pointer (&test.directory, g_free);
      hand_to_systemd (&test, forms[i].text);
      assert_found (&test, -1, forms[i].secret, FALSE);
      take_back_from_systemd (&test);
    }
  end (&test);
}

static void
test_where_there_is_none_that_is_said (void)
{
  Test test;

  begin_with_keyring (&test, NULL);
  assert_refused (&test, -1, "has no secret for “Floor”");
  end (&test);
}

static void
test_what_is_wrong_with_the_keyring_is_said (void)
{
  Test test;

  test_keyring_start_bus ();
  begin (&test);
  assert_refused (&test, -1, "no keyring that answers");
  end (&test);
}

static void
replace_profile (Test *test, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_object_unref (test->profile);
  test->profile = rs_profile_parse (text, -1, "floor.ringside", &error);
  g_assert_no_error (error);
}

static void
assert_none_is_needed (Test *test, gboolean with_keyring)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsCredentialStore) keyring = NULL;

  g_assert_null (search (test, -1, &error));
  g_assert_no_error (error);
  keyring = rs_secret_search_get_keyring (test->result);
  g_assert_true ((keyring != NULL) == with_keyring);
}

static void
test_a_recording_needs_none (void)
{
  Test test;

  test_keyring_start_bus ();
  begin (&test);
  replace_profile (&test, "[Ringside]\nVersion=1\n[Source]\nKind=replay\nReplayFile=a.ringside-recording\n");
  assert_none_is_needed (&test, FALSE);
  end (&test);
}

/* And what comes of it is kept in the keyring, wherever a secret of the client may come from. */
static void
test_the_browser_needs_none (void)
{
  Test test;

  test_keyring_start_bus ();
  begin (&test);
  replace_profile (&test, "[Ringside]\nVersion=1\n[Source]\nKind=stream\nStreamUrl=wss://pbx.example/s\n"
                          "[Auth]\nGrant=authorization-code\nTokenUrl=https://pbx.example/t\n"
                          "AuthorizationUrl=https://pbx.example/a\nClientId=wall\n[Roster]\nUsers=a1\n");
  assert_none_is_needed (&test, TRUE);
  hand_to_systemd (&test, "hunter2\n");
  assert_found (&test, -1, "hunter2", TRUE);
  take_back_from_systemd (&test);
  end (&test);
}

/* Somebody may still be typing it. */
static void
test_waiting_for_a_descriptor_can_be_given_up (void)
{
  Test test;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  int ends[2];

  begin (&test);
  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
  rs_secret_search_async (test.profile, ends[0], test.credentials, cancellable, test_keyring_keep_result, &test.result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (test.result);
  g_cancellable_cancel (cancellable);
  g_assert_null (rs_secret_search_finish (test_keyring_wait (&test.result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  close (ends[1]);
  end (&test);
}

#define ADD(name, run) test_keyring_add ("/session/secret-search/" name, run)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-first-that-has-one-wins", test_the_first_that_has_one_wins);
  ADD ("what-is-there-but-unusable-is-said", test_what_is_there_but_unusable_is_said);
  ADD ("what-systemd-hands-over-is-understood", test_what_systemd_hands_over_is_understood);
  ADD ("where-there-is-none-that-is-said", test_where_there_is_none_that_is_said);
  ADD ("what-is-wrong-with-the-keyring-is-said", test_what_is_wrong_with_the_keyring_is_said);
  ADD ("a-recording-needs-none", test_a_recording_needs_none);
  ADD ("the-browser-needs-none", test_the_browser_needs_none);
  ADD ("waiting-for-a-descriptor-can-be-given-up", test_waiting_for_a_descriptor_can_be_given_up);
  return g_test_run ();
}
