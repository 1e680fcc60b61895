/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-wait-history.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsSparkline:
 * @node: (nullable): what was drawn last
 * @n_points: how many points of it
 * @points: which
 * @area: where
 * @line_width: how
 * @colour: how
 * @scale: as in rs-raster.h
 *
 * A line that is drawn anew only when it has changed. Zero-filled memory is one that was not drawn yet.
 */
typedef struct
{
  GskRenderNode *node;
  guint n_points;
  guint16 points[RS_WAIT_HISTORY_SIZE];
  graphene_rect_t area;
  double line_width;
  GdkRGBA colour;
  int scale;
} RsSparkline;

void rs_sparkline_set (RsSparkline *self, GtkWidget *widget, const RsWaitHistory *history, const graphene_rect_t *area,
                       double line_width, const GdkRGBA *colour);
void rs_sparkline_snapshot (const RsSparkline *self, GtkSnapshot *snapshot);
void rs_sparkline_clear (RsSparkline *self);

G_END_DECLS
