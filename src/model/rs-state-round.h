/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-state-store.h"

G_BEGIN_DECLS

/**
 * RsStateRound:
 * @n_healed: entities whose first deltas told something that had been missed
 *
 * What the server has told since the last `subscribed`. A server that answers a subscription with first deltas tells
 * all there is once more, and so heals what was lost; one that does not, tells only what changes. Which of the two it
 * is shows by what comes.
 */
typedef struct
{
  guint n_healed;
} RsStateRound;

void rs_state_round_begin (RsStateRound *self, RsStateTable *cells);
void rs_state_round_note (RsStateRound *self, RsStateCell *cell, guint32 told, guint32 changed);
guint rs_state_round_count_untold (RsStateTable *cells);
void rs_state_round_sweep_unconfirmed (RsStateStore *store);
void rs_state_round_sweep_unheard (RsStateStore *store);

G_END_DECLS
