/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

/**
 * rs_file_read:
 * @path: a file
 * @max_bytes: how long it may be
 * @error: return location
 *
 * Reads a whole file that somebody else wrote. It may have no end, as /dev/zero, so it is read no further than
 * it may go.
 *
 * Returns: (transfer full): its bytes; %NULL with %G_FILE_ERROR, %G_FILE_ERROR_NOSPC if it is too long
 */
GBytes *
rs_file_read (const char *path, gsize max_bytes, GError **error)
{
  g_autofree char *data = g_malloc (max_bytes + 1);
  FILE *file = g_fopen (path, "rbe");
  gsize length = file != NULL ? fread (data, 1, max_bytes + 1, file) : 0;
  int code = errno;
  gboolean is_read = file != NULL && ferror (file) == 0;

  g_clear_pointer (&file, fclose);
  if (!is_read)
    {
      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
      return NULL;
    }
  if (length > max_bytes)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, _ ("it is longer than %u KiB"), (guint) (max_bytes / 1024));
      return NULL;
    }
  return g_bytes_new_take (g_realloc (g_steal_pointer (&data), MAX (length, 1)), length);
}
