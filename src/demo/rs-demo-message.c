/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-message.h"

#include <string.h>

#include "demo/rs-demo-json.h"

static RsDemoJson *
begin_message (const RsDemoStamp *stamp, const char *type)
{
  RsDemoJson *json = rs_demo_json_new ();
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  rs_demo_json_open (json, NULL, '{');
  rs_demo_json_text (json, "type", type);
  if (stamp->sequence > 0)
    rs_demo_json_number (json, "sequence", (gint64) stamp->sequence);
  if (stamp->is_dated)
    rs_demo_json_time (json, "timestamp", stamp->time_us, TRUE);
  if (stamp->monotonic_us >= 0)
    rs_demo_json_raw (json, "sentAtMonotonic",
                      g_ascii_formatd (number, sizeof number, "%.3f", (double) stamp->monotonic_us / 1000.0));
  rs_demo_json_open (json, "payload", '{');
  return json;
}

static GBytes *
end_message (RsDemoJson *json)
{
  rs_demo_json_close (json, '}');
  rs_demo_json_close (json, '}');
  return rs_demo_json_free_to_bytes (json);
}

static void
write_wait (RsDemoJson *json, const RsDemoValue *since, gint64 now_us)
{
  if (since->type == RS_DEMO_VALUE_TIME)
    rs_demo_json_number (json, "longestWaitSeconds", MAX (now_us / 1000 - since->number, 0) / 1000);
  else
    rs_demo_json_text (json, "longestWaitSeconds", NULL);
}

/**
 * rs_demo_message_update:
 * @stamp: number and time
 * @record: what is told about
 * @fields: a bit for each field to tell; empty ones are told as null (protocol §4)
 * @wait_as_seconds: tell `longestWaitSeconds` as of the stamp's time instead of `oldestWaitingSince`
 *
 * Returns: (transfer full): a `presence.update`, `queue.update` or `interaction.update`
 */
GBytes *
rs_demo_message_update (const RsDemoStamp *stamp, const RsDemoRecord *record, guint fields, gboolean wait_as_seconds)
{
  RsDemoJson *json = begin_message (stamp, rs_demo_kind_get_message_type (record->kind));

  rs_demo_json_text (json, rs_demo_kind_get_id_name (record->kind), record->id);
  for (guint i = 0; i < rs_demo_kind_get_n_fields (record->kind); i++)
    if ((fields & 1u << i) == 0)
      continue;
    else if (record->kind == RS_DEMO_KIND_QUEUE && i == RS_DEMO_QUEUE_OLDEST_WAITING_SINCE && wait_as_seconds)
      write_wait (json, &record->values[i], stamp->time_us);
    else
      rs_demo_json_value (json, rs_demo_kind_get_field_name (record->kind, i), &record->values[i]);
  return end_message (json);
}

static void
write_ids (RsDemoJson *json, const char *part, const char *name, GPtrArray *ids)
{
  if (ids == NULL)
    return;
  rs_demo_json_open (json, part, '{');
  rs_demo_json_open (json, name, '[');
  for (guint i = 0; i < ids->len; i++)
    rs_demo_json_text (json, NULL, ids->pdata[i]);
  rs_demo_json_close (json, ']');
  rs_demo_json_close (json, '}');
}

/**
 * rs_demo_message_subscribed:
 * @stamp: number and time
 * @grant: what was granted
 *
 * Returns: (transfer full): the answer to a `subscribe` (protocol §3)
 */
GBytes *
rs_demo_message_subscribed (const RsDemoStamp *stamp, const RsDemoGrant *grant)
{
  RsDemoJson *json = begin_message (stamp, "subscribed");

  write_ids (json, "presence", "userIds", grant->agents);
  write_ids (json, "queues", "queueIds", grant->queues);
  write_ids (json, "interactions", "userIds", grant->interaction_agents);
  return end_message (json);
}

/**
 * rs_demo_message_heartbeat:
 * @stamp: number and time
 * @interval_us: from one heartbeat to the next
 *
 * Returns: (transfer full): a `heartbeat` (protocol §5)
 */
GBytes *
rs_demo_message_heartbeat (const RsDemoStamp *stamp, gint64 interval_us)
{
  RsDemoJson *json = begin_message (stamp, "heartbeat");
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  rs_demo_json_raw (json, "intervalSeconds",
                    g_ascii_formatd (number, sizeof number, "%g", (double) interval_us / G_USEC_PER_SEC));
  return end_message (json);
}

/**
 * rs_demo_message_error:
 * @stamp: number and time
 * @code: a word for programs
 * @message: a sentence for people
 *
 * Returns: (transfer full): an `error` (protocol §4)
 */
GBytes *
rs_demo_message_error (const RsDemoStamp *stamp, const char *code, const char *message)
{
  RsDemoJson *json = begin_message (stamp, "error");

  rs_demo_json_text (json, "code", code);
  rs_demo_json_text (json, "message", message);
  return end_message (json);
}

static GBytes *
make_nested (void)
{
  const gsize depth = 80000;
  GString *text = g_string_sized_new (2 * depth);

  for (gsize i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (gsize i = 0; i < depth; i++)
    g_string_append_c (text, ']');
  return g_string_free_to_bytes (text);
}

/*
 * The first %s is the message type, the second the id's name, the third the id. What they say is false, so
 * that a client that takes them for true is found out.
 */
static const char *const malformed_patterns[RS_DEMO_N_MALFORMED] = {
  [RS_DEMO_MALFORMED_TRUNCATED] = "{\"type\":\"%s\",\"sequence\":999999999,\"payload\":{\"%s\":\"%s\",\"status\":\"Hij",
  [RS_DEMO_MALFORMED_WRONG_TYPES] =
      "{\"type\":\"%s\",\"payload\":{\"%s\":\"%s\",\"status\":{},\"queueName\":[],\"wrapUpCode\":7,"
      "\"displayName\":true,"
      "\"teamName\":{\"a\":[]},\"statusChangedAt\":[1],\"waiting\":\"many\",\"oldestWaitingSince\":{},"
      "\"serviceLevel\":[],\"serviceLevelGoal\":{},\"abandoned\":false,\"handled\":\"x\",\"agentsAvailable\":"
      "{},"
      "\"channel\":3,\"direction\":[],\"state\":{},\"stateChangedAt\":false}}",
  [RS_DEMO_MALFORMED_COMMENTS] =
      "/* so far so good */{\"type\":\"%s\",\"sequence\":999999998,\"payload\":{\"%s\":\"%s\","
      "\"status\":\"Hijacked\",\"queueName\":\"Hijacked\",\"state\":\"held\"}}",
  [RS_DEMO_MALFORMED_SINGLE_QUOTES] =
      "{'type':'%s','sequence':999999997,'payload':{'%s':'%s','status':'Hijacked','queueName':'Hijacked'}}",
  [RS_DEMO_MALFORMED_HUGE_INTEGERS] =
      "{\"type\":\"%s\",\"payload\":{\"%s\":\"%s\",\"waiting\":99999999999999999999999999,"
      "\"handled\":-99999999999999999999999999,\"status\":18446744073709551616,\"state\":1e400}}",
  [RS_DEMO_MALFORMED_UNKNOWN_TYPE] = "{\"type\":\"weather.%s\",\"payload\":{\"%s\":\"%s\",\"status\":\"Rain\"}}",
  [RS_DEMO_MALFORMED_NOT_AN_OBJECT] = "[{\"type\":\"%s\",\"payload\":{\"%s\":\"%s\",\"status\":\"Hijacked\"}}]",
};

static char *
fill_in (const char *pattern, const char *const *words)
{
  GString *text = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0'; p++)
    if (p[0] == '%' && p[1] == 's')
      {
        g_string_append (text, *words++);
        p++;
      }
    else
      g_string_append_c (text, *p);
  return g_string_free (text, FALSE);
}

/**
 * rs_demo_message_malformed:
 * @malformed: what is to be wrong
 * @kind: what it pretends to be about
 * @id: an id of that kind
 *
 * Returns: (transfer full): a frame that must not change anything
 */
GBytes *
rs_demo_message_malformed (RsDemoMalformed malformed, RsDemoKind kind, const char *id)
{
  const char *words[] = { rs_demo_kind_get_message_type (kind), rs_demo_kind_get_id_name (kind), id };
  const char *pattern = malformed_patterns[malformed];
  char *text;

  if (malformed == RS_DEMO_MALFORMED_NESTED)
    return make_nested ();
  if (malformed == RS_DEMO_MALFORMED_EMPTY)
    return g_bytes_new_static ("", 0);

  text = fill_in (pattern, words);
  return g_bytes_new_take (text, strlen (text));
}

/**
 * rs_demo_message_invalid_utf8:
 *
 * Returns: (transfer full): a message with bytes that are not UTF-8, for which a client must fail the
 * connection (RFC 6455 §8.1)
 */
GBytes *
rs_demo_message_invalid_utf8 (void)
{
  static const char text[] = "{\"type\":\"presence.update\",\"payload\":{\"userId\":\"\xC3\x28\xFF\"}}";

  return g_bytes_new_static (text, sizeof text - 1);
}

/**
 * rs_demo_message_oversize:
 * @size: bytes in all, 64 or more
 *
 * Returns: (transfer full): a message of a type that nobody knows, blown up to @size
 */
GBytes *
rs_demo_message_oversize (gsize size)
{
  static const char head[] = "{\"type\":\"padding\",\"payload\":{\"text\":\"";
  static const char tail[] = "\"}}";
  gsize padding = MAX (size, 64) - (sizeof head - 1) - (sizeof tail - 1);
  GString *text = g_string_sized_new (size + 64);

  g_string_append (text, head);
  g_string_set_size (text, text->len + padding);
  memset (text->str + sizeof head - 1, 'x', padding);
  g_string_append (text, tail);
  return g_string_free_to_bytes (text);
}
