/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-gap-line.h"

/* So many numbers are remembered; a power of two. */
#define N_SLOTS 4096

/* More numbers than this are leapt over by losing them, or by counting otherwise, but not by overtaking. */
#define MAX_LEAP 1024

/* Who holds the number of a message that is about no entity. */
#define NOBODY 0

typedef enum
{
  STATE_EMPTY,
  STATE_SEEN,
  STATE_MISSING, /* leapt over, and its window runs */
  STATE_UNSEEN,  /* its window has passed, or a resync made up for it */
} State;

typedef struct
{
  gint64 number;
  gint64 noted_us; /* when it was seen, or leapt over */
  guint32 holder;
  State state;
} Slot;

/**
 * RsGapLine:
 *
 * The numbers of a connection, as if they counted its messages: one line for all entities (protocol §6).
 *
 * ```
 *   … seen seen │ missing seen missing missing seen │ (heartbeat)
 *               cursor                         highest
 * ```
 *
 * Numbers are leapt over in their own order, so the one at the cursor is always the first whose window passes: judging
 * costs no search.
 *
 * It keeps the books on its own assumption as well. A number that arrives long after its time, and one that two entities
 * show, count as unseen: where numbers count otherwise, the tally soon says that they are sparse on this line.
 */
struct _RsGapLine
{
  gint64 window_us;
  gint64 started_us;
  gint64 highest; /* of an update; -1 before the first */
  gint64 cursor;  /* the first that is missing, or one more than the highest */
  guint64 n_unseen;
  RsGapTally tally;
  Slot slots[N_SLOTS];
};

/**
 * rs_gap_line_new:
 * @window_us: how long a number may be late
 *
 * Returns: (transfer full): a line on which no number was seen
 */
RsGapLine *
rs_gap_line_new (gint64 window_us)
{
  RsGapLine *self = g_new0 (RsGapLine, 1);

  self->window_us = window_us;
  self->highest = -1;
  return self;
}

/**
 * rs_gap_line_free:
 * @self: (transfer full): a line
 */
void
rs_gap_line_free (RsGapLine *self)
{
  g_free (self);
}

/**
 * rs_gap_line_begin:
 * @self: a line
 *
 * The next update's number is its start. What was learnt of the numbering is kept.
 */
void
rs_gap_line_begin (RsGapLine *self)
{
  self->highest = -1;
  self->cursor = 0;
  self->n_unseen = 0;
  for (guint i = 0; i < N_SLOTS; i++)
    self->slots[i] = (Slot){ 0 };
}

static Slot *
get_slot (RsGapLine *self, gint64 number)
{
  return &self->slots[number & (N_SLOTS - 1)];
}

static gboolean
is_seen (RsGapLine *self, gint64 number)
{
  const Slot *slot = get_slot (self, number);

  return slot->number == number && slot->state == STATE_SEEN;
}

/* Numbers are judged in their own order, or those that are seen would be ahead of those that are missing. */
static void
move_cursor (RsGapLine *self)
{
  for (; self->cursor <= self->highest && is_seen (self, self->cursor); self->cursor++)
    rs_gap_tally_add_seen (&self->tally, 1);
}

/* Everything up to @end, where its window may still run, is given up. */
static void
judge_up_to (RsGapLine *self, gint64 end)
{
  for (; self->cursor < end; self->cursor++)
    {
      Slot *slot = get_slot (self, self->cursor);

      if (slot->state != STATE_MISSING)
        {
          rs_gap_tally_add_seen (&self->tally, 1);
          continue;
        }
      slot->state = STATE_UNSEEN;
      rs_gap_tally_add_unseen (&self->tally, 1);
      self->n_unseen++;
    }
}

static void
see (RsGapLine *self, gint64 number, guint32 holder, gint64 now_us)
{
  *get_slot (self, number) = (Slot){ number, now_us, holder, STATE_SEEN };
}

static void
start_at (RsGapLine *self, gint64 number, guint32 holder, gint64 now_us)
{
  self->started_us = now_us;
  self->highest = number;
  self->cursor = number;
  see (self, number, holder, now_us);
  move_cursor (self);
}

static void
leap_far (RsGapLine *self, gint64 number, guint32 holder, gint64 now_us)
{
  guint64 count = (guint64) (number - self->highest - 1);

  judge_up_to (self, self->highest + 1);
  rs_gap_tally_add_unseen (&self->tally, count);
  self->n_unseen += count;
  start_at (self, number, holder, now_us);
}

static void
advance (RsGapLine *self, gint64 number, guint32 holder, gint64 now_us)
{
  if (number - self->highest > MAX_LEAP)
    return leap_far (self, number, holder, now_us);

  judge_up_to (self, MIN (number - N_SLOTS + 1, self->highest + 1)); /* what would no longer be remembered */
  for (gint64 skipped = self->highest + 1; skipped < number; skipped++)
    if (!is_seen (self, skipped))
      *get_slot (self, skipped) = (Slot){ skipped, now_us, NOBODY, STATE_MISSING };
  self->highest = number;
  see (self, number, holder, now_us);
  move_cursor (self);
}

static void
fill (RsGapLine *self, gint64 number, guint32 holder, gint64 now_us)
{
  see (self, number, holder, now_us);
  if (number == self->cursor)
    move_cursor (self);
}

/* One that comes long after its time speaks against the line. */
static void
note_astray (RsGapLine *self, gint64 due_us, gint64 now_us)
{
  if (now_us - due_us > self->window_us)
    rs_gap_tally_add_unseen (&self->tally, 1);
}

/*
 * Two entities show one number: it does not count this connection's messages. Unless it is the numbers that restarted,
 * which is another's business to find out: then the other entity's is old, and this one's does not follow its last.
 */
static void
note_shared (RsGapLine *self, Slot *slot, guint32 holder, gboolean follows_own, gint64 now_us)
{
  if (slot->holder != NOBODY && (follows_own || now_us - slot->noted_us <= self->window_us))
    rs_gap_tally_add_unseen (&self->tally, RS_GAP_TALLY_SIZE);
  else if (slot->holder != NOBODY)
    note_astray (self, slot->noted_us, now_us);
  slot->holder = holder;
  slot->noted_us = now_us;
}

static void
look_back (RsGapLine *self, gint64 number, guint32 holder, gboolean follows_own, gint64 now_us)
{
  Slot *slot = get_slot (self, number);

  if (slot->number != number || slot->state == STATE_EMPTY)
    note_astray (self, self->started_us, now_us); /* right after the start, some come from before it */
  else if (slot->state == STATE_MISSING)
    fill (self, number, holder, now_us);
  else if (slot->state == STATE_UNSEEN)
    {
      note_astray (self, slot->noted_us, now_us);
      *slot = (Slot){ number, now_us, holder, STATE_SEEN };
    }
  else if (slot->holder != holder)
    note_shared (self, slot, holder, follows_own, now_us);
}

/**
 * rs_gap_line_note_update:
 * @self: a line
 * @number: an update's number, 0 or more
 * @holder: stands for the entity that the update is about, 1 or more
 * @follows_own: whether the entity's number before was one less
 * @now_us: monotonic time
 */
void
rs_gap_line_note_update (RsGapLine *self, gint64 number, guint32 holder, gboolean follows_own, gint64 now_us)
{
  if (self->highest < 0)
    start_at (self, number, holder, now_us);
  else if (number > self->highest)
    advance (self, number, holder, now_us);
  else
    look_back (self, number, holder, follows_own, now_us);
}

/**
 * rs_gap_line_note_other:
 * @self: a line
 * @number: the number of a message that is no update, 0 or more
 * @now_us: monotonic time
 *
 * It opens no gap, but it may fill one (protocol §6), also one that no update has opened yet.
 */
void
rs_gap_line_note_other (RsGapLine *self, gint64 number, gint64 now_us)
{
  Slot *slot = get_slot (self, number);

  if (self->highest < 0)
    return;
  if (number > self->highest)
    {
      if (number - self->highest <= MAX_LEAP && number - self->cursor < N_SLOTS)
        *slot = (Slot){ number, now_us, NOBODY, STATE_SEEN };
    }
  else if (slot->number == number && slot->state == STATE_MISSING)
    fill (self, number, NOBODY, now_us);
}

/**
 * rs_gap_line_expire:
 * @self: a line
 * @now_us: monotonic time
 *
 * Judges the numbers whose window has passed.
 */
void
rs_gap_line_expire (RsGapLine *self, gint64 now_us)
{
  while (rs_gap_line_get_deadline (self) != 0 && rs_gap_line_get_deadline (self) <= now_us)
    {
      judge_up_to (self, self->cursor + 1);
      move_cursor (self);
    }
}

/**
 * rs_gap_line_forgive:
 * @self: a line
 *
 * Whatever is missing will be made up for.
 */
void
rs_gap_line_forgive (RsGapLine *self)
{
  for (; self->cursor <= self->highest; self->cursor++)
    if (!is_seen (self, self->cursor))
      get_slot (self, self->cursor)->state = STATE_UNSEEN;
  self->n_unseen = 0;
}

/**
 * rs_gap_line_get_deadline:
 * @self: a line
 *
 * Returns: the monotonic time at which the next missing number is judged, 0 if none is missing
 */
gint64
rs_gap_line_get_deadline (const RsGapLine *self)
{
  if (self->cursor > self->highest)
    return 0;
  return self->slots[self->cursor & (N_SLOTS - 1)].noted_us + self->window_us;
}

/**
 * rs_gap_line_get_n_unseen:
 * @self: a line
 *
 * Returns: how many numbers were never seen since the beginning, or since they were forgiven
 */
guint64
rs_gap_line_get_n_unseen (const RsGapLine *self)
{
  return self->n_unseen;
}

/**
 * rs_gap_line_get_tally:
 * @self: a line
 *
 * Returns: (transfer none): how its last numbers were judged
 */
const RsGapTally *
rs_gap_line_get_tally (const RsGapLine *self)
{
  return &self->tally;
}
