/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-picture-file.h"

#include "model/rs-picture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
write_one (const char *key)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("picture", 7);
  char *path = rs_picture_file_make_path (key);

  rs_picture_file_write (path, bytes);
  return path;
}

static gboolean
can_read (const char *path)
{
  g_autoptr (GBytes) bytes = rs_picture_file_read (path);

  return bytes != NULL;
}

static guint
get_mode (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

static void
test_only_its_owner_can_read_it (void)
{
  g_autofree char *path = write_one ("Floor");
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_true (can_read (path));
  g_assert_cmphex (get_mode (path), ==, 0600);
  g_assert_cmphex (get_mode (folder), ==, 0700);
}

static void
test_each_board_has_its_own (void)
{
  g_autofree char *path = write_one ("../Floor/..");
  g_autofree char *other = rs_picture_file_make_path ("Floor");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *other_folder = g_path_get_dirname (other);

  g_assert_cmpstr (path, !=, other);
  g_assert_cmpstr (folder, ==, other_folder);
  g_assert_false (can_read (other));
}

static void
test_what_others_could_have_touched_is_not_read (void)
{
  g_autofree char *path = write_one ("Floor");

  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_false (can_read (path));
  g_assert_cmpint (g_chmod (path, 0602), ==, 0);
  g_assert_false (can_read (path));
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_true (can_read (path));
}

static void
test_neither_links_nor_pipes_nor_folders_are_read (void)
{
  g_autofree char *path = write_one ("Floor");
  g_autofree char *link = g_strconcat (path, ".link", NULL);
  g_autofree char *pipe = g_strconcat (path, ".pipe", NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_false (can_read (link));
  g_assert_false (can_read (pipe));
  g_assert_false (can_read (folder));
}

static void
test_what_is_empty_or_too_long_is_not_read (void)
{
  g_autofree char *path = write_one ("Floor");

  g_assert_cmpint (truncate (path, RS_PICTURE_MAX_BYTES + 1), ==, 0);
  g_assert_false (can_read (path));
  g_assert_cmpint (truncate (path, 0), ==, 0);
  g_assert_false (can_read (path));
}

static void
test_what_is_forgotten_does_not_come_back (void)
{
  g_autofree char *path = write_one ("Floor");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("later", 5);

  for (guint i = 0; i < 100; i++)
    {
      rs_picture_file_write_later (path, bytes);
      rs_picture_file_forget (path);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_all_can_be_forgotten (void)
{
  g_autofree char *path = write_one ("Floor");
  g_autofree char *other = write_one ("Night floor");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *stranger = g_build_filename (folder, "notes", NULL);

  g_assert_true (g_file_set_contents (stranger, "mine", -1, NULL));
  rs_picture_file_forget_all ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (stranger, G_FILE_TEST_EXISTS));
}

static const struct
{
  const char *path;
  void (*func) (void);
} cases[] = {
  { "/picture-file/only-its-owner-can-read-it", test_only_its_owner_can_read_it },
  { "/picture-file/each-board-has-its-own", test_each_board_has_its_own },
  { "/picture-file/what-others-could-have-touched-is-not-read", test_what_others_could_have_touched_is_not_read },
  { "/picture-file/neither-links-nor-pipes-nor-folders-are-read", test_neither_links_nor_pipes_nor_folders_are_read },
  { "/picture-file/what-is-empty-or-too-long-is-not-read", test_what_is_empty_or_too_long_is_not_read },
  { "/picture-file/what-is-forgotten-does-not-come-back", test_what_is_forgotten_does_not_come_back },
  { "/picture-file/all-can-be-forgotten", test_all_can_be_forgotten },
};

/* Whatever the one before left, however it is guarded. */
static void
clear_folder (void)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "ringside", NULL);
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_chmod (path, 0700);
  folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_remove (file), ==, 0);
    }
  g_rmdir (path);
}

static void
run (gconstpointer index)
{
  clear_folder ();
  cases[GPOINTER_TO_UINT (index)].func ();
}

/* GLib's own isolation of folders leaks their names in 2.74. */
int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("ringside-state-XXXXXX", NULL);
  int failures;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GUINT_TO_POINTER (i), run);
  failures = g_test_run ();
  clear_folder ();
  g_rmdir (state);
  return failures;
}
