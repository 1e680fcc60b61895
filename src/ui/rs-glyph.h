/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsGlyph:
 *
 * The signs of the board. They are drawn, not set in a font, so that they look the same everywhere.
 */
typedef enum
{
  RS_GLYPH_CIRCLE,
  RS_GLYPH_DIAMOND,
  RS_GLYPH_PLAY,
  RS_GLYPH_PAUSE,
  RS_GLYPH_PENCIL,
  RS_GLYPH_BAR,
  RS_GLYPH_RING,
  RS_GLYPH_QUESTION,
  RS_GLYPH_PHONE,
  RS_GLYPH_CHAT,
  RS_GLYPH_ENVELOPE,
  RS_GLYPH_CALLBACK,
  RS_GLYPH_CONTACT,
  RS_GLYPH_INBOUND,
  RS_GLYPH_OUTBOUND,
  RS_GLYPH_CLOCK,
  RS_GLYPH_LEFT_QUEUE,
  RS_GLYPH_FALLING,
} RsGlyph;
#define RS_N_GLYPHS 18

RsGlyph rs_glyph_for_state (RsAgentState state);
RsGlyph rs_glyph_for_channel (RsChannel channel);
void rs_glyph_snapshot (RsGlyph glyph, GtkWidget *widget, GtkSnapshot *snapshot, double x, double y, double size,
                        const GdkRGBA *colour);
void rs_hatch_snapshot (GtkSnapshot *snapshot, const graphene_rect_t *area, double step, const GdkRGBA *colour);

G_END_DECLS
