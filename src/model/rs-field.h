/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsKind:
 * @RS_KIND_AGENT: a person who takes contacts
 * @RS_KIND_QUEUE: a queue (skill) in which contacts wait
 * @RS_KIND_INTERACTION: one contact: a call, a chat, an e-mail
 *
 * What a delta can be about.
 */
typedef enum
{
  RS_KIND_AGENT,
  RS_KIND_QUEUE,
  RS_KIND_INTERACTION,
} RsKind;
#define RS_N_KINDS 3

/* The fields of each kind (protocol §4). Their order is the order of their bits in a mask. */
typedef enum
{
  RS_AGENT_STATUS,
  RS_AGENT_STATUS_CHANGED_AT,
  RS_AGENT_QUEUE_NAME,
  RS_AGENT_WRAP_UP_CODE,
  RS_AGENT_DISPLAY_NAME,
  RS_AGENT_TEAM_NAME,
} RsAgentField;

typedef enum
{
  RS_QUEUE_NAME,
  RS_QUEUE_WAITING,
  RS_QUEUE_LONGEST_WAIT_SECONDS,
  RS_QUEUE_OLDEST_WAITING_SINCE,
  RS_QUEUE_SERVICE_LEVEL,
  RS_QUEUE_SERVICE_LEVEL_GOAL,
  RS_QUEUE_ABANDONED,
  RS_QUEUE_HANDLED,
  RS_QUEUE_AGENTS_AVAILABLE,
} RsQueueField;

typedef enum
{
  RS_INTERACTION_STATE,
  RS_INTERACTION_STATE_CHANGED_AT,
  RS_INTERACTION_CHANNEL,
  RS_INTERACTION_DIRECTION,
  RS_INTERACTION_QUEUE_NAME,
  RS_INTERACTION_USER_ID,
} RsInteractionField;

#define RS_MAX_FIELDS 9

/**
 * RsFieldType:
 * @RS_FIELD_TEXT: words, at most 256 bytes of UTF-8
 * @RS_FIELD_COUNT: a whole number, 0 or more
 * @RS_FIELD_SECONDS: a duration, 0 or more, fractions allowed
 * @RS_FIELD_PERCENT: 0 to 100
 * @RS_FIELD_TIME: a moment by the server's clock, nanoseconds since 1970
 *
 * What a field may hold.
 */
typedef enum
{
  RS_FIELD_TEXT,
  RS_FIELD_COUNT,
  RS_FIELD_SECONDS,
  RS_FIELD_PERCENT,
  RS_FIELD_TIME,
} RsFieldType;

/**
 * RsField:
 * @name: how the field is called on the wire and in every output
 * @type: what it may hold
 */
typedef struct
{
  const char *name;
  RsFieldType type;
} RsField;

const char *rs_kind_get_name (RsKind kind);
const RsField *rs_kind_get_fields (RsKind kind, guint *n_fields);

/**
 * RsValueType:
 * @RS_VALUE_UNSET: never heard of
 * @RS_VALUE_NULL: cleared by an explicit null, which is a value with a version like any other
 * @RS_VALUE_TEXT: has text
 * @RS_VALUE_NUMBER: has a number
 * @RS_VALUE_TIME: has a time
 */
typedef enum
{
  RS_VALUE_UNSET,
  RS_VALUE_NULL,
  RS_VALUE_TEXT,
  RS_VALUE_NUMBER,
  RS_VALUE_TIME,
} RsValueType;

/**
 * RsValue:
 * @type: which member counts
 * @text: (nullable): a GRefString, shared within a thread
 * @number: a count, seconds or percent
 * @time_ns: nanoseconds since 1970 by the server's clock
 *
 * What a field holds. Zero-filled memory is an unset value.
 */
typedef struct
{
  RsValueType type;
  union
  {
    char *text;
    double number;
    gint64 time_ns;
  };
} RsValue;

void rs_value_copy (const RsValue *self, RsValue *target);
void rs_value_keep (const RsValue *self, RsValue *target);
void rs_value_duplicate (const RsValue *self, RsValue *target);
void rs_value_clear (RsValue *self);
gboolean rs_value_equal (const RsValue *a, const RsValue *b);
const char *rs_value_get_text (const RsValue *self);
double rs_value_get_number (const RsValue *self, double otherwise);

G_END_DECLS
