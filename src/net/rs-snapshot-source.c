/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-snapshot-source.h"

/**
 * RsSnapshotSource:
 *
 * Who can tell the full picture on request, beside the stream (protocol §7). Deltas are not state: what was lost on the
 * stream comes back by a snapshot, or by subscribing again where there is nobody to ask.
 */
G_DEFINE_INTERFACE (RsSnapshotSource, rs_snapshot_source, G_TYPE_OBJECT)

static void
rs_snapshot_source_default_init (RsSnapshotSourceInterface *iface)
{
}

/**
 * rs_snapshot_source_fetch_async:
 * @self: a source of snapshots
 * @asked: whom it is to tell of; copied
 * @server_now_ns: the server's time now, before the request leaves: rows without a time of their own are true as of then
 * @cancellable: (nullable): gives up
 * @callback: called when the answer is there
 * @user_data: for @callback
 */
void
rs_snapshot_source_fetch_async (RsSnapshotSource *self, const RsScope *asked, gint64 server_now_ns,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  RS_SNAPSHOT_SOURCE_GET_IFACE (self)->fetch_async (self, asked, server_now_ns, cancellable, callback, user_data);
}

/**
 * rs_snapshot_source_fetch_finish:
 * @self: a source of snapshots
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was told, for rs_state_cache_apply_snapshot(); %NULL with @error set if the
 *   server could not be asked
 */
RsSnapshot *
rs_snapshot_source_fetch_finish (RsSnapshotSource *self, GAsyncResult *result, GError **error)
{
  return RS_SNAPSHOT_SOURCE_GET_IFACE (self)->fetch_finish (self, result, error);
}
