/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_SETTINGS_ENABLE_BACKEND
#include "identity/rs-profile-settings.h"

#include "base/rs-error.h"
#include "identity/rs-profile-entry-private.h"
#include "identity/rs-profile-setting.h"
#include "rs-config.h"

#include <gio/gsettingsbackend.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PROFILE_SCHEMA RS_APPLICATION_ID ".Profile"
#define LIST_KEY "profiles"
#define MAX_SLUG_LENGTH 40

/**
 * RsProfileSettings:
 *
 * The profiles that are kept in GSettings: a relocatable schema below a path for each, which ends in a slug of its
 * name, and a list of the slugs.
 */
struct _RsProfileSettings
{
  GSettingsBackend *backend;
  GSettingsSchema *main;
  GSettingsSchema *schema; /* of one profile */
  GSettings *list;
  GHashTable *open; /* slug → GSettings */
  RsProfileChangedFunc func;
  gpointer user_data;
};

static void
on_changed (RsProfileSettings *self)
{
  self->func (self->user_data);
}

static GSettings *
watch (RsProfileSettings *self, GSettings *settings)
{
  g_signal_connect_swapped (settings, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (settings, "writable-changed", G_CALLBACK (on_changed), self);
  return settings;
}

/**
 * rs_profile_settings_new:
 * @backend: (nullable): where settings are kept; %NULL for the user's
 * @func: called when profiles may have changed
 * @user_data: for @func
 *
 * Returns: (transfer full) (nullable): the profiles in settings; %NULL where the schemas are not installed
 */
RsProfileSettings *
rs_profile_settings_new (GSettingsBackend *backend, RsProfileChangedFunc func, gpointer user_data)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, PROFILE_SCHEMA, TRUE) : NULL;
  g_autoptr (GSettingsSchema) main =
      source != NULL ? g_settings_schema_source_lookup (source, RS_APPLICATION_ID, TRUE) : NULL;
  RsProfileSettings *self;

  if (schema == NULL || main == NULL || !g_settings_schema_has_key (main, LIST_KEY))
    return NULL;
  self = g_new0 (RsProfileSettings, 1);
  self->backend = backend != NULL ? g_object_ref (backend) : g_settings_backend_get_default ();
  self->schema = g_steal_pointer (&schema);
  self->func = func;
  self->user_data = user_data;
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->main = g_steal_pointer (&main);
  self->list = watch (self, g_settings_new_full (self->main, self->backend, NULL));
  return self;
}

/**
 * rs_profile_settings_free:
 * @self: (transfer full): the profiles in settings
 */
void
rs_profile_settings_free (RsProfileSettings *self)
{
  GHashTableIter iter;
  gpointer settings;

  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, NULL, &settings))
    g_signal_handlers_disconnect_by_data (settings, self);
  g_signal_handlers_disconnect_by_data (self->list, self);
  g_hash_table_unref (self->open);
  g_clear_object (&self->list);
  g_clear_object (&self->backend);
  g_settings_schema_unref (self->schema);
  g_settings_schema_unref (self->main);
  g_free (self);
}

static GSettings *
open_slug (RsProfileSettings *self, const char *slug)
{
  GSettings *settings = g_hash_table_lookup (self->open, slug);
  g_autofree char *path = NULL;

  if (settings != NULL)
    return settings;
  path = g_strdup_printf ("%sprofiles/%s/", g_settings_schema_get_path (self->main), slug);
  settings = watch (self, g_settings_new_full (self->schema, self->backend, path));
  g_hash_table_insert (self->open, g_strdup (slug), settings);
  return settings;
}

/* The list may have been written by anybody. */
static gboolean
is_slug (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= MAX_SLUG_LENGTH && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static RsProfileEntry *
read_entry (RsProfileSettings *self, const char *slug)
{
  GSettings *settings = open_slug (self, slug);
  g_autoptr (GKeyFile) file = rs_profile_setting_read_all (settings);
  g_autofree char *name = g_settings_get_string (settings, "name");
  const char *called = *name != '\0' ? name : slug;
  g_autoptr (GError) error = NULL;
  g_autoptr (RsProfile) profile = rs_profile_new_from_key_file (file, called, &error);
  RsProfileEntry *entry =
      rs_profile_entry_new (RS_PROFILE_ORIGIN_SETTINGS, called, NULL, profile, error != NULL ? error->message : NULL);

  rs_profile_entry_set_settings (entry, settings);
  return entry;
}

/**
 * rs_profile_settings_collect:
 * @self: the profiles in settings
 * @entries: (element-type RsProfileEntry): where to add them, in the order in which they were made
 */
void
rs_profile_settings_collect (RsProfileSettings *self, GPtrArray *entries)
{
  g_auto (GStrv) slugs = g_settings_get_strv (self->list, LIST_KEY);

  for (char **slug = slugs; *slug != NULL; slug++)
    if (is_slug (*slug))
      g_ptr_array_add (entries, read_entry (self, *slug));
}

static char *
find_slug (RsProfileSettings *self, const char *name)
{
  g_auto (GStrv) slugs = g_settings_get_strv (self->list, LIST_KEY);

  for (char **slug = slugs; *slug != NULL; slug++)
    if (is_slug (*slug))
      {
        g_autofree char *other = g_settings_get_string (open_slug (self, *slug), "name");

        if (g_str_equal (*other != '\0' ? other : *slug, name))
          return g_strdup (*slug);
      }
  return NULL;
}

static char *
make_stem (const char *name)
{
  g_autofree char *plain = g_str_to_ascii (name, "C");
  GString *stem = g_string_new (NULL);

  for (const char *letter = plain; *letter != '\0' && stem->len < MAX_SLUG_LENGTH - 8; letter++)
    if (g_ascii_isalnum (*letter))
      g_string_append_c (stem, g_ascii_tolower (*letter));
    else if (stem->len > 0 && stem->str[stem->len - 1] != '-')
      g_string_append_c (stem, '-');
  if (stem->len == 0)
    g_string_append (stem, "profile");
  return g_string_free (stem, FALSE);
}

static char *
make_slug (RsProfileSettings *self, const char *name)
{
  g_auto (GStrv) slugs = g_settings_get_strv (self->list, LIST_KEY);
  g_autofree char *stem = make_stem (name);
  char *slug = g_strdup (stem);

  for (guint i = 2; g_strv_contains ((const char *const *) slugs, slug); i++)
    {
      g_free (slug);
      slug = g_strdup_printf ("%s-%u", stem, i);
    }
  return slug;
}

static gboolean fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (RS_ERROR, RS_ERROR_PROFILE, format, arguments);
  va_end (arguments);
  return FALSE;
}

/* GLib's last resort forgets all at the end of the program. Whoever asks for it by name knows that. */
static gboolean
check_lasting (RsProfileSettings *self, GError **error)
{
  gboolean is_last_resort = g_str_equal (G_OBJECT_TYPE_NAME (self->backend), "GMemorySettingsBackend") &&
                            g_strcmp0 (g_getenv ("GSETTINGS_BACKEND"), "memory") != 0;

  return !is_last_resort ||
         fail (error, _ ("This machine keeps no settings, so the profile would be lost at the end of the program. "
                         "Install dconf, or keep the profile as a file."));
}

static gboolean
check_list_writable (RsProfileSettings *self, GError **error)
{
  return g_settings_is_writable (self->list, LIST_KEY) ||
         fail (error, _ ("The administrator of this machine has locked the list of profiles."));
}

static gboolean
change_list (RsProfileSettings *self, const char *slug, gboolean in, GError **error)
{
  g_auto (GStrv) slugs = g_settings_get_strv (self->list, LIST_KEY);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) changed = NULL;

  for (char **each = slugs; *each != NULL; each++)
    if (!g_str_equal (*each, slug))
      g_strv_builder_add (builder, *each);
  if (in)
    g_strv_builder_add (builder, slug);
  changed = g_strv_builder_end (builder);
  return g_settings_set_strv (self->list, LIST_KEY, (const char *const *) changed) || check_list_writable (self, error);
}

/* Writing is only a wish until the settings service has heard it. */
static gboolean
check_written (RsProfileSettings *self, const char *slug, gboolean in, GError **error)
{
  g_auto (GStrv) slugs = NULL;

  g_settings_sync ();
  slugs = g_settings_get_strv (self->list, LIST_KEY);
  return g_strv_contains ((const char *const *) slugs, slug) == in ||
         fail (error, _ ("The settings service did not keep the change. Without a session bus it cannot; keep the "
                         "profile as a file there."));
}

/**
 * rs_profile_settings_save:
 * @self: the profiles in settings
 * @profile: what to keep; it takes the place of one with its name
 * @error: return location
 *
 * Returns: whether it is kept; else %RS_ERROR_PROFILE, and then nothing was changed
 */
gboolean
rs_profile_settings_save (RsProfileSettings *self, RsProfile *profile, GError **error)
{
  g_autofree char *old_slug = find_slug (self, rs_profile_get_name (profile));
  g_autofree char *slug = old_slug != NULL ? g_strdup (old_slug) : make_slug (self, rs_profile_get_name (profile));
  GSettings *settings = open_slug (self, slug);

  return check_lasting (self, error) && (old_slug != NULL || check_list_writable (self, error)) &&
         rs_profile_setting_write_all (settings, profile, error) &&
         (old_slug != NULL || change_list (self, slug, TRUE, error)) && check_written (self, slug, TRUE, error);
}

/**
 * rs_profile_settings_remove:
 * @self: the profiles in settings
 * @name: a profile that is among them
 * @error: return location
 *
 * Returns: whether it is gone; else %RS_ERROR_PROFILE
 */
gboolean
rs_profile_settings_remove (RsProfileSettings *self, const char *name, GError **error)
{
  g_autofree char *slug = find_slug (self, name);

  if (slug == NULL)
    return fail (error, _ ("There is no profile “%s” in the settings."), name);
  if (!change_list (self, slug, FALSE, error) || !check_written (self, slug, FALSE, error))
    return FALSE;
  rs_profile_setting_reset_all (open_slug (self, slug));
  g_settings_sync ();
  return TRUE;
}
