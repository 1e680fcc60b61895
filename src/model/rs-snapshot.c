/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-snapshot.h"

/**
 * RsSnapshot:
 *
 * The full picture, or a part of it, as a server told it on request (protocol §7). Each row is the state of one entity;
 * it has no number, only a time as of which it is true.
 */
struct _RsSnapshot
{
  gint64 requested_ns;
  GArray *rows; /* of RsDelta */
};

static void
clear_row (gpointer row)
{
  rs_delta_clear (row);
}

/**
 * rs_snapshot_new:
 * @requested_ns: the server's time at which the request left; rows that say nothing better are true as of then
 *
 * Returns: (transfer full): a snapshot without rows
 */
RsSnapshot *
rs_snapshot_new (gint64 requested_ns)
{
  RsSnapshot *self = g_new0 (RsSnapshot, 1);

  self->requested_ns = requested_ns;
  self->rows = g_array_new (FALSE, FALSE, sizeof (RsDelta));
  g_array_set_clear_func (self->rows, clear_row);
  return self;
}

/**
 * rs_snapshot_free:
 * @self: (transfer full): a snapshot
 */
void
rs_snapshot_free (RsSnapshot *self)
{
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * rs_snapshot_take_row:
 * @self: a snapshot
 * @row: (transfer full): all that was told of one entity; its time, if it has one, is when it was updated last. It is
 *   empty afterwards
 */
void
rs_snapshot_take_row (RsSnapshot *self, RsDelta *row)
{
  g_array_append_vals (self->rows, row, 1);
  *row = (RsDelta){ 0 };
}

/**
 * rs_snapshot_get_n_rows:
 * @self: a snapshot
 *
 * Returns: how many rows it has
 */
guint
rs_snapshot_get_n_rows (const RsSnapshot *self)
{
  return self->rows->len;
}

/**
 * rs_snapshot_get_row:
 * @self: a snapshot
 * @index: which row
 *
 * Returns: (transfer none): the row
 */
const RsDelta *
rs_snapshot_get_row (const RsSnapshot *self, guint index)
{
  return &g_array_index (self->rows, RsDelta, index);
}

/**
 * rs_snapshot_get_row_time:
 * @self: a snapshot
 * @index: which row
 *
 * Returns: as of when the row is true, nanoseconds since 1970 by the server's clock
 */
gint64
rs_snapshot_get_row_time (const RsSnapshot *self, guint index)
{
  const RsDelta *row = rs_snapshot_get_row (self, index);

  return row->has_time ? row->time_ns : self->requested_ns;
}
