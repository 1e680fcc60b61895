/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "identity/rs-profile.h"
#include "ui/rs-setup-draft.h"

#include <glib/gstdio.h>
#include <string.h>

/* What was typed for a board, and the profile and the secret that come of it. */

static RsSetupDraft *
make_draft (RsSetupWay way)
{
  RsSetupDraft *draft = rs_setup_draft_new (way);

  rs_setup_draft_set (draft, RS_SETUP_NAME, " Support floor ");
  rs_setup_draft_set (draft, RS_SETUP_STREAM_URL, "wss://stream.example.com/v1");
  rs_setup_draft_set (draft, RS_SETUP_TOKEN_URL, "https://auth.example.com/token");
  return draft;
}

static RsSetupDraft *
make_stream_draft (void)
{
  RsSetupDraft *draft = make_draft (RS_SETUP_STREAM);

  rs_setup_draft_set (draft, RS_SETUP_CLIENT_ID, "wallboard");
  rs_setup_draft_set (draft, RS_SETUP_CLIENT_SECRET, "not a real secret");
  return draft;
}

static RsSetupDraft *
make_key_draft (void)
{
  RsSetupDraft *draft = make_draft (RS_SETUP_ACCESS_KEY);

  rs_setup_draft_set (draft, RS_SETUP_ACCESS_KEY_ID, "KEY====");
  rs_setup_draft_set (draft, RS_SETUP_ACCESS_KEY_SECRET, "key-secret");
  return draft;
}

static void
assert_fault (RsSetupDraft *draft, RsSetupField field, const char *words)
{
  g_autofree char *fault = rs_setup_draft_judge (draft, field);

  if (words == NULL)
    g_assert_cmpstr (fault, ==, NULL);
  else
    g_assert_nonnull (strstr (fault != NULL ? fault : "", words));
  g_assert_cmpint (rs_setup_draft_is_complete (draft), ==, words == NULL);
}

static void
test_a_draft_is_complete_when_all_that_is_needed_is_good (void)
{
  g_autoptr (RsSetupDraft) draft = make_stream_draft ();

  assert_fault (draft, RS_SETUP_CLIENT_SECRET, NULL);
  rs_setup_draft_set (draft, RS_SETUP_CLIENT_SECRET, "");
  assert_fault (draft, RS_SETUP_CLIENT_SECRET, "Client secret is needed");
  rs_setup_draft_set (draft, RS_SETUP_CLIENT_SECRET, "x");
  rs_setup_draft_set (draft, RS_SETUP_STREAM_URL, "ws://stream.example.com");
  assert_fault (draft, RS_SETUP_STREAM_URL, "Write wss:// instead");
  rs_setup_draft_set (draft, RS_SETUP_STREAM_URL, "wss://me:pass@stream.example.com");
  assert_fault (draft, RS_SETUP_STREAM_URL, "before the @");
  rs_setup_draft_set (draft, RS_SETUP_STREAM_URL, "ws://127.0.0.1:8123/v1");
  assert_fault (draft, RS_SETUP_STREAM_URL, NULL);
}

static void
test_a_key_file_takes_the_place_of_the_secret (void)
{
  g_autoptr (RsSetupDraft) draft = make_stream_draft ();

  rs_setup_draft_set (draft, RS_SETUP_CLIENT_SECRET, "");
  rs_setup_draft_set_signs (draft, TRUE);
  g_assert_false (rs_setup_draft_asks (draft, RS_SETUP_CLIENT_SECRET));
  g_assert_true (rs_setup_draft_needs (draft, RS_SETUP_KEY_FILE));
  assert_fault (draft, RS_SETUP_KEY_FILE, "is needed");
  rs_setup_draft_set (draft, RS_SETUP_KEY_FILE, "key.pem");
  assert_fault (draft, RS_SETUP_KEY_FILE, "the whole path");
  rs_setup_draft_set (draft, RS_SETUP_KEY_FILE, "/nowhere/key.pem");
  assert_fault (draft, RS_SETUP_KEY_FILE, "There is no such file");
}

static void
test_an_app_needs_its_id_and_its_secret_or_neither (void)
{
  g_autoptr (RsSetupDraft) draft = make_key_draft ();

  assert_fault (draft, RS_SETUP_APP_ID, NULL);
  rs_setup_draft_set (draft, RS_SETUP_APP_SECRET, "app-secret");
  assert_fault (draft, RS_SETUP_APP_ID, "App id is needed");
  rs_setup_draft_set (draft, RS_SETUP_APP_ID, "app");
  assert_fault (draft, RS_SETUP_APP_ID, NULL);
  rs_setup_draft_set (draft, RS_SETUP_APP_SECRET, "");
  assert_fault (draft, RS_SETUP_APP_SECRET, "App secret is needed");
}

static void
test_the_profile_says_what_was_typed_and_no_secret (void)
{
  g_autoptr (RsSetupDraft) draft = make_stream_draft ();
  char first[] = "a1", second[] = "a2";
  char *users[] = { first, second, NULL };
  const RsRosterChoice choice = { .all_queues = TRUE, .users = users };
  g_autoptr (GError) error = NULL;
  g_autoptr (RsProfile) profile = rs_setup_draft_make_profile (draft, &choice, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (rs_profile_get_name (profile), ==, "Support floor");
  g_assert_cmpstr (rs_profile_get_source (profile)->stream_url, ==, "wss://stream.example.com/v1");
  g_assert_cmpint (rs_profile_get_auth (profile)->grant, ==, RS_GRANT_CLIENT_CREDENTIALS);
  g_assert_cmpstr (rs_profile_get_auth (profile)->client_id, ==, "wallboard");
  g_assert_cmpstrv (rs_profile_get_users (profile), users);
  g_assert_false (rs_profile_get_everyone (profile));
  g_assert_true (rs_profile_get_all_queues (profile));
  text = rs_profile_dup_text (profile);
  g_assert_null (strstr (text, "not a real secret"));
}

static void
test_everyone_is_said_twice_in_the_profile (void)
{
  g_autoptr (RsSetupDraft) draft = make_stream_draft ();
  const RsRosterChoice choice = { .everyone = TRUE, .all_queues = TRUE };
  g_autoptr (RsProfile) profile = rs_setup_draft_make_profile (draft, &choice, NULL);
  g_autofree char *text = rs_profile_dup_text (profile);

  g_assert_true (rs_profile_get_everyone (profile));
  g_assert_nonnull (strstr (text, "Everyone=true"));
}

static void
test_a_board_that_there_is_keeps_its_profile (void)
{
  g_autoptr (RsSetupDraft) first = make_stream_draft ();
  g_autoptr (RsProfile) profile = rs_setup_draft_make_profile (first, NULL, NULL);
  g_autoptr (RsSetupDraft) draft = rs_setup_draft_new_for_profile (profile);
  g_autoptr (RsProfile) made = NULL;

  g_assert_false (rs_setup_draft_asks (draft, RS_SETUP_STREAM_URL));
  g_assert_true (rs_setup_draft_needs (draft, RS_SETUP_CLIENT_SECRET));
  rs_setup_draft_set (draft, RS_SETUP_CLIENT_SECRET, "new");
  made = rs_setup_draft_make_profile (draft, NULL, NULL);
  g_assert_true (made == profile);
}

static void
assert_secret (RsSetupDraft *draft, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) secret = rs_setup_draft_make_secret (draft, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (secret != NULL ? rs_secret_peek (secret) : NULL, ==, expected);
}

static void
test_the_secret_is_what_the_way_signs_in_with (void)
{
  g_autoptr (RsSetupDraft) stream = make_stream_draft ();
  g_autoptr (RsSetupDraft) browser = make_draft (RS_SETUP_BROWSER);
  g_autoptr (RsSetupDraft) key = make_key_draft ();

  assert_secret (stream, "not a real secret");
  assert_secret (browser, NULL);
  assert_secret (key, "key-secret");
  rs_setup_draft_set (key, RS_SETUP_APP_ID, "app");
  rs_setup_draft_set (key, RS_SETUP_APP_SECRET, "app-secret");
  assert_secret (key, "key-secret app-secret");
}

static void
test_a_key_file_that_cannot_be_read_is_told (void)
{
  g_autoptr (RsSetupDraft) draft = make_stream_draft ();
  g_autoptr (GError) error = NULL;

  rs_setup_draft_set_signs (draft, TRUE);
  rs_setup_draft_set (draft, RS_SETUP_KEY_FILE, "/nowhere/key.pem");
  g_assert_null (rs_setup_draft_make_secret (draft, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_SECRET);
  g_assert_nonnull (strstr (error->message, "Choose another file"));
}

static void
test_wiping_forgets_the_secrets_alone (void)
{
  g_autoptr (RsSetupDraft) draft = make_key_draft ();

  rs_setup_draft_set (draft, RS_SETUP_APP_SECRET, "app-secret");
  rs_setup_draft_wipe (draft);
  g_assert_cmpstr (rs_setup_draft_get (draft, RS_SETUP_ACCESS_KEY_SECRET), ==, "");
  g_assert_cmpstr (rs_setup_draft_get (draft, RS_SETUP_APP_SECRET), ==, "");
  g_assert_cmpstr (rs_setup_draft_get (draft, RS_SETUP_ACCESS_KEY_ID), ==, "KEY====");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setup-draft/is-complete-when-all-that-is-needed-is-good",
                   test_a_draft_is_complete_when_all_that_is_needed_is_good);
  g_test_add_func ("/setup-draft/a-key-file-takes-the-place-of-the-secret",
                   test_a_key_file_takes_the_place_of_the_secret);
  g_test_add_func ("/setup-draft/an-app-needs-its-id-and-its-secret-or-neither",
                   test_an_app_needs_its_id_and_its_secret_or_neither);
  g_test_add_func ("/setup-draft/the-profile-says-what-was-typed-and-no-secret",
                   test_the_profile_says_what_was_typed_and_no_secret);
  g_test_add_func ("/setup-draft/everyone-is-said-twice", test_everyone_is_said_twice_in_the_profile);
  g_test_add_func ("/setup-draft/a-board-that-there-is-keeps-its-profile",
                   test_a_board_that_there_is_keeps_its_profile);
  g_test_add_func ("/setup-draft/the-secret-is-what-the-way-signs-in-with",
                   test_the_secret_is_what_the_way_signs_in_with);
  g_test_add_func ("/setup-draft/a-key-file-that-cannot-be-read-is-told", test_a_key_file_that_cannot_be_read_is_told);
  g_test_add_func ("/setup-draft/wiping-forgets-the-secrets-alone", test_wiping_forgets_the_secrets_alone);
  return g_test_run ();
}
