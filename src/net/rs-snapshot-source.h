/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-scope.h"
#include "model/rs-snapshot.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RS_TYPE_SNAPSHOT_SOURCE (rs_snapshot_source_get_type ())
G_DECLARE_INTERFACE (RsSnapshotSource, rs_snapshot_source, RS, SNAPSHOT_SOURCE, GObject)

/**
 * RsSnapshotSourceInterface:
 * @fetch_async: begins to ask for the state of all that is in the scope, which must be copied at once
 * @fetch_finish: (transfer full) (nullable): gives the rows that were told; %NULL with an error set if the server could
 *   not be asked, or its answer was none
 *
 * Both are called on the feed thread and answer there. At most one request is under way at a time.
 */
struct _RsSnapshotSourceInterface
{
  GTypeInterface parent_iface;

  void (*fetch_async) (RsSnapshotSource *self, const RsScope *asked, gint64 server_now_ns, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data);
  RsSnapshot *(*fetch_finish) (RsSnapshotSource *self, GAsyncResult *result, GError **error);
};

void rs_snapshot_source_fetch_async (RsSnapshotSource *self, const RsScope *asked, gint64 server_now_ns,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
RsSnapshot *rs_snapshot_source_fetch_finish (RsSnapshotSource *self, GAsyncResult *result, GError **error);

G_END_DECLS
