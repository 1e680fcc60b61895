/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-loose-reader.h"

#include <string.h>

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static JsonNode *
parse (const char *text)
{
  RsMalformed reason;
  JsonNode *root = rs_json_parse_object (text, strlen (text), 4096, &reason);

  g_assert_nonnull (root);
  return root;
}

static void
test_a_member_is_found_under_each_of_its_names (void)
{
  static const struct
  {
    const char *text;
    const char *member;
  } cases[] = {
    { "{\"isACW\":1,\"isAcw\":2}", "isAcw" },
    { "{\"isACW\":1}", "isACW" },
    { "{\"ISACW\":1}", "ISACW" },
    { "{\"isAcw\":null,\"isACW\":1}", "isACW" },
    { "{\"isAcw\":null,\"inAcw\":1}", "inAcw" },
    { "{\"isAcw\":null}", NULL },
    { "{\"acw\":1}", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) root = parse (cases[i].text);

      g_assert_cmpstr (rs_loose_find_member (json_node_get_object (root), NAMES ("isAcw", "inAcw")), ==,
                       cases[i].member);
    }
}

static void
test_an_id_is_a_number_or_text (void)
{
  static const struct
  {
    const char *text;
    RsJsonOutcome outcome;
    const char *id;
  } cases[] = {
    { "{\"id\":12}", RS_JSON_VALUE, "12" },     { "{\"id\":12.0}", RS_JSON_VALUE, "12" },
    { "{\"id\":\"12\"}", RS_JSON_VALUE, "12" }, { "{\"id\":\"a-b\"}", RS_JSON_VALUE, "a-b" },
    { "{\"id\":0}", RS_JSON_VALUE, "0" },       { "{\"id\":\"\"}", RS_JSON_WRONG, NULL },
    { "{\"id\":-3}", RS_JSON_WRONG, NULL },     { "{\"id\":1.5}", RS_JSON_WRONG, NULL },
    { "{\"id\":true}", RS_JSON_WRONG, NULL },   { "{\"id\":[12]}", RS_JSON_WRONG, NULL },
    { "{\"id\":null}", RS_JSON_ABSENT, NULL },  { "{}", RS_JSON_ABSENT, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) root = parse (cases[i].text);
      g_autofree char *id = NULL;

      g_assert_cmpint (rs_loose_read_id (json_node_get_object (root), NAMES ("id"), &id), ==, cases[i].outcome);
      g_assert_cmpstr (id, ==, cases[i].id);
    }
}

static void
test_a_flag_is_a_truth_value_a_number_or_text (void)
{
  static const struct
  {
    const char *text;
    RsJsonOutcome outcome;
    gboolean flag;
  } cases[] = {
    { "{\"flag\":true}", RS_JSON_VALUE, TRUE },     { "{\"flag\":false}", RS_JSON_VALUE, FALSE },
    { "{\"flag\":\"True\"}", RS_JSON_VALUE, TRUE }, { "{\"flag\":\"FALSE\"}", RS_JSON_VALUE, FALSE },
    { "{\"flag\":\"1\"}", RS_JSON_VALUE, TRUE },    { "{\"flag\":\"0\"}", RS_JSON_VALUE, FALSE },
    { "{\"flag\":1}", RS_JSON_VALUE, TRUE },        { "{\"flag\":0}", RS_JSON_VALUE, FALSE },
    { "{\"flag\":2}", RS_JSON_WRONG, FALSE },       { "{\"flag\":\"yes\"}", RS_JSON_WRONG, FALSE },
    { "{\"flag\":{}}", RS_JSON_WRONG, FALSE },      { "{\"flag\":[]}", RS_JSON_WRONG, FALSE },
    { "{\"flag\":null}", RS_JSON_ABSENT, FALSE },   { "{}", RS_JSON_ABSENT, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) root = parse (cases[i].text);
      gboolean flag = FALSE;

      g_assert_cmpint (rs_loose_read_flag (json_node_get_object (root), NAMES ("flag"), &flag), ==, cases[i].outcome);
      g_assert_cmpint (flag, ==, cases[i].flag);
    }
}

static void
test_counts_and_texts (void)
{
  g_autoptr (JsonNode) root = parse ("{\"Total\":\"12\",\"name\":\"Ana\",\"other\":7}");
  JsonObject *object = json_node_get_object (root);
  const char *text = NULL;
  gint64 count = 0;

  g_assert_cmpint (rs_loose_read_count (object, NAMES ("total"), &count), ==, RS_JSON_VALUE);
  g_assert_cmpint (count, ==, 12);
  g_assert_cmpint (rs_loose_read_count (object, NAMES ("name"), &count), ==, RS_JSON_WRONG);
  g_assert_cmpint (rs_loose_read_count (object, NAMES ("none"), &count), ==, RS_JSON_ABSENT);
  g_assert_cmpint (rs_loose_read_text (object, NAMES ("NAME"), &text), ==, RS_JSON_VALUE);
  g_assert_cmpstr (text, ==, "Ana");
  g_assert_cmpint (rs_loose_read_text (object, NAMES ("other"), &text), ==, RS_JSON_WRONG);
  g_assert_cmpint (rs_loose_read_text (object, NAMES ("none"), &text), ==, RS_JSON_ABSENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/loose-reader/a-member-is-found-under-each-of-its-names",
                   test_a_member_is_found_under_each_of_its_names);
  g_test_add_func ("/loose-reader/an-id-is-a-number-or-text", test_an_id_is_a_number_or_text);
  g_test_add_func ("/loose-reader/a-flag-is-a-truth-value-a-number-or-text",
                   test_a_flag_is_a_truth_value_a_number_or_text);
  g_test_add_func ("/loose-reader/counts-and-texts", test_counts_and_texts);
  return g_test_run ();
}
