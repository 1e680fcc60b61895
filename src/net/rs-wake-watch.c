/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-wake-watch.h"

#include <gio/gio.h>

/* What the search for the bus knows of us: outlives a watch that is freed meanwhile. The bus is shared by the whole
 * process, so the search is never cancelled. */
typedef struct
{
  RsWakeWatch *watch;
} Search;

/* How often it looks whether the machine slept, for where nobody says so. */
#define LOOK_US G_USEC_PER_SEC

/* A sleep that is too short to lose a connection is none. */
#define ASLEEP_US (2 * G_USEC_PER_SEC)

/* One sleep is told by several; one change of the network comes in several steps, and the last one counts as well. */
#define SAME_SLEEP_US (5 * G_USEC_PER_SEC)
#define SAME_CHANGE_US (2 * G_USEC_PER_SEC)

/**
 * RsWakeWatch:
 *
 * Notices that the network came back or changed, and that the machine woke from sleep (protocol §9). The system's
 * login manager tells of sleep; where it cannot be asked, as in a sandbox, the clocks do: one of them goes on while
 * the machine sleeps. It lives on the main thread.
 */
struct _RsWakeWatch
{
  RsClock *clock;
  RsWakeWatchFunc func;
  gpointer user_data;

  GNetworkMonitor *network;
  gint64 network_told_us;
  RsTimer *network_later;

  gint64 asleep_us;
  gint64 resume_told_us;
  RsTimer *look;

  Search *search; /* NULL when it is over */
  GDBusConnection *bus;
  guint subscription;
};

static void
tell_resume (RsWakeWatch *self)
{
  gint64 now_us = rs_clock_get_monotonic (self->clock);

  self->asleep_us = rs_clock_get_asleep (self->clock);
  if (self->resume_told_us != 0 && now_us - self->resume_told_us < SAME_SLEEP_US)
    return;
  self->resume_told_us = now_us;
  self->func (RS_WAKE_RESUME, self->user_data);
}

static void
look (gpointer user_data)
{
  RsWakeWatch *self = user_data;
  gint64 asleep_us = rs_clock_get_asleep (self->clock);

  rs_clear_timer (&self->look);
  self->look = rs_clock_add_timer (self->clock, NULL, LOOK_US, look, self);
  if (asleep_us - self->asleep_us >= ASLEEP_US)
    tell_resume (self);
}

static void
tell_network (gpointer user_data)
{
  RsWakeWatch *self = user_data;

  rs_clear_timer (&self->network_later);
  self->network_told_us = rs_clock_get_monotonic (self->clock);
  self->func (RS_WAKE_NETWORK, self->user_data);
}

static void
on_network_changed (GNetworkMonitor *network, gboolean available, gpointer user_data)
{
  RsWakeWatch *self = user_data;
  gint64 since_us = rs_clock_get_monotonic (self->clock) - self->network_told_us;

  if (!available || self->network_later != NULL)
    return;
  if (self->network_told_us == 0 || since_us >= SAME_CHANGE_US)
    tell_network (self);
  else
    self->network_later = rs_clock_add_timer (self->clock, NULL, SAME_CHANGE_US - since_us, tell_network, self);
}

static void
on_prepare_for_sleep (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
                      const char *signal, GVariant *parameters, gpointer user_data)
{
  gboolean is_going_to_sleep = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &is_going_to_sleep);
  if (!is_going_to_sleep)
    tell_resume (user_data);
}

static void
on_bus (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Search *search = user_data;
  RsWakeWatch *self = search->watch;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (self == NULL) /* freed meanwhile */
    return;
  self->search = NULL;
  if (bus == NULL)
    {
      g_info ("Nobody tells of sleep (%s); the clocks will.", error->message);
      return;
    }
  self->bus = g_steal_pointer (&bus);
  self->subscription = g_dbus_connection_signal_subscribe (
      self->bus, "org.freedesktop.login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
      "/org/freedesktop/login1", NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_prepare_for_sleep, self, NULL);
}

/**
 * rs_wake_watch_new:
 * @clock: tells time and wakes
 * @func: called when there is a reason to try at once
 * @user_data: for @func
 *
 * Returns: (transfer full): a watch, for the main thread
 */
RsWakeWatch *
rs_wake_watch_new (RsClock *clock, RsWakeWatchFunc func, gpointer user_data)
{
  RsWakeWatch *self = g_new0 (RsWakeWatch, 1);

  self->clock = g_object_ref (clock);
  self->func = func;
  self->user_data = user_data;
  self->asleep_us = rs_clock_get_asleep (clock);
  self->look = rs_clock_add_timer (clock, NULL, LOOK_US, look, self);
  self->network = g_network_monitor_get_default ();
  g_signal_connect (self->network, "network-changed", G_CALLBACK (on_network_changed), self);
  self->search = g_new0 (Search, 1);
  self->search->watch = self;
  g_bus_get (G_BUS_TYPE_SYSTEM, NULL, on_bus, self->search);
  return self;
}

/**
 * rs_wake_watch_free:
 * @self: (transfer full): a watch
 */
void
rs_wake_watch_free (RsWakeWatch *self)
{
  if (self->search != NULL)
    self->search->watch = NULL;
  if (self->bus != NULL)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  g_clear_object (&self->bus);
  g_signal_handlers_disconnect_by_data (self->network, self);
  rs_clear_timer (&self->network_later);
  rs_clear_timer (&self->look);
  g_object_unref (self->clock);
  g_free (self);
}
