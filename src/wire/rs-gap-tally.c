/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-gap-tally.h"

#define N_WORDS 4
#define WORD_BITS 64
#define LAST_WORD_BITS (RS_GAP_TALLY_SIZE - (N_WORDS - 1) * WORD_BITS)
#define LAST_WORD_MASK ((G_GUINT64_CONSTANT (1) << LAST_WORD_BITS) - 1)

/* Protocol §6: more than one in five is sparse. A share of fewer numbers than this says nothing yet. */
#define SPARSE_ONE_IN 5
#define SAYS_SOMETHING 20

/* So many numbers were seen before it can be no accident. */
#define PROVES 8

G_STATIC_ASSERT (G_N_ELEMENTS (((RsGapTally *) NULL)->bits) == N_WORDS);

static void
shift (RsGapTally *self, guint count, guint64 lowest)
{
  for (guint i = N_WORDS - 1; i > 0; i--)
    self->bits[i] = self->bits[i] << count | self->bits[i - 1] >> (WORD_BITS - count);
  self->bits[0] = self->bits[0] << count | lowest;
}

static void
shift_in (RsGapTally *self, guint count, gboolean is_unseen)
{
  for (guint rest = count; rest > 0;)
    {
      guint step = MIN (rest, WORD_BITS - 1);

      shift (self, step, is_unseen ? (G_GUINT64_CONSTANT (1) << step) - 1 : 0);
      rest -= step;
    }
  self->bits[N_WORDS - 1] &= LAST_WORD_MASK;

  self->n_unseen = 0;
  for (guint i = 0; i < N_WORDS; i++)
    self->n_unseen += (guint) __builtin_popcountll (self->bits[i]);
}

static void
fill (RsGapTally *self, gboolean is_unseen)
{
  for (guint i = 0; i < N_WORDS; i++)
    self->bits[i] = is_unseen ? G_MAXUINT64 : 0;
  self->bits[N_WORDS - 1] &= LAST_WORD_MASK;
  self->n_unseen = is_unseen ? RS_GAP_TALLY_SIZE : 0;
}

/* The usual case at the usual place: spares counting the bits. */
static void
shift_in_one_seen (RsGapTally *self)
{
  self->n_unseen -= (guint) (self->bits[N_WORDS - 1] >> (LAST_WORD_BITS - 1));
  shift (self, 1, 0);
  self->bits[N_WORDS - 1] &= LAST_WORD_MASK;
}

static void
note_judged (RsGapTally *self, guint64 count)
{
  self->n_judged = (guint) MIN (self->n_judged + MIN (count, RS_GAP_TALLY_SIZE), RS_GAP_TALLY_SIZE);
}

/**
 * rs_gap_tally_add_seen:
 * @self: a tally
 * @count: how many
 *
 * So many more numbers were seen.
 */
void
rs_gap_tally_add_seen (RsGapTally *self, guint64 count)
{
  note_judged (self, count);
  if (self->n_unseen == 0)
    return;
  if (count == 1)
    shift_in_one_seen (self);
  else if (count >= RS_GAP_TALLY_SIZE)
    fill (self, FALSE);
  else
    shift_in (self, (guint) count, FALSE);
}

/**
 * rs_gap_tally_add_unseen:
 * @self: a tally
 * @count: how many
 *
 * So many more numbers were never seen.
 */
void
rs_gap_tally_add_unseen (RsGapTally *self, guint64 count)
{
  note_judged (self, count);
  if (count >= RS_GAP_TALLY_SIZE)
    fill (self, TRUE);
  else
    shift_in (self, (guint) count, TRUE);
}

/**
 * rs_gap_tally_is_sparse:
 * @self: a tally
 *
 * Returns: whether so many numbers were never seen that a missing one says nothing (protocol §6)
 */
gboolean
rs_gap_tally_is_sparse (const RsGapTally *self)
{
  return self->n_unseen * SPARSE_ONE_IN > MAX (self->n_judged, SAYS_SOMETHING);
}

/**
 * rs_gap_tally_is_proven:
 * @self: a tally
 *
 * Returns: whether it is not sparse, and enough numbers were seen to be sure
 */
gboolean
rs_gap_tally_is_proven (const RsGapTally *self)
{
  return !rs_gap_tally_is_sparse (self) && self->n_judged - self->n_unseen >= PROVES;
}
