/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-alert-page.h"

#include "ui/rs-alert-settings.h"
#include "ui/rs-alert-words.h"
#include "ui/rs-lock.h"

#include <glib/gi18n.h>

/**
 * RsAlertPage:
 *
 * The rules of alerts, each with its switch, limits and delay, and how alerts are told. What the administrator has
 * settled is shown, and cannot be changed.
 */
struct _RsAlertPage
{
  AdwPreferencesPage parent_instance;

  GSettings *settings; /* (nullable) */
  GtkWidget *group;    /* (nullable): of the rules */
  gboolean is_writing;
};

G_DEFINE_FINAL_TYPE (RsAlertPage, rs_alert_page, ADW_TYPE_PREFERENCES_PAGE)

static void
rs_alert_page_dispose (GObject *object)
{
  RsAlertPage *self = RS_ALERT_PAGE (object);

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (rs_alert_page_parent_class)->dispose (object);
}

static void
rs_alert_page_class_init (RsAlertPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_alert_page_dispose;
}

static void
rs_alert_page_init (RsAlertPage *self)
{
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Alerts"));
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (self), "alerts");
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "dialog-warning-symbolic");
}

static gboolean
is_settled (RsAlertPage *self, const char *key)
{
  return self->settings == NULL || !g_settings_is_writable (self->settings, key);
}

typedef enum
{
  PART_ON,
  PART_WARN,
  PART_BREACH,
  PART_ON_DELAY,
} Part;

/* The clear limit stays on the good side of the breach. */
static void
set_part (RsAlertRule *rule, Part part, double value)
{
  if (part == PART_ON)
    rule->is_on = value > 0;
  if (part == PART_WARN)
    rule->warn = value;
  if (part == PART_BREACH)
    rule->breach = value;
  if (part == PART_ON_DELAY)
    rule->on_delay = (guint) value;
  if (part == PART_BREACH)
    rule->clear = rule->subject == RS_ALERT_AVAILABLE ? MAX (rule->clear, value) : MIN (rule->clear, value);
}

static void
write_part (RsAlertPage *self, const char *id, Part part, double value)
{
  g_autoptr (RsAlertRules) old = rs_alert_settings_read_rules (self->settings);
  g_autoptr (RsAlertRules) rules = rs_alert_rules_new ();

  for (guint i = 0; i < rs_alert_rules_get_n (old); i++)
    {
      RsAlertRule *rule = rs_alert_rule_copy (rs_alert_rules_get (old, i));

      if (g_str_equal (rule->id, id))
        set_part (rule, part, value);
      rs_alert_rules_add (rules, rule);
    }
  self->is_writing = TRUE;
  g_settings_set_value (self->settings, "rules", rs_alert_rules_to_variant (rules));
  self->is_writing = FALSE;
}

static void
on_switched (GObject *row, GParamSpec *property, gpointer user_data)
{
  write_part (user_data, g_object_get_data (row, "rule-id"), PART_ON,
              adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (row)));
}

static void
on_value (GtkSpinButton *spin, gpointer user_data)
{
  Part part = (Part) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (spin), "part"));

  write_part (user_data, g_object_get_data (G_OBJECT (spin), "rule-id"), part, gtk_spin_button_get_value (spin));
}

static void
add_number (RsAlertPage *self, GtkWidget *expander, const RsAlertRule *rule, Part part, const char *title, double value)
{
  double least = part == PART_BREACH ? 1 : 0;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (least, part == PART_ON_DELAY ? 86400 : 1000000, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (spin), "rule-id", g_strdup (rule->id), g_free);
  g_object_set_data (G_OBJECT (spin), "part", GUINT_TO_POINTER (part));
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (on_value), self, 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row, NULL, -1);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

static void
add_numbers (RsAlertPage *self, GtkWidget *row, const RsAlertRule *rule)
{
  gboolean is_time = rule->subject == RS_ALERT_AGENT_STATE || rule->subject == RS_ALERT_LONGEST_WAIT;

  add_number (self, row, rule, PART_WARN, is_time ? _ ("Warning, seconds") : _ ("Warning"), rule->warn);
  add_number (self, row, rule, PART_BREACH, is_time ? _ ("Limit, seconds") : _ ("Limit"), rule->breach);
  add_number (self, row, rule, PART_ON_DELAY, _ ("Must last, seconds"), rule->on_delay);
}

static GtkWidget *
make_rule (RsAlertPage *self, const RsAlertRule *rule)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = rs_alert_words_for_rule (rule);
  g_autofree char *limit = rs_alert_words_for_limit (rule->subject, rule->breach);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_show_enable_switch (ADW_EXPANDER_ROW (row), TRUE);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), rule->is_on);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  if (!rs_alert_subject_is_event (rule->subject))
    {
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), limit);
      add_numbers (self, row, rule);
    }
  g_object_set_data_full (G_OBJECT (row), "rule-id", g_strdup (rule->id), g_free);
  g_signal_connect_object (row, "notify::enable-expansion", G_CALLBACK (on_switched), self, 0);
  gtk_widget_set_sensitive (row, !is_settled (self, "rules"));
  return row;
}

static void
on_restore (RsAlertPage *self)
{
  g_settings_reset (self->settings, "rules");
}

static void
show_rules (RsAlertPage *self)
{
  g_autoptr (RsAlertRules) rules = NULL;
  GtkWidget *restore = gtk_button_new_with_mnemonic (_ ("_Restore Defaults"));

  if (self->is_writing)
    return;
  if (self->group != NULL)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (self->group));
  rules = rs_alert_settings_read_rules (self->settings);
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _ ("Rules"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                         _ ("Bars, frames and alerts go by them. What is switched off has no limit."));
  gtk_widget_set_sensitive (restore, !is_settled (self, "rules"));
  g_signal_connect_object (restore, "clicked", G_CALLBACK (on_restore), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->group), restore);
  for (guint i = 0; i < rs_alert_rules_get_n (rules); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), make_rule (self, rs_alert_rules_get (rules, i)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (self->group));
}

/* What is still being typed is not kept. */
static GVariant *
write_time (const GValue *value, const GVariantType *type, gpointer user_data)
{
  int minute;

  return rs_quiet_hours_parse (g_value_get_string (value), &minute) ? g_variant_new_string (g_value_get_string (value))
                                                                    : NULL;
}

static void
add_control (RsAlertPage *self, GtkWidget *group, const char *key, const char *title, GtkWidget *control,
             const char *property)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row, NULL, -1);
  if (self->settings != NULL)
    g_settings_bind_with_mapping (self->settings, key, control, property,
                                  G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY, NULL,
                                  GTK_IS_ENTRY (control) ? write_time : NULL, NULL, NULL);
  if (is_settled (self, key))
    rs_lock_set (rs_lock_add (ADW_ACTION_ROW (row)), self->settings != NULL);
  gtk_widget_set_sensitive (row, !is_settled (self, key));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
make_time (void)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "22:00");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
  return entry;
}

/**
 * rs_alert_page_new:
 * @settings: (nullable): of alerts; %NULL where the schema is not installed
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
rs_alert_page_new (GSettings *settings)
{
  RsAlertPage *self = g_object_new (RS_TYPE_ALERT_PAGE, NULL);
  GtkWidget *group = adw_preferences_group_new ();

  g_set_object (&self->settings, settings);
  add_control (self, group, "notifications", _ ("Desktop notifications"), gtk_switch_new (), "active");
  add_control (self, group, "sound", _ ("Sound"), gtk_switch_new (), "active");
  add_control (self, group, "guard-minutes", _ ("Tell acknowledged alerts again after minutes"),
               gtk_spin_button_new_with_range (1, 480, 1), "value");
  add_control (self, group, "quiet-from", _ ("Quiet hours from"), make_time (), "text");
  add_control (self, group, "quiet-to", _ ("Quiet hours until"), make_time (), "text");
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  show_rules (self);
  if (settings != NULL)
    g_signal_connect_swapped (settings, "changed::rules", G_CALLBACK (show_rules), self);
  return GTK_WIDGET (self);
}
