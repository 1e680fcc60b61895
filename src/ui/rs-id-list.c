/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-id-list.h"

#include "base/rs-error.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_ID_CHARACTERS 128

static gboolean
is_id (const char *word)
{
  const char *c;

  for (c = word; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isgraph (g_utf8_get_char (c)) || *c == '*' || *c == '"')
      return FALSE;
  return g_utf8_strlen (word, -1) <= MAX_ID_CHARACTERS;
}

/**
 * rs_id_list_parse:
 * @text: what a person pasted: ids, one a line; semicolons and commas part them too
 * @error: return location
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): the ids, each once, in their order; %NULL with
 *   %RS_ERROR_USAGE, whose message names the line and what is wrong
 */
char **
rs_id_list_parse (const char *text, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (lines[i], ";,", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          const char *word = g_strstrip (words[j]);

          if (!is_id (word))
            {
              g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                           _ ("Line %u is not an id. An id has no spaces, quotes or stars. Write one id a line."),
                           i + 1);
              return NULL;
            }
          if (*word != '\0' && g_hash_table_add (seen, g_strdup (word)))
            g_strv_builder_add (builder, word);
        }
    }
  return g_strv_builder_end (builder);
}
