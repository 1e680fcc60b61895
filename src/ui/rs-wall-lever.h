/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsWallMoveFunc:
 * @wall: a wall
 * @steps: how many, forward; less than 0 for back
 *
 * Moves on by pages or by lines.
 */
typedef void (*RsWallMoveFunc) (GtkWidget *wall, int steps);

typedef struct _RsWallLever RsWallLever;

RsWallLever *rs_wall_lever_new (GtkWidget *wall, RsWallMoveFunc turn, RsWallMoveFunc scroll);
void rs_wall_lever_free (RsWallLever *self);

int rs_wall_lever_get_width (void);
void rs_wall_lever_hide (RsWallLever *self);
void rs_wall_lever_place (RsWallLever *self, guint top, guint n_lines, guint n_visible, const GdkRectangle *area);

G_END_DECLS
