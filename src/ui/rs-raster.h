/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int rs_raster_get_scale (GtkWidget *widget);
GskRenderNode *rs_raster_flatten (GskRenderNode *node, int scale);
GtkSnapshot *rs_raster_begin (GtkWidget *widget, GtkSnapshot *snapshot);
void rs_raster_end (GtkWidget *widget, GtkSnapshot *snapshot, GtkSnapshot *parts);

G_END_DECLS
