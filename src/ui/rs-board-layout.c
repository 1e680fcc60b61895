/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-board-layout.h"

#include "ui/rs-frozen-band.h"
#include "ui/rs-status-strip.h"

/* Where letters are large for the screen because they are read from afar, they need the room more than the edges do. */
static int
get_margin (const RsLook *look)
{
  return (int) (look->unit_px * (look->text_px > look->unit_px * 1.5 ? 0.45 : 0.9));
}

/**
 * rs_board_layout_compute:
 * @self: (out caller-allocates): where the parts go
 * @look: of the board
 * @width: of the board
 * @height: of the board
 */
void
rs_board_layout_compute (RsBoardLayout *self, const RsLook *look, int width, int height)
{
  int margin = get_margin (look);
  int strip_height = rs_status_strip_get_height (look) + margin / 2;
  int top = margin / 3 + strip_height + margin / 4;
  int band_height = rs_frozen_band_get_height (look->text_px);
  int inner_width = MAX (width - 2 * margin, 0);
  int inner_height = MAX (height - top - margin, 1);

  self->strip = (GtkAllocation){ margin, margin / 3, inner_width, strip_height };
  self->band = (GtkAllocation){ 0, top, width, band_height };
  self->picture = (GtkAllocation){ margin, top, inner_width, inner_height };
  self->scale = look->frozen ? MAX (inner_height - band_height - margin, 1) / (double) inner_height : 1.0;
  self->dx = margin + inner_width * (1 - self->scale) / 2;
  self->dy = top + inner_height * (1 - self->scale);
}

/**
 * rs_board_layout_allocate:
 * @self: where the parts go
 * @child: a part of the picture
 * @area: its place in the picture, before scaling
 */
void
rs_board_layout_allocate (const RsBoardLayout *self, GtkWidget *child, const GtkAllocation *area)
{
  GskTransform *transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) self->dx, (float) self->dy));

  transform = gsk_transform_scale (transform, (float) self->scale, (float) self->scale);
  transform = gsk_transform_translate (transform, &GRAPHENE_POINT_INIT ((float) area->x, (float) area->y));
  gtk_widget_allocate (child, MAX (area->width, 0), MAX (area->height, 0), -1, transform);
}

/**
 * rs_board_layout_show:
 * @part: of a board
 * @shown: whether it is on the board, for eyes and for screen readers alike
 */
void
rs_board_layout_show (GtkWidget *part, gboolean shown)
{
  if (gtk_widget_get_child_visible (part) == shown)
    return;
  gtk_widget_set_child_visible (part, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
}
