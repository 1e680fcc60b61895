/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "model/rs-change-set.h"
#include "model/rs-delta.h"
#include "model/rs-name-table.h"
#include "model/rs-scope.h"
#include "model/rs-snapshot.h"
#include "model/rs-state-cell.h"

G_BEGIN_DECLS

typedef struct _RsStateCache RsStateCache;

RsStateCache *rs_state_cache_new (RsClock *clock);
void rs_state_cache_free (RsStateCache *self);

void rs_state_cache_set_scope (RsStateCache *self, const RsScope *asked);
void rs_state_cache_set_names (RsStateCache *self, RsNameTable *names);
gboolean rs_state_cache_set_shown_fields (RsStateCache *self, RsKind kind, guint32 fields);
void rs_state_cache_begin_epoch (RsStateCache *self, guint32 epoch, const RsScope *granted);
RsApplyResult rs_state_cache_apply (RsStateCache *self, const RsDelta *delta, guint32 epoch, gint64 server_now_ns);
void rs_state_cache_set_patient (RsStateCache *self, gboolean patient);
void rs_state_cache_absorb (RsStateCache *self, RsStateCache *side);
guint rs_state_cache_apply_snapshot (RsStateCache *self, const RsSnapshot *snapshot, guint32 epoch,
                                     gint64 server_now_ns);
void rs_state_cache_lose_confirmation (RsStateCache *self);

gint64 rs_state_cache_get_deadline (RsStateCache *self);
void rs_state_cache_expire (RsStateCache *self);

gboolean rs_state_cache_has_changes (RsStateCache *self);
void rs_state_cache_take_changes (RsStateCache *self, RsChangeSet *target);

guint rs_state_cache_count_unconfirmed (RsStateCache *self);
guint rs_state_cache_count_untold (RsStateCache *self);
gboolean rs_state_cache_has_healed (RsStateCache *self);
gboolean rs_state_cache_has_mixed (RsStateCache *self);
guint rs_state_cache_count_cells (RsStateCache *self, RsKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsStateCache, rs_state_cache_free)

G_END_DECLS
