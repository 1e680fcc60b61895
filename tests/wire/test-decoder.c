/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-line.h"
#include "wire/rs-decoder.h"

#include <string.h>

static void
decode (const char *text, RsMessage *message)
{
  rs_decoder_decode (text, strlen (text), NULL, message);
}

static void
assert_malformed (const char *text, RsMalformed expected)
{
  g_auto (RsMessage) message = { 0 };

  decode (text, &message);
  if (message.type != RS_MESSAGE_MALFORMED || message.reason != expected)
    g_error ("%.80s: expected %s, got type %d, %s", text, rs_malformed_get_nick (expected), message.type,
             rs_malformed_get_nick (message.reason));
}

static void
test_a_presence_update (void)
{
  g_auto (RsMessage) message = { 0 };

  decode ("{\"type\":\"presence.update\",\"sequence\":7,\"timestamp\":\"2026-01-01T01:00:10.5+01:00\","
          "\"sentAtMonotonic\":12.5,\"payload\":{\"userId\":\"u1\",\"status\":\"In Call\",\"queueName\":null,"
          "\"statusChangedAt\":\"2026-01-01T00:00:09Z\",\"mood\":\"good\"},\"extra\":[{}]}",
          &message);

  g_assert_cmpint (message.type, ==, RS_MESSAGE_DELTA);
  g_assert_cmpint (message.delta.kind, ==, RS_KIND_AGENT);
  g_assert_cmpstr (message.delta.id, ==, "u1");
  g_assert_true (message.delta.has_sequence && message.delta.has_time);
  g_assert_cmpint (message.delta.sequence, ==, 7);
  g_assert_cmpint (message.delta.time_ns, ==, test_seconds (10.5));
  g_assert_cmpfloat (message.delta.sent_at_ms, ==, 12.5);
  g_assert_cmphex (message.delta.mask, ==,
                   (1u << RS_AGENT_STATUS) | (1u << RS_AGENT_QUEUE_NAME) | (1u << RS_AGENT_STATUS_CHANGED_AT));
  g_assert_cmpstr (message.delta.values[RS_AGENT_STATUS].text, ==, "In Call");
  g_assert_cmpint (message.delta.values[RS_AGENT_QUEUE_NAME].type, ==, RS_VALUE_NULL);
  g_assert_cmpint (message.delta.values[RS_AGENT_STATUS_CHANGED_AT].time_ns, ==, test_seconds (9));
  g_assert_cmpuint (message.n_wrong_fields, ==, 0);
}

static void
test_a_queue_and_an_interaction_update (void)
{
  g_auto (RsMessage) queue = { 0 };
  g_auto (RsMessage) interaction = { 0 };

  decode ("{\"type\":\"queue.update\",\"payload\":{\"queueId\":\"q1\",\"waiting\":3,\"serviceLevel\":82.5,"
          "\"longestWaitSeconds\":41,\"oldestWaitingSince\":\"2026-01-01T00:00:01Z\"}}",
          &queue);
  decode (
      "{\"type\":\"interaction.update\",\"payload\":{\"interactionId\":\"i1\",\"state\":\"queued\",\"userId\":null}}",
      &interaction);

  g_assert_cmpint (queue.delta.kind, ==, RS_KIND_QUEUE);
  g_assert_cmpfloat (queue.delta.values[RS_QUEUE_WAITING].number, ==, 3);
  g_assert_cmpfloat (queue.delta.values[RS_QUEUE_SERVICE_LEVEL].number, ==, 82.5);
  g_assert_cmpfloat (queue.delta.values[RS_QUEUE_LONGEST_WAIT_SECONDS].number, ==, 41);
  g_assert_false (queue.delta.has_sequence || queue.delta.has_time);
  g_assert_cmpint (interaction.delta.kind, ==, RS_KIND_INTERACTION);
  g_assert_cmpstr (interaction.delta.values[RS_INTERACTION_STATE].text, ==, "queued");
  g_assert_cmpint (interaction.delta.values[RS_INTERACTION_USER_ID].type, ==, RS_VALUE_NULL);
}

/* Protocol §4: three names each, the message's level before the payload's, numbers also as decimal text. */
static void
test_every_name_of_sequence_and_timestamp (void)
{
  static const char *const sequences[] = { "sequence", "sequenceNumber", "seq" };
  static const char *const times[] = { "timestamp", "eventTime", "ts" };

  for (guint i = 0; i < 12; i++)
    {
      g_auto (RsMessage) message = { 0 };
      g_autofree char *place = g_strdup_printf (",\"%s\":%s,\"%s\":\"2026-01-01T00:00:05Z\"", sequences[i % 3],
                                                i % 2 == 0 ? "41" : "\"41\"", times[(i + i / 3) % 3]);
      g_autofree char *text = g_strdup_printf ("{\"type\":\"presence.update\"%s,\"payload\":{\"userId\":\"u\"%s}}",
                                               i < 6 ? place : "", i < 6 ? "" : place);

      decode (text, &message);
      g_test_message ("%s", text);
      g_assert_true (message.delta.has_sequence && message.delta.has_time);
      g_assert_cmpint (message.delta.sequence, ==, 41);
      g_assert_cmpint (message.delta.time_ns, ==, test_seconds (5));
    }
}

static void
test_the_message_s_level_goes_first (void)
{
  g_auto (RsMessage) message = { 0 };
  g_auto (RsMessage) with_null = { 0 };

  decode ("{\"type\":\"presence.update\",\"seq\":1,\"ts\":\"2026-01-01T00:00:01Z\","
          "\"payload\":{\"userId\":\"u\",\"sequence\":2,\"timestamp\":\"2026-01-01T00:00:02Z\"}}",
          &message);
  g_assert_cmpint (message.delta.sequence, ==, 1);
  g_assert_cmpint (message.delta.time_ns, ==, test_seconds (1));
  decode ("{\"type\":\"presence.update\",\"sequence\":null,\"payload\":{\"userId\":\"u\",\"seq\":2}}", &with_null);
  g_assert_cmpint (with_null.delta.sequence, ==, 2);
}

static const char *const wrong_places[] = { "-1",
                                            "1.5",
                                            "true",
                                            "{}",
                                            "[]",
                                            "\"\"",
                                            "\"x\"",
                                            "99999999999999999999",
                                            "-99999999999999999999",
                                            "\"99999999999999999999\"",
                                            "1e300" };

static void
test_without_its_place_in_the_order_nothing_is_taken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong_places); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"type\":\"presence.update\",\"sequence\":%s,\"payload\":{\"userId\":\"u\",\"status\":\"x\"}}",
          wrong_places[i]);

      assert_malformed (text, RS_MALFORMED_WRONG_TYPE);
    }
}

static void
test_a_wrong_timestamp_is_dropped_alone (void)
{
  g_auto (RsMessage) message = { 0 };

  decode ("{\"type\":\"presence.update\",\"sequence\":3,\"timestamp\":\"yesterday\",\"payload\":{\"userId\":\"u\","
          "\"status\":\"Break\"}}",
          &message);
  g_assert_cmpint (message.type, ==, RS_MESSAGE_DELTA);
  g_assert_false (message.delta.has_time);
  g_assert_cmpuint (message.n_wrong_fields, ==, 1);
  g_assert_cmpstr (message.delta.values[RS_AGENT_STATUS].text, ==, "Break");
}

static const char *const wrong_values[] = { "true",
                                            "false",
                                            "{}",
                                            "[]",
                                            "[1]",
                                            "{\"a\":1}",
                                            "-1",
                                            "1e300",
                                            "-1e300",
                                            "99999999999999999999",
                                            "18446744073709551615",
                                            "-9223372036854775808",
                                            "\"2026-13-01T00:00:00Z\"",
                                            "\"\"",
                                            "0.5",
                                            "7",
                                            "1000000" };

static const char *const good_values[] = {
  [RS_FIELD_TEXT] = "\"words\"",
  [RS_FIELD_COUNT] = "5",
  [RS_FIELD_SECONDS] = "5.5",
  [RS_FIELD_PERCENT] = "55.5",
  [RS_FIELD_TIME] = "\"2026-01-01T00:00:05Z\"",
};

static gboolean
is_good_for (RsFieldType type, const char *json)
{
  double number = g_ascii_strtod (json, NULL);
  gboolean is_number = g_ascii_isdigit (*json) || *json == '-';

  switch (type)
    {
    case RS_FIELD_TEXT:
      return *json == '"';
    case RS_FIELD_COUNT:
      return is_number && number >= 1 && number <= G_MAXINT32;
    case RS_FIELD_SECONDS:
      return is_number && number >= 0 && number <= 1e9;
    case RS_FIELD_PERCENT:
      return is_number && number >= 0 && number <= 100;
    case RS_FIELD_TIME:
    default:
      return FALSE;
    }
}

/* An update in which every field is good but one. */
static char *
write_update (RsKind kind, guint wrong_field, const char *wrong_value)
{
  static const char *const heads[RS_N_KINDS] = {
    [RS_KIND_AGENT] = "{\"type\":\"presence.update\",\"sequence\":1,\"payload\":{\"userId\":\"e\"",
    [RS_KIND_QUEUE] = "{\"type\":\"queue.update\",\"sequence\":1,\"payload\":{\"queueId\":\"e\"",
    [RS_KIND_INTERACTION] = "{\"type\":\"interaction.update\",\"sequence\":1,\"payload\":{\"interactionId\":\"e\"",
  };
  GString *text = g_string_new (heads[kind]);
  guint n_fields;
  const RsField *fields = rs_kind_get_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (text, ",\"%s\":%s", fields[i].name,
                            i == wrong_field ? wrong_value : good_values[fields[i].type]);
  g_string_append (text, "}}");
  return g_string_free (text, FALSE);
}

static void
check_wrong_field (RsKind kind, guint field, const char *wrong_value)
{
  g_auto (RsMessage) message = { 0 };
  g_autofree char *text = write_update (kind, field, wrong_value);
  guint n_fields;
  const RsField *fields = rs_kind_get_fields (kind, &n_fields);
  gboolean is_good = is_good_for (fields[field].type, wrong_value);
  guint32 expected = (1u << n_fields) - 1;

  if (!is_good)
    expected &= ~(1u << field);
  decode (text, &message);
  if (message.type != RS_MESSAGE_DELTA || message.delta.mask != expected || message.n_wrong_fields != (guint) !is_good)
    g_error ("%s=%s: expected mask %x and %d wrong, got %x and %u", fields[field].name, wrong_value, expected, !is_good,
             message.delta.mask, message.n_wrong_fields);
}

static void
test_every_field_with_every_wrong_value_is_dropped_alone (void)
{
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    {
      guint n_fields;

      rs_kind_get_fields (kind, &n_fields);
      for (guint field = 0; field < n_fields; field++)
        for (guint i = 0; i < G_N_ELEMENTS (wrong_values); i++)
          check_wrong_field (kind, field, wrong_values[i]);
    }
}

static const struct
{
  const char *text;
  RsMalformed reason;
} malformed[] = {
  { "", RS_MALFORMED_EMPTY },
  { "  ", RS_MALFORMED_EMPTY },
  { "hello", RS_MALFORMED_NOT_JSON },
  { "{'type':'presence.update'}", RS_MALFORMED_NOT_JSON },
  { "/* c */{\"type\":\"presence.update\",\"payload\":{\"userId\":\"u\"}}", RS_MALFORMED_NOT_JSON },
  { "[{\"type\":\"presence.update\"}]", RS_MALFORMED_NOT_OBJECT },
  { "null", RS_MALFORMED_NOT_OBJECT },
  { "{}", RS_MALFORMED_NO_TYPE },
  { "{\"type\":null}", RS_MALFORMED_NO_TYPE },
  { "{\"type\":7}", RS_MALFORMED_NO_TYPE },
  { "{\"type\":\"presence.update\"}", RS_MALFORMED_WRONG_TYPE },
  { "{\"type\":\"presence.update\",\"payload\":[]}", RS_MALFORMED_WRONG_TYPE },
  { "{\"type\":\"presence.update\",\"payload\":\"u\"}", RS_MALFORMED_WRONG_TYPE },
  { "{\"type\":\"presence.update\",\"payload\":{}}", RS_MALFORMED_NO_ID },
  { "{\"type\":\"presence.update\",\"payload\":{\"userId\":\"\"}}", RS_MALFORMED_NO_ID },
  { "{\"type\":\"presence.update\",\"payload\":{\"userId\":7}}", RS_MALFORMED_NO_ID },
  { "{\"type\":\"presence.update\",\"payload\":{\"userId\":null}}", RS_MALFORMED_NO_ID },
  { "{\"type\":\"queue.update\",\"payload\":{\"userId\":\"u\"}}", RS_MALFORMED_NO_ID },
  { "{\"type\":\"interaction.update\",\"payload\":{\"queueId\":\"u\"}}", RS_MALFORMED_NO_ID },
  { "{\"type\":\"queue.update\",\"payload\":{\"queueId\":\"q\",\"waiting\":-18446744073709551615}}",
    RS_MALFORMED_WRONG_TYPE },
  { "{\"type\":\"subscribed\",\"payload\":7}", RS_MALFORMED_WRONG_TYPE },
  { "{\"type\":\"subscribed\",\"payload\":{\"presence\":[]}}", RS_MALFORMED_WRONG_TYPE },
  { "{\"type\":\"subscribed\",\"payload\":{\"presence\":{\"userIds\":{}}}}", RS_MALFORMED_WRONG_TYPE },
  { "{\"type\":\"subscribed\",\"payload\":{\"queues\":{\"queueIds\":[1]}}}", RS_MALFORMED_WRONG_TYPE },
};

static void
test_malformed_frames_have_a_reason (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (malformed); i++)
    assert_malformed (malformed[i].text, malformed[i].reason);
}

static void
test_ids_have_at_most_128_bytes (void)
{
  g_autofree char *longest = g_strnfill (128, 'x');
  g_autofree char *good = g_strdup_printf ("{\"type\":\"queue.update\",\"payload\":{\"queueId\":\"%s\"}}", longest);
  g_autofree char *bad = g_strdup_printf ("{\"type\":\"queue.update\",\"payload\":{\"queueId\":\"%sx\"}}", longest);
  g_auto (RsMessage) message = { 0 };

  decode (good, &message);
  g_assert_cmpint (message.type, ==, RS_MESSAGE_DELTA);
  g_assert_cmpstr (message.delta.id, ==, longest);
  assert_malformed (bad, RS_MALFORMED_NO_ID);
}

static void
test_names_are_cut_at_a_character (void)
{
  g_autoptr (GString) name = g_string_new ("x");
  g_autofree char *text = NULL;
  g_auto (RsMessage) message = { 0 };

  while (name->len < 300)
    g_string_append (name, "é");
  text = g_strdup_printf ("{\"type\":\"presence.update\",\"payload\":{\"userId\":\"u\",\"displayName\":\"%s\"}}",
                          name->str);
  decode (text, &message);

  g_assert_cmpuint (strlen (message.delta.values[RS_AGENT_DISPLAY_NAME].text), ==, 255);
  g_assert_true (g_utf8_validate (message.delta.values[RS_AGENT_DISPLAY_NAME].text, -1, NULL));
  g_assert_true (g_str_has_prefix (name->str, message.delta.values[RS_AGENT_DISPLAY_NAME].text));
  g_assert_cmpuint (message.n_wrong_fields, ==, 0);
}

static void
test_markup_stays_text (void)
{
  g_auto (RsMessage) message = { 0 };

  decode ("{\"type\":\"presence.update\",\"payload\":{\"userId\":\"u\",\"displayName\":\"Zoë <b>Quick<\\/b> & Co\"}}",
          &message);
  g_assert_cmpstr (message.delta.values[RS_AGENT_DISPLAY_NAME].text, ==, "Zoë <b>Quick</b> & Co");
}

static void
test_an_unknown_type_is_unknown (void)
{
  static const char *const texts[] = { "{\"type\":\"weather.update\"}", "{\"type\":\"Presence.Update\",\"payload\":{}}",
                                       "{\"type\":\"presence.updates\",\"payload\":7}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (RsMessage) message = { 0 };

      decode (texts[i], &message);
      g_assert_cmpint (message.type, ==, RS_MESSAGE_UNKNOWN);
    }
}

static void
test_subscribed_tells_what_was_granted (void)
{
  g_auto (RsMessage) message = { 0 };

  decode (
      "{\"type\":\"subscribed\",\"payload\":{\"presence\":{\"userIds\":[\"a\",\"b\"]},\"queues\":{\"queueIds\":[]}}}",
      &message);
  g_assert_cmpint (message.type, ==, RS_MESSAGE_SUBSCRIBED);
  g_assert_true (message.is_granted_told[RS_KIND_AGENT] && message.is_granted_told[RS_KIND_QUEUE]);
  g_assert_cmpuint (rs_scope_count (message.granted, RS_KIND_AGENT), ==, 2);
  g_assert_true (rs_scope_contains (message.granted, RS_KIND_AGENT, "b"));
  g_assert_cmpuint (rs_scope_count (message.granted, RS_KIND_QUEUE), ==, 0);
}

/* Without payload, or with null: all that was asked (protocol §3). */
static void
test_subscribed_may_tell_nothing (void)
{
  static const char *const texts[] = {
    "{\"type\":\"subscribed\"}", "{\"type\":\"subscribed\",\"payload\":null}",
    "{\"type\":\"subscribed\",\"payload\":{}}",
    "{\"type\":\"subscribed\",\"payload\":{\"presence\":null,\"queues\":{\"queueIds\":null}}}"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (RsMessage) message = { 0 };

      decode (texts[i], &message);
      g_assert_cmpint (message.type, ==, RS_MESSAGE_SUBSCRIBED);
      for (guint kind = 0; kind < RS_N_KINDS; kind++)
        g_assert_false (message.is_granted_told[kind]);
    }
}

static void
test_an_error_has_code_and_words (void)
{
  g_auto (RsMessage) message = { 0 };
  g_auto (RsMessage) bare = { 0 };

  decode ("{\"type\":\"error\",\"payload\":{\"code\":\"rate-limited\",\"message\":\"Too many.\"}}", &message);
  g_assert_cmpint (message.type, ==, RS_MESSAGE_ERROR);
  g_assert_cmpstr (message.code, ==, "rate-limited");
  g_assert_cmpstr (message.text, ==, "Too many.");
  decode ("{\"type\":\"error\",\"payload\":{\"code\":{}}}", &bare);
  g_assert_cmpint (bare.type, ==, RS_MESSAGE_ERROR);
  g_assert_null (bare.code);
  g_assert_null (bare.text);
}

static void
test_storms_of_brackets_and_bytes_do_no_harm (void)
{
  g_autofree char *brackets = g_strnfill (80000, '[');
  g_autofree char *large = g_strnfill (5 * 1024 * 1024, ' ');
  g_auto (RsMessage) message = { 0 };

  assert_malformed (brackets, RS_MALFORMED_TOO_DEEP);
  memcpy (large, "{}", 2);
  assert_malformed (large, RS_MALFORMED_TOO_LARGE);
  rs_decoder_decode ("{\"type\":\"\xff\"}", 11, NULL, &message);
  g_assert_cmpint (message.reason, ==, RS_MALFORMED_NOT_UTF8);
}

#define ADD(path, func) g_test_add_func ("/wire/decoder/" path, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-presence-update", test_a_presence_update);
  ADD ("a-queue-and-an-interaction-update", test_a_queue_and_an_interaction_update);
  ADD ("every-name-of-sequence-and-timestamp", test_every_name_of_sequence_and_timestamp);
  ADD ("the-message-s-level-goes-first", test_the_message_s_level_goes_first);
  ADD ("without-its-place-in-the-order-nothing-is-taken", test_without_its_place_in_the_order_nothing_is_taken);
  ADD ("a-wrong-timestamp-is-dropped-alone", test_a_wrong_timestamp_is_dropped_alone);
  ADD ("every-field-with-every-wrong-value-is-dropped-alone", test_every_field_with_every_wrong_value_is_dropped_alone);
  ADD ("malformed-frames-have-a-reason", test_malformed_frames_have_a_reason);
  ADD ("ids-have-at-most-128-bytes", test_ids_have_at_most_128_bytes);
  ADD ("names-are-cut-at-a-character", test_names_are_cut_at_a_character);
  ADD ("markup-stays-text", test_markup_stays_text);
  ADD ("an-unknown-type-is-unknown", test_an_unknown_type_is_unknown);
  ADD ("subscribed-tells-what-was-granted", test_subscribed_tells_what_was_granted);
  ADD ("subscribed-may-tell-nothing", test_subscribed_may_tell_nothing);
  ADD ("an-error-has-code-and-words", test_an_error_has_code_and_words);
  ADD ("storms-of-brackets-and-bytes-do-no-harm", test_storms_of_brackets_and_bytes_do_no_harm);
  return g_test_run ();
}
