/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-tile-ground.h"

#include "ui/rs-node-cache.h"
#include "ui/rs-raster.h"

#include <string.h>

/*
 * What lies under the text of a tile: the colour, the block of the glyph, the bar that fills towards the limit,
 * and the signs of trouble.
 *
 *   ┌──┬────┬──────────────┐
 *   │//│    │              │   hatch (alarm only), block (cards, and wide forms), body
 *   │//│ ▶  │              │
 *   │//│    │▂▂▂▂▂         │   bar
 *   └──┴────┴──────────────┘
 */

typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  const RsTileFace *face;
  const RsTileJob *job;
  RsTheme theme;
  GdkRGBA fill;
  gboolean is_outline;
  gboolean is_filled;
  gboolean is_unconfirmed;
  gboolean mirrored;
  double hatch_width;
  GskRoundedRect outline;
} Ground;

static graphene_rect_t
get_area (const Ground *g, double start, double y, double width, double height)
{
  double x = g->mirrored ? g->job->width - start - width : start;

  return GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
}

static void
fill_area (const Ground *g, double start, double y, double width, double height, const GdkRGBA *colour)
{
  graphene_rect_t area = get_area (g, start, y, width, height);

  if (width > 0)
    gtk_snapshot_append_color (g->snapshot, colour, &area);
}

static double
get_radius (const RsTileJob *job)
{
  return MIN (MIN (job->width, job->height) * 0.14, job->text_px * 0.4);
}

static double
get_bar_height (const RsTileJob *job)
{
  return MAX (2, (int) (job->text_px * 0.15 + 0.5));
}

static gboolean
has_block (const Ground *g)
{
  if (g->job->form >= RS_TILE_FORM_INITIALS_STACK)
    return FALSE;
  return !g->is_filled || g->job->form == RS_TILE_FORM_FULL_WIDE;
}

static void
choose_colours (Ground *g, RsTileGround *result)
{
  const RsLook *look = &g->job->look;

  g->fill = rs_look_get_fill (look, g->face->granted ? g->face->state : RS_AGENT_STATE_LOGGED_OUT);
  if (g->is_unconfirmed)
    g->fill = rs_colour_mix (&g->fill, &g->theme.page, 0.5);
  result->block_ink = g->is_outline ? g->theme.dim : rs_colour_pick_ink (&g->fill);
  if (g->is_outline)
    result->ink = result->faint_ink = g->theme.dim;
  else if (g->is_filled)
    result->ink = result->faint_ink = result->block_ink;
  else
    {
      result->ink = g->theme.text;
      result->faint_ink = g->theme.dim;
    }
}

static void
reserve_block (Ground *g, RsTileGround *result)
{
  double wished = g->job->text_px * (g->job->form == RS_TILE_FORM_NAME_LINE ? 1.6 : 2.0);

  result->block_start = g->hatch_width;
  result->block_width = result->has_block ? MIN (wished, g->job->width * 0.3) : 0;
  result->content_start = g->hatch_width + result->block_width;
}

static void
paint_body (const Ground *g, const RsTileGround *result)
{
  GdkRGBA shade = rs_colour_with_alpha (&result->block_ink, 0.13);
  GdkRGBA body = g->is_filled || g->is_outline ? g->fill : g->theme.surface;

  fill_area (g, 0, 0, g->job->width, g->job->height, &body);
  if (!result->has_block || g->is_outline)
    return;
  fill_area (g, result->block_start, 0, result->block_width, g->job->height, g->is_filled ? &shade : &g->fill);
}

static void
paint_hatch (const Ground *g)
{
  GdkRGBA alarm = rs_look_get_signal (&g->job->look, RS_SIGNAL_ALARM);
  GdkRGBA between = rs_colour_pick_ink (&alarm);
  graphene_rect_t area = get_area (g, 0, 0, g->hatch_width, g->job->height);

  if (g->hatch_width <= 0)
    return;
  gtk_snapshot_append_color (g->snapshot, &between, &area);
  rs_hatch_snapshot (g->snapshot, &area, MAX (g->hatch_width * 0.62, 4), &alarm);
}

static void
paint_border (const Ground *g, double inset, double width, const GdkRGBA *colour)
{
  GskRoundedRect outline = g->outline;
  float widths[4] = { (float) width, (float) width, (float) width, (float) width };
  GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };

  gsk_rounded_rect_shrink (&outline, (float) inset, (float) inset, (float) inset, (float) inset);
  gtk_snapshot_append_border (g->snapshot, &outline, widths, colours);
}

static void
paint_frame (const Ground *g)
{
  GdkRGBA alarm = rs_look_get_signal (&g->job->look, RS_SIGNAL_ALARM);
  double width = CLAMP ((int) (MIN (g->job->text_px * 0.16, g->job->height * 0.055) + 0.5), 2, 7);

  paint_border (g, 0, width, &alarm);
  if (g->is_filled && g->job->form <= RS_TILE_FORM_NAME_LINE)
    paint_border (g, width, MAX ((int) (width * 0.4), 1), &g->theme.page);
}

static void
paint_dashes (const Ground *g, const GdkRGBA *colour)
{
  const graphene_rect_t *area = &g->outline.bounds;
  double width = MAX (g->job->text_px * 0.08, 1.5);
  double dash = g->job->text_px * 0.35;
  cairo_t *cairo = gtk_snapshot_append_cairo (g->snapshot, area);

  gdk_cairo_set_source_rgba (cairo, colour);
  cairo_set_line_width (cairo, width);
  cairo_set_dash (cairo, &dash, 1, 0);
  cairo_rectangle (cairo, width / 2, width / 2, (double) area->size.width - width, (double) area->size.height - width);
  cairo_stroke (cairo);
  cairo_destroy (cairo);
}

static gboolean
has_edges (const Ground *g, const RsTileGround *result)
{
  return g->is_unconfirmed || result->is_alarm || g->is_outline || !g->is_filled;
}

static void
paint_edges (const Ground *g, const RsTileGround *result)
{
  GdkRGBA outline = rs_look_get_accent (&g->job->look, RS_AGENT_STATE_LOGGED_OUT);

  if (g->is_unconfirmed)
    paint_dashes (g, &g->theme.text);
  else if (result->is_alarm)
    paint_frame (g);
  else if (g->is_outline || !g->is_filled)
    paint_border (g, 0, 1, g->is_outline ? &outline : &g->theme.line);
}

static void
paint_block_glyph (const Ground *g, const RsTileGround *result)
{
  double size = MIN (g->job->text_px * 1.05, result->block_width * 0.56);
  double start = result->block_start + (result->block_width - size) / 2;
  double x = g->mirrored ? g->job->width - start - size : start;

  rs_glyph_snapshot (g->face->glyph, g->widget, g->snapshot, x, (g->job->height - size) / 2, size, &result->block_ink);
}

static void
paint_under (const Ground *g, const RsTileGround *result)
{
  gtk_snapshot_push_rounded_clip (g->snapshot, &g->outline);
  paint_body (g, result);
  paint_hatch (g);
  gtk_snapshot_pop (g->snapshot);
}

static void
paint_over (const Ground *g, const RsTileGround *result)
{
  paint_edges (g, result);
  if (result->has_block)
    paint_block_glyph (g, result);
}

/* Only where it reaches a round corner must it be clipped: that is dear. */
static gboolean
bar_meets_corner (const Ground *g, double start, double width)
{
  double radius = get_radius (g->job);

  return start < radius || start + width > g->job->width - radius;
}

/* On a colour, four fifths of the way to the ink: on every colour that is more than 3:1. */
static GdkRGBA
choose_bar_colour (const Ground *g, const RsTileGround *result)
{
  if (g->is_filled)
    return rs_colour_mix (&g->fill, &result->ink, 0.8);
  return rs_look_get_accent (&g->job->look, g->face->state);
}

static void
paint_bar (Ground *g, RsTileGround *result)
{
  GdkRGBA colour = choose_bar_colour (g, result);
  double progress = rs_tile_face_get_progress (g->face, g->job->now_ns);
  double start = g->is_filled ? 0 : result->content_start;
  double width = (g->job->width - start) * progress;
  gboolean is_clipped;

  if (g->job->form == RS_TILE_FORM_CELL || progress < 0 || g->is_outline)
    return;
  result->bar_height = get_bar_height (g->job);
  is_clipped = bar_meets_corner (g, start, width);
  if (is_clipped)
    gtk_snapshot_push_rounded_clip (g->snapshot, &g->outline);
  fill_area (g, start, g->job->height - result->bar_height, width, result->bar_height, &colour);
  if (is_clipped)
    gtk_snapshot_pop (g->snapshot);
}

typedef enum
{
  LAYER_UNDER, /* what lies under the bar */
  LAYER_OVER,  /* and what lies over it */
} Layer;

/* All that decides how a layer looks, the size apart; compared byte by byte. */
typedef struct
{
  Layer layer;
  int width;
  int height;
  int scale; /* as in rs-raster.h */
  RsTileForm form;
  RsAgentState state;
  const RsPalette *palette;
  guint granted : 1;
  guint dark : 1;
  guint frozen : 1;
  guint filled : 1;
  guint unconfirmed : 1;
  guint alarm : 1;
  guint mirrored : 1;
  float text_px;
} LayerKey;

typedef struct
{
  const Ground *ground;
  const RsTileGround *result;
  LayerKey key;
} LayerJob;

static GskRenderNode *
make_layer (gpointer user_data)
{
  const LayerJob *layer = user_data;
  Ground g = *layer->ground;
  GskRenderNode *node;

  g.snapshot = gtk_snapshot_new ();
  if (layer->key.layer == LAYER_UNDER)
    paint_under (&g, layer->result);
  else
    paint_over (&g, layer->result);
  node = gtk_snapshot_free_to_node (g.snapshot);
  return layer->key.scale > 0 ? rs_raster_flatten (node, layer->key.scale) : node;
}

/* Many tiles are in the same state, and most of those are of the same size. */
static void
put_layer (const Ground *g, const RsTileGround *result, Layer layer)
{
  LayerJob job = { .ground = g, .result = result };
  LayerKey *key = &job.key;

  memset (key, 0, sizeof *key);
  key->layer = layer;
  key->width = g->job->width;
  key->height = g->job->height;
  key->scale = rs_raster_get_scale (g->widget);
  key->form = g->job->form;
  key->state = g->face->state;
  key->palette = g->job->look.palette;
  key->granted = g->face->granted != FALSE;
  key->dark = g->job->look.dark != FALSE;
  key->frozen = g->job->look.frozen != FALSE;
  key->filled = g->job->look.filled != FALSE;
  key->unconfirmed = g->is_unconfirmed != FALSE;
  key->alarm = result->is_alarm != FALSE;
  key->mirrored = g->mirrored != FALSE;
  key->text_px = (float) g->job->text_px;
  gtk_snapshot_append_node (g->snapshot, rs_node_cache_ensure (key, sizeof *key, make_layer, &job));
}

/**
 * rs_tile_ground_paint:
 * @self: (out caller-allocates): what is left to the text
 * @widget: whose direction counts
 * @snapshot: where to paint
 * @face: what the tile says
 * @job: how it is painted
 */
void
rs_tile_ground_paint (RsTileGround *self, GtkWidget *widget, GtkSnapshot *snapshot, const RsTileFace *face,
                      const RsTileJob *job)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) job->width, (float) job->height);
  Ground g = {
    .widget = widget,
    .snapshot = snapshot,
    .face = face,
    .job = job,
    .theme = rs_look_get_theme (&job->look),
    .is_outline = !face->granted || face->state == RS_AGENT_STATE_LOGGED_OUT,
    .is_filled = job->look.filled || job->form >= RS_TILE_FORM_INITIALS_STACK,
    .is_unconfirmed = job->look.living && !face->confirmed,
    .mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
  };

  *self = (RsTileGround){ .is_alarm = rs_tile_face_is_alarm (face, job->now_ns) };
  if (self->is_alarm && job->form != RS_TILE_FORM_CELL)
    g.hatch_width = (int) MIN (job->text_px * 0.65, job->width * 0.09);
  gsk_rounded_rect_init_from_rect (&g.outline, &bounds, (float) get_radius (job));
  self->has_block = has_block (&g);
  reserve_block (&g, self);
  choose_colours (&g, self);

  put_layer (&g, self, LAYER_UNDER);
  paint_bar (&g, self);
  if (self->has_block || has_edges (&g, self))
    put_layer (&g, self, LAYER_OVER);
}

/**
 * rs_tile_ground_get_bar_width:
 * @face: what the tile says
 * @job: how it is painted
 *
 * Returns: how far the bar has come, in pixels; 0 without one
 */
double
rs_tile_ground_get_bar_width (const RsTileFace *face, const RsTileJob *job)
{
  return MAX (rs_tile_face_get_progress (face, job->now_ns), 0) * job->width;
}
