/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "model/rs-scope.h"
#include "model/rs-state-departures.h"
#include "model/rs-state-journal.h"
#include "model/rs-state-table.h"
#include "model/rs-state-tombstones.h"

G_BEGIN_DECLS

/**
 * RsStateStore:
 * @clock: tells the monotonic time
 * @scope: (nullable): what is asked for; %NULL: everything is welcome
 * @cells: all of them
 * @journal: what changed since the last change set
 * @departures: what is about to leave
 * @tombstones: (nullable): which interactions have ended; %NULL before the first
 * @epoch: number of the connection that counts
 * @n_unconfirmed: cells in view that were not heard of since an outage, or since they came back into view
 *
 * The cells of a state cache: who is in view, who is confirmed, who is about to leave. It knows nothing of versions.
 * Private to the state cache.
 */
typedef struct
{
  RsClock *clock;
  RsScope *scope;
  RsStateTable cells;
  RsStateJournal *journal;
  RsStateDepartures departures;
  RsStateTombstones *tombstones;
  guint32 epoch;
  guint n_unconfirmed;
} RsStateStore;

void rs_state_store_init (RsStateStore *self, RsClock *clock);
void rs_state_store_clear (RsStateStore *self);

void rs_state_store_set_scope (RsStateStore *self, const RsScope *asked);
gboolean rs_state_store_is_asked (const RsStateStore *self, RsKind kind, const char *id);
RsStateCell *rs_state_store_ensure (RsStateStore *self, RsKind kind, const char *id);
gboolean rs_state_store_set_shown_fields (RsStateStore *self, RsKind kind, guint32 fields);
gboolean rs_state_store_is_over (const RsStateStore *self, RsKind kind, const char *id);
void rs_state_store_entomb (RsStateStore *self);
void rs_state_store_touch (RsStateStore *self, RsStateCell *cell, guint32 mask);

gboolean rs_state_store_is_confirming (const RsStateStore *self, RsKind kind, guint32 epoch, guint32 mask);
void rs_state_store_set_confirmed (RsStateStore *self, RsStateCell *cell, gboolean confirmed);
void rs_state_store_confirm (RsStateStore *self, RsStateCell *cell, guint32 changed);
void rs_state_store_bury (RsStateStore *self, RsStateCell *cell);
void rs_state_store_dig_up (RsStateStore *self, RsStateCell *cell);

gint64 rs_state_store_get_deadline (RsStateStore *self);
void rs_state_store_expire (RsStateStore *self);

G_END_DECLS
