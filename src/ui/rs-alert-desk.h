/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-window.h"

G_BEGIN_DECLS

#define RS_TYPE_ALERT_DESK (rs_alert_desk_get_type ())
G_DECLARE_FINAL_TYPE (RsAlertDesk, rs_alert_desk, RS, ALERT_DESK, GObject)

RsAlertDesk *rs_alert_desk_new (RsWindow *window, RsClock *clock, gboolean has_buttons, gboolean notifies);
void rs_alert_desk_take (RsAlertDesk *self, RsSession *session);
void rs_alert_desk_leave (RsAlertDesk *self);

G_END_DECLS
