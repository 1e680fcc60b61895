/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-fit.h"
#include "ui/rs-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_WALL (rs_wall_get_type ())
G_DECLARE_FINAL_TYPE (RsWall, rs_wall, RS, WALL, GtkWidget)

GtkWidget *rs_wall_new (void);

void rs_wall_set_roster (RsWall *self, GListModel *roster);
GListModel *rs_wall_get_roster (RsWall *self);
void rs_wall_set_look (RsWall *self, const RsLook *look);
void rs_wall_set_divided (RsWall *self, gboolean divided);
void rs_wall_set_overflow (RsWall *self, gboolean scrolls, guint page_seconds);
void rs_wall_set_n_hidden (RsWall *self, guint n_hidden);
void rs_wall_tick (RsWall *self, gint64 now_ns);
void rs_wall_recount (RsWall *self);
gboolean rs_wall_turn (RsWall *self, int n_pages);
void rs_wall_try (RsWall *self, int width, int height, RsFit *fit);
const RsFit *rs_wall_get_fit (RsWall *self);
guint rs_wall_get_page (RsWall *self);
guint rs_wall_get_n_pages (RsWall *self);
guint rs_wall_get_n_shown (RsWall *self);
guint rs_wall_get_n_pinned (RsWall *self);
guint rs_wall_get_n_not_shown (RsWall *self);

G_END_DECLS
