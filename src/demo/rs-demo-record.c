/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-record.h"

typedef struct
{
  const char *message_type;
  const char *id_name;
  guint n_fields;
  const char *field_names[RS_DEMO_MAX_FIELDS];
} KindWords;

/* protocol §4; stateChangedAt is ours, in the manner of statusChangedAt */
static const KindWords kinds[] = {
  [RS_DEMO_KIND_AGENT] = { "presence.update",
                           "userId",
                           6,
                           { "displayName", "teamName", "status", "queueName", "wrapUpCode", "statusChangedAt" } },
  [RS_DEMO_KIND_QUEUE] = { "queue.update",
                           "queueId",
                           8,
                           { "queueName", "waiting", "oldestWaitingSince", "serviceLevel", "serviceLevelGoal",
                             "abandoned", "handled", "agentsAvailable" } },
  [RS_DEMO_KIND_INTERACTION] = { "interaction.update",
                                 "interactionId",
                                 6,
                                 { "channel", "direction", "queueName", "userId", "state", "stateChangedAt" } },
};

/**
 * rs_demo_kind_get_n_fields:
 * @kind: a kind
 *
 * Returns: how many fields a record of this kind has
 */
guint
rs_demo_kind_get_n_fields (RsDemoKind kind)
{
  return kinds[kind].n_fields;
}

/**
 * rs_demo_kind_get_field_name:
 * @kind: a kind
 * @field: a field of that kind
 *
 * Returns: (transfer none): the field's name in a message's payload
 */
const char *
rs_demo_kind_get_field_name (RsDemoKind kind, guint field)
{
  g_assert (field < kinds[kind].n_fields);
  return kinds[kind].field_names[field];
}

/**
 * rs_demo_kind_get_id_name:
 * @kind: a kind
 *
 * Returns: (transfer none): how a payload calls the id
 */
const char *
rs_demo_kind_get_id_name (RsDemoKind kind)
{
  return kinds[kind].id_name;
}

/**
 * rs_demo_kind_get_message_type:
 * @kind: a kind
 *
 * Returns: (transfer none): the type of the messages that tell about it
 */
const char *
rs_demo_kind_get_message_type (RsDemoKind kind)
{
  return kinds[kind].message_type;
}

/**
 * rs_demo_value_text:
 * @text: (nullable): a text that outlives the value; NULL makes an empty value
 *
 * Returns: a value
 */
RsDemoValue
rs_demo_value_text (const char *text)
{
  return (RsDemoValue){ text != NULL ? RS_DEMO_VALUE_TEXT : RS_DEMO_VALUE_NULL, text, 0 };
}

/**
 * rs_demo_value_count:
 * @count: a whole number
 *
 * Returns: a value
 */
RsDemoValue
rs_demo_value_count (gint64 count)
{
  return (RsDemoValue){ RS_DEMO_VALUE_COUNT, NULL, count };
}

/**
 * rs_demo_value_tenths:
 * @tenths: ten times the number
 *
 * Returns: a value
 */
RsDemoValue
rs_demo_value_tenths (gint64 tenths)
{
  return (RsDemoValue){ RS_DEMO_VALUE_TENTHS, NULL, tenths };
}

/**
 * rs_demo_value_time:
 * @time_ms: milliseconds since 1970
 *
 * Returns: a value
 */
RsDemoValue
rs_demo_value_time (gint64 time_ms)
{
  return (RsDemoValue){ RS_DEMO_VALUE_TIME, NULL, time_ms };
}

/**
 * rs_demo_value_null:
 *
 * Returns: the empty value
 */
RsDemoValue
rs_demo_value_null (void)
{
  return (RsDemoValue){ RS_DEMO_VALUE_NULL, NULL, 0 };
}

/**
 * rs_demo_record_set:
 * @self: a record
 * @field: one of its fields
 * @value: what it is from now on
 *
 * Returns: whether that is something new
 */
gboolean
rs_demo_record_set (RsDemoRecord *self, guint field, RsDemoValue value)
{
  const RsDemoValue *old = &self->values[field];

  g_assert (field < kinds[self->kind].n_fields);
  if (old->type == value.type && old->number == value.number && g_strcmp0 (old->text, value.text) == 0)
    return FALSE;

  self->values[field] = value;
  self->changed |= 1u << field;
  return TRUE;
}

/**
 * rs_demo_record_tell_beside:
 * @self: a record
 * @field: a field that may hold the same as before
 * @beside: a field that it belongs to
 *
 * Has @field told whenever @beside is: two states may begin in one millisecond, and each says when.
 */
void
rs_demo_record_tell_beside (RsDemoRecord *self, guint field, guint beside)
{
  if (self->changed & (1u << beside))
    self->changed |= 1u << field;
}

/**
 * rs_demo_record_get_all_fields:
 * @self: a record
 *
 * Returns: a bit for every field that it has
 */
guint
rs_demo_record_get_all_fields (const RsDemoRecord *self)
{
  return (1u << kinds[self->kind].n_fields) - 1;
}
