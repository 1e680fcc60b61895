/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-feed-pulse.h"

/**
 * RsFeedPulse:
 *
 * Whether the feed thread still does what it is told. It says nothing of the source: one that reconnects is well, one
 * that is caught in a call is not.
 */
struct _RsFeedPulse
{
  RsWorker *worker; /* not owned */
  int is_awaited;   /* atomic: both threads write it */
};

/**
 * rs_feed_pulse_new:
 * @worker: the thread to ask; is stopped before the pulse is freed
 *
 * Returns: (transfer full): a pulse that nobody has felt yet
 */
RsFeedPulse *
rs_feed_pulse_new (RsWorker *worker)
{
  RsFeedPulse *self = g_new0 (RsFeedPulse, 1);

  self->worker = worker;
  return self;
}

/**
 * rs_feed_pulse_free:
 * @self: (transfer full): a pulse whose worker has stopped
 */
void
rs_feed_pulse_free (RsFeedPulse *self)
{
  g_free (self);
}

static void
answer (gpointer user_data)
{
  RsFeedPulse *self = user_data;

  g_atomic_int_set (&self->is_awaited, FALSE);
}

/**
 * rs_feed_pulse_ask:
 * @self: a pulse
 *
 * Asks the thread for a sign of life, unless it still owes the last one: questions do not pile up before a thread that
 * hangs.
 */
void
rs_feed_pulse_ask (RsFeedPulse *self)
{
  if (!rs_feed_pulse_has_answered (self))
    return;
  g_atomic_int_set (&self->is_awaited, TRUE);
  rs_worker_invoke (self->worker, answer, self);
}

/**
 * rs_feed_pulse_has_answered:
 * @self: a pulse
 *
 * Returns: whether the thread has answered all that it was asked
 */
gboolean
rs_feed_pulse_has_answered (RsFeedPulse *self)
{
  return !g_atomic_int_get (&self->is_awaited);
}
