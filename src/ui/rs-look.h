/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-shown-name.h"
#include "ui/rs-palette.h"

G_BEGIN_DECLS

/**
 * RsLook:
 * @palette: (nullable): its colours; they belong to nobody and stay. %NULL for the usual ones
 * @dark: whether the board is dark
 * @living: whether what is shown is true now; only then a single tile is marked as not confirmed
 * @frozen: whether what is shown is not true any more
 * @filled: whether a tile is filled with its state's colour (a wall), or is a card with a coloured block (a desk)
 * @names: how people are named
 * @unit_px: measure of gaps and titles, which follows the size of the board
 * @text_px: size of ordinary text in strip and cards; larger than the unit where the board is read from afar
 * @smallest_px: no letter may be smaller than this
 * @preferred_px: letters that are read with comfort; 0 if the smallest are
 *
 * How everything on one board is drawn. Set by the board, handed down by value.
 */
typedef struct
{
  const RsPalette *palette;
  gboolean dark;
  gboolean living;
  gboolean frozen;
  gboolean filled;
  RsNames names;
  double unit_px;
  double text_px;
  double smallest_px;
  double preferred_px;
} RsLook;

gboolean rs_look_equal (const RsLook *a, const RsLook *b);
RsTheme rs_look_get_theme (const RsLook *self);
GdkRGBA rs_look_get_fill (const RsLook *self, RsAgentState state);
GdkRGBA rs_look_get_accent (const RsLook *self, RsAgentState state);
GdkRGBA rs_look_get_signal (const RsLook *self, RsSignal signal);

G_END_DECLS
