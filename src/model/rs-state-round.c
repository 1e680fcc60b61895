/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-round.h"

/* So many percent of the agents told anew in full are no coincidence; a few first deltas may have been lost. */
#define FULL_PERCENT 90

/* Protocol §4. */
#define UNCONFIRMED_INTERACTION_US (10 * G_USEC_PER_SEC)

/* Protocol §6: by then all first deltas have come. */
#define WHOLE_US (2 * G_USEC_PER_SEC)

static void
forget (RsStateCell *cell, gpointer user_data)
{
  cell->heard = FALSE;
  cell->heard_all = FALSE;
}

/* The fields of which a connection told something; what a list of names filled in is not its word. */
static guint32
get_known (const RsStateCell *cell)
{
  guint n_fields;
  guint32 known = 0;

  rs_kind_get_fields (cell->kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (cell->values[i].type != RS_VALUE_UNSET && cell->values[i].type != RS_VALUE_NULL && cell->versions[i].epoch > 0)
      known |= 1u << i;
  return known;
}

/**
 * rs_state_round_note:
 * @self: a round
 * @cell: an entity that was told of just now, merged already
 * @told: the fields that were told
 * @outcome: what merging them did
 *
 * Only what is told first in a round counts: a first delta tells all that is known at once. A delta that is none tells
 * that something is another now, so one that tells all anew, and nothing new, is a first delta for certain.
 */
void
rs_state_round_note (RsStateRound *self, RsStateCell *cell, guint32 told, const RsCellOutcome *outcome)
{
  guint32 known = get_known (cell);

  if (cell->heard)
    return;
  cell->heard = TRUE;
  cell->heard_all = (known & ~told) == 0;
  if (cell->heard_all && outcome->changed != 0)
    self->n_healed++;
  if (cell->kind == RS_KIND_AGENT && (known & ~outcome->set) == 0 && outcome->changed == 0)
    self->n_repeated++;
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
  count->n_untold += !cell->heard;
  count->n_agents += cell->kind == RS_KIND_AGENT;
  count->n_retold += cell->kind == RS_KIND_AGENT && cell->heard_all;
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

/* Whether the server evidently tells all there is after a `subscribed`. Where updates are always whole, a few agents may
 * all happen to change at once. */
static gboolean
is_full (RsStateRound *self, RsStateTable *cells)
{
  Count count = { 0 };

  rs_state_table_foreach (cells, count_cell, &count);
  return self->n_repeated > 0 && count.n_retold * 100 >= count.n_agents * FULL_PERCENT;
}

static void
sweep_unconfirmed (RsStateCell *cell, gpointer user_data)
{
  if (cell->kind == RS_KIND_INTERACTION && !cell->confirmed)
    rs_state_store_bury (user_data, cell);
}

static void
sweep_unheard (RsStateCell *cell, gpointer user_data)
{
  if (cell->kind == RS_KIND_INTERACTION && !cell->heard && !rs_state_departures_is_buried (cell))
    rs_state_store_bury (user_data, cell);
}

/* Otherwise one whose end was lost would stay for ever. */
static void
sweep_left_out (RsStateRound *self, RsStateStore *store)
{
  if (is_full (self, &store->cells))
    rs_state_table_foreach (&store->cells, sweep_unheard, store);
}

/**
 * rs_state_round_begin:
 * @self: a round
 * @store: all that is known
 *
 * A `subscribed` has come: nothing has been told since. Tokens may be so short that no round lasts until its time: then
 * it is judged now. But who waits for confirmation since an outage gets no new time by that.
 */
void
rs_state_round_begin (RsStateRound *self, RsStateStore *store)
{
  gint64 now_us = rs_clock_get_monotonic (store->clock);

  if (self->sweep_at_us != 0 && now_us - self->began_us >= WHOLE_US)
    sweep_left_out (self, store);
  rs_state_table_foreach (&store->cells, forget, NULL);
  self->n_healed = 0;
  self->n_repeated = 0;
  self->began_us = now_us;
  self->sweep_at_us = now_us + UNCONFIRMED_INTERACTION_US;
  if (self->doubt_at_us == 0)
    self->doubt_at_us = self->sweep_at_us;
}

/**
 * rs_state_round_stop:
 * @self: a round
 *
 * The feed is lost: while nobody can confirm, nothing leaves for want of it.
 */
void
rs_state_round_stop (RsStateRound *self)
{
  self->sweep_at_us = 0;
  self->doubt_at_us = 0;
}

/**
 * rs_state_round_get_deadline:
 * @self: a round
 *
 * Returns: the monotonic time at which rs_state_round_expire() has something to do, 0 if never
 */
gint64
rs_state_round_get_deadline (const RsStateRound *self)
{
  if (self->doubt_at_us == 0 || self->sweep_at_us == 0)
    return MAX (self->doubt_at_us, self->sweep_at_us);
  return MIN (self->doubt_at_us, self->sweep_at_us);
}

static gboolean
is_due (gint64 *at_us, gint64 now_us)
{
  if (*at_us == 0 || *at_us > now_us)
    return FALSE;
  *at_us = 0;
  return TRUE;
}

/**
 * rs_state_round_expire:
 * @self: a round
 * @store: all that is known
 *
 * Takes interactions away that are not there any more: those that nobody confirmed after an outage (protocol §4), and,
 * where the server evidently tells all there is after a `subscribed`, those that it left out.
 */
void
rs_state_round_expire (RsStateRound *self, RsStateStore *store)
{
  gint64 now_us = rs_clock_get_monotonic (store->clock);

  if (is_due (&self->doubt_at_us, now_us))
    rs_state_table_foreach (&store->cells, sweep_unconfirmed, store);
  if (is_due (&self->sweep_at_us, now_us))
    sweep_left_out (self, store);
}
