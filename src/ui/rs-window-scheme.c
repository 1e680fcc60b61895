/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-window-scheme.h"

#include "ui/rs-preferences.h"

/* Whether a window is light or dark: its action `win.color-scheme`, and what the user prefers. */

static void
on_scheme_activated (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  GtkWindow *window = user_data;
  GSettings *settings = g_object_get_data (G_OBJECT (action), "settings");
  const char *scheme = g_variant_get_string (value, NULL);

  rs_window_scheme_set (window, scheme);
  if (settings != NULL)
    g_settings_set_string (settings, "color-scheme", scheme);
}

static void
take_settings (GtkWindow *window, const char *key, GSettings *settings)
{
  g_autofree char *scheme = g_settings_get_string (settings, "color-scheme");

  rs_window_scheme_set (window, scheme);
}

/**
 * rs_window_scheme_add:
 * @window: an application's window; it gets the action `color-scheme`
 * @settings: (nullable): what the user prefers; what is changed there is seen at once
 */
void
rs_window_scheme_add (GtkWindow *window, GSettings *settings)
{
  g_autoptr (GSimpleAction) action =
      g_simple_action_new_stateful ("color-scheme", G_VARIANT_TYPE_STRING, g_variant_new_string ("system"));

  g_signal_connect (action, "activate", G_CALLBACK (on_scheme_activated), window);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (action));
  if (settings == NULL)
    return;
  g_object_set_data_full (G_OBJECT (action), "settings", g_object_ref (settings), g_object_unref);
  g_signal_connect_object (settings, "changed::color-scheme", G_CALLBACK (take_settings), window, G_CONNECT_SWAPPED);
  take_settings (window, NULL, settings);
}

/**
 * rs_window_scheme_set:
 * @window: a window that rs_window_scheme_add() was called for
 * @scheme: "system", "light" or "dark"
 */
void
rs_window_scheme_set (GtkWindow *window, const char *scheme)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), "color-scheme");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (scheme));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), rs_preferences_parse_scheme (scheme));
}
