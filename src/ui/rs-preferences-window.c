/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-preferences-window.h"

#include "ui/rs-alert-page.h"
#include "ui/rs-alert-settings.h"
#include "ui/rs-board-settings-page.h"
#include "ui/rs-kiosk-settings-page.h"
#include "ui/rs-preferences.h"
#include "ui/rs-privacy-group.h"

#include <glib/gi18n.h>

/**
 * RsPreferencesWindow:
 *
 * What the user prefers, and the account of the board that is open.
 */
struct _RsPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  RsAccountPage *account_page;
};

G_DEFINE_FINAL_TYPE (RsPreferencesWindow, rs_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
rs_preferences_window_class_init (RsPreferencesWindowClass *klass)
{
}

static void
rs_preferences_window_init (RsPreferencesWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Preferences"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 720);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (self), FALSE);
}

/**
 * rs_preferences_window_new:
 * @parent: the board's window
 * @settings: (nullable): what the user prefers
 *
 * Returns: (transfer none): the window, with all of its pages
 */
RsPreferencesWindow *
rs_preferences_window_new (GtkWindow *parent, GSettings *settings)
{
  RsPreferencesWindow *self = g_object_new (RS_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  GtkWidget *board_page = rs_board_settings_page_new (settings);
  GtkWidget *account_page = rs_account_page_new ();
  g_autoptr (GSettings) view = rs_preferences_new_view (RS_USUAL_VIEW);
  g_autoptr (GSettings) alerts = rs_alert_settings_new ();

  self->account_page = RS_ACCOUNT_PAGE (account_page);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (board_page),
                            ADW_PREFERENCES_GROUP (rs_privacy_group_new (settings, view)));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (board_page));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (rs_alert_page_new (alerts)));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self),
                              ADW_PREFERENCES_PAGE (rs_kiosk_settings_page_new (settings)));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (account_page));
  return self;
}

/**
 * rs_preferences_window_get_account_page:
 * @self: a window
 *
 * Returns: (transfer none): its page about the account
 */
RsAccountPage *
rs_preferences_window_get_account_page (RsPreferencesWindow *self)
{
  return self->account_page;
}

/**
 * rs_preferences_window_show_accounts:
 * @self: a window
 *
 * Turns to the page about the account.
 */
void
rs_preferences_window_show_accounts (RsPreferencesWindow *self)
{
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (self->account_page));
}
