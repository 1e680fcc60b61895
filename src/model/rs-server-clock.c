/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-server-clock.h"

/* Five minutes in ten-second buckets: the oldest bucket is dropped whole, so the window is 290 to 300 s long. */
#define N_BUCKETS 30
#define BUCKET_US (10 * G_USEC_PER_SEC)
#define MAX_AHEAD_NS (5 * G_GINT64_CONSTANT (1000000000))

/**
 * RsServerClock:
 *
 * What time it is at the server, reckoned from the timestamps of its messages (protocol §11).
 *
 * A message can only be late, never early, so the smallest of (arrival − timestamp) is nearest to the truth.
 */
struct _RsServerClock
{
  gint64 bucket_number[N_BUCKETS]; /* arrival / BUCKET_US + 1; 0 for an empty bucket */
  gint64 smallest_ns[N_BUCKETS];   /* of arrival − timestamp */
  gint64 newest_number;
};

/**
 * rs_server_clock_new:
 *
 * Returns: (transfer full): a clock that knows nothing yet
 */
RsServerClock *
rs_server_clock_new (void)
{
  return g_new0 (RsServerClock, 1);
}

/**
 * rs_server_clock_free:
 * @self: (transfer full): a server clock
 */
void
rs_server_clock_free (RsServerClock *self)
{
  g_free (self);
}

static gboolean
find_smallest (RsServerClock *self, gint64 *out_ns)
{
  gboolean found = FALSE;

  for (guint i = 0; i < N_BUCKETS; i++)
    {
      if (self->bucket_number[i] <= self->newest_number - N_BUCKETS || self->bucket_number[i] == 0)
        continue;
      if (!found || self->smallest_ns[i] < *out_ns)
        *out_ns = self->smallest_ns[i];
      found = TRUE;
    }
  return found;
}

/**
 * rs_server_clock_add_sample:
 * @self: a server clock
 * @arrival_us: monotonic time at which an update arrived, microseconds
 * @timestamp_ns: the server's timestamp in it
 *
 * Only updates may serve as samples. One that is more than five seconds ahead of the estimate is a server's
 * mistake and is not used.
 *
 * Returns: whether the sample was used
 */
gboolean
rs_server_clock_add_sample (RsServerClock *self, gint64 arrival_us, gint64 timestamp_ns)
{
  gint64 sample_ns = arrival_us * 1000 - timestamp_ns;
  gint64 number = arrival_us / BUCKET_US + 1;
  guint slot = (guint) (number % N_BUCKETS);
  gint64 smallest_ns = 0;

  self->newest_number = MAX (self->newest_number, number); /* also a refused sample lets old ones grow too old */
  if (find_smallest (self, &smallest_ns) && sample_ns < smallest_ns - MAX_AHEAD_NS)
    return FALSE;

  if (self->bucket_number[slot] != number || sample_ns < self->smallest_ns[slot])
    self->smallest_ns[slot] = sample_ns;
  self->bucket_number[slot] = number;
  return TRUE;
}

/**
 * rs_server_clock_get_offset:
 * @self: a server clock
 * @out_offset_ns: (out): to be added to a monotonic time in nanoseconds to get the server's time
 *
 * Returns: whether it is known
 */
gboolean
rs_server_clock_get_offset (RsServerClock *self, gint64 *out_offset_ns)
{
  gint64 smallest_ns = 0;

  if (!find_smallest (self, &smallest_ns))
    return FALSE;
  *out_offset_ns = -smallest_ns;
  return TRUE;
}
