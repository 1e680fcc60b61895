/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo/rs-demo-options.h"
#include "session/rs-session.h"

G_BEGIN_DECLS

/**
 * StatusWitness:
 * @n_sets: change sets since the witness began
 * @n_changes: changes in them
 * @n_steps: steps of agents' statuses
 * @n_doubted: changes that said of somebody that he is not confirmed, not granted or not there any more
 * @max_unconfirmed: the most that were unconfirmed at once
 * @states: every source state that was seen, a bit for each
 *
 * Sees all that a session shows from a moment on.
 */
typedef struct
{
  RsSession *session;
  GHashTable *steps; /* id → GPtrArray of words, as they were shown */
  GHashTable *lossy; /* ids of whom not every step was kept */
  guint n_sets;
  guint n_changes;
  guint n_steps;
  guint n_doubted;
  guint max_unconfirmed;
  guint states;
} StatusWitness;

void status_witness_begin (StatusWitness *self, RsSession *session);
void status_witness_end (StatusWitness *self);
guint status_witness_count_lies (StatusWitness *self, const RsDemoOptions *options, double seconds);

G_END_DECLS
