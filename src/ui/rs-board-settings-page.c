/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-board-settings-page.h"

#include "ui/rs-lock.h"

#include <glib/gi18n.h>

/**
 * RsBoardSettingsPage:
 *
 * How boards look on this screen. What the administrator has settled is shown, and cannot be changed.
 */
struct _RsBoardSettingsPage
{
  AdwPreferencesPage parent_instance;

  GSettings *settings; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (RsBoardSettingsPage, rs_board_settings_page, ADW_TYPE_PREFERENCES_PAGE)

static const char *const schemes[] = { "system", "light", "dark" };

static void
rs_board_settings_page_dispose (GObject *object)
{
  g_clear_object (&RS_BOARD_SETTINGS_PAGE (object)->settings);
  G_OBJECT_CLASS (rs_board_settings_page_parent_class)->dispose (object);
}

static void
rs_board_settings_page_class_init (RsBoardSettingsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_board_settings_page_dispose;
}

static void
rs_board_settings_page_init (RsBoardSettingsPage *self)
{
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Board"));
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (self), "board");
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "video-display-symbolic");
}

static void
mark_if_settled (RsBoardSettingsPage *self, GtkWidget *row, const char *key)
{
  rs_lock_settle (row, self->settings, key);
}

static gboolean
read_scheme (GValue *selected, GVariant *scheme, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (g_variant_get_string (scheme, NULL), schemes[i]))
      g_value_set_uint (selected, i);
  return TRUE;
}

static GVariant *
write_scheme (const GValue *selected, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_string (schemes[MIN (g_value_get_uint (selected), G_N_ELEMENTS (schemes) - 1)]);
}

static void
add_scheme (RsBoardSettingsPage *self, GtkWidget *group)
{
  const char *const words[] = { _ ("Follow the desktop"), _ ("Light"), _ ("Dark"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("_Appearance"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  if (self->settings != NULL)
    g_settings_bind_with_mapping (self->settings, "color-scheme", row, "selected",
                                  G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY, read_scheme, write_scheme,
                                  NULL, NULL);
  mark_if_settled (self, row, "color-scheme");
}

typedef struct
{
  const char *key;
  const char *title;
  const char *subtitle;
  double smallest;
  double largest;
  double step;
} Length;

static void
add_length (RsBoardSettingsPage *self, GtkWidget *group, const Length *length)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (length->smallest, length->largest, length->step);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), 1);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (length->title));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (length->subtitle));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row, NULL, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  if (self->settings != NULL)
    g_settings_bind (self->settings, length->key, spin, "value",
                     G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  mark_if_settled (self, row, length->key);
}

/**
 * rs_board_settings_page_new:
 * @settings: (nullable): what the user prefers; %NULL where the schema is not installed
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
rs_board_settings_page_new (GSettings *settings)
{
  static const Length lengths[] = {
    { "viewing-distance", N_ ("_Viewing distance in metres"),
      N_ ("How far away those are who read the board: 0.6 at a desk, 5 to 8 on a floor."), 0.3, 30, 0.1 },
    { "screen-diagonal", N_ ("_Screen diagonal in inches"), N_ ("0 takes what the monitor says about itself."), 0, 300,
      1 },
  };
  RsBoardSettingsPage *self = g_object_new (RS_TYPE_BOARD_SETTINGS_PAGE, NULL);
  GtkWidget *look = adw_preferences_group_new ();
  GtkWidget *size = adw_preferences_group_new ();

  g_set_object (&self->settings, settings);
  add_scheme (self, look);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    add_length (self, size, &lengths[i]);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (size), _ ("Size of Letters"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (size),
                                         _ ("No letter is smaller than what can be read from where people look."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (look));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (size));
  return GTK_WIDGET (self);
}
