/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-decoder.h"

#include "base/rs-text.h"
#include "wire/rs-heartbeat.h"
#include "wire/rs-json-reader.h"

#include <string.h>

/* Protocol §10. */
#define MAX_ID_BYTES 128
#define MAX_NAME_BYTES 256

#define MAX_INTERVAL_SECONDS 3600.0

static const struct
{
  const char *type;
  const char *id_name;
  RsKind kind;
} updates[] = {
  { "presence.update", "userId", RS_KIND_AGENT },
  { "queue.update", "queueId", RS_KIND_QUEUE },
  { "interaction.update", "interactionId", RS_KIND_INTERACTION },
};

static const char *const sequence_names[] = { "sequence", "sequenceNumber", "seq" };
static const char *const time_names[] = { "timestamp", "eventTime", "ts" };

/**
 * rs_message_clear:
 * @self: a message
 *
 * Frees what it holds.
 */
void
rs_message_clear (RsMessage *self)
{
  rs_delta_clear (&self->delta);
  g_clear_pointer (&self->granted, rs_scope_free);
  g_clear_pointer (&self->reply, g_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->text, g_free);
}

static void
set_malformed (RsMessage *message, RsMalformed reason)
{
  message->type = RS_MESSAGE_MALFORMED;
  message->reason = reason;
}

/* The message's own level goes first, then the payload. */
static RsJsonOutcome
find_sequence (JsonObject *const levels[2], gint64 *out)
{
  for (guint level = 0; level < 2; level++)
    for (guint i = 0; levels[level] != NULL && i < G_N_ELEMENTS (sequence_names); i++)
      {
        RsJsonOutcome outcome = rs_json_read_integer (levels[level], sequence_names[i], out);

        if (outcome == RS_JSON_VALUE || outcome == RS_JSON_WRONG)
          return outcome;
      }
  return RS_JSON_ABSENT;
}

static RsJsonOutcome
find_time (JsonObject *const levels[2], gint64 *out_ns)
{
  for (guint level = 0; level < 2; level++)
    for (guint i = 0; levels[level] != NULL && i < G_N_ELEMENTS (time_names); i++)
      {
        RsJsonOutcome outcome = rs_json_read_time (levels[level], time_names[i], out_ns);

        if (outcome == RS_JSON_VALUE || outcome == RS_JSON_WRONG)
          return outcome;
      }
  return RS_JSON_ABSENT;
}

static RsJsonOutcome
read_text_field (JsonObject *payload, guint field, const char *name, RsDelta *delta)
{
  const char *text;
  RsJsonOutcome outcome = rs_json_read_text (payload, name, &text);

  if (outcome == RS_JSON_VALUE && strlen (text) > MAX_NAME_BYTES)
    {
      g_autofree char *clipped = rs_text_clip (text, MAX_NAME_BYTES);

      rs_delta_set_text (delta, field, clipped);
    }
  else if (outcome == RS_JSON_VALUE)
    rs_delta_set_text (delta, field, text);
  return outcome;
}

static RsJsonOutcome
read_count_field (JsonObject *payload, guint field, const char *name, RsDelta *delta)
{
  double number;
  RsJsonOutcome outcome = rs_json_read_number (payload, name, 0, G_MAXINT32, &number);

  if (outcome != RS_JSON_VALUE)
    return outcome;
  if ((double) (gint64) number < number)
    return RS_JSON_WRONG;
  rs_delta_set_number (delta, field, number);
  return RS_JSON_VALUE;
}

static RsJsonOutcome
read_number_field (JsonObject *payload, guint field, const char *name, double maximum, RsDelta *delta)
{
  double number;
  RsJsonOutcome outcome = rs_json_read_number (payload, name, 0, maximum, &number);

  if (outcome == RS_JSON_VALUE)
    rs_delta_set_number (delta, field, number);
  return outcome;
}

static RsJsonOutcome
read_time_field (JsonObject *payload, guint field, const char *name, RsDelta *delta)
{
  gint64 time_ns;
  RsJsonOutcome outcome = rs_json_read_time (payload, name, &time_ns);

  if (outcome == RS_JSON_VALUE)
    rs_delta_set_time (delta, field, time_ns);
  return outcome;
}

static RsJsonOutcome
read_field (JsonObject *payload, guint field, const RsField *info, RsDelta *delta)
{
  switch (info->type)
    {
    case RS_FIELD_TEXT:
      return read_text_field (payload, field, info->name, delta);
    case RS_FIELD_COUNT:
      return read_count_field (payload, field, info->name, delta);
    case RS_FIELD_SECONDS:
      return read_number_field (payload, field, info->name, 1e9, delta);
    case RS_FIELD_PERCENT:
      return read_number_field (payload, field, info->name, 100, delta);
    case RS_FIELD_TIME:
    default:
      return read_time_field (payload, field, info->name, delta);
    }
}

/* A wrong field is dropped on its own: its version does not rise, so a good value may still come. */
static void
read_fields (JsonObject *payload, RsMessage *message)
{
  guint n_fields;
  const RsField *fields = rs_kind_get_fields (message->delta.kind, &n_fields);

  for (guint field = 0; field < n_fields; field++)
    {
      RsJsonOutcome outcome = read_field (payload, field, &fields[field], &message->delta);

      if (outcome == RS_JSON_NULL)
        rs_delta_set_null (&message->delta, field);
      else if (outcome == RS_JSON_WRONG)
        message->n_wrong_fields++;
    }
}

static gboolean
is_good_id (const char *id)
{
  return *id != '\0' && strlen (id) <= MAX_ID_BYTES;
}

static void
read_update (JsonObject *root, guint update, RsMessage *message)
{
  JsonObject *payload;
  const char *id;
  RsDelta *delta = &message->delta;
  RsJsonOutcome outcome;

  if (rs_json_read_object (root, "payload", &payload) != RS_JSON_VALUE)
    return set_malformed (message, RS_MALFORMED_WRONG_TYPE);
  if (rs_json_read_text (payload, updates[update].id_name, &id) != RS_JSON_VALUE || !is_good_id (id))
    return set_malformed (message, RS_MALFORMED_NO_ID);

  rs_delta_init (delta, updates[update].kind, id);
  outcome = find_sequence ((JsonObject *const[]){ root, payload }, &delta->sequence);
  if (outcome == RS_JSON_WRONG) /* without its place in the order, nothing of it can be trusted */
    return set_malformed (message, RS_MALFORMED_WRONG_TYPE);
  delta->has_sequence = outcome == RS_JSON_VALUE;

  outcome = find_time ((JsonObject *const[]){ root, payload }, &delta->time_ns);
  delta->has_time = outcome == RS_JSON_VALUE;
  message->n_wrong_fields += outcome == RS_JSON_WRONG;

  if (rs_json_read_number (root, "sentAtMonotonic", 0, 1e15, &delta->sent_at_ms) != RS_JSON_VALUE)
    delta->sent_at_ms = 0;
  message->type = RS_MESSAGE_DELTA;
  read_fields (payload, message);
}

/* {"presence":{"userIds":[…]}}; absent or null means all that was asked for. */
static gboolean
read_granted (JsonObject *payload, RsKind kind, const char *part, const char *name, RsMessage *message)
{
  JsonObject *object;
  JsonArray *ids;
  RsJsonOutcome outcome = rs_json_read_object (payload, part, &object);

  if (outcome == RS_JSON_VALUE)
    outcome = rs_json_read_array (object, name, &ids);
  if (outcome != RS_JSON_VALUE)
    return outcome != RS_JSON_WRONG;

  message->is_granted_told[kind] = TRUE;
  for (guint i = 0; i < json_array_get_length (ids); i++)
    {
      JsonNode *node = json_array_get_element (ids, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING || !is_good_id (json_node_get_string (node)))
        return FALSE;
      rs_scope_add (message->granted, kind, json_node_get_string (node));
    }
  return TRUE;
}

static void
read_subscribed (JsonObject *root, RsMessage *message)
{
  JsonObject *payload;
  RsJsonOutcome outcome = rs_json_read_object (root, "payload", &payload);

  message->type = RS_MESSAGE_SUBSCRIBED;
  message->granted = rs_scope_new ();
  if (outcome == RS_JSON_WRONG)
    return set_malformed (message, RS_MALFORMED_WRONG_TYPE);
  if (outcome != RS_JSON_VALUE)
    return;
  if (!read_granted (payload, RS_KIND_AGENT, "presence", "userIds", message) ||
      !read_granted (payload, RS_KIND_QUEUE, "queues", "queueIds", message))
    set_malformed (message, RS_MALFORMED_WRONG_TYPE);
}

static void
read_heartbeat (JsonObject *root, const char *key, const char *word, RsMessage *message)
{
  double seconds;
  JsonObject *payload;

  message->type = RS_MESSAGE_HEARTBEAT;
  message->reply = rs_heartbeat_make_reply (root, key, word);
  if (rs_json_read_number (root, "intervalSeconds", 0, MAX_INTERVAL_SECONDS, &seconds) == RS_JSON_VALUE ||
      (rs_json_read_object (root, "payload", &payload) == RS_JSON_VALUE &&
       rs_json_read_number (payload, "intervalSeconds", 0, MAX_INTERVAL_SECONDS, &seconds) == RS_JSON_VALUE))
    message->interval_us = (gint64) (seconds * G_USEC_PER_SEC);
}

static char *
read_words (JsonObject *object, const char *name)
{
  const char *text;

  return rs_json_read_text (object, name, &text) == RS_JSON_VALUE ? rs_text_clip (text, MAX_NAME_BYTES) : NULL;
}

static void
read_error (JsonObject *root, RsMessage *message)
{
  JsonObject *payload;

  message->type = RS_MESSAGE_ERROR;
  if (rs_json_read_object (root, "payload", &payload) != RS_JSON_VALUE)
    payload = root;
  message->code = read_words (payload, "code");
  message->text = read_words (payload, "message");
}

/* What else a connection tells may count in the same row as its updates, so its number fills a gap (protocol §6). */
static void
read_number_beside (JsonObject *root, RsMessage *message)
{
  JsonObject *payload = NULL;
  RsDelta *delta = &message->delta;

  if (message->type == RS_MESSAGE_DELTA)
    return;
  if (rs_json_read_object (root, "payload", &payload) != RS_JSON_VALUE)
    payload = NULL;
  delta->has_sequence = find_sequence ((JsonObject *const[]){ root, payload }, &delta->sequence) == RS_JSON_VALUE;
}

static void
read_message (JsonObject *root, const char *heartbeat_reply, RsMessage *message)
{
  const char *key = rs_heartbeat_find_key (root);
  const char *type;

  if (key != NULL)
    return read_heartbeat (root, key, heartbeat_reply, message);
  if (rs_json_read_text (root, "type", &type) != RS_JSON_VALUE)
    return set_malformed (message, RS_MALFORMED_NO_TYPE);

  for (guint i = 0; i < G_N_ELEMENTS (updates); i++)
    if (g_str_equal (type, updates[i].type))
      return read_update (root, i, message);
  if (g_str_equal (type, "subscribed"))
    return read_subscribed (root, message);
  if (g_str_equal (type, "error"))
    return read_error (root, message);
  message->type = RS_MESSAGE_UNKNOWN;
}

/**
 * rs_decoder_decode:
 * @data: (array length=length): a text frame
 * @length: its bytes
 * @heartbeat_reply: (nullable): the word with which heartbeats are answered; %NULL for the dialect's own
 * @message: (out caller-allocates): what it says; to be given to rs_message_clear()
 *
 * Turns a frame from outside into C values (protocol §4 and §5). Nothing that a peer sends makes it fail: what
 * cannot be used is dropped, with a reason.
 */
void
rs_decoder_decode (const char *data, gsize length, const char *heartbeat_reply, RsMessage *message)
{
  g_autoptr (JsonNode) root = NULL;

  *message = (RsMessage){ 0 };
  if (rs_heartbeat_is_bare (data, length))
    {
      message->type = RS_MESSAGE_HEARTBEAT;
      message->reply = g_strdup ("pong");
      return;
    }

  root = rs_json_parse_object (data, length, RS_JSON_MAX_BYTES, &message->reason);
  if (root == NULL)
    message->type = RS_MESSAGE_MALFORMED;
  else
    {
      read_message (json_node_get_object (root), heartbeat_reply, message);
      read_number_beside (json_node_get_object (root), message);
    }
}
