/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_ALERT_PAGE (rs_alert_page_get_type ())
G_DECLARE_FINAL_TYPE (RsAlertPage, rs_alert_page, RS, ALERT_PAGE, AdwPreferencesPage)

GtkWidget *rs_alert_page_new (GSettings *settings);

G_END_DECLS
