/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_ENTRY_ROW (rs_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (RsEntryRow, rs_entry_row, RS, ENTRY_ROW, AdwPreferencesRow)

GtkWidget *rs_entry_row_new (const char *title, gboolean is_secret);
GtkWidget *rs_entry_row_get_entry (RsEntryRow *self);
void rs_entry_row_add_suffix (RsEntryRow *self, GtkWidget *suffix);
void rs_entry_row_complain (RsEntryRow *self, const char *sentence);

G_END_DECLS
