/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-colour.h"

#include <math.h>

static const GdkRGBA ink_dark = { 0, 0, 0, 1 };
static const GdkRGBA ink_light = { 1, 1, 1, 1 };

static double
linearise (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/**
 * rs_colour_get_luminance:
 * @colour: an opaque colour
 *
 * Returns: its relative luminance, 0 to 1 (WCAG 2.1, "relative luminance")
 */
double
rs_colour_get_luminance (const GdkRGBA *colour)
{
  return 0.2126 * linearise ((double) colour->red) + 0.7152 * linearise ((double) colour->green) +
         0.0722 * linearise ((double) colour->blue);
}

/**
 * rs_colour_get_contrast:
 * @a: an opaque colour
 * @b: another
 *
 * Returns: their contrast ratio, 1 to 21 (WCAG 2.1, "contrast ratio")
 */
double
rs_colour_get_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double first = rs_colour_get_luminance (a) + 0.05;
  double second = rs_colour_get_luminance (b) + 0.05;

  return first > second ? first / second : second / first;
}

/**
 * rs_colour_pick_ink:
 * @fill: what the ink is put on
 *
 * Returns: black or white, whichever has more contrast; on every colour that is more than 4.5:1
 */
GdkRGBA
rs_colour_pick_ink (const GdkRGBA *fill)
{
  gboolean dark_wins = rs_colour_get_contrast (fill, &ink_dark) >= rs_colour_get_contrast (fill, &ink_light);

  return dark_wins ? ink_dark : ink_light;
}

/**
 * rs_colour_mix:
 * @a: a colour
 * @b: another
 * @share_of_b: 0 to 1
 *
 * Returns: the colour between them
 */
GdkRGBA
rs_colour_mix (const GdkRGBA *a, const GdkRGBA *b, double share_of_b)
{
  float share = (float) share_of_b;

  return (GdkRGBA){
    .red = a->red + (b->red - a->red) * share,
    .green = a->green + (b->green - a->green) * share,
    .blue = a->blue + (b->blue - a->blue) * share,
    .alpha = a->alpha + (b->alpha - a->alpha) * share,
  };
}

/**
 * rs_colour_with_alpha:
 * @colour: a colour
 * @alpha: 0 to 1
 *
 * Returns: the same colour, as transparent as asked
 */
GdkRGBA
rs_colour_with_alpha (const GdkRGBA *colour, double alpha)
{
  GdkRGBA result = *colour;

  result.alpha = (float) alpha;
  return result;
}

#define N_STEPS 32

static double
get_least_contrast (const GdkRGBA *colour, const GdkRGBA *const *grounds)
{
  double least = 21;

  for (guint i = 0; grounds[i] != NULL; i++)
    least = MIN (least, rs_colour_get_contrast (colour, grounds[i]));
  return least;
}

/**
 * rs_colour_reach:
 * @colour: a colour
 * @towards: another, which can be told from all @grounds
 * @grounds: (array zero-terminated=1): what it is put on
 * @contrast: how well it must be told from each of them, as a ratio
 *
 * Returns: @colour itself if it can be told from all @grounds, else the first on the way to @towards that can
 */
GdkRGBA
rs_colour_reach (const GdkRGBA *colour, const GdkRGBA *towards, const GdkRGBA *const *grounds, double contrast)
{
  GdkRGBA result = *colour;

  for (guint step = 0; step <= N_STEPS; step++)
    {
      result = rs_colour_mix (colour, towards, (double) step / N_STEPS);
      if (get_least_contrast (&result, grounds) >= contrast)
        break;
    }
  return result;
}

#define LEFT_OF_COLOUR 0.14
#define SHARE_OF_PAGE 0.35

static GdkRGBA
desaturate (const GdkRGBA *colour)
{
  double luminance = rs_colour_get_luminance (colour);
  double grey = luminance <= 0.0031308 ? luminance * 12.92 : 1.055 * pow (luminance, 1 / 2.4) - 0.055;
  GdkRGBA plain = { (float) grey, (float) grey, (float) grey, colour->alpha };

  return rs_colour_mix (&plain, colour, LEFT_OF_COLOUR);
}

/**
 * rs_colour_freeze:
 * @colour: a colour
 * @page: what lies behind everything
 *
 * What a colour becomes on a board that is not living: a trace of its hue, stepped back towards the page.
 *
 * Returns: the colour of the frozen board
 */
GdkRGBA
rs_colour_freeze (const GdkRGBA *colour, const GdkRGBA *page)
{
  GdkRGBA grey = desaturate (colour);
  GdkRGBA behind = *page;

  behind.alpha = colour->alpha;
  return rs_colour_mix (&grey, &behind, SHARE_OF_PAGE);
}
