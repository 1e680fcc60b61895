/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-line.h"

#include <string.h>

gint64
test_seconds (double seconds)
{
  return TEST_START_NS + (gint64) (seconds * 1e9);
}

guint
test_field_find (RsKind kind, const char *name)
{
  guint n_fields;
  const RsField *fields = rs_kind_get_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].name, name))
      return i;
  return RS_MAX_FIELDS;
}

RsKind
test_line_get_kind (const char *line, char **out_id)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);

  g_assert_cmpuint (g_strv_length (words), >=, 2);
  *out_id = g_strdup (words[1]);
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    if (g_str_equal (rs_kind_get_name (kind), words[0]))
      return kind;
  g_error ("\"%s\" begins with no kind", line);
}

char **
test_line_get_fields (const char *line)
{
  const char *bar = strstr (line, "| ");

  return g_strsplit (bar != NULL ? bar + 2 : "", "; ", -1);
}

static void
set_field (RsDelta *delta, const char *assignment)
{
  g_auto (GStrv) sides = g_strsplit (assignment, "=", 2);
  guint field = test_field_find (delta->kind, sides[0]);

  g_assert_cmpuint (field, <, RS_MAX_FIELDS);
  if (g_str_equal (sides[1], "null"))
    rs_delta_set_null (delta, field);
  else if (rs_kind_get_fields (delta->kind, NULL)[field].type == RS_FIELD_TEXT)
    rs_delta_set_text (delta, field, sides[1]);
  else if (rs_kind_get_fields (delta->kind, NULL)[field].type == RS_FIELD_TIME)
    rs_delta_set_time (delta, field, test_seconds (g_ascii_strtod (sides[1], NULL)));
  else
    rs_delta_set_number (delta, field, g_ascii_strtod (sides[1], NULL));
}

static void
set_place (RsDelta *delta, const char *word)
{
  if (*word == '#')
    {
      delta->has_sequence = TRUE;
      delta->sequence = g_ascii_strtoll (word + 1, NULL, 10);
    }
  else if (*word == '@')
    {
      delta->has_time = TRUE;
      delta->time_ns = test_seconds (g_ascii_strtod (word + 1, NULL));
    }
}

void
test_line_parse (const char *line, RsDelta *delta)
{
  g_autofree char *id = NULL;
  RsKind kind = test_line_get_kind (line, &id);
  g_auto (GStrv) halves = g_strsplit (line, " |", 2);
  g_auto (GStrv) words = g_strsplit (halves[0], " ", -1);
  g_auto (GStrv) fields = test_line_get_fields (line);

  rs_delta_init (delta, kind, id);
  for (guint i = 2; words[i] != NULL; i++)
    set_place (delta, words[i]);
  for (guint i = 0; fields[i] != NULL; i++)
    set_field (delta, fields[i]);
}
