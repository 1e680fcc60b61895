/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-cache.h"

#include "model/rs-state-departures.h"
#include "model/rs-state-journal.h"
#include "model/rs-state-round.h"
#include "model/rs-state-table.h"

/* Protocol §4. */
#define UNCONFIRMED_INTERACTION_US (10 * G_USEC_PER_SEC)

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
  RsScope *scope; /* NULL: everything is welcome */
  RsStateTable cells;
  RsStateJournal *journal;
  RsStateDepartures departures;
  RsStateRound round;
  guint32 epoch;
  guint64 arrivals;
  guint n_unconfirmed;
  gint64 sweep_at_us; /* when interactions that nobody confirmed are taken away; 0 for never */
  gboolean mixed;
};

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
  rs_state_table_init (&self->cells);
  self->journal = rs_state_journal_new ();
  rs_state_departures_init (&self->departures);
  return self;
}

/**
 * rs_state_cache_free:
 * @self: (transfer full): a cache
 */
void
rs_state_cache_free (RsStateCache *self)
{
  rs_state_departures_clear (&self->departures);
  rs_state_journal_free (self->journal);
  rs_state_table_clear (&self->cells);
  g_clear_pointer (&self->scope, rs_scope_free);
  g_object_unref (self->clock);
  g_free (self);
}

static void
touch (RsStateCache *self, RsStateCell *cell, guint32 mask)
{
  if (mask != 0)
    rs_state_journal_touch (self->journal, cell, mask);
}

static void
forget_ended (RsStateCache *self)
{
  gint64 now_us = rs_clock_get_monotonic (self->clock);
  RsStateCell *cell;

  while ((cell = rs_state_departures_pop_forgotten (&self->departures, now_us)) != NULL)
    rs_state_table_remove (&self->cells, cell);
}

/* NULL for what nobody asked for, or beyond the bounds. */
static RsStateCell *
ensure_cell (RsStateCache *self, RsKind kind, const char *id)
{
  RsStateCell *cell;

  if (!rs_scope_admits (self->scope, kind, id))
    return NULL;
  cell = rs_state_table_lookup (&self->cells, kind, id);
  if (cell != NULL)
    return cell;
  if (kind == RS_KIND_INTERACTION)
    forget_ended (self); /* so that a storm of ended ones cannot keep new ones out */
  cell = rs_state_table_add (&self->cells, kind, id);
  if (cell != NULL)
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

static void
review_cell (RsStateCell *cell, gpointer user_data)
{
  RsStateCache *self = user_data;

  set_hidden (self, cell, rs_state_departures_is_buried (cell) || !rs_scope_admits (self->scope, cell->kind, cell->id));
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
  g_clear_pointer (&self->scope, rs_scope_free);
  self->scope = rs_scope_copy (asked);
  rs_state_table_foreach (&self->cells, review_cell, self);
}

static void
touch_named (RsStateCell *cell, guint32 mask, gpointer user_data)
{
  touch (user_data, cell, mask);
}

/**
 * rs_state_cache_set_names:
 * @self: a cache
 * @names: what agents and queues are called, as far as the stream does not say
 *
 * Tells every entity its name, and those that come later when they come. Nobody is added for having a name.
 */
void
rs_state_cache_set_names (RsStateCache *self, RsNameTable *names)
{
  rs_state_table_set_names (&self->cells, names, touch_named, self);
}

/* Everybody who was granted gets a place, also before the first word about them; who was refused is told apart. */
static void
note_granted (RsStateCache *self, RsKind kind, const RsScope *granted)
{
  g_auto (GStrv) asked = self->scope != NULL ? rs_scope_list (self->scope, kind) : NULL;
  g_auto (GStrv) given = rs_scope_list (granted, kind);

  for (char **id = given; *id != NULL; id++)
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

/* Who left the roster is forgotten when the epoch ends; one whose leaving was not told yet, with the next. */
static gboolean
is_over_with_the_epoch (RsStateCell *cell, gpointer user_data)
{
  RsStateCache *self = user_data;

  if (cell->kind == RS_KIND_INTERACTION || !cell->hidden || cell->touched)
    return FALSE;
  rs_state_departures_drop (&self->departures, cell);
  return TRUE;
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

  rs_state_round_begin (&self->round, &self->cells);
  if (epoch > self->epoch)
    rs_state_table_remove_if (&self->cells, is_over_with_the_epoch, self);
  self->epoch = epoch;
  self->sweep_at_us = rs_clock_get_monotonic (self->clock) + UNCONFIRMED_INTERACTION_US;
}

/* `ended` is absorbing: a late `held` must not raise a ghost, so the cell stays, out of view, with its versions. */
static void
bury (RsStateCache *self, RsStateCell *cell)
{
  set_hidden (self, cell, TRUE);
  rs_state_departures_bury (&self->departures, cell, rs_clock_get_monotonic (self->clock));
}

/* An interaction that was swept away unconfirmed, and of which the server speaks after all. */
static void
dig_up (RsStateCache *self, RsStateCell *cell)
{
  rs_state_departures_dig_up (&self->departures, cell);
  set_hidden (self, cell, FALSE);
}

/* Only the connection that counts, and only by the word itself, says that an entity is still there. */
static gboolean
is_confirming (RsStateCache *self, RsKind kind, guint32 epoch, guint32 mask)
{
  return epoch >= self->epoch && (kind == RS_KIND_QUEUE || (mask & 1u) != 0);
}

static void
confirm (RsStateCache *self, RsStateCell *cell, guint32 changed)
{
  if (cell->confirmed)
    return;

  /* Fields of the old status that nobody repeats are not true any more (protocol §7). */
  if (cell->kind == RS_KIND_AGENT && (changed & (1u << RS_AGENT_STATUS)) != 0)
    rs_state_departures_doubt (&self->departures, cell, rs_clock_get_monotonic (self->clock));
  set_confirmed (self, cell, TRUE);
}

static void
take_word (RsStateCache *self, RsStateCell *cell, const RsDelta *delta, const RsValue *before,
           const RsCellOutcome *outcome, gint64 server_now_ns)
{
  gboolean changed = (outcome->changed & 1u) != 0;

  rs_state_cell_date_word (cell, delta, changed, server_now_ns);
  if (changed)
    rs_state_journal_note_transition (self->journal, cell, before, delta->has_time ? delta->time_ns : server_now_ns);
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
  RsStateCell *cell = ensure_cell (self, delta->kind, delta->id);
  RsVersion version;
  RsCellOutcome outcome;
  RsValue before = { 0 };
  gint64 since_ns;
  gboolean confirming = is_confirming (self, delta->kind, epoch, delta->mask);

  if (cell == NULL)
    return RS_APPLY_NOT_ASKED;
  if (rs_state_cell_has_ended (cell))
    return RS_APPLY_STALE;
  if (cell->hidden && confirming)
    dig_up (self, cell);

  self->mixed |= rs_state_cell_note_numbering (cell, delta->has_sequence);
  version = rs_state_cell_get_version (cell, delta, epoch, ++self->arrivals);
  since_ns = rs_state_cell_get_since (cell);
  rs_value_copy (&cell->values[0], &before);
  outcome = rs_state_cell_merge (cell, delta, &version);

  if (cell->kind != RS_KIND_QUEUE && (outcome.set & 1u) != 0)
    take_word (self, cell, delta, &before, &outcome, server_now_ns);
  rs_value_clear (&before);
  if (epoch >= self->epoch)
    rs_state_round_note (&self->round, cell, delta->mask, outcome.changed);
  if (confirming)
    confirm (self, cell, outcome.changed);

  if (since_ns != rs_state_cell_get_since (cell))
    touch (self, cell, RS_CHANGED_SINCE);
  touch (self, cell, outcome.changed);
  return rs_state_cell_get_result (&outcome);
}

static void
absorb_cell (RsStateCell *other, gpointer user_data)
{
  RsStateCache *self = user_data;
  RsStateCell *cell = ensure_cell (self, other->kind, other->id);
  RsValue before = { 0 };
  guint32 changed;
  gboolean confirming =
      is_confirming (self, other->kind, other->highest_epoch, other->values[0].type != RS_VALUE_UNSET);

  if (cell == NULL || rs_state_cell_has_ended (cell))
    return;
  if (cell->hidden && confirming)
    dig_up (self, cell);

  rs_value_copy (&cell->values[0], &before);
  changed = rs_state_cell_join (cell, other);
  if ((changed & 1u) != 0 && cell->kind != RS_KIND_QUEUE)
    {
      cell->began_ns = other->began_ns;
      rs_state_journal_note_transition (self->journal, cell, &before, other->began_ns);
    }
  rs_value_clear (&before);
  rs_state_round_note (&self->round, cell, rs_state_cell_get_told (other), changed);
  if (confirming)
    confirm (self, cell, changed);
  if (changed != 0)
    touch (self, cell, changed | RS_CHANGED_SINCE);
  if (rs_state_cell_has_ended (cell))
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
  rs_state_table_foreach (&side->cells, absorb_cell, self);
  self->arrivals = MAX (self->arrivals, side->arrivals);
  self->mixed |= side->mixed;
}

static void
doubt_cell (RsStateCell *cell, gpointer user_data)
{
  if (!rs_state_departures_is_buried (cell) && cell->granted)
    set_confirmed (user_data, cell, FALSE);
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
  self->sweep_at_us = 0; /* while nobody can confirm, nothing leaves for want of it */
  rs_state_table_foreach (&self->cells, doubt_cell, self);
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
  gint64 deadline = rs_state_departures_get_deadline (&self->departures);

  if (self->sweep_at_us != 0 && (deadline == 0 || self->sweep_at_us < deadline))
    deadline = self->sweep_at_us;
  return deadline;
}

static void
sweep_unconfirmed (RsStateCell *cell, gpointer user_data)
{
  if (cell->kind == RS_KIND_INTERACTION && !cell->confirmed)
    bury (user_data, cell);
}

static void
sweep_untold (RsStateCell *cell, gpointer user_data)
{
  if (cell->kind == RS_KIND_INTERACTION && !cell->told && !rs_state_departures_is_buried (cell))
    bury (user_data, cell);
}

/* An interaction whose end was lost would stay for ever. A server that tells all there is leaves it out. */
static void
sweep (RsStateCache *self)
{
  self->sweep_at_us = 0;
  rs_state_table_foreach (&self->cells, sweep_unconfirmed, self);
  if (rs_state_round_is_full (&self->cells))
    rs_state_table_foreach (&self->cells, sweep_untold, self);
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
    sweep (self);
  while ((cell = rs_state_departures_pop_doubted (&self->departures, now_us)) != NULL)
    touch (self, cell, rs_state_cell_clear_old_fields (cell, self->epoch));
  forget_ended (self);
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
  return !rs_state_journal_is_empty (self->journal);
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
  rs_state_journal_take (self->journal, target);
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
 * rs_state_cache_count_untold:
 * @self: a cache
 *
 * Returns: how many agents and queues in view were granted but not told of since the last `subscribed`
 */
guint
rs_state_cache_count_untold (RsStateCache *self)
{
  return rs_state_round_count_untold (&self->cells);
}

/**
 * rs_state_cache_has_healed:
 * @self: a cache
 *
 * Returns: whether first deltas since the last `subscribed` told something that had been missed
 */
gboolean
rs_state_cache_has_healed (RsStateCache *self)
{
  return self->round.n_healed > 0;
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
  return rs_state_table_count (&self->cells, kind);
}
