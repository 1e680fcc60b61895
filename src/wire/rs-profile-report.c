/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-profile-report.h"

#include <json-glib/json-glib.h>

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/* The name of a file need not be text. */
static void
add_path (JsonBuilder *builder, const char *path)
{
  g_autofree char *text = path != NULL ? g_filename_display_name (path) : NULL;

  add_text (builder, "path", text);
}

static void
add_line (JsonBuilder *builder, const RsProfileLine *line)
{
  json_builder_begin_object (builder);
  add_text (builder, "name", line->name);
  add_text (builder, "origin", line->origin);
  add_text (builder, "kind", line->kind);
  add_path (builder, line->path);
  add_text (builder, "state", line->state);
  add_text (builder, "error", line->error);
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (const char *const *warning = line->warnings; *warning != NULL; warning++)
    json_builder_add_string_value (builder, *warning);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * rs_profile_report:
 * @lines: (array length=n): all profiles
 * @n: how many there are
 *
 * Returns: (transfer full): what `ringsidectl profiles --json` prints: one JSON document
 *   on one line
 */
char *
rs_profile_report (const RsProfileLine *lines, guint n)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "profiles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    add_line (builder, &lines[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
