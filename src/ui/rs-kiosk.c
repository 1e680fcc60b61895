/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-kiosk.h"

/**
 * RsKiosk:
 *
 * What a window does when nobody sits before it: the pointer goes when it rests, and neither key nor click does
 * anything, so that nothing opens which only a person could close. Ctrl+Q ends the program.
 */
struct _RsKiosk
{
  GtkWidget *window;           /* not owned: it owns this */
  GtkEventController *pointer; /* not owned: of the window */
  GtkEventController *keys;    /* not owned: of the window */
  GtkEventController *clicks;  /* not owned: of the window */
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

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers)
{
  return !(key == GDK_KEY_q && (modifiers & GDK_CONTROL_MASK) != 0);
}

static void
on_press (GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static GtkEventController *
add_first (RsKiosk *self, GtkEventController *controller)
{
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->window, controller);
  return controller;
}

/* Before anything in the window sees them. */
static void
swallow_input (RsKiosk *self)
{
  self->keys = add_first (self, gtk_event_controller_key_new ());
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (on_key), NULL);
  self->clicks = add_first (self, GTK_EVENT_CONTROLLER (gtk_gesture_click_new ()));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->clicks), 0);
  g_signal_connect (self->clicks, "pressed", G_CALLBACK (on_press), NULL);
}

/**
 * rs_kiosk_new:
 * @window: a window, which must outlive it
 * @clock: tells time
 *
 * Hides the pointer over the window when it rests, and keeps keys and clicks from it.
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
  swallow_input (self);
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
  gtk_widget_remove_controller (self->window, self->keys);
  gtk_widget_remove_controller (self->window, self->clicks);
  rs_clear_timer (&self->pointer_timer);
  g_object_unref (self->clock);
  g_free (self);
}

/**
 * rs_kiosk_forbid_shortcuts:
 * @application: an application that has all its keys
 *
 * Leaves it the key that ends it.
 */
void
rs_kiosk_forbid_shortcuts (GtkApplication *application)
{
  static const char *const none[] = { NULL };
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  for (guint i = 0; actions[i] != NULL; i++)
    if (!g_str_equal (actions[i], "app.quit"))
      gtk_application_set_accels_for_action (application, actions[i], none);
}
