/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent.h"
#include "ui/rs-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _RsCellSheet RsCellSheet;

RsCellSheet *rs_cell_sheet_new (GtkWidget *widget);
void rs_cell_sheet_free (RsCellSheet *self);

gboolean rs_cell_sheet_set_look (RsCellSheet *self, const RsLook *look, double text_px);
void rs_cell_sheet_place (RsCellSheet *self, guint index, RsAgent *agent, const GtkAllocation *area);
gboolean rs_cell_sheet_set_count (RsCellSheet *self, guint count);
void rs_cell_sheet_tick (RsCellSheet *self, gint64 now_ns);
void rs_cell_sheet_forget_pictures (RsCellSheet *self);
void rs_cell_sheet_snapshot (RsCellSheet *self, GtkSnapshot *snapshot);

guint rs_cell_sheet_get_count (RsCellSheet *self);
guint rs_cell_sheet_get_n_painted (RsCellSheet *self);
RsAgent *rs_cell_sheet_get_agent (RsCellSheet *self, guint index);
const GtkAllocation *rs_cell_sheet_get_area (RsCellSheet *self, guint index);
int rs_cell_sheet_find (RsCellSheet *self, RsAgent *agent);
int rs_cell_sheet_find_at (RsCellSheet *self, double x, double y);
int rs_cell_sheet_find_in_next_row (RsCellSheet *self, guint from, int direction);

G_END_DECLS
