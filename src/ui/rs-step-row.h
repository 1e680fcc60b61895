/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsStepState:
 * @RS_STEP_WAITING: its turn has not come, or will not come
 * @RS_STEP_RUNNING: under way
 * @RS_STEP_GOOD: as it should be
 * @RS_STEP_WARNING: good enough to go on
 * @RS_STEP_FAILED: there is no going on
 *
 * How a step of a check is.
 */
typedef enum
{
  RS_STEP_WAITING,
  RS_STEP_RUNNING,
  RS_STEP_GOOD,
  RS_STEP_WARNING,
  RS_STEP_FAILED,
} RsStepState;

#define RS_TYPE_STEP_ROW (rs_step_row_get_type ())
G_DECLARE_FINAL_TYPE (RsStepRow, rs_step_row, RS, STEP_ROW, GtkWidget)

GtkWidget *rs_step_row_new (const char *title);
void rs_step_row_show (RsStepRow *self, RsStepState state, const char *sentence, const char *advice);

G_END_DECLS
