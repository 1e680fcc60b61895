/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-recording-line.h"

#include "base/rs-iso-time.h"
#include "rs-config.h"
#include "wire/rs-json-reader.h"
#include "wire/rs-json-writer.h"

#include <math.h>
#include <string.h>

/* The format's number: it rises when an older program could not read a recording any more. */
#define FORMAT 1

#define MAX_HEADER_BYTES 4096
#define MAX_AT_MS (366.0 * 86400 * 1000)

static const char *const events[] = {
  [RS_RECORDING_OPENED] = "opened",   [RS_RECORDING_SENT] = "sent",     [RS_RECORDING_FRAME] = "frame",
  [RS_RECORDING_DROPPED] = "dropped", [RS_RECORDING_CLOSED] = "closed", [RS_RECORDING_ENDED] = "ended",
};

/**
 * rs_recording_line_format_header:
 * @started_us: when the recording began, microseconds since 1970
 * @anonymous: whether names of agents and queues were replaced
 *
 * Returns: (transfer full): a recording's first line, without a line end
 */
char *
rs_recording_line_format_header (gint64 started_us, gboolean anonymous)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *started = rs_iso_time_format (started_us * 1000);

  json_builder_begin_object (builder);
  rs_json_write_integer (builder, "ringsideRecording", FORMAT);
  rs_json_write_text (builder, "startedAt", started);
  rs_json_write_text (builder, "program", "Ringside " RS_VERSION);
  json_builder_set_member_name (builder, "anonymous");
  json_builder_add_boolean_value (builder, anonymous);
  json_builder_end_object (builder);
  return rs_json_write_end (builder);
}

/**
 * rs_recording_line_parse_header:
 * @data: (array length=length): a file's first line
 * @length: its bytes
 * @out_started_us: (out): when the recording began, microseconds since 1970
 *
 * Returns: whether it is the header of a recording that this version can read
 */
gboolean
rs_recording_line_parse_header (const char *data, gsize length, gint64 *out_started_us)
{
  RsMalformed reason;
  g_autoptr (JsonNode) root = rs_json_parse_object (data, length, MAX_HEADER_BYTES, &reason);
  gint64 format, started_ns;

  if (root == NULL ||
      rs_json_read_integer (json_node_get_object (root), "ringsideRecording", &format) != RS_JSON_VALUE ||
      rs_json_read_time (json_node_get_object (root), "startedAt", &started_ns) != RS_JSON_VALUE)
    return FALSE;
  *out_started_us = started_ns / 1000;
  return format == FORMAT;
}

/**
 * rs_recording_line_format:
 * @self: a line
 *
 * Returns: (transfer full): it as JSON, without a line end
 */
char *
rs_recording_line_format (const RsRecordingLine *self)
{
  GString *line = g_string_new (NULL);

  /* By hand, for json-glib writes 0.1 with seventeen digits. */
  g_string_append_printf (line, "{\"at\":%" G_GINT64_FORMAT ".%03u,\"connection\":%u,\"event\":\"%s\"",
                          self->at_us / 1000, (guint) (self->at_us % 1000), self->connection, events[self->event]);
  if (self->text != NULL)
    {
      g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), self->text);
      g_autofree char *text = json_to_string (node, FALSE);

      g_string_append_printf (line, ",\"text\":%s", text);
    }
  if (self->event == RS_RECORDING_DROPPED)
    g_string_append_printf (line, ",\"reason\":\"%s\"", rs_malformed_get_nick (self->reason));
  if (self->event == RS_RECORDING_CLOSED)
    g_string_append_printf (line, ",\"code\":%u", self->code);
  g_string_append_c (line, '}');
  return g_string_free (line, FALSE);
}

static gboolean
find_event (const char *word, RsRecordingEvent *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (g_str_equal (events[i], word))
      {
        *out = (RsRecordingEvent) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
find_reason (const char *word, RsMalformed *out)
{
  for (guint i = RS_MALFORMED_NONE + 1; i < RS_N_MALFORMED; i++)
    if (g_str_equal (rs_malformed_get_nick ((RsMalformed) i), word))
      {
        *out = (RsMalformed) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_text (JsonObject *object, RsRecordingLine *self)
{
  const char *text;

  if (rs_json_read_text (object, "text", &text) != RS_JSON_VALUE)
    return FALSE;
  self->text = g_strdup (text);
  return TRUE;
}

/* What the event needs beside its time. */
static gboolean
read_rest (JsonObject *object, RsRecordingLine *self)
{
  const char *word;
  double code = 0;

  switch (self->event)
    {
    case RS_RECORDING_SENT:
    case RS_RECORDING_FRAME:
      return read_text (object, self);
    case RS_RECORDING_DROPPED:
      return rs_json_read_text (object, "reason", &word) == RS_JSON_VALUE && find_reason (word, &self->reason);
    case RS_RECORDING_CLOSED:
      if (rs_json_read_number (object, "code", 0, 4999, &code) == RS_JSON_WRONG)
        return FALSE;
      self->code = (guint) code;
      return TRUE;
    case RS_RECORDING_OPENED:
    case RS_RECORDING_ENDED:
    default:
      return TRUE;
    }
}

/**
 * rs_recording_line_parse:
 * @self: (out caller-allocates): what it tells; to be given to rs_recording_line_clear()
 * @data: (array length=length): a line of a file that anybody may have written
 * @length: its bytes
 *
 * Returns: whether it is a line of a recording
 */
gboolean
rs_recording_line_parse (RsRecordingLine *self, const char *data, gsize length)
{
  RsMalformed reason;
  g_autoptr (JsonNode) root = rs_json_parse_object (data, length, RS_RECORDING_MAX_LINE_BYTES, &reason);
  JsonObject *object = root != NULL ? json_node_get_object (root) : NULL;
  const char *word;
  double at_ms, connection;

  *self = (RsRecordingLine){ 0 };
  if (root == NULL || rs_json_read_text (object, "event", &word) != RS_JSON_VALUE || !find_event (word, &self->event) ||
      rs_json_read_number (object, "at", 0, MAX_AT_MS, &at_ms) != RS_JSON_VALUE ||
      rs_json_read_number (object, "connection", self->event == RS_RECORDING_ENDED ? 0 : 1, G_MAXINT32, &connection) !=
          RS_JSON_VALUE)
    return FALSE;
  self->at_us = (gint64) round (at_ms * 1000);
  self->connection = (guint) connection;
  return read_rest (object, self);
}

/* {"presence":{"userIds":[…]}}; null means everyone. */
static void
read_ids (JsonObject *payload, const char *part, const char *name, RsKind kind, RsScope *scope)
{
  JsonObject *object;
  JsonArray *ids;
  RsJsonOutcome outcome = rs_json_read_object (payload, part, &object);

  if (outcome != RS_JSON_VALUE)
    return;
  outcome = rs_json_read_array (object, name, &ids);
  rs_scope_set_all (scope, kind, outcome == RS_JSON_NULL);
  for (guint i = 0; outcome == RS_JSON_VALUE && i < json_array_get_length (ids); i++)
    {
      JsonNode *node = json_array_get_element (ids, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING)
        rs_scope_add (scope, kind, json_node_get_string (node));
    }
}

/**
 * rs_recording_line_get_asked:
 * @self: a line that tells what was sent
 *
 * Reads what a `subscribe` asked for (protocol §3).
 *
 * Returns: (transfer full) (nullable): what the board shows; %NULL if it is no `subscribe`
 */
RsScope *
rs_recording_line_get_asked (const RsRecordingLine *self)
{
  RsMalformed reason;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (RsScope) scope = NULL;
  JsonObject *payload;
  const char *type;

  root = rs_json_parse_object (self->text, strlen (self->text), RS_JSON_MAX_BYTES, &reason);
  if (root == NULL || rs_json_read_text (json_node_get_object (root), "type", &type) != RS_JSON_VALUE ||
      !g_str_equal (type, "subscribe") ||
      rs_json_read_object (json_node_get_object (root), "payload", &payload) != RS_JSON_VALUE)
    return NULL;
  scope = rs_scope_new ();
  read_ids (payload, "presence", "userIds", RS_KIND_AGENT, scope);
  read_ids (payload, "queues", "queueIds", RS_KIND_QUEUE, scope);
  rs_scope_set_all (scope, RS_KIND_INTERACTION, json_object_has_member (payload, "interactions"));
  return g_steal_pointer (&scope);
}

/**
 * rs_recording_line_clear:
 * @self: a line
 *
 * Frees what it holds.
 */
void
rs_recording_line_clear (RsRecordingLine *self)
{
  g_clear_pointer (&self->text, g_free);
}
