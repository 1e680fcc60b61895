/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsCheckReportLine:
 * @step: the step's word for programs
 * @title: its title for people
 * @state: how it ended, as a word for programs
 * @duration_us: how long it took; less than 0 if it did not begin
 * @sentence: (nullable): what was found
 * @advice: (nullable): what to do
 *
 * A line of the report. All of it is borrowed.
 */
typedef struct
{
  const char *step;
  const char *title;
  const char *state;
  gint64 duration_us;
  const char *sentence;
  const char *advice;
} RsCheckReportLine;

char *rs_check_report_make (const char *profile, const char *result, const RsCheckReportLine *lines, guint n_lines);

G_END_DECLS
