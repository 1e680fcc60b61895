/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-agent-tile.h"
#include "ui/rs-wall-sheet.h"

G_BEGIN_DECLS

typedef struct _RsWallTiles RsWallTiles;

RsWallTiles *rs_wall_tiles_new (GtkWidget *wall);
void rs_wall_tiles_free (RsWallTiles *self);

void rs_wall_tiles_show (RsWallTiles *self, GListModel *agents, const RsWallSheet *sheet, const RsLook *look,
                         gint64 now_ns);
guint rs_wall_tiles_count_ticks (RsWallTiles *self, gint64 now_ns);
void rs_wall_tiles_tick (RsWallTiles *self, guint index, gint64 now_ns);
gboolean rs_wall_tiles_focus (RsWallTiles *self, guint index);
gboolean rs_wall_tiles_walk (RsWallTiles *self, const RsWallSheet *sheet, GtkDirectionType direction, guint *index);

G_END_DECLS
