/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-raster.h"

#include <math.h>

/*
 * GTK's cairo renderer walks through every node of a window for every frame, also through those that it clips away in
 * the end: with three hundred tiles of a dozen nodes, that is most of what a frame costs. A picture of its pixels is
 * one node, which is passed over at once where nothing has changed. Other renderers are better at what they are given
 * in parts.
 */

/**
 * rs_raster_get_scale:
 * @widget: what is about to be drawn
 *
 * Returns: how many pixels a unit has if @widget is better drawn as a picture; 0 if it is not
 */
int
rs_raster_get_scale (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;

  return renderer != NULL && GSK_IS_CAIRO_RENDERER (renderer) ? gtk_widget_get_scale_factor (widget) : 0;
}

/* Under this the surface of a flat node has its picture. */
static const cairo_user_data_key_t picture_key;

static cairo_surface_t *
get_picture (GskRenderNode *node)
{
  if (gsk_render_node_get_node_type (node) != GSK_CAIRO_NODE)
    return NULL;
  return cairo_surface_get_user_data (gsk_cairo_node_get_surface (node), &picture_key);
}

static void
paint_picture (GskRenderNode *node, cairo_surface_t *picture, cairo_t *cairo)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  cairo_set_source_surface (cairo, picture, (double) bounds.origin.x, (double) bounds.origin.y);
  cairo_paint (cairo);
}

static gboolean
is_moved (GskRenderNode *node)
{
  return gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE &&
         gsk_transform_get_category (gsk_transform_node_get_transform (node)) >= GSK_TRANSFORM_CATEGORY_2D_TRANSLATE;
}

static void draw_node (GskRenderNode *node, cairo_t *cairo);

static void
draw_moved (GskRenderNode *node, cairo_t *cairo)
{
  float x, y;

  gsk_transform_to_translate (gsk_transform_node_get_transform (node), &x, &y);
  cairo_save (cairo);
  cairo_translate (cairo, (double) x, (double) y);
  draw_node (gsk_transform_node_get_child (node), cairo);
  cairo_restore (cairo);
}

/* A cairo node is a recording, for which cairo would make another picture before it draws that of a flat one. */
static void
draw_node (GskRenderNode *node, cairo_t *cairo)
{
  cairo_surface_t *picture = get_picture (node);

  if (picture != NULL)
    paint_picture (node, picture, cairo);
  else if (is_moved (node))
    draw_moved (node, cairo);
  else if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      draw_node (gsk_container_node_get_child (node, i), cairo);
  else
    gsk_render_node_draw (node, cairo);
}

static cairo_surface_t *
draw (GskRenderNode *node, const graphene_rect_t *bounds, int scale)
{
  int width = (int) bounds->size.width * scale;
  int height = (int) bounds->size.height * scale;
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cairo;

  cairo_surface_set_device_scale (picture, scale, scale);
  cairo = cairo_create (picture);
  cairo_translate (cairo, -(double) bounds->origin.x, -(double) bounds->origin.y);
  draw_node (node, cairo);
  cairo_destroy (cairo);
  return picture;
}

/**
 * rs_raster_flatten:
 * @node: (transfer full): what is to be drawn, at whole units
 * @scale: pixels per unit, from rs_raster_get_scale()
 *
 * Draws a node once and for all.
 *
 * Returns: (transfer full): a node that looks the same and costs no more than its pixels
 */
GskRenderNode *
rs_raster_flatten (GskRenderNode *node, int scale)
{
  graphene_rect_t bounds;
  cairo_surface_t *picture;
  GskRenderNode *flat;
  cairo_t *cairo;

  gsk_render_node_get_bounds (node, &bounds);
  graphene_rect_round_extents (&bounds, &bounds);
  picture = draw (node, &bounds, scale);
  flat = gsk_cairo_node_new (&bounds);
  cairo = gsk_cairo_node_get_draw_context (flat);
  cairo_set_source_surface (cairo, picture, (double) bounds.origin.x, (double) bounds.origin.y);
  cairo_paint (cairo);
  cairo_destroy (cairo);
  cairo_surface_set_user_data (gsk_cairo_node_get_surface (flat), &picture_key, picture,
                               (cairo_destroy_func_t) cairo_surface_destroy);
  gsk_render_node_unref (node);
  return flat;
}

/**
 * rs_raster_begin:
 * @widget: a widget that is being drawn
 * @snapshot: where it is drawn
 *
 * Returns: (transfer full): where its parts are to be drawn, to be given to rs_raster_end()
 */
GtkSnapshot *
rs_raster_begin (GtkWidget *widget, GtkSnapshot *snapshot)
{
  return rs_raster_get_scale (widget) > 0 ? gtk_snapshot_new () : g_object_ref (snapshot);
}

/**
 * rs_raster_end:
 * @widget: the widget that rs_raster_begin() was called for
 * @snapshot: where it is drawn
 * @parts: (transfer full): its parts, all of them
 *
 * Draws the parts, as a picture where that is better.
 */
void
rs_raster_end (GtkWidget *widget, GtkSnapshot *snapshot, GtkSnapshot *parts)
{
  GskRenderNode *node;

  if (parts == snapshot)
    {
      g_object_unref (parts);
      return;
    }
  node = gtk_snapshot_free_to_node (parts);
  if (node == NULL)
    return;
  node = rs_raster_flatten (node, rs_raster_get_scale (widget));
  gtk_snapshot_append_node (snapshot, node);
  gsk_render_node_unref (node);
}
