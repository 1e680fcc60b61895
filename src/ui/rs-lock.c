/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-lock.h"

#include <glib/gi18n.h>

/* The sign on what the administrator has settled. */

/**
 * rs_lock_add:
 * @row: a row
 *
 * Returns: (transfer none): a lock at its end, not shown yet
 */
GtkWidget *
rs_lock_add (AdwActionRow *row)
{
  GtkWidget *lock = gtk_image_new_from_icon_name ("changes-prevent-symbolic");

  gtk_widget_set_tooltip_text (lock, _ ("Settled by your administrator."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (lock), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Settled by your administrator."), -1);
  gtk_widget_add_css_class (lock, "dim-label");
  gtk_widget_set_visible (lock, FALSE);
  adw_action_row_add_suffix (row, lock);
  return lock;
}

/**
 * rs_lock_set:
 * @lock: what rs_lock_add() returned
 * @is_locked: whether it is shown
 */
void
rs_lock_set (GtkWidget *lock, gboolean is_locked)
{
  gtk_widget_set_visible (lock, is_locked);
}

/**
 * rs_lock_settle:
 * @row: an action row about a setting
 * @settings: (nullable): what the user prefers; %NULL where the schema is not installed
 * @key: of the setting
 *
 * Shows what cannot be changed as such, and says why: the whole row, so that the sentence below it is read as belonging
 * to it.
 */
void
rs_lock_settle (GtkWidget *row, GSettings *settings, const char *key)
{
  gboolean is_settled = settings == NULL || !g_settings_is_writable (settings, key);

  gtk_widget_set_sensitive (row, !is_settled);
  if (!is_settled)
    return;
  rs_lock_set (rs_lock_add (ADW_ACTION_ROW (row)), settings != NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               settings != NULL ? _ ("Settled by your administrator.")
                                                : _ ("It cannot be kept: the program’s settings are not installed."));
}
