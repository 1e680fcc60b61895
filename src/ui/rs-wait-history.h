/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RS_WAIT_HISTORY_SIZE 112

/**
 * RsWaitHistory:
 * @points: the highest number seen in each step, oldest first
 * @n_points: how many steps are filled
 * @step_seconds: how long a step lasts
 * @step_start_ns: when the newest step began
 *
 * How many waited, for a sparkline: an hour at most, with finer steps as long as less is known. Zero-filled
 * memory is an empty history.
 */
typedef struct
{
  guint16 points[RS_WAIT_HISTORY_SIZE];
  guint n_points;
  guint step_seconds;
  gint64 step_start_ns;
} RsWaitHistory;

void rs_wait_history_add (RsWaitHistory *self, gint64 at_ns, int waiting);
guint rs_wait_history_get_highest (const RsWaitHistory *self);
guint rs_wait_history_get_seconds (const RsWaitHistory *self);

G_END_DECLS
