/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-privacy-group.h"

#include "model/rs-shown-name.h"
#include "ui/rs-lock.h"

#include <glib/gi18n.h>

/* The rows of the preferences that decide what is seen and kept of people. */

static gboolean
read_names (GValue *selected, GVariant *word, gpointer user_data)
{
  g_value_set_uint (selected, rs_names_parse (g_variant_get_string (word, NULL)));
  return TRUE;
}

static GVariant *
write_names (const GValue *selected, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_string (rs_names_get_word (MIN (g_value_get_uint (selected), RS_NAMES_ANONYMOUS)));
}

/* What the administrator has settled is shown, and cannot be changed. */
static void
mark_if_settled (GtkWidget *row, GSettings *settings, const char *key)
{
  gboolean is_settled = settings == NULL || !g_settings_is_writable (settings, key);

  gtk_widget_set_sensitive (row, !is_settled);
  if (!is_settled)
    return;
  rs_lock_set (rs_lock_add (ADW_ACTION_ROW (row)), settings != NULL);
  if (settings != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Settled by your administrator."));
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                 _ ("It cannot be kept: the program’s settings are not installed."));
}

static GtkWidget *
make_names_row (GSettings *view)
{
  const char *const rungs[] = { _ ("Full"), _ ("First name and initial"), _ ("Initials"), _ ("Pseudonyms"), _ ("None"),
                                NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (rungs);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("_Names"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("How agents are named on the board and in what leaves it."));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  if (view != NULL)
    g_settings_bind_with_mapping (view, "names", row, "selected",
                                  G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY, read_names, write_names,
                                  NULL, NULL);
  mark_if_settled (row, view, "names");
  return row;
}

static GtkWidget *
make_last_picture_row (GSettings *settings)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Keep the _Last Picture"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("It is shown at the next start, frozen, until there is a connection."));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  if (settings != NULL)
    g_settings_bind (settings, "keep-last-picture", toggle, "active",
                     G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  mark_if_settled (row, settings, "keep-last-picture");
  return row;
}

/**
 * rs_privacy_group_new:
 * @settings: (nullable): what the user prefers; %NULL where the schema is not installed
 * @view: (nullable): the settings of the view that is shown; likewise
 *
 * Returns: (transfer floating): the rows
 */
GtkWidget *
rs_privacy_group_new (GSettings *settings, GSettings *view)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Privacy"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_names_row (view));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_last_picture_row (settings));
  return group;
}
