/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-cache.h"

#include "model/rs-state-cell.h"

/* Protocol §4, §7 and §10. */
#define MAX_ENTITIES 20000
#define MAX_ENDED 20000
#define ENDED_KEPT_US (10 * 60 * G_USEC_PER_SEC)
#define UNCONFIRMED_INTERACTION_US (10 * G_USEC_PER_SEC)
#define OLD_FIELDS_US (5 * G_USEC_PER_SEC)

/**
 * RsStateCache:
 *
 * The picture of the contact centre on the feed thread: deltas go in, change sets come out.
 *
 * Deltas are not state, and they may arrive in any order and more than once. The cache keeps per entity *and per
 * field* the version that last set it, and applies a field only if its version is greater. So any order of the
 * same messages gives the same picture; a late message loses only the fields for which something newer is known.
 */
struct _RsStateCache
{
  RsClock *clock;
  RsScope *scope;               /* NULL: everything is welcome */
  GHashTable *cells[RS_N_KINDS]; /* id → RsStateCell */
  GPtrArray *touched;           /* of RsStateCell, not owned */
  GPtrArray *transitions;       /* of PendingTransition */
  GQueue ended;                 /* of RsStateCell, the earliest first; not owned */
  guint32 epoch;
  guint64 arrivals;
  guint n_unconfirmed;
  gint64 sweep_at_us; /* when interactions that nobody confirmed are taken away; 0 for never */
  GQueue clearing;    /* of RsStateCell whose clear_at_us is set, the earliest first; not owned */
  gboolean mixed;
};

typedef struct
{
  RsStateCell *cell;
  char *from;
  char *to;
  gint64 at_ns;
} PendingTransition;

static void
pending_transition_free (gpointer data)
{
  PendingTransition *pending = data;

  g_clear_pointer (&pending->from, g_ref_string_release);
  g_clear_pointer (&pending->to, g_ref_string_release);
  g_free (pending);
}

/**
 * rs_state_cache_new:
 * @clock: tells the monotonic time
 *
 * Returns: (transfer full): a cache that knows nothing and takes everything, in epoch 0
 */
RsStateCache *
rs_state_cache_new (RsClock *clock)
{
  RsStateCache *self = g_new0 (RsStateCache, 1);

  self->clock = g_object_ref (clock);
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    self->cells[kind]
        = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) rs_state_cell_free);
  self->touched = g_ptr_array_new ();
  self->transitions = g_ptr_array_new_with_free_func (pending_transition_free);
  g_queue_init (&self->ended);
  g_queue_init (&self->clearing);
  return self;
}

/**
 * rs_state_cache_free:
 * @self: (transfer full): a cache
 */
void
rs_state_cache_free (RsStateCache *self)
{
  g_queue_clear (&self->clearing);
  g_queue_clear (&self->ended);
  g_ptr_array_unref (self->transitions);
  g_ptr_array_unref (self->touched);
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    g_hash_table_unref (self->cells[kind]);
  g_clear_pointer (&self->scope, rs_scope_free);
  g_object_unref (self->clock);
  g_free (self);
}

static void
touch (RsStateCache *self, RsStateCell *cell, guint32 mask)
{
  cell->mask |= mask;
  if (cell->touched)
    return;
  cell->touched = TRUE;
  g_ptr_array_add (self->touched, cell);
}

static RsStateCell *
find_cell (RsStateCache *self, RsKind kind, const char *id)
{
  return g_hash_table_lookup (self->cells[kind], id);
}

static RsStateCell *
ensure_cell (RsStateCache *self, RsKind kind, const char *id)
{
  RsStateCell *cell = find_cell (self, kind, id);

  if (cell != NULL)
    return cell;
  if (g_hash_table_size (self->cells[kind]) >= MAX_ENTITIES + (kind == RS_KIND_INTERACTION ? MAX_ENDED : 0))
    return NULL;

  cell = rs_state_cell_new (kind, id);
  g_hash_table_insert (self->cells[kind], cell->id, cell);
  touch (self, cell, RS_CHANGED_ALL);
  return cell;
}

static void
set_confirmed (RsStateCache *self, RsStateCell *cell, gboolean confirmed)
{
  if (cell->confirmed == (guint) confirmed)
    return;
  cell->confirmed = confirmed;
  if (!cell->hidden)
    self->n_unconfirmed += confirmed ? -1u : 1u;
  touch (self, cell, RS_CHANGED_CONFIRMED);
}

static void
set_hidden (RsStateCache *self, RsStateCell *cell, gboolean hidden)
{
  if (cell->hidden == (guint) hidden)
    return;
  cell->hidden = hidden;
  if (!cell->confirmed)
    self->n_unconfirmed += hidden ? -1u : 1u;
  touch (self, cell, RS_CHANGED_ALL);
}

static gboolean
is_asked (RsStateCache *self, RsKind kind, const char *id)
{
  if (self->scope == NULL)
    return TRUE;
  /* A contact that waits belongs to nobody yet: interactions are asked for as a whole, or not at all. */
  if (kind == RS_KIND_INTERACTION)
    return rs_scope_is_all (self->scope, kind);
  return rs_scope_contains (self->scope, kind, id);
}

/**
 * rs_state_cache_set_scope:
 * @self: a cache
 * @asked: what the board asks for
 *
 * From now on deltas about anything else are refused. What has left the scope is removed from view at once; its
 * versions are kept until the epoch ends, so that it cannot come back with old fields.
 */
void
rs_state_cache_set_scope (RsStateCache *self, const RsScope *asked)
{
  GHashTableIter iter;
  gpointer value;

  g_clear_pointer (&self->scope, rs_scope_free);
  self->scope = rs_scope_copy (asked);

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    {
      g_hash_table_iter_init (&iter, self->cells[kind]);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        {
          RsStateCell *cell = value;

          set_hidden (self, cell, rs_state_cell_has_ended (cell) || !is_asked (self, cell->kind, cell->id));
        }
    }
}

/* Everybody who was granted gets a place, also before the first word about them; who was refused is told apart. */
static void
note_granted (RsStateCache *self, RsKind kind, const RsScope *granted)
{
  g_auto (GStrv) asked = self->scope != NULL ? rs_scope_list (self->scope, kind) : NULL;
  g_auto (GStrv) given = rs_scope_list (granted, kind);

  for (char **id = given; *id != NULL; id++)
    if (is_asked (self, kind, *id))
      ensure_cell (self, kind, *id);

  for (char **id = asked; id != NULL && *id != NULL; id++)
    {
      RsStateCell *cell = ensure_cell (self, kind, *id);
      gboolean is_granted = rs_scope_contains (granted, kind, *id);

      if (cell == NULL || cell->granted == (guint) is_granted)
        continue;
      cell->granted = is_granted;
      if (!is_granted)
        set_confirmed (self, cell, TRUE); /* nothing more will come of it: it is not waited for */
      touch (self, cell, RS_CHANGED_GRANTED);
    }
}

/**
 * rs_state_cache_begin_epoch:
 * @self: a cache
 * @epoch: number of the connection that was subscribed just now
 * @granted: what the server let us have
 *
 * An epoch takes effect at its `subscribed`. From then on its data beats that of every older connection, whatever
 * the numbers: they may restart. Calling it again for the same epoch only renews what is granted.
 */
void
rs_state_cache_begin_epoch (RsStateCache *self, guint32 epoch, const RsScope *granted)
{
  note_granted (self, RS_KIND_AGENT, granted);
  note_granted (self, RS_KIND_QUEUE, granted);

  if (epoch <= self->epoch)
    return;
  self->epoch = epoch;
  self->sweep_at_us = rs_clock_get_monotonic (self->clock) + UNCONFIRMED_INTERACTION_US;
}

static void
note_transition (RsStateCache *self, RsStateCell *cell, const RsValue *before, gint64 at_ns)
{
  PendingTransition *pending = g_new0 (PendingTransition, 1);
  const RsValue *after = &cell->values[0];

  pending->cell = cell;
  if (before->type == RS_VALUE_TEXT)
    pending->from = g_ref_string_acquire (before->text);
  if (after->type == RS_VALUE_TEXT)
    pending->to = g_ref_string_acquire (after->text);
  pending->at_ns = at_ns;
  g_ptr_array_add (self->transitions, pending);
}

/* `ended` is absorbing: a late `held` must not raise a ghost, so the cell stays, out of view, with its versions. */
static void
bury (RsStateCache *self, RsStateCell *cell)
{
  cell->hidden_at_us = rs_clock_get_monotonic (self->clock);
  set_hidden (self, cell, TRUE);
  g_queue_push_tail (&self->ended, cell);
}

/* An interaction that was swept away unconfirmed, and of which the server speaks after all. */
static void
dig_up (RsStateCache *self, RsStateCell *cell)
{
  g_queue_remove (&self->ended, cell);
  set_hidden (self, cell, FALSE);
}

static void
confirm (RsStateCache *self, RsStateCell *cell, const RsDelta *delta, guint32 epoch, guint32 changed)
{
  gboolean tells_word = cell->kind == RS_KIND_QUEUE || (delta->mask & 1u) != 0;

  if (cell->confirmed || epoch < self->epoch || !tells_word)
    return;

  /* Fields of the old status that nobody repeats are not true any more (protocol §7). */
  if (cell->kind == RS_KIND_AGENT && (changed & (1u << RS_AGENT_STATUS)) != 0 && cell->clear_at_us == 0)
    {
      cell->clear_at_us = rs_clock_get_monotonic (self->clock) + OLD_FIELDS_US;
      g_queue_push_tail (&self->clearing, cell);
    }
  set_confirmed (self, cell, TRUE);
}

/*
 * When a word begins that the server does not date, its first sight counts. Told again, a timestamp more than
 * five seconds old is when it began, a fresh one is only when it was sent (protocol §11).
 */
static void
date_word (RsStateCell *cell, const RsDelta *delta, gboolean changed, gint64 server_now_ns)
{
  gint64 at_ns = delta->has_time ? delta->time_ns : server_now_ns;

  if (changed || cell->began_ns == 0)
    cell->began_ns = at_ns;
  else if (delta->has_time && at_ns < cell->began_ns && at_ns < server_now_ns - 5 * G_GINT64_CONSTANT (1000000000))
    cell->began_ns = at_ns;
}

static RsApplyResult
get_result (const RsCellOutcome *outcome)
{
  if (outcome->conflicts != 0)
    return RS_APPLY_CONFLICT;
  if (outcome->set != 0)
    return RS_APPLY_APPLIED;
  return outcome->duplicates != 0 ? RS_APPLY_DUPLICATE : RS_APPLY_STALE;
}

static void
note_numbering (RsStateCache *self, RsStateCell *cell, gboolean numbered)
{
  cell->numbered |= (guint) (numbered != FALSE);
  cell->unnumbered |= (guint) (numbered == FALSE);
  self->mixed |= cell->numbered && cell->unnumbered;
}

static void
take_word (RsStateCache *self, RsStateCell *cell, const RsDelta *delta, const RsValue *before,
           const RsCellOutcome *outcome, gint64 server_now_ns)
{
  gboolean changed = (outcome->changed & 1u) != 0;

  date_word (cell, delta, changed, server_now_ns);
  if (changed)
    note_transition (self, cell, before, delta->has_time ? delta->time_ns : server_now_ns);
  if (rs_state_cell_has_ended (cell))
    bury (self, cell);
}

/**
 * rs_state_cache_apply:
 * @self: a cache
 * @delta: what a message tells
 * @epoch: number of the connection that brought it, 1 or more
 * @server_now_ns: the time at the server, for messages without a timestamp
 *
 * Merges one message.
 *
 * Returns: what became of it
 */
RsApplyResult
rs_state_cache_apply (RsStateCache *self, const RsDelta *delta, guint32 epoch, gint64 server_now_ns)
{
  RsStateCell *cell = NULL;
  RsVersion version;
  RsCellOutcome outcome;
  RsValue before = { 0 };
  gint64 since_ns;

  if (is_asked (self, delta->kind, delta->id))
    cell = ensure_cell (self, delta->kind, delta->id);
  if (cell == NULL)
    return RS_APPLY_NOT_ASKED;
  if (rs_state_cell_has_ended (cell))
    return RS_APPLY_STALE;
  if (cell->hidden)
    dig_up (self, cell);

  note_numbering (self, cell, delta->has_sequence);
  version = rs_state_cell_get_version (cell, delta, epoch, ++self->arrivals);
  since_ns = rs_state_cell_get_since (cell);
  rs_value_copy (&cell->values[0], &before);
  outcome = rs_state_cell_merge (cell, delta, &version);

  if (cell->kind != RS_KIND_QUEUE && (outcome.set & 1u) != 0)
    take_word (self, cell, delta, &before, &outcome, server_now_ns);
  rs_value_clear (&before);
  confirm (self, cell, delta, epoch, outcome.changed);

  if (since_ns != rs_state_cell_get_since (cell))
    touch (self, cell, RS_CHANGED_SINCE);
  if (outcome.changed != 0)
    {
      touch (self, cell, outcome.changed);
      if (delta->sent_at_ms > 0 && cell->sent_at_ms <= 0)
        cell->sent_at_ms = delta->sent_at_ms;
    }
  return get_result (&outcome);
}

static void
absorb_cell (RsStateCache *self, const RsStateCell *other)
{
  RsStateCell *cell = NULL;
  RsValue before = { 0 };
  guint32 changed;
  gboolean is_current = other->highest_epoch >= self->epoch;

  if (is_asked (self, other->kind, other->id))
    cell = ensure_cell (self, other->kind, other->id);
  if (cell == NULL || rs_state_cell_has_ended (cell))
    return;
  if (cell->hidden)
    dig_up (self, cell);

  rs_value_copy (&cell->values[0], &before);
  changed = rs_state_cell_join (cell, other);
  if ((changed & 1u) != 0 && cell->kind != RS_KIND_QUEUE)
    {
      cell->began_ns = other->began_ns;
      note_transition (self, cell, &before, other->began_ns);
    }
  rs_value_clear (&before);

  if (is_current && (other->values[0].type != RS_VALUE_UNSET || cell->kind == RS_KIND_QUEUE))
    set_confirmed (self, cell, TRUE);
  if (changed != 0)
    touch (self, cell, changed | RS_CHANGED_SINCE);
  if (rs_state_cell_has_ended (cell) && !cell->hidden)
    bury (self, cell);
}

/**
 * rs_state_cache_absorb:
 * @self: a cache
 * @side: a cache that held what came before the connection was subscribed
 *
 * Takes over all that @side knows. Fields with greater versions win, as ever: a cache is a join-semilattice, and
 * this is its join.
 */
void
rs_state_cache_absorb (RsStateCache *self, RsStateCache *side)
{
  GHashTableIter iter;
  gpointer cell;

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    {
      g_hash_table_iter_init (&iter, side->cells[kind]);
      while (g_hash_table_iter_next (&iter, NULL, &cell))
        absorb_cell (self, cell);
    }
  self->arrivals = MAX (self->arrivals, side->arrivals);
  self->mixed |= side->mixed;
}

/**
 * rs_state_cache_lose_confirmation:
 * @self: a cache
 *
 * To be called when the feed is lost: from now on everything shown is old until the server has spoken of it
 * again (protocol §7).
 */
void
rs_state_cache_lose_confirmation (RsStateCache *self)
{
  GHashTableIter iter;
  gpointer value;

  self->sweep_at_us = 0; /* while nobody can confirm, nothing leaves for want of it */
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    {
      g_hash_table_iter_init (&iter, self->cells[kind]);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        {
          RsStateCell *cell = value;

          if (!cell->hidden && cell->granted)
            set_confirmed (self, cell, FALSE);
        }
    }
}

/**
 * rs_state_cache_get_deadline:
 * @self: a cache
 *
 * Returns: the monotonic time at which rs_state_cache_expire() has something to do, 0 if never
 */
gint64
rs_state_cache_get_deadline (RsStateCache *self)
{
  gint64 deadline = self->sweep_at_us;
  RsStateCell *cell = g_queue_peek_head (&self->clearing);
  RsStateCell *oldest = g_queue_peek_head (&self->ended);

  if (cell != NULL && (deadline == 0 || cell->clear_at_us < deadline))
    deadline = cell->clear_at_us;
  if (oldest != NULL && (deadline == 0 || oldest->hidden_at_us + ENDED_KEPT_US < deadline))
    deadline = oldest->hidden_at_us + ENDED_KEPT_US;
  return deadline;
}

static void
clear_old_fields (RsStateCache *self, RsStateCell *cell)
{
  static const RsAgentField fields[] = { RS_AGENT_QUEUE_NAME, RS_AGENT_WRAP_UP_CODE };

  cell->clear_at_us = 0;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      RsValue *value = &cell->values[fields[i]];

      if (value->type == RS_VALUE_UNSET || cell->versions[fields[i]].epoch >= self->epoch)
        continue;
      rs_value_clear (value);
      value->type = RS_VALUE_NULL;
      touch (self, cell, 1u << fields[i]);
    }
}

static void
sweep_interactions (RsStateCache *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->cells[RS_KIND_INTERACTION]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      RsStateCell *cell = value;

      if (!cell->hidden && !cell->confirmed)
        bury (self, cell);
    }
}

static void
forget_ended (RsStateCache *self, gint64 now_us)
{
  RsStateCell *cell;

  while ((cell = g_queue_peek_head (&self->ended)) != NULL)
    {
      gboolean too_many = g_queue_get_length (&self->ended) > MAX_ENDED;

      if ((!too_many && cell->hidden_at_us + ENDED_KEPT_US > now_us) || cell->touched)
        return;
      g_queue_pop_head (&self->ended);
      g_hash_table_remove (self->cells[RS_KIND_INTERACTION], cell->id);
    }
}

/**
 * rs_state_cache_expire:
 * @self: a cache
 *
 * Does what is due: interactions that were not confirmed in a new epoch leave, fields of an old status are
 * cleared, interactions that ended long ago are forgotten.
 */
void
rs_state_cache_expire (RsStateCache *self)
{
  gint64 now_us = rs_clock_get_monotonic (self->clock);
  RsStateCell *cell;

  if (self->sweep_at_us != 0 && self->sweep_at_us <= now_us)
    {
      self->sweep_at_us = 0;
      sweep_interactions (self);
    }
  while ((cell = g_queue_peek_head (&self->clearing)) != NULL && cell->clear_at_us <= now_us)
    clear_old_fields (self, g_queue_pop_head (&self->clearing));
  forget_ended (self, now_us);
}

/**
 * rs_state_cache_has_changes:
 * @self: a cache
 *
 * Returns: whether anything changed since the last rs_state_cache_take_changes()
 */
gboolean
rs_state_cache_has_changes (RsStateCache *self)
{
  return self->touched->len > 0;
}

static void
describe_cell (RsStateCell *cell, RsChange *change)
{
  guint n_fields;

  change->mask |= cell->mask;
  change->removed = cell->hidden;
  change->confirmed = cell->confirmed;
  change->granted = cell->granted;
  change->since_ns = rs_state_cell_get_since (cell);
  change->sent_at_ms = cell->sent_at_ms;
  rs_kind_get_fields (cell->kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    rs_value_copy (&cell->values[i], &change->values[i]);
}

/**
 * rs_state_cache_take_changes:
 * @self: a cache
 * @target: an empty change set
 *
 * Puts all that changed since the last call into @target: at most one change per entity.
 */
void
rs_state_cache_take_changes (RsStateCache *self, RsChangeSet *target)
{
  for (guint i = 0; i < self->touched->len; i++)
    {
      RsStateCell *cell = self->touched->pdata[i];

      describe_cell (cell, rs_change_set_touch (target, cell->kind, cell->id));
      cell->mask = 0;
      cell->sent_at_ms = 0;
      cell->touched = FALSE;
    }
  for (guint i = 0; i < self->transitions->len; i++)
    {
      PendingTransition *pending = self->transitions->pdata[i];

      rs_change_add_transition (rs_change_set_touch (target, pending->cell->kind, pending->cell->id),
                                pending->from, pending->to, pending->at_ns);
    }
  g_ptr_array_set_size (self->transitions, 0);
  g_ptr_array_set_size (self->touched, 0);
}

/**
 * rs_state_cache_count_unconfirmed:
 * @self: a cache
 *
 * Returns: how many entities in view were not heard of since the last outage
 */
guint
rs_state_cache_count_unconfirmed (RsStateCache *self)
{
  return self->n_unconfirmed;
}

/**
 * rs_state_cache_has_mixed:
 * @self: a cache
 *
 * Returns: whether some entity was told of both with and without sequence numbers, in which case order is only
 *   nearly free (protocol §6)
 */
gboolean
rs_state_cache_has_mixed (RsStateCache *self)
{
  return self->mixed;
}

/**
 * rs_state_cache_count_cells:
 * @self: a cache
 * @kind: a kind
 *
 * Returns: how many entities it keeps versions of, in view or not
 */
guint
rs_state_cache_count_cells (RsStateCache *self, RsKind kind)
{
  return g_hash_table_size (self->cells[kind]);
}
