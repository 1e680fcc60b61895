/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsTileForm:
 * @RS_TILE_FORM_FULL_TALL: name, below it state and queue, timer at the right
 * @RS_TILE_FORM_FULL_WIDE: a block with the glyph, name over state and queue, timer at the right
 * @RS_TILE_FORM_NAME_STACK: name, below it glyph and timer
 * @RS_TILE_FORM_NAME_LINE: glyph, name and timer in one line
 * @RS_TILE_FORM_INITIALS_STACK: glyph and initials, below them the timer
 * @RS_TILE_FORM_INITIALS_LINE: glyph, initials and timer in one line
 * @RS_TILE_FORM_CELL: a colour with a glyph
 *
 * How much a tile says, richest first.
 */
typedef enum
{
  RS_TILE_FORM_FULL_TALL,
  RS_TILE_FORM_FULL_WIDE,
  RS_TILE_FORM_NAME_STACK,
  RS_TILE_FORM_NAME_LINE,
  RS_TILE_FORM_INITIALS_STACK,
  RS_TILE_FORM_INITIALS_LINE,
  RS_TILE_FORM_CELL,
} RsTileForm;
#define RS_N_TILE_FORMS 7

/* Size of the state's word in a full tile, relative to the name. */
#define RS_TILE_WORD_SCALE 0.8

/**
 * RsFitRequest:
 * @width: of the wall, pixels
 * @height: of the wall, pixels
 * @gap: between tiles, pixels
 * @n_tiles: how many people there are
 * @smallest_px: no letter may be smaller
 * @largest_px: text need not be larger
 */
typedef struct
{
  int width;
  int height;
  int gap;
  guint n_tiles;
  double smallest_px;
  double largest_px;
} RsFitRequest;

/**
 * RsFit:
 * @form: how much each tile says
 * @columns: tiles beside each other
 * @rows: tiles above each other
 * @tile_width: pixels
 * @tile_height: pixels
 * @text_px: size of the name
 * @n_shown: how many people fit; if less than asked for, the wall says how many do not
 */
typedef struct
{
  RsTileForm form;
  guint columns;
  guint rows;
  int tile_width;
  int tile_height;
  double text_px;
  guint n_shown;
} RsFit;

void rs_fit_compute (const RsFitRequest *request, RsFit *fit);
double rs_fit_get_text_px (RsTileForm form, int tile_width, int tile_height);
double rs_fit_get_smallest_px (double distance_metres, double arc_minutes, double pixel_millimetres);
double rs_fit_get_pixel_millimetres (double diagonal_inches, int width, int height);

G_END_DECLS
