/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsBoardLayout:
 * @strip: at the top
 * @band: below it, on a frozen board
 * @picture: room of cards and wall, as if the board were not frozen
 * @scale: how much smaller the picture is drawn to make room for the band
 * @dx: where the scaled picture begins
 * @dy: where the scaled picture begins
 *
 * Where the parts of a board go. A frozen picture steps back as a whole: everybody keeps their place, nobody is
 * covered.
 */
typedef struct
{
  GtkAllocation strip;
  GtkAllocation band;
  GtkAllocation picture;
  double scale;
  double dx;
  double dy;
} RsBoardLayout;

void rs_board_layout_compute (RsBoardLayout *self, const RsLook *look, int width, int height);
void rs_board_layout_allocate (const RsBoardLayout *self, GtkWidget *child, const GtkAllocation *area);
void rs_board_layout_show (GtkWidget *part, gboolean shown);

G_END_DECLS
