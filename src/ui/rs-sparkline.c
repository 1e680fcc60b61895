/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-sparkline.h"

#include "ui/rs-palette.h"

typedef struct
{
  double left;
  double top;
  double step;
  double height;
  double scale;
} Plot;

#define FEWEST_POINTS 20 /* twenty seconds at first */
#define LOWEST_TOP 4.0   /* so that one waiting contact does not look like a mountain */

static void
trace (cairo_t *cairo, const RsWaitHistory *history, const Plot *plot)
{
  for (guint i = 0; i < history->n_points; i++)
    cairo_line_to (cairo, plot->left + plot->step * i, plot->top + plot->height - history->points[i] * plot->scale);
}

static void
fill_below (cairo_t *cairo, const RsWaitHistory *history, const Plot *plot, const GdkRGBA *colour)
{
  GdkRGBA faint = rs_colour_with_alpha (colour, 0.18);

  trace (cairo, history, plot);
  cairo_line_to (cairo, plot->left + plot->step * (history->n_points - 1), plot->top + plot->height);
  cairo_line_to (cairo, plot->left, plot->top + plot->height);
  cairo_close_path (cairo);
  gdk_cairo_set_source_rgba (cairo, &faint);
  cairo_fill (cairo);
}

/**
 * rs_sparkline_snapshot:
 * @history: how many waited
 * @snapshot: where to draw
 * @area: the room; all that is known fills it, the newest at the right
 * @line_width: pixels
 * @colour: of the line
 *
 * Draws nothing as long as hardly anything is known: a line would claim more.
 */
void
rs_sparkline_snapshot (const RsWaitHistory *history, GtkSnapshot *snapshot, const graphene_rect_t *area,
                       double line_width, const GdkRGBA *colour)
{
  double width = (double) area->size.width;
  Plot plot = { .height = (double) area->size.height - 2 * line_width };
  cairo_t *cairo;

  if (history->n_points < FEWEST_POINTS)
    return;
  plot.step = width / (history->n_points - 1);
  plot.left = (double) area->origin.x;
  plot.top = (double) area->origin.y + line_width;
  plot.scale = plot.height / MAX (rs_wait_history_get_highest (history), LOWEST_TOP);

  cairo = gtk_snapshot_append_cairo (snapshot, area);
  fill_below (cairo, history, &plot, colour);
  trace (cairo, history, &plot);
  cairo_set_line_width (cairo, line_width);
  cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
  gdk_cairo_set_source_rgba (cairo, colour);
  cairo_stroke (cairo);
  cairo_destroy (cairo);
}
