/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-store.h"

#include "base/rs-error.h"
#include "identity/rs-profile-entry-private.h"
#include "identity/rs-profile-file.h"
#include "identity/rs-profile-folder.h"
#include "identity/rs-profile-merge.h"
#include "identity/rs-profile-settings.h"

#include <glib/gi18n-lib.h>

/* A file that is being written is left alone until it rests; one that never does is looked at now and then. */
#define QUIET_US (300 * 1000)
#define LONGEST_US (2 * G_USEC_PER_SEC)

/**
 * RsProfileStore:
 *
 * All profiles that there are, sorted by name: a list model of #RsProfileEntry.
 *
 * ```
 * folders of the administrator ─┐
 * settings of the user ─────────┼─▶ one entry for each name, the first wins
 * the user's folder ────────────┘
 * ```
 *
 * They are looked for when somebody first asks for the list, and from then on watched. All of it belongs to the thread
 * that made it.
 */
struct _RsProfileStore
{
  GObject parent_instance;

  RsClock *clock;
  char **provisioning;
  char *own;
  GSettingsBackend *backend;
  GPtrArray *folders;          /* NULL until somebody asks; the user's own is the last */
  RsProfileSettings *settings; /* NULL where no schema is installed */
  GPtrArray *entries;
  RsTimer *timer;
  gint64 first_change_us; /* 0 while nothing is due */
};

static void rs_profile_store_init_list (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RsProfileStore, rs_profile_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rs_profile_store_init_list))

enum
{
  SIGNAL_PROFILE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_folder (gpointer folder)
{
  rs_profile_folder_free (folder);
}

static void
rs_profile_store_dispose (GObject *object)
{
  RsProfileStore *self = RS_PROFILE_STORE (object);

  rs_clear_timer (&self->timer);
  g_clear_pointer (&self->folders, g_ptr_array_unref);
  g_clear_pointer (&self->settings, rs_profile_settings_free);
  G_OBJECT_CLASS (rs_profile_store_parent_class)->dispose (object);
}

static void
rs_profile_store_finalize (GObject *object)
{
  RsProfileStore *self = RS_PROFILE_STORE (object);

  g_clear_object (&self->clock);
  g_clear_object (&self->backend);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_strfreev (self->provisioning);
  g_free (self->own);
  G_OBJECT_CLASS (rs_profile_store_parent_class)->finalize (object);
}

static void
rs_profile_store_class_init (RsProfileStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rs_profile_store_dispose;
  object_class->finalize = rs_profile_store_finalize;

  /**
   * RsProfileStore::profile-changed:
   * @self: the store
   * @name: the profile's name
   *
   * A profile was added, is gone, or is not what it was: its content, where it is kept, or whether it is good.
   */
  signals[SIGNAL_PROFILE_CHANGED] = g_signal_new ("profile-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rs_profile_store_init (RsProfileStore *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Folders of the administrator, settings, the user's folder: the first of a name wins. */
static GPtrArray *
collect_all (RsProfileStore *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->folders->len; i++)
    {
      if (i == self->folders->len - 1 && self->settings != NULL)
        rs_profile_settings_collect (self->settings, found);
      rs_profile_folder_collect (self->folders->pdata[i], found);
    }
  return rs_profile_merge (found);
}

static void
tell_of_items (RsProfileStore *self, GPtrArray *old)
{
  GPtrArray *entries = self->entries;
  guint start = 0;
  guint end = 0;

  while (start < MIN (old->len, entries->len) && old->pdata[start] == entries->pdata[start])
    start++;
  while (end < MIN (old->len, entries->len) - start &&
         old->pdata[old->len - 1 - end] == entries->pdata[entries->len - 1 - end])
    end++;
  if (old->len - start - end > 0 || entries->len - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end, entries->len - start - end);
}

static void
reload (gpointer user_data)
{
  g_autoptr (RsProfileStore) self = g_object_ref (RS_PROFILE_STORE (user_data));
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->entries);
  g_auto (GStrv) changed = NULL;

  rs_clear_timer (&self->timer);
  self->first_change_us = 0;
  self->entries = collect_all (self);
  changed = rs_profile_merge_keep (self->entries, old);
  tell_of_items (self, old);
  for (char **name = changed; *name != NULL; name++)
    g_signal_emit (self, signals[SIGNAL_PROFILE_CHANGED], 0, *name);
}

static void
on_changed (gpointer user_data)
{
  RsProfileStore *self = user_data;
  gint64 now_us = rs_clock_get_monotonic (self->clock);

  if (self->first_change_us == 0)
    self->first_change_us = now_us;
  rs_clear_timer (&self->timer);
  self->timer = rs_clock_add_timer (self->clock, NULL, CLAMP (self->first_change_us + LONGEST_US - now_us, 0, QUIET_US),
                                    reload, self);
}

static void
add_folder (RsProfileStore *self, const char *path, RsProfileOrigin origin)
{
  g_ptr_array_add (self->folders, rs_profile_folder_new (path, origin, on_changed, self));
}

static void
look_around (RsProfileStore *self)
{
  if (self->folders != NULL)
    return;
  self->folders = g_ptr_array_new_with_free_func (free_folder);
  for (char **folder = self->provisioning; *folder != NULL; folder++)
    add_folder (self, *folder, RS_PROFILE_ORIGIN_PROVISIONED);
  add_folder (self, self->own, RS_PROFILE_ORIGIN_FILE);
  self->settings = rs_profile_settings_new (self->backend, on_changed, self);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = collect_all (self);
}

static GType
rs_profile_store_get_item_type (GListModel *list)
{
  return RS_TYPE_PROFILE_ENTRY;
}

static guint
rs_profile_store_get_n_items (GListModel *list)
{
  RsProfileStore *self = RS_PROFILE_STORE (list);

  look_around (self);
  return self->entries->len;
}

static gpointer
rs_profile_store_get_item (GListModel *list, guint position)
{
  RsProfileStore *self = RS_PROFILE_STORE (list);

  look_around (self);
  return position < self->entries->len ? g_object_ref (self->entries->pdata[position]) : NULL;
}

static void
rs_profile_store_init_list (GListModelInterface *iface)
{
  iface->get_item_type = rs_profile_store_get_item_type;
  iface->get_n_items = rs_profile_store_get_n_items;
  iface->get_item = rs_profile_store_get_item;
}

/* In a sandbox the machine's own folders are not seen; the app's folder is where an administrator can reach it. */
static GStrv
list_provisioning (void)
{
  g_autoptr (GStrvBuilder) folders = g_strv_builder_new ();
  gboolean is_sandbox = g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
  const char *const sandbox[] = { g_get_user_config_dir (), NULL };
  const char *const *parents = is_sandbox ? sandbox : g_get_system_config_dirs ();

  for (; *parents != NULL; parents++)
    {
      g_autofree char *folder = g_build_filename (*parents, "ringside", NULL);

      g_strv_builder_add (folders, folder);
    }
  if (!is_sandbox)
    g_strv_builder_add (folders, "/etc/ringside");
  return g_strv_builder_end (folders);
}

/**
 * rs_profile_store_new:
 *
 * Returns: (transfer full): the profiles of this user on this machine
 */
RsProfileStore *
rs_profile_store_new (void)
{
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  g_auto (GStrv) provisioning = list_provisioning ();
  g_autofree char *own = g_build_filename (g_get_user_config_dir (), "ringside", "profiles", NULL);
  const RsProfilePlaces places = { .provisioning = (const char *const *) provisioning, .own = own };

  return rs_profile_store_new_at (&places, clock);
}

/**
 * rs_profile_store_new_at:
 * @places: where profiles are
 * @clock: tells time
 *
 * Returns: (transfer full): the profiles there
 */
RsProfileStore *
rs_profile_store_new_at (const RsProfilePlaces *places, RsClock *clock)
{
  RsProfileStore *self = g_object_new (RS_TYPE_PROFILE_STORE, NULL);

  self->provisioning = g_strdupv ((char **) places->provisioning);
  self->own = g_strdup (places->own);
  g_set_object (&self->backend, places->backend);
  g_set_object (&self->clock, clock);
  return self;
}

/**
 * rs_profile_store_find:
 * @self: the store
 * @name: a profile's name, or that of its file without the ending
 *
 * Returns: (transfer none) (nullable): its entry
 */
RsProfileEntry *
rs_profile_store_find (RsProfileStore *self, const char *name)
{
  RsProfileEntry *entry;

  look_around (self);
  entry = rs_profile_merge_find (self->entries, name);
  for (guint i = 0; entry == NULL && i < self->entries->len; i++)
    if (rs_profile_entry_is_called (self->entries->pdata[i], name))
      entry = self->entries->pdata[i];
  return entry;
}

static char *
list_names (RsProfileStore *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (names, (gpointer) rs_profile_entry_get_name (self->entries->pdata[i]));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static RsProfile *
fail_to_find (RsProfileStore *self, const char *name, GError **error)
{
  g_autofree char *names = list_names (self);

  if (*names == '\0')
    g_set_error (error, RS_ERROR, RS_ERROR_PROFILE,
                 _ ("There is no profile “%s”: none was set up yet. A file is meant by its whole path."), name);
  else
    g_set_error (error, RS_ERROR, RS_ERROR_PROFILE, _ ("There is no profile “%s”. There are: %s."), name, names);
  return NULL;
}

/**
 * rs_profile_store_load:
 * @self: the store
 * @name_or_path: a file if it has a `/` or ends in `.ringside`; else a profile's name
 * @error: return location
 *
 * Returns: (transfer full): the profile, as it was last good; %NULL with %RS_ERROR_PROFILE
 */
RsProfile *
rs_profile_store_load (RsProfileStore *self, const char *name_or_path, GError **error)
{
  RsProfileEntry *entry;

  if (rs_profile_file_is_path (name_or_path))
    return rs_profile_file_load (name_or_path, error);
  entry = rs_profile_store_find (self, name_or_path);
  if (entry == NULL)
    return fail_to_find (self, name_or_path, error);
  if (rs_profile_entry_get_profile (entry) != NULL)
    return g_object_ref (rs_profile_entry_get_profile (entry));
  g_set_error_literal (error, RS_ERROR, RS_ERROR_PROFILE, rs_profile_entry_get_error (entry));
  return NULL;
}

static gboolean
check_settings (RsProfileStore *self, GError **error)
{
  look_around (self);
  if (self->settings != NULL)
    return TRUE;
  g_set_error_literal (error, RS_ERROR, RS_ERROR_PROFILE,
                       _ ("Profiles cannot be kept in the settings, because the program's settings schemas are not "
                          "installed. Install it again, or keep the profile as a file."));
  return FALSE;
}

static gboolean
check_own (RsProfileStore *self, const char *name, GError **error)
{
  RsProfileEntry *entry = rs_profile_merge_find (self->entries, name);

  if (entry == NULL || !rs_profile_entry_is_read_only (entry))
    return TRUE;
  g_set_error (error, RS_ERROR, RS_ERROR_PROFILE,
               _ ("The profile “%s” is the file %s and can only be changed there. Under another name it can be your "
                  "own."),
               name, rs_profile_entry_get_path (entry));
  return FALSE;
}

static gboolean
check_name (const char *name, GError **error)
{
  if (!rs_profile_file_is_path (name))
    return TRUE;
  g_set_error (error, RS_ERROR, RS_ERROR_PROFILE,
               _ ("A profile cannot be called “%s”: with a / or ending in .ringside it would be taken for a file. Give "
                  "it another name."),
               name);
  return FALSE;
}

/**
 * rs_profile_store_save:
 * @self: the store
 * @profile: what to keep in the settings; it takes the place of one with its name
 * @error: return location
 *
 * Returns: whether it is kept; else %RS_ERROR_PROFILE, and then nothing was changed
 */
gboolean
rs_profile_store_save (RsProfileStore *self, RsProfile *profile, GError **error)
{
  const char *name = rs_profile_get_name (profile);

  if (!check_name (name, error) || !check_settings (self, error) || !check_own (self, name, error) ||
      !rs_profile_settings_save (self->settings, profile, error))
    return FALSE;
  reload (self);
  return TRUE;
}

/**
 * rs_profile_store_remove:
 * @self: the store
 * @name: a profile in the settings
 * @error: return location
 *
 * Returns: whether it is gone; else %RS_ERROR_PROFILE
 */
gboolean
rs_profile_store_remove (RsProfileStore *self, const char *name, GError **error)
{
  if (!check_settings (self, error) || !check_own (self, name, error) ||
      !rs_profile_settings_remove (self->settings, name, error))
    return FALSE;
  reload (self);
  return TRUE;
}

/**
 * rs_profile_store_import_as:
 * @self: the store
 * @path: a profile file
 * @name: (nullable): what to call it; %NULL for its own name
 * @replace: whether it may take the place of a profile that has the name already
 * @error: return location
 *
 * Returns: (transfer full): the profile that is now in the settings; %NULL with %RS_ERROR_PROFILE
 */
RsProfile *
rs_profile_store_import_as (RsProfileStore *self, const char *path, const char *name, gboolean replace, GError **error)
{
  g_autoptr (RsProfile) file = rs_profile_file_load (path, error);
  g_autoptr (RsProfile) profile = NULL;

  if (file == NULL)
    return NULL;
  profile = name != NULL ? rs_profile_dup_as (file, name, error) : g_object_ref (file);
  if (profile == NULL)
    return NULL;
  look_around (self);
  if (!replace && rs_profile_merge_find (self->entries, rs_profile_get_name (profile)) != NULL)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_PROFILE,
                   _ ("There is a profile “%s” already. Give this one another name, or say that it replaces that one."),
                   rs_profile_get_name (profile));
      return NULL;
    }
  return rs_profile_store_save (self, profile, error) ? g_steal_pointer (&profile) : NULL;
}

/**
 * rs_profile_store_import:
 * @self: the store
 * @path: a profile file
 * @error: return location
 *
 * Returns: (transfer full): the profile that is now in the settings, under its own name; %NULL with %RS_ERROR_PROFILE
 */
RsProfile *
rs_profile_store_import (RsProfileStore *self, const char *path, GError **error)
{
  return rs_profile_store_import_as (self, path, NULL, FALSE, error);
}
