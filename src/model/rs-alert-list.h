/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-alert.h"

G_BEGIN_DECLS

typedef struct _RsAlertList RsAlertList;

RsAlertList *rs_alert_list_new (void);
void rs_alert_list_free (RsAlertList *self);

void rs_alert_list_begin (RsAlertList *self, RsAlert *alert);
void rs_alert_list_end (RsAlertList *self, RsAlert *alert, gint64 now_ns);
gboolean rs_alert_list_acknowledge (RsAlertList *self, RsAlert *alert, gint64 now_ns);

RsAlert *rs_alert_list_get_first (RsAlertList *self);
guint rs_alert_list_get_n_told (RsAlertList *self);
GListModel *rs_alert_list_get_alerts (RsAlertList *self);
GListModel *rs_alert_list_get_log (RsAlertList *self);

G_END_DECLS
