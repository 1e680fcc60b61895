/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-check-report.h"

#include "wire/rs-json-writer.h"

static void
add_milliseconds (JsonBuilder *builder, const char *name, gint64 duration_us)
{
  json_builder_set_member_name (builder, name);
  if (duration_us >= 0)
    json_builder_add_int_value (builder, duration_us / 1000);
  else
    json_builder_add_null_value (builder);
}

static void
add_line (JsonBuilder *builder, const RsCheckReportLine *line)
{
  json_builder_begin_object (builder);
  rs_json_write_text (builder, "step", line->step);
  rs_json_write_text (builder, "title", line->title);
  rs_json_write_text (builder, "state", line->state);
  add_milliseconds (builder, "durationMs", line->duration_us);
  rs_json_write_text (builder, "sentence", line->sentence);
  rs_json_write_text (builder, "advice", line->advice);
  json_builder_end_object (builder);
}

static gint64
sum_up (const RsCheckReportLine *lines, guint n_lines)
{
  gint64 sum_us = 0;

  for (guint i = 0; i < n_lines; i++)
    sum_us += MAX (lines[i].duration_us, 0);
  return sum_us;
}

/**
 * rs_check_report_make:
 * @profile: the name of the profile that was checked
 * @result: how the check ended, as a word for programs
 * @lines: (array length=n_lines): its steps, in order
 * @n_lines: how many
 *
 * Returns: (transfer full): what `ringsidectl check --json` prints (data/protocol/check.json): one JSON document on one
 *   line, without a line feed
 */
char *
rs_check_report_make (const char *profile, const char *result, const RsCheckReportLine *lines, guint n_lines)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rs_json_write_text (builder, "profile", profile);
  rs_json_write_text (builder, "result", result);
  add_milliseconds (builder, "durationMs", sum_up (lines, n_lines));
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_lines; i++)
    add_line (builder, &lines[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return rs_json_write_end (builder);
}
