/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-field.h"

#include "base/rs-text-pool.h"

static const RsField agent_fields[] = {
  [RS_AGENT_STATUS] = { "status", RS_FIELD_TEXT },
  [RS_AGENT_STATUS_CHANGED_AT] = { "statusChangedAt", RS_FIELD_TIME },
  [RS_AGENT_QUEUE_NAME] = { "queueName", RS_FIELD_TEXT },
  [RS_AGENT_WRAP_UP_CODE] = { "wrapUpCode", RS_FIELD_TEXT },
  [RS_AGENT_DISPLAY_NAME] = { "displayName", RS_FIELD_TEXT },
  [RS_AGENT_TEAM_NAME] = { "teamName", RS_FIELD_TEXT },
};

static const RsField queue_fields[] = {
  [RS_QUEUE_NAME] = { "queueName", RS_FIELD_TEXT },
  [RS_QUEUE_WAITING] = { "waiting", RS_FIELD_COUNT },
  [RS_QUEUE_LONGEST_WAIT_SECONDS] = { "longestWaitSeconds", RS_FIELD_SECONDS },
  [RS_QUEUE_OLDEST_WAITING_SINCE] = { "oldestWaitingSince", RS_FIELD_TIME },
  [RS_QUEUE_SERVICE_LEVEL] = { "serviceLevel", RS_FIELD_PERCENT },
  [RS_QUEUE_SERVICE_LEVEL_GOAL] = { "serviceLevelGoal", RS_FIELD_PERCENT },
  [RS_QUEUE_ABANDONED] = { "abandoned", RS_FIELD_COUNT },
  [RS_QUEUE_HANDLED] = { "handled", RS_FIELD_COUNT },
  [RS_QUEUE_AGENTS_AVAILABLE] = { "agentsAvailable", RS_FIELD_COUNT },
};

static const RsField interaction_fields[] = {
  [RS_INTERACTION_STATE] = { "state", RS_FIELD_TEXT },
  [RS_INTERACTION_STATE_CHANGED_AT] = { "stateChangedAt", RS_FIELD_TIME },
  [RS_INTERACTION_CHANNEL] = { "channel", RS_FIELD_TEXT },
  [RS_INTERACTION_DIRECTION] = { "direction", RS_FIELD_TEXT },
  [RS_INTERACTION_QUEUE_NAME] = { "queueName", RS_FIELD_TEXT },
  [RS_INTERACTION_USER_ID] = { "userId", RS_FIELD_TEXT },
};

static const struct
{
  const char *name;
  const RsField *fields;
  guint n_fields;
} kinds[RS_N_KINDS] = {
  [RS_KIND_AGENT] = { "agent", agent_fields, G_N_ELEMENTS (agent_fields) },
  [RS_KIND_QUEUE] = { "queue", queue_fields, G_N_ELEMENTS (queue_fields) },
  [RS_KIND_INTERACTION] = { "interaction", interaction_fields, G_N_ELEMENTS (interaction_fields) },
};

G_STATIC_ASSERT (G_N_ELEMENTS (agent_fields) <= RS_MAX_FIELDS);
G_STATIC_ASSERT (G_N_ELEMENTS (queue_fields) <= RS_MAX_FIELDS);
G_STATIC_ASSERT (G_N_ELEMENTS (interaction_fields) <= RS_MAX_FIELDS);

/**
 * rs_kind_get_name:
 * @kind: a kind of entity
 *
 * Returns: (transfer none): "agent", "queue" or "interaction"
 */
const char *
rs_kind_get_name (RsKind kind)
{
  return kinds[kind].name;
}

/**
 * rs_kind_get_fields:
 * @kind: a kind of entity
 * @n_fields: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n_fields): the fields that the kind has, by their number
 */
const RsField *
rs_kind_get_fields (RsKind kind, guint *n_fields)
{
  if (n_fields != NULL)
    *n_fields = kinds[kind].n_fields;
  return kinds[kind].fields;
}

/**
 * rs_value_copy:
 * @self: a value
 * @target: (out caller-allocates): memory that holds no value
 *
 * Copies a value within a thread; text is shared.
 */
void
rs_value_copy (const RsValue *self, RsValue *target)
{
  *target = *self;
  if (self->type == RS_VALUE_TEXT)
    g_ref_string_acquire (target->text);
}

/**
 * rs_value_keep:
 * @self: a value that only this thread still uses
 * @target: (out caller-allocates): memory that holds no value
 *
 * Copies a value that is going to be kept for long, within a thread; text is shared with all that is kept there.
 */
void
rs_value_keep (const RsValue *self, RsValue *target)
{
  *target = *self;
  if (self->type == RS_VALUE_TEXT)
    target->text = rs_text_pool_share (self->text);
}

/**
 * rs_value_duplicate:
 * @self: a value
 * @target: (out caller-allocates): memory that holds no value
 *
 * Copies a value so that the two share nothing: for what crosses to another thread.
 */
void
rs_value_duplicate (const RsValue *self, RsValue *target)
{
  *target = *self;
  if (self->type == RS_VALUE_TEXT)
    target->text = g_ref_string_new_len (self->text, (gssize) g_ref_string_length (self->text));
}

/**
 * rs_value_clear:
 * @self: a value
 *
 * Makes it unset and frees what it held.
 */
void
rs_value_clear (RsValue *self)
{
  if (self->type == RS_VALUE_TEXT)
    g_ref_string_release (self->text);
  *self = (RsValue){ 0 };
}

/**
 * rs_value_equal:
 * @a: a value
 * @b: another
 *
 * Returns: whether they are the same in type and content
 */
gboolean
rs_value_equal (const RsValue *a, const RsValue *b)
{
  if (a->type != b->type)
    return FALSE;

  switch (a->type)
    {
    case RS_VALUE_TEXT:
      return a->text == b->text || g_str_equal (a->text, b->text);
    case RS_VALUE_NUMBER:
      return !(a->number < b->number) && !(a->number > b->number);
    case RS_VALUE_TIME:
      return a->time_ns == b->time_ns;
    case RS_VALUE_UNSET:
    case RS_VALUE_NULL:
    default:
      return TRUE;
    }
}

/**
 * rs_value_get_text:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): its text, %NULL for every other type
 */
const char *
rs_value_get_text (const RsValue *self)
{
  return self->type == RS_VALUE_TEXT ? self->text : NULL;
}

/**
 * rs_value_get_number:
 * @self: a value
 * @otherwise: what to answer if it has no number
 *
 * Returns: its number
 */
double
rs_value_get_number (const RsValue *self, double otherwise)
{
  return self->type == RS_VALUE_NUMBER ? self->number : otherwise;
}
