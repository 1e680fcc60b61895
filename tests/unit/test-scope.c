/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-scope.h"

static void
test_ids_are_exact (void)
{
  g_autoptr (RsScope) scope = rs_scope_new ();

  rs_scope_add (scope, RS_KIND_AGENT, "a1");
  rs_scope_add (scope, RS_KIND_AGENT, "a1");

  g_assert_true (rs_scope_contains (scope, RS_KIND_AGENT, "a1"));
  g_assert_false (rs_scope_contains (scope, RS_KIND_AGENT, "A1"));
  g_assert_false (rs_scope_contains (scope, RS_KIND_AGENT, "a11"));
  g_assert_false (rs_scope_contains (scope, RS_KIND_QUEUE, "a1"));
  g_assert_cmpuint (rs_scope_count (scope, RS_KIND_AGENT), ==, 1);
}

static void
test_all_holds_everything_of_its_kind (void)
{
  g_autoptr (RsScope) scope = rs_scope_new ();

  g_assert_false (rs_scope_contains (scope, RS_KIND_INTERACTION, "i"));
  rs_scope_set_all (scope, RS_KIND_INTERACTION, TRUE);
  g_assert_true (rs_scope_is_all (scope, RS_KIND_INTERACTION));
  g_assert_true (rs_scope_contains (scope, RS_KIND_INTERACTION, "i"));
  g_assert_false (rs_scope_contains (scope, RS_KIND_AGENT, "i"));
  g_assert_cmpuint (rs_scope_count (scope, RS_KIND_INTERACTION), ==, 0);
}

static void
test_the_list_is_sorted (void)
{
  g_autoptr (RsScope) scope = rs_scope_new ();
  g_auto (GStrv) ids = NULL;
  g_autofree char *joined = NULL;

  for (const char *const *id = (const char *const[]){ "c", "a", "B", "b", NULL }; *id != NULL; id++)
    rs_scope_add (scope, RS_KIND_QUEUE, *id);
  ids = rs_scope_list (scope, RS_KIND_QUEUE);
  joined = g_strjoinv (" ", ids);

  g_assert_cmpstr (joined, ==, "B a b c");
}

static void
test_a_copy_stands_alone (void)
{
  g_autoptr (RsScope) scope = rs_scope_new ();
  g_autoptr (RsScope) copy = NULL;

  rs_scope_add (scope, RS_KIND_AGENT, "a");
  rs_scope_set_all (scope, RS_KIND_QUEUE, TRUE);
  copy = rs_scope_copy (scope);
  rs_scope_add (scope, RS_KIND_AGENT, "b");
  rs_scope_set_all (scope, RS_KIND_QUEUE, FALSE);

  g_assert_true (rs_scope_contains (copy, RS_KIND_AGENT, "a"));
  g_assert_false (rs_scope_contains (copy, RS_KIND_AGENT, "b"));
  g_assert_true (rs_scope_is_all (copy, RS_KIND_QUEUE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/scope/ids-are-exact", test_ids_are_exact);
  g_test_add_func ("/model/scope/all-holds-everything-of-its-kind", test_all_holds_everything_of_its_kind);
  g_test_add_func ("/model/scope/the-list-is-sorted", test_the_list_is_sorted);
  g_test_add_func ("/model/scope/a-copy-stands-alone", test_a_copy_stands_alone);
  return g_test_run ();
}
