/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-raster.h"

#define WIDTH 60
#define HEIGHT 40

/* Something with round corners, half transparent, that begins left of and above the origin. */
static GskRenderNode *
make_node (void)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t area = GRAPHENE_RECT_INIT (-3.5f, -2.25f, 40, 30);
  GdkRGBA colour = { 0.8f, 0.3f, 0.1f, 0.7f };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &area, 7);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colour, &area);
  gtk_snapshot_pop (snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

static cairo_surface_t *
draw (GskRenderNode *node, int scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH * scale, HEIGHT * scale);
  cairo_t *cairo = cairo_create (surface);

  cairo_scale (cairo, scale, scale);
  cairo_set_source_rgb (cairo, 0.1, 0.2, 0.3);
  cairo_paint (cairo);
  cairo_translate (cairo, 10, 8);
  gsk_render_node_draw (node, cairo);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  return surface;
}

/* The greatest difference in any channel of any pixel. */
static int
compare (cairo_surface_t *first, cairo_surface_t *second)
{
  const guchar *a = cairo_image_surface_get_data (first);
  const guchar *b = cairo_image_surface_get_data (second);
  int length = cairo_image_surface_get_stride (first) * cairo_image_surface_get_height (first);
  int greatest = 0;

  for (int i = 0; i < length; i++)
    if (i % 4 != 3) /* the fourth byte of a pixel means nothing here */
      greatest = MAX (greatest, ABS (a[i] - b[i]));
  return greatest;
}

static void
test_a_picture_looks_like_its_parts (gconstpointer data)
{
  int scale = GPOINTER_TO_INT (data);
  GskRenderNode *node = make_node ();
  cairo_surface_t *parts = draw (node, scale);
  GskRenderNode *flat = rs_raster_flatten (node, scale);
  cairo_surface_t *picture = draw (flat, scale);

  g_assert_cmpint (gsk_render_node_get_node_type (flat), ==, GSK_CAIRO_NODE);
  g_assert_cmpint (compare (parts, picture), <=, 3);
  gsk_render_node_unref (flat);
  cairo_surface_destroy (parts);
  cairo_surface_destroy (picture);
}

static void
snapshot_something (GtkWidget *widget, GtkSnapshot *snapshot, gboolean anything)
{
  GtkSnapshot *parts = rs_raster_begin (widget, snapshot);
  GskRenderNode *node = make_node ();

  if (anything)
    gtk_snapshot_append_node (parts, node);
  gsk_render_node_unref (node);
  rs_raster_end (widget, snapshot, parts);
}

static void
test_cairo_gets_pictures (void)
{
  GtkWidget *widget = gtk_drawing_area_new ();
  GtkWidget *window = ui_show (widget, 100, 100);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  snapshot_something (widget, snapshot, TRUE);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_CAIRO_NODE);
  gsk_render_node_unref (node);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_what_has_no_renderer_gets_parts (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_drawing_area_new ());
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  g_assert_cmpint (rs_raster_get_scale (widget), ==, 0);
  snapshot_something (widget, snapshot, TRUE);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_ROUNDED_CLIP_NODE);
  gsk_render_node_unref (node);
  g_object_unref (widget);
}

static void
test_nothing_stays_nothing (void)
{
  GtkWidget *widget = gtk_drawing_area_new ();
  GtkWidget *window = ui_show (widget, 100, 100);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  snapshot_something (widget, snapshot, FALSE);
  g_assert_null (gtk_snapshot_free_to_node (snapshot));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_data_func ("/raster/a-picture-looks-like-its-parts", GINT_TO_POINTER (1),
                        test_a_picture_looks_like_its_parts);
  g_test_add_data_func ("/raster/a-picture-looks-like-its-parts-in-fine-pixels", GINT_TO_POINTER (2),
                        test_a_picture_looks_like_its_parts);
  g_test_add_func ("/raster/cairo-gets-pictures", test_cairo_gets_pictures);
  g_test_add_func ("/raster/what-has-no-renderer-gets-parts", test_what_has_no_renderer_gets_parts);
  g_test_add_func ("/raster/nothing-stays-nothing", test_nothing_stays_nothing);
  return g_test_run ();
}
