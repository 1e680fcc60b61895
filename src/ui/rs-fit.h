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
 * @preferred_px: letters that are read with comfort, if the same form allows them; 0 for no preference
 * @largest_px: text need not be larger
 * @sections: (nullable) (array length=n_sections): how many people each section has, if the wall is divided
 * @n_sections: how many sections
 * @heading_height: of the line over each section, pixels
 * @foot_height: of the line below, which says who is not shown; only there if somebody is not
 */
typedef struct
{
  int width;
  int height;
  int gap;
  guint n_tiles;
  double smallest_px;
  double preferred_px;
  double largest_px;
  const guint *sections;
  guint n_sections;
  int heading_height;
  int foot_height;
} RsFitRequest;

/**
 * RsFit:
 * @form: how much each tile says
 * @columns: tiles beside each other
 * @rows: tiles above each other
 * @tile_width: pixels
 * @tile_height: pixels
 * @text_px: size of the name
 * @n_shown: how many people fit on one page of a wall without sections
 * @is_paged: whether not everybody fits on one page
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
  gboolean is_paged;
} RsFit;

void rs_fit_compute (const RsFitRequest *request, RsFit *fit);
double rs_fit_get_text_px (RsTileForm form, int tile_width, int tile_height);
double rs_fit_get_letter_px (const RsFit *self);
double rs_fit_get_arc_minutes (double letter_px, double distance_metres, double pixel_millimetres);
double rs_fit_get_smallest_px (double distance_metres, double arc_minutes, double pixel_millimetres);
double rs_fit_get_pixel_millimetres (double diagonal_inches, int width, int height);

G_END_DECLS
