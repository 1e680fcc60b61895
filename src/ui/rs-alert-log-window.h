/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-alert-engine.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_ALERT_LOG_WINDOW (rs_alert_log_window_get_type ())
G_DECLARE_FINAL_TYPE (RsAlertLogWindow, rs_alert_log_window, RS, ALERT_LOG_WINDOW, AdwWindow)

GtkWidget *rs_alert_log_window_new (GtkWindow *parent, RsAlertEngine *engine);
char *rs_alert_log_window_make_csv (GListModel *log);

G_END_DECLS
