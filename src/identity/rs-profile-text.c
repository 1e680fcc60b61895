/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-text.h"

#include "identity/rs-profile-key.h"

#include <string.h>

/* A profile as text in one form only: known keys in their order, without spaces, comments and what holds anyway. */

static void
write_list (GKeyFile *out, const RsProfileKey *key, char **parts)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autofree char *value = NULL;

  for (char **part = parts; part != NULL && *part != NULL; part++)
    if (*g_strstrip (*part) != '\0')
      g_ptr_array_add (list, *part);
  if (list->len == 0)
    return;
  g_key_file_set_string_list (out, key->group, key->key, (const char *const *) list->pdata, list->len);
  value = g_key_file_get_value (out, key->group, key->key, NULL);
  value[strlen (value) - 1] = '\0'; /* the semicolon behind the last */
  g_key_file_set_value (out, key->group, key->key, value);
}

static void
write_line (GKeyFile *out, const RsProfileKey *key, const char *text, const char *folder)
{
  g_autofree char *path = NULL;

  if (text == NULL || *text == '\0' || g_strcmp0 (text, key->standard) == 0)
    return;
  if (key->value == RS_PROFILE_VALUE_PATH)
    path = g_canonicalize_filename (text, folder);
  g_key_file_set_string (out, key->group, key->key, path != NULL ? path : text);
}

static void
write_key (GKeyFile *out, const RsProfileKey *key, GKeyFile *file, const char *folder)
{
  if (key->value == RS_PROFILE_VALUE_LIST)
    {
      g_auto (GStrv) parts = g_key_file_get_string_list (file, key->group, key->key, NULL, NULL);

      write_list (out, key, parts);
    }
  else
    {
      g_autofree char *text = g_key_file_get_string (file, key->group, key->key, NULL);

      write_line (out, key, text != NULL ? g_strstrip (text) : NULL, folder);
    }
}

/**
 * rs_profile_text_write:
 * @file: a profile that is as it should be
 * @name: what it is called
 * @folder: an absolute path: where its relative paths begin
 *
 * Returns: (transfer full): a key file that says the same wherever it lies
 */
char *
rs_profile_text_write (GKeyFile *file, const char *name, const char *folder)
{
  g_autoptr (GKeyFile) out = g_key_file_new ();
  guint n;
  const RsProfileKey *keys = rs_profile_key_list (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (keys[i].key, "Name"))
      g_key_file_set_string (out, keys[i].group, keys[i].key, name);
    else
      write_key (out, &keys[i], file, folder);
  return g_key_file_to_data (out, NULL, NULL);
}
