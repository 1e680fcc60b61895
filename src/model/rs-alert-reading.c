/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-alert-reading.h"

#include "base/rs-iso-time.h"

typedef struct
{
  RsAlertReading *readings;
  guint n;
} Readings;

static void
add (Readings *self, const RsAlertRule *rule, double value)
{
  RsSeverity severity = RS_SEVERITY_NONE;

  if (rs_alert_subject_is_event (rule->subject))
    severity = rule->is_on ? RS_SEVERITY_BREACH : RS_SEVERITY_NONE;
  else
    severity = rs_alert_rule_judge (rule, value);
  self->readings[self->n++] = (RsAlertReading){ rule, value, severity };
}

/* A ringing telephone has rung for as long as the contact has, as on the tile. */
static gint64
get_since (RsAgent *agent)
{
  RsInteraction *contact = rs_agent_get_contact (agent);
  gint64 since_ns = contact != NULL ? rs_entity_get_since (RS_ENTITY (contact)) : 0;

  if (rs_agent_get_state (agent) == RS_AGENT_STATE_RINGING && since_ns != 0)
    return since_ns;
  return rs_entity_get_since (RS_ENTITY (agent));
}

static void
read_agent (Readings *self, const RsAlertRules *rules, RsAgent *agent, gint64 now_ns)
{
  const char *status = rs_agent_get_status (agent);
  const char *team = rs_agent_get_team_name (agent);
  const char *queue = rs_agent_get_queue_name (agent);
  const RsAlertRule *event = rs_alert_rules_find_event (rules, status, team, queue);
  const RsAlertRule *limit = rs_alert_rules_find_for_agent (rules, rs_agent_get_state (agent), status, team, queue);
  gint64 since_ns = get_since (agent);

  if (event != NULL)
    add (self, event, 0);
  if (limit != NULL && since_ns != 0)
    add (self, limit, (double) MAX (now_ns - since_ns, 0) / (double) RS_NSEC_PER_SEC);
}

static double
get_points_below_goal (RsQueue *queue)
{
  double level = rs_queue_get_service_level (queue);
  double goal = rs_queue_get_service_level_goal (queue);

  return level < 0 || goal < 0 ? -1 : MAX (goal - level, 0);
}

/* Less than 0 if it is not known. */
static double
get_figure (RsQueue *queue, RsAlertSubject subject, gint64 now_ns)
{
  switch (subject)
    {
    case RS_ALERT_LONGEST_WAIT:
      return rs_queue_get_waiting (queue) < 0 ? -1 : rs_queue_get_longest_wait (queue, now_ns);
    case RS_ALERT_WAITING:
      return rs_queue_get_waiting (queue);
    case RS_ALERT_AVAILABLE:
      return rs_queue_get_agents_available (queue);
    case RS_ALERT_SERVICE_LEVEL:
      return get_points_below_goal (queue);
    case RS_ALERT_ABANDONED:
      return rs_queue_get_abandoned (queue);
    case RS_ALERT_REFUSED:
    case RS_ALERT_CONSULT_ABANDONED:
    case RS_ALERT_AGENT_STATE:
    default:
      return -1;
    }
}

/**
 * rs_alert_reading_get_channel:
 * @queue: a queue
 *
 * The contact that has waited longest decides what may be expected; most queues have one channel only.
 *
 * Returns: how that contact came
 */
RsChannel
rs_alert_reading_get_channel (RsQueue *queue)
{
  GPtrArray *contacts = rs_queue_get_waiting_contacts (queue);

  return contacts->len > 0 ? rs_interaction_get_channel (contacts->pdata[0]) : RS_CHANNEL_VOICE;
}

static void
read_queue (Readings *self, const RsAlertRules *rules, RsQueue *queue, gint64 now_ns)
{
  for (RsAlertSubject subject = 0; subject < RS_N_ALERT_SUBJECTS; subject++)
    {
      double value = get_figure (queue, subject, now_ns);
      const RsAlertRule *rule;

      if (value < 0)
        continue;
      rule = rs_alert_rules_find_for_queue (rules, subject, rs_queue_get_name (queue),
                                            rs_alert_reading_get_channel (queue));
      if (rule != NULL)
        add (self, rule, value);
    }
}

/**
 * rs_alert_reading_take:
 * @rules: the rules in force
 * @entity: an agent or a queue
 * @now_ns: the time at the server
 * @readings: (out caller-allocates): what they say; nothing of what is not known
 *
 * Returns: how many readings there are
 */
guint
rs_alert_reading_take (const RsAlertRules *rules, RsEntity *entity, gint64 now_ns,
                       RsAlertReading readings[RS_N_ALERT_SUBJECTS])
{
  Readings taken = { readings, 0 };

  if (!rs_entity_get_granted (entity))
    return 0;
  if (RS_IS_AGENT (entity))
    read_agent (&taken, rules, RS_AGENT (entity), now_ns);
  else if (RS_IS_QUEUE (entity))
    read_queue (&taken, rules, RS_QUEUE (entity), now_ns);
  return taken.n;
}

/**
 * rs_alert_reading_get_worst:
 * @rules: the rules in force
 * @entity: an agent or a queue
 * @now_ns: the time at the server
 *
 * Returns: how bad it is there
 */
RsSeverity
rs_alert_reading_get_worst (const RsAlertRules *rules, RsEntity *entity, gint64 now_ns)
{
  RsAlertReading readings[RS_N_ALERT_SUBJECTS];
  guint n = rs_alert_reading_take (rules, entity, now_ns, readings);
  RsSeverity worst = RS_SEVERITY_NONE;

  for (guint i = 0; i < n; i++)
    worst = MAX (worst, readings[i].severity);
  return worst;
}

/**
 * rs_alert_reading_is_clear:
 * @self: a reading
 *
 * Returns: whether an alert has no reason any more
 */
gboolean
rs_alert_reading_is_clear (const RsAlertReading *self)
{
  if (rs_alert_subject_is_event (self->rule->subject))
    return self->severity == RS_SEVERITY_NONE;
  return rs_alert_rule_is_clear (self->rule, self->value);
}
