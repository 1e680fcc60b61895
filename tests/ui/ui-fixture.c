/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"

#include <stdlib.h>
#include <string.h>

/* What tests of widgets share: a model filled by hand, and a real window that has really been painted. */

void
ui_init (int *argc, char ***argv)
{
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (argc, argv, NULL);
  g_assert_true (gtk_init_check ());
}

void
ui_set_text (RsChange *change, guint field, const char *text)
{
  rs_value_clear (&change->values[field]);
  if (text == NULL)
    change->values[field].type = RS_VALUE_NULL;
  else
    change->values[field] = (RsValue){ .type = RS_VALUE_TEXT, .text = g_ref_string_new (text) };
  change->mask |= 1u << field;
}

static void
set_number (RsChange *change, guint field, double number)
{
  change->values[field] = (RsValue){ .type = RS_VALUE_NUMBER, .number = number };
}

static RsChange *
add (RsChangeSet *changes, RsKind kind, const char *id)
{
  RsChange *change = rs_change_set_touch (changes, kind, id);

  change->mask = RS_CHANGED_ALL;
  change->confirmed = change->granted = TRUE;
  return change;
}

RsChange *
ui_add_agent (RsChangeSet *changes, const char *id, const char *name, const char *status, int seconds)
{
  RsChange *change = add (changes, RS_KIND_AGENT, id);

  ui_set_text (change, RS_AGENT_DISPLAY_NAME, name);
  ui_set_text (change, RS_AGENT_STATUS, status);
  change->since_ns = UI_NOW - seconds * G_GINT64_CONSTANT (1000000000);
  return change;
}

RsChange *
ui_add_queue (RsChangeSet *changes, const char *id, const char *name, int waiting, int wait_seconds)
{
  RsChange *change = add (changes, RS_KIND_QUEUE, id);

  ui_set_text (change, RS_QUEUE_NAME, name);
  set_number (change, RS_QUEUE_WAITING, waiting);
  set_number (change, RS_QUEUE_SERVICE_LEVEL, 71);
  set_number (change, RS_QUEUE_SERVICE_LEVEL_GOAL, 80);
  set_number (change, RS_QUEUE_ABANDONED, 1);
  set_number (change, RS_QUEUE_AGENTS_AVAILABLE, 4);
  if (waiting > 0)
    change->values[RS_QUEUE_OLDEST_WAITING_SINCE] =
        (RsValue){ .type = RS_VALUE_TIME, .time_ns = UI_NOW - wait_seconds * G_GINT64_CONSTANT (1000000000) };
  return change;
}

RsChange *
ui_add_interaction (RsChangeSet *changes, const char *id, const char *state, const char *channel,
                    const char *queue_name, const char *user_id, int seconds)
{
  RsChange *change = add (changes, RS_KIND_INTERACTION, id);

  ui_set_text (change, RS_INTERACTION_STATE, state);
  ui_set_text (change, RS_INTERACTION_CHANNEL, channel);
  ui_set_text (change, RS_INTERACTION_QUEUE_NAME, queue_name);
  ui_set_text (change, RS_INTERACTION_USER_ID, user_id);
  change->since_ns = UI_NOW - seconds * G_GINT64_CONSTANT (1000000000);
  return change;
}

void
ui_add_many (RsChangeSet *changes, guint n_agents)
{
  static const char *const statuses[] = { "Available", "In Call", "Wrap Up", "Break", "On Hold", "Ringing" };

  for (guint i = 0; i < n_agents; i++)
    {
      g_autofree char *id = g_strdup_printf ("agent-%05u", i);
      g_autofree char *name = g_strdup_printf ("Agent Number%05u", i);

      ui_add_agent (changes, id, name, statuses[i % G_N_ELEMENTS (statuses)], (int) (i % 15));
    }
}

void
ui_apply (RsBoardModel *model, RsChangeSet *changes)
{
  rs_board_model_apply (model, changes);
  rs_change_set_free (changes);
}

static void
on_after_paint (gboolean *painted)
{
  *painted = TRUE;
}

/* Waits for the next frame, whatever it takes. */
void
ui_paint (GtkWidget *window)
{
  GdkFrameClock *frame_clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_swapped (frame_clock, "after-paint", G_CALLBACK (on_after_paint), &painted);

  gtk_widget_queue_draw (window);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (frame_clock, handler);
}

GtkWidget *
ui_show (GtkWidget *widget, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (widget) <= 0)
    ui_paint (window);
  ui_paint (window);
  return window;
}

static GdkTexture *
take_picture (GtkWidget *window)
{
  float width = (float) gtk_widget_get_width (window);
  float height = (float) gtk_widget_get_height (window);
  g_autoptr (GdkPaintable) paintable = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GdkTexture *texture;

  ui_paint (window);
  paintable = gtk_widget_paintable_new (window);
  gdk_paintable_snapshot (paintable, snapshot, (double) width, (double) height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  gsk_render_node_unref (node);
  return texture;
}

void
ui_save (GtkWidget *window, const char *file_name)
{
  g_autoptr (GdkTexture) texture = take_picture (window);

  g_assert_true (gdk_texture_save_to_png (texture, file_name));
}

guchar *
ui_take_pixels (GtkWidget *window, gsize *length)
{
  g_autoptr (GdkTexture) texture = take_picture (window);
  guchar *pixels;

  *length = (gsize) gdk_texture_get_width (texture) * (gsize) gdk_texture_get_height (texture) * 4;
  pixels = g_malloc (*length);
  gdk_texture_download (texture, pixels, (gsize) gdk_texture_get_width (texture) * 4);
  return pixels;
}

/* How many pixels have a strong hue. */
guint
ui_count_colourful (GtkWidget *window)
{
  gsize length;
  g_autofree guchar *pixels = ui_take_pixels (window, &length);
  guint count = 0;

  for (gsize i = 0; i < length; i += 4)
    {
      int highest = MAX (MAX (pixels[i], pixels[i + 1]), pixels[i + 2]);
      int lowest = MIN (MIN (pixels[i], pixels[i + 1]), pixels[i + 2]);

      count += highest - lowest > 60;
    }
  return count;
}
