/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_KIOSK_SETTINGS_PAGE (rs_kiosk_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (RsKioskSettingsPage, rs_kiosk_settings_page, RS, KIOSK_SETTINGS_PAGE, AdwPreferencesPage)

GtkWidget *rs_kiosk_settings_page_new (GSettings *settings);

G_END_DECLS
