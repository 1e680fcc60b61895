/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-server-clock.h"

#include <string.h>

/* Five minutes in ten-second buckets: the oldest bucket is dropped whole, so the window is 290 to 300 s long. */
#define N_BUCKETS 30
#define BUCKET_US (10 * G_USEC_PER_SEC)
#define NS_PER_SECOND G_GINT64_CONSTANT (1000000000)
#define MAX_APART_NS (5 * NS_PER_SECOND)

/* Beyond these, 1970 and 2116, sums might overflow, and no server's clock is right. */
#define MIN_TIMESTAMP_NS 0
#define MAX_TIMESTAMP_NS (G_GINT64_CONSTANT (1) << 62)

/* A clock that was put forward: so many samples in a row say so, for so long, and agree. */
#define JUMP_SAMPLES 5
#define JUMP_US (10 * G_USEC_PER_SEC)

/* A clock that was put back. First deltas tell old times as well, so more is asked for. */
#define RETREAT_SAMPLES 10
#define RETREAT_US (30 * G_USEC_PER_SEC)

/* An HTTP date is cut to whole seconds: on the average the time is half a second later. */
#define DATE_CUT_NS (NS_PER_SECOND / 2)

/* Samples in a row that agree with each other, and not with the estimate. */
typedef struct
{
  guint count;
  gint64 first_us;
  gint64 smallest_ns;
  gint64 largest_ns;
} Run;

/**
 * RsServerClock:
 *
 * What time it is at the server, reckoned from the timestamps of its messages (protocol §11). It knows this machine's
 * monotonic clock only; a wall clock that is hours off, or jumps, changes nothing.
 *
 * A message can only be late, never early, so the smallest of (arrival − timestamp) is nearest to the truth. One that
 * seems to be early is a server's mistake, unless they all are: then its clock was put forward. That they are late may
 * be the way's fault, however long it lasts; but on the way timestamps do not turn back. Where they all do, the clock was
 * put back.
 *
 * Until the first message the date in an HTTP answer serves, and until then what was known before the last reset. It
 * also vouches for a message that agrees with it: first deltas may be as old as the state that they tell, and what is
 * only fresh must not seem to be early beside them.
 */
struct _RsServerClock
{
  gint64 bucket_number[N_BUCKETS]; /* arrival / BUCKET_US + 1; 0 for an empty bucket */
  gint64 smallest_ns[N_BUCKETS];   /* of arrival − timestamp */
  gint64 newest_number;
  gint64 started_us; /* arrival of the first sample */
  gint64 latest_ns;  /* the latest timestamp */
  Run ahead;         /* too far ahead of the estimate */
  Run behind;        /* before the latest timestamp */
  gboolean has_makeshift;
  gint64 makeshift_ns; /* arrival − time, from another origin than a message */
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

static void
forget_samples (RsServerClock *self)
{
  memset (self->bucket_number, 0, sizeof self->bucket_number);
  self->latest_ns = 0;
  self->ahead = (Run){ 0 };
  self->behind = (Run){ 0 };
}

static void
take_sample (RsServerClock *self, gint64 number, gint64 sample_ns)
{
  guint slot = (guint) (number % N_BUCKETS);

  if (self->bucket_number[slot] != number || sample_ns < self->smallest_ns[slot])
    self->smallest_ns[slot] = sample_ns;
  self->bucket_number[slot] = number;
}

static void
note_run (Run *run, gint64 arrival_us, gint64 sample_ns)
{
  gint64 smallest_ns = MIN (run->smallest_ns, sample_ns);
  gint64 largest_ns = MAX (run->largest_ns, sample_ns);

  if (run->count == 0 || largest_ns - smallest_ns > MAX_APART_NS)
    *run = (Run){ 1, arrival_us, sample_ns, sample_ns };
  else
    *run = (Run){ run->count + 1, run->first_us, smallest_ns, largest_ns };
}

/*
 * Returns whether enough samples in a row were ahead, and agree, so that it must be the server's clock. An estimate that
 * is not as old itself may as well come from a few first deltas that were old, and gives way at once.
 */
static gboolean
note_ahead (RsServerClock *self, gint64 arrival_us, gint64 sample_ns)
{
  Run *ahead = &self->ahead;

  self->behind.count = 0;
  note_run (ahead, arrival_us, sample_ns);
  return ahead->count >= JUMP_SAMPLES &&
         (arrival_us - ahead->first_us >= JUMP_US || ahead->first_us - self->started_us < JUMP_US);
}

/*
 * Returns whether enough timestamps in a row lay before one that had come earlier, and agree. Messages that are late lie
 * after it: they were sent one after the other. First deltas, which may lie before it, do not agree for so long.
 */
static gboolean
note_behind (RsServerClock *self, gint64 arrival_us, gint64 sample_ns, gint64 timestamp_ns)
{
  Run *behind = &self->behind;

  if (timestamp_ns >= self->latest_ns - MAX_APART_NS)
    {
      behind->count = 0;
      return FALSE;
    }
  note_run (behind, arrival_us, sample_ns);
  return behind->count >= RETREAT_SAMPLES && arrival_us - behind->first_us >= RETREAT_US;
}

static gboolean
is_too_far_ahead (const RsServerClock *self, gint64 sample_ns, gint64 smallest_ns)
{
  if (self->has_makeshift)
    smallest_ns = MIN (smallest_ns, self->makeshift_ns);
  return sample_ns < smallest_ns - MAX_APART_NS;
}

/**
 * rs_server_clock_add_sample:
 * @self: a server clock
 * @arrival_us: monotonic time at which an update arrived, microseconds
 * @timestamp_ns: the server's timestamp in it
 *
 * Only updates may serve as samples. One that is more than five seconds ahead of the estimate is ignored. When they
 * have all been so for ten seconds, and agree with each other, the server's clock was put forward and is followed. When
 * for half a minute they all bear timestamps from before one that had come already, and agree, it was put back, and is
 * followed as well; if it was by less than that, when the window of five minutes has passed.
 *
 * Returns: whether the sample was used
 */
gboolean
rs_server_clock_add_sample (RsServerClock *self, gint64 arrival_us, gint64 timestamp_ns)
{
  gint64 sample_ns;
  gint64 number = arrival_us / BUCKET_US + 1;
  gint64 smallest_ns = 0;

  if (timestamp_ns < MIN_TIMESTAMP_NS || timestamp_ns > MAX_TIMESTAMP_NS)
    return FALSE;
  sample_ns = arrival_us * 1000 - timestamp_ns;
  self->newest_number = MAX (self->newest_number, number); /* also a refused sample lets old ones grow too old */

  if (!find_smallest (self, &smallest_ns))
    self->started_us = arrival_us;
  else if (is_too_far_ahead (self, sample_ns, smallest_ns))
    {
      if (!note_ahead (self, arrival_us, sample_ns))
        return FALSE;
      sample_ns = self->ahead.smallest_ns;
      forget_samples (self);
    }
  else if (note_behind (self, arrival_us, sample_ns, timestamp_ns))
    {
      sample_ns = self->behind.smallest_ns;
      forget_samples (self);
    }
  self->ahead.count = 0;
  self->latest_ns = MAX (self->latest_ns, timestamp_ns);
  take_sample (self, number, sample_ns);
  return TRUE;
}

/**
 * rs_server_clock_set_date:
 * @self: a server clock
 * @arrival_us: monotonic time at which an answer arrived, microseconds
 * @date_ns: the `Date` in it, nanoseconds since 1970
 *
 * Serves until the first sample. To be told of answers of the stream's server only: another's clock may differ.
 */
void
rs_server_clock_set_date (RsServerClock *self, gint64 arrival_us, gint64 date_ns)
{
  if (date_ns < MIN_TIMESTAMP_NS || date_ns > MAX_TIMESTAMP_NS)
    return;
  self->has_makeshift = TRUE;
  self->makeshift_ns = arrival_us * 1000 - (date_ns + DATE_CUT_NS);
}

/**
 * rs_server_clock_reset:
 * @self: a server clock
 *
 * Trusts no sample any more. To be called when this machine resumes, for the monotonic clock stood still while it
 * slept, and for every new connection, for it may lead to another server. Until the next sample or date what was known
 * last still serves: it is nearer to the truth than this machine's wall clock may be.
 */
void
rs_server_clock_reset (RsServerClock *self)
{
  gint64 smallest_ns = 0;

  if (find_smallest (self, &smallest_ns))
    {
      self->has_makeshift = TRUE;
      self->makeshift_ns = smallest_ns;
    }
  forget_samples (self);
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
  gint64 smallest_ns = self->makeshift_ns;

  if (!find_smallest (self, &smallest_ns) && !self->has_makeshift)
    return FALSE;
  *out_offset_ns = -smallest_ns;
  return TRUE;
}
