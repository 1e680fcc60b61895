/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-account-page.h"

G_BEGIN_DECLS

#define RS_TYPE_PREFERENCES_WINDOW (rs_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (RsPreferencesWindow, rs_preferences_window, RS, PREFERENCES_WINDOW, AdwPreferencesWindow)

RsPreferencesWindow *rs_preferences_window_new (GtkWindow *parent, GSettings *settings);
RsAccountPage *rs_preferences_window_get_account_page (RsPreferencesWindow *self);
void rs_preferences_window_show_accounts (RsPreferencesWindow *self);

G_END_DECLS
