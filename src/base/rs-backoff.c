/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-backoff.h"

/**
 * RsBackoff:
 *
 * How long to wait before the next attempt: exponential with full jitter, so that a hundred boards that lost
 * the same server do not come back in the same second.
 */
struct _RsBackoff
{
  gint64 base_us;
  gint64 cap_us;
  guint attempts;
  GRand *rand;
};

/**
 * rs_backoff_new:
 * @base_us: upper bound of the first wait, in microseconds
 * @cap_us: upper bound of every wait
 * @seed: seeds the jitter
 *
 * Returns: (transfer full): a back-off without attempts
 */
RsBackoff *
rs_backoff_new (gint64 base_us, gint64 cap_us, guint32 seed)
{
  RsBackoff *self = g_new0 (RsBackoff, 1);

  g_assert (base_us > 0 && cap_us >= base_us);
  self->base_us = base_us;
  self->cap_us = cap_us;
  self->rand = g_rand_new_with_seed (seed);
  return self;
}

/**
 * rs_backoff_free:
 * @self: (transfer full): a back-off
 */
void
rs_backoff_free (RsBackoff *self)
{
  g_rand_free (self->rand);
  g_free (self);
}

/**
 * rs_backoff_next:
 * @self: a back-off
 *
 * Counts one more attempt. The wait is drawn evenly from 0 to base · 2ⁿ, never above the cap.
 *
 * Returns: microseconds to wait
 */
gint64
rs_backoff_next (RsBackoff *self)
{
  gint64 bound = self->base_us;

  for (guint i = 0; i < self->attempts && bound < self->cap_us; i++)
    bound *= 2;
  bound = MIN (bound, self->cap_us);

  self->attempts++;
  return (gint64) g_rand_double_range (self->rand, 0.0, (double) bound + 1.0);
}

/**
 * rs_backoff_reset:
 * @self: a back-off
 *
 * To be called after a time of health, not at the first success: a server that accepts and drops at once must
 * not be hammered.
 */
void
rs_backoff_reset (RsBackoff *self)
{
  self->attempts = 0;
}

/**
 * rs_backoff_get_attempts:
 * @self: a back-off
 *
 * Returns: attempts since the last reset
 */
guint
rs_backoff_get_attempts (RsBackoff *self)
{
  return self->attempts;
}
