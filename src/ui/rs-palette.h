/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent-state.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * RsTheme:
 * @page: behind everything
 * @surface: of a card
 * @line: outlines and separators
 * @text: what is read first
 * @dim: what is read second; still 4.5:1 on @page and @surface
 * @track: the empty part of a bar
 *
 * The neutral colours of a light or dark board.
 */
typedef struct
{
  GdkRGBA page;
  GdkRGBA surface;
  GdkRGBA line;
  GdkRGBA text;
  GdkRGBA dim;
  GdkRGBA track;
} RsTheme;

/**
 * RsSignal:
 * @RS_SIGNAL_CALM: nothing to do
 * @RS_SIGNAL_GOOD: within the limit
 * @RS_SIGNAL_WARNING: close to the limit
 * @RS_SIGNAL_ALARM: over the limit, or refused
 *
 * How urgent something is.
 */
typedef enum
{
  RS_SIGNAL_CALM,
  RS_SIGNAL_GOOD,
  RS_SIGNAL_WARNING,
  RS_SIGNAL_ALARM,
} RsSignal;
#define RS_N_SIGNALS 4

#define RS_SMALLEST_CONTRAST 4.5

const RsTheme *rs_theme_get (gboolean dark);
GdkRGBA rs_palette_get_fill (RsAgentState state, gboolean dark);
GdkRGBA rs_palette_get_accent (RsAgentState state, gboolean dark);
GdkRGBA rs_palette_get_signal (RsSignal signal, gboolean dark);

double rs_colour_get_luminance (const GdkRGBA *colour);
double rs_colour_get_contrast (const GdkRGBA *a, const GdkRGBA *b);
GdkRGBA rs_colour_pick_ink (const GdkRGBA *fill);
GdkRGBA rs_colour_mix (const GdkRGBA *a, const GdkRGBA *b, double share_of_b);
GdkRGBA rs_colour_with_alpha (const GdkRGBA *colour, double alpha);
GdkRGBA rs_colour_freeze (const GdkRGBA *colour, gboolean dark);

G_END_DECLS
