/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-look.h"
#include "ui/rs-roster-column.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_ROSTER_CELL (rs_roster_cell_get_type ())
G_DECLARE_FINAL_TYPE (RsRosterCell, rs_roster_cell, RS, ROSTER_CELL, GtkWidget)

GtkWidget *rs_roster_cell_new (RsRosterColumn column);

void rs_roster_cell_set_look (RsRosterCell *self, const RsLook *look);
void rs_roster_cell_set_agent (RsRosterCell *self, RsAgent *agent, gint64 now_ns);
void rs_roster_cell_tick (RsRosterCell *self, gint64 now_ns);
const char *rs_roster_cell_get_text (RsRosterCell *self);

G_END_DECLS
