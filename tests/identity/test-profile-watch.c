/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-watch.h"
#include "support-profiles.h"

#include <glib/gstdio.h>
#include <string.h>

/* What a board that is open hears of its profile. */

#define DEADLINE_MS 20000
#define BAD "[Ringside]\nVersion=1\nName=Floor\n[Source]\nKind=pigeon\n"

static gboolean
on_deadline (gpointer user_data)
{
  g_error ("the watch told of no change within the deadline");
  return G_SOURCE_REMOVE;
}

static void
note (guint *n_changes)
{
  *n_changes += 1;
}

/* The files are watched by the system, so a change comes when it comes. */
static void
wait_for_change (RsProfileWatch *watch)
{
  guint n = 0;
  gulong handler = g_signal_connect_swapped (watch, "changed", G_CALLBACK (note), &n);
  guint deadline = g_timeout_add (DEADLINE_MS, on_deadline, NULL);

  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
  g_signal_handler_disconnect (watch, handler);
}

static void
assert_shows (RsProfileWatch *watch, const char *name, const char *user)
{
  g_assert_cmpstr (rs_profile_get_name (rs_profile_watch_get_profile (watch)), ==, name);
  g_assert_cmpstr (rs_profile_get_users (rs_profile_watch_get_profile (watch))[0], ==, user);
}

static void
assert_trouble (RsProfileWatch *watch, const char *words)
{
  g_autofree char *trouble = rs_profile_watch_describe_trouble (watch);

  g_test_message ("%s", trouble);
  if (words == NULL)
    g_assert_null (trouble);
  else
    g_assert_nonnull (strstr (trouble, words));
}

static void
test_a_file_of_the_administrator_is_followed (TestProfiles *test, gconstpointer user_data)
{
  g_autoptr (RsProfileWatch) watch = NULL;

  test_profiles_write (test->admin, "a.ringside", "Floor", "u1");
  watch = rs_profile_watch_new (test->store, "Floor", test->clock);
  assert_shows (watch, "Floor", "u1");
  assert_trouble (watch, NULL);
  test_profiles_write (test->admin, "a.ringside", "Floor", "u2");
  wait_for_change (watch);
  assert_shows (watch, "Floor", "u2");
  g_assert_cmpint (rs_profile_entry_get_origin (rs_profile_watch_get_entry (watch)), ==, RS_PROFILE_ORIGIN_PROVISIONED);
}

static void
test_a_broken_file_keeps_the_last_good_one (TestProfiles *test, gconstpointer user_data)
{
  g_autoptr (RsProfileWatch) watch = NULL;

  test_profiles_write (test->admin, "a.ringside", "Floor", "u1");
  watch = rs_profile_watch_new (test->store, "Floor", test->clock);
  test_profiles_write_text (test->admin, "a.ringside", BAD);
  wait_for_change (watch);
  assert_shows (watch, "Floor", "u1");
  assert_trouble (watch, "a.ringside:5: [Source] Kind: “pigeon”");
  test_profiles_write (test->admin, "a.ringside", "Floor", "u2");
  wait_for_change (watch);
  assert_shows (watch, "Floor", "u2");
  assert_trouble (watch, NULL);
}

static void
test_a_file_may_call_itself_something_else (TestProfiles *test, gconstpointer user_data)
{
  g_autoptr (RsProfileWatch) watch = NULL;

  test_profiles_write (test->admin, "a.ringside", "Floor", "u1");
  watch = rs_profile_watch_new (test->store, "Floor", test->clock);
  test_profiles_write (test->admin, "a.ringside", "Hall", "u1");
  wait_for_change (watch);
  assert_shows (watch, "Hall", "u1");
  assert_trouble (watch, NULL);
}

static void
test_a_file_that_is_gone_is_told (TestProfiles *test, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (test->admin, "a.ringside", NULL);
  g_autoptr (RsProfileWatch) watch = NULL;

  test_profiles_write (test->admin, "a.ringside", "Floor", "u1");
  watch = rs_profile_watch_new (test->store, "Floor", test->clock);
  g_unlink (path);
  wait_for_change (watch);
  g_assert_null (rs_profile_watch_get_profile (watch));
  assert_trouble (watch, "“Floor” is gone");
  test_profiles_write (test->admin, "a.ringside", "Floor", "u2");
  wait_for_change (watch);
  assert_shows (watch, "Floor", "u2");
}

/* A board may be opened by the path of a file that lies anywhere, beside others that are called the same elsewhere. */
static void
test_a_file_anywhere_is_followed_by_its_path (TestProfiles *test, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (test->more, "b.ringside", NULL);
  g_autoptr (RsProfileWatch) watch = NULL;

  test_profiles_write (test->admin, "a.ringside", "Floor", "u1");
  test_profiles_write (test->more, "b.ringside", "Floor", "u7");
  watch = rs_profile_watch_new (test->store, path, test->clock);
  assert_shows (watch, "Floor", "u7");
  test_profiles_write (test->more, "b.ringside", "Floor", "u8");
  wait_for_change (watch);
  assert_shows (watch, "Floor", "u8");
}

/* Somebody starts a kiosk before its profile is as it should be. */
static void
test_a_file_that_never_was_good_becomes_it (TestProfiles *test, gconstpointer user_data)
{
  g_autoptr (RsProfileWatch) watch = NULL;

  test_profiles_write_text (test->admin, "a.ringside", BAD);
  watch = rs_profile_watch_new (test->store, "a", test->clock);
  g_assert_null (rs_profile_watch_get_profile (watch));
  assert_trouble (watch, "pigeon");
  test_profiles_write (test->admin, "a.ringside", "Floor", "u1");
  wait_for_change (watch);
  assert_shows (watch, "Floor", "u1");
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/profile-watch/" name, TestProfiles, NULL, test_profiles_set_up, func, test_profiles_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-file-of-the-administrator-is-followed", test_a_file_of_the_administrator_is_followed);
  ADD ("a-broken-file-keeps-the-last-good-one", test_a_broken_file_keeps_the_last_good_one);
  ADD ("a-file-may-call-itself-something-else", test_a_file_may_call_itself_something_else);
  ADD ("a-file-that-is-gone-is-told", test_a_file_that_is_gone_is_told);
  ADD ("a-file-anywhere-is-followed-by-its-path", test_a_file_anywhere_is_followed_by_its_path);
  ADD ("a-file-that-never-was-good-becomes-it", test_a_file_that_never_was_good_becomes_it);
  return g_test_run ();
}
