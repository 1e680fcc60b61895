/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-kiosk.h"

#include "ui/rs-dim-schedule.h"
#include "ui/rs-orbit.h"

/**
 * RsKiosk:
 *
 * What a window does when nobody sits before it: the pointer goes when it rests, and neither key nor click does
 * anything, so that nothing opens which only a person could close. Ctrl+Q ends the program.
 *
 * Once a minute the board takes a step, and the light is looked after; every second while the light goes or comes.
 */
struct _RsKiosk
{
  GtkWidget *window;           /* not owned: it owns this */
  GtkEventController *pointer; /* not owned: of the window */
  GtkEventController *keys;    /* not owned: of the window */
  GtkEventController *clicks;  /* not owned: of the window */
  RsKioskFrame *frame;         /* not owned: in the window */
  GSettings *settings;         /* (nullable) */
  RsClock *clock;
  RsTimer *pointer_timer;
  RsTimer *round_timer;
  gboolean is_urgent;
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

static int
get_second_of_day (RsKiosk *self)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (rs_clock_get_real (self->clock) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return (g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local)) * 60 + g_date_time_get_second (local);
}

static gboolean
read_time (RsKiosk *self, const char *key, int *second)
{
  g_autofree char *text = g_settings_get_string (self->settings, key);

  return rs_dim_schedule_parse_time (text, second);
}

static gboolean
read_schedule (RsKiosk *self, RsDimSchedule *schedule)
{
  if (self->settings == NULL || !g_settings_get_boolean (self->settings, "dim"))
    return FALSE;
  schedule->level = g_settings_get_int (self->settings, "dim-level") / 100.0;
  return read_time (self, "dim-from", &schedule->from) && read_time (self, "dim-until", &schedule->until);
}

static gboolean
may_fade (RsKiosk *self)
{
  gboolean may_move;

  g_object_get (gtk_widget_get_settings (self->window), "gtk-enable-animations", &may_move, NULL);
  return may_move;
}

/* Returns whether the light is on its way. What is urgent is seen in full light. */
static gboolean
look_after_light (RsKiosk *self)
{
  RsDimSchedule schedule = { 0 };
  int second = get_second_of_day (self);
  gboolean dims = !self->is_urgent && read_schedule (self, &schedule);

  rs_kiosk_frame_set_darkness (self->frame, dims ? rs_dim_schedule_get_level (&schedule, second, may_fade (self)) : 0);
  return dims && may_fade (self) && rs_dim_schedule_is_fading (&schedule, second);
}

#define ROUND_US (60 * G_USEC_PER_SEC)

static void
take_step (RsKiosk *self)
{
  gboolean wanders = self->settings == NULL || g_settings_get_boolean (self->settings, "kiosk-orbit");
  int x, y;

  rs_orbit_get_shift (rs_clock_get_real (self->clock) / ROUND_US, &x, &y);
  rs_kiosk_frame_set_wanders (self->frame, wanders);
  rs_kiosk_frame_set_shift (self->frame, x, y);
}

static void
go_round (gpointer user_data)
{
  RsKiosk *self = user_data;
  gint64 into_round_us = rs_clock_get_real (self->clock) % ROUND_US;
  gint64 delay_us = ROUND_US - into_round_us;

  rs_clear_timer (&self->round_timer);
  take_step (self);
  if (look_after_light (self))
    delay_us = MIN (delay_us, G_USEC_PER_SEC);
  self->round_timer = rs_clock_add_timer (self->clock, NULL, delay_us, go_round, self);
}

static void
follow_settings (RsKiosk *self)
{
  static const char *const keys[] = { "kiosk-orbit", "dim", "dim-from", "dim-until", "dim-level" };

  for (guint i = 0; self->settings != NULL && i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", keys[i], NULL);

      g_signal_connect_swapped (self->settings, signal, G_CALLBACK (go_round), self);
    }
}

/**
 * rs_kiosk_set_urgent:
 * @self: the keeper of a window
 * @is_urgent: whether the board shows what must be read now, night or not
 */
void
rs_kiosk_set_urgent (RsKiosk *self, gboolean is_urgent)
{
  self->is_urgent = is_urgent;
  go_round (self);
}

/**
 * rs_kiosk_new:
 * @window: a window, which must outlive it
 * @frame: around all that is in it
 * @settings: (nullable): what the user prefers; %NULL where the schema is not installed
 * @clock: tells time
 *
 * Hides the pointer over the window when it rests, and keeps keys and clicks from it.
 *
 * Returns: (transfer full): the keeper of a window that nobody sits before
 */
RsKiosk *
rs_kiosk_new (GtkWindow *window, RsKioskFrame *frame, GSettings *settings, RsClock *clock)
{
  RsKiosk *self = g_new0 (RsKiosk, 1);

  self->window = GTK_WIDGET (window);
  self->frame = frame;
  g_set_object (&self->settings, settings);
  self->clock = g_object_ref (clock);
  self->pointer = gtk_event_controller_motion_new ();
  g_signal_connect_swapped (self->pointer, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (self->window, self->pointer);
  swallow_input (self);
  on_motion (self);
  follow_settings (self);
  go_round (self);
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
  rs_clear_timer (&self->round_timer);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
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
