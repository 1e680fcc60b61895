/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-fit.h"

#include <math.h>

/*
 * What each form needs, in multiples of the size of the name: the lines with their leading and the padding; the width
 * with which most names are whole; and the width with which they can be shortened and still be told apart.
 */
static const struct
{
  guint richness;
  double height;
  double width;
  double narrow;
  double smallest_scale;
} needs[RS_N_TILE_FORMS] = {
  [RS_TILE_FORM_FULL_TALL] = { 0, 3.95, 11.6, 10.8, RS_TILE_WORD_SCALE },
  [RS_TILE_FORM_FULL_WIDE] = { 0, 2.95, 16.4, 14.4, RS_TILE_WORD_SCALE },
  [RS_TILE_FORM_NAME_STACK] = { 1, 3.1, 8.8, 7.6, 1.0 },
  [RS_TILE_FORM_NAME_LINE] = { 1, 1.6, 12.6, 10.4, 1.0 },
  [RS_TILE_FORM_INITIALS_STACK] = { 2, 2.9, 4.3, 4.3, 1.0 },
  [RS_TILE_FORM_INITIALS_LINE] = { 2, 1.5, 7.2, 6.8, 1.0 },
  [RS_TILE_FORM_CELL] = { 3, 1.1, 1.1, 1.1, 1.0 },
};
#define N_RICHNESS 4

/* A tile does not grow far beyond what is in it: three people on a large wall are not three billboards. */
#define ROOMY_HEIGHT 1.6
#define ROOMY_WIDTH 1.7

static int
share_out (int length, int gap, guint count)
{
  return (length - gap * ((int) count - 1)) / (int) count;
}

/**
 * rs_fit_get_text_px:
 * @form: how much a tile says
 * @tile_width: pixels
 * @tile_height: pixels
 *
 * Returns: the largest size of the name with which everything has room
 */
double
rs_fit_get_text_px (RsTileForm form, int tile_width, int tile_height)
{
  return MIN (tile_height / needs[form].height, tile_width / needs[form].width);
}

/* Names are rather shortened than given up. */
static double
choose_text_px (const RsFitRequest *request, RsTileForm form, int width, int height)
{
  double text_px = MIN (rs_fit_get_text_px (form, width, height), request->largest_px);
  double smallest_px = request->smallest_px / needs[form].smallest_scale;

  if (text_px < smallest_px && height >= smallest_px * needs[form].height && width >= smallest_px * needs[form].narrow)
    return smallest_px;
  return text_px;
}

static void
try_form (const RsFitRequest *request, RsTileForm form, RsFit *best)
{
  for (guint columns = 1; columns <= request->n_tiles; columns++)
    {
      guint rows = (request->n_tiles + columns - 1) / columns;
      int width = share_out (request->width, request->gap, columns);
      int height = share_out (request->height, request->gap, rows);
      double text_px = choose_text_px (request, form, width, height);

      if (width <= 0)
        return;
      if (height > 0 && text_px > best->text_px + 0.01)
        *best = (RsFit){ form, columns, rows, width, height, text_px, request->n_tiles };
    }
}

static gboolean
try_richness (const RsFitRequest *request, guint richness, RsFit *fit)
{
  *fit = (RsFit){ .text_px = 0 };
  for (guint form = 0; form < RS_N_TILE_FORMS; form++)
    if (needs[form].richness == richness)
      try_form (request, form, fit);
  return fit->text_px * needs[fit->form].smallest_scale >= request->smallest_px - 0.01;
}

/* The smallest cells that can still be told apart, and a line at the bottom for the number of those left out. */
static void
fill_with_cells (const RsFitRequest *request, RsFit *fit)
{
  int side = (int) ceil (request->smallest_px * needs[RS_TILE_FORM_CELL].height);
  int line = (int) ceil (request->smallest_px * 1.5);
  int columns = (request->width + request->gap) / (side + request->gap);
  int rows = (request->height - line) / (side + request->gap);

  fit->form = RS_TILE_FORM_CELL;
  fit->columns = (guint) MAX (columns, 1);
  fit->rows = (guint) MAX (rows, 0);
  fit->tile_width = MIN (MAX (share_out (request->width, request->gap, fit->columns), 1), 2 * side);
  fit->tile_height = side;
  fit->text_px = request->smallest_px;
  fit->n_shown = MIN (fit->columns * fit->rows, request->n_tiles);
}

static void
limit_size (RsFit *fit)
{
  if (fit->form == RS_TILE_FORM_CELL)
    return; /* grows until there is room for initials */
  fit->tile_height = MIN (fit->tile_height, (int) ceil (fit->text_px * needs[fit->form].height * ROOMY_HEIGHT));
  fit->tile_width = MIN (fit->tile_width, (int) ceil (fit->text_px * needs[fit->form].width * ROOMY_WIDTH));
}

/**
 * rs_fit_compute:
 * @request: the room, the people and the letters
 * @fit: (out caller-allocates): how they fit
 *
 * Takes the richest form with which everybody fits in letters that can be read, and in it the columns that give
 * the largest letters.
 */
void
rs_fit_compute (const RsFitRequest *request, RsFit *fit)
{
  *fit = (RsFit){ .form = RS_TILE_FORM_FULL_TALL };
  if (request->n_tiles == 0 || request->width <= 0 || request->height <= 0)
    return;

  for (guint richness = 0; richness < N_RICHNESS; richness++)
    if (try_richness (request, richness, fit))
      {
        limit_size (fit);
        return;
      }
  fill_with_cells (request, fit);
}

#define CAP_HEIGHT 0.72 /* of a letter, relative to the size of the font */

/**
 * rs_fit_get_smallest_px:
 * @distance_metres: between eye and screen
 * @arc_minutes: how high a letter must appear; 16 is the least, 22 is comfortable
 * @pixel_millimetres: height of a pixel
 *
 * Returns: the size of a font whose capitals appear that high (h = 2π · D · MA / 21600)
 */
double
rs_fit_get_smallest_px (double distance_metres, double arc_minutes, double pixel_millimetres)
{
  double letter_millimetres = 2 * G_PI * distance_metres * 1000 * arc_minutes / 21600;

  return letter_millimetres / CAP_HEIGHT / pixel_millimetres;
}

/**
 * rs_fit_get_pixel_millimetres:
 * @diagonal_inches: of the screen
 * @width: of the screen in pixels
 * @height: of the screen in pixels
 *
 * Returns: height of a pixel
 */
double
rs_fit_get_pixel_millimetres (double diagonal_inches, int width, int height)
{
  return diagonal_inches * 25.4 / hypot (width, height);
}
