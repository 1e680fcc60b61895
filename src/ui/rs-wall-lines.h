/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-wall-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rs_wall_lines_snapshot (const RsWallSheet *sheet, GtkWidget *wall, GtkSnapshot *snapshot, const RsLook *look);

G_END_DECLS
