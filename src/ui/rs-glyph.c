/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-glyph.h"

#include "ui/rs-node-cache.h"
#include "ui/rs-raster.h"

#include <math.h>

/*
 * Every sign is a path in a square of 16 by 16, filled or stroked. A sign in one size and colour becomes one
 * render node that all tiles share.
 */

typedef void (*RsGlyphFunc) (cairo_t *cairo);

static void
draw_circle (cairo_t *cairo)
{
  cairo_arc (cairo, 8, 8, 5.6, 0, 2 * G_PI);
  cairo_fill (cairo);
}

static void
draw_diamond (cairo_t *cairo)
{
  cairo_move_to (cairo, 8, 1);
  cairo_line_to (cairo, 15, 8);
  cairo_line_to (cairo, 8, 15);
  cairo_line_to (cairo, 1, 8);
  cairo_close_path (cairo);
  cairo_fill (cairo);
}

static void
draw_play (cairo_t *cairo)
{
  cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cairo, 1.6);
  cairo_move_to (cairo, 3.6, 2.6);
  cairo_line_to (cairo, 13.8, 8);
  cairo_line_to (cairo, 3.6, 13.4);
  cairo_close_path (cairo);
  cairo_fill_preserve (cairo);
  cairo_stroke (cairo);
}

static void
draw_pause (cairo_t *cairo)
{
  cairo_rectangle (cairo, 2.6, 2, 4, 12);
  cairo_rectangle (cairo, 9.4, 2, 4, 12);
  cairo_fill (cairo);
}

static void
draw_pencil (cairo_t *cairo)
{
  cairo_move_to (cairo, 1.2, 14.8);
  cairo_line_to (cairo, 2.3, 10.5);
  cairo_line_to (cairo, 9.3, 3.5);
  cairo_line_to (cairo, 12.5, 6.7);
  cairo_line_to (cairo, 5.5, 13.7);
  cairo_close_path (cairo);
  cairo_move_to (cairo, 10.4, 2.4);
  cairo_line_to (cairo, 11.9, 0.9);
  cairo_line_to (cairo, 15.1, 4.1);
  cairo_line_to (cairo, 13.6, 5.6);
  cairo_close_path (cairo);
  cairo_fill (cairo);
}

static void
draw_bar (cairo_t *cairo)
{
  cairo_rectangle (cairo, 1.5, 5.6, 13, 4.8);
  cairo_fill (cairo);
}

static void
draw_ring (cairo_t *cairo)
{
  cairo_set_line_width (cairo, 1.8);
  cairo_arc (cairo, 8, 8, 5, 0, 2 * G_PI);
  cairo_stroke (cairo);
}

static void
draw_question (cairo_t *cairo)
{
  cairo_set_line_width (cairo, 2.2);
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_ROUND);
  cairo_arc (cairo, 8, 5.4, 3.4, G_PI, 0.35 * G_PI);
  cairo_curve_to (cairo, 8.4, 9, 8, 9.2, 8, 10.4);
  cairo_stroke (cairo);
  cairo_arc (cairo, 8, 13.8, 1.4, 0, 2 * G_PI);
  cairo_fill (cairo);
}

static void
draw_phone (cairo_t *cairo)
{
  cairo_move_to (cairo, 1.6, 3.4);
  cairo_curve_to (cairo, 1.6, 2.2, 3.2, 1.2, 4.4, 1.2);
  cairo_line_to (cairo, 6.4, 5.4);
  cairo_line_to (cairo, 4.7, 6.8);
  cairo_curve_to (cairo, 5.5, 8.7, 7.3, 10.5, 9.2, 11.3);
  cairo_line_to (cairo, 10.6, 9.6);
  cairo_line_to (cairo, 14.8, 11.6);
  cairo_curve_to (cairo, 14.8, 12.8, 13.8, 14.4, 12.6, 14.4);
  cairo_curve_to (cairo, 6.8, 14.4, 1.6, 9.2, 1.6, 3.4);
  cairo_close_path (cairo);
  cairo_fill (cairo);
}

static void
draw_chat (cairo_t *cairo)
{
  cairo_arc (cairo, 4, 5, 2.6, G_PI, 1.5 * G_PI);
  cairo_arc (cairo, 12, 5, 2.6, 1.5 * G_PI, 2 * G_PI);
  cairo_arc (cairo, 12, 9, 2.6, 0, 0.5 * G_PI);
  cairo_line_to (cairo, 7.6, 11.6);
  cairo_line_to (cairo, 4.2, 14.8);
  cairo_line_to (cairo, 4.2, 11.6);
  cairo_arc (cairo, 4, 9, 2.6, 0.5 * G_PI, G_PI);
  cairo_close_path (cairo);
  cairo_fill (cairo);
}

static void
draw_envelope (cairo_t *cairo)
{
  cairo_set_fill_rule (cairo, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_move_to (cairo, 1, 4.6);
  cairo_line_to (cairo, 8, 9);
  cairo_line_to (cairo, 15, 4.6);
  cairo_line_to (cairo, 15, 13.2);
  cairo_line_to (cairo, 1, 13.2);
  cairo_close_path (cairo);
  cairo_move_to (cairo, 1, 2.8);
  cairo_line_to (cairo, 15, 2.8);
  cairo_line_to (cairo, 8, 7.2);
  cairo_close_path (cairo);
  cairo_fill (cairo);
}

static void
draw_callback (cairo_t *cairo)
{
  cairo_save (cairo);
  cairo_translate (cairo, 0, 3.2);
  cairo_scale (cairo, 0.8, 0.8);
  draw_phone (cairo);
  cairo_restore (cairo);
  cairo_set_line_width (cairo, 1.8);
  cairo_move_to (cairo, 15.2, 1.4);
  cairo_line_to (cairo, 10, 6.6);
  cairo_move_to (cairo, 9.6, 2.4);
  cairo_line_to (cairo, 9.6, 7);
  cairo_line_to (cairo, 14.2, 7);
  cairo_stroke (cairo);
}

static void
draw_contact (cairo_t *cairo)
{
  cairo_arc (cairo, 8, 5, 3.2, 0, 2 * G_PI);
  cairo_fill (cairo);
  cairo_arc (cairo, 8, 14.4, 5.6, G_PI, 2 * G_PI);
  cairo_fill (cairo);
}

static void
draw_inbound (cairo_t *cairo)
{
  cairo_set_line_width (cairo, 2.2);
  cairo_move_to (cairo, 13.4, 2.6);
  cairo_line_to (cairo, 3.4, 12.6);
  cairo_move_to (cairo, 3, 5);
  cairo_line_to (cairo, 3, 13);
  cairo_line_to (cairo, 11, 13);
  cairo_stroke (cairo);
}

static void
draw_outbound (cairo_t *cairo)
{
  cairo_translate (cairo, 16, 16);
  cairo_rotate (cairo, G_PI);
  draw_inbound (cairo);
}

static void
draw_clock (cairo_t *cairo)
{
  cairo_set_line_width (cairo, 1.7);
  cairo_arc (cairo, 8, 8, 6, 0, 2 * G_PI);
  cairo_stroke (cairo);
  cairo_move_to (cairo, 8, 4.2);
  cairo_line_to (cairo, 8, 8.4);
  cairo_line_to (cairo, 11, 9.8);
  cairo_stroke (cairo);
}

static void
draw_left_queue (cairo_t *cairo)
{
  cairo_set_line_width (cairo, 2.2);
  cairo_move_to (cairo, 3.4, 3.4);
  cairo_line_to (cairo, 12.6, 12.6);
  cairo_move_to (cairo, 12.6, 3.4);
  cairo_line_to (cairo, 3.4, 12.6);
  cairo_stroke (cairo);
}

static void
draw_falling (cairo_t *cairo)
{
  cairo_move_to (cairo, 2, 4.6);
  cairo_line_to (cairo, 14, 4.6);
  cairo_line_to (cairo, 8, 12.6);
  cairo_close_path (cairo);
  cairo_fill (cairo);
}

static const RsGlyphFunc drawings[RS_N_GLYPHS] = {
  [RS_GLYPH_CIRCLE] = draw_circle,   [RS_GLYPH_DIAMOND] = draw_diamond,       [RS_GLYPH_PLAY] = draw_play,
  [RS_GLYPH_PAUSE] = draw_pause,     [RS_GLYPH_PENCIL] = draw_pencil,         [RS_GLYPH_BAR] = draw_bar,
  [RS_GLYPH_RING] = draw_ring,       [RS_GLYPH_QUESTION] = draw_question,     [RS_GLYPH_PHONE] = draw_phone,
  [RS_GLYPH_CHAT] = draw_chat,       [RS_GLYPH_ENVELOPE] = draw_envelope,     [RS_GLYPH_CALLBACK] = draw_callback,
  [RS_GLYPH_CONTACT] = draw_contact, [RS_GLYPH_INBOUND] = draw_inbound,       [RS_GLYPH_OUTBOUND] = draw_outbound,
  [RS_GLYPH_CLOCK] = draw_clock,     [RS_GLYPH_LEFT_QUEUE] = draw_left_queue, [RS_GLYPH_FALLING] = draw_falling,
};

static const RsGlyph state_glyphs[RS_N_AGENT_STATES] = {
  [RS_AGENT_STATE_AVAILABLE] = RS_GLYPH_CIRCLE,       [RS_AGENT_STATE_RINGING] = RS_GLYPH_DIAMOND,
  [RS_AGENT_STATE_ON_CONTACT] = RS_GLYPH_PLAY,        [RS_AGENT_STATE_ON_HOLD] = RS_GLYPH_PAUSE,
  [RS_AGENT_STATE_AFTER_CALL_WORK] = RS_GLYPH_PENCIL, [RS_AGENT_STATE_UNAVAILABLE] = RS_GLYPH_BAR,
  [RS_AGENT_STATE_LOGGED_OUT] = RS_GLYPH_RING,        [RS_AGENT_STATE_UNKNOWN] = RS_GLYPH_QUESTION,
};

static const RsGlyph channel_glyphs[] = {
  [RS_CHANNEL_VOICE] = RS_GLYPH_PHONE,    [RS_CHANNEL_CHAT] = RS_GLYPH_CHAT,
  [RS_CHANNEL_EMAIL] = RS_GLYPH_ENVELOPE, [RS_CHANNEL_CALLBACK] = RS_GLYPH_CALLBACK,
  [RS_CHANNEL_OTHER] = RS_GLYPH_CONTACT,
};

/**
 * rs_glyph_for_state:
 * @state: what an agent does
 *
 * Returns: its sign
 */
RsGlyph
rs_glyph_for_state (RsAgentState state)
{
  return state_glyphs[state];
}

/**
 * rs_glyph_for_channel:
 * @channel: how a contact came in
 *
 * Returns: its sign
 */
RsGlyph
rs_glyph_for_channel (RsChannel channel)
{
  return channel_glyphs[channel];
}

/* All that decides how a sign looks; compared byte by byte. */
typedef struct
{
  RsGlyph glyph;
  int size;
  int scale; /* as in rs-raster.h */
  GdkRGBA colour;
} RsGlyphKey;

static GskRenderNode *
make_node (gpointer user_data)
{
  const RsGlyphKey *key = user_data;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) key->size, (float) key->size);
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cairo = gsk_cairo_node_get_draw_context (node);

  cairo_scale (cairo, key->size / 16.0, key->size / 16.0);
  gdk_cairo_set_source_rgba (cairo, &key->colour);
  drawings[key->glyph](cairo);
  cairo_destroy (cairo);
  return key->scale > 0 ? rs_raster_flatten (node, key->scale) : node;
}

/**
 * rs_glyph_snapshot:
 * @glyph: a sign
 * @widget: on which it is drawn
 * @snapshot: where to draw
 * @x: left edge
 * @y: upper edge
 * @size: width and height
 * @colour: what to draw with
 */
void
rs_glyph_snapshot (RsGlyph glyph, GtkWidget *widget, GtkSnapshot *snapshot, double x, double y, double size,
                   const GdkRGBA *colour)
{
  RsGlyphKey key = { glyph, MAX ((int) round (size), 1), rs_raster_get_scale (widget), *colour };

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_node (snapshot, rs_node_cache_ensure (&key, sizeof key, make_node, &key));
  gtk_snapshot_restore (snapshot);
}

/**
 * rs_hatch_snapshot:
 * @snapshot: where to draw
 * @area: what to cover
 * @step: distance between two stripes
 * @colour: of the stripes
 *
 * Diagonal stripes: the sign of trouble that is seen without colour.
 */
void
rs_hatch_snapshot (GtkSnapshot *snapshot, const graphene_rect_t *area, double step, const GdkRGBA *colour)
{
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, area);
  double left = (double) area->origin.x;
  double top = (double) area->origin.y;
  double width = (double) area->size.width;
  double height = (double) area->size.height;

  gdk_cairo_set_source_rgba (cairo, colour);
  cairo_set_line_width (cairo, step * 0.42);
  for (double offset = -width; offset < height + step; offset += step)
    {
      cairo_move_to (cairo, left - step, top + offset + width + step);
      cairo_line_to (cairo, left + width + step, top + offset - step);
    }
  cairo_stroke (cairo);
  cairo_destroy (cairo);
}
