/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-look.h"
#include "ui/rs-roster-column.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_ROSTER_TABLE (rs_roster_table_get_type ())
G_DECLARE_FINAL_TYPE (RsRosterTable, rs_roster_table, RS, ROSTER_TABLE, GtkWidget)

GtkWidget *rs_roster_table_new (void);

void rs_roster_table_set_roster (RsRosterTable *self, GListModel *roster);
void rs_roster_table_set_look (RsRosterTable *self, const RsLook *look);
void rs_roster_table_tick (RsRosterTable *self, gint64 now_ns);
void rs_roster_table_sort (RsRosterTable *self, RsRosterColumn column, GtkSortType direction);

GListModel *rs_roster_table_get_rows (RsRosterTable *self);

G_END_DECLS
