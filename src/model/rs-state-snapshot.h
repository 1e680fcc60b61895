/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-snapshot.h"
#include "model/rs-state-store.h"

G_BEGIN_DECLS

guint rs_state_snapshot_apply (RsStateStore *store, const RsSnapshot *snapshot, guint32 epoch, gint64 server_now_ns);

G_END_DECLS
