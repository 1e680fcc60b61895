/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-monitor.h"

static GListModel *
get_monitors (GtkWindow *window)
{
  return gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (window)));
}

/**
 * rs_monitor_cover_first:
 * @window: a window that is not shown yet
 *
 * Makes it as large as the first monitor: where no window manager obeys, it fills the screen only so.
 */
void
rs_monitor_cover_first (GtkWindow *window)
{
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (get_monitors (window), 0);
  GdkRectangle area;

  if (monitor == NULL)
    return;
  gdk_monitor_get_geometry (monitor, &area);
  gtk_window_set_default_size (window, area.width, area.height);
}

/**
 * rs_monitor_fill:
 * @window: a window
 * @connector: name of a monitor's connector, such as "HDMI-1"
 *
 * Returns: whether there is such a monitor
 */
gboolean
rs_monitor_fill (GtkWindow *window, const char *connector)
{
  GListModel *monitors = get_monitors (window);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (g_strcmp0 (gdk_monitor_get_connector (monitor), connector) != 0)
        continue;
      gtk_window_fullscreen_on_monitor (window, monitor);
      return TRUE;
    }
  return FALSE;
}
