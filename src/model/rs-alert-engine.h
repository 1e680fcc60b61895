/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-alert-list.h"
#include "model/rs-alert-rules.h"
#include "model/rs-board-model.h"

G_BEGIN_DECLS

#define RS_TYPE_ALERT_ENGINE (rs_alert_engine_get_type ())
G_DECLARE_FINAL_TYPE (RsAlertEngine, rs_alert_engine, RS, ALERT_ENGINE, GObject)

/*
 * Signals:
 *   changed ()   alerts have begun, ended, or were acknowledged; at most once per change set or tick
 */

RsAlertEngine *rs_alert_engine_new (RsBoardModel *model, RsAlertRules *rules);
void rs_alert_engine_set_rules (RsAlertEngine *self, RsAlertRules *rules);
void rs_alert_engine_set_quiet_hours (RsAlertEngine *self, const RsQuietHours *quiet, GTimeZone *zone);
void rs_alert_engine_set_guard (RsAlertEngine *self, guint seconds);

void rs_alert_engine_take_changes (RsAlertEngine *self, const RsChangeSet *changes, gint64 now_ns);
void rs_alert_engine_tick (RsAlertEngine *self, gint64 now_ns);
void rs_alert_engine_acknowledge (RsAlertEngine *self, RsAlert *alert);

RsAlertList *rs_alert_engine_get_list (RsAlertEngine *self);
RsSeverity rs_alert_engine_get_severity (RsAlertEngine *self, RsKind kind, const char *id);

G_END_DECLS
