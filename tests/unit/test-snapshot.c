/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-snapshot.h"
#include "test-line.h"

static void
add (RsSnapshot *snapshot, const char *line)
{
  g_auto (RsDelta) row = { 0 };

  test_line_parse (line, &row);
  rs_snapshot_take_row (snapshot, &row);
  g_assert_null (row.id);
}

static void
test_rows_are_kept_in_order (void)
{
  g_autoptr (RsSnapshot) snapshot = rs_snapshot_new (test_seconds (50));

  g_assert_cmpuint (rs_snapshot_get_n_rows (snapshot), ==, 0);
  add (snapshot, "agent a1 | status=Break");
  add (snapshot, "queue q1 | waiting=4");
  g_assert_cmpuint (rs_snapshot_get_n_rows (snapshot), ==, 2);
  g_assert_cmpstr (rs_snapshot_get_row (snapshot, 0)->id, ==, "a1");
  g_assert_cmpint (rs_snapshot_get_row (snapshot, 1)->kind, ==, RS_KIND_QUEUE);
}

/* Protocol §7: R is the row's own time, else the server's time at which the request left. */
static void
test_a_row_is_true_as_of_its_update_or_of_the_request (void)
{
  g_autoptr (RsSnapshot) snapshot = rs_snapshot_new (test_seconds (50));

  add (snapshot, "agent a1 @40 | status=Break");
  add (snapshot, "agent a2 | status=Break");
  g_assert_cmpint (rs_snapshot_get_row_time (snapshot, 0), ==, test_seconds (40));
  g_assert_cmpint (rs_snapshot_get_row_time (snapshot, 1), ==, test_seconds (50));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/snapshot/rows-are-kept-in-order", test_rows_are_kept_in_order);
  g_test_add_func ("/model/snapshot/a-row-is-true-as-of-its-update-or-of-the-request",
                   test_a_row_is_true_as_of_its_update_or_of_the_request);
  return g_test_run ();
}
