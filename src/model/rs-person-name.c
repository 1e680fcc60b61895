/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-person-name.h"

#include "base/rs-safe-text.h"

#include <string.h>

static char **
split_words (const char *name)
{
  g_autofree char *safe = rs_safe_text (name);
  g_auto (GStrv) parts = g_strsplit (safe, " ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

/* "Silva, Ana" is how a directory sorts people: the first name comes after the comma. */
static char **
split_name (const char *name)
{
  const char *comma = strchr (name, ',');
  g_autofree char *turned = NULL;

  if (comma == NULL || comma[1] == '\0' || comma == name)
    return split_words (name);
  turned = g_strdup_printf ("%s %.*s", comma + 1, (int) (comma - name), name);
  return split_words (turned);
}

/* A capital with the marks that belong to it: the first of a name may be one that is written with two characters. */
static char *
get_first_letter (const char *word)
{
  const char *end = g_utf8_next_char (word);

  while (*end != '\0' && g_unichar_ismark (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return g_utf8_strup (word, end - word);
}

static const char *
find_lettered_word (char **words, guint from)
{
  for (guint i = g_strv_length (words); i > from; i--)
    if (g_unichar_isalpha (g_utf8_get_char (words[i - 1])))
      return words[i - 1];
  return NULL;
}

/**
 * rs_person_name_shorten:
 * @name: valid UTF-8
 *
 * Returns: (transfer full): first name and the first letter of the last one ("Ana S."); a single word stays
 */
char *
rs_person_name_shorten (const char *name)
{
  g_auto (GStrv) words = split_name (name);
  const char *last = g_strv_length (words) > 1 ? find_lettered_word (words, 1) : NULL;
  g_autofree char *letter = NULL;

  if (last == NULL)
    return g_strdup (words[0] != NULL ? words[0] : name);
  letter = get_first_letter (last);
  return g_strdup_printf ("%s %s.", words[0], letter);
}

/**
 * rs_person_name_get_initials:
 * @name: valid UTF-8
 *
 * Returns: (transfer full): the first letters of first and last name; one letter for a single word
 */
char *
rs_person_name_get_initials (const char *name)
{
  g_auto (GStrv) words = split_name (name);
  const char *last = g_strv_length (words) > 1 ? find_lettered_word (words, 1) : NULL;
  g_autofree char *first_letter = NULL;
  g_autofree char *last_letter = NULL;

  if (words[0] == NULL)
    return g_strdup (name);
  first_letter = get_first_letter (words[0]);
  if (last == NULL)
    return g_steal_pointer (&first_letter);
  last_letter = get_first_letter (last);
  return g_strconcat (first_letter, last_letter, NULL);
}
