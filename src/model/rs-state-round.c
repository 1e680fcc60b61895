/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-round.h"

/* So many percent of the agents told anew in full are no coincidence; a few first deltas may have been lost. */
#define FULL_PERCENT 90

static void
forget (RsStateCell *cell, gpointer user_data)
{
  cell->told = FALSE;
  cell->retold = FALSE;
}

/**
 * rs_state_round_begin:
 * @self: (out caller-allocates): a round
 * @cells: all that is known
 *
 * A `subscribed` has come: nothing has been told since.
 */
void
rs_state_round_begin (RsStateRound *self, RsStateTable *cells)
{
  self->n_healed = 0;
  rs_state_table_foreach (cells, forget, NULL);
}

/* The fields of which a connection told something; what a list of names filled in is not its word. */
static guint32
get_known (const RsStateCell *cell)
{
  guint n_fields;
  guint32 known = 0;

  rs_kind_get_fields (cell->kind, &n_fields);
  for (guint i = 0; cell->versions != NULL && i < n_fields; i++)
    if (cell->values[i].type != RS_VALUE_UNSET && cell->values[i].type != RS_VALUE_NULL && cell->versions[i].epoch > 0)
      known |= 1u << i;
  return known;
}

/**
 * rs_state_round_note:
 * @self: a round
 * @cell: an entity that was told of just now, merged already
 * @told: the fields that were told
 * @changed: those of them that are others now
 *
 * Only what is told first in a round counts: a first delta tells all that is known at once.
 */
void
rs_state_round_note (RsStateRound *self, RsStateCell *cell, guint32 told, guint32 changed)
{
  if (cell->told)
    return;
  cell->told = TRUE;
  cell->retold = (get_known (cell) & ~told) == 0;
  if (cell->retold && changed != 0)
    self->n_healed++;
}

typedef struct
{
  guint n_untold;
  guint n_agents;
  guint n_retold;
} Count;

static void
count_cell (RsStateCell *cell, gpointer user_data)
{
  Count *count = user_data;

  if (cell->hidden || !cell->granted || cell->kind == RS_KIND_INTERACTION)
    return;
  count->n_untold += !cell->told;
  count->n_agents += cell->kind == RS_KIND_AGENT;
  count->n_retold += cell->kind == RS_KIND_AGENT && cell->retold;
}

/**
 * rs_state_round_count_untold:
 * @cells: all that is known
 *
 * Returns: how many agents and queues that were granted and are in view have not been told of in this round
 */
guint
rs_state_round_count_untold (RsStateTable *cells)
{
  Count count = { 0 };

  rs_state_table_foreach (cells, count_cell, &count);
  return count.n_untold;
}

/**
 * rs_state_round_is_full:
 * @cells: all that is known
 *
 * Returns: whether the server evidently tells all there is after a `subscribed`, so that what it leaves out is not
 *   there any more
 */
gboolean
rs_state_round_is_full (RsStateTable *cells)
{
  Count count = { 0 };

  rs_state_table_foreach (cells, count_cell, &count);
  return count.n_agents > 0 && count.n_retold * 100 >= count.n_agents * FULL_PERCENT;
}
