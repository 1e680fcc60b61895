/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-setting.h"

#include "base/rs-error.h"
#include "identity/rs-profile-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One key of a profile file is one setting; which is which, and of what type, is in the table of keys. */

static char *
make_text (const RsProfileKey *key, GVariant *value)
{
  switch (key->value)
    {
    case RS_PROFILE_VALUE_BOOLEAN:
      return g_strdup (g_variant_get_boolean (value) ? "true" : "false");
    case RS_PROFILE_VALUE_NUMBER:
      return g_strdup_printf ("%d", g_variant_get_int32 (value));
    case RS_PROFILE_VALUE_TEXT:
    case RS_PROFILE_VALUE_PATH:
    case RS_PROFILE_VALUE_LIST:
    default:
      return g_variant_dup_string (value, NULL);
    }
}

static void
read_one (GKeyFile *file, const RsProfileKey *key, GVariant *value)
{
  g_autofree const char **parts = NULL;
  g_autofree char *text = NULL;
  gsize n;

  if (key->value == RS_PROFILE_VALUE_LIST)
    {
      parts = g_variant_get_strv (value, &n);
      if (n > 0)
        g_key_file_set_string_list (file, key->group, key->key, parts, n);
      return;
    }
  text = make_text (key, value);
  if (*text != '\0' && g_strcmp0 (text, key->standard) != 0)
    g_key_file_set_string (file, key->group, key->key, text);
}

/**
 * rs_profile_setting_read_all:
 * @settings: a profile's settings
 *
 * Returns: (transfer full): the same as a key file, good or not
 */
GKeyFile *
rs_profile_setting_read_all (GSettings *settings)
{
  GKeyFile *file = g_key_file_new ();
  guint n;
  const RsProfileKey *keys = rs_profile_key_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = rs_profile_key_dup_setting (&keys[i]);
      g_autoptr (GVariant) value = g_settings_get_value (settings, name);

      read_one (file, &keys[i], value);
    }
  return file;
}

static GVariant *
make_value (const RsProfileKey *key, GKeyFile *file)
{
  g_autofree char *text = g_key_file_get_string (file, key->group, key->key, NULL);
  const char *said = text != NULL ? text : key->standard;
  g_auto (GStrv) parts = NULL;

  switch (key->value)
    {
    case RS_PROFILE_VALUE_BOOLEAN:
      return g_variant_new_boolean (g_str_equal (said, "true"));
    case RS_PROFILE_VALUE_NUMBER:
      return g_variant_new_int32 ((gint32) g_ascii_strtoll (said, NULL, 10));
    case RS_PROFILE_VALUE_LIST:
      parts = g_key_file_get_string_list (file, key->group, key->key, NULL, NULL);
      return g_variant_new_strv ((const char *const *) parts, parts != NULL ? -1 : 0);
    case RS_PROFILE_VALUE_TEXT:
    case RS_PROFILE_VALUE_PATH:
    default:
      return g_variant_new_string (said != NULL ? said : "");
    }
}

static gboolean
write_one (GSettings *settings, const RsProfileKey *key, GKeyFile *file, GError **error)
{
  g_autofree char *name = rs_profile_key_dup_setting (key);
  g_autoptr (GVariant) old = g_settings_get_value (settings, name);
  g_autoptr (GVariant) value = g_variant_ref_sink (make_value (key, file));

  if (g_variant_equal (old, value))
    return TRUE;
  if (g_settings_is_writable (settings, name) && g_settings_set_value (settings, name, value))
    return TRUE;
  g_set_error (error, RS_ERROR, RS_ERROR_PROFILE,
               _ ("[%s] %s is locked by the administrator of this machine, so the profile was not changed."),
               key->group, key->key);
  return FALSE;
}

/**
 * rs_profile_setting_write_all:
 * @settings: a profile's settings
 * @profile: what to keep there
 * @error: return location
 *
 * Returns: whether all of it is kept; else %RS_ERROR_PROFILE, which names a key that is locked, and nothing was changed
 */
gboolean
rs_profile_setting_write_all (GSettings *settings, RsProfile *profile, GError **error)
{
  g_autofree char *text = rs_profile_dup_text (profile);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  gboolean is_good = TRUE;
  guint n;
  const RsProfileKey *keys = rs_profile_key_list (&n);

  g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, NULL);
  g_settings_delay (settings);
  for (guint i = 0; is_good && i < n; i++)
    is_good = write_one (settings, &keys[i], file, error);
  if (is_good)
    g_settings_apply (settings);
  else
    g_settings_revert (settings);
  return is_good;
}

/**
 * rs_profile_setting_reset_all:
 * @settings: the settings of a profile that is no more
 */
void
rs_profile_setting_reset_all (GSettings *settings)
{
  guint n;
  const RsProfileKey *keys = rs_profile_key_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = rs_profile_key_dup_setting (&keys[i]);

      g_settings_reset (settings, name);
    }
  g_settings_apply (settings);
}
