/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-entry-private.h"

#include "identity/rs-profile-key.h"

#include <string.h>

/**
 * RsProfileEntry:
 *
 * A profile in the list of those that there are: where it is kept, and whether it is good. What changes becomes
 * another entry.
 */
struct _RsProfileEntry
{
  GObject parent_instance;

  RsProfileOrigin origin;
  char *name;
  char *path;          /* NULL for settings */
  RsProfile *profile;  /* NULL if there never was a good one */
  char *error;         /* NULL if it is good */
  GPtrArray *warnings; /* a terminated list of sentences */
  GSettings *settings; /* NULL for files */
};

G_DEFINE_FINAL_TYPE (RsProfileEntry, rs_profile_entry, G_TYPE_OBJECT)

static void
rs_profile_entry_finalize (GObject *object)
{
  RsProfileEntry *self = RS_PROFILE_ENTRY (object);

  g_free (self->name);
  g_free (self->path);
  g_free (self->error);
  g_clear_object (&self->profile);
  g_clear_object (&self->settings);
  g_ptr_array_unref (self->warnings);
  G_OBJECT_CLASS (rs_profile_entry_parent_class)->finalize (object);
}

static void
rs_profile_entry_class_init (RsProfileEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_profile_entry_finalize;
}

static void
rs_profile_entry_init (RsProfileEntry *self)
{
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->warnings, NULL);
}

/**
 * rs_profile_entry_new:
 * @origin: where it is kept
 * @name: what it is called
 * @path: (nullable): the file
 * @profile: (nullable): the last good reading of it
 * @error: (nullable): why the present one is not good
 *
 * Returns: (transfer full): an entry
 */
RsProfileEntry *
rs_profile_entry_new (RsProfileOrigin origin, const char *name, const char *path, RsProfile *profile, const char *error)
{
  RsProfileEntry *self = g_object_new (RS_TYPE_PROFILE_ENTRY, NULL);

  self->origin = origin;
  self->name = g_strdup (name);
  self->path = g_strdup (path);
  self->error = g_strdup (error);
  g_set_object (&self->profile, profile);
  if (profile == NULL)
    return self;
  for (const char *const *warning = rs_profile_get_warnings (profile); *warning != NULL; warning++)
    rs_profile_entry_add_warning (self, *warning);
  return self;
}

/**
 * rs_profile_entry_set_settings:
 * @self: an entry that nobody else knows yet
 * @settings: where it is kept
 */
void
rs_profile_entry_set_settings (RsProfileEntry *self, GSettings *settings)
{
  g_set_object (&self->settings, settings);
}

/**
 * rs_profile_entry_add_warning:
 * @self: an entry that nobody else knows yet
 * @warning: a sentence
 */
void
rs_profile_entry_add_warning (RsProfileEntry *self, const char *warning)
{
  g_ptr_array_insert (self->warnings, (int) self->warnings->len - 1, g_strdup (warning));
}

/**
 * rs_profile_entry_is_called:
 * @self: an entry
 * @word: what somebody calls a profile
 *
 * Returns: whether @word is the name of its file, without the ending
 */
gboolean
rs_profile_entry_is_called (RsProfileEntry *self, const char *word)
{
  g_autofree char *base = self->path != NULL ? g_path_get_basename (self->path) : NULL;

  return base != NULL && g_str_has_prefix (base, word) && g_str_equal (base + strlen (word), RS_PROFILE_ENDING);
}

static gboolean
is_same_profile (RsProfile *one, RsProfile *other)
{
  g_autofree char *text = NULL;
  g_autofree char *other_text = NULL;

  if (one == NULL || other == NULL)
    return one == other;
  text = rs_profile_dup_text (one);
  other_text = rs_profile_dup_text (other);
  return g_str_equal (text, other_text);
}

/**
 * rs_profile_entry_is_equal:
 * @self: an entry
 * @other: another
 *
 * Returns: whether both say the same
 */
gboolean
rs_profile_entry_is_equal (RsProfileEntry *self, RsProfileEntry *other)
{
  return self->origin == other->origin && g_str_equal (self->name, other->name) &&
         g_strcmp0 (self->path, other->path) == 0 && g_strcmp0 (self->error, other->error) == 0 &&
         g_strv_equal ((const char *const *) self->warnings->pdata, (const char *const *) other->warnings->pdata) &&
         is_same_profile (self->profile, other->profile);
}

/**
 * rs_profile_entry_get_name:
 * @self: an entry
 *
 * Returns: (transfer none): what the profile is called; plain text
 */
const char *
rs_profile_entry_get_name (RsProfileEntry *self)
{
  return self->name;
}

/**
 * rs_profile_entry_get_origin:
 * @self: an entry
 *
 * Returns: where it is kept
 */
RsProfileOrigin
rs_profile_entry_get_origin (RsProfileEntry *self)
{
  return self->origin;
}

/**
 * rs_profile_entry_get_path:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): its file; %NULL if it is kept in settings
 */
const char *
rs_profile_entry_get_path (RsProfileEntry *self)
{
  return self->path;
}

/**
 * rs_profile_entry_is_read_only:
 * @self: an entry
 *
 * Returns: whether it can be neither saved nor removed here: files are for those who laid them down
 */
gboolean
rs_profile_entry_is_read_only (RsProfileEntry *self)
{
  return self->origin != RS_PROFILE_ORIGIN_SETTINGS;
}

static const RsProfileKey *
find_key (const char *group, const char *key)
{
  guint n;
  const RsProfileKey *keys = rs_profile_key_list (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (keys[i].group, group) && g_str_equal (keys[i].key, key))
      return &keys[i];
  return NULL;
}

/**
 * rs_profile_entry_is_locked:
 * @self: an entry
 * @group: a heading of the profile file
 * @key: a key below it
 *
 * Returns: whether the user may not change this key: the whole profile is read only, or the administrator locked it
 */
gboolean
rs_profile_entry_is_locked (RsProfileEntry *self, const char *group, const char *key)
{
  const RsProfileKey *known = find_key (group, key);
  g_autofree char *setting = known != NULL ? rs_profile_key_dup_setting (known) : NULL;

  return self->settings == NULL || setting == NULL || !g_settings_is_writable (self->settings, setting);
}

/**
 * rs_profile_entry_get_profile:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the profile as it was last good; %NULL if it never was
 */
RsProfile *
rs_profile_entry_get_profile (RsProfileEntry *self)
{
  return self->profile;
}

/**
 * rs_profile_entry_get_error:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): why the profile as it is now was refused; %NULL if it is good
 */
const char *
rs_profile_entry_get_error (RsProfileEntry *self)
{
  return self->error;
}

/**
 * rs_profile_entry_get_warnings:
 * @self: an entry
 *
 * Returns: (transfer none) (array zero-terminated=1): sentences about what has no effect
 */
const char *const *
rs_profile_entry_get_warnings (RsProfileEntry *self)
{
  return (const char *const *) self->warnings->pdata;
}

/**
 * rs_profile_origin_get_nick:
 * @origin: where a profile is kept
 *
 * Returns: (transfer none): `settings`, `provisioned` or `file`
 */
const char *
rs_profile_origin_get_nick (RsProfileOrigin origin)
{
  static const char *const nicks[] = {
    [RS_PROFILE_ORIGIN_SETTINGS] = "settings",
    [RS_PROFILE_ORIGIN_PROVISIONED] = "provisioned",
    [RS_PROFILE_ORIGIN_FILE] = "file",
  };

  return nicks[origin];
}
