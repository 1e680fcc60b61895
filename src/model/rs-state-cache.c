/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-cache.h"

#include "model/rs-state-round.h"
#include "model/rs-state-snapshot.h"
#include "model/rs-state-store.h"

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
  RsStateStore store;
  RsStateRound round;
  guint64 arrivals;
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

  rs_state_store_init (&self->store, clock);
  return self;
}

/**
 * rs_state_cache_free:
 * @self: (transfer full): a cache
 */
void
rs_state_cache_free (RsStateCache *self)
{
  rs_state_store_clear (&self->store);
  g_free (self);
}

/**
 * rs_state_cache_set_scope:
 * @self: a cache
 * @asked: what the board asks for
 *
 * From now on deltas about anything else are refused. What has left the scope is removed from view at once; its
 * versions are kept until the epoch ends, so that it cannot come back with old fields. What comes back into the scope
 * is shown unconfirmed until the server speaks of it again.
 */
void
rs_state_cache_set_scope (RsStateCache *self, const RsScope *asked)
{
  rs_state_store_set_scope (&self->store, asked);
}

/**
 * rs_state_cache_set_shown_fields:
 * @self: a cache
 * @kind: a kind
 * @fields: a mask of the fields that some view shows, 1 << field
 *
 * What no view shows is not handed over (protocol §10). It is merged all the same, so that it counts for versions and
 * order, and when a view starts to show it, it is there at once.
 *
 * Returns: whether a field is shown now that was not before
 */
gboolean
rs_state_cache_set_shown_fields (RsStateCache *self, RsKind kind, guint32 fields)
{
  return rs_state_store_set_shown_fields (&self->store, kind, fields);
}

static void
touch_named (RsStateCell *cell, guint32 mask, gpointer user_data)
{
  rs_state_store_touch (user_data, cell, mask);
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
  rs_state_table_set_names (&self->store.cells, names, touch_named, &self->store);
}

/* Everybody who was granted gets a place, also before the first word about them; who was refused is told apart. */
static void
note_granted (RsStateCache *self, RsKind kind, const RsScope *granted)
{
  g_auto (GStrv) asked = self->store.scope != NULL ? rs_scope_list (self->store.scope, kind) : NULL;
  g_auto (GStrv) given = rs_scope_list (granted, kind);

  for (char **id = given; *id != NULL; id++)
    if (rs_state_store_is_asked (&self->store, kind, *id))
      rs_state_store_ensure (&self->store, kind, *id);

  for (char **id = asked; id != NULL && *id != NULL; id++)
    {
      RsStateCell *cell = rs_state_store_ensure (&self->store, kind, *id);
      gboolean is_granted = rs_scope_contains (granted, kind, *id);

      if (cell == NULL || cell->granted == (guint) is_granted)
        continue;
      cell->granted = is_granted;
      if (!is_granted)
        rs_state_store_set_confirmed (&self->store, cell,
                                      TRUE); /* nothing more will come of it: it is not waited for */
      rs_state_store_touch (&self->store, cell, RS_CHANGED_GRANTED);
    }
}

/* Who left the roster is forgotten when the epoch ends; one whose leaving was not told yet, with the next. */
static gboolean
is_over_with_the_epoch (RsStateCell *cell, gpointer user_data)
{
  RsStateCache *self = user_data;

  if (cell->kind == RS_KIND_INTERACTION || !cell->hidden || cell->touched)
    return FALSE;
  rs_state_departures_drop (&self->store.departures, cell);
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

  rs_state_round_begin (&self->round, &self->store);
  if (epoch <= self->store.epoch)
    return;
  rs_state_table_remove_if (&self->store.cells, is_over_with_the_epoch, self);
  self->store.epoch = epoch;
}

static void
take_word (RsStateCache *self, RsStateCell *cell, const RsDelta *delta, const RsValue *before,
           const RsCellOutcome *outcome, gint64 server_now_ns)
{
  gboolean changed = (outcome->changed & 1u) != 0;

  rs_state_cell_date_word (cell, delta, changed, server_now_ns);
  if (changed)
    rs_state_journal_note_transition (self->store.journal, cell, before,
                                      delta->has_time ? delta->time_ns : server_now_ns);
  if (rs_state_cell_has_ended (cell))
    rs_state_store_bury (&self->store, cell);
}

/* The delay until it is seen is measured for what is seen. */
static void
note_sending (RsStateCache *self, RsStateCell *cell, const RsDelta *delta, guint32 changed)
{
  if (delta->sent_at_ms > 0 && cell->sent_at_ms <= 0 &&
      (changed & rs_state_journal_get_shown (self->store.journal, cell->kind)) != 0)
    cell->sent_at_ms = delta->sent_at_ms;
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
  gboolean confirming = rs_state_store_is_confirming (&self->store, delta->kind, epoch, delta->mask);

  if (rs_state_store_is_asked (&self->store, delta->kind, delta->id))
    cell = rs_state_store_ensure (&self->store, delta->kind, delta->id);
  if (cell == NULL)
    return rs_state_store_is_over (&self->store, delta->kind, delta->id) ? RS_APPLY_STALE : RS_APPLY_NOT_ASKED;
  if (rs_state_cell_has_ended (cell))
    return RS_APPLY_STALE;
  if (cell->hidden && confirming)
    rs_state_store_dig_up (&self->store, cell);

  self->mixed |= rs_state_cell_note_numbering (cell, delta->has_sequence);
  version = rs_state_cell_get_version (cell, delta, epoch, ++self->arrivals);
  if (!delta->has_time)
    version.told_ns = server_now_ns;
  since_ns = rs_state_cell_get_since (cell);
  rs_value_copy (&cell->values[0], &before);
  outcome = rs_state_cell_merge (cell, delta, &version);

  if (cell->kind != RS_KIND_QUEUE && (outcome.set & 1u) != 0)
    take_word (self, cell, delta, &before, &outcome, server_now_ns);
  rs_value_clear (&before);
  if (epoch >= self->store.epoch)
    {
      cell->told |= outcome.set;
      rs_state_round_note (&self->round, cell, delta->mask, &outcome);
    }
  if (confirming)
    rs_state_store_confirm (&self->store, cell, outcome.changed);

  note_sending (self, cell, delta, outcome.changed);
  if (since_ns != rs_state_cell_get_since (cell))
    rs_state_store_touch (&self->store, cell, RS_CHANGED_SINCE);
  rs_state_store_touch (&self->store, cell, outcome.changed);
  return rs_state_cell_get_result (&outcome);
}

static void
take_joined_word (RsStateCache *self, RsStateCell *cell, const RsStateCell *other, const RsValue *before,
                  gboolean changed)
{
  rs_state_cell_date_like (cell, other, changed);
  if (changed)
    rs_state_journal_note_transition (self->store.journal, cell, before, other->began_ns);
}

static void
absorb_cell (RsStateCell *other, gpointer user_data)
{
  RsStateCache *self = user_data;
  RsStateCell *cell = NULL;
  RsValue before = { 0 };
  RsCellOutcome outcome;
  gboolean confirming = rs_state_store_is_confirming (&self->store, other->kind, other->highest_epoch,
                                                      other->values[0].type != RS_VALUE_UNSET);

  if (rs_state_store_is_asked (&self->store, other->kind, other->id))
    cell = rs_state_store_ensure (&self->store, other->kind, other->id);
  if (cell == NULL || rs_state_cell_has_ended (cell))
    return;
  if (cell->hidden && confirming)
    rs_state_store_dig_up (&self->store, cell);

  rs_value_copy (&cell->values[0], &before);
  outcome = rs_state_cell_join (cell, other);
  if ((outcome.set & 1u) != 0 && cell->kind != RS_KIND_QUEUE)
    take_joined_word (self, cell, other, &before, (outcome.changed & 1u) != 0);
  rs_value_clear (&before);
  if (other->highest_epoch >= self->store.epoch)
    {
      cell->told |= outcome.set;
      rs_state_round_note (&self->round, cell, rs_state_cell_get_told (other), &outcome);
    }
  if (confirming)
    rs_state_store_confirm (&self->store, cell, outcome.changed);
  if (outcome.set != 0)
    rs_state_store_touch (&self->store, cell, outcome.changed | RS_CHANGED_SINCE);
  if (rs_state_cell_has_ended (cell))
    rs_state_store_bury (&self->store, cell);
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
  rs_state_table_foreach (&side->store.cells, absorb_cell, self);
  self->arrivals = MAX (self->arrivals, side->arrivals);
  self->mixed |= side->mixed;
}

/**
 * rs_state_cache_apply_snapshot:
 * @self: a cache
 * @snapshot: what the server answered
 * @epoch: number of the connection that counted when the request left
 * @server_now_ns: the time at the server
 *
 * Merges a snapshot: of each field it tells, the newer by time stays (protocol §7). Whatever it speaks of is confirmed.
 *
 * Returns: how many entities it changed; 0 for one that was in vain
 */
guint
rs_state_cache_apply_snapshot (RsStateCache *self, const RsSnapshot *snapshot, guint32 epoch, gint64 server_now_ns)
{
  return rs_state_snapshot_apply (&self->store, snapshot, epoch, server_now_ns);
}

static void
make_patient (RsStateCell *cell, gpointer user_data)
{
  cell->patient = TRUE;
}

static void
make_impatient (RsStateCell *cell, gpointer user_data)
{
  cell->patient = FALSE;
}

/**
 * rs_state_cache_set_patient:
 * @self: a cache
 * @patient: whether a connection has just taken over from another one that lives
 *
 * What the older connection has told anew arrives on the newer one a moment later. Until it has, the newer one's word
 * does not put a field back to what the server's own clock calls older (protocol §8). Afterwards the newer one's word
 * counts whatever the clock says: give what it told meanwhile to rs_state_cache_absorb().
 */
void
rs_state_cache_set_patient (RsStateCache *self, gboolean patient)
{
  rs_state_table_foreach (&self->store.cells, patient ? make_patient : make_impatient, NULL);
}

static void
doubt_cell (RsStateCell *cell, gpointer user_data)
{
  if (!rs_state_departures_is_buried (cell) && cell->granted)
    rs_state_store_set_confirmed (user_data, cell, FALSE);
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
  rs_state_round_stop (&self->round);
  rs_state_table_foreach (&self->store.cells, doubt_cell, &self->store);
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
  gint64 deadline_us = rs_state_store_get_deadline (&self->store);
  gint64 round_us = rs_state_round_get_deadline (&self->round);

  return deadline_us == 0 || (round_us != 0 && round_us < deadline_us) ? round_us : deadline_us;
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
  rs_state_round_expire (&self->round, &self->store);
  rs_state_store_expire (&self->store);
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
  return !rs_state_journal_is_empty (self->store.journal);
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
  rs_state_journal_take (self->store.journal, target);
  rs_state_store_entomb (&self->store);
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
  return self->store.n_unconfirmed;
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
  return rs_state_round_count_untold (&self->store.cells);
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
  return rs_state_table_count (&self->store.cells, kind);
}
