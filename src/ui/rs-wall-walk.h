/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-wall-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

int rs_wall_walk_step (const RsWallSheet *sheet, guint from, GtkDirectionType direction, gboolean mirrored);

G_END_DECLS
