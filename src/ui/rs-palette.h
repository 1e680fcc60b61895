/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent-state.h"
#include "ui/rs-colour.h"

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

/**
 * RsPalette:
 *
 * The colours of a board, in light and dark, living and frozen. There is one for each choice of colours, it never
 * changes and is never freed: what is drawn with it can be kept by its address. %NULL stands for the usual one.
 */
typedef struct _RsPalette RsPalette;

#define RS_N_PALETTES 4

const char *rs_palette_get_id (guint index);
const RsPalette *rs_palette_find (const char *id);
const RsPalette *rs_palette_override (const char *id, GVariant *colours);

const RsTheme *rs_theme_get (gboolean dark);
const RsTheme *rs_palette_get_theme (const RsPalette *self, gboolean dark);
GdkRGBA rs_palette_get_fill (const RsPalette *self, RsAgentState state, gboolean dark, gboolean frozen);
GdkRGBA rs_palette_get_accent (const RsPalette *self, RsAgentState state, gboolean dark, gboolean frozen);
GdkRGBA rs_palette_get_signal (const RsPalette *self, RsSignal signal, gboolean dark, gboolean frozen);

G_END_DECLS
