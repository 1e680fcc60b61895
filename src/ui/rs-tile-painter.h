/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-fit.h"
#include "ui/rs-look.h"
#include "ui/rs-text-line.h"
#include "ui/rs-tile-face.h"

G_BEGIN_DECLS

/**
 * RsTilePainter:
 *
 * The shaped texts of one tile, kept from one drawing to the next. Zero-filled memory is a painter that has not
 * painted yet.
 */
typedef struct
{
  RsTextLine name;
  RsTextLine word;
  RsTextLine detail;
  RsTextLine timer;
  char *asked_name;
  int name_room;
  double name_px;
} RsTilePainter;

/**
 * RsTileJob:
 * @look: of the board
 * @form: how much to say
 * @text_px: size of the name
 * @width: of the tile
 * @height: of the tile
 * @now_ns: the time at the server
 *
 * How a tile is to be painted.
 */
typedef struct
{
  RsLook look;
  RsTileForm form;
  double text_px;
  int width;
  int height;
  gint64 now_ns;
} RsTileJob;

void rs_tile_painter_paint (RsTilePainter *self, GtkWidget *widget, GtkSnapshot *snapshot, const RsTileFace *face,
                            const RsTileJob *job);
double rs_tile_painter_get_cell_px (const RsTileJob *job);
void rs_tile_painter_clear (RsTilePainter *self);

G_END_DECLS
