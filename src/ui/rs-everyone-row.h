/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_EVERYONE_ROW (rs_everyone_row_get_type ())
G_DECLARE_FINAL_TYPE (RsEveryoneRow, rs_everyone_row, RS, EVERYONE_ROW, AdwActionRow)

/*
 * Properties:
 *   on (boolean)   whether everyone is meant, and the warning was accepted
 */

GtkWidget *rs_everyone_row_new (void);
gboolean rs_everyone_row_get_on (RsEveryoneRow *self);
void rs_everyone_row_set_on (RsEveryoneRow *self, gboolean on);

G_END_DECLS
