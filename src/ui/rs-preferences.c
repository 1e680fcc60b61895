/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-preferences.h"

#include "rs-config.h"
#include "ui/rs-fit.h"

#define USUAL_DIAGONAL_INCHES 24.0
#define USUAL_DISTANCE_METRES 0.6
#define USUAL_ARC_MINUTES 16.0
#define COMFORTABLE_ARC_MINUTES 22.0
#define VIEWS_PATH "/io/github/ringside_wallboard/Ringside/views/"

/**
 * rs_preferences_new:
 *
 * Returns: (transfer full) (nullable): what the user prefers; %NULL where the schema is not installed, and then the
 *   defaults hold
 */
GSettings *
rs_preferences_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source == NULL)
    return NULL;
  schema = g_settings_schema_source_lookup (source, RS_APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/**
 * rs_preferences_new_view:
 * @id: of a saved view: letters, digits and hyphens; %RS_USUAL_VIEW is always there
 *
 * Returns: (transfer full) (nullable): how that view shows a board; %NULL where the schema is not installed, and then
 *   the defaults hold
 */
GSettings *
rs_preferences_new_view (const char *id)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autofree char *path = g_strconcat (VIEWS_PATH, id, "/", NULL);
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source == NULL)
    return NULL;
  schema = g_settings_schema_source_lookup (source, RS_APPLICATION_ID ".View", TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, path) : NULL;
}

/**
 * rs_preferences_parse_scheme:
 * @word: (nullable): "light", "dark" or "system"
 *
 * Returns: the scheme; the desktop's for any other word
 */
AdwColorScheme
rs_preferences_parse_scheme (const char *word)
{
  if (g_strcmp0 (word, "light") == 0)
    return ADW_COLOR_SCHEME_FORCE_LIGHT;
  return g_strcmp0 (word, "dark") == 0 ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_DEFAULT;
}

/* What a monitor says of its size may be nonsense (projectors, adapters): then an ordinary screen is assumed. */
static double
get_pixel_millimetres (double diagonal_inches, GdkMonitor *monitor)
{
  GdkRectangle area = { 0, 0, 1920, 1080 };
  double millimetres;

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &area);
  if (diagonal_inches > 0)
    return rs_fit_get_pixel_millimetres (diagonal_inches, area.width, area.height);

  millimetres = monitor != NULL ? (double) gdk_monitor_get_width_mm (monitor) / MAX (area.width, 1) : 0;
  if (millimetres >= 0.04 && millimetres <= 3.0)
    return millimetres;
  return rs_fit_get_pixel_millimetres (USUAL_DIAGONAL_INCHES, area.width, area.height);
}

/**
 * rs_preferences_get_smallest_px:
 * @settings: (nullable): what the user prefers
 * @view: (nullable): the view that is shown
 * @monitor: (nullable): where the board is shown
 *
 * Returns: the smallest letters that can be read from where one looks
 */
double
rs_preferences_get_smallest_px (GSettings *settings, GSettings *view, GdkMonitor *monitor)
{
  double distance = settings != NULL ? g_settings_get_double (settings, "viewing-distance") : USUAL_DISTANCE_METRES;
  double arc_minutes = view != NULL ? g_settings_get_double (view, "arc-minutes") : USUAL_ARC_MINUTES;
  double diagonal = settings != NULL ? g_settings_get_double (settings, "screen-diagonal") : 0;

  return rs_fit_get_smallest_px (distance, arc_minutes, get_pixel_millimetres (diagonal, monitor));
}

/**
 * rs_preferences_get_preferred_px:
 * @view: (nullable): the view that is shown
 * @smallest_px: the smallest letters that can be read
 *
 * Returns: letters that are read with comfort from there
 */
double
rs_preferences_get_preferred_px (GSettings *view, double smallest_px)
{
  double arc_minutes = view != NULL ? g_settings_get_double (view, "arc-minutes") : USUAL_ARC_MINUTES;

  return smallest_px * MAX (COMFORTABLE_ARC_MINUTES / arc_minutes, 1);
}
