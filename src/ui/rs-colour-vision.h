/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsColourVision:
 * @RS_COLOUR_VISION_USUAL: with all three kinds of cones
 * @RS_COLOUR_VISION_PROTANOPIA: without those for long waves
 * @RS_COLOUR_VISION_DEUTERANOPIA: without those for middle waves
 * @RS_COLOUR_VISION_TRITANOPIA: without those for short waves
 *
 * With whose eyes a board is looked at.
 */
typedef enum
{
  RS_COLOUR_VISION_USUAL,
  RS_COLOUR_VISION_PROTANOPIA,
  RS_COLOUR_VISION_DEUTERANOPIA,
  RS_COLOUR_VISION_TRITANOPIA,
} RsColourVision;
#define RS_N_COLOUR_VISIONS 4

const char *rs_colour_vision_get_nick (RsColourVision vision);
RsColourVision rs_colour_vision_find (const char *nick);
void rs_colour_vision_push (RsColourVision vision, GtkSnapshot *snapshot);
void rs_colour_vision_pop (RsColourVision vision, GtkSnapshot *snapshot);
void rs_colour_vision_see (RsColourVision vision, const double linear[3], double seen[3]);

G_END_DECLS
