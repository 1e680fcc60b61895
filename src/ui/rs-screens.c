/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-screens.h"

#include "ui/rs-kiosk.h"
#include "ui/rs-monitor-watch.h"
#include "ui/rs-preferences.h"
#include "ui/rs-screen-saver.h"
#include "ui/rs-window-scheme.h"

#include <glib/gi18n.h>

/**
 * RsScreens:
 *
 * The windows in which one board is seen: one, or one for each monitor that the command line names. All show what the
 * first shows, each as fits its monitor. Where nobody sits before them, none of them may go dark.
 */
struct _RsScreens
{
  GtkApplication *application; /* not owned: it owns this */
  const RsOptions *options;
  GSettings *settings; /* (nullable) */
  GMenuModel *boards;
  RsClock *clock;
  GPtrArray *windows;    /* of RsWindow, not owned; one that was closed is NULL */
  RsMonitorWatch *watch; /* (nullable): no monitor was named, or nothing is shown yet */
  RsScreenSaver *saver;  /* (nullable) */
};

static void
on_gone (gpointer user_data, GObject *window)
{
  RsScreens *self = user_data;

  for (guint i = 0; i < self->windows->len; i++)
    if (self->windows->pdata[i] == window)
      self->windows->pdata[i] = NULL;
}

static RsWindow *
make_window (RsScreens *self)
{
  const RsOptions *options = self->options;
  RsWindow *window = rs_window_new (self->application, self->settings, self->boards, self->clock);
  g_autoptr (GSettings) view = rs_preferences_new_view (RS_USUAL_VIEW);

  rs_window_set_view (window, view);
  if (options->color_scheme != NULL)
    rs_window_scheme_set (GTK_WINDOW (window), options->color_scheme);
  if (options->width > 0)
    rs_window_set_size (window, options->width, options->height);
  if (options->kiosk)
    rs_window_become_kiosk (window);
  g_object_weak_ref (G_OBJECT (window), on_gone, self);
  g_ptr_array_add (self->windows, window);
  return window;
}

/**
 * rs_screens_new:
 * @application: to which the windows belong
 * @options: what the command line asks for; outlives the screens
 * @settings: (nullable): what the user prefers
 * @boards: a menu of the boards that there are
 * @clock: tells time
 *
 * Returns: (transfer full): the windows, not shown yet
 */
RsScreens *
rs_screens_new (GtkApplication *application, const RsOptions *options, GSettings *settings, GMenuModel *boards,
                RsClock *clock)
{
  RsScreens *self = g_new0 (RsScreens, 1);
  guint n_windows = options->monitors != NULL ? g_strv_length (options->monitors) : 1;

  self->application = application;
  self->options = options;
  g_set_object (&self->settings, settings);
  self->boards = g_object_ref (boards);
  self->clock = g_object_ref (clock);
  self->windows = g_ptr_array_new ();
  if (options->kiosk)
    rs_kiosk_forbid_shortcuts (application);
  while (self->windows->len < n_windows)
    {
      RsWindow *window = make_window (self);

      if (self->windows->len > 1)
        rs_window_follow (window, rs_screens_get_first (self));
    }
  return self;
}

/**
 * rs_screens_free:
 * @self: (transfer full): the screens; their windows are closed
 */
void
rs_screens_free (RsScreens *self)
{
  g_clear_pointer (&self->watch, rs_monitor_watch_free);
  g_clear_pointer (&self->saver, rs_screen_saver_free);
  for (guint i = self->windows->len; i > 0; i--)
    {
      GtkWindow *window = self->windows->pdata[i - 1];

      if (window == NULL)
        continue;
      g_object_weak_unref (G_OBJECT (window), on_gone, self);
      gtk_window_destroy (window);
    }
  g_ptr_array_unref (self->windows);
  g_clear_object (&self->settings);
  g_object_unref (self->boards);
  g_object_unref (self->clock);
  g_free (self);
}

/**
 * rs_screens_get_first:
 * @self: the screens
 *
 * Returns: (transfer none) (nullable): the window that the others follow; %NULL when it was closed
 */
RsWindow *
rs_screens_get_first (RsScreens *self)
{
  return self->windows->pdata[0];
}

static const char *
get_connector (gpointer monitor)
{
  return gdk_monitor_get_connector (monitor);
}

/* A window that waits is not seen, and not lost: its board goes on in it. */
static void
place (guint number, gpointer monitor, gpointer user_data)
{
  RsScreens *self = user_data;
  GtkWindow *window = self->windows->pdata[number];

  if (window == NULL)
    return;
  if (monitor == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
      return;
    }
  gtk_window_fullscreen_on_monitor (window, monitor);
  gtk_window_present (window);
}

static void
say_which_are_missing (GListModel *monitors, char **wanted)
{
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      gboolean is_there = FALSE;

      for (guint n = 0; n < g_list_model_get_n_items (monitors); n++)
        {
          g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, n);

          is_there |= g_strcmp0 (gdk_monitor_get_connector (monitor), wanted[i]) == 0;
        }
      if (is_there)
        continue;
      g_printerr ("ringside: ");
      g_printerr (_ ("There is no monitor at %s now. The board goes there when one is plugged in."), wanted[i]);
      g_printerr ("\n");
    }
}

static void
watch_monitors (RsScreens *self)
{
  GListModel *monitors = gdk_display_get_monitors (gdk_display_get_default ());
  char **wanted = self->options->monitors;

  say_which_are_missing (monitors, wanted);
  self->watch = rs_monitor_watch_new (monitors, get_connector, (const char *const *) wanted, place, self);
}

/* Wayland and the portal want to know for which window; a screen saver of X11 has never heard of them. */
static void
stay_awake (RsScreens *self)
{
  const char *backend = G_OBJECT_TYPE_NAME (gdk_display_get_default ());

  for (guint i = 0; i < self->windows->len; i++)
    gtk_application_inhibit (self->application, self->windows->pdata[i], GTK_APPLICATION_INHIBIT_IDLE,
                             _ ("The board is shown."));
  if (g_str_has_prefix (backend, "GdkX11"))
    self->saver = rs_screen_saver_new ();
}

/**
 * rs_screens_present:
 * @self: the screens, not shown yet
 * @service: to be told of their frames
 *
 * Shows the windows, each on its monitor.
 */
void
rs_screens_present (RsScreens *self, RsService *service)
{
  for (guint i = 0; i < self->windows->len; i++)
    rs_service_add_window (service, self->windows->pdata[i]);
  if (self->options->monitors != NULL)
    watch_monitors (self);
  else
    gtk_window_present (self->windows->pdata[0]);
  if (self->options->kiosk)
    stay_awake (self);
}
