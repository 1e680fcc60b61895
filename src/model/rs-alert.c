/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-alert.h"

#include "model/rs-agent.h"
#include "model/rs-queue.h"

/**
 * RsAlert:
 *
 * One thing of which somebody is told, from its beginning to its end. It keeps what it is about, so that the log can say
 * it when the agent has long left.
 */
struct _RsAlert
{
  GObject parent_instance;

  RsAlertFacts facts;
};

G_DEFINE_FINAL_TYPE (RsAlert, rs_alert, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
rs_alert_finalize (GObject *object)
{
  RsAlertFacts *facts = &RS_ALERT (object)->facts;

  g_free (facts->key);
  g_free (facts->entity_id);
  g_free (facts->name);
  g_free (facts->team);
  g_free (facts->status);
  G_OBJECT_CLASS (rs_alert_parent_class)->finalize (object);
}

static void
rs_alert_class_init (RsAlertClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_alert_finalize;

  /**
   * RsAlert::changed:
   * @self: the alert
   *
   * Emitted when it was acknowledged, is told again, or has ended.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rs_alert_init (RsAlert *self)
{
}

static void
read_agent (RsAlertFacts *facts, RsAgent *agent)
{
  facts->name = g_strdup (rs_agent_get_name (agent));
  facts->team = g_strdup (rs_agent_get_team_name (agent));
  facts->state = rs_agent_get_state (agent);
  facts->status = g_strdup (rs_agent_get_status (agent));
}

/**
 * rs_alert_new:
 * @rule: which is broken
 * @entity: by whom
 * @begun_ns: since when, by the server's clock
 *
 * Returns: (transfer full): an alert
 */
RsAlert *
rs_alert_new (const RsAlertRule *rule, RsEntity *entity, gint64 begun_ns)
{
  RsAlert *self = g_object_new (RS_TYPE_ALERT, NULL);
  RsAlertFacts *facts = &self->facts;

  facts->subject = rule->subject;
  facts->entity_id = g_strdup (rs_entity_get_id (entity));
  facts->key = g_strconcat (rule->id, " ", facts->entity_id, NULL);
  facts->limit = rule->breach;
  facts->begun_ns = begun_ns;
  if (RS_IS_AGENT (entity))
    read_agent (facts, RS_AGENT (entity));
  else
    facts->name = g_strdup (rs_queue_get_name (RS_QUEUE (entity)));
  return self;
}

/**
 * rs_alert_get_facts:
 * @self: an alert
 *
 * Returns: (transfer none): what it says
 */
const RsAlertFacts *
rs_alert_get_facts (RsAlert *self)
{
  return &self->facts;
}

/**
 * rs_alert_compare:
 * @a: an alert
 * @b: another
 *
 * Returns: the order in which they are told: what is most urgent first, then what has gone on for longest
 */
int
rs_alert_compare (RsAlert *a, RsAlert *b)
{
  const RsAlertFacts *first = &a->facts;
  const RsAlertFacts *second = &b->facts;

  if (first->subject != second->subject)
    return first->subject < second->subject ? -1 : 1;
  if (first->begun_ns != second->begun_ns)
    return first->begun_ns < second->begun_ns ? -1 : 1;
  return g_strcmp0 (first->key, second->key);
}

/**
 * rs_alert_set_value:
 * @self: an alert
 * @value: what was seen last
 */
void
rs_alert_set_value (RsAlert *self, double value)
{
  self->facts.value = value;
}

static void
tell (RsAlert *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * rs_alert_acknowledge:
 * @self: an alert
 * @now_ns: the time at the server
 */
void
rs_alert_acknowledge (RsAlert *self, gint64 now_ns)
{
  self->facts.acknowledged_ns = now_ns;
  self->facts.is_silent = TRUE;
  tell (self);
}

/**
 * rs_alert_tell_again:
 * @self: an alert that was acknowledged long ago
 */
void
rs_alert_tell_again (RsAlert *self)
{
  self->facts.is_silent = FALSE;
  tell (self);
}

/**
 * rs_alert_end:
 * @self: an alert
 * @now_ns: the time at the server
 */
void
rs_alert_end (RsAlert *self, gint64 now_ns)
{
  self->facts.ended_ns = now_ns;
  tell (self);
}
