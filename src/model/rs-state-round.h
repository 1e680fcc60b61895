/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-state-store.h"

G_BEGIN_DECLS

/**
 * RsStateRound:
 * @n_healed: entities whose first deltas told something that had been missed
 * @n_repeated: agents whose first deltas told all that was known, and nothing new
 * @began_us: monotonic time of the last `subscribed`
 * @sweep_at_us: when interactions that were left out are taken away; 0 for never
 * @doubt_at_us: when interactions that nobody confirmed since an outage are; 0 for never
 *
 * What the server has told since the last `subscribed`. A server that answers a subscription with first deltas tells
 * all there is once more, and so heals what was lost; one that does not, tells only what changes. Which of the two it
 * is shows by what comes.
 */
typedef struct
{
  guint n_healed;
  guint n_repeated;
  gint64 began_us;
  gint64 sweep_at_us;
  gint64 doubt_at_us;
} RsStateRound;

void rs_state_round_begin (RsStateRound *self, RsStateStore *store);
void rs_state_round_stop (RsStateRound *self);
void rs_state_round_note (RsStateRound *self, RsStateCell *cell, guint32 told, const RsCellOutcome *outcome);
guint rs_state_round_count_untold (RsStateTable *cells);
gint64 rs_state_round_get_deadline (const RsStateRound *self);
void rs_state_round_expire (RsStateRound *self, RsStateStore *store);

G_END_DECLS
