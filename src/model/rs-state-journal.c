/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-journal.h"

/**
 * RsStateJournal:
 *
 * Which cells changed since the last change set, and the steps between. The newest values are read from the cells only
 * when the change set is made: what changed ten times in between is written once. Private to the state cache, which
 * keeps every cell alive that stands in it.
 */
struct _RsStateJournal
{
  GPtrArray *touched;     /* of RsStateCell, not owned */
  GPtrArray *transitions; /* of PendingTransition */
  guint32 shown[RS_N_KINDS];
};

/* The bits of a mask that stand for fields. */
#define ALL_FIELDS ((1u << RS_MAX_FIELDS) - 1)

/* Fields that the picture itself is made with, whoever shows them. */
static const guint32 always_shown[RS_N_KINDS] = {
  [RS_KIND_AGENT] = 1u << RS_AGENT_STATUS | 1u << RS_AGENT_STATUS_CHANGED_AT,
  [RS_KIND_QUEUE] = 1u << RS_QUEUE_NAME,
  [RS_KIND_INTERACTION] = 1u << RS_INTERACTION_STATE | 1u << RS_INTERACTION_STATE_CHANGED_AT |
                          1u << RS_INTERACTION_QUEUE_NAME | 1u << RS_INTERACTION_USER_ID,
};

typedef struct
{
  RsStateCell *cell;
  char *from;
  char *to;
  gint64 at_ns;
} PendingTransition;

static void
pending_transition_free (gpointer data)
{
  PendingTransition *pending = data;

  g_clear_pointer (&pending->from, g_ref_string_release);
  g_clear_pointer (&pending->to, g_ref_string_release);
  g_free (pending);
}

/**
 * rs_state_journal_new:
 *
 * Returns: (transfer full): an empty journal
 */
RsStateJournal *
rs_state_journal_new (void)
{
  RsStateJournal *self = g_new0 (RsStateJournal, 1);

  self->touched = g_ptr_array_new ();
  self->transitions = g_ptr_array_new_with_free_func (pending_transition_free);
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    self->shown[kind] = ALL_FIELDS;
  return self;
}

/**
 * rs_state_journal_free:
 * @self: (transfer full): a journal
 */
void
rs_state_journal_free (RsStateJournal *self)
{
  g_ptr_array_unref (self->transitions);
  g_ptr_array_unref (self->touched);
  g_free (self);
}

/**
 * rs_state_journal_set_shown:
 * @self: a journal
 * @kind: a kind
 * @fields: a mask of the fields that somebody shows, 1 << field
 *
 * From now on no other field is handed over, nor is a change of one (protocol §10). What the picture itself is made with
 * is handed over in any case.
 *
 * Returns: whether a field is shown now that was not before
 */
gboolean
rs_state_journal_set_shown (RsStateJournal *self, RsKind kind, guint32 fields)
{
  guint32 before = self->shown[kind];

  self->shown[kind] = (fields | always_shown[kind]) & ALL_FIELDS;
  return (self->shown[kind] & ~before) != 0;
}

/**
 * rs_state_journal_get_shown:
 * @self: a journal
 * @kind: a kind
 *
 * Returns: a mask of the fields that are handed over
 */
guint32
rs_state_journal_get_shown (const RsStateJournal *self, RsKind kind)
{
  return self->shown[kind];
}

/**
 * rs_state_journal_touch:
 * @self: a journal
 * @cell: a cell
 * @mask: bits of what changed of it; nothing happens if nobody shows any of it
 */
void
rs_state_journal_touch (RsStateJournal *self, RsStateCell *cell, guint32 mask)
{
  mask &= self->shown[cell->kind] | ~ALL_FIELDS;
  if (mask == 0)
    return;
  cell->mask |= mask;
  if (cell->touched)
    return;
  cell->touched = TRUE;
  g_ptr_array_add (self->touched, cell);
}

/**
 * rs_state_journal_note_transition:
 * @self: a journal
 * @cell: a cell that has its new word already
 * @before: the word before
 * @at_ns: when, by the server's clock
 */
void
rs_state_journal_note_transition (RsStateJournal *self, RsStateCell *cell, const RsValue *before, gint64 at_ns)
{
  PendingTransition *pending = g_new0 (PendingTransition, 1);
  const RsValue *after = &cell->values[0];

  pending->cell = cell;
  if (before->type == RS_VALUE_TEXT)
    pending->from = g_ref_string_acquire (before->text);
  if (after->type == RS_VALUE_TEXT)
    pending->to = g_ref_string_acquire (after->text);
  pending->at_ns = at_ns;
  g_ptr_array_add (self->transitions, pending);
  rs_state_journal_touch (self, cell, 1u);
}

/**
 * rs_state_journal_is_empty:
 * @self: a journal
 *
 * Returns: whether nothing changed
 */
gboolean
rs_state_journal_is_empty (RsStateJournal *self)
{
  return self->touched->len == 0;
}

static void
describe_cell (const RsStateCell *cell, guint32 shown, RsChange *change)
{
  guint n_fields;

  change->mask |= cell->mask;
  change->removed = cell->hidden;
  change->confirmed = cell->confirmed;
  change->granted = cell->granted;
  change->since_ns = rs_state_cell_get_since (cell);
  change->sent_at_ms = cell->sent_at_ms;
  rs_kind_get_fields (cell->kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if ((shown & 1u << i) != 0)
      rs_value_duplicate (&cell->values[i], &change->values[i]); /* the change set crosses to another thread */
}

static void
take_transition (const PendingTransition *pending, RsChangeSet *target)
{
  RsChange *change = rs_change_set_touch (target, pending->cell->kind, pending->cell->id);

  rs_change_add_transition (change, pending->from, pending->to, pending->at_ns);
}

/**
 * rs_state_journal_take:
 * @self: a journal
 * @target: an empty change set
 *
 * Writes what changed into @target, at most one change per cell, and begins anew.
 */
void
rs_state_journal_take (RsStateJournal *self, RsChangeSet *target)
{
  for (guint i = 0; i < self->touched->len; i++)
    {
      RsStateCell *cell = self->touched->pdata[i];

      describe_cell (cell, self->shown[cell->kind], rs_change_set_touch (target, cell->kind, cell->id));
      cell->mask = 0;
      cell->sent_at_ms = 0;
      cell->touched = FALSE;
    }
  for (guint i = 0; i < self->transitions->len; i++)
    take_transition (self->transitions->pdata[i], target);
  g_ptr_array_set_size (self->transitions, 0);
  g_ptr_array_set_size (self->touched, 0);
}
