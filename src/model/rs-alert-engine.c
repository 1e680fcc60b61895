/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-alert-engine.h"

#include "base/rs-iso-time.h"
#include "model/rs-alert-reading.h"
#include "model/rs-alert-watch.h"
#include "model/rs-entity-list.h"

/**
 * RsAlertEngine:
 *
 * Says what is wrong, once. It is told what changed and that time passes, reads the model, and keeps the alerts that go
 * on and a log of the last ones.
 *
 * ```
 * change set (steps between two pictures too) ─┐
 * tick (the server's time) ────────────────────┴▶ readings ─▶ watches ─▶ alerts ─▶ log
 *                                                (stateless)  (delays)
 * ```
 *
 * While the source is not living, nothing begins, ends or grows older.
 */
struct _RsAlertEngine
{
  GObject parent_instance;

  RsBoardModel *model;
  RsAlertRules *rules;
  RsQuietHours quiet;
  GTimeZone *zone;
  gint64 guard_ns;
  gint64 now_ns;
  gboolean is_living;
  gboolean is_changed;             /* since the signal was emitted */
  GHashTable *watches[RS_N_KINDS]; /* id → GPtrArray of RsAlertWatch */
  RsAlertList *list;
};

G_DEFINE_FINAL_TYPE (RsAlertEngine, rs_alert_engine, G_TYPE_OBJECT)

#define USUAL_GUARD_SECONDS 600

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
rs_alert_engine_finalize (GObject *object)
{
  RsAlertEngine *self = RS_ALERT_ENGINE (object);

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    g_hash_table_unref (self->watches[kind]);
  rs_alert_list_free (self->list);
  g_clear_object (&self->model);
  g_clear_pointer (&self->rules, rs_alert_rules_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (rs_alert_engine_parent_class)->finalize (object);
}

static void
rs_alert_engine_class_init (RsAlertEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_alert_engine_finalize;

  /**
   * RsAlertEngine::changed:
   * @self: the engine
   *
   * Emitted when alerts have begun, ended, or were acknowledged; at most once per change set or tick.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rs_alert_engine_init (RsAlertEngine *self)
{
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    self->watches[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->list = rs_alert_list_new ();
  self->quiet = RS_QUIET_HOURS_NONE;
  self->zone = g_time_zone_new_local ();
  self->guard_ns = USUAL_GUARD_SECONDS * RS_NSEC_PER_SEC;
}

/**
 * rs_alert_engine_new:
 * @model: what is judged; it takes a change set before the engine does
 * @rules: by which
 *
 * Returns: (transfer full): an engine that has seen nothing
 */
RsAlertEngine *
rs_alert_engine_new (RsBoardModel *model, RsAlertRules *rules)
{
  RsAlertEngine *self = g_object_new (RS_TYPE_ALERT_ENGINE, NULL);

  self->model = g_object_ref (model);
  self->rules = rs_alert_rules_ref (rules);
  return self;
}

static void
begin (RsAlertEngine *self, RsAlertWatch *watch, RsEntity *entity)
{
  watch->alert = rs_alert_new (watch->rule, entity, watch->event_ns != 0 ? watch->event_ns : self->now_ns);
  watch->event_ns = 0;
  rs_alert_list_begin (self->list, watch->alert);
  self->is_changed = TRUE;
}

static void
end (RsAlertEngine *self, RsAlertWatch *watch)
{
  if (watch->alert == NULL)
    return;
  rs_alert_list_end (self->list, watch->alert, self->now_ns);
  g_clear_object (&watch->alert);
  self->is_changed = TRUE;
}

static RsAlertMoment
get_moment (RsAlertEngine *self, const RsAlertRule *rule)
{
  return (RsAlertMoment){
    .now_ns = self->now_ns,
    .guard_ns = self->guard_ns,
    .is_quiet = rs_quiet_hours_contain (&self->quiet, self->zone, self->now_ns) ||
                rs_quiet_hours_contain (&rule->quiet, self->zone, self->now_ns),
  };
}

/* Returns whether the watch is still needed. */
static gboolean
look (RsAlertEngine *self, RsAlertWatch *watch, RsEntity *entity, gboolean is_broken, gboolean is_clear)
{
  RsAlertMoment moment = get_moment (self, watch->rule);
  RsAlertStep step = rs_alert_watch_look (watch, is_broken, is_clear, &moment);

  if (step == RS_ALERT_STEP_END)
    end (self, watch);
  if (step == RS_ALERT_STEP_BEGIN)
    {
      begin (self, watch, entity);
      return look (self, watch, entity, is_broken, is_clear);
    }
  if (step == RS_ALERT_STEP_AGAIN)
    {
      rs_alert_tell_again (watch->alert);
      self->is_changed = TRUE;
    }
  return step != RS_ALERT_STEP_END;
}

static RsAlertWatch *
find_watch (GPtrArray *watches, const RsAlertRule *rule)
{
  for (guint i = 0; watches != NULL && i < watches->len; i++)
    if (((RsAlertWatch *) watches->pdata[i])->rule == rule)
      return watches->pdata[i];
  return NULL;
}

static RsAlertWatch *
get_watch (RsAlertEngine *self, RsKind kind, const char *id, const RsAlertRule *rule)
{
  GPtrArray *watches = g_hash_table_lookup (self->watches[kind], id);
  RsAlertWatch *watch = find_watch (watches, rule);

  if (watch != NULL)
    return watch;
  if (watches == NULL)
    {
      watches = g_ptr_array_new_with_free_func ((GDestroyNotify) rs_alert_watch_free);
      g_hash_table_insert (self->watches[kind], g_strdup (id), watches);
    }
  watch = rs_alert_watch_new (rule);
  g_ptr_array_add (watches, watch);
  return watch;
}

static void
take_reading (RsAlertEngine *self, RsKind kind, RsEntity *entity, const RsAlertReading *reading)
{
  const char *id = rs_entity_get_id (entity);
  RsAlertWatch *watch = find_watch (g_hash_table_lookup (self->watches[kind], id), reading->rule);

  if (watch == NULL && reading->severity != RS_SEVERITY_BREACH)
    return;
  if (watch == NULL)
    watch = get_watch (self, kind, id, reading->rule);
  watch->is_fresh =
      look (self, watch, entity, reading->severity == RS_SEVERITY_BREACH, rs_alert_reading_is_clear (reading));
  if (watch->alert != NULL)
    rs_alert_set_value (watch->alert, reading->value);
}

/* What no reading spoke of is over, as is what a reading called over. */
static void
drop_watches (RsAlertEngine *self, RsKind kind, RsEntity *entity)
{
  const char *id = rs_entity_get_id (entity);
  GPtrArray *watches = g_hash_table_lookup (self->watches[kind], id);

  if (watches == NULL)
    return;
  for (guint i = watches->len; i > 0; i--)
    {
      RsAlertWatch *watch = watches->pdata[i - 1];

      if (!watch->is_fresh && !look (self, watch, entity, FALSE, TRUE))
        g_ptr_array_remove_index_fast (watches, i - 1);
      else
        watch->is_fresh = FALSE;
    }
  if (watches->len == 0)
    g_hash_table_remove (self->watches[kind], id);
}

/* Of whom nothing was heard since an outage, nothing is told; what was told stays. */
static void
judge (RsAlertEngine *self, RsKind kind, RsEntity *entity)
{
  RsAlertReading readings[RS_N_ALERT_SUBJECTS];
  guint n;

  if (!rs_entity_get_confirmed (entity))
    return;
  n = rs_alert_reading_take (self->rules, entity, self->now_ns, readings);
  for (guint i = 0; i < n; i++)
    take_reading (self, kind, entity, &readings[i]);
  drop_watches (self, kind, entity);
}

static void
forget (RsAlertEngine *self, RsKind kind, const char *id)
{
  GPtrArray *watches = g_hash_table_lookup (self->watches[kind], id);

  for (guint i = 0; watches != NULL && i < watches->len; i++)
    end (self, watches->pdata[i]);
  g_hash_table_remove (self->watches[kind], id);
}

static RsEntityList *
get_list (RsAlertEngine *self, RsKind kind)
{
  GListModel *list =
      kind == RS_KIND_AGENT ? rs_board_model_get_roster (self->model) : rs_board_model_get_queues (self->model);

  return RS_ENTITY_LIST (list);
}

static void
judge_all (RsAlertEngine *self)
{
  for (RsKind kind = RS_KIND_AGENT; kind <= RS_KIND_QUEUE; kind++)
    {
      RsEntityList *list = get_list (self, kind);
      RsEntity *entity;

      for (guint i = 0; (entity = rs_entity_list_peek (list, i)) != NULL; i++)
        judge (self, kind, entity);
    }
}

static void
say_if_changed (RsAlertEngine *self)
{
  if (!self->is_changed)
    return;
  self->is_changed = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
shift_watches (RsAlertEngine *self, gint64 by_ns)
{
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    {
      GHashTableIter iter;
      gpointer watches;

      g_hash_table_iter_init (&iter, self->watches[kind]);
      while (g_hash_table_iter_next (&iter, NULL, &watches))
        for (guint i = 0; i < ((GPtrArray *) watches)->len; i++)
          rs_alert_watch_shift (((GPtrArray *) watches)->pdata[i], by_ns);
    }
}

static void
set_living (RsAlertEngine *self, gboolean is_living, gint64 now_ns)
{
  if (is_living && !self->is_living && self->now_ns != 0)
    shift_watches (self, now_ns - self->now_ns);
  self->is_living = is_living;
}

/* What passes between two pictures is told all the same. */
static void
note_events (RsAlertEngine *self, const RsChange *change, RsEntity *entity)
{
  for (guint i = 0; i < change->n_transitions; i++)
    {
      const RsTransition *step = &change->transitions[i];
      const RsAlertRule *rule =
          rs_alert_rules_find_event (self->rules, step->to, rs_agent_get_team_name (RS_AGENT (entity)),
                                     rs_agent_get_queue_name (RS_AGENT (entity)));

      if (rule != NULL && rule->is_on)
        get_watch (self, RS_KIND_AGENT, change->id, rule)->event_ns = step->at_ns;
    }
}

static void
take_change (RsAlertEngine *self, const RsChange *change)
{
  RsEntity *entity = rs_entity_list_lookup (get_list (self, change->kind), change->id);

  if (entity == NULL)
    {
      forget (self, change->kind, change->id);
      return;
    }
  if (change->kind == RS_KIND_AGENT)
    note_events (self, change, entity);
  if (self->is_living)
    judge (self, change->kind, entity);
}

/**
 * rs_alert_engine_take_changes:
 * @self: an engine
 * @changes: what happened; the model has taken it
 * @now_ns: the time at the server
 */
void
rs_alert_engine_take_changes (RsAlertEngine *self, const RsChangeSet *changes, gint64 now_ns)
{
  const RsSourceStatus *status = rs_change_set_get_status (changes);

  if (status != NULL)
    set_living (self, rs_source_state_is_living (status->state), now_ns);
  if (self->is_living)
    self->now_ns = now_ns;
  for (guint i = 0; i < rs_change_set_get_n_changes (changes); i++)
    if (rs_change_set_get_change (changes, i)->kind != RS_KIND_INTERACTION)
      take_change (self, rs_change_set_get_change (changes, i));
  say_if_changed (self);
}

/**
 * rs_alert_engine_tick:
 * @self: an engine
 * @now_ns: the time at the server
 *
 * Lets time pass, unless the source is not living.
 */
void
rs_alert_engine_tick (RsAlertEngine *self, gint64 now_ns)
{
  if (!self->is_living)
    return;
  self->now_ns = now_ns;
  judge_all (self);
  say_if_changed (self);
}

static const RsAlertRule *
find_rule (const RsAlertRules *rules, const char *id)
{
  for (guint i = 0; i < rs_alert_rules_get_n (rules); i++)
    if (g_strcmp0 (rs_alert_rules_get (rules, i)->id, id) == 0)
      return rs_alert_rules_get (rules, i);
  return NULL;
}

static gboolean
give_rule (RsAlertEngine *self, RsAlertWatch *watch, const RsAlertRules *rules)
{
  watch->rule = find_rule (rules, watch->rule->id);
  if (watch->rule == NULL)
    end (self, watch);
  return watch->rule != NULL;
}

static gboolean
give_rules (gpointer id, gpointer value, gpointer user_data)
{
  RsAlertEngine *self = user_data;
  GPtrArray *watches = value;

  for (guint i = watches->len; i > 0; i--)
    if (!give_rule (self, watches->pdata[i - 1], self->rules))
      g_ptr_array_remove_index_fast (watches, i - 1);
  return watches->len == 0;
}

/**
 * rs_alert_engine_set_rules:
 * @self: an engine
 * @rules: by which it judges from now on
 *
 * Alerts of rules that are gone end at once; of those that have changed, with the next tick.
 */
void
rs_alert_engine_set_rules (RsAlertEngine *self, RsAlertRules *rules)
{
  g_autoptr (RsAlertRules) old = self->rules;

  self->rules = rs_alert_rules_ref (rules);
  for (guint kind = 0; old != NULL && kind < RS_N_KINDS; kind++)
    g_hash_table_foreach_remove (self->watches[kind], give_rules, self);
  say_if_changed (self);
}

/**
 * rs_alert_engine_set_quiet_hours:
 * @self: an engine
 * @quiet: when no alert begins, whatever its rule
 * @zone: where the board is
 */
void
rs_alert_engine_set_quiet_hours (RsAlertEngine *self, const RsQuietHours *quiet, GTimeZone *zone)
{
  self->quiet = *quiet;
  g_time_zone_unref (self->zone);
  self->zone = g_time_zone_ref (zone);
}

/**
 * rs_alert_engine_set_guard:
 * @self: an engine
 * @seconds: after which an acknowledged alert that still goes on is told again
 */
void
rs_alert_engine_set_guard (RsAlertEngine *self, guint seconds)
{
  self->guard_ns = (gint64) seconds * RS_NSEC_PER_SEC;
}

/**
 * rs_alert_engine_acknowledge:
 * @self: an engine
 * @alert: (nullable): one of its alerts; %NULL for all of them
 *
 * Silences it until it ends, or until the guard time has passed.
 */
void
rs_alert_engine_acknowledge (RsAlertEngine *self, RsAlert *alert)
{
  if (alert != NULL)
    self->is_changed |= rs_alert_list_acknowledge (self->list, alert, self->now_ns);
  else
    while ((alert = rs_alert_list_get_first (self->list)) != NULL)
      self->is_changed |= rs_alert_list_acknowledge (self->list, alert, self->now_ns);
  say_if_changed (self);
}

/**
 * rs_alert_engine_get_list:
 * @self: an engine
 *
 * Returns: (transfer none): the alerts that go on, and the log
 */
RsAlertList *
rs_alert_engine_get_list (RsAlertEngine *self)
{
  return self->list;
}

/**
 * rs_alert_engine_get_severity:
 * @self: an engine
 * @kind: agent or queue
 * @id: of which one
 *
 * Judges without delays, as the frame of a tile does.
 *
 * Returns: how bad it is there, as of the last moment at which the source was living
 */
RsSeverity
rs_alert_engine_get_severity (RsAlertEngine *self, RsKind kind, const char *id)
{
  RsEntity *entity = rs_entity_list_lookup (get_list (self, kind), id);

  return entity != NULL ? rs_alert_reading_get_worst (self->rules, entity, self->now_ns) : RS_SEVERITY_NONE;
}
