/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-target.h"

#include "wire/rs-json-guard.h"

#include <json-glib/json-glib.h>

/*
 * What the guard lets through, json-glib survives; and it is never nested more deeply than the guard promises.
 */

static guint
measure_depth (const char *text, size_t size)
{
  guint depth = 0, deepest = 0;
  gboolean in_string = FALSE;

  for (size_t i = 0; i < size; i++)
    {
      if (in_string && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        in_string = !in_string;
      else if (!in_string && (text[i] == '[' || text[i] == '{'))
        depth++;
      else if (!in_string && (text[i] == ']' || text[i] == '}'))
        depth--;
      deepest = MAX (deepest, depth);
    }
  g_assert_cmpuint (depth, ==, 0);
  return deepest;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = (const char *) data;
  g_autoptr (JsonParser) parser = NULL;

  if (rs_json_guard_check (text, size, RS_JSON_MAX_BYTES) != RS_MALFORMED_NONE)
    return 0;
  g_assert_true (g_utf8_validate_len (text, size, NULL));
  g_assert_cmpuint (measure_depth (text, size), <=, RS_JSON_MAX_DEPTH);
  parser = json_parser_new_immutable ();
  json_parser_load_from_data (parser, text, (gssize) size, NULL);
  return 0;
}
