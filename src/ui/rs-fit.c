/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-fit.h"

#include <math.h>

/*
 * What each form needs, in multiples of the size of the name: the lines with their leading and the padding; the width
 * with which most names are whole; and height and width with which lines stand close and texts can be shortened or
 * drawn narrower, and people can still be told apart.
 */
static const struct
{
  guint richness;
  double height;
  double low;
  double width;
  double narrow;
  double smallest_scale;
} needs[RS_N_TILE_FORMS] = {
  [RS_TILE_FORM_FULL_TALL] = { 0, 3.95, 3.95, 11.6, 10.8, RS_TILE_WORD_SCALE },
  [RS_TILE_FORM_FULL_WIDE] = { 0, 2.95, 2.95, 16.4, 14.4, RS_TILE_WORD_SCALE },
  [RS_TILE_FORM_NAME_STACK] = { 1, 3.1, 2.4, 8.8, 5.8, 1.0 },
  [RS_TILE_FORM_NAME_LINE] = { 1, 1.6, 1.5, 12.6, 10.4, 1.0 },
  [RS_TILE_FORM_INITIALS_STACK] = { 2, 2.9, 1.72, 4.3, 2.06, 1.0 },
  [RS_TILE_FORM_INITIALS_LINE] = { 2, 1.5, 1.3, 7.2, 6.0, 1.0 },
  [RS_TILE_FORM_CELL] = { 3, 1.1, 1.1, 1.1, 1.1, 1.0 },
};
#define N_RICHNESS 4

/* A tile does not grow far beyond what is in it: three people on a large wall are not three billboards. */
#define ROOMY_HEIGHT 1.6
#define ROOMY_WIDTH 1.7

/* Rounding of pixels makes no letter too small. */
#define TOLERANCE_PX 0.01

static int
share_out (int length, int gap, guint count)
{
  return (length - gap * ((int) count - 1)) / (int) count;
}

static guint
count_rows (guint n_tiles, guint columns)
{
  return (n_tiles + columns - 1) / columns;
}

/* Each section begins with a row of its own. */
static guint
count_all_rows (const RsFitRequest *request, guint columns)
{
  guint rows = 0;

  if (request->n_sections == 0)
    return count_rows (request->n_tiles, columns);
  for (guint i = 0; i < request->n_sections; i++)
    rows += count_rows (request->sections[i], columns);
  return rows;
}

static int
get_height_of_headings (const RsFitRequest *request)
{
  return (int) request->n_sections * (request->heading_height + request->gap);
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

/* Names are rather shortened than written too small, or given up. */
static double
choose_text_px (const RsFitRequest *request, RsTileForm form, double wanted_px, int width, int height)
{
  double roomy = rs_fit_get_text_px (form, width, height);
  double close = MIN (height / needs[form].low, width / needs[form].narrow);

  return MIN (MAX (roomy, MIN (wanted_px, close)), request->largest_px);
}

/* Of two ways with letters of the same size, the one that squeezes the texts less. */
static gboolean
is_better (const RsFit *fit, const RsFit *best)
{
  if (ABS (fit->text_px - best->text_px) > TOLERANCE_PX)
    return fit->text_px > best->text_px;
  return rs_fit_get_text_px (fit->form, fit->tile_width, fit->tile_height) >
         rs_fit_get_text_px (best->form, best->tile_width, best->tile_height) + TOLERANCE_PX;
}

/* More columns than that, and letters would be too small. */
static guint
get_most_columns (const RsFitRequest *request, RsTileForm form)
{
  double narrowest = request->smallest_px / needs[form].smallest_scale * needs[form].narrow;

  return MIN ((guint) ((request->width + request->gap) / MAX (narrowest + request->gap, 1)), request->n_tiles);
}

static void
try_form (const RsFitRequest *request, RsTileForm form, double wanted_px, RsFit *best)
{
  int room = request->height - get_height_of_headings (request);
  guint most = get_most_columns (request, form);

  for (guint columns = 1; columns <= most; columns++)
    {
      guint rows = count_all_rows (request, columns);
      int width = share_out (request->width, request->gap, columns);
      int height = share_out (room, request->gap, rows);
      double text_px = choose_text_px (request, form, wanted_px / needs[form].smallest_scale, width, height);
      RsFit fit = { form, columns, rows, width, height, text_px, request->n_tiles, FALSE };

      if (height > 0 && is_better (&fit, best))
        *best = fit;
    }
}

static gboolean
try_richness (const RsFitRequest *request, guint richness, double wanted_px, RsFit *fit)
{
  *fit = (RsFit){ .text_px = 0 };
  for (guint form = 0; form < RS_N_TILE_FORMS; form++)
    if (needs[form].richness == richness)
      try_form (request, form, wanted_px, fit);
  return fit->text_px * needs[fit->form].smallest_scale >= wanted_px - TOLERANCE_PX;
}

/* The smallest cells that can still be told apart, and a line at the bottom for the number of those left out. */
static void
fill_with_cells (const RsFitRequest *request, RsFit *fit)
{
  int side = (int) ceil (request->smallest_px * needs[RS_TILE_FORM_CELL].height);
  int columns = (request->width + request->gap) / (side + request->gap);
  int room = request->height - request->foot_height - (request->n_sections > 0 ? request->heading_height : 0);
  int rows = room / (side + request->gap);

  fit->form = RS_TILE_FORM_CELL;
  fit->columns = (guint) MAX (columns, 1);
  fit->rows = (guint) MAX (rows, 0);
  fit->tile_width = MIN (MAX (share_out (request->width, request->gap, fit->columns), 1), 2 * side);
  fit->tile_height = side;
  fit->text_px = request->smallest_px;
  fit->n_shown = MIN (fit->columns * fit->rows, request->n_tiles);
  fit->is_paged = TRUE;
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
 * Takes the richest form with which everybody fits in letters that can be read, with comfort if that form allows it,
 * and in it the columns that give the largest letters. The work grows with the columns, not with the people.
 */
void
rs_fit_compute (const RsFitRequest *request, RsFit *fit)
{
  *fit = (RsFit){ .form = RS_TILE_FORM_FULL_TALL };
  if (request->n_tiles == 0 || request->width <= 0 || request->height <= 0)
    return;

  for (guint richness = 0; richness < N_RICHNESS; richness++)
    if ((request->preferred_px > request->smallest_px &&
         try_richness (request, richness, request->preferred_px, fit)) ||
        try_richness (request, richness, request->smallest_px, fit))
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

/**
 * rs_fit_get_letter_px:
 * @self: how everybody fits
 *
 * Returns: height of a capital of the smallest text on a tile, in pixels; for colour cells, which have no letters, that
 *   of a letter which would be as large as the cell allows
 */
double
rs_fit_get_letter_px (const RsFit *self)
{
  return self->text_px * needs[self->form].smallest_scale * CAP_HEIGHT;
}

/**
 * rs_fit_get_arc_minutes:
 * @letter_px: height of a letter in pixels
 * @distance_metres: between eye and screen
 * @pixel_millimetres: height of a pixel
 *
 * Returns: how high the letter appears
 */
double
rs_fit_get_arc_minutes (double letter_px, double distance_metres, double pixel_millimetres)
{
  return letter_px * pixel_millimetres * 21600 / (2 * G_PI * distance_metres * 1000);
}
