/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_SIDE_SHEET (rs_side_sheet_get_type ())
G_DECLARE_FINAL_TYPE (RsSideSheet, rs_side_sheet, RS, SIDE_SHEET, GtkWidget)

GtkWidget *rs_side_sheet_new (GtkWidget *content, GtkWidget *sheet);

void rs_side_sheet_set_open (RsSideSheet *self, gboolean open);
gboolean rs_side_sheet_is_open (RsSideSheet *self);

G_END_DECLS
