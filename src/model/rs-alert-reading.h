/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-alert-rules.h"
#include "model/rs-board-model.h"

G_BEGIN_DECLS

/**
 * RsAlertReading:
 * @rule: a rule that applies
 * @value: what it looks at: seconds, a count, points below the goal; 0 for an event
 * @severity: how that is judged
 *
 * What one rule says of an agent or a queue at one moment.
 */
typedef struct
{
  const RsAlertRule *rule;
  double value;
  RsSeverity severity;
} RsAlertReading;

guint rs_alert_reading_take (const RsAlertRules *rules, RsEntity *entity, gint64 now_ns,
                             RsAlertReading readings[RS_N_ALERT_SUBJECTS]);
RsSeverity rs_alert_reading_get_worst (const RsAlertRules *rules, RsEntity *entity, gint64 now_ns);
RsChannel rs_alert_reading_get_channel (RsQueue *queue);
gboolean rs_alert_reading_is_clear (const RsAlertReading *self);

G_END_DECLS
