/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-cell.h"

#define FRESH_NS (5 * G_GINT64_CONSTANT (1000000000))

/**
 * rs_state_cell_new:
 * @kind: what it is
 * @id: whom it is about
 *
 * Returns: (transfer full): a cell of which nothing is known, granted and confirmed
 */
RsStateCell *
rs_state_cell_new (RsKind kind, const char *id)
{
  guint n_fields;
  RsStateCell *self;

  rs_kind_get_fields (kind, &n_fields);
  self = g_malloc0 (sizeof *self + n_fields * sizeof (RsValue));
  self->kind = kind;
  self->id = g_ref_string_new (id);
  self->versions = g_new0 (RsVersion, n_fields);
  self->granted = TRUE;
  self->confirmed = TRUE;
  return self;
}

/**
 * rs_state_cell_free:
 * @self: (transfer full): a cell
 */
void
rs_state_cell_free (RsStateCell *self)
{
  guint n_fields;

  rs_kind_get_fields (self->kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    rs_value_clear (&self->values[i]);
  g_free (self->versions);
  g_ref_string_release (self->id);
  g_free (self);
}

/**
 * rs_state_cell_get_version:
 * @self: a cell
 * @delta: a delta about it
 * @epoch: the connection that brought the delta
 * @arrival: number of the message's arrival
 *
 * Makes the version of a message (protocol §6): what it does not tell is taken from the highest that was seen for
 * the entity in this epoch. Notes what it tells as seen.
 *
 * Returns: the version of all fields in @delta
 */
RsVersion
rs_state_cell_get_version (RsStateCell *self, const RsDelta *delta, guint32 epoch, guint64 arrival)
{
  RsVersion version = { .epoch = epoch };
  gboolean is_current = epoch >= self->highest_epoch;

  if (epoch > self->highest_epoch)
    {
      self->highest_epoch = epoch;
      self->highest_sequence = 0;
      self->highest_time_ns = 0;
    }
  if (delta->has_sequence)
    version.sequence = delta->sequence;
  else
    {
      version.sequence = is_current ? self->highest_sequence : 0;
      version.arrival = arrival;
    }
  version.time_ns = delta->has_time ? delta->time_ns : is_current ? self->highest_time_ns : 0;

  if (is_current)
    {
      self->highest_sequence = MAX (self->highest_sequence, version.sequence);
      self->highest_time_ns = MAX (self->highest_time_ns, version.time_ns);
    }
  return version;
}

/* That something is over cannot be overtaken: in whatever order it is heard, it stays over (protocol §4). */
static gboolean
is_end (RsKind kind, guint field, const RsValue *value)
{
  const char *state = rs_value_get_text (value);

  return kind == RS_KIND_INTERACTION && field == RS_INTERACTION_STATE && state != NULL &&
         g_ascii_strcasecmp (state, "ended") == 0;
}

/* Takes a value over if its version is the greater one. */
static gboolean
merge_field (RsStateCell *self, guint field, const RsValue *value, const RsVersion *version, RsCellOutcome *outcome)
{
  RsValue *own = &self->values[field];
  int order = rs_version_compare (version, &self->versions[field]);
  gboolean same = rs_value_equal (own, value);

  if (order < 0 && !is_end (self->kind, field, value))
    return FALSE;
  if (order == 0 && own->type != RS_VALUE_UNSET)
    {
      if (same)
        outcome->duplicates |= 1u << field;
      else
        outcome->conflicts |= 1u << field;
      return FALSE;
    }

  self->versions[field] = *version;
  outcome->set |= 1u << field;
  if (same)
    return TRUE;
  outcome->changed |= 1u << field;
  rs_value_clear (own);
  rs_value_copy (value, own);
  return TRUE;
}

/**
 * rs_state_cell_merge:
 * @self: a cell
 * @delta: what a message tells
 * @version: how new it is
 *
 * Applies every field whose version is greater than the one that set it, and no other (protocol §6).
 *
 * Returns: what that did
 */
RsCellOutcome
rs_state_cell_merge (RsStateCell *self, const RsDelta *delta, const RsVersion *version)
{
  RsCellOutcome outcome = { 0 };

  for (guint32 rest = delta->mask; rest != 0; rest &= rest - 1)
    {
      guint field = (guint) g_bit_nth_lsf (rest, -1);

      merge_field (self, field, &delta->values[field], version, &outcome);
    }
  if (outcome.changed != 0 && delta->sent_at_ms > 0 && self->sent_at_ms <= 0)
    self->sent_at_ms = delta->sent_at_ms;
  return outcome;
}

/**
 * rs_state_cell_get_result:
 * @outcome: what merging a delta did
 *
 * Returns: what became of the delta as a whole
 */
RsApplyResult
rs_state_cell_get_result (const RsCellOutcome *outcome)
{
  if (outcome->conflicts != 0)
    return RS_APPLY_CONFLICT;
  if (outcome->set != 0)
    return RS_APPLY_APPLIED;
  return outcome->duplicates != 0 ? RS_APPLY_DUPLICATE : RS_APPLY_STALE;
}

/**
 * rs_state_cell_join:
 * @self: a cell
 * @other: what another cache knows of the same entity
 *
 * Takes over every field of which @other knows something newer.
 *
 * Returns: a mask of the fields whose values changed
 */
guint32
rs_state_cell_join (RsStateCell *self, const RsStateCell *other)
{
  RsCellOutcome outcome = { 0 };
  guint n_fields;

  rs_kind_get_fields (self->kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (other->values[i].type != RS_VALUE_UNSET)
      merge_field (self, i, &other->values[i], &other->versions[i], &outcome);

  if (other->highest_epoch > self->highest_epoch)
    {
      self->highest_epoch = other->highest_epoch;
      self->highest_sequence = 0;
      self->highest_time_ns = 0;
    }
  if (other->highest_epoch == self->highest_epoch)
    {
      self->highest_sequence = MAX (self->highest_sequence, other->highest_sequence);
      self->highest_time_ns = MAX (self->highest_time_ns, other->highest_time_ns);
    }
  self->numbered |= other->numbered;
  self->unnumbered |= other->unnumbered;
  if (other->sent_at_ms > 0 && self->sent_at_ms <= 0)
    self->sent_at_ms = other->sent_at_ms;
  return outcome.changed;
}

/**
 * rs_state_cell_get_told:
 * @self: a cell
 *
 * Returns: a mask of the fields that were told, be it as null
 */
guint32
rs_state_cell_get_told (const RsStateCell *self)
{
  guint n_fields;
  guint32 told = 0;

  rs_kind_get_fields (self->kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (self->values[i].type != RS_VALUE_UNSET)
      told |= 1u << i;
  return told;
}

/**
 * rs_state_cell_get_since_field:
 * @self: a cell
 *
 * Returns: the field that tells when its word began, or %RS_MAX_FIELDS if its kind has none
 */
guint
rs_state_cell_get_since_field (const RsStateCell *self)
{
  static const guint fields[RS_N_KINDS] = {
    [RS_KIND_AGENT] = RS_AGENT_STATUS_CHANGED_AT,
    [RS_KIND_QUEUE] = RS_MAX_FIELDS,
    [RS_KIND_INTERACTION] = RS_INTERACTION_STATE_CHANGED_AT,
  };

  return fields[self->kind];
}

/**
 * rs_state_cell_get_since:
 * @self: a cell
 *
 * When the shown word began (protocol §11): as told with it or after it, else when it was first seen. A time that
 * was told with an older word does not count.
 *
 * Returns: nanoseconds since 1970 by the server's clock, 0 if not known
 */
gint64
rs_state_cell_get_since (const RsStateCell *self)
{
  guint field = rs_state_cell_get_since_field (self);

  if (field == RS_MAX_FIELDS)
    return 0;
  if (self->values[field].type == RS_VALUE_TIME && rs_version_compare (&self->versions[field], &self->versions[0]) >= 0)
    return self->values[field].time_ns;
  return self->began_ns;
}

/**
 * rs_state_cell_date_word:
 * @self: a cell
 * @delta: what told its word
 * @changed: whether that is another word than before
 * @server_now_ns: the time at the server
 *
 * Notes when the word began, for servers that do not say. Its first sight counts. Told again, a timestamp more than
 * five seconds old is when it began, a fresh one is only when it was sent (protocol §11).
 */
void
rs_state_cell_date_word (RsStateCell *self, const RsDelta *delta, gboolean changed, gint64 server_now_ns)
{
  gint64 at_ns = delta->has_time ? delta->time_ns : server_now_ns;

  if (changed || self->began_ns == 0)
    self->began_ns = at_ns;
  else if (delta->has_time && at_ns < server_now_ns - FRESH_NS)
    self->began_ns = at_ns;
}

/**
 * rs_state_cell_shrink:
 * @self: an interaction that has ended, and whose end was told
 *
 * Forgets all but the word that says so: `ended` is absorbing, so nothing is compared with its versions any more. A
 * busy day leaves thousands of these.
 */
void
rs_state_cell_shrink (RsStateCell *self)
{
  guint n_fields;

  rs_kind_get_fields (self->kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (i != RS_INTERACTION_STATE)
      rs_value_clear (&self->values[i]);
  g_clear_pointer (&self->versions, g_free);
}

/**
 * rs_state_cell_has_ended:
 * @self: a cell
 *
 * Returns: whether it is an interaction that is over
 */
gboolean
rs_state_cell_has_ended (const RsStateCell *self)
{
  return is_end (self->kind, RS_INTERACTION_STATE, &self->values[RS_INTERACTION_STATE]);
}

/**
 * rs_state_cell_note_numbering:
 * @self: a cell
 * @numbered: whether a message about it had a sequence
 *
 * Returns: whether messages with and without one were seen, in which case order is only nearly free (protocol §6)
 */
gboolean
rs_state_cell_note_numbering (RsStateCell *self, gboolean numbered)
{
  self->numbered |= (guint) (numbered != FALSE);
  self->unnumbered |= (guint) (numbered == FALSE);
  return self->numbered && self->unnumbered;
}

/**
 * rs_state_cell_clear_old_fields:
 * @self: an agent's cell
 * @epoch: the connection that counts
 *
 * Clears what belonged to the old status and was not told again by that connection (protocol §7).
 *
 * Returns: a mask of the fields that were cleared
 */
guint32
rs_state_cell_clear_old_fields (RsStateCell *self, guint32 epoch)
{
  static const RsAgentField fields[] = { RS_AGENT_QUEUE_NAME, RS_AGENT_WRAP_UP_CODE };
  guint32 cleared = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      RsValue *value = &self->values[fields[i]];

      if (value->type == RS_VALUE_UNSET || value->type == RS_VALUE_NULL || self->versions[fields[i]].epoch >= epoch)
        continue;
      rs_value_clear (value);
      value->type = RS_VALUE_NULL;
      cleared |= 1u << fields[i];
    }
  return cleared;
}
