/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-cell.h"

#define FRESH_NS (5 * G_GINT64_CONSTANT (1000000000))

#define BEFORE_ALL_NUMBERS (-1) /* they begin at 0 or later */

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
 * the entity in this epoch. Notes what it tells as seen. For a message without a timestamp, when it was told is still
 * to be filled in.
 *
 * Returns: the version of all fields in @delta
 */
RsVersion
rs_state_cell_get_version (RsStateCell *self, const RsDelta *delta, guint32 epoch, guint64 arrival)
{
  RsVersion version = { .epoch = epoch, .is_timed = delta->has_time != FALSE, .told_ns = delta->time_ns };
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

static void
set_field (RsStateCell *self, guint field, const RsValue *value, RsCellOutcome *outcome)
{
  RsValue *own = &self->values[field];

  outcome->set |= 1u << field;
  if (rs_value_equal (own, value))
    return;
  outcome->changed |= 1u << field;
  rs_value_clear (own);
  rs_value_keep (value, own);
}

/* What a message tells was in the snapshot already, or is older than it (protocol §7). */
static gboolean
is_in_snapshot (const RsVersion *own, const RsVersion *version, int order)
{
  return own->is_snapshot && (order <= 0 || (version->is_timed && version->told_ns < own->told_ns));
}

/* What takes over may tell what the one before it has told anew already (protocol §8). */
static gboolean
is_out_of_date (const RsStateCell *self, const RsVersion *own, const RsVersion *version)
{
  return self->patient && version->epoch > own->epoch && version->time_ns != 0 && version->time_ns <= own->time_ns;
}

/* Takes a value over if its version is the greater one. */
static void
merge_field (RsStateCell *self, guint field, const RsValue *value, const RsVersion *version, RsCellOutcome *outcome)
{
  const RsValue *own = &self->values[field];
  const RsVersion *known = &self->versions[field];
  int order = rs_version_compare (version, known);

  if ((order < 0 || is_in_snapshot (known, version, order) || is_out_of_date (self, known, version)) &&
      !is_end (self->kind, field, value))
    return;
  if (order == 0 && own->type != RS_VALUE_UNSET)
    {
      if (rs_value_equal (own, value))
        outcome->duplicates |= 1u << field;
      else
        outcome->conflicts |= 1u << field;
      return;
    }

  self->versions[field] = *version;
  set_field (self, field, value, outcome);
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
  return outcome;
}

/* Whether a snapshot of that time knows more of a field. One that was never told has no time. */
static gboolean
is_news (const RsStateCell *self, guint field, gint64 row_ns)
{
  const RsVersion *own = &self->versions[field];

  return row_ns > own->told_ns || (self->values[field].type == RS_VALUE_UNSET && own->epoch == 0);
}

/**
 * rs_state_cell_merge_row:
 * @self: a cell
 * @row: what a snapshot tells of it
 * @row_ns: as of when, by the server's clock
 * @epoch: the connection that counted when the snapshot was asked for
 *
 * Applies every field of which nothing newer is known by time, and keeps its number (protocol §7). A field that only an
 * older connection has told has no number in this one yet.
 *
 * Returns: what that did; a field of which something newer is known is neither set nor in conflict
 */
RsCellOutcome
rs_state_cell_merge_row (RsStateCell *self, const RsDelta *row, gint64 row_ns, guint32 epoch)
{
  RsCellOutcome outcome = { 0 };

  for (guint32 rest = row->mask; rest != 0; rest &= rest - 1)
    {
      guint field = (guint) g_bit_nth_lsf (rest, -1);
      RsVersion *own = &self->versions[field];

      if (!is_news (self, field, row_ns) && !is_end (self->kind, field, &row->values[field]))
        continue;
      if (own->epoch < epoch)
        *own = (RsVersion){ .epoch = epoch, .sequence = BEFORE_ALL_NUMBERS };
      own->is_snapshot = TRUE;
      own->told_ns = row_ns;
      set_field (self, field, &row->values[field], &outcome);
    }
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
 * Returns: what that did
 */
RsCellOutcome
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
  return outcome;
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
 * rs_state_cell_is_told:
 * @self: a cell
 *
 * Returns: whether a connection or a snapshot has told anything of it; what a list of names filled in is not their word
 */
gboolean
rs_state_cell_is_told (const RsStateCell *self)
{
  guint n_fields;

  rs_kind_get_fields (self->kind, &n_fields);
  for (guint i = 0; self->versions != NULL && i < n_fields; i++)
    if (self->versions[i].epoch > 0)
      return TRUE;
  return FALSE;
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

static gboolean
is_told_with_word (const RsVersion *time, const RsVersion *word)
{
  if (word->is_snapshot && time->told_ns < word->told_ns)
    return FALSE;
  return rs_version_compare (time, word) >= 0;
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
  if (self->values[field].type == RS_VALUE_TIME && is_told_with_word (&self->versions[field], &self->versions[0]))
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

  self->told_old = delta->has_time && at_ns < server_now_ns - FRESH_NS;
  if (changed || self->began_ns == 0)
    {
      self->guessed = self->began_ns == 0 || !self->confirmed;
      self->began_ns = at_ns;
    }
  else if (self->told_old)
    self->began_ns = at_ns;
}

/**
 * rs_state_cell_date_like:
 * @self: a cell that has joined @other
 * @other: what another cache knew of the same entity
 * @changed: whether that changed its word
 *
 * Takes over from @other when the word began, by the same rule as if @other's messages had come one by one.
 */
void
rs_state_cell_date_like (RsStateCell *self, const RsStateCell *other, gboolean changed)
{
  if (!changed && !other->told_old && self->began_ns != 0)
    return;
  self->guessed = other->guessed;
  self->began_ns = other->began_ns;
}

/**
 * rs_state_cell_date_row:
 * @self: a cell
 * @row: what a snapshot has told of it
 * @row_ns: as of when
 * @outcome: what that did
 * @server_now_ns: the time at the server
 *
 * Notes when the word began: as the row says, else when it was last updated. The same word again is dated only by a time
 * that is more than five seconds old; and one of which something newer is known only if nobody saw it begin (protocol
 * §11).
 */
void
rs_state_cell_date_row (RsStateCell *self, const RsDelta *row, gint64 row_ns, const RsCellOutcome *outcome,
                        gint64 server_now_ns)
{
  guint field = rs_state_cell_get_since_field (self);
  gboolean is_told = field < RS_MAX_FIELDS && row->values[field].type == RS_VALUE_TIME;
  gint64 at_ns = is_told ? row->values[field].time_ns : row_ns;

  if (field == RS_MAX_FIELDS || (row->mask & 1u) == 0 || !rs_value_equal (&self->values[0], &row->values[0]))
    return;
  if ((outcome->set & 1u) == 0 && (!self->guessed || at_ns >= self->began_ns))
    return;
  if ((outcome->changed & 1u) == 0 && ((!is_told && !row->has_time) || at_ns >= server_now_ns - FRESH_NS))
    return;
  self->began_ns = at_ns;
  self->guessed = !is_told;
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
 *
 * Clears what belonged to the old status and was not told again since (protocol §7).
 *
 * Returns: a mask of the fields that were cleared
 */
guint32
rs_state_cell_clear_old_fields (RsStateCell *self)
{
  static const RsAgentField fields[] = { RS_AGENT_QUEUE_NAME, RS_AGENT_WRAP_UP_CODE };
  guint32 cleared = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      RsValue *value = &self->values[fields[i]];

      if (value->type == RS_VALUE_UNSET || value->type == RS_VALUE_NULL || (self->told & 1u << fields[i]) != 0)
        continue;
      rs_value_clear (value);
      value->type = RS_VALUE_NULL;
      cleared |= 1u << fields[i];
    }
  return cleared;
}
