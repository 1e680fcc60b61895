/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-gap-watch.h"

#include "wire/rs-gap-entities.h"
#include "wire/rs-gap-line.h"
#include "wire/rs-id-table.h"

/* Protocol §10. Contacts come and go: of those, enough for all that live. */
static const guint max_young[RS_N_KINDS] = {
  [RS_KIND_AGENT] = 20000,
  [RS_KIND_QUEUE] = 20000,
  [RS_KIND_INTERACTION] = 4096,
};

/* No server has counted so far. Beyond, sums might overflow. */
#define MAX_NUMBER (G_GINT64_CONSTANT (1) << 60)

/**
 * RsGapWatch:
 *
 * Finds out that messages were lost, by numbers that never come (protocol §6).
 *
 * Nobody says what the numbers count. So the books are kept twice, as if they counted the connection's messages and as
 * if each entity counted its own. On the wrong assumption most numbers seem to be missing, so the better tally tells
 * which is right; where both are sparse, a missing number means nothing, and the watch is off.
 *
 * One watch sees the numbers of one connection at a time. What it has learnt of the numbering outlives the connection.
 */
struct _RsGapWatch
{
  RsGapLine *line;
  RsGapEntities *entities;
  RsIdTable *counters[RS_N_KINDS]; /* of RsGapCounter */
  guint64 n_told;                  /* gaps since the last resync */
  RsGapScope usual_scope;          /* at the last check */
  gboolean is_usual;               /* the tally was full of seen numbers then */
};

/**
 * rs_gap_watch_new:
 * @window_us: how long a message may be late and is not lost yet
 *
 * Returns: (transfer full): a watch that has seen no number
 */
RsGapWatch *
rs_gap_watch_new (gint64 window_us)
{
  RsGapWatch *self = g_new0 (RsGapWatch, 1);

  self->line = rs_gap_line_new (window_us);
  self->entities = rs_gap_entities_new (window_us);
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    self->counters[kind] = rs_id_table_new (sizeof (RsGapCounter), max_young[kind]);
  return self;
}

/**
 * rs_gap_watch_free:
 * @self: (transfer full): a watch
 */
void
rs_gap_watch_free (RsGapWatch *self)
{
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    rs_id_table_free (self->counters[kind]);
  rs_gap_entities_free (self->entities);
  rs_gap_line_free (self->line);
  g_free (self);
}

/**
 * rs_gap_watch_begin:
 * @self: a watch
 *
 * To be called at each `subscribed`, of a new connection and of one that subscribed again: the next number of each
 * counter is its start. First deltas leap over what was lost, and tell all of it, so no gap is open any more.
 */
void
rs_gap_watch_begin (RsGapWatch *self)
{
  rs_gap_line_begin (self->line);
  rs_gap_entities_forgive (self->entities);
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    rs_id_table_clear (self->counters[kind]);
  self->n_told = 0;
}

/**
 * rs_gap_watch_note_update:
 * @self: a watch
 * @kind: what the update is about
 * @id: whom
 * @sequence: its number
 * @now_us: monotonic time of its arrival
 *
 * To be told of every update that has a number, also one about an entity that nobody asked for.
 */
void
rs_gap_watch_note_update (RsGapWatch *self, RsKind kind, const char *id, gint64 sequence, gint64 now_us)
{
  RsGapCounter *counter;
  gboolean follows;

  if (sequence < 0 || sequence > MAX_NUMBER)
    return;
  counter = rs_id_table_ensure (self->counters[kind], id);
  follows = rs_gap_entities_note (self->entities, counter, sequence, now_us);
  rs_gap_line_note_update (self->line, sequence, counter->serial, follows, now_us);
}

/**
 * rs_gap_watch_note_other:
 * @self: a watch
 * @sequence: the number of a message that is no update
 * @now_us: monotonic time of its arrival
 *
 * It opens no gap, but where numbers count a connection's messages, it may fill one.
 */
void
rs_gap_watch_note_other (RsGapWatch *self, gint64 sequence, gint64 now_us)
{
  if (sequence >= 0 && sequence <= MAX_NUMBER)
    rs_gap_line_note_other (self->line, sequence, now_us);
}

static const RsGapTally *
get_tally (RsGapWatch *self, RsGapScope scope)
{
  return scope == RS_GAP_SCOPE_ENTITY ? rs_gap_entities_get_tally (self->entities) : rs_gap_line_get_tally (self->line);
}

/* The connection's until that fails; the entity's wherever less is missing from it. */
static RsGapScope
choose_scope (RsGapWatch *self)
{
  const RsGapTally *line = get_tally (self, RS_GAP_SCOPE_CONNECTION);
  const RsGapTally *entities = get_tally (self, RS_GAP_SCOPE_ENTITY);

  if (rs_gap_tally_is_sparse (line))
    return RS_GAP_SCOPE_ENTITY;
  if (rs_gap_tally_is_proven (entities) && entities->n_unseen < line->n_unseen)
    return RS_GAP_SCOPE_ENTITY;
  return RS_GAP_SCOPE_CONNECTION;
}

/**
 * rs_gap_watch_get_scope:
 * @self: a watch
 *
 * Returns: what the numbers count, as far as was learnt. While nothing is sure it is the entity: whatever numbers
 *   count, those of one entity rise.
 */
RsGapScope
rs_gap_watch_get_scope (RsGapWatch *self)
{
  if (!rs_gap_tally_is_proven (get_tally (self, RS_GAP_SCOPE_CONNECTION)))
    return RS_GAP_SCOPE_ENTITY;
  return choose_scope (self);
}

/**
 * rs_gap_watch_is_watching:
 * @self: a watch
 *
 * Returns: whether missing numbers mean anything; %FALSE where numbering is sparse
 */
gboolean
rs_gap_watch_is_watching (RsGapWatch *self)
{
  return choose_scope (self) == RS_GAP_SCOPE_CONNECTION ||
         rs_gap_tally_is_proven (get_tally (self, RS_GAP_SCOPE_ENTITY));
}

static guint64
count_untold (RsGapWatch *self, RsGapScope scope)
{
  guint64 n_unseen = scope == RS_GAP_SCOPE_ENTITY ? rs_gap_entities_get_n_unseen (self->entities)
                                                  : rs_gap_line_get_n_unseen (self->line);

  return n_unseen - MIN (n_unseen, self->n_told);
}

/**
 * rs_gap_watch_check:
 * @self: a watch
 * @now_us: monotonic time
 *
 * Judges the numbers whose window has passed.
 *
 * A heavy loss looks like sparse numbering for a while. Where numbers used to be dense it is believed all the same,
 * once.
 *
 * Returns: how many numbers were newly found to be lost; any of them calls for a resync
 */
guint64
rs_gap_watch_check (RsGapWatch *self, gint64 now_us)
{
  RsGapScope scope;
  gboolean is_watching;
  guint64 n_untold = 0;

  rs_gap_line_expire (self->line, now_us);
  rs_gap_entities_expire (self->entities, now_us);

  scope = choose_scope (self);
  is_watching = rs_gap_watch_is_watching (self);
  if (is_watching || self->is_usual)
    n_untold = count_untold (self, is_watching ? scope : self->usual_scope);
  self->n_told += n_untold;
  self->is_usual = is_watching && get_tally (self, scope)->n_judged == RS_GAP_TALLY_SIZE;
  self->usual_scope = scope;
  return n_untold;
}

/**
 * rs_gap_watch_close:
 * @self: a watch
 *
 * To be called when a resync begins: it makes up for all that is missing now.
 */
void
rs_gap_watch_close (RsGapWatch *self)
{
  rs_gap_line_forgive (self->line);
  rs_gap_entities_forgive (self->entities);
  self->n_told = 0;
}

/**
 * rs_gap_watch_get_deadline:
 * @self: a watch
 *
 * Returns: the monotonic time at which rs_gap_watch_check() has something to do, which may have passed; 0 if never
 */
gint64
rs_gap_watch_get_deadline (RsGapWatch *self)
{
  RsGapScope scope = choose_scope (self);

  if (!rs_gap_watch_is_watching (self))
    return 0;
  if (count_untold (self, scope) > 0)
    return 1;
  return scope == RS_GAP_SCOPE_ENTITY ? rs_gap_entities_get_deadline (self->entities)
                                      : rs_gap_line_get_deadline (self->line);
}

/**
 * rs_gap_watch_has_open_gap:
 * @self: a watch
 *
 * Returns: whether something is missing that no resync has made up for, or whose window runs still
 */
gboolean
rs_gap_watch_has_open_gap (RsGapWatch *self)
{
  return self->n_told > 0 || rs_gap_watch_get_deadline (self) != 0;
}
