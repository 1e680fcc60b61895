/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-json-guard.h"

#include <string.h>

static void
assert_reason (const char *data, gsize length, RsMalformed expected)
{
  RsMalformed got = rs_json_guard_check (data, length, RS_JSON_MAX_BYTES);

  if (got != expected)
    g_error ("\"%.60s\": expected %s, got %s", data, rs_malformed_get_nick (expected), rs_malformed_get_nick (got));
}

static const char *const accepted[] = {
  "{}",
  "[]",
  "null",
  "true",
  "false",
  "0",
  "-0",
  "\"\"",
  " \t\r\n{} \t\r\n",
  "{\"a\":1,\"b\":[true,false,null],\"c\":{\"d\":\"e\"}}",
  "{\"a\":1,\"a\":2}",
  "{\"\":0}",
  "[0,-1,10,1.5,-0.5,1e5,1E+5,1.25e-300,0e0,0.0]",
  "[123456789012345678901234567890]",
  "[-9223372036854775808,-1e30]",
  "[1e999999]",
  "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\\u0001\"",
  "\"é 日本 😀 \x7f\"",
  "\"/* no comment */ // neither\"",
  "\"'\"",
  "[\"]\",\"}\",\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"]",
};

static const struct
{
  const char *text;
  RsMalformed reason;
} refused[] = {
  { "", RS_MALFORMED_EMPTY },
  { " \t\r\n", RS_MALFORMED_EMPTY },
  { "{", RS_MALFORMED_NOT_JSON },
  { "}", RS_MALFORMED_NOT_JSON },
  { "[", RS_MALFORMED_NOT_JSON },
  { "[1", RS_MALFORMED_NOT_JSON },
  { "[1,", RS_MALFORMED_NOT_JSON },
  { "[1,]", RS_MALFORMED_NOT_JSON },
  { "[,1]", RS_MALFORMED_NOT_JSON },
  { "[1 2]", RS_MALFORMED_NOT_JSON },
  { "[1}", RS_MALFORMED_NOT_JSON },
  { "{\"a\":1,}", RS_MALFORMED_NOT_JSON },
  { "{,}", RS_MALFORMED_NOT_JSON },
  { "{\"a\"}", RS_MALFORMED_NOT_JSON },
  { "{\"a\":}", RS_MALFORMED_NOT_JSON },
  { "{\"a\" 1}", RS_MALFORMED_NOT_JSON },
  { "{a:1}", RS_MALFORMED_NOT_JSON },
  { "{1:1}", RS_MALFORMED_NOT_JSON },
  { "{\"a\":1]", RS_MALFORMED_NOT_JSON },
  { "{'a':1}", RS_MALFORMED_NOT_JSON },
  { "{\"a\":'b'}", RS_MALFORMED_NOT_JSON },
  { "// comment\n{}", RS_MALFORMED_NOT_JSON },
  { "/* comment */{}", RS_MALFORMED_NOT_JSON },
  { "{}// comment", RS_MALFORMED_NOT_JSON },
  { "{/**/}", RS_MALFORMED_NOT_JSON },
  { "{\"a\":/**/1}", RS_MALFORMED_NOT_JSON },
  { "# comment\n{}", RS_MALFORMED_NOT_JSON },
  { "{}{}", RS_MALFORMED_NOT_JSON },
  { "{} x", RS_MALFORMED_NOT_JSON },
  { "\v{}", RS_MALFORMED_NOT_JSON },
  { "\xc2\xa0{}", RS_MALFORMED_NOT_JSON },
  { "\xef\xbb\xbf{}", RS_MALFORMED_NOT_JSON },
  { "True", RS_MALFORMED_NOT_JSON },
  { "tru", RS_MALFORMED_NOT_JSON },
  { "truee", RS_MALFORMED_NOT_JSON },
  { "nul", RS_MALFORMED_NOT_JSON },
  { "NaN", RS_MALFORMED_NOT_JSON },
  { "Infinity", RS_MALFORMED_NOT_JSON },
  { "-Infinity", RS_MALFORMED_NOT_JSON },
  { "undefined", RS_MALFORMED_NOT_JSON },
  { "var a = {}", RS_MALFORMED_NOT_JSON },
  { "01", RS_MALFORMED_NOT_JSON },
  { "-01", RS_MALFORMED_NOT_JSON },
  { "+1", RS_MALFORMED_NOT_JSON },
  { "-", RS_MALFORMED_NOT_JSON },
  { "--1", RS_MALFORMED_NOT_JSON },
  { ".5", RS_MALFORMED_NOT_JSON },
  { "5.", RS_MALFORMED_NOT_JSON },
  { "1e", RS_MALFORMED_NOT_JSON },
  { "1e+", RS_MALFORMED_NOT_JSON },
  { "1e+-1", RS_MALFORMED_NOT_JSON },
  { "0x10", RS_MALFORMED_NOT_JSON },
  { "1_000", RS_MALFORMED_NOT_JSON },
  { "\"", RS_MALFORMED_NOT_JSON },
  { "\"abc", RS_MALFORMED_NOT_JSON },
  { "\"a\nb\"", RS_MALFORMED_NOT_JSON },
  { "\"a\tb\"", RS_MALFORMED_NOT_JSON },
  { "\"\\\"", RS_MALFORMED_NOT_JSON },
  { "\"\\x41\"", RS_MALFORMED_NOT_JSON },
  { "\"\\'\"", RS_MALFORMED_NOT_JSON },
  { "\"\\0\"", RS_MALFORMED_NOT_JSON },
  { "\"\\u\"", RS_MALFORMED_NOT_JSON },
  { "\"\\u12\"", RS_MALFORMED_NOT_JSON },
  { "\"\\u12g4\"", RS_MALFORMED_NOT_JSON },
  { "\"\\U0041\"", RS_MALFORMED_NOT_JSON },
  { "\"\\u0000\"", RS_MALFORMED_NOT_JSON },
  { "\"\\ud83d\"", RS_MALFORMED_NOT_JSON },
  { "\"\\ud83dx\"", RS_MALFORMED_NOT_JSON },
  { "\"\\ud83d\\u0041\"", RS_MALFORMED_NOT_JSON },
  { "\"\\ud83d\\ud83d\"", RS_MALFORMED_NOT_JSON },
  { "\"\\ude00\"", RS_MALFORMED_NOT_JSON },
  { "[-9223372036854775809]", RS_MALFORMED_WRONG_TYPE },
  { "[-99999999999999999999]", RS_MALFORMED_WRONG_TYPE },
  { "\"\xff\"", RS_MALFORMED_NOT_UTF8 },
  { "\"\xc0\xaf\"", RS_MALFORMED_NOT_UTF8 },
  { "\"\xed\xa0\x80\"", RS_MALFORMED_NOT_UTF8 },
  { "\"\xf4\x90\x80\x80\"", RS_MALFORMED_NOT_UTF8 },
  { "\"\xe2\x82", RS_MALFORMED_NOT_UTF8 },
};

static void
test_good_documents_are_accepted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    assert_reason (accepted[i], strlen (accepted[i]), RS_MALFORMED_NONE);
}

static void
test_bad_documents_are_refused_with_a_reason (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_reason (refused[i].text, strlen (refused[i].text), refused[i].reason);
}

static void
test_a_zero_byte_is_no_end (void)
{
  assert_reason ("{}\0{}", 5, RS_MALFORMED_NOT_UTF8);
  assert_reason ("\"a\0b\"", 5, RS_MALFORMED_NOT_UTF8);
  assert_reason ("{}garbage behind the end", 2, RS_MALFORMED_NONE);
}

/* Every beginning of a good document is a bad one; given in memory of exactly its size. */
static void
test_every_beginning_is_refused (void)
{
  const char *whole =
      "{\"type\":\"presence.update\",\"payload\":{\"u\":\"\\u00e9\\uD83D\\uDE00é\",\"n\":[-1.5e+3,true,null]}}";

  for (gsize length = 0; length < strlen (whole); length++)
    {
      g_autofree char *copy = g_memdup2 (whole, length + 1);

      copy = g_realloc (copy, MAX (length, 1));
      g_assert_cmpint (rs_json_guard_check (copy, length, RS_JSON_MAX_BYTES), !=, RS_MALFORMED_NONE);
    }
  assert_reason (whole, strlen (whole), RS_MALFORMED_NONE);
}

static char *
nest (guint depth, gboolean objects, gboolean close)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, objects ? "{\"a\":" : "[");
  if (objects && close)
    g_string_append (text, "1");
  for (guint i = 0; close && i < depth; i++)
    g_string_append_c (text, objects ? '}' : ']');
  return g_string_free (text, FALSE);
}

static void
test_thirty_two_levels_are_the_limit (void)
{
  for (guint objects = 0; objects < 2; objects++)
    {
      g_autofree char *good = nest (32, objects != 0, TRUE);
      g_autofree char *bad = nest (33, objects != 0, TRUE);

      assert_reason (good, strlen (good), RS_MALFORMED_NONE);
      assert_reason (bad, strlen (bad), RS_MALFORMED_TOO_DEEP);
    }
}

static void
test_brackets_side_by_side_are_not_deep (void)
{
  g_autoptr (GString) text = g_string_new ("[[]");

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, ",[[]],{}");
  g_string_append (text, "]");
  assert_reason (text->str, text->len, RS_MALFORMED_NONE);
}

static void
test_eighty_thousand_brackets_do_no_harm (void)
{
  for (guint variant = 0; variant < 4; variant++)
    {
      g_autofree char *text = nest (80000, (variant & 1) != 0, (variant & 2) != 0);

      assert_reason (text, strlen (text), RS_MALFORMED_TOO_DEEP);
    }
}

static void
test_the_size_limit_is_exact (void)
{
  g_autofree char *text = g_malloc (RS_JSON_MAX_BYTES + 1);

  memset (text, ' ', RS_JSON_MAX_BYTES + 1);
  memcpy (text, "{}", 2);
  assert_reason (text, RS_JSON_MAX_BYTES, RS_MALFORMED_NONE);
  assert_reason (text, RS_JSON_MAX_BYTES + 1, RS_MALFORMED_TOO_LARGE);
  g_assert_cmpint (rs_json_guard_check ("{}", 2, 1), ==, RS_MALFORMED_TOO_LARGE);
}

/* Bytes are looked at eight at a time: none of them may be missed, wherever it stands. */
static void
test_no_byte_is_passed_over (gconstpointer data)
{
  char text[32];

  for (gsize length = 3; length <= sizeof text; length++)
    for (gsize at = 1; at < length - 1; at++)
      {
        memset (text, 'a', sizeof text);
        text[0] = text[length - 1] = '"';
        assert_reason (text, length, RS_MALFORMED_NONE);
        text[at] = *(const char *) data;
        assert_reason (text, length, RS_MALFORMED_NOT_UTF8);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/json-guard/good-documents-are-accepted", test_good_documents_are_accepted);
  g_test_add_func ("/wire/json-guard/bad-documents-are-refused-with-a-reason",
                   test_bad_documents_are_refused_with_a_reason);
  g_test_add_func ("/wire/json-guard/a-zero-byte-is-no-end", test_a_zero_byte_is_no_end);
  g_test_add_data_func ("/wire/json-guard/no-zero-byte-is-passed-over", "\0", test_no_byte_is_passed_over);
  g_test_add_data_func ("/wire/json-guard/no-lowest-wrong-byte-is-passed-over", "\x80", test_no_byte_is_passed_over);
  g_test_add_data_func ("/wire/json-guard/no-highest-wrong-byte-is-passed-over", "\xff", test_no_byte_is_passed_over);
  g_test_add_func ("/wire/json-guard/every-beginning-is-refused", test_every_beginning_is_refused);
  g_test_add_func ("/wire/json-guard/thirty-two-levels-are-the-limit", test_thirty_two_levels_are_the_limit);
  g_test_add_func ("/wire/json-guard/brackets-side-by-side-are-not-deep", test_brackets_side_by_side_are_not_deep);
  g_test_add_func ("/wire/json-guard/eighty-thousand-brackets-do-no-harm", test_eighty_thousand_brackets_do_no_harm);
  g_test_add_func ("/wire/json-guard/the-size-limit-is-exact", test_the_size_limit_is_exact);
  return g_test_run ();
}
