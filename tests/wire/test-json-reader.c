/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-json-reader.h"

#include <string.h>

static JsonNode *
parse (const char *text)
{
  RsMalformed reason;
  JsonNode *node = rs_json_parse_object (text, strlen (text), RS_JSON_MAX_BYTES, &reason);

  g_assert_cmpstr (rs_malformed_get_nick (reason), ==, "none");
  g_assert_nonnull (node);
  return node;
}

static const struct
{
  const char *text;
  RsMalformed reason;
} not_objects[] = {
  { "[]", RS_MALFORMED_NOT_OBJECT },
  { "null", RS_MALFORMED_NOT_OBJECT },
  { "\"{}\"", RS_MALFORMED_NOT_OBJECT },
  { "1", RS_MALFORMED_NOT_OBJECT },
  { "{'a':1}", RS_MALFORMED_NOT_JSON },
  { "", RS_MALFORMED_EMPTY },
  /* json-glib would make 1 of it */
  { "{\"n\":-18446744073709551615}", RS_MALFORMED_WRONG_TYPE },
};

static void
test_only_objects_come_in (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (not_objects); i++)
    {
      RsMalformed reason = RS_MALFORMED_NONE;

      g_assert_null (rs_json_parse_object (not_objects[i].text, strlen (not_objects[i].text), 100, &reason));
      g_assert_cmpstr (rs_malformed_get_nick (reason), ==, rs_malformed_get_nick (not_objects[i].reason));
    }
}

static const struct
{
  const char *json; /* of the member */
  RsJsonOutcome outcome;
  gint64 number;
} integers[] = {
  { "0", RS_JSON_VALUE, 0 },
  { "-0", RS_JSON_VALUE, 0 },
  { "42", RS_JSON_VALUE, 42 },
  { "9223372036854775806", RS_JSON_VALUE, G_MAXINT64 - 1 },
  { "42.0", RS_JSON_VALUE, 42 },
  { "4.2e1", RS_JSON_VALUE, 42 },
  { "\"42\"", RS_JSON_VALUE, 42 },
  { "\"9223372036854775807\"", RS_JSON_VALUE, G_MAXINT64 },
  { "null", RS_JSON_NULL, 0 },
  { "-1", RS_JSON_WRONG, 0 },
  { "1.5", RS_JSON_WRONG, 0 },
  { "1e300", RS_JSON_WRONG, 0 },
  { "1e999999", RS_JSON_WRONG, 0 },
  { "9223372036854775807", RS_JSON_WRONG, 0 },
  { "9223372036854775808", RS_JSON_WRONG, 0 },
  { "18446744073709551615", RS_JSON_WRONG, 0 },
  { "18446744073709551616", RS_JSON_WRONG, 0 },
  { "18446744073709551617", RS_JSON_WRONG, 0 },
  { "99999999999999999999999999999", RS_JSON_WRONG, 0 },
  { "-9223372036854775807", RS_JSON_WRONG, 0 },
  { "-9223372036854775808", RS_JSON_WRONG, 0 },
  { "true", RS_JSON_WRONG, 0 },
  { "[]", RS_JSON_WRONG, 0 },
  { "{}", RS_JSON_WRONG, 0 },
  { "\"\"", RS_JSON_WRONG, 0 },
  { "\" 42\"", RS_JSON_WRONG, 0 },
  { "\"42 \"", RS_JSON_WRONG, 0 },
  { "\"+42\"", RS_JSON_WRONG, 0 },
  { "\"-42\"", RS_JSON_WRONG, 0 },
  { "\"0x2a\"", RS_JSON_WRONG, 0 },
  { "\"4e1\"", RS_JSON_WRONG, 0 },
  { "\"9223372036854775808\"", RS_JSON_WRONG, 0 },
  { "\"99999999999999999999\"", RS_JSON_WRONG, 0 },
};

static void
test_integers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (integers); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"n\":%s}", integers[i].json);
      g_autoptr (JsonNode) node = parse (text);
      gint64 got = 0;
      RsJsonOutcome outcome = rs_json_read_integer (json_node_get_object (node), "n", &got);

      if (outcome != integers[i].outcome || (outcome == RS_JSON_VALUE && got != integers[i].number))
        g_error ("%s: expected outcome %d and %" G_GINT64_FORMAT ", got %d and %" G_GINT64_FORMAT, integers[i].json,
                 integers[i].outcome, integers[i].number, outcome, got);
    }
}

static const struct
{
  const char *json;
  RsJsonOutcome outcome;
  double number;
} numbers[] = {
  { "0", RS_JSON_VALUE, 0 },      { "82.5", RS_JSON_VALUE, 82.5 },
  { "100", RS_JSON_VALUE, 100 },  { "1e2", RS_JSON_VALUE, 100 },
  { "null", RS_JSON_NULL, 0 },    { "100.1", RS_JSON_WRONG, 0 },
  { "-0.1", RS_JSON_WRONG, 0 },   { "1e400", RS_JSON_WRONG, 0 },
  { "-1e400", RS_JSON_WRONG, 0 }, { "\"50\"", RS_JSON_WRONG, 0 },
  { "true", RS_JSON_WRONG, 0 },   { "[50]", RS_JSON_WRONG, 0 },
  { "{}", RS_JSON_WRONG, 0 },     { "18446744073709551616", RS_JSON_WRONG, 0 },
};

static void
test_numbers_within_bounds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"n\":%s}", numbers[i].json);
      g_autoptr (JsonNode) node = parse (text);
      double got = -1;
      RsJsonOutcome outcome = rs_json_read_number (json_node_get_object (node), "n", 0, 100, &got);

      if (outcome != numbers[i].outcome || (outcome == RS_JSON_VALUE && ABS (got - numbers[i].number) > 1e-12))
        g_error ("%s: expected outcome %d and %g, got %d and %g", numbers[i].json, numbers[i].outcome,
                 numbers[i].number, outcome, got);
    }
}

static void
test_absent_null_and_wrong_are_told_apart (void)
{
  g_autoptr (JsonNode) node = parse ("{\"null\":null,\"text\":\"a\",\"number\":1,\"object\":{},\"array\":[]}");
  JsonObject *object = json_node_get_object (node);
  const char *text = NULL;
  gint64 time_ns;
  JsonObject *inner;
  JsonArray *array;

  g_assert_cmpint (rs_json_read_text (object, "none", &text), ==, RS_JSON_ABSENT);
  g_assert_cmpint (rs_json_read_text (object, "null", &text), ==, RS_JSON_NULL);
  g_assert_cmpint (rs_json_read_text (object, "number", &text), ==, RS_JSON_WRONG);
  g_assert_cmpint (rs_json_read_text (object, "object", &text), ==, RS_JSON_WRONG);
  g_assert_cmpint (rs_json_read_text (object, "text", &text), ==, RS_JSON_VALUE);
  g_assert_cmpstr (text, ==, "a");
  g_assert_cmpint (rs_json_read_time (object, "text", &time_ns), ==, RS_JSON_WRONG);
  g_assert_cmpint (rs_json_read_time (object, "null", &time_ns), ==, RS_JSON_NULL);
  g_assert_cmpint (rs_json_read_object (object, "array", &inner), ==, RS_JSON_WRONG);
  g_assert_cmpint (rs_json_read_object (object, "object", &inner), ==, RS_JSON_VALUE);
  g_assert_cmpint (rs_json_read_array (object, "object", &array), ==, RS_JSON_WRONG);
  g_assert_cmpint (rs_json_read_array (object, "array", &array), ==, RS_JSON_VALUE);
  g_assert_cmpint (rs_json_read_array (object, "none", &array), ==, RS_JSON_ABSENT);
}

static void
test_escapes_become_characters (void)
{
  g_autoptr (JsonNode) node = parse ("{\"t\":\"\\u00e9\\uD83D\\uDE00\\\"\\\\\\/\\n\"}");
  const char *text = NULL;

  g_assert_cmpint (rs_json_read_text (json_node_get_object (node), "t", &text), ==, RS_JSON_VALUE);
  g_assert_cmpstr (text, ==, "é😀\"\\/\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/json-reader/only-objects-come-in", test_only_objects_come_in);
  g_test_add_func ("/wire/json-reader/integers", test_integers);
  g_test_add_func ("/wire/json-reader/numbers-within-bounds", test_numbers_within_bounds);
  g_test_add_func ("/wire/json-reader/absent-null-and-wrong-are-told-apart", test_absent_null_and_wrong_are_told_apart);
  g_test_add_func ("/wire/json-reader/escapes-become-characters", test_escapes_become_characters);
  return g_test_run ();
}
