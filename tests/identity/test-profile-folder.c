/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-profiles.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What happens when files of profiles come, change, go bad and go, and what is found instead of them. */

static void
test_a_new_file_is_seen (TestProfiles *test, gconstpointer user_data)
{
  test_profiles_assert_names (test, "");
  test_profiles_write (test->admin, "a.ringside", "Floor", "u1");
  test_profiles_wait_for_change (test, "Floor");
  test_profiles_assert_names (test, "Floor");
  test_profiles_write (test->admin, "a.ringside", "Floor", "u2"); /* by renaming, as it should be done */
  test_profiles_wait_for_change (test, "Floor");
  test_profiles_assert_user (test, "Floor", "u2");
}

static void
test_a_file_that_goes_bad_changes_nothing (TestProfiles *test, gconstpointer user_data)
{
  RsProfileEntry *entry;

  test_profiles_write (test->admin, "a.ringside", "Floor", "u1");
  test_profiles_assert_names (test, "Floor");
  test_profiles_write_text (test->admin, "a.ringside", "[Ringside]\nVersion=1\n[Source]\nKind=pigeon\n");
  test_profiles_wait_for_change (test, "Floor");
  test_profiles_assert_names (test, "Floor");
  test_profiles_assert_user (test, "Floor", "u1");
  entry = rs_profile_store_find (test->store, "Floor");
  g_test_message ("%s", rs_profile_entry_get_error (entry));
  g_assert_nonnull (strstr (rs_profile_entry_get_error (entry), "a.ringside:4: [Source] Kind: “pigeon”"));
  g_assert_nonnull (strstr (rs_profile_entry_get_error (entry), "as it was before"));

  test_profiles_write (test->admin, "a.ringside", "Floor", "u2");
  test_profiles_wait_for_change (test, "Floor");
  test_profiles_assert_user (test, "Floor", "u2");
  g_assert_null (rs_profile_entry_get_error (rs_profile_store_find (test->store, "Floor")));
}

static void
test_a_removed_file_is_gone (TestProfiles *test, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (test->admin, "a.ringside", NULL);

  test_profiles_save (test, "Floor", "u1");
  test_profiles_write (test->admin, "a.ringside", "Floor", "u2");
  test_profiles_open (test);
  test_profiles_assert_user (test, "Floor", "u2");
  g_unlink (path);
  test_profiles_wait_for_change (test, "Floor");
  test_profiles_assert_user (test, "Floor", "u1");
}

static void
count_change (RsProfileStore *store, const char *name, guint *n)
{
  *n += 1;
}

/* Written bit by bit, and looked at only when it rests. */
static void
test_a_half_written_file_is_waited_for (TestProfiles *test, gconstpointer user_data)
{
  g_autofree char *text = test_profiles_make_text ("Floor", "u2");
  g_autofree char *path = g_build_filename (test->admin, "a.ringside", NULL);
  guint n = 0;
  FILE *file;

  test_profiles_write (test->admin, "a.ringside", "Floor", "u1");
  test_profiles_assert_names (test, "Floor");
  g_signal_connect (test->store, "profile-changed", G_CALLBACK (count_change), &n);
  file = g_fopen (path, "we");
  for (const char *at = text; *at != '\0'; at++)
    {
      g_assert_cmpint (fputc (*at, file), ==, *at);
      fflush (file);
      g_main_context_iteration (NULL, FALSE);
    }
  fclose (file);
  test_profiles_wait_for_change (test, "Floor");
  test_profiles_assert_user (test, "Floor", "u2");
  g_assert_cmpuint (n, ==, 1);
}

typedef struct
{
  const char *what;
  void (*make) (const char *path);
  const char *words;
} Hostile;

static void
make_pipe (const char *path)
{
  g_assert_cmpint (mkfifo (path, 0644), ==, 0);
}

static void
make_endless (const char *path)
{
  g_assert_cmpint (symlink ("/dev/zero", path), ==, 0);
}

static void
make_dangling (const char *path)
{
  g_assert_cmpint (symlink ("nowhere", path), ==, 0);
}

static void
make_loop (const char *path)
{
  g_assert_cmpint (symlink (path, path), ==, 0);
}

static void
make_directory (const char *path)
{
  g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
}

static void
make_large (const char *path)
{
  g_autofree char *text = g_strnfill (1024 * 1024 + 1, '\n');

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
make_binary (const char *path)
{
  g_assert_true (g_file_set_contents (path, "[Ringside]\nName=\xff\xfe\n", -1, NULL));
}

static void
make_open_to_all (const char *path)
{
  g_autofree char *text = test_profiles_make_text ("x", "u1");

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_cmpint (g_chmod (path, 0666), ==, 0);
}

static const Hostile hostile[] = {
  { "pipe", make_pipe, "not a regular file" },   { "endless", make_endless, "not a regular file" },
  { "dangling", make_dangling, "No such file" }, { "loop", make_loop, "symbolic links" },
  { "folder", make_directory, "not a regular" }, { "large", make_large, "too large" },
  { "binary", make_binary, "not a text file" },  { "open-to-all", make_open_to_all, "chmod o-w" },
};

static void
test_hostile_files_are_named_and_harm_nobody (TestProfiles *test, gconstpointer user_data)
{
  test_profiles_write (test->admin, "z.ringside", "Zebra", "u1");
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *file = g_strconcat (hostile[i].what, ".ringside", NULL);
      g_autofree char *path = g_build_filename (test->admin, file, NULL);
      RsProfileEntry *entry;

      hostile[i].make (path);
      test_profiles_open (test);
      entry = rs_profile_store_find (test->store, hostile[i].what);
      g_assert_nonnull (entry);
      g_assert_null (rs_profile_entry_get_profile (entry));
      g_test_message ("%s", rs_profile_entry_get_error (entry));
      g_assert_nonnull (strstr (rs_profile_entry_get_error (entry), hostile[i].words));
      test_profiles_assert_user (test, "Zebra", "u1");
      g_remove (path);
    }
}

static void
test_a_link_to_a_good_file_is_good (TestProfiles *test, gconstpointer user_data)
{
  g_autofree char *link = g_build_filename (test->admin, "a.ringside", NULL);

  test_profiles_write (test->root, "kept", "Floor", "u1");
  g_assert_cmpint (symlink ("../kept", link), ==, 0);
  test_profiles_assert_user (test, "Floor", "u1");
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/identity/profile-folder/" name, TestProfiles, NULL, test_profiles_set_up, func, test_profiles_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-new-file-is-seen", test_a_new_file_is_seen);
  ADD ("a-file-that-goes-bad-changes-nothing", test_a_file_that_goes_bad_changes_nothing);
  ADD ("a-removed-file-is-gone", test_a_removed_file_is_gone);
  ADD ("a-half-written-file-is-waited-for", test_a_half_written_file_is_waited_for);
  ADD ("hostile-files-are-named-and-harm-nobody", test_hostile_files_are_named_and_harm_nobody);
  ADD ("a-link-to-a-good-file-is-good", test_a_link_to_a_good_file_is_good);
  return g_test_run ();
}
