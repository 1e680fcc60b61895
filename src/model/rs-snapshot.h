/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-delta.h"

G_BEGIN_DECLS

typedef struct _RsSnapshot RsSnapshot;

RsSnapshot *rs_snapshot_new (gint64 requested_ns);
void rs_snapshot_free (RsSnapshot *self);

void rs_snapshot_take_row (RsSnapshot *self, RsDelta *row);
guint rs_snapshot_get_n_rows (const RsSnapshot *self);
const RsDelta *rs_snapshot_get_row (const RsSnapshot *self, guint index);
gint64 rs_snapshot_get_row_time (const RsSnapshot *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsSnapshot, rs_snapshot_free)

G_END_DECLS
