/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-alert-rule.h"
#include "model/rs-entity.h"

G_BEGIN_DECLS

#define RS_TYPE_ALERT (rs_alert_get_type ())
G_DECLARE_FINAL_TYPE (RsAlert, rs_alert, RS, ALERT, GObject)

/**
 * RsAlertFacts:
 * @subject: what it is about
 * @key: tells it from every other that goes on: the rule's id and whom it is about
 * @entity_id: whom it is about
 * @name: of the agent or queue, in full: who shows it minds what may be shown
 * @team: (nullable): of the agent
 * @state: of the agent
 * @status: (nullable): the server's word for that
 * @value: seconds, a count, or points below the goal, as last seen
 * @limit: over which that is
 * @begun_ns: since when, by the server's clock
 * @ended_ns: until when; 0 while it goes on
 * @acknowledged_ns: when somebody took note of it; 0 if nobody has
 * @is_silent: whether it is acknowledged, and not told again yet
 */
typedef struct
{
  RsAlertSubject subject;
  char *key;
  char *entity_id;
  char *name;
  char *team;
  RsAgentState state;
  char *status;
  double value;
  double limit;
  gint64 begun_ns;
  gint64 ended_ns;
  gint64 acknowledged_ns;
  gboolean is_silent;
} RsAlertFacts;

RsAlert *rs_alert_new (const RsAlertRule *rule, RsEntity *entity, gint64 begun_ns);
const RsAlertFacts *rs_alert_get_facts (RsAlert *self);
int rs_alert_compare (RsAlert *a, RsAlert *b);

void rs_alert_set_value (RsAlert *self, double value);
void rs_alert_acknowledge (RsAlert *self, gint64 now_ns);
void rs_alert_tell_again (RsAlert *self);
void rs_alert_end (RsAlert *self, gint64 now_ns);

G_END_DECLS
