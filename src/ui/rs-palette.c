/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-palette.h"

#include <math.h>

#define RGB(hex)                                                                                                       \
  {                                                                                                                    \
    (((hex) >> 16) & 0xff) / 255.0f, (((hex) >> 8) & 0xff) / 255.0f, ((hex) &0xff) / 255.0f, 1.0f                      \
  }

static const RsTheme dark_theme = {
  .page = RGB (0x0e1116),
  .surface = RGB (0x191d24),
  .line = RGB (0x2e353f),
  .text = RGB (0xf4f6f8),
  .dim = RGB (0xaab3bf),
  .track = RGB (0x272d36),
};

static const RsTheme light_theme = {
  .page = RGB (0xf2f4f7),
  .surface = RGB (0xffffff),
  .line = RGB (0xd8dde4),
  .text = RGB (0x14181d),
  .dim = RGB (0x56606d),
  .track = RGB (0xe6e9ee),
};

/* Okabe and Ito, "Color Universal Design": told apart under the common colour-vision deficiencies. */
static const GdkRGBA fills[RS_N_AGENT_STATES] = {
  [RS_AGENT_STATE_AVAILABLE] = RGB (0x009e73),       [RS_AGENT_STATE_RINGING] = RGB (0xf0e442),
  [RS_AGENT_STATE_ON_CONTACT] = RGB (0x0072b2),      [RS_AGENT_STATE_ON_HOLD] = RGB (0x56b4e9),
  [RS_AGENT_STATE_AFTER_CALL_WORK] = RGB (0xcc79a7), [RS_AGENT_STATE_UNAVAILABLE] = RGB (0xe69f00),
};

static const GdkRGBA vermilion = RGB (0xd55e00);
static const GdkRGBA ink_dark = RGB (0x000000);
static const GdkRGBA ink_light = RGB (0xffffff);
static const GdkRGBA unknown_dark = RGB (0x4a525e);
static const GdkRGBA unknown_light = RGB (0xc3c9d2);

/**
 * rs_theme_get:
 * @dark: whether the board is dark
 *
 * Returns: (transfer none): its neutral colours
 */
const RsTheme *
rs_theme_get (gboolean dark)
{
  return dark ? &dark_theme : &light_theme;
}

/**
 * rs_palette_get_fill:
 * @state: what an agent does
 * @dark: whether the board is dark
 *
 * Logged out is the page itself (the tile is an outline); unknown is neutral.
 *
 * Returns: the colour that fills a tile
 */
GdkRGBA
rs_palette_get_fill (RsAgentState state, gboolean dark)
{
  if (state == RS_AGENT_STATE_LOGGED_OUT)
    return rs_theme_get (dark)->page;
  if (state == RS_AGENT_STATE_UNKNOWN)
    return dark ? unknown_dark : unknown_light;
  return fills[state];
}

/**
 * rs_palette_get_accent:
 * @state: what an agent does
 * @dark: whether the board is dark
 *
 * Returns: the colour of a glyph that stands alone on the page; as the fill, but visible for every state
 */
GdkRGBA
rs_palette_get_accent (RsAgentState state, gboolean dark)
{
  if (state == RS_AGENT_STATE_LOGGED_OUT || state == RS_AGENT_STATE_UNKNOWN)
    return rs_theme_get (dark)->dim;
  return fills[state];
}

/**
 * rs_palette_get_signal:
 * @signal: how urgent
 * @dark: whether the board is dark
 *
 * Returns: the colour of a frame or bar that says so
 */
GdkRGBA
rs_palette_get_signal (RsSignal signal, gboolean dark)
{
  switch (signal)
    {
    case RS_SIGNAL_GOOD:
      return fills[RS_AGENT_STATE_AVAILABLE];
    case RS_SIGNAL_WARNING:
      return fills[RS_AGENT_STATE_UNAVAILABLE];
    case RS_SIGNAL_ALARM:
      return vermilion;
    case RS_SIGNAL_CALM:
    default:
      return rs_theme_get (dark)->line;
    }
}

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
 * @dark: whether the board is dark
 *
 * What a colour becomes on a board that is not living: a trace of its hue, stepped back towards the page.
 *
 * Returns: the colour of the frozen board
 */
GdkRGBA
rs_colour_freeze (const GdkRGBA *colour, gboolean dark)
{
  GdkRGBA grey = desaturate (colour);
  GdkRGBA page = rs_theme_get (dark)->page;

  page.alpha = colour->alpha;
  return rs_colour_mix (&grey, &page, SHARE_OF_PAGE);
}
