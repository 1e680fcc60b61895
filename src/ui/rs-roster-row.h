/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-roster-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_ROSTER_ROW (rs_roster_row_get_type ())
G_DECLARE_FINAL_TYPE (RsRosterRow, rs_roster_row, RS, ROSTER_ROW, GtkCheckButton)

GtkWidget *rs_roster_row_new (RsRosterList *list);
void rs_roster_row_set_item (RsRosterRow *self, RsRosterItem *item);

G_END_DECLS
