/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-store.h"

/**
 * rs_state_store_init:
 * @self: (out caller-allocates): a store
 * @clock: tells the monotonic time
 */
void
rs_state_store_init (RsStateStore *self, RsClock *clock)
{
  *self = (RsStateStore){ .clock = g_object_ref (clock), .journal = rs_state_journal_new () };
  rs_state_table_init (&self->cells);
  rs_state_departures_init (&self->departures);
}

/**
 * rs_state_store_clear:
 * @self: a store
 *
 * Frees all that it holds.
 */
void
rs_state_store_clear (RsStateStore *self)
{
  rs_state_departures_clear (&self->departures);
  g_clear_pointer (&self->tombstones, rs_state_tombstones_free);
  rs_state_journal_free (self->journal);
  rs_state_table_clear (&self->cells);
  g_clear_pointer (&self->scope, rs_scope_free);
  g_object_unref (self->clock);
}

static gint64
get_now (const RsStateStore *self)
{
  return rs_clock_get_monotonic (self->clock);
}

/**
 * rs_state_store_touch:
 * @self: a store
 * @cell: one of its cells
 * @mask: bits of what changed of it; nothing happens for 0
 */
void
rs_state_store_touch (RsStateStore *self, RsStateCell *cell, guint32 mask)
{
  if (mask != 0)
    rs_state_journal_touch (self->journal, cell, mask);
}

static void
forget_ended (RsStateStore *self)
{
  RsStateCell *cell;

  while ((cell = rs_state_departures_pop_forgotten (&self->departures, get_now (self))) != NULL)
    rs_state_table_remove (&self->cells, cell);
}

/**
 * rs_state_store_is_over:
 * @self: a store
 * @kind: a kind
 * @id: an id that has no cell
 *
 * Returns: whether it is an interaction that has ended of late: nothing that is told of it counts any more
 */
gboolean
rs_state_store_is_over (const RsStateStore *self, RsKind kind, const char *id)
{
  return kind == RS_KIND_INTERACTION && self->tombstones != NULL &&
         rs_state_tombstones_has (self->tombstones, id, get_now (self));
}

/**
 * rs_state_store_entomb:
 * @self: a store whose changes were told
 *
 * Of interactions that have ended only that is kept (protocol §4).
 */
void
rs_state_store_entomb (RsStateStore *self)
{
  RsStateCell *cell;

  while ((cell = rs_state_departures_pop_ended (&self->departures)) != NULL)
    {
      if (self->tombstones == NULL)
        self->tombstones = rs_state_tombstones_new ();
      rs_state_tombstones_add (self->tombstones, cell->id, cell->hidden_at_us + RS_STATE_ENDED_KEPT_US);
      rs_state_table_remove (&self->cells, cell);
    }
}

/**
 * rs_state_store_ensure:
 * @self: a store
 * @kind: a kind
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the cell of the entity, a new one if it had none; %NULL if
 *   it is over, or there are too many
 */
RsStateCell *
rs_state_store_ensure (RsStateStore *self, RsKind kind, const char *id)
{
  RsStateCell *cell = rs_state_table_lookup (&self->cells, kind, id);

  if (cell != NULL || rs_state_store_is_over (self, kind, id))
    return cell;
  if (kind == RS_KIND_INTERACTION)
    forget_ended (self); /* so that a storm of ended ones cannot keep new ones out */
  cell = rs_state_table_add (&self->cells, kind, id);
  if (cell != NULL)
    rs_state_store_touch (self, cell, RS_CHANGED_ALL);
  return cell;
}

/**
 * rs_state_store_is_confirming:
 * @self: a store
 * @kind: what was spoken of
 * @epoch: the connection that spoke
 * @mask: the fields that it told
 *
 * Returns: whether that says that the entity is still there: only the connection that counts does, and only by the word
 *   itself
 */
gboolean
rs_state_store_is_confirming (const RsStateStore *self, RsKind kind, guint32 epoch, guint32 mask)
{
  return epoch >= self->epoch && (kind == RS_KIND_QUEUE || (mask & 1u) != 0);
}

/**
 * rs_state_store_set_confirmed:
 * @self: a store
 * @cell: one of its cells
 * @confirmed: whether what it holds passes for live
 */
void
rs_state_store_set_confirmed (RsStateStore *self, RsStateCell *cell, gboolean confirmed)
{
  if (cell->confirmed == (guint) confirmed)
    return;
  cell->confirmed = confirmed;
  if (!confirmed)
    cell->told = 0;
  if (!cell->hidden)
    self->n_unconfirmed += confirmed ? -1u : 1u;
  rs_state_store_touch (self, cell, RS_CHANGED_CONFIRMED);
}

static void
set_hidden (RsStateStore *self, RsStateCell *cell, gboolean hidden)
{
  if (cell->hidden == (guint) hidden)
    return;
  cell->hidden = hidden;
  if (!cell->confirmed)
    self->n_unconfirmed += hidden ? -1u : 1u;
  rs_state_store_touch (self, cell, RS_CHANGED_ALL);
}

/**
 * rs_state_store_is_asked:
 * @self: a store
 * @kind: a kind
 * @id: an id
 *
 * Returns: whether anybody wants to know of the entity
 */
gboolean
rs_state_store_is_asked (const RsStateStore *self, RsKind kind, const char *id)
{
  return rs_scope_admits (self->scope, kind, id);
}

/* What happened to it while nobody asked for it was not heard: its old values do not pass for live. */
static void
review_cell (RsStateCell *cell, gpointer user_data)
{
  RsStateStore *self = user_data;
  gboolean hidden = rs_state_departures_is_buried (cell) || !rs_state_store_is_asked (self, cell->kind, cell->id);

  if (cell->hidden && !hidden && cell->granted && rs_state_cell_is_told (cell))
    rs_state_store_set_confirmed (self, cell, FALSE);
  set_hidden (self, cell, hidden);
}

/**
 * rs_state_store_set_scope:
 * @self: a store
 * @asked: what is asked for from now on
 *
 * Takes out of view what is not asked for any more. What comes back into view is unconfirmed until it is told again.
 */
void
rs_state_store_set_scope (RsStateStore *self, const RsScope *asked)
{
  g_clear_pointer (&self->scope, rs_scope_free);
  self->scope = rs_scope_copy (asked);
  rs_state_table_foreach (&self->cells, review_cell, self);
}

/**
 * rs_state_store_bury:
 * @self: a store
 * @cell: an interaction that is over
 *
 * Takes it out of view. `ended` is absorbing: a late `held` must not raise a ghost. One that is only taken for over keeps
 * its cell, with its versions.
 */
void
rs_state_store_bury (RsStateStore *self, RsStateCell *cell)
{
  set_hidden (self, cell, TRUE);
  rs_state_departures_bury (&self->departures, cell, get_now (self));
}

/**
 * rs_state_store_dig_up:
 * @self: a store
 * @cell: an interaction that was swept away unconfirmed, and of which the server speaks after all
 *
 * Brings it back into view.
 */
void
rs_state_store_dig_up (RsStateStore *self, RsStateCell *cell)
{
  rs_state_departures_dig_up (&self->departures, cell);
  set_hidden (self, cell, FALSE);
}

/**
 * rs_state_store_confirm:
 * @self: a store
 * @cell: what the connection that counts has spoken of
 * @changed: the fields that this changed
 *
 * What it holds passes for live from now on. Fields of an old status that nobody repeats are not true any more; they
 * will be cleared (protocol §7).
 */
void
rs_state_store_confirm (RsStateStore *self, RsStateCell *cell, guint32 changed)
{
  if (cell->confirmed)
    return;
  if (cell->kind == RS_KIND_AGENT && (changed & (1u << RS_AGENT_STATUS)) != 0)
    rs_state_departures_doubt (&self->departures, cell, get_now (self));
  rs_state_store_set_confirmed (self, cell, TRUE);
}

/**
 * rs_state_store_get_deadline:
 * @self: a store
 *
 * Returns: the monotonic time at which rs_state_store_expire() has something to do, 0 if never
 */
gint64
rs_state_store_get_deadline (RsStateStore *self)
{
  return rs_state_departures_get_deadline (&self->departures);
}

/**
 * rs_state_store_expire:
 * @self: a store
 *
 * Clears fields of old statuses, and forgets interactions that ended long ago.
 */
void
rs_state_store_expire (RsStateStore *self)
{
  RsStateCell *cell;

  while ((cell = rs_state_departures_pop_doubted (&self->departures, get_now (self))) != NULL)
    rs_state_store_touch (self, cell, rs_state_cell_clear_old_fields (cell));
  forget_ended (self);
}

typedef struct
{
  RsStateStore *store;
  RsKind kind;
  guint32 fields;
} NewlyShown;

static void
show_cell (RsStateCell *cell, gpointer user_data)
{
  const NewlyShown *newly = user_data;

  if (cell->kind == newly->kind)
    rs_state_store_touch (newly->store, cell, newly->fields);
}

/**
 * rs_state_store_set_shown_fields:
 * @self: a store
 * @kind: a kind
 * @fields: a mask of the fields that some view shows
 *
 * Returns: whether a field is shown now that was not before; it counts as changed in every cell
 */
gboolean
rs_state_store_set_shown_fields (RsStateStore *self, RsKind kind, guint32 fields)
{
  NewlyShown newly = { .store = self, .kind = kind };
  guint32 before = rs_state_journal_get_shown (self->journal, kind);

  if (!rs_state_journal_set_shown (self->journal, kind, fields))
    return FALSE;
  newly.fields = rs_state_journal_get_shown (self->journal, kind) & ~before;
  rs_state_table_foreach (&self->cells, show_cell, &newly);
  return TRUE;
}
