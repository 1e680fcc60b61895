/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-csv.h"

typedef struct
{
  const char *text;
  const char *expected;
} Cell;

static void
assert_cells (const Cell *cells, gsize n_cells)
{
  for (gsize i = 0; i < n_cells; i++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);

      rs_csv_append_cell (csv, cells[i].text);
      g_assert_cmpstr (csv->str, ==, cells[i].expected);
    }
}

static void
test_plain_text_stays_as_it_is (void)
{
  static const Cell cells[] = {
    { NULL, "" }, { "", "" }, { "Ana Silva", "Ana Silva" }, { "日本", "日本" }, { " x", " x" }, { "a=b", "a=b" },
  };

  assert_cells (cells, G_N_ELEMENTS (cells));
}

static void
test_separators_and_quotes_are_quoted (void)
{
  static const Cell cells[] = {
    { "Silva, Ana", "\"Silva, Ana\"" }, { "the \"boss\"", "\"the \"\"boss\"\"\"" }, { "\"", "\"\"\"\"" },
    { "two\nlines", "\"two\nlines\"" }, { "two\r\nlines", "\"two\r\nlines\"" },
  };

  assert_cells (cells, G_N_ELEMENTS (cells));
}

static void
test_no_cell_begins_a_formula (void)
{
  static const Cell cells[] = {
    { "=1+1", "'=1+1" },     { "+351", "'+351" },
    { "-2", "'-2" },         { "@SUM(A1)", "'@SUM(A1)" },
    { "  =1", "'  =1" },     { "\t=1", "'\t=1" },
    { "\r=1", "\"'\r=1\"" }, { "\n=1", "\"'\n=1\"" },
    { "＝1", "'＝1" },       { "=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"" },
  };

  assert_cells (cells, G_N_ELEMENTS (cells));
}

static void
test_a_row_ends_as_the_standard_says (void)
{
  static const char *const first[] = { "", "b", "", NULL };
  static const char *const second[] = { "a,b", "=c", NULL };
  g_autoptr (GString) csv = rs_csv_new ();

  rs_csv_append_row (csv, first);
  rs_csv_append_row (csv, second);

  g_assert_cmpstr (csv->str, ==, "\xEF\xBB\xBF,b,\r\n\"a,b\",'=c\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/plain-text-stays-as-it-is", test_plain_text_stays_as_it_is);
  g_test_add_func ("/csv/separators-and-quotes-are-quoted", test_separators_and_quotes_are_quoted);
  g_test_add_func ("/csv/no-cell-begins-a-formula", test_no_cell_begins_a_formula);
  g_test_add_func ("/csv/a-row-ends-as-the-standard-says", test_a_row_ends_as_the_standard_says);
  return g_test_run ();
}
