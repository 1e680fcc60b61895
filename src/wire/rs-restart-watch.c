/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-restart-watch.h"

#include "wire/rs-id-table.h"

/* Protocol §6. */
#define IN_A_ROW 3
#define SHORTEST_US (30 * G_USEC_PER_SEC)

/* Protocol §10. Contacts come and go: of those, enough for all that live. */
static const guint max_young[RS_N_KINDS] = {
  [RS_KIND_AGENT] = 20000,
  [RS_KIND_QUEUE] = 20000,
  [RS_KIND_INTERACTION] = 4096,
};

/* Zero-filled memory has seen no number. */
typedef struct
{
  gint64 highest;
  gint64 time_ns; /* the server's timestamp with the highest number */
  gint64 arrived_us;
  gint64 older[IN_A_ROW - 1]; /* the odd numbers since then */
  guint8 n_older;
  guint8 is_started;
  guint8 has_time;
} Counter;

/**
 * RsRestartWatch:
 *
 * Finds out that numbers began anew on a connection that lives, as they do when the server behind a proxy was
 * restarted (protocol §6). Every update would then be taken for an old one, and the board would freeze without a word.
 *
 * An update with a lower number that was sent long after the one with the highest is odd. Three odd ones in a row are a
 * restart.
 */
struct _RsRestartWatch
{
  gint64 window_us;
  gint64 told_us; /* 0 if never */
  Counter connection;
  RsIdTable *entities[RS_N_KINDS]; /* of Counter */
};

/**
 * rs_restart_watch_new:
 * @window_us: how long a message may be late
 *
 * Returns: (transfer full): a watch that has seen no number
 */
RsRestartWatch *
rs_restart_watch_new (gint64 window_us)
{
  RsRestartWatch *self = g_new0 (RsRestartWatch, 1);

  self->window_us = window_us;
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    self->entities[kind] = rs_id_table_new (sizeof (Counter), max_young[kind]);
  return self;
}

/**
 * rs_restart_watch_free:
 * @self: (transfer full): a watch
 */
void
rs_restart_watch_free (RsRestartWatch *self)
{
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    rs_id_table_free (self->entities[kind]);
  g_free (self);
}

/**
 * rs_restart_watch_begin:
 * @self: a watch
 *
 * To be called when a new connection is subscribed: its numbers may begin anywhere.
 */
void
rs_restart_watch_begin (RsRestartWatch *self)
{
  self->connection = (Counter){ 0 };
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    rs_id_table_clear (self->entities[kind]);
}

static void
raise_highest (Counter *counter, const RsDelta *delta, gint64 now_us)
{
  *counter = (Counter){
    .highest = delta->sequence,
    .time_ns = delta->time_ns,
    .arrived_us = now_us,
    .is_started = TRUE,
    .has_time = delta->has_time,
  };
}

static gboolean
is_odd (const RsRestartWatch *self, const Counter *counter, const RsDelta *delta, gint64 now_us)
{
  gint64 later_ns;

  if (!counter->has_time || !delta->has_time)
    return now_us - counter->arrived_us > self->window_us;
  return !__builtin_sub_overflow (delta->time_ns, counter->time_ns, &later_ns) && later_ns / 1000 > self->window_us;
}

static gboolean
is_repeated (const Counter *counter, gint64 number)
{
  for (guint i = 0; i < MIN (counter->n_older, IN_A_ROW - 1); i++)
    if (counter->older[i] == number)
      return TRUE;
  return FALSE;
}

/* Whether one more odd number makes it three in a row. */
static gboolean
note_older (const RsRestartWatch *self, Counter *counter, const RsDelta *delta, gint64 now_us)
{
  if (!is_odd (self, counter, delta, now_us) || is_repeated (counter, delta->sequence))
    return FALSE;
  if (counter->n_older < IN_A_ROW - 1)
    {
      counter->older[counter->n_older++] = delta->sequence;
      return FALSE;
    }
  return TRUE;
}

static gboolean
note (const RsRestartWatch *self, Counter *counter, const RsDelta *delta, gint64 now_us)
{
  if (counter->is_started && delta->sequence < counter->highest)
    return note_older (self, counter, delta, now_us);
  if (!counter->is_started || delta->sequence > counter->highest)
    raise_highest (counter, delta, now_us);
  return FALSE;
}

/**
 * rs_restart_watch_note:
 * @self: a watch
 * @scope: what the gap watch has learnt that numbers count
 * @delta: an update that is no duplicate of one that was applied; nothing happens if it has no number
 * @now_us: monotonic time of its arrival
 *
 * Each entity's own numbers rise in any case, so they are watched in any case. Where numbers count the connection's
 * messages, those tell sooner.
 *
 * Returns: whether numbers have restarted, so that a fresh connection is needed; at most every 30 seconds
 */
gboolean
rs_restart_watch_note (RsRestartWatch *self, RsGapScope scope, const RsDelta *delta, gint64 now_us)
{
  gboolean is_restarted;

  if (!delta->has_sequence)
    return FALSE;
  is_restarted = note (self, rs_id_table_ensure (self->entities[delta->kind], delta->id), delta, now_us);
  if (scope == RS_GAP_SCOPE_CONNECTION)
    is_restarted |= note (self, &self->connection, delta, now_us);
  else
    self->connection.is_started = FALSE;

  if (!is_restarted || (self->told_us != 0 && now_us - self->told_us < SHORTEST_US))
    return FALSE;
  self->told_us = now_us;
  return TRUE;
}
