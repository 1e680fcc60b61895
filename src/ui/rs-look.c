/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-look.h"

/**
 * rs_look_equal:
 * @a: a look
 * @b: another
 *
 * Returns: whether nothing needs to be drawn anew
 */
gboolean
rs_look_equal (const RsLook *a, const RsLook *b)
{
  return a->palette == b->palette && a->dark == b->dark && a->living == b->living && a->frozen == b->frozen &&
         a->filled == b->filled && a->names == b->names && ABS (a->unit_px - b->unit_px) < 0.01 &&
         ABS (a->text_px - b->text_px) < 0.01 && ABS (a->smallest_px - b->smallest_px) < 0.01 &&
         ABS (a->preferred_px - b->preferred_px) < 0.01;
}

/**
 * rs_look_get_theme:
 * @self: a look
 *
 * Returns: the neutral colours to draw with
 */
RsTheme
rs_look_get_theme (const RsLook *self)
{
  RsTheme theme = *rs_palette_get_theme (self->palette, self->dark);

  if (self->frozen)
    theme.text = rs_colour_mix (&theme.text, &theme.page, 0.22);
  return theme;
}

/**
 * rs_look_get_fill:
 * @self: a look
 * @state: what an agent does
 *
 * Returns: the colour that fills a tile
 */
GdkRGBA
rs_look_get_fill (const RsLook *self, RsAgentState state)
{
  return rs_palette_get_fill (self->palette, state, self->dark, self->frozen);
}

/**
 * rs_look_get_accent:
 * @self: a look
 * @state: what an agent does
 *
 * Returns: the colour of a glyph that stands alone on the page
 */
GdkRGBA
rs_look_get_accent (const RsLook *self, RsAgentState state)
{
  return rs_palette_get_accent (self->palette, state, self->dark, self->frozen);
}

/**
 * rs_look_get_signal:
 * @self: a look
 * @signal: how urgent
 *
 * Returns: the colour of a frame or bar that says so
 */
GdkRGBA
rs_look_get_signal (const RsLook *self, RsSignal signal)
{
  return rs_palette_get_signal (self->palette, signal, self->dark, self->frozen);
}
