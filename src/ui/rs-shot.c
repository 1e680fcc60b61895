/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-shot.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *window;
  char *file_name;
  RsShotFunc done;
  gpointer user_data;
} Shot;

static void
shot_free (gpointer data, GClosure *closure)
{
  Shot *shot = data;

  g_object_unref (shot->window);
  g_free (shot->file_name);
  g_free (shot);
}

static GskRenderNode *
draw (GtkWidget *window, double width, double height)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  return gtk_snapshot_free_to_node (snapshot);
}

static gboolean
save (const Shot *shot, GskRenderNode *node, double width, double height, GError **error)
{
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (shot->window));
  g_autoptr (GdkTexture) texture =
      gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  if (gdk_texture_save_to_png (texture, shot->file_name))
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
               _ ("The picture could not be saved as “%s”. Check that the folder exists and may be written to."),
               shot->file_name);
  return FALSE;
}

static void
on_after_paint (GdkFrameClock *frame_clock, Shot *shot)
{
  double width = gtk_widget_get_width (shot->window);
  double height = gtk_widget_get_height (shot->window);
  GskRenderNode *node = draw (shot->window, width, height);
  g_autoptr (GError) error = NULL;
  RsShotFunc done = shot->done;
  gpointer user_data = shot->user_data;

  if (node == NULL)
    return; /* nothing has been drawn yet: the next frame */
  save (shot, node, width, height, &error);
  gsk_render_node_unref (node);
  g_signal_handlers_disconnect_by_func (frame_clock, on_after_paint, shot);
  done (error, user_data);
}

/**
 * rs_shot_take:
 * @window: a window that is shown
 * @file_name: where to save the picture, a PNG
 * @done: (scope async): called when it is saved, or cannot be
 * @user_data: for @done
 *
 * Takes a picture of the next frame. It is taken after that was painted: before, there is nothing to take.
 */
void
rs_shot_take (GtkWidget *window, const char *file_name, RsShotFunc done, gpointer user_data)
{
  GdkFrameClock *frame_clock = gtk_widget_get_frame_clock (window);
  Shot *shot = g_new0 (Shot, 1);

  shot->window = g_object_ref (window);
  shot->file_name = g_strdup (file_name);
  shot->done = done;
  shot->user_data = user_data;
  g_signal_connect_data (frame_clock, "after-paint", G_CALLBACK (on_after_paint), shot, shot_free, 0);
  gtk_widget_queue_draw (window);
}
