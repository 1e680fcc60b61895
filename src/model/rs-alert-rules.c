/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-alert-rules.h"

#include "base/rs-error.h"

struct _RsAlertRules
{
  GPtrArray *rules;
};

#define MINUTES 60.0
#define HOURS 3600.0
#define WARNING_SHARE 0.75

/* For how long agents may be in a state; some reasons have a limit of their own. */
static const struct
{
  const char *id;
  RsAgentState state;
  const char *reason;
  double seconds;
} agent_limits[] = {
  { "ringing", RS_AGENT_STATE_RINGING, NULL, 20 },
  { "on-contact", RS_AGENT_STATE_ON_CONTACT, NULL, 15 * MINUTES },
  { "on-hold", RS_AGENT_STATE_ON_HOLD, NULL, 2 * MINUTES },
  { "after-call-work", RS_AGENT_STATE_AFTER_CALL_WORK, NULL, 2 * MINUTES },
  { "unavailable", RS_AGENT_STATE_UNAVAILABLE, NULL, 30 * MINUTES },
  { "break", RS_AGENT_STATE_UNAVAILABLE, "Break", 15 * MINUTES },
  { "lunch", RS_AGENT_STATE_UNAVAILABLE, "Lunch", 1 * HOURS },
  { "training", RS_AGENT_STATE_UNAVAILABLE, "Training", 2 * HOURS },
  { "meeting", RS_AGENT_STATE_UNAVAILABLE, "Meeting", 1 * HOURS },
};

/*
 * How long somebody may wait depends on how they came: nobody expects an e-mail answered in two minutes. Figures that
 * differ from centre to centre are off: what is ordinary in one is trouble in another.
 */
static const struct
{
  const char *id;
  RsAlertSubject subject;
  int channel;
  gboolean is_on;
  double warn;
  double breach;
  guint on_delay;
  guint clear_delay;
} queue_limits[] = {
  { "wait", RS_ALERT_LONGEST_WAIT, RS_ALERT_ANY_CHANNEL, TRUE, 135, 180, 5, 10 },
  { "wait-chat", RS_ALERT_LONGEST_WAIT, RS_CHANNEL_CHAT, TRUE, 90, 120, 5, 10 },
  { "wait-email", RS_ALERT_LONGEST_WAIT, RS_CHANNEL_EMAIL, TRUE, 3 * HOURS, 4 * HOURS, 60, 60 },
  { "wait-callback", RS_ALERT_LONGEST_WAIT, RS_CHANNEL_CALLBACK, TRUE, 22.5 * MINUTES, 30 * MINUTES, 60, 60 },
  { "service-level", RS_ALERT_SERVICE_LEVEL, RS_ALERT_ANY_CHANNEL, TRUE, 0, 10, 300, 60 },
  { "waiting", RS_ALERT_WAITING, RS_ALERT_ANY_CHANNEL, FALSE, 5, 10, 30, 30 },
  { "available", RS_ALERT_AVAILABLE, RS_ALERT_ANY_CHANNEL, FALSE, 2, 1, 60, 30 },
  { "abandoned", RS_ALERT_ABANDONED, RS_ALERT_ANY_CHANNEL, FALSE, 5, 10, 0, 0 },
};

#define SHORT_FLAP 3
#define EVENT_LASTS 60

/**
 * rs_alert_rules_new:
 *
 * Returns: (transfer full): no rules
 */
RsAlertRules *
rs_alert_rules_new (void)
{
  RsAlertRules *self = g_rc_box_new0 (RsAlertRules);

  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rs_alert_rule_free);
  return self;
}

static void
add_event (RsAlertRules *self, RsAlertSubject subject)
{
  RsAlertRule *rule = rs_alert_rule_new (rs_alert_subject_get_nick (subject), subject);

  rule->clear_delay = EVENT_LASTS;
  rs_alert_rules_add (self, rule);
}

static void
add_agent_limits (RsAlertRules *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (agent_limits); i++)
    {
      RsAlertRule *rule = rs_alert_rule_new (agent_limits[i].id, RS_ALERT_AGENT_STATE);

      rule->state = agent_limits[i].state;
      rule->reason = g_strdup (agent_limits[i].reason);
      rule->breach = rule->clear = agent_limits[i].seconds;
      rule->warn = WARNING_SHARE * rule->breach;
      rule->clear_delay = SHORT_FLAP;
      rs_alert_rules_add (self, rule);
    }
}

static void
add_queue_limits (RsAlertRules *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (queue_limits); i++)
    {
      RsAlertRule *rule = rs_alert_rule_new (queue_limits[i].id, queue_limits[i].subject);

      rule->is_on = queue_limits[i].is_on;
      rule->channel = queue_limits[i].channel;
      rule->warn = rule->clear = queue_limits[i].warn;
      rule->breach = queue_limits[i].breach;
      rule->on_delay = queue_limits[i].on_delay;
      rule->clear_delay = queue_limits[i].clear_delay;
      rs_alert_rules_add (self, rule);
    }
}

/**
 * rs_alert_rules_new_default:
 *
 * Returns: (transfer full): what holds as long as nobody has settled anything else
 */
RsAlertRules *
rs_alert_rules_new_default (void)
{
  RsAlertRules *self = rs_alert_rules_new ();

  add_event (self, RS_ALERT_REFUSED);
  add_event (self, RS_ALERT_CONSULT_ABANDONED);
  add_agent_limits (self);
  add_queue_limits (self);
  return self;
}

#define MOST_RULES 200

/**
 * rs_alert_rules_parse:
 * @list: `aa{sv}`
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the rules, the usual ones for an empty list; %NULL with %RS_ERROR_MALFORMED if
 *   one of them is wrong, or if there are too many
 */
RsAlertRules *
rs_alert_rules_parse (GVariant *list, GError **error)
{
  g_autoptr (RsAlertRules) self = NULL;
  gsize n = g_variant_n_children (list);

  if (n == 0)
    return rs_alert_rules_new_default ();
  if (n > MOST_RULES)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_MALFORMED, "there are more than %d rules of alerts", MOST_RULES);
      return NULL;
    }
  self = rs_alert_rules_new ();
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) entries = g_variant_get_child_value (list, i);
      RsAlertRule *rule = rs_alert_rule_parse (entries, error);

      if (rule == NULL)
        return NULL;
      rs_alert_rules_add (self, rule);
    }
  return g_steal_pointer (&self);
}

/**
 * rs_alert_rules_ref:
 * @self: rules
 *
 * Returns: (transfer full): @self
 */
RsAlertRules *
rs_alert_rules_ref (RsAlertRules *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer rules)
{
  g_ptr_array_unref (((RsAlertRules *) rules)->rules);
}

/**
 * rs_alert_rules_unref:
 * @self: (transfer full): rules
 */
void
rs_alert_rules_unref (RsAlertRules *self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * rs_alert_rules_add:
 * @self: rules that nobody else holds yet
 * @rule: (transfer full): one more
 */
void
rs_alert_rules_add (RsAlertRules *self, RsAlertRule *rule)
{
  g_ptr_array_add (self->rules, rule);
}

/**
 * rs_alert_rules_get_n:
 * @self: rules
 *
 * Returns: how many there are
 */
guint
rs_alert_rules_get_n (const RsAlertRules *self)
{
  return self->rules->len;
}

/**
 * rs_alert_rules_get:
 * @self: rules
 * @index: less than rs_alert_rules_get_n()
 *
 * Returns: (transfer none): a rule
 */
const RsAlertRule *
rs_alert_rules_get (const RsAlertRules *self, guint index)
{
  return self->rules->pdata[index];
}

/**
 * rs_alert_rules_to_variant:
 * @self: rules
 *
 * Returns: (transfer floating): them, as `aa{sv}`
 */
GVariant *
rs_alert_rules_to_variant (const RsAlertRules *self)
{
  g_auto (GVariantBuilder) list = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; i < self->rules->len; i++)
    g_variant_builder_add_value (&list, rs_alert_rule_to_variant (self->rules->pdata[i]));
  return g_variant_builder_end (&list);
}

static gboolean
fits (const char *wanted, const char *actual)
{
  return wanted == NULL || (actual != NULL && g_ascii_strcasecmp (wanted, actual) == 0);
}

static guint
count_words (const RsAlertRule *rule)
{
  return (rule->reason != NULL ? 4u : 0u) + (rule->channel != RS_ALERT_ANY_CHANNEL ? 4u : 0u) +
         (rule->queue != NULL ? 2u : 0u) + (rule->team != NULL ? 1u : 0u);
}

/* Of rules for the same thing, the one that says more about it decides; of two that say as much, the first. */
static void
prefer (const RsAlertRule **best, const RsAlertRule *rule)
{
  if (*best == NULL || count_words (rule) > count_words (*best))
    *best = rule;
}

/**
 * rs_alert_rules_find_for_agent:
 * @self: rules
 * @state: what an agent does
 * @status: (nullable): the server's word for it
 * @team: (nullable): of the agent
 * @queue: (nullable): of the present contact
 *
 * Returns: (transfer none) (nullable): the rule that says for how long that may last
 */
const RsAlertRule *
rs_alert_rules_find_for_agent (const RsAlertRules *self, RsAgentState state, const char *status, const char *team,
                               const char *queue)
{
  const RsAlertRule *best = NULL;

  for (guint i = 0; i < self->rules->len; i++)
    {
      const RsAlertRule *rule = self->rules->pdata[i];

      if (rule->subject == RS_ALERT_AGENT_STATE && rule->state == state && fits (rule->reason, status) &&
          fits (rule->team, team) && fits (rule->queue, queue))
        prefer (&best, rule);
    }
  return best;
}

/**
 * rs_alert_rules_find_event:
 * @self: rules
 * @status: (nullable): the server's word for what an agent does
 * @team: (nullable): of the agent
 * @queue: (nullable): of the present contact
 *
 * Returns: (transfer none) (nullable): the rule for which that is an event
 */
const RsAlertRule *
rs_alert_rules_find_event (const RsAlertRules *self, const char *status, const char *team, const char *queue)
{
  const RsAlertRule *best = NULL;

  for (guint i = 0; i < self->rules->len; i++)
    {
      const RsAlertRule *rule = self->rules->pdata[i];

      if (rs_alert_subject_is_status (rule->subject, status) && fits (rule->team, team) && fits (rule->queue, queue))
        prefer (&best, rule);
    }
  return best;
}

/**
 * rs_alert_rules_find_for_queue:
 * @self: rules
 * @subject: a figure of queues
 * @queue: (nullable): a queue's name
 * @channel: how the contact came that waits longest
 *
 * Returns: (transfer none) (nullable): the rule for that figure of that queue
 */
const RsAlertRule *
rs_alert_rules_find_for_queue (const RsAlertRules *self, RsAlertSubject subject, const char *queue, RsChannel channel)
{
  const RsAlertRule *best = NULL;

  for (guint i = 0; i < self->rules->len; i++)
    {
      const RsAlertRule *rule = self->rules->pdata[i];

      if (rule->subject == subject && fits (rule->queue, queue) &&
          (rule->channel == RS_ALERT_ANY_CHANNEL || rule->channel == (int) channel))
        prefer (&best, rule);
    }
  return best;
}
