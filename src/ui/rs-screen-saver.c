/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-screen-saver.h"

#include <glib/gi18n.h>

#define NAME "org.freedesktop.ScreenSaver"
#define PATH "/org/freedesktop/ScreenSaver"

/**
 * RsScreenSaver:
 *
 * Keeps the desktop's screen saver from blanking a board that nobody touches, as long as it lives (Idle Inhibition
 * Service Draft, freedesktop.org). A service that starts anew has forgotten who asked, so it is asked again. Where there
 * is none, one line in the log says so: the board goes on.
 */
struct _RsScreenSaver
{
  guint watch;
  GDBusConnection *bus; /* (nullable): while the service is there */
  GCancellable *asking; /* (nullable) */
  guint32 cookie;       /* 0 for none */
  gboolean has_complained;
};

static void
complain (RsScreenSaver *self, const char *why)
{
  if (!self->has_complained)
    g_message ("The screen saver cannot be held off, so the screen may go dark: %s", why);
  self->has_complained = TRUE;
}

static void
on_inhibited (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RsScreenSaver *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the saver is gone, or this service is */
  g_clear_object (&self->asking);
  if (reply != NULL)
    g_variant_get (reply, "(u)", &self->cookie);
  else
    complain (self, error->message);
}

static void
on_appeared (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  RsScreenSaver *self = user_data;

  g_set_object (&self->bus, bus);
  self->has_complained = FALSE;
  self->asking = g_cancellable_new ();
  g_dbus_connection_call (bus, owner, PATH, NAME, "Inhibit",
                          g_variant_new ("(ss)", _ ("Ringside"), _ ("The board is shown.")), G_VARIANT_TYPE ("(u)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->asking, on_inhibited, self);
}

static void
forget_service (RsScreenSaver *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->bus);
  self->cookie = 0;
}

static void
on_vanished (GDBusConnection *bus, const char *name, gpointer user_data)
{
  RsScreenSaver *self = user_data;

  forget_service (self);
  complain (self, bus != NULL ? "no such service is running" : "there is no session bus");
}

/**
 * rs_screen_saver_new:
 *
 * Returns: (transfer full): holds the screen saver off until it is freed
 */
RsScreenSaver *
rs_screen_saver_new (void)
{
  RsScreenSaver *self = g_new0 (RsScreenSaver, 1);

  self->watch =
      g_bus_watch_name (G_BUS_TYPE_SESSION, NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, on_appeared, on_vanished, self, NULL);
  return self;
}

/* The bus is told before the program ends, for a service that does not look who is still there. */
static void
release (RsScreenSaver *self)
{
  g_dbus_connection_call (self->bus, NAME, PATH, NAME, "UnInhibit", g_variant_new ("(u)", self->cookie), NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
  g_dbus_connection_flush_sync (self->bus, NULL, NULL);
}

/**
 * rs_screen_saver_free:
 * @self: (transfer full): lets the screen saver do what it does
 */
void
rs_screen_saver_free (RsScreenSaver *self)
{
  g_bus_unwatch_name (self->watch);
  if (self->bus != NULL && self->cookie != 0)
    release (self);
  forget_service (self);
  g_free (self);
}
