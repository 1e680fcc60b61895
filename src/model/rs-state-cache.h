/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "model/rs-change-set.h"
#include "model/rs-delta.h"
#include "model/rs-scope.h"
#include "model/rs-snapshot.h"

G_BEGIN_DECLS

typedef struct _RsStateCache RsStateCache;

/**
 * RsApplyResult:
 * @RS_APPLY_APPLIED: at least one field took a new version
 * @RS_APPLY_DUPLICATE: all of it was known already, to the letter
 * @RS_APPLY_STALE: all of it was older than what is known
 * @RS_APPLY_CONFLICT: the same version told something else before; the first stays
 * @RS_APPLY_NOT_ASKED: about an entity that nobody asked for, or beyond the bounds
 *
 * What became of a delta.
 */
typedef enum
{
  RS_APPLY_APPLIED,
  RS_APPLY_DUPLICATE,
  RS_APPLY_STALE,
  RS_APPLY_CONFLICT,
  RS_APPLY_NOT_ASKED,
} RsApplyResult;

RsStateCache *rs_state_cache_new (RsClock *clock);
void rs_state_cache_free (RsStateCache *self);

void rs_state_cache_set_scope (RsStateCache *self, const RsScope *asked);
gboolean rs_state_cache_set_shown_fields (RsStateCache *self, RsKind kind, guint32 fields);
void rs_state_cache_begin_epoch (RsStateCache *self, guint32 epoch, const RsScope *granted);
RsApplyResult rs_state_cache_apply (RsStateCache *self, const RsDelta *delta, guint32 epoch, gint64 server_now_ns);
void rs_state_cache_absorb (RsStateCache *self, RsStateCache *side);
guint rs_state_cache_apply_snapshot (RsStateCache *self, const RsSnapshot *snapshot, guint32 epoch,
                                     gint64 server_now_ns);
void rs_state_cache_lose_confirmation (RsStateCache *self);

gint64 rs_state_cache_get_deadline (RsStateCache *self);
void rs_state_cache_expire (RsStateCache *self);

gboolean rs_state_cache_has_changes (RsStateCache *self);
void rs_state_cache_take_changes (RsStateCache *self, RsChangeSet *target);

guint rs_state_cache_count_unconfirmed (RsStateCache *self);
gboolean rs_state_cache_has_mixed (RsStateCache *self);
guint rs_state_cache_count_cells (RsStateCache *self, RsKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsStateCache, rs_state_cache_free)

G_END_DECLS
