/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-gap-entities.h"

/* So many leaps are remembered while their window runs; a power of two. */
#define N_LEAPS 4096

/* More of one entity's numbers than this are not overtaken, but lost, or not its own. */
#define MAX_LEAP 64

typedef struct
{
  gint64 first;
  guint64 missing;  /* bit n stands for first + n */
  guint64 previous; /* place of the same entity's leap before, counted from 1; 0 for none */
  guint64 n_seen;   /* numbers of anybody that were seen since, up to the next leap */
  gint64 noted_us;
} Leap;

/**
 * RsGapEntities:
 *
 * The numbers of all entities, as if each counted its own messages (protocol §6).
 *
 * A number that does not follow its entity's last leaves a leap behind. Leaps stand in a ring, in the order in which
 * their windows pass, and each entity's are a chain, for numbers that come late. Numbers that are seen wait for the
 * leap before them, or those that are missing would always be judged too late.
 */
struct _RsGapEntities
{
  gint64 window_us;
  guint32 n_entities;
  guint64 n_leaps;  /* ever; the last one's place, counted from 1 */
  guint64 n_judged; /* of them */
  guint64 n_unseen;
  RsGapTally tally;
  Leap leaps[N_LEAPS];
};

/**
 * rs_gap_entities_new:
 * @window_us: how long a number may be late
 *
 * Returns: (transfer full): numbers of nobody yet
 */
RsGapEntities *
rs_gap_entities_new (gint64 window_us)
{
  RsGapEntities *self = g_new0 (RsGapEntities, 1);

  self->window_us = window_us;
  return self;
}

/**
 * rs_gap_entities_free:
 * @self: (transfer full): numbers
 */
void
rs_gap_entities_free (RsGapEntities *self)
{
  g_free (self);
}

static Leap *
get_leap (RsGapEntities *self, guint64 place)
{
  return &self->leaps[(place - 1) & (N_LEAPS - 1)];
}

static void
add_unseen (RsGapEntities *self, guint64 count)
{
  if (count != 0)
    rs_gap_tally_add_unseen (&self->tally, count);
  self->n_unseen += count;
}

static void
add_seen (RsGapEntities *self)
{
  if (self->n_judged < self->n_leaps)
    get_leap (self, self->n_leaps)->n_seen++;
  else
    rs_gap_tally_add_seen (&self->tally, 1);
}

static void
judge_next (RsGapEntities *self)
{
  const Leap *next = get_leap (self, ++self->n_judged);

  add_unseen (self, (guint64) __builtin_popcountll (next->missing));
  rs_gap_tally_add_seen (&self->tally, next->n_seen);
}

static void
remember_leap (RsGapEntities *self, RsGapCounter *counter, guint count, gint64 now_us)
{
  if (self->n_leaps - self->n_judged == N_LEAPS)
    judge_next (self);
  self->n_leaps++;
  *get_leap (self, self->n_leaps) = (Leap){
    .first = counter->highest + 1,
    .missing = G_MAXUINT64 >> (MAX_LEAP - count),
    .previous = counter->newest_leap,
    .noted_us = now_us,
  };
  counter->newest_leap = self->n_leaps;
}

static void
leap (RsGapEntities *self, RsGapCounter *counter, gint64 number, gint64 now_us)
{
  guint64 count = (guint64) (number - counter->highest - 1);

  if (count > MAX_LEAP)
    add_unseen (self, count);
  else if (count > 0)
    remember_leap (self, counter, (guint) count, now_us);
  counter->highest = number;
  add_seen (self);
}

static void
fill (RsGapEntities *self, const RsGapCounter *counter, gint64 number)
{
  guint64 place = counter->newest_leap;
  Leap *found;
  guint64 bit;

  while (place > self->n_judged && get_leap (self, place)->first > number)
    place = get_leap (self, place)->previous;
  if (place <= self->n_judged)
    return;

  found = get_leap (self, place);
  bit = number - found->first < MAX_LEAP ? G_GUINT64_CONSTANT (1) << (number - found->first) : 0;
  if ((found->missing & bit) == 0)
    return;
  found->missing &= ~bit;
  found->n_seen++;
}

/**
 * rs_gap_entities_note:
 * @self: numbers
 * @counter: what is known of the entity's
 * @number: an update's number, 0 or more
 * @now_us: monotonic time
 *
 * Returns: whether it follows the entity's last
 */
gboolean
rs_gap_entities_note (RsGapEntities *self, RsGapCounter *counter, gint64 number, gint64 now_us)
{
  gboolean follows = counter->serial != 0 && number == counter->highest + 1;

  if (counter->serial == 0)
    {
      counter->serial = ++self->n_entities;
      counter->highest = number;
    }
  else if (number > counter->highest)
    leap (self, counter, number, now_us);
  else
    fill (self, counter, number);
  return follows;
}

/**
 * rs_gap_entities_expire:
 * @self: numbers
 * @now_us: monotonic time
 *
 * Judges the numbers whose window has passed.
 */
void
rs_gap_entities_expire (RsGapEntities *self, gint64 now_us)
{
  while (rs_gap_entities_get_deadline (self) != 0 && rs_gap_entities_get_deadline (self) <= now_us)
    judge_next (self);
}

/**
 * rs_gap_entities_forgive:
 * @self: numbers
 *
 * Whatever is missing will be made up for. To be called too when all counters begin anew.
 */
void
rs_gap_entities_forgive (RsGapEntities *self)
{
  self->n_judged = self->n_leaps;
  self->n_unseen = 0;
}

/**
 * rs_gap_entities_get_deadline:
 * @self: numbers
 *
 * Returns: the monotonic time at which the next missing number is judged, 0 if none is missing
 */
gint64
rs_gap_entities_get_deadline (RsGapEntities *self)
{
  while (self->n_judged < self->n_leaps && get_leap (self, self->n_judged + 1)->missing == 0)
    judge_next (self);
  return self->n_judged < self->n_leaps ? get_leap (self, self->n_judged + 1)->noted_us + self->window_us : 0;
}

/**
 * rs_gap_entities_get_n_unseen:
 * @self: numbers
 *
 * Returns: how many numbers were never seen since they were forgiven last
 */
guint64
rs_gap_entities_get_n_unseen (const RsGapEntities *self)
{
  return self->n_unseen;
}

/**
 * rs_gap_entities_get_tally:
 * @self: numbers
 *
 * Returns: (transfer none): how the last numbers were judged
 */
const RsGapTally *
rs_gap_entities_get_tally (const RsGapEntities *self)
{
  return &self->tally;
}
