/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-roster-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_ID_PASTE (rs_id_paste_get_type ())
G_DECLARE_FINAL_TYPE (RsIdPaste, rs_id_paste, RS, ID_PASTE, GtkWidget)

/*
 * Signals:
 *   changed ()   the text has changed
 */

GtkWidget *rs_id_paste_new (RsRosterKind kind);
void rs_id_paste_set_text (RsIdPaste *self, const char *text);
char **rs_id_paste_dup_ids (RsIdPaste *self, GError **error);

G_END_DECLS
