/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-file.h"

#include <glib/gstdio.h>

static void
test_reads_up_to_the_bound (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int fd = g_file_open_tmp ("ringside-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, "12345", 5, NULL));
  bytes = rs_file_read (path, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "12345", 5);
  g_assert_null (rs_file_read (path, 4, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
  g_unlink (path);
}

static void
test_a_file_without_end_is_not_read_for_ever (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_file_read ("/dev/zero", 1024, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
}

static void
test_says_what_hinders (void)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) folder = NULL;

  g_assert_null (rs_file_read ("/nowhere/at-all", 1024, &missing));
  g_assert_error (missing, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_null (rs_file_read ("/", 1024, &folder));
  g_assert_error (folder, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file/reads-up-to-the-bound", test_reads_up_to_the_bound);
  g_test_add_func ("/file/a-file-without-end-is-not-read-for-ever", test_a_file_without_end_is_not_read_for_ever);
  g_test_add_func ("/file/says-what-hinders", test_says_what_hinders);
  return g_test_run ();
}
