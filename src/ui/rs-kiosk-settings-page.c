/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-kiosk-settings-page.h"

#include "ui/rs-dim-schedule.h"
#include "ui/rs-lock.h"

#include <glib/gi18n.h>

/**
 * RsKioskSettingsPage:
 *
 * What boards do that nobody attends. What the administrator has settled is shown, and cannot be changed.
 */
struct _RsKioskSettingsPage
{
  AdwPreferencesPage parent_instance;

  GSettings *settings; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (RsKioskSettingsPage, rs_kiosk_settings_page, ADW_TYPE_PREFERENCES_PAGE)

static void
rs_kiosk_settings_page_dispose (GObject *object)
{
  RsKioskSettingsPage *self = RS_KIOSK_SETTINGS_PAGE (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (rs_kiosk_settings_page_parent_class)->dispose (object);
}

static void
rs_kiosk_settings_page_class_init (RsKioskSettingsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_kiosk_settings_page_dispose;
}

static void
rs_kiosk_settings_page_init (RsKioskSettingsPage *self)
{
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Kiosk"));
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (self), "kiosk");
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "view-fullscreen-symbolic");
}

/* A row with something to set at its end. */
static void
add_row (RsKioskSettingsPage *self, GtkWidget *group, const char *key, const char *title, const char *subtitle,
         GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row, NULL, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  rs_lock_settle (row, self->settings, key);
}

static void
bind (RsKioskSettingsPage *self, const char *key, GtkWidget *control, const char *property)
{
  if (self->settings != NULL)
    g_settings_bind (self->settings, key, control, property, G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
}

static void
add_switch (RsKioskSettingsPage *self, GtkWidget *group, const char *key, const char *title, const char *subtitle)
{
  GtkWidget *toggle = gtk_switch_new ();

  bind (self, key, toggle, "active");
  add_row (self, group, key, title, subtitle, toggle);
}

static void
mark_if_no_time (GtkEditable *entry)
{
  int second;

  if (rs_dim_schedule_parse_time (gtk_editable_get_text (entry), &second))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

/* What is no time yet is not kept. */
static GVariant *
write_time (const GValue *text, const GVariantType *type, gpointer user_data)
{
  int second;

  if (!rs_dim_schedule_parse_time (g_value_get_string (text), &second))
    return NULL;
  return g_variant_new_string (g_value_get_string (text));
}

static gboolean
read_time (GValue *text, GVariant *kept, gpointer user_data)
{
  g_value_set_string (text, g_variant_get_string (kept, NULL));
  return TRUE;
}

static void
add_time (RsKioskSettingsPage *self, GtkWidget *group, const char *key, const char *title)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
  gtk_entry_set_max_length (GTK_ENTRY (entry), 5);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 0.5f);
  gtk_widget_add_css_class (entry, "numeric");
  g_signal_connect (entry, "changed", G_CALLBACK (mark_if_no_time), NULL);
  if (self->settings != NULL)
    g_settings_bind_with_mapping (self->settings, key, entry, "text",
                                  G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY, read_time, write_time, NULL,
                                  NULL);
  add_row (self, group, key, title, NULL, entry);
}

static void
add_level (RsKioskSettingsPage *self, GtkWidget *group)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (10, 80, 5);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), 0);
  bind (self, "dim-level", spin, "value");
  add_row (self, group, "dim-level", _ ("_Less light, in percent"), NULL, spin);
}

static GtkWidget *
add_group (RsKioskSettingsPage *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  return group;
}

/**
 * rs_kiosk_settings_page_new:
 * @settings: (nullable): what the user prefers; %NULL where the schema is not installed
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
rs_kiosk_settings_page_new (GSettings *settings)
{
  RsKioskSettingsPage *self = g_object_new (RS_TYPE_KIOSK_SETTINGS_PAGE, NULL);
  GtkWidget *screen;
  GtkWidget *night;

  g_set_object (&self->settings, settings);
  screen = add_group (self, _ ("Screen"), _ ("For boards on screens that nobody attends, started with --kiosk."));
  add_switch (self, screen, "kiosk-orbit", _ ("_Wander by a few pixels"),
              _ ("One pixel a minute, so that nothing burns itself into the screen."));
  night = add_group (self, _ ("Night"), _ ("What is urgent is shown in full light all the same."));
  add_switch (self, night, "dim", _ ("_Dim at night"), NULL);
  add_time (self, night, "dim-from", _ ("_From"));
  add_time (self, night, "dim-until", _ ("_Until"));
  add_level (self, night);
  return GTK_WIDGET (self);
}
