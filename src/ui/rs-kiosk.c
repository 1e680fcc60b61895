/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-kiosk.h"

/**
 * RsKiosk:
 *
 * What a window does when nobody sits before it.
 */
struct _RsKiosk
{
  GtkWidget *window;           /* not owned: it owns this */
  GtkEventController *pointer; /* not owned: of the window */
  RsClock *clock;
  RsTimer *pointer_timer;
};

#define HIDE_POINTER_AFTER_US (3 * G_USEC_PER_SEC)

static void
hide_pointer (gpointer user_data)
{
  RsKiosk *self = user_data;

  rs_clear_timer (&self->pointer_timer);
  gtk_widget_set_cursor_from_name (self->window, "none");
}

static void
on_motion (RsKiosk *self)
{
  if (self->pointer_timer == NULL)
    gtk_widget_set_cursor (self->window, NULL);
  rs_clear_timer (&self->pointer_timer);
  self->pointer_timer = rs_clock_add_timer (self->clock, NULL, HIDE_POINTER_AFTER_US, hide_pointer, self);
}

/**
 * rs_kiosk_new:
 * @window: a window, which must outlive it
 * @clock: tells time
 *
 * Hides the pointer over the window when it rests.
 *
 * Returns: (transfer full): the keeper of a window that nobody sits before
 */
RsKiosk *
rs_kiosk_new (GtkWindow *window, RsClock *clock)
{
  RsKiosk *self = g_new0 (RsKiosk, 1);

  self->window = GTK_WIDGET (window);
  self->clock = g_object_ref (clock);
  self->pointer = gtk_event_controller_motion_new ();
  g_signal_connect_swapped (self->pointer, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (self->window, self->pointer);
  on_motion (self);
  return self;
}

/**
 * rs_kiosk_free:
 * @self: (transfer full): the keeper of a window
 */
void
rs_kiosk_free (RsKiosk *self)
{
  gtk_widget_remove_controller (self->window, self->pointer);
  rs_clear_timer (&self->pointer_timer);
  g_object_unref (self->clock);
  g_free (self);
}
