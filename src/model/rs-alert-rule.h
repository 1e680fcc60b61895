/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent-state.h"
#include "model/rs-interaction.h"
#include "model/rs-quiet-hours.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RsAlertSubject:
 * @RS_ALERT_REFUSED: an agent refused a contact
 * @RS_ALERT_CONSULT_ABANDONED: who was on hold during a consult gave up
 * @RS_ALERT_LONGEST_WAIT: seconds for which the oldest contact of a queue has waited
 * @RS_ALERT_WAITING: contacts that wait in a queue
 * @RS_ALERT_AVAILABLE: agents available to a queue; few are bad
 * @RS_ALERT_SERVICE_LEVEL: percentage points by which a queue is below its goal
 * @RS_ALERT_ABANDONED: contacts of a queue that gave up today
 * @RS_ALERT_AGENT_STATE: seconds for which an agent has been in a state
 *
 * What a rule looks at, the most urgent first.
 */
typedef enum
{
  RS_ALERT_REFUSED,
  RS_ALERT_CONSULT_ABANDONED,
  RS_ALERT_LONGEST_WAIT,
  RS_ALERT_WAITING,
  RS_ALERT_AVAILABLE,
  RS_ALERT_SERVICE_LEVEL,
  RS_ALERT_ABANDONED,
  RS_ALERT_AGENT_STATE,
} RsAlertSubject;
#define RS_N_ALERT_SUBJECTS 8

/**
 * RsSeverity:
 * @RS_SEVERITY_NONE: in order
 * @RS_SEVERITY_WARNING: over the first limit; seen, not told
 * @RS_SEVERITY_BREACH: over the second limit
 */
typedef enum
{
  RS_SEVERITY_NONE,
  RS_SEVERITY_WARNING,
  RS_SEVERITY_BREACH,
} RsSeverity;

#define RS_ALERT_ANY_CHANNEL (-1)

/**
 * RsAlertRule:
 * @id: tells it from the others
 * @is_on: whether it alerts. A rule that is off still stands for what it looks at, which then has no limit
 * @subject: what it looks at
 * @state: for agents in a state: in which one
 * @reason: (nullable): for agents in a state: the server's word; %NULL for any
 * @team: (nullable): only agents of this team
 * @queue: (nullable): only this queue
 * @channel: for the longest wait: a #RsChannel of the contact that waits, or %RS_ALERT_ANY_CHANNEL
 * @warn: the first limit, 0 for none
 * @breach: the second limit, at which it alerts
 * @clear: the alert ends when the value is no further than this
 * @on_delay: seconds for which it must have been true before it alerts
 * @clear_delay: seconds for which it must have been over before the alert ends
 * @quiet: when it does not begin to alert
 *
 * When somebody is told of what.
 */
typedef struct
{
  char *id;
  gboolean is_on;
  RsAlertSubject subject;
  RsAgentState state;
  char *reason;
  char *team;
  char *queue;
  int channel;
  double warn;
  double breach;
  double clear;
  guint on_delay;
  guint clear_delay;
  RsQuietHours quiet;
} RsAlertRule;

RsAlertRule *rs_alert_rule_new (const char *id, RsAlertSubject subject);
RsAlertRule *rs_alert_rule_copy (const RsAlertRule *self);
void rs_alert_rule_free (RsAlertRule *self);
RsAlertRule *rs_alert_rule_parse (GVariant *entries, GError **error);
GVariant *rs_alert_rule_to_variant (const RsAlertRule *self);

const char *rs_alert_subject_get_nick (RsAlertSubject subject);
gboolean rs_alert_subject_is_event (RsAlertSubject subject);
gboolean rs_alert_subject_is_of_queue (RsAlertSubject subject);
gboolean rs_alert_subject_is_status (RsAlertSubject subject, const char *status);

RsSeverity rs_alert_rule_judge (const RsAlertRule *self, double value);
gboolean rs_alert_rule_is_clear (const RsAlertRule *self, double value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsAlertRule, rs_alert_rule_free)

G_END_DECLS
