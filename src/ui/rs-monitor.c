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
