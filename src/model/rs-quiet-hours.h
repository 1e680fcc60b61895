/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsQuietHours:
 * @from: minute of the day at which they begin; -1 for none
 * @to: minute of the day at which they end; before @from if they go over midnight
 *
 * Hours of the day in which no alert begins.
 */
typedef struct
{
  int from;
  int to;
} RsQuietHours;

#define RS_QUIET_HOURS_NONE ((RsQuietHours){ -1, -1 })

gboolean rs_quiet_hours_contain (const RsQuietHours *self, GTimeZone *zone, gint64 now_ns);
gboolean rs_quiet_hours_parse (const char *text, int *minute);
char *rs_quiet_hours_format (int minute);

G_END_DECLS
