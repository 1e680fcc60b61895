/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-resync-pace.h"

/* Protocol §6. */
#define SHORTEST_US (30 * G_USEC_PER_SEC)
#define LONGEST_US (30 * 60 * G_USEC_PER_SEC)
#define BLIND_US (5 * 60 * G_USEC_PER_SEC)

/**
 * rs_resync_pace_init:
 * @self: (out caller-allocates): a pace
 */
void
rs_resync_pace_init (RsResyncPace *self)
{
  *self = (RsResyncPace){ .interval_us = SHORTEST_US };
}

/**
 * rs_resync_pace_begin:
 * @self: a pace
 * @now_us: monotonic time
 *
 * To be called when a connection's first `subscribed` comes. It fills the picture, as a resync would; nothing is
 * wanted any more. When the last resync was, and what was learnt of their use, is kept.
 */
void
rs_resync_pace_begin (RsResyncPace *self, gint64 now_us)
{
  self->filled_us = now_us;
  self->wanted_us = 0;
  self->is_running = FALSE;
}

/**
 * rs_resync_pace_want:
 * @self: a pace
 * @now_us: monotonic time
 *
 * Asks for a resync: a gap was found, or a conflict.
 */
void
rs_resync_pace_want (RsResyncPace *self, gint64 now_us)
{
  if (self->wanted_us == 0)
    self->wanted_us = now_us;
}

/**
 * rs_resync_pace_start:
 * @self: a pace
 * @now_us: monotonic time
 *
 * A resync starts. Who has a better reason than a gap, as a person who asked for more, need not wait for the time.
 */
void
rs_resync_pace_start (RsResyncPace *self, gint64 now_us)
{
  self->started_us = now_us;
  self->filled_us = now_us;
  self->wanted_us = 0;
  self->is_running = TRUE;
}

/**
 * rs_resync_pace_finish:
 * @self: a pace with a resync that runs
 * @has_changed: whether it changed anything
 *
 * One that changed nothing was in vain: the next may come only after twice the time. One that changed something brings
 * the shortest time back.
 */
void
rs_resync_pace_finish (RsResyncPace *self, gboolean has_changed)
{
  g_return_if_fail (self->is_running);
  self->is_running = FALSE;
  self->interval_us = has_changed ? SHORTEST_US : MIN (2 * self->interval_us, LONGEST_US);
}

/**
 * rs_resync_pace_abandon:
 * @self: a pace
 * @now_us: monotonic time
 *
 * The resync that runs came to nothing. It is wanted again, and says nothing about the use of resyncs. Does nothing if
 * none runs.
 */
void
rs_resync_pace_abandon (RsResyncPace *self, gint64 now_us)
{
  if (self->is_running)
    rs_resync_pace_want (self, now_us);
  self->is_running = FALSE;
}

/**
 * rs_resync_pace_get_time:
 * @self: a pace
 * @is_blind: whether the gap watch is off and nothing but the stream can repair the picture
 *
 * Returns: the monotonic time at which a resync is due, which may have passed; 0 if none is
 */
gint64
rs_resync_pace_get_time (const RsResyncPace *self, gboolean is_blind)
{
  gint64 blind_us = self->filled_us + BLIND_US;
  gint64 wanted_us = self->wanted_us;

  if (self->is_running)
    return 0;
  if (wanted_us == 0)
    return is_blind ? blind_us : 0;
  if (self->started_us != 0)
    wanted_us = MAX (wanted_us, self->started_us + self->interval_us);
  return is_blind ? MIN (wanted_us, blind_us) : wanted_us;
}

/**
 * rs_resync_pace_is_pending:
 * @self: a pace
 *
 * Returns: whether a resync is wanted or runs, so that the picture may be about to change
 */
gboolean
rs_resync_pace_is_pending (const RsResyncPace *self)
{
  return self->wanted_us != 0 || self->is_running;
}
