/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-folder.h"

#include "identity/rs-profile-entry-private.h"
#include "identity/rs-profile-file.h"

#include <glib/gi18n-lib.h>

/* Whoever lays down more has laid down something else. */
#define MAX_FILES 200

/**
 * RsProfileFolder:
 *
 * A folder of profile files, each read anew whenever somebody asks and with its last good reading kept. It need not be
 * there yet.
 */
struct _RsProfileFolder
{
  char *path;
  RsProfileOrigin origin;
  GFileMonitor *monitor; /* NULL if folders cannot be watched here */
  GHashTable *good;      /* path → RsProfile, as long as the file is there */
  RsProfileChangedFunc func;
  gpointer user_data;
};

static void
on_changed (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer user_data)
{
  RsProfileFolder *self = user_data;

  self->func (self->user_data);
}

/**
 * rs_profile_folder_new:
 * @path: the folder
 * @origin: whose it is
 * @func: called when something in it may have changed
 * @user_data: for @func
 *
 * Returns: (transfer full): a folder of profiles
 */
RsProfileFolder *
rs_profile_folder_new (const char *path, RsProfileOrigin origin, RsProfileChangedFunc func, gpointer user_data)
{
  RsProfileFolder *self = g_new0 (RsProfileFolder, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  self->path = g_strdup (path);
  self->origin = origin;
  self->func = func;
  self->user_data = user_data;
  self->good = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (on_changed), self);
  return self;
}

/**
 * rs_profile_folder_free:
 * @self: (transfer full): a folder
 */
void
rs_profile_folder_free (RsProfileFolder *self)
{
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
  g_hash_table_unref (self->good);
  g_free (self->path);
  g_free (self);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/*
 * Hidden files are what editors and copying programs leave behind while they are at work. A name that could not be
 * shown is nobody's profile.
 */
static gboolean
is_profile_name (const char *name)
{
  g_autofree char *shown = g_filename_display_name (name);

  return *name != '.' && g_str_has_suffix (name, RS_PROFILE_ENDING) && rs_profile_name_is_printable (shown);
}

static GPtrArray *
list_files (RsProfileFolder *self)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) directory = g_dir_open (self->path, 0, NULL);
  const char *name;

  while (directory != NULL && files->len < MAX_FILES && (name = g_dir_read_name (directory)) != NULL)
    if (is_profile_name (name))
      g_ptr_array_add (files, g_build_filename (self->path, name, NULL));
  g_ptr_array_sort (files, compare_names);
  return files;
}

/* A file that was good before stays in use as it was. */
static RsProfileEntry *
make_refused (RsProfileFolder *self, const char *path, const GError *error)
{
  RsProfile *good = g_hash_table_lookup (self->good, path);
  g_autofree char *stem = rs_profile_name_make (path);
  g_autofree char *sentence = NULL;

  if (good == NULL)
    return rs_profile_entry_new (self->origin, stem, path, NULL, error->message);
  sentence = g_strdup_printf (_ ("The profile is used as it was before, for what is there now was refused: %s"),
                              error->message);
  return rs_profile_entry_new (self->origin, rs_profile_get_name (good), path, good, sentence);
}

static RsProfileEntry *
read_entry (RsProfileFolder *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsProfile) profile = rs_profile_file_load_unattended (path, &error);

  if (profile == NULL)
    return make_refused (self, path, error);
  g_hash_table_insert (self->good, g_strdup (path), g_object_ref (profile));
  return rs_profile_entry_new (self->origin, rs_profile_get_name (profile), path, profile, NULL);
}

static gboolean
is_gone (gpointer path, gpointer profile, gpointer user_data)
{
  return !g_ptr_array_find_with_equal_func (user_data, path, g_str_equal, NULL);
}

/**
 * rs_profile_folder_collect:
 * @self: a folder
 * @entries: (element-type RsProfileEntry): where to add its profiles, in the order of their files' names
 *
 * Reads the files that are in it now.
 */
void
rs_profile_folder_collect (RsProfileFolder *self, GPtrArray *entries)
{
  g_autoptr (GPtrArray) files = list_files (self);

  g_hash_table_foreach_remove (self->good, is_gone, files);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (entries, read_entry (self, files->pdata[i]));
}
