/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsDemoKind:
 * @RS_DEMO_KIND_AGENT: told by `presence.update`
 * @RS_DEMO_KIND_QUEUE: told by `queue.update`
 * @RS_DEMO_KIND_INTERACTION: told by `interaction.update`
 *
 * What the demo centre tells about (protocol §4).
 */
typedef enum
{
  RS_DEMO_KIND_AGENT,
  RS_DEMO_KIND_QUEUE,
  RS_DEMO_KIND_INTERACTION,
} RsDemoKind;

typedef enum
{
  RS_DEMO_AGENT_DISPLAY_NAME,
  RS_DEMO_AGENT_TEAM_NAME,
  RS_DEMO_AGENT_STATUS,
  RS_DEMO_AGENT_QUEUE_NAME,
  RS_DEMO_AGENT_WRAP_UP_CODE,
  RS_DEMO_AGENT_STATUS_CHANGED_AT,
} RsDemoAgentField;

typedef enum
{
  RS_DEMO_QUEUE_QUEUE_NAME,
  RS_DEMO_QUEUE_WAITING,
  RS_DEMO_QUEUE_OLDEST_WAITING_SINCE,
  RS_DEMO_QUEUE_SERVICE_LEVEL,
  RS_DEMO_QUEUE_SERVICE_LEVEL_GOAL,
  RS_DEMO_QUEUE_ABANDONED,
  RS_DEMO_QUEUE_HANDLED,
  RS_DEMO_QUEUE_AGENTS_AVAILABLE,
} RsDemoQueueField;

typedef enum
{
  RS_DEMO_INTERACTION_CHANNEL,
  RS_DEMO_INTERACTION_DIRECTION,
  RS_DEMO_INTERACTION_QUEUE_NAME,
  RS_DEMO_INTERACTION_USER_ID,
  RS_DEMO_INTERACTION_STATE,
  RS_DEMO_INTERACTION_STATE_CHANGED_AT,
} RsDemoInteractionField;

#define RS_DEMO_MAX_FIELDS 8

/**
 * RsDemoValueType:
 * @RS_DEMO_VALUE_NULL: empty
 * @RS_DEMO_VALUE_TEXT: a text that the floor owns
 * @RS_DEMO_VALUE_COUNT: a whole number
 * @RS_DEMO_VALUE_TENTHS: a number with one decimal, kept as tenths
 * @RS_DEMO_VALUE_TIME: milliseconds since 1970
 */
typedef enum
{
  RS_DEMO_VALUE_NULL,
  RS_DEMO_VALUE_TEXT,
  RS_DEMO_VALUE_COUNT,
  RS_DEMO_VALUE_TENTHS,
  RS_DEMO_VALUE_TIME,
} RsDemoValueType;

typedef struct
{
  RsDemoValueType type;
  const char *text;
  gint64 number;
} RsDemoValue;

/**
 * RsDemoRecord:
 * @kind: what it is
 * @id: its id, owned by whoever made the record
 * @values: the present value of each field
 * @changed: a bit for each field that has changed and has not been told yet
 * @sequence: the last number given to a message about it, for numbers that count per entity
 *
 * Everything that the world may know about one agent, queue or interaction.
 */
typedef struct
{
  RsDemoKind kind;
  const char *id;
  RsDemoValue values[RS_DEMO_MAX_FIELDS];
  guint changed;
  guint64 sequence;
} RsDemoRecord;

guint rs_demo_kind_get_n_fields (RsDemoKind kind);
const char *rs_demo_kind_get_field_name (RsDemoKind kind, guint field);
const char *rs_demo_kind_get_id_name (RsDemoKind kind);
const char *rs_demo_kind_get_message_type (RsDemoKind kind);

RsDemoValue rs_demo_value_text (const char *text);
RsDemoValue rs_demo_value_count (gint64 count);
RsDemoValue rs_demo_value_tenths (gint64 tenths);
RsDemoValue rs_demo_value_time (gint64 time_ms);
RsDemoValue rs_demo_value_null (void);

gboolean rs_demo_record_set (RsDemoRecord *self, guint field, RsDemoValue value);
void rs_demo_record_tell_beside (RsDemoRecord *self, guint field, guint beside);
guint rs_demo_record_get_all_fields (const RsDemoRecord *self);

G_END_DECLS
