/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-delta.h"
#include "model/rs-scope.h"
#include "wire/rs-json-guard.h"

G_BEGIN_DECLS

/**
 * RsMessageType:
 * @RS_MESSAGE_MALFORMED: dropped, see the reason
 * @RS_MESSAGE_UNKNOWN: well-formed, of a type that means nothing to us
 * @RS_MESSAGE_DELTA: an update of an agent, a queue or an interaction
 * @RS_MESSAGE_SUBSCRIBED: the subscription stands
 * @RS_MESSAGE_HEARTBEAT: to be answered
 * @RS_MESSAGE_ERROR: the server complains
 *
 * What a frame is.
 */
typedef enum
{
  RS_MESSAGE_MALFORMED,
  RS_MESSAGE_UNKNOWN,
  RS_MESSAGE_DELTA,
  RS_MESSAGE_SUBSCRIBED,
  RS_MESSAGE_HEARTBEAT,
  RS_MESSAGE_ERROR,
} RsMessageType;

/**
 * RsMessage:
 * @type: what it is; the rest is filled as the type needs it
 * @reason: why it was dropped
 * @n_wrong_fields: fields of an update that were dropped, each on its own
 * @delta: the update; of any other message that has one, only the sequence number is here
 * @granted: (nullable): for `subscribed`: the ids that were granted
 * @is_granted_told: whether @granted says something, by kind; if not, all that was asked is granted
 * @reply: (nullable): what to answer to a heartbeat
 * @interval_us: the heartbeat's period if it was told, else 0
 * @code: (nullable): an error's code
 * @text: (nullable): an error's message
 *
 * A decoded frame.
 */
typedef struct
{
  RsMessageType type;
  RsMalformed reason;
  guint n_wrong_fields;
  RsDelta delta;
  RsScope *granted;
  gboolean is_granted_told[RS_N_KINDS];
  char *reply;
  gint64 interval_us;
  char *code;
  char *text;
} RsMessage;

void rs_message_clear (RsMessage *self);
void rs_decoder_decode (const char *data, gsize length, const char *heartbeat_reply, RsMessage *message);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsMessage, rs_message_clear)

G_END_DECLS
