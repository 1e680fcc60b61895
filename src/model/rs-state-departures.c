/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-departures.h"

/* One that nobody confirmed after an outage has mostly ended meanwhile. A server that still speaks of it does so soon; a
 * storm of outages must not pile up those of which nobody does. */
#define SWEPT_KEPT_US (60 * G_USEC_PER_SEC)

/* Protocol §7: so long the server has to repeat queue and wrap-up of a status that changed during an outage. */
#define DOUBTED_KEPT_US (5 * G_USEC_PER_SEC)

/**
 * rs_state_departures_init:
 * @self: (out caller-allocates): departures
 */
void
rs_state_departures_init (RsStateDepartures *self)
{
  g_queue_init (&self->ended);
  g_queue_init (&self->buried);
  g_queue_init (&self->doubted);
}

/**
 * rs_state_departures_clear:
 * @self: departures
 */
void
rs_state_departures_clear (RsStateDepartures *self)
{
  g_queue_clear (&self->ended);
  g_queue_clear (&self->buried);
  g_queue_clear (&self->doubted);
}

/**
 * rs_state_departures_bury:
 * @self: departures
 * @cell: an interaction that is over
 * @now_us: monotonic time
 *
 * Keeps its versions until its end was told, or for a minute if it is only taken for over. One that is buried already
 * keeps its time.
 */
void
rs_state_departures_bury (RsStateDepartures *self, RsStateCell *cell, gint64 now_us)
{
  if (rs_state_departures_is_buried (cell))
    return;
  cell->hidden_at_us = now_us;
  g_queue_push_tail (rs_state_cell_has_ended (cell) ? &self->ended : &self->buried, cell);
}

/**
 * rs_state_departures_dig_up:
 * @self: departures
 * @cell: an interaction that was taken for over too early
 */
void
rs_state_departures_dig_up (RsStateDepartures *self, RsStateCell *cell)
{
  g_queue_remove (&self->buried, cell);
  cell->hidden_at_us = 0;
}

/**
 * rs_state_departures_is_buried:
 * @cell: an entity
 *
 * Returns: whether it is an interaction that is over or was taken for it
 */
gboolean
rs_state_departures_is_buried (const RsStateCell *cell)
{
  return cell->hidden_at_us != 0;
}

/**
 * rs_state_departures_drop:
 * @self: departures
 * @cell: an agent that is about to be forgotten
 */
void
rs_state_departures_drop (RsStateDepartures *self, RsStateCell *cell)
{
  if (cell->clear_at_us != 0)
    g_queue_remove (&self->doubted, cell);
}

/**
 * rs_state_departures_doubt:
 * @self: departures
 * @cell: an agent whose status has changed during an outage
 * @now_us: monotonic time
 *
 * Gives the server five seconds to repeat the fields that went with the old status.
 */
void
rs_state_departures_doubt (RsStateDepartures *self, RsStateCell *cell, gint64 now_us)
{
  if (cell->clear_at_us != 0)
    return;
  cell->clear_at_us = now_us + DOUBTED_KEPT_US;
  g_queue_push_tail (&self->doubted, cell);
}

/**
 * rs_state_departures_get_deadline:
 * @self: departures
 *
 * Returns: the monotonic time at which something leaves, 0 if nothing will
 */
gint64
rs_state_departures_get_deadline (RsStateDepartures *self)
{
  const RsStateCell *doubted = g_queue_peek_head (&self->doubted);
  const RsStateCell *buried = g_queue_peek_head (&self->buried);

  if (doubted == NULL)
    return buried != NULL ? buried->hidden_at_us + SWEPT_KEPT_US : 0;
  return buried != NULL ? MIN (doubted->clear_at_us, buried->hidden_at_us + SWEPT_KEPT_US) : doubted->clear_at_us;
}

/**
 * rs_state_departures_pop_doubted:
 * @self: departures
 * @now_us: monotonic time
 *
 * Returns: (transfer none) (nullable): an agent whose time to be doubted is over
 */
RsStateCell *
rs_state_departures_pop_doubted (RsStateDepartures *self, gint64 now_us)
{
  RsStateCell *cell = g_queue_peek_head (&self->doubted);

  if (cell == NULL || cell->clear_at_us > now_us)
    return NULL;
  cell->clear_at_us = 0;
  return g_queue_pop_head (&self->doubted);
}

/**
 * rs_state_departures_pop_ended:
 * @self: departures
 *
 * Returns: (transfer none) (nullable): an interaction that has ended, and whose end was told
 */
RsStateCell *
rs_state_departures_pop_ended (RsStateDepartures *self)
{
  const RsStateCell *cell = g_queue_peek_head (&self->ended);

  return cell != NULL && !cell->touched ? g_queue_pop_head (&self->ended) : NULL;
}

/**
 * rs_state_departures_pop_forgotten:
 * @self: departures
 * @now_us: monotonic time
 *
 * Returns: (transfer none) (nullable): an interaction that may be forgotten: over for long enough, or one too many
 */
RsStateCell *
rs_state_departures_pop_forgotten (RsStateDepartures *self, gint64 now_us)
{
  RsStateCell *cell = g_queue_peek_head (&self->buried);
  gboolean is_one_too_many = g_queue_get_length (&self->buried) > RS_STATE_MAX_ENDED;

  if (cell == NULL || cell->touched || (!is_one_too_many && cell->hidden_at_us + SWEPT_KEPT_US > now_us))
    return NULL;
  return g_queue_pop_head (&self->buried);
}
