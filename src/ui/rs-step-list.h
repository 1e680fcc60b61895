/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-step-row.h"

G_BEGIN_DECLS

#define RS_TYPE_STEP_LIST (rs_step_list_get_type ())
G_DECLARE_FINAL_TYPE (RsStepList, rs_step_list, RS, STEP_LIST, GtkWidget)

GtkWidget *rs_step_list_new (void);
guint rs_step_list_add (RsStepList *self, const char *title);
void rs_step_list_show (RsStepList *self, guint step, RsStepState state, const char *sentence, const char *advice);
RsStepState rs_step_list_get_state (RsStepList *self, guint step);
void rs_step_list_reset (RsStepList *self);
void rs_step_list_focus (RsStepList *self);

G_END_DECLS
