/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "identity/rs-profile-store.h"

#include <glib/gstdio.h>
#include <string.h>

/* What a file can be besides a good profile, and where a profile is looked for. */

static const char good[] = "[Ringside]\nVersion=1\nName=Night shift\n"
                           "[Source]\nKind=stream\nStreamUrl=wss://stream.example.org/\n"
                           "[Auth]\nGrant=client-credentials\nTokenUrl=https://api.example.org/token\nClientId=c\n"
                           "[Roster]\nUsers=u1\n";

typedef struct
{
  char *directory;
  char *path;
} Place;

static void
set_up (Place *place, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  place->directory = g_dir_make_tmp ("ringside-profile-XXXXXX", &error);
  g_assert_no_error (error);
  place->path = g_build_filename (place->directory, "floor.ringside", NULL);
}

static void
tear_down (Place *place, gconstpointer user_data)
{
  g_unlink (place->path);
  g_rmdir (place->directory);
  g_free (place->path);
  g_free (place->directory);
}

static void
write_file (const char *path, const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

static RsProfile *
load (const char *name_or_path, GError **error)
{
  g_autoptr (RsProfileStore) store = rs_profile_store_new ();

  return rs_profile_store_load (store, name_or_path, error);
}

static void
assert_refused (const char *name_or_path, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsProfile) profile = load (name_or_path, &error);

  g_assert_null (profile);
  g_assert_error (error, RS_ERROR, RS_ERROR_PROFILE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_loads (const char *name_or_path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsProfile) profile = load (name_or_path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (profile);
  g_assert_cmpstr (rs_profile_get_name (profile), ==, "Night shift");
}

static void
test_a_path_is_a_file (Place *place, gconstpointer user_data)
{
  g_autofree char *other = g_build_filename (place->directory, "floor.txt", NULL);

  write_file (place->path, good, -1);
  assert_loads (place->path);
  g_assert_cmpint (g_rename (place->path, other), ==, 0);
  assert_loads (other);
  g_unlink (other);
}

static void
test_an_ending_makes_it_a_file_here (Place *place, gconstpointer user_data)
{
  g_autofree char *before = g_get_current_dir ();

  write_file (place->path, good, -1);
  g_assert_cmpint (g_chdir (place->directory), ==, 0);
  assert_loads ("floor.ringside");
  g_assert_cmpint (g_chdir (before), ==, 0);
}

static void
test_a_name_is_looked_for_at_home (Place *place, gconstpointer user_data)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "ringside", "profiles", NULL);
  g_autofree char *path = g_build_filename (folder, "night.ringside", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  write_file (path, good, -1);
  assert_loads ("night");
  g_unlink (path);
  assert_refused ("night", "“night”");
}

static void
test_a_missing_file_is_named (Place *place, gconstpointer user_data)
{
  assert_refused (place->path, place->path);
}

static void
test_a_folder_is_no_profile (Place *place, gconstpointer user_data)
{
  assert_refused (place->directory, place->directory);
}

static void
test_a_large_file_is_no_profile (Place *place, gconstpointer user_data)
{
  g_autoptr (GString) text = g_string_new (good);

  while (text->len < 2 * 1024 * 1024)
    g_string_append (text, "# a long story\n");
  write_file (place->path, text->str, (gssize) text->len);
  assert_refused (place->path, "longer than");
}

static void
test_a_file_without_an_end_is_no_profile (Place *place, gconstpointer user_data)
{
  assert_refused ("/dev/zero", "/dev/zero");
}

static void
test_a_binary_file_is_no_profile (Place *place, gconstpointer user_data)
{
  static const char program[] = "\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0";
  static const char picture[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

  write_file (place->path, program, sizeof program - 1);
  assert_refused (place->path, place->path);
  write_file (place->path, picture, sizeof picture - 1);
  assert_refused (place->path, "not a text file");
}

/* What follows a NUL must not be passed over in silence. */
static void
test_a_nul_ends_nothing (Place *place, gconstpointer user_data)
{
  g_autoptr (GString) text = g_string_new (good);

  g_string_append_len (text, "\0[Stream]\nCoalesceMs=nonsense\n", 30);
  write_file (place->path, text->str, (gssize) text->len);
  assert_refused (place->path, "not a text file");
}

static void
test_latin_1_is_no_utf_8 (Place *place, gconstpointer user_data)
{
  g_autofree char *text = g_strconcat (good, "[Board]\nTimeZone=caf\xe9\n", NULL);

  write_file (place->path, text, -1);
  assert_refused (place->path, "UTF-8");
}

static void
test_an_empty_file_says_what_is_missing (Place *place, gconstpointer user_data)
{
  write_file (place->path, "", 0);
  assert_refused (place->path, "[Ringside] Version");
}

/* Who gives the file with the key in the place of the profile must not read the key in the message. */
static void
test_a_line_that_is_no_key_is_told_by_number_only (Place *place, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  write_file (place->path, "# mine\n\nhunter2\n", -1);
  g_assert_null (load (place->path, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_PROFILE);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message + strlen (place->path), ":3: "));
  g_assert_null (strstr (error->message, "hunter2"));
}

static void
test_keys_before_the_first_heading_are_told (Place *place, gconstpointer user_data)
{
  g_autofree char *text = g_strconcat ("Version=1\n", good, NULL);
  g_autofree char *line = g_strconcat (place->path, ":1: ", NULL);

  write_file (place->path, text, -1);
  assert_refused (place->path, line);
}

#define ADD(name, func) g_test_add ("/identity/profile-file/" name, Place, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("ringside-home-XXXXXX", NULL);
  g_autofree char *profiles = g_build_filename (home, "ringside", "profiles", NULL);
  g_autofree char *ringside = g_build_filename (home, "ringside", NULL);
  int result;

  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("a-path-is-a-file", test_a_path_is_a_file);
  ADD ("an-ending-makes-it-a-file-here", test_an_ending_makes_it_a_file_here);
  ADD ("a-name-is-looked-for-at-home", test_a_name_is_looked_for_at_home);
  ADD ("a-missing-file-is-named", test_a_missing_file_is_named);
  ADD ("a-folder-is-no-profile", test_a_folder_is_no_profile);
  ADD ("a-large-file-is-no-profile", test_a_large_file_is_no_profile);
  ADD ("a-file-without-an-end-is-no-profile", test_a_file_without_an_end_is_no_profile);
  ADD ("a-binary-file-is-no-profile", test_a_binary_file_is_no_profile);
  ADD ("a-nul-ends-nothing", test_a_nul_ends_nothing);
  ADD ("latin-1-is-no-utf-8", test_latin_1_is_no_utf_8);
  ADD ("an-empty-file-says-what-is-missing", test_an_empty_file_says_what_is_missing);
  ADD ("a-line-that-is-no-key-is-told-by-number-only", test_a_line_that_is_no_key_is_told_by_number_only);
  ADD ("keys-before-the-first-heading-are-told", test_keys_before_the_first_heading_are_told);
  result = g_test_run ();
  g_rmdir (profiles);
  g_rmdir (ringside);
  g_rmdir (home);
  return result;
}
