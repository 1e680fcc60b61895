/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-wall-attention.h"

#include "base/rs-iso-time.h"

/**
 * RsWallAttention:
 *
 * Whether somebody is busy with a wall: has the pointer on it, or the focus in it. A pointer that was left lying there
 * counts for a minute, and the focus that a new window gives by itself does not count at all: else the pages of a
 * wall-board would never turn.
 */
struct _RsWallAttention
{
  GtkWidget *widget;
  GtkEventController *motion; /* these belong to the widget */
  GtkEventController *focus;
  GtkEventController *key;
  gboolean has_moved; /* since it was asked last */
  gboolean has_typed; /* since the focus came */
  gint64 moved_ns;
};

#define POINTER_COUNTS_FOR_NS (60 * RS_NSEC_PER_SEC)

static void
on_moved (RsWallAttention *self)
{
  self->has_moved = TRUE;
}

static void
on_key (RsWallAttention *self)
{
  self->has_typed = TRUE;
}

static void
on_focus_left (RsWallAttention *self)
{
  self->has_typed = FALSE;
}

/**
 * rs_wall_attention_new:
 * @widget: a wall
 *
 * Returns: (transfer full): what watches pointer and focus
 */
RsWallAttention *
rs_wall_attention_new (GtkWidget *widget)
{
  RsWallAttention *self = g_new0 (RsWallAttention, 1);

  self->widget = widget;
  self->motion = gtk_event_controller_motion_new ();
  self->focus = gtk_event_controller_focus_new ();
  self->key = gtk_event_controller_key_new ();
  g_signal_connect_swapped (self->motion, "motion", G_CALLBACK (on_moved), self);
  g_signal_connect_swapped (self->focus, "leave", G_CALLBACK (on_focus_left), self);
  /* The key that brings the focus is pressed elsewhere, but released here. */
  g_signal_connect_swapped (self->key, "key-released", G_CALLBACK (on_key), self);
  gtk_event_controller_set_propagation_phase (self->key, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, self->motion);
  gtk_widget_add_controller (widget, self->focus);
  gtk_widget_add_controller (widget, self->key);
  return self;
}

/**
 * rs_wall_attention_free:
 * @self: (transfer full): what watches
 */
void
rs_wall_attention_free (RsWallAttention *self)
{
  gtk_widget_remove_controller (self->widget, self->motion);
  gtk_widget_remove_controller (self->widget, self->focus);
  gtk_widget_remove_controller (self->widget, self->key);
  g_free (self);
}

/**
 * rs_wall_attention_is_paid:
 * @self: what watches
 * @now_ns: the time
 *
 * Returns: whether somebody is busy with the wall, so that it must not change under their hands
 */
gboolean
rs_wall_attention_is_paid (RsWallAttention *self, gint64 now_ns)
{
  if (self->has_moved)
    self->moved_ns = now_ns;
  self->has_moved = FALSE;
  if (self->has_typed && gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus)))
    return TRUE;
  return gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->motion)) &&
         self->moved_ns != 0 && now_ns - self->moved_ns < POINTER_COUNTS_FOR_NS;
}
