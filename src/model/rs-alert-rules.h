/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-alert-rule.h"

G_BEGIN_DECLS

/**
 * RsAlertRules:
 *
 * The rules in force. Counted references; never changed once others hold it.
 */
typedef struct _RsAlertRules RsAlertRules;

RsAlertRules *rs_alert_rules_new (void);
RsAlertRules *rs_alert_rules_new_default (void);
RsAlertRules *rs_alert_rules_parse (GVariant *list, GError **error);
RsAlertRules *rs_alert_rules_ref (RsAlertRules *self);
void rs_alert_rules_unref (RsAlertRules *self);

void rs_alert_rules_add (RsAlertRules *self, RsAlertRule *rule);
guint rs_alert_rules_get_n (const RsAlertRules *self);
const RsAlertRule *rs_alert_rules_get (const RsAlertRules *self, guint index);
GVariant *rs_alert_rules_to_variant (const RsAlertRules *self);

const RsAlertRule *rs_alert_rules_find_for_agent (const RsAlertRules *self, RsAgentState state, const char *status,
                                                  const char *team, const char *queue);
const RsAlertRule *rs_alert_rules_find_event (const RsAlertRules *self, const char *status, const char *team,
                                              const char *queue);
const RsAlertRule *rs_alert_rules_find_for_queue (const RsAlertRules *self, RsAlertSubject subject, const char *queue,
                                                  RsChannel channel);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsAlertRules, rs_alert_rules_unref)

G_END_DECLS
