/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-table.h"

#include "model/rs-state-departures.h"

/* Protocol §10: whatever a server sends, no more than this is kept of a kind. */
static const guint bounds[RS_N_KINDS] = {
  [RS_KIND_AGENT] = 20000,
  [RS_KIND_QUEUE] = 20000,
  [RS_KIND_INTERACTION] = 20000 + RS_STATE_MAX_ENDED,
};

/**
 * rs_state_table_init:
 * @self: (out caller-allocates): a table
 */
void
rs_state_table_init (RsStateTable *self)
{
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    self->by_id[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) rs_state_cell_free);
  self->names = NULL;
  self->n_names = 0;
}

/**
 * rs_state_table_clear:
 * @self: a table
 *
 * Frees all cells.
 */
void
rs_state_table_clear (RsStateTable *self)
{
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    g_clear_pointer (&self->by_id[kind], g_hash_table_unref);
  g_clear_pointer (&self->names, rs_name_table_unref);
}

/**
 * rs_state_table_lookup:
 * @self: a table
 * @kind: a kind
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the cell of the entity
 */
RsStateCell *
rs_state_table_lookup (RsStateTable *self, RsKind kind, const char *id)
{
  return g_hash_table_lookup (self->by_id[kind], id);
}

static guint32
tell_name (RsStateTable *self, RsStateCell *cell)
{
  return self->names != NULL ? rs_name_table_apply (self->names, cell, self->n_names) : 0;
}

/**
 * rs_state_table_add:
 * @self: a table
 * @kind: a kind
 * @id: an id that is not in it
 *
 * Adds a cell, which knows its name if there is one for it.
 *
 * Returns: (transfer none) (nullable): a new cell; %NULL if the table is full
 */
RsStateCell *
rs_state_table_add (RsStateTable *self, RsKind kind, const char *id)
{
  RsStateCell *cell;

  if (rs_state_table_count (self, kind) >= bounds[kind])
    return NULL;
  cell = rs_state_cell_new (kind, id);
  g_hash_table_insert (self->by_id[kind], cell->id, cell);
  tell_name (self, cell);
  return cell;
}

/**
 * rs_state_table_remove:
 * @self: a table
 * @cell: (transfer full): one of its cells
 */
void
rs_state_table_remove (RsStateTable *self, RsStateCell *cell)
{
  g_hash_table_remove (self->by_id[cell->kind], cell->id);
}

/**
 * rs_state_table_count:
 * @self: a table
 * @kind: a kind
 *
 * Returns: how many cells of the kind there are
 */
guint
rs_state_table_count (RsStateTable *self, RsKind kind)
{
  return g_hash_table_size (self->by_id[kind]);
}

/**
 * rs_state_table_foreach:
 * @self: a table
 * @func: called for every cell; must not add or remove any
 * @user_data: for @func
 */
void
rs_state_table_foreach (RsStateTable *self, RsStateTableFunc func, gpointer user_data)
{
  GHashTableIter iter;
  gpointer cell;

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    {
      g_hash_table_iter_init (&iter, self->by_id[kind]);
      while (g_hash_table_iter_next (&iter, NULL, &cell))
        func (cell, user_data);
    }
}

/**
 * rs_state_table_remove_if:
 * @self: a table
 * @test: says of a cell whether it goes
 * @user_data: for @test
 */
void
rs_state_table_remove_if (RsStateTable *self, RsStateTableTest test, gpointer user_data)
{
  GHashTableIter iter;
  gpointer cell;

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    {
      g_hash_table_iter_init (&iter, self->by_id[kind]);
      while (g_hash_table_iter_next (&iter, NULL, &cell))
        if (test (cell, user_data))
          g_hash_table_iter_remove (&iter);
    }
}

/**
 * rs_state_table_set_names:
 * @self: a table
 * @names: what all cells are told, and those that are added later
 * @changed: called for every cell, with a mask of the fields that changed
 * @user_data: for @changed
 */
void
rs_state_table_set_names (RsStateTable *self, RsNameTable *names, RsStateTableChanged changed, gpointer user_data)
{
  GHashTableIter iter;
  gpointer cell;

  rs_name_table_ref (names);
  g_clear_pointer (&self->names, rs_name_table_unref);
  self->names = names;
  self->n_names++;
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    {
      g_hash_table_iter_init (&iter, self->by_id[kind]);
      while (g_hash_table_iter_next (&iter, NULL, &cell))
        changed (cell, tell_name (self, cell), user_data);
    }
}
