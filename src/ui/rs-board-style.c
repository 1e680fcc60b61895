/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-board-private.h"

/* How a board is drawn: what the settings, the desktop and the screen say of it. */

/**
 * rs_board_hand_down_look:
 * @self: a board
 *
 * Tells all parts how they are drawn now.
 */
void
rs_board_hand_down_look (RsBoard *self)
{
  rs_board_parts_set_look (&self->parts, &self->look);
}

/**
 * rs_board_set_appearance:
 * @self: a board
 * @dark: whether it is dark
 * @filled: whether tiles are filled with their colour: read from afar, they are
 */
void
rs_board_set_appearance (RsBoard *self, gboolean dark, gboolean filled)
{
  self->look.dark = dark;
  self->look.filled = filled;
  rs_board_hand_down_look (self);
}

/**
 * rs_board_set_palette:
 * @self: a board
 * @palette: (nullable): its colours; %NULL for the usual ones
 */
void
rs_board_set_palette (RsBoard *self, const RsPalette *palette)
{
  self->look.palette = palette != rs_palette_find (NULL) ? palette : NULL;
  rs_board_hand_down_look (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rs_board_set_colour_vision:
 * @self: a board
 * @vision: with whose eyes it is shown
 */
void
rs_board_set_colour_vision (RsBoard *self, RsColourVision vision)
{
  self->vision = vision;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rs_board_set_letters:
 * @self: a board
 * @smallest_px: no letter that must be read may be smaller
 * @preferred_px: what is read with comfort
 */
void
rs_board_set_letters (RsBoard *self, double smallest_px, double preferred_px)
{
  self->look.smallest_px = smallest_px;
  self->look.preferred_px = preferred_px;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rs_board_get_look:
 * @self: a board
 *
 * Returns: (transfer none): how it is drawn
 */
const RsLook *
rs_board_get_look (RsBoard *self)
{
  return &self->look;
}
