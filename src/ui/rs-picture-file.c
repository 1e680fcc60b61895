/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-picture-file.h"

#include "base/rs-tsan.h"
#include "model/rs-picture.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Where pictures lie: a file of its owner's alone per board. What is wrong with one is no reason to bother anybody: the
 * board begins without, as it does the first time.
 */

#define SUFFIX ".picture"

/* One at a time; what was asked for later wins over what is on its way to the disk. */
static GMutex lock;
static guint newest_turn;

typedef struct
{
  char *path;
  GBytes *bytes;
  guint turn;
} Errand;

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "ringside", NULL);
}

/**
 * rs_picture_file_make_path:
 * @key: what tells a board from all others
 *
 * Returns: (transfer full): where its picture lies
 */
char *
rs_picture_file_make_path (const char *key)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  g_autofree char *name = g_strconcat (digest, SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

/* Only what its owner, and nobody else, can have written and can read. */
static gboolean
is_trusted (int fd, gsize *size)
{
  struct stat info;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode) || info.st_uid != geteuid ())
    return FALSE;
  if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0 || info.st_size <= 0 || info.st_size > RS_PICTURE_MAX_BYTES)
    return FALSE;
  *size = (gsize) info.st_size;
  return TRUE;
}

static GBytes *
read_whole (int fd, gsize size)
{
  g_autofree char *data = g_malloc (size);
  gsize length = 0;

  while (length < size)
    {
      ssize_t n = read (fd, data + length, size - length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return NULL;
      length += (gsize) n;
    }
  return g_bytes_new_take (g_steal_pointer (&data), size);
}

/**
 * rs_picture_file_read:
 * @path: a file
 *
 * Returns: (transfer full) (nullable): what is in it; %NULL if it is not there or not to be trusted
 */
GBytes *
rs_picture_file_read (const char *path)
{
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  GBytes *bytes = NULL;
  gsize size;

  if (fd < 0)
    return NULL;
  if (is_trusted (fd, &size))
    bytes = read_whole (fd, size);
  if (bytes == NULL)
    g_debug ("the last picture is not to be trusted and is passed over");
  close (fd);
  return bytes;
}

static void
put (const char *path, GBytes *bytes)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0 || g_chmod (folder, 0700) != 0)
    g_debug ("there is no folder for the last picture: %s", g_strerror (errno));
  else if (!g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                      G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &error))
    g_debug ("the last picture is not kept: %s", error->message);
}

/**
 * rs_picture_file_write:
 * @path: a file
 * @bytes: what is to be in it from now on
 *
 * Writes it at once, all or nothing.
 */
void
rs_picture_file_write (const char *path, GBytes *bytes)
{
  RS_LOCK (&lock);
  newest_turn++;
  put (path, bytes);
  RS_UNLOCK (&lock);
}

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  RS_TSAN_ACQUIRE (errand);
  g_free (errand->path);
  g_bytes_unref (errand->bytes);
  g_free (errand);
}

static void
run_errand (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Errand *errand = data;

  RS_TSAN_ACQUIRE (errand);
  RS_LOCK (&lock);
  if (errand->turn == newest_turn)
    put (errand->path, errand->bytes);
  RS_UNLOCK (&lock);
  RS_TSAN_RELEASE (errand);
}

/**
 * rs_picture_file_write_later:
 * @path: a file
 * @bytes: what is to be in it from now on
 *
 * Writes it on another thread: a slow disk must not stop the board.
 */
void
rs_picture_file_write_later (const char *path, GBytes *bytes)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Errand *errand = g_new0 (Errand, 1);

  errand->path = g_strdup (path);
  errand->bytes = g_bytes_ref (bytes);
  RS_LOCK (&lock);
  errand->turn = ++newest_turn;
  RS_UNLOCK (&lock);
  g_task_set_task_data (task, errand, errand_free);
  RS_TSAN_RELEASE (errand);
  g_task_run_in_thread (task, run_errand);
}

/**
 * rs_picture_file_forget:
 * @path: a file
 *
 * Removes it; what is on its way to it is not written any more.
 */
void
rs_picture_file_forget (const char *path)
{
  RS_LOCK (&lock);
  newest_turn++;
  g_unlink (path);
  RS_UNLOCK (&lock);
}

/**
 * rs_picture_file_forget_all:
 *
 * Removes the pictures of all boards.
 */
void
rs_picture_file_forget_all (void)
{
  g_autofree char *folder = get_folder ();
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  RS_LOCK (&lock);
  newest_turn++;
  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, SUFFIX))
        g_unlink (path);
    }
  RS_UNLOCK (&lock);
}
