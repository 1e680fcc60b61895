/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-change-set.h"

/**
 * RsChangeSet:
 *
 * What crosses from the feed thread to the main thread: the newest values of every entity that changed, and how
 * the source is. It is filled by one thread, given away, and never written again.
 */
struct _RsChangeSet
{
  GPtrArray *changes;            /* of RsChange */
  GHashTable *by_id[RS_N_KINDS]; /* id → RsChange, owned by @changes */
  RsSourceStatus *status;
};

static void
clear_transitions (RsChange *change)
{
  for (guint i = 0; i < change->n_transitions; i++)
    {
      g_clear_pointer (&change->transitions[i].from, g_ref_string_release);
      g_clear_pointer (&change->transitions[i].to, g_ref_string_release);
    }
  change->n_transitions = 0;
}

static void
change_free (gpointer data)
{
  RsChange *change = data;

  clear_transitions (change);
  for (guint i = 0; i < RS_MAX_FIELDS; i++)
    rs_value_clear (&change->values[i]);
  g_ref_string_release (change->id);
  g_free (change);
}

/**
 * rs_change_set_new:
 *
 * Returns: (transfer full): an empty change set
 */
RsChangeSet *
rs_change_set_new (void)
{
  RsChangeSet *self = g_new0 (RsChangeSet, 1);

  self->changes = g_ptr_array_new_with_free_func (change_free);
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    self->by_id[kind] = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * rs_change_set_free:
 * @self: (transfer full): a change set
 */
void
rs_change_set_free (RsChangeSet *self)
{
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    g_hash_table_unref (self->by_id[kind]);
  g_ptr_array_unref (self->changes);
  g_clear_pointer (&self->status, rs_source_status_free);
  g_free (self);
}

/**
 * rs_change_set_touch:
 * @self: a change set
 * @kind: what has changed
 * @id: which one
 *
 * Finds the change of an entity, or adds an empty one (confirmed and granted).
 *
 * Returns: (transfer none): the change, to be filled
 */
RsChange *
rs_change_set_touch (RsChangeSet *self, RsKind kind, const char *id)
{
  RsChange *change = g_hash_table_lookup (self->by_id[kind], id);

  if (change != NULL)
    return change;

  change = g_new0 (RsChange, 1);
  change->kind = kind;
  change->id = g_ref_string_new (id);
  change->confirmed = TRUE;
  change->granted = TRUE;
  g_ptr_array_add (self->changes, change);
  g_hash_table_insert (self->by_id[kind], change->id, change);
  return change;
}

static char *
acquire_text (const char *text)
{
  return text != NULL ? g_ref_string_new (text) : NULL;
}

/**
 * rs_change_add_transition:
 * @change: a change
 * @from: (nullable): the word before
 * @to: (nullable): the word after
 * @at_ns: when, by the server's clock
 *
 * Notes a step. The first %RS_MAX_TRANSITIONS are kept, further ones are counted.
 */
void
rs_change_add_transition (RsChange *change, const char *from, const char *to, gint64 at_ns)
{
  if (change->n_transitions == RS_MAX_TRANSITIONS)
    {
      change->n_transitions_lost++;
      return;
    }
  change->transitions[change->n_transitions++] =
      (RsTransition){ .from = acquire_text (from), .to = acquire_text (to), .at_ns = at_ns };
}

/**
 * rs_change_set_set_status:
 * @self: a change set
 * @status: (transfer full): how the source is now
 */
void
rs_change_set_set_status (RsChangeSet *self, RsSourceStatus *status)
{
  g_clear_pointer (&self->status, rs_source_status_free);
  self->status = status;
}

static void
merge_change (RsChange *older, RsChange *newer)
{
  older->mask |= newer->mask;
  older->removed = newer->removed;
  older->confirmed = newer->confirmed;
  older->granted = newer->granted;
  older->since_ns = newer->since_ns;
  for (guint i = 0; i < RS_MAX_FIELDS; i++)
    {
      rs_value_clear (&older->values[i]);
      older->values[i] = newer->values[i];
      newer->values[i] = (RsValue){ 0 };
    }
  for (guint i = 0; i < newer->n_transitions; i++)
    rs_change_add_transition (older, newer->transitions[i].from, newer->transitions[i].to, newer->transitions[i].at_ns);
  older->n_transitions_lost += newer->n_transitions_lost;
  if (older->sent_at_ms <= 0)
    older->sent_at_ms = newer->sent_at_ms;
}

/**
 * rs_change_set_merge:
 * @older: (transfer full): what was not taken yet
 * @newer: (transfer full): what came after it
 *
 * Makes one change set of two: masks add up, transitions stand one after the other, the newest values win.
 *
 * Returns: (transfer full): @older, with both in it
 */
RsChangeSet *
rs_change_set_merge (RsChangeSet *older, RsChangeSet *newer)
{
  for (guint i = 0; i < newer->changes->len; i++)
    {
      RsChange *change = newer->changes->pdata[i];

      merge_change (rs_change_set_touch (older, change->kind, change->id), change);
    }
  if (newer->status != NULL)
    rs_change_set_set_status (older, g_steal_pointer (&newer->status));
  rs_change_set_free (newer);
  return older;
}

/**
 * rs_change_set_get_n_changes:
 * @self: a change set
 *
 * Returns: how many entities changed
 */
guint
rs_change_set_get_n_changes (const RsChangeSet *self)
{
  return self->changes->len;
}

/**
 * rs_change_set_get_change:
 * @self: a change set
 * @index: which one, in the order in which they were first touched
 *
 * Returns: (transfer none): a change
 */
const RsChange *
rs_change_set_get_change (const RsChangeSet *self, guint index)
{
  return self->changes->pdata[index];
}

/**
 * rs_change_set_get_status:
 * @self: a change set
 *
 * Returns: (transfer none) (nullable): how the source is, if that changed
 */
const RsSourceStatus *
rs_change_set_get_status (const RsChangeSet *self)
{
  return self->status;
}

/**
 * rs_change_set_is_empty:
 * @self: a change set
 *
 * Returns: whether it says nothing
 */
gboolean
rs_change_set_is_empty (const RsChangeSet *self)
{
  return self->changes->len == 0 && self->status == NULL;
}
