/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_SETTINGS_ENABLE_BACKEND
#include "identity/rs-profile-watch.h"

#include "identity/rs-profile-file.h"

#include <gio/gsettingsbackend.h>
#include <glib/gi18n-lib.h>

/**
 * RsProfileWatch:
 *
 * Follows one profile while its board is open: what it says now, and what is wrong with it. A file stays the same
 * profile when the name in it changes.
 */
struct _RsProfileWatch
{
  GObject parent_instance;

  RsProfileStore *store;
  char *name;            /* what it is called, or its file's whole path */
  char *path;            /* NULL for settings */
  RsProfileEntry *entry; /* NULL if it is gone */
};

G_DEFINE_FINAL_TYPE (RsProfileWatch, rs_profile_watch, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
rs_profile_watch_finalize (GObject *object)
{
  RsProfileWatch *self = RS_PROFILE_WATCH (object);

  g_clear_object (&self->store);
  g_clear_object (&self->entry);
  g_free (self->name);
  g_free (self->path);
  G_OBJECT_CLASS (rs_profile_watch_parent_class)->finalize (object);
}

static void
rs_profile_watch_class_init (RsProfileWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_profile_watch_finalize;

  /**
   * RsProfileWatch::changed:
   * @self: the watch
   *
   * The profile is not what it was, or whether it is good.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rs_profile_watch_init (RsProfileWatch *self)
{
}

static RsProfileEntry *
find_by_path (RsProfileWatch *self)
{
  GListModel *entries = G_LIST_MODEL (self->store);

  for (guint i = 0; self->path != NULL && i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (RsProfileEntry) entry = g_list_model_get_item (entries, i);

      if (g_strcmp0 (rs_profile_entry_get_path (entry), self->path) == 0)
        return entry; /* the store keeps it */
    }
  return NULL;
}

static gboolean
look (RsProfileWatch *self)
{
  RsProfileEntry *entry = find_by_path (self);

  if (entry == NULL)
    entry = rs_profile_store_find (self->store, self->name);
  return g_set_object (&self->entry, entry);
}

static void
on_profile_changed (RsProfileWatch *self)
{
  if (look (self))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A file that lies anywhere is alone in the world: no settings, and no administrator's folder. */
static RsProfileStore *
make_store_for (const char *path, RsClock *clock)
{
  static const char *const nowhere[] = { NULL };
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();
  const RsProfilePlaces places = { .provisioning = nowhere, .own = folder, .backend = backend };

  return rs_profile_store_new_at (&places, clock);
}

/**
 * rs_profile_watch_new:
 * @store: where profiles are
 * @name_or_path: the profile, as rs_profile_store_load() takes it
 * @clock: tells time
 *
 * Returns: (transfer full): a watch
 */
RsProfileWatch *
rs_profile_watch_new (RsProfileStore *store, const char *name_or_path, RsClock *clock)
{
  RsProfileWatch *self = g_object_new (RS_TYPE_PROFILE_WATCH, NULL);

  if (rs_profile_file_is_path (name_or_path))
    {
      self->path = g_canonicalize_filename (name_or_path, NULL);
      self->name = g_strdup (self->path);
      self->store = make_store_for (self->path, clock);
    }
  else
    {
      self->name = g_strdup (name_or_path);
      self->store = g_object_ref (store);
    }
  look (self);
  if (self->path == NULL && self->entry != NULL)
    self->path = g_strdup (rs_profile_entry_get_path (self->entry));
  g_signal_connect_object (self->store, "profile-changed", G_CALLBACK (on_profile_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rs_profile_watch_get_entry:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable): where it is kept and whether it is good; %NULL if it is gone, or lies where
 *   nobody looks for profiles
 */
RsProfileEntry *
rs_profile_watch_get_entry (RsProfileWatch *self)
{
  return self->entry;
}

/**
 * rs_profile_watch_get_profile:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable): the profile as it was last good; %NULL if it is gone or never was
 */
RsProfile *
rs_profile_watch_get_profile (RsProfileWatch *self)
{
  return self->entry != NULL ? rs_profile_entry_get_profile (self->entry) : NULL;
}

/**
 * rs_profile_watch_describe_trouble:
 * @self: a watch
 *
 * Returns: (transfer full) (nullable): for a person: why the board does not follow its profile; %NULL if it does
 */
char *
rs_profile_watch_describe_trouble (RsProfileWatch *self)
{
  if (self->entry != NULL)
    return g_strdup (rs_profile_entry_get_error (self->entry));
  if (self->path != NULL && g_file_test (self->path, G_FILE_TEST_EXISTS)) /* it has no profile's name */
    return NULL;
  return g_strdup_printf (_ ("The profile “%s” is gone. The board goes on as it was, until it is closed. Lay the "
                             "profile down again, or open another board."),
                          self->name);
}
