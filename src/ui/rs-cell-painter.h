/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-tile-painter.h"

G_BEGIN_DECLS

/**
 * RsCellPainter:
 *
 * Draws colour cells, each look once: five thousand cells have a few dozen looks. Zero-filled memory is a painter that
 * has not painted yet.
 */
typedef struct
{
  RsTilePainter texts;
  GHashTable *looks; /* what decides a look → GskRenderNode */
  int scale;         /* as in rs-raster.h, for all of them */
} RsCellPainter;

guint32 rs_cell_painter_get_looks (const RsTileFace *face, const RsTileJob *job);
gboolean rs_cell_painter_has_initials (const RsTileJob *job);
void rs_cell_painter_paint (RsCellPainter *self, GtkWidget *widget, GtkSnapshot *snapshot, const RsTileFace *face,
                            const RsTileJob *job);
void rs_cell_painter_clear (RsCellPainter *self);

G_END_DECLS
