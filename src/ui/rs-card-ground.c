/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-card-ground.h"

#include "ui/rs-glyph.h"
#include "ui/rs-node-cache.h"
#include "ui/rs-raster.h"

#include <string.h>

/* What lies under the text of a card: surface, the bar that fills towards the limit, and the signs of alarm. */

typedef enum
{
  LAYER_UNDER, /* what lies under the bar */
  LAYER_OVER,  /* and what lies over it */
} Layer;

/* All that decides how a layer looks; compared byte by byte. */
typedef struct
{
  Layer layer;
  int width;
  int height;
  int scale; /* as in rs-raster.h */
  const RsPalette *palette;
  guint dark : 1;
  guint frozen : 1;
  guint alarm : 1;
  guint mirrored : 1;
  float text_px;
} LayerKey;

typedef struct
{
  const RsCardJob *job;
  RsTheme theme;
  GskRoundedRect outline;
  double bar_height;
  double hatch_width;
  gboolean mirrored;
  LayerKey key;
} Ground;

/**
 * rs_card_ground_get_bar_height:
 * @text_px: size of ordinary text
 *
 * Returns: how high the bar at the bottom is
 */
double
rs_card_ground_get_bar_height (double text_px)
{
  return MAX ((int) (text_px * 0.3), 3);
}

/**
 * rs_card_ground_get_hatch_width:
 * @face: what the card says
 * @text_px: size of ordinary text
 *
 * Returns: how wide the stripes of an alarm are, 0 without one
 */
double
rs_card_ground_get_hatch_width (const RsCardFace *face, double text_px)
{
  return face->signal == RS_SIGNAL_ALARM ? (int) (text_px * 0.5) : 0;
}

static graphene_rect_t
get_area (const Ground *g, double start, double y, double width, double height)
{
  double x = g->mirrored ? g->job->width - start - width : start;

  return GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
}

static void
paint_under (const Ground *g, GtkSnapshot *snapshot)
{
  graphene_rect_t track = get_area (g, 0, g->job->height - g->bar_height, g->job->width, g->bar_height);

  gtk_snapshot_push_rounded_clip (snapshot, &g->outline);
  gtk_snapshot_append_color (snapshot, &g->theme.surface, &g->outline.bounds);
  gtk_snapshot_append_color (snapshot, &g->theme.track, &track);
  gtk_snapshot_pop (snapshot);
}

static void
paint_hatch (const Ground *g, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  graphene_rect_t area = get_area (g, 0, 0, g->hatch_width, g->job->height);
  GdkRGBA between = rs_colour_pick_ink (colour);

  gtk_snapshot_push_rounded_clip (snapshot, &g->outline);
  gtk_snapshot_append_color (snapshot, &between, &area);
  rs_hatch_snapshot (snapshot, &area, MAX (g->hatch_width * 0.62, 4), colour);
  gtk_snapshot_pop (snapshot);
}

static void
paint_over (const Ground *g, GtkSnapshot *snapshot)
{
  GdkRGBA alarm = rs_look_get_signal (&g->job->look, RS_SIGNAL_ALARM);
  GdkRGBA edge = g->key.alarm ? alarm : g->theme.line;
  float width = g->key.alarm ? (float) CLAMP (g->job->look.text_px * 0.16, 2, 6) : 1;
  float widths[4] = { width, width, width, width };
  GdkRGBA colours[4] = { edge, edge, edge, edge };

  if (g->key.alarm)
    paint_hatch (g, snapshot, &alarm);
  gtk_snapshot_append_border (snapshot, &g->outline, widths, colours);
}

static GskRenderNode *
make_layer (gpointer user_data)
{
  const Ground *g = user_data;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  if (g->key.layer == LAYER_UNDER)
    paint_under (g, snapshot);
  else
    paint_over (g, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  return g->key.scale > 0 ? rs_raster_flatten (node, g->key.scale) : node;
}

static void
put_layer (Ground *g, GtkSnapshot *snapshot, Layer layer)
{
  g->key.layer = layer;
  gtk_snapshot_append_node (snapshot, rs_node_cache_ensure (&g->key, sizeof g->key, make_layer, g));
}

static void
paint_bar (const Ground *g, GtkSnapshot *snapshot, const RsCardFace *face)
{
  double share =
      face->waiting > 0 && face->limit_seconds > 0 ? CLAMP (face->wait_seconds / face->limit_seconds, 0, 1) : 0;
  graphene_rect_t area = get_area (g, 0, g->job->height - g->bar_height, g->job->width * share, g->bar_height);
  GdkRGBA colour = rs_look_get_signal (&g->job->look, face->signal);

  if (share <= 0)
    return;
  gtk_snapshot_push_rounded_clip (snapshot, &g->outline);
  gtk_snapshot_append_color (snapshot, &colour, &area);
  gtk_snapshot_pop (snapshot);
}

static void
set_key (Ground *g, GtkWidget *widget, const RsCardFace *face)
{
  const RsCardJob *job = g->job;

  memset (&g->key, 0, sizeof g->key);
  g->key.width = (int) job->width;
  g->key.height = (int) job->height;
  g->key.scale = rs_raster_get_scale (widget);
  g->key.palette = job->look.palette;
  g->key.dark = job->look.dark != FALSE;
  g->key.frozen = job->look.frozen != FALSE;
  g->key.alarm = face->signal == RS_SIGNAL_ALARM;
  g->key.mirrored = g->mirrored != FALSE;
  g->key.text_px = (float) job->look.text_px;
}

/**
 * rs_card_ground_paint:
 * @widget: whose direction counts
 * @snapshot: where to paint
 * @face: what the card says
 * @job: how it is painted
 */
void
rs_card_ground_paint (GtkWidget *widget, GtkSnapshot *snapshot, const RsCardFace *face, const RsCardJob *job)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) job->width, (float) job->height);
  Ground g = {
    .job = job,
    .theme = rs_look_get_theme (&job->look),
    .bar_height = rs_card_ground_get_bar_height (job->look.text_px),
    .hatch_width = rs_card_ground_get_hatch_width (face, job->look.text_px),
    .mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
  };

  gsk_rounded_rect_init_from_rect (&g.outline, &bounds, (float) (job->look.text_px * 0.5));
  set_key (&g, widget, face);
  put_layer (&g, snapshot, LAYER_UNDER);
  paint_bar (&g, snapshot, face);
  put_layer (&g, snapshot, LAYER_OVER);
}
