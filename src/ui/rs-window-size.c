/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-window-size.h"

#define USUAL_WIDTH 1280
#define USUAL_HEIGHT 800

/**
 * rs_window_size_recall:
 * @window: a window that is not shown yet
 * @settings: (nullable): where the last one left its size
 */
void
rs_window_size_recall (GtkWindow *window, GSettings *settings)
{
  gtk_window_set_default_size (window, USUAL_WIDTH, USUAL_HEIGHT);
  if (settings == NULL)
    return;
  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
  if (g_settings_get_boolean (settings, "window-fullscreen"))
    gtk_window_fullscreen (window);
}

/**
 * rs_window_size_remember:
 * @window: a window that is about to close
 * @settings: where the next one looks
 */
void
rs_window_size_remember (GtkWindow *window, GSettings *settings)
{
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  if (width > 0 && height > 0)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  g_settings_set_boolean (settings, "window-fullscreen", gtk_window_is_fullscreen (window));
}

/**
 * rs_window_size_toggle_fullscreen:
 * @window: a window
 *
 * Fills the screen, or gives it back.
 */
void
rs_window_size_toggle_fullscreen (GtkWindow *window)
{
  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}
