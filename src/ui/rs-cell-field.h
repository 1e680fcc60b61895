/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-agent-tile.h"

G_BEGIN_DECLS

#define RS_TYPE_CELL_FIELD (rs_cell_field_get_type ())
G_DECLARE_FINAL_TYPE (RsCellField, rs_cell_field, RS, CELL_FIELD, GtkWidget)

GtkWidget *rs_cell_field_new (void);

void rs_cell_field_set_look (RsCellField *self, const RsLook *look, double text_px);
void rs_cell_field_place (RsCellField *self, guint index, RsAgent *agent, const GtkAllocation *area);
void rs_cell_field_set_count (RsCellField *self, guint count);
void rs_cell_field_tick (RsCellField *self, gint64 now_ns);

guint rs_cell_field_get_count (RsCellField *self);
guint rs_cell_field_get_n_painted (RsCellField *self);
RsAgentTile *rs_cell_field_get_focused (RsCellField *self);

G_END_DECLS
