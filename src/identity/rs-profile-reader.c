/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-reader.h"

#include "base/rs-error.h"
#include "identity/rs-profile-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* GKeyFile does not tell lines, but a person needs one. 0 if the key is not there. */
static guint
find_line (const RsProfileReader *reader, const char *group, const char *key)
{
  g_auto (GStrv) lines = g_strsplit (reader->text, "\n", -1);
  g_autofree char *heading = g_strdup_printf ("[%s]", group);
  gboolean inside = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      gsize length = strcspn (line, " \t=");

      if (*line == '[')
        inside = g_str_equal (line, heading);
      else if (inside && strlen (key) == length && strncmp (line, key, length) == 0)
        return i + 1;
    }
  return 0;
}

/**
 * rs_profile_reader_fail:
 * @reader: a profile that is being read
 * @group: a group
 * @key: a key in it
 * @error: return location
 * @format: what is wrong with it and what is allowed
 *
 * Sets %RS_ERROR_PROFILE with the file, the line, the key and the reason.
 *
 * Returns: %FALSE
 */
gboolean
rs_profile_reader_fail (const RsProfileReader *reader, const char *group, const char *key, GError **error,
                        const char *format, ...)
{
  guint line = find_line (reader, group, key);
  g_autofree char *why = NULL;
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (line > 0)
    g_set_error (error, RS_ERROR, RS_ERROR_PROFILE, "%s:%u: [%s] %s: %s", reader->origin, line, group, key, why);
  else
    g_set_error (error, RS_ERROR, RS_ERROR_PROFILE, "%s: [%s] %s: %s", reader->origin, group, key, why);
  return FALSE;
}

static gboolean
looks_secret (const char *key)
{
  static const char *const signs[] = { "secret", "password", "passwd", "passphrase", "token" };
  g_autofree char *lower = g_ascii_strdown (key, -1);

  if (g_str_has_suffix (lower, "key"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (lower, signs[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Unknown keys may come from a newer version and only warn; a secret is refused, for files are copied and shown. */
static gboolean
check_key (const RsProfileReader *reader, const char *group, const char *key, GStrvBuilder *warnings, GError **error)
{
  g_autofree char *warning = NULL;

  if (rs_profile_key_is_known (group, key))
    return TRUE;
  if (looks_secret (key))
    return rs_profile_reader_fail (
        reader, group, key, error,
        _ ("a profile must not hold a secret. Take it out, change it at the server if others could read this "
           "file, and give it with --secret-fd or as the systemd credential “ringside-secret”"));
  warning = g_strdup_printf (_ ("%s:%u: [%s] %s: this key is not known and has no effect"), reader->origin,
                             find_line (reader, group, key), group, key);
  g_strv_builder_add (warnings, warning);
  return TRUE;
}

/**
 * rs_profile_reader_check_keys:
 * @reader: a profile that is being read
 * @error: return location
 *
 * Looks for keys that are not known.
 *
 * Returns: (transfer full): warnings; %NULL with %RS_ERROR_PROFILE if there is a secret among them
 */
GStrv
rs_profile_reader_check_keys (const RsProfileReader *reader, GError **error)
{
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();
  g_auto (GStrv) groups = g_key_file_get_groups (reader->file, NULL);

  for (char **group = groups; *group != NULL; group++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (reader->file, *group, NULL, NULL);

      for (char **key = keys; keys != NULL && *key != NULL; key++)
        if (!check_key (reader, *group, *key, warnings, error))
          return NULL;
    }
  return g_strv_builder_end (warnings);
}

/**
 * rs_profile_reader_get_text:
 * @reader: a profile that is being read
 * @group: a group
 * @key: a key in it
 *
 * Returns: (transfer full) (nullable): its text without spaces around it, %NULL if there is none
 */
char *
rs_profile_reader_get_text (const RsProfileReader *reader, const char *group, const char *key)
{
  char *text = g_key_file_get_string (reader->file, group, key, NULL);

  return text != NULL ? g_strstrip (text) : NULL;
}

/**
 * rs_profile_reader_require_text:
 * @reader: a profile that is being read
 * @group: a group
 * @key: a key in it
 * @out: (out) (transfer full): its text
 * @error: return location
 *
 * Returns: whether it is there and not empty; else %RS_ERROR_PROFILE
 */
gboolean
rs_profile_reader_require_text (const RsProfileReader *reader, const char *group, const char *key, char **out,
                                GError **error)
{
  *out = rs_profile_reader_get_text (reader, group, key);
  if (*out == NULL)
    return rs_profile_reader_fail (reader, group, key, error, _ ("this key is missing"));
  if (**out == '\0')
    return rs_profile_reader_fail (reader, group, key, error, _ ("it is empty"));
  return TRUE;
}

/**
 * rs_profile_reader_read_text:
 * @reader: a profile that is being read
 * @group: a group
 * @key: a key in it
 * @out: (inout) (transfer full): its text; left alone if the key is not there
 * @error: return location
 *
 * Returns: whether it is absent or not empty; else %RS_ERROR_PROFILE
 */
gboolean
rs_profile_reader_read_text (const RsProfileReader *reader, const char *group, const char *key, char **out,
                             GError **error)
{
  return !g_key_file_has_key (reader->file, group, key, NULL) ||
         rs_profile_reader_require_text (reader, group, key, out, error);
}

/**
 * rs_profile_reader_check_word:
 * @reader: a profile that is being read
 * @group: a group
 * @key: a key in it
 * @word: what stands there
 * @allowed: (array zero-terminated=1): the words that are allowed there
 * @out_index: (out) (optional): which of them it is
 * @error: return location
 *
 * Returns: whether it is one of them; else %RS_ERROR_PROFILE
 */
gboolean
rs_profile_reader_check_word (const RsProfileReader *reader, const char *group, const char *key, const char *word,
                              const char *const *allowed, guint *out_index, GError **error)
{
  g_autofree char *choice = NULL;

  for (guint i = 0; allowed[i] != NULL; i++)
    if (g_str_equal (word, allowed[i]))
      {
        if (out_index != NULL)
          *out_index = i;
        return TRUE;
      }
  choice = g_strjoinv (", ", (char **) allowed);
  return rs_profile_reader_fail (reader, group, key, error, _ ("“%s” is not possible here; this version allows: %s"),
                                 word, choice);
}

/**
 * rs_profile_reader_require_word:
 * @reader: a profile that is being read
 * @group: a group
 * @key: a key in it
 * @allowed: the only word that is allowed there
 * @error: return location
 *
 * Returns: whether it is that word; else %RS_ERROR_PROFILE
 */
gboolean
rs_profile_reader_require_word (const RsProfileReader *reader, const char *group, const char *key, const char *allowed,
                                GError **error)
{
  g_autofree char *word = NULL;

  return rs_profile_reader_require_text (reader, group, key, &word, error) &&
         rs_profile_reader_check_word (reader, group, key, word, (const char *const[]){ allowed, NULL }, NULL, error);
}

/**
 * rs_profile_reader_require_url:
 * @reader: a profile that is being read
 * @group: a group
 * @key: a key in it
 * @kind: what the address is for
 * @out: (out) (transfer full): the address
 * @error: return location
 *
 * Returns: whether it is an address that rs_url_check() allows; else %RS_ERROR_PROFILE
 */
gboolean
rs_profile_reader_require_url (const RsProfileReader *reader, const char *group, const char *key, RsUrlKind kind,
                               char **out, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!rs_profile_reader_require_text (reader, group, key, out, error))
    return FALSE;
  if (!rs_url_check (*out, kind, &reason))
    return rs_profile_reader_fail (reader, group, key, error, "%s", reason->message);
  return TRUE;
}

/**
 * rs_profile_reader_read_url:
 * @reader: a profile that is being read
 * @group: a group
 * @key: a key in it
 * @kind: what the address is for
 * @out: (inout) (transfer full): the address; left alone if the key is not there
 * @error: return location
 *
 * Returns: whether it is absent or an address that rs_url_check() allows; else %RS_ERROR_PROFILE
 */
gboolean
rs_profile_reader_read_url (const RsProfileReader *reader, const char *group, const char *key, RsUrlKind kind,
                            char **out, GError **error)
{
  return !g_key_file_has_key (reader->file, group, key, NULL) ||
         rs_profile_reader_require_url (reader, group, key, kind, out, error);
}

/**
 * rs_profile_reader_read_path:
 * @reader: a profile that is being read
 * @group: a group
 * @key: a key in it
 * @out: (inout) (transfer full): the path of a file; left alone if the key is not there
 * @error: return location
 *
 * Reads the name of a file that belongs to the profile: a relative one is looked for beside it.
 *
 * Returns: whether it is absent or not empty; else %RS_ERROR_PROFILE
 */
gboolean
rs_profile_reader_read_path (const RsProfileReader *reader, const char *group, const char *key, char **out,
                             GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = g_path_get_dirname (reader->origin);

  if (!rs_profile_reader_read_text (reader, group, key, &path, error))
    return FALSE;
  if (path != NULL && !g_path_is_absolute (path))
    *out = g_build_filename (folder, path, NULL);
  else if (path != NULL)
    *out = g_steal_pointer (&path);
  return TRUE;
}

/**
 * rs_profile_reader_read_boolean:
 * @reader: a profile that is being read
 * @group: a group
 * @key: a key in it
 * @value: (inout): its value; left alone if the key is not there
 * @error: return location
 *
 * Returns: whether it is absent, true or false; else %RS_ERROR_PROFILE
 */
gboolean
rs_profile_reader_read_boolean (const RsProfileReader *reader, const char *group, const char *key, gboolean *value,
                                GError **error)
{
  g_autofree char *text = rs_profile_reader_get_text (reader, group, key);

  if (text == NULL)
    return TRUE;
  if (!g_str_equal (text, "true") && !g_str_equal (text, "false"))
    return rs_profile_reader_fail (reader, group, key, error, _ ("“%s” is not possible here; allowed: true, false"),
                                   text);
  *value = g_str_equal (text, "true");
  return TRUE;
}

/**
 * rs_profile_reader_read_integer:
 * @reader: a profile that is being read
 * @group: a group
 * @key: a key in it
 * @minimum: the least that it may be
 * @maximum: the most
 * @value: (inout): its value; left alone if the key is not there
 * @error: return location
 *
 * Returns: whether it is absent or such a number; else %RS_ERROR_PROFILE
 */
gboolean
rs_profile_reader_read_integer (const RsProfileReader *reader, const char *group, const char *key, int minimum,
                                int maximum, int *value, GError **error)
{
  g_autofree char *text = rs_profile_reader_get_text (reader, group, key);
  gint64 number;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, minimum, maximum, &number, NULL))
    return rs_profile_reader_fail (reader, group, key, error,
                                   _ ("“%s” is not possible here; allowed: a whole number from %d to %d"), text,
                                   minimum, maximum);
  *value = (int) number;
  return TRUE;
}

/**
 * rs_profile_reader_get_list:
 * @reader: a profile that is being read
 * @group: a group
 * @key: a key in it
 *
 * Returns: (transfer full) (array zero-terminated=1): its parts between semicolons, without empty ones
 */
char **
rs_profile_reader_get_list (const RsProfileReader *reader, const char *group, const char *key)
{
  g_auto (GStrv) parts = g_key_file_get_string_list (reader->file, group, key, NULL, NULL);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (char **part = parts; part != NULL && *part != NULL; part++)
    if (*g_strstrip (*part) != '\0')
      g_strv_builder_add (list, *part);
  return g_strv_builder_end (list);
}
