/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "ui/rs-id-list.h"

/* What people paste where ids are wanted. */

static void
assert_ids (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = rs_id_list_parse (text, &error);
  g_autofree char *joined = NULL;

  g_assert_no_error (error);
  joined = g_strjoinv ("|", ids);
  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_refused (const char *text, const char *line)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_id_list_parse (text, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_assert_true (g_str_has_prefix (error->message, line));
}

static void
test_nothing_is_an_empty_list (void)
{
  assert_ids ("", "");
  assert_ids ("\n \n\t\r\n", "");
}

static void
test_lines_semicolons_and_commas_part_ids (void)
{
  assert_ids ("a1\na2\r\na3", "a1|a2|a3");
  assert_ids ("a1;a2, a3 ;;a4,", "a1|a2|a3|a4");
}

static void
test_each_id_comes_once_in_its_order (void)
{
  assert_ids ("b\na\nb;a\nc", "b|a|c");
}

static void
test_what_is_no_id_is_named_by_its_line (void)
{
  assert_refused ("a1\na2\nAna Silva\n", "Line 3 ");
  assert_refused ("*", "Line 1 ");
  assert_refused ("a1\n\"a2\"", "Line 2 ");
  assert_refused ("a1;a\002", "Line 1 ");
}

static void
test_ids_may_be_long_but_not_endless (void)
{
  g_autofree char *longest = g_strnfill (128, 'x');
  g_autofree char *too_long = g_strnfill (129, 'x');

  assert_ids (longest, longest);
  assert_refused (too_long, "Line 1 ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-list/nothing-is-an-empty-list", test_nothing_is_an_empty_list);
  g_test_add_func ("/id-list/lines-semicolons-and-commas-part-ids", test_lines_semicolons_and_commas_part_ids);
  g_test_add_func ("/id-list/each-id-comes-once-in-its-order", test_each_id_comes_once_in_its_order);
  g_test_add_func ("/id-list/what-is-no-id-is-named-by-its-line", test_what_is_no_id_is_named_by_its_line);
  g_test_add_func ("/id-list/ids-may-be-long-but-not-endless", test_ids_may_be_long_but_not_endless);
  return g_test_run ();
}
