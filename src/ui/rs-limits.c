/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-limits.h"

#include "model/rs-alert-reading.h"

/*
 * What tiles and cards ask of the rules in force: bars, frames and alerts go by the same ones. There is one set of rules
 * for the whole program, as there is one set of settings.
 */
static RsAlertRules *rules_in_force;

/**
 * rs_limits_set_rules:
 * @rules: (nullable): by which everything is judged from now on; %NULL for the usual ones
 *
 * What has been read already is not read again by itself.
 */
void
rs_limits_set_rules (RsAlertRules *rules)
{
  g_clear_pointer (&rules_in_force, rs_alert_rules_unref);
  rules_in_force = rules != NULL ? rs_alert_rules_ref (rules) : NULL;
}

/**
 * rs_limits_get_rules:
 *
 * Returns: (transfer none): by which everything is judged
 */
RsAlertRules *
rs_limits_get_rules (void)
{
  if (rules_in_force == NULL)
    rules_in_force = rs_alert_rules_new_default ();
  return rules_in_force;
}

static double
get_seconds (const RsAlertRule *rule)
{
  return rule != NULL && rule->is_on ? rule->breach : 0;
}

/**
 * rs_limits_get_agent_seconds:
 * @agent: an agent
 *
 * Returns: for how many seconds what she does is in order; 0 if for ever
 */
double
rs_limits_get_agent_seconds (RsAgent *agent)
{
  return get_seconds (rs_alert_rules_find_for_agent (rs_limits_get_rules (), rs_agent_get_state (agent),
                                                     rs_agent_get_status (agent), rs_agent_get_team_name (agent),
                                                     rs_agent_get_queue_name (agent)));
}

/**
 * rs_limits_get_wait_seconds:
 * @queue: a queue
 *
 * Returns: for how many seconds the contact may wait that has waited longest; 0 if for ever
 */
double
rs_limits_get_wait_seconds (RsQueue *queue)
{
  return get_seconds (rs_alert_rules_find_for_queue (rs_limits_get_rules (), RS_ALERT_LONGEST_WAIT,
                                                     rs_queue_get_name (queue), rs_alert_reading_get_channel (queue)));
}

static RsSignal
get_signal (const RsAlertReading *reading)
{
  if (!reading->rule->is_on)
    return RS_SIGNAL_CALM;
  if (reading->severity == RS_SEVERITY_BREACH)
    return RS_SIGNAL_ALARM;
  return reading->severity == RS_SEVERITY_WARNING ? RS_SIGNAL_WARNING : RS_SIGNAL_GOOD;
}

/**
 * rs_limits_judge_queue:
 * @queue: a queue
 * @subject: one of its figures
 * @now_ns: the time at the server
 *
 * Returns: how good that figure is; calm without a limit, or if the figure is not known
 */
RsSignal
rs_limits_judge_queue (RsQueue *queue, RsAlertSubject subject, gint64 now_ns)
{
  RsAlertReading readings[RS_N_ALERT_SUBJECTS];
  guint n = rs_alert_reading_take (rs_limits_get_rules (), RS_ENTITY (queue), now_ns, readings);

  for (guint i = 0; i < n; i++)
    if (readings[i].rule->subject == subject)
      return get_signal (&readings[i]);
  return RS_SIGNAL_CALM;
}

/**
 * rs_limits_is_refused:
 * @agent: an agent
 *
 * Returns: whether what she does is an alarm whatever the time, as when a contact was refused
 */
gboolean
rs_limits_is_refused (RsAgent *agent)
{
  const RsAlertRule *rule = rs_alert_rules_find_event (rs_limits_get_rules (), rs_agent_get_status (agent),
                                                       rs_agent_get_team_name (agent), rs_agent_get_queue_name (agent));

  return rule != NULL && rule->is_on;
}
