/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-tile-painter.h"

G_BEGIN_DECLS

/**
 * RsTileGround:
 * @ink: of what is read first
 * @faint_ink: of what is read second
 * @block_ink: of the glyph in the block
 * @has_block: whether the glyph stands in a block of its own at the leading edge
 * @block_start: of the block, from the leading edge
 * @block_width: of the block
 * @content_start: where text may begin, from the leading edge
 * @bar_height: of the bar at the bottom, 0 without one
 * @is_alarm: whether there is a frame
 *
 * What the ground leaves to the text above it.
 */
typedef struct
{
  GdkRGBA ink;
  GdkRGBA faint_ink;
  GdkRGBA block_ink;
  gboolean has_block;
  double block_start;
  double block_width;
  double content_start;
  double bar_height;
  gboolean is_alarm;
} RsTileGround;

void rs_tile_ground_paint (RsTileGround *self, GtkWidget *widget, GtkSnapshot *snapshot, const RsTileFace *face,
                           const RsTileJob *job);
double rs_tile_ground_get_bar_width (const RsTileFace *face, const RsTileJob *job);

G_END_DECLS
