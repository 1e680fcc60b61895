/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-snapshot.h"

static guint32
merge_row (RsStateStore *store, RsStateCell *cell, const RsDelta *row, gint64 row_ns, guint32 epoch,
           gint64 server_now_ns)
{
  RsValue before = { 0 };
  gint64 since_ns = rs_state_cell_get_since (cell);
  RsCellOutcome outcome;

  rs_value_copy (&cell->values[0], &before);
  outcome = rs_state_cell_merge_row (cell, row, row_ns, epoch);
  rs_state_cell_date_row (cell, row, row_ns, &outcome, server_now_ns);
  if ((outcome.changed & 1u) != 0 && cell->kind != RS_KIND_QUEUE)
    rs_state_journal_note_transition (store->journal, cell, &before, cell->began_ns);
  rs_value_clear (&before);

  if (epoch >= store->epoch)
    cell->told |= outcome.set;
  if (since_ns != rs_state_cell_get_since (cell))
    rs_state_store_touch (store, cell, RS_CHANGED_SINCE);
  rs_state_store_touch (store, cell, outcome.changed);
  return outcome.changed;
}

static gboolean
apply_row (RsStateStore *store, const RsDelta *row, gint64 row_ns, guint32 epoch, gint64 server_now_ns)
{
  RsStateCell *cell = NULL;
  guint32 changed;
  gboolean confirming = rs_state_store_is_confirming (store, row->kind, epoch, row->mask);

  if (rs_state_store_is_asked (store, row->kind, row->id))
    cell = rs_state_store_ensure (store, row->kind, row->id);
  if (cell == NULL || rs_state_cell_has_ended (cell))
    return FALSE;
  if (cell->hidden && confirming)
    rs_state_store_dig_up (store, cell);

  changed = merge_row (store, cell, row, row_ns, epoch, server_now_ns);
  if (confirming)
    rs_state_store_confirm (store, cell, changed);
  if (rs_state_cell_has_ended (cell))
    rs_state_store_bury (store, cell);
  return changed != 0;
}

/**
 * rs_state_snapshot_apply:
 * @store: a state cache's store
 * @snapshot: what the server answered
 * @epoch: number of the connection that counted when the request left
 * @server_now_ns: the time at the server
 *
 * Merges a snapshot into the cells: of each field it tells, the newer by time stays (protocol §7).
 *
 * Returns: how many entities it changed
 */
guint
rs_state_snapshot_apply (RsStateStore *store, const RsSnapshot *snapshot, guint32 epoch, gint64 server_now_ns)
{
  guint n_changed = 0;

  for (guint i = 0; i < rs_snapshot_get_n_rows (snapshot); i++)
    n_changed += apply_row (store, rs_snapshot_get_row (snapshot, i), rs_snapshot_get_row_time (snapshot, i), epoch,
                            server_now_ns) != FALSE;
  return n_changed;
}
