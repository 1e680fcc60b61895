/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-sparkline.h"

#include "ui/rs-palette.h"
#include "ui/rs-raster.h"

#include <math.h>
#include <string.h>

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

static GskRenderNode *
draw (const RsWaitHistory *history, const graphene_rect_t *area, double line_width, const GdkRGBA *colour)
{
  Plot plot = { .height = (double) area->size.height - 2 * line_width };
  GskRenderNode *node = gsk_cairo_node_new (area);
  cairo_t *cairo = gsk_cairo_node_get_draw_context (node);

  plot.step = (double) area->size.width / (history->n_points - 1);
  plot.left = (double) area->origin.x;
  plot.top = (double) area->origin.y + line_width;
  plot.scale = plot.height / MAX (rs_wait_history_get_highest (history), LOWEST_TOP);
  fill_below (cairo, history, &plot, colour);
  trace (cairo, history, &plot);
  cairo_set_line_width (cairo, line_width);
  cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
  gdk_cairo_set_source_rgba (cairo, colour);
  cairo_stroke (cairo);
  cairo_destroy (cairo);
  return node;
}

static gboolean
is_same (const RsSparkline *self, const RsSparkline *other)
{
  return self->n_points == other->n_points && self->scale == other->scale &&
         memcmp (self->points, other->points, self->n_points * sizeof self->points[0]) == 0 &&
         graphene_rect_equal (&self->area, &other->area) && fabs (self->line_width - other->line_width) < 0.01 &&
         gdk_rgba_equal (&self->colour, &other->colour);
}

/**
 * rs_sparkline_set:
 * @self: a line
 * @widget: on which it is drawn
 * @history: how many waited
 * @area: the room; all that is known fills it, the newest at the right
 * @line_width: pixels
 * @colour: of the line
 *
 * Cheap if nothing has changed. As long as hardly anything is known there is no line: it would claim more.
 */
void
rs_sparkline_set (RsSparkline *self, GtkWidget *widget, const RsWaitHistory *history, const graphene_rect_t *area,
                  double line_width, const GdkRGBA *colour)
{
  RsSparkline asked = {
    .n_points = history->n_points,
    .area = *area,
    .line_width = line_width,
    .colour = *colour,
    .scale = rs_raster_get_scale (widget),
  };

  memcpy (asked.points, history->points, sizeof asked.points);
  if (self->node != NULL && is_same (self, &asked))
    return;
  rs_sparkline_clear (self);
  if (history->n_points < FEWEST_POINTS)
    return;
  *self = asked;
  self->node = draw (history, area, line_width, colour);
  if (self->scale > 0)
    self->node = rs_raster_flatten (self->node, self->scale);
}

/**
 * rs_sparkline_snapshot:
 * @self: a line
 * @snapshot: where to draw
 */
void
rs_sparkline_snapshot (const RsSparkline *self, GtkSnapshot *snapshot)
{
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

/**
 * rs_sparkline_clear:
 * @self: a line
 */
void
rs_sparkline_clear (RsSparkline *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
}
