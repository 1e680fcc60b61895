/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define RS_SMALLEST_CONTRAST 4.5          /* of letters */
#define RS_SMALLEST_CONTRAST_OF_SIGNS 3.0 /* of signs, frames and bars */

double rs_colour_get_luminance (const GdkRGBA *colour);
double rs_colour_get_contrast (const GdkRGBA *a, const GdkRGBA *b);
GdkRGBA rs_colour_pick_ink (const GdkRGBA *fill);
GdkRGBA rs_colour_mix (const GdkRGBA *a, const GdkRGBA *b, double share_of_b);
GdkRGBA rs_colour_with_alpha (const GdkRGBA *colour, double alpha);
GdkRGBA rs_colour_reach (const GdkRGBA *colour, const GdkRGBA *towards, const GdkRGBA *const *grounds, double contrast);
GdkRGBA rs_colour_freeze (const GdkRGBA *colour, const GdkRGBA *page);

G_END_DECLS
