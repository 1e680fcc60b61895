/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "net/rs-names.h"

#include <string.h>

#define HEADING "userId,displayName,teamName\n"

static RsNameTable *
parse (const char *text)
{
  RsNameTable *names = rs_name_table_new ();
  g_autoptr (GError) error = NULL;

  rs_names_parse_csv (names, text, strlen (text), "names.csv", &error);
  g_assert_no_error (error);
  return names;
}

static void
assert_agent (RsNameTable *names, const char *id, const char *name, const char *team)
{
  g_assert_cmpstr (rs_name_table_get_name (names, RS_KIND_AGENT, id), ==, name);
  g_assert_cmpstr (rs_name_table_get_team (names, RS_KIND_AGENT, id), ==, team);
}

static RsNameTable *
assert_wrong (const char *text, const char *sentence)
{
  RsNameTable *names = rs_name_table_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_names_parse_csv (names, text, strlen (text), "names.csv", &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_MALFORMED);
  g_test_message ("%s", error->message);
  g_assert_cmpstr (strstr (error->message, sentence), ==, error->message);
  return names;
}

static void
test_plain (void)
{
  g_autoptr (RsNameTable) names = parse (HEADING "a1,Ana Sousa,Billing\na2,Rui Reis,\na3,\"\",Sales");

  g_assert_cmpuint (rs_name_table_count (names, RS_KIND_AGENT), ==, 3);
  assert_agent (names, "a1", "Ana Sousa", "Billing");
  assert_agent (names, "a2", "Rui Reis", NULL);
  assert_agent (names, "a3", NULL, "Sales");
}

static void
test_quoting (void)
{
  g_autoptr (RsNameTable) names = parse (HEADING "a1,\"Sousa, Ana\",\"The \"\"A\"\" team\"\n"
                                                 "a2,\"two\nlines\",x\n\"a3\",\"\"\"\",\n");

  assert_agent (names, "a1", "Sousa, Ana", "The \"A\" team");
  assert_agent (names, "a2", "two\nlines", "x");
  assert_agent (names, "a3", "\"", NULL);
}

static void
test_what_spreadsheets_write (void)
{
  g_autoptr (RsNameTable) names =
      parse ("\xef\xbb\xbfTEAMNAME;Extra;UserID;displayname\r\nBilling;1,5;a1;Ana, of course\r\n"
             "\r\n;;a2;Rui\r\n");
  g_autoptr (RsNameTable) tabs = parse ("userId\tdisplayName\na1\tAna, of course\n");

  g_assert_cmpuint (rs_name_table_count (names, RS_KIND_AGENT), ==, 2);
  assert_agent (names, "a1", "Ana, of course", "Billing");
  assert_agent (names, "a2", "Rui", NULL);
  assert_agent (tabs, "a1", "Ana, of course", NULL);
}

static void
test_wrong_lines_are_named_and_left_out (void)
{
  g_autofree char *long_id = g_strnfill (RS_NAME_TABLE_MAX_ID_BYTES + 1, 'i');
  g_autofree char *long_row = g_strconcat (HEADING "a0,Zoe,\n", long_id, ",Ana,\na2,Rui,\n", NULL);
  g_autoptr (RsNameTable) long_ones = assert_wrong (long_row, "names.csv:3: the userId has more than 128 bytes");
  g_autoptr (RsNameTable) empty_ids =
      assert_wrong (HEADING "a1,\"two\nlines\",\n,Ana,\n,Eva,\na2,Rui,\n", "names.csv:4: the userId is empty");
  g_autoptr (RsNameTable) short_ones = assert_wrong (HEADING "a1\na2,Rui\n", "names.csv:2: there is 1 column;");

  g_assert_cmpuint (rs_name_table_count (long_ones, RS_KIND_AGENT), ==, 2);
  g_assert_cmpuint (rs_name_table_count (empty_ids, RS_KIND_AGENT), ==, 2);
  g_assert_cmpuint (rs_name_table_count (short_ones, RS_KIND_AGENT), ==, 1);
}

static void
test_what_is_no_list_of_names_is_told (void)
{
  g_autofree char *commas = g_strnfill (100, ',');
  const struct
  {
    const char *text;
    const char *sentence;
  } cases[] = {
    { "", "names.csv:1: the file is empty" },
    { "\n\n", "names.csv:3: the file is empty" },
    { "a1,Ana,Billing\n", "names.csv:1: the columns are not named" },
    { "userId,name\na1,Ana\n", "names.csv:1: the columns are not named" },
    { "userId,displayName\na1,\xff\n", "names.csv:1: this is not text in UTF-8" },
    { HEADING "a1,\"Ana\na2,Rui", "names.csv:2: a quotation mark is not closed" },
    { commas, "names.csv:1: there are more than 64 columns" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RsNameTable) names = assert_wrong (cases[i].text, cases[i].sentence);

      g_assert_cmpuint (rs_name_table_count (names, RS_KIND_AGENT), ==, 0);
    }
}

static void
test_rows_are_bounded (void)
{
  g_autoptr (GString) text = g_string_new (HEADING);
  g_autoptr (RsNameTable) names = NULL;

  for (guint i = 0; i < RS_NAME_TABLE_MAX_NAMES + 2; i++)
    g_string_append_printf (text, "a%u,Agent %u,\n", i, i);
  names = assert_wrong (text->str, "names.csv:20002: more than 20000 agents are named");
  g_assert_cmpuint (rs_name_table_count (names, RS_KIND_AGENT), ==, RS_NAME_TABLE_MAX_NAMES);
}

static void
test_a_file_that_cannot_be_read_is_told (void)
{
  g_autoptr (RsNameTable) names = rs_name_table_new ();
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) endless = NULL;

  g_assert_false (rs_names_read_file (names, "/nowhere/names.csv", &missing));
  g_assert_nonnull (strstr (missing->message, "/nowhere/names.csv"));
  g_assert_nonnull (strstr (missing->message, "NamesFile"));
  g_assert_false (rs_names_read_file (names, "/dev/zero", &endless));
  g_assert_nonnull (strstr (endless->message, "longer than 8192 KiB"));
}

static gboolean
parse_json (RsNameTable *names, RsKind kind, const char *text, GError **error)
{
  return rs_names_parse_json (names, kind, text, strlen (text), "example.org", error);
}

static void
test_json (void)
{
  g_autoptr (RsNameTable) names = rs_name_table_new ();
  g_autoptr (GError) error = NULL;

  parse_json (names, RS_KIND_AGENT,
              "{\"users\":[{\"userId\":\"a1\",\"displayName\":\"Ana\",\"teamName\":\"Billing\",\"more\":1},"
              "{\"userId\":\"a2\",\"displayName\":null}],\"total\":2}",
              &error);
  g_assert_no_error (error);
  parse_json (names, RS_KIND_QUEUE, "{\"queues\":[{\"queueId\":\"q1\",\"queueName\":\"Sales\"}]}", &error);
  g_assert_no_error (error);
  assert_agent (names, "a1", "Ana", "Billing");
  assert_agent (names, "a2", NULL, NULL);
  g_assert_cmpstr (rs_name_table_get_name (names, RS_KIND_QUEUE, "q1"), ==, "Sales");
}

static void
test_wrong_json_is_told (void)
{
  static const struct
  {
    const char *text;
    const char *words;
    guint n_taken;
  } cases[] = {
    { "<html>", "not-json", 0 },
    { "[]", "not-an-object", 0 },
    { "{\"queues\":[]}", "wrong-type", 0 },
    { "{\"users\":{}}", "wrong-type", 0 },
    { "{\"users\":[{\"userId\":\"a1\",\"displayName\":\"Ana\"},7]}", "1 of the entries in “users”", 1 },
    { "{\"users\":[{\"userId\":7},{\"userId\":\"a1\",\"displayName\":7},{\"userId\":\"a2\"}]}", "the first is entry 1",
      1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RsNameTable) names = rs_name_table_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (parse_json (names, RS_KIND_AGENT, cases[i].text, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, RS_ERROR, RS_ERROR_MALFORMED);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_nonnull (strstr (error->message, "example.org"));
      g_assert_cmpuint (rs_name_table_count (names, RS_KIND_AGENT), ==, cases[i].n_taken);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/names/csv/plain", test_plain);
  g_test_add_func ("/names/csv/quoting-as-in-rfc-4180", test_quoting);
  g_test_add_func ("/names/csv/what-spreadsheets-write", test_what_spreadsheets_write);
  g_test_add_func ("/names/csv/wrong-lines-are-named-and-left-out", test_wrong_lines_are_named_and_left_out);
  g_test_add_func ("/names/csv/what-is-no-list-of-names-is-told", test_what_is_no_list_of_names_is_told);
  g_test_add_func ("/names/csv/rows-are-bounded", test_rows_are_bounded);
  g_test_add_func ("/names/csv/a-file-that-cannot-be-read-is-told", test_a_file_that_cannot_be_read_is_told);
  g_test_add_func ("/names/json/users-and-queues", test_json);
  g_test_add_func ("/names/json/what-is-wrong-is-told-and-left-out", test_wrong_json_is_told);
  return g_test_run ();
}
