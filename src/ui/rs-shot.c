/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-shot.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *widget;
  RsShotBytesFunc done;
  gpointer user_data;
} Shot;

static void
shot_free (gpointer data, GClosure *closure)
{
  Shot *shot = data;

  g_object_unref (shot->widget);
  g_free (shot);
}

static GskRenderNode *
draw (GtkWidget *widget, double width, double height)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  return gtk_snapshot_free_to_node (snapshot);
}

static GBytes *
render (GtkWidget *widget, GskRenderNode *node, double width, double height)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  g_autoptr (GdkTexture) texture =
      gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  return gdk_texture_save_to_png_bytes (texture);
}

static void
on_after_paint (GdkFrameClock *frame_clock, Shot *shot)
{
  double width = gtk_widget_get_width (shot->widget);
  double height = gtk_widget_get_height (shot->widget);
  GskRenderNode *node = draw (shot->widget, width, height);
  g_autoptr (GBytes) png = NULL;
  RsShotBytesFunc done = shot->done;
  gpointer user_data = shot->user_data;

  if (node == NULL)
    return; /* nothing has been drawn yet: the next frame */
  png = render (shot->widget, node, width, height);
  gsk_render_node_unref (node);
  g_signal_handlers_disconnect_by_func (frame_clock, on_after_paint, shot);
  done (png, user_data);
}

/**
 * rs_shot_take_bytes:
 * @widget: what is shown
 * @done: (scope async): called with the picture, a PNG
 * @user_data: for @done
 *
 * Takes a picture of the next frame. It is taken after that was painted: before, there is nothing to take.
 */
void
rs_shot_take_bytes (GtkWidget *widget, RsShotBytesFunc done, gpointer user_data)
{
  GdkFrameClock *frame_clock = gtk_widget_get_frame_clock (widget);
  Shot *shot = g_new0 (Shot, 1);

  shot->widget = g_object_ref (widget);
  shot->done = done;
  shot->user_data = user_data;
  g_signal_connect_data (frame_clock, "after-paint", G_CALLBACK (on_after_paint), shot, shot_free, 0);
  gtk_widget_queue_draw (widget);
}

typedef struct
{
  char *file_name;
  RsShotFunc done;
  gpointer user_data;
} Saving;

static void
save (GBytes *png, gpointer user_data)
{
  g_autofree Saving *saving = user_data;
  g_autofree char *file_name = g_steal_pointer (&saving->file_name);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (file_name, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL))
    g_set_error (&error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                 _ ("The picture could not be saved as “%s”. Check that the folder exists and may be written to."),
                 file_name);
  saving->done (error, saving->user_data);
}

/**
 * rs_shot_take:
 * @window: a window that is shown
 * @file_name: where to save the picture, a PNG
 * @done: (scope async): called when it is saved, or cannot be
 * @user_data: for @done
 *
 * Takes a picture of the next frame into a file, which is whole or not there.
 */
void
rs_shot_take (GtkWidget *window, const char *file_name, RsShotFunc done, gpointer user_data)
{
  Saving *saving = g_new0 (Saving, 1);

  *saving = (Saving){ g_strdup (file_name), done, user_data };
  rs_shot_take_bytes (window, save, saving);
}
