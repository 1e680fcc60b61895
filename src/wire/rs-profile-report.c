/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-profile-report.h"

#include "wire/rs-json-writer.h"

/* The name of a file need not be text. */
static void
add_path (JsonBuilder *builder, const char *path)
{
  g_autofree char *text = path != NULL ? g_filename_display_name (path) : NULL;

  rs_json_write_text (builder, "path", text);
}

static void
add_line (JsonBuilder *builder, const RsProfileLine *line)
{
  json_builder_begin_object (builder);
  rs_json_write_text (builder, "name", line->name);
  rs_json_write_text (builder, "origin", line->origin);
  rs_json_write_text (builder, "kind", line->kind);
  add_path (builder, line->path);
  rs_json_write_text (builder, "state", line->state);
  rs_json_write_text (builder, "error", line->error);
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

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "profiles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    add_line (builder, &lines[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return rs_json_write_end (builder);
}
