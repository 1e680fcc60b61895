/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-right.h"

static void
test_a_scope_is_a_whole_word (void)
{
  g_assert_true (rs_right_is_granted (RS_RIGHT_QUEUE, "presence:read queue:read"));
  g_assert_false (rs_right_is_granted (RS_RIGHT_QUEUE, "presence:read queue:readonly my-queue:read"));
  g_assert_false (rs_right_is_granted (RS_RIGHT_USER, ""));
}

/* RFC 6749 §5.1. */
static void
test_a_server_that_says_nothing_granted_all (void)
{
  for (guint right = 0; right < RS_N_RIGHTS; right++)
    g_assert_true (rs_right_is_granted (right, NULL));
}

static void
test_every_kind_has_its_right (void)
{
  g_assert_cmpstr (rs_right_get_scope (rs_right_for_kind (RS_KIND_AGENT)), ==, "presence:read");
  g_assert_cmpstr (rs_right_get_scope (rs_right_for_kind (RS_KIND_QUEUE)), ==, "queue:read");
  g_assert_cmpstr (rs_right_get_scope (rs_right_for_kind (RS_KIND_INTERACTION)), ==, "interaction:read");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/right/a-scope-is-a-whole-word", test_a_scope_is_a_whole_word);
  g_test_add_func ("/right/a-server-that-says-nothing-granted-all", test_a_server_that_says_nothing_granted_all);
  g_test_add_func ("/right/every-kind-has-its-right", test_every_kind_has_its_right);
  return g_test_run ();
}
