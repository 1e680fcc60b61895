/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-tombstones.h"

#define MANY 20000

static void
add_number (RsStateTombstones *stones, guint number)
{
  g_autofree char *id = g_strdup_printf ("contact-%u", number);

  rs_state_tombstones_add (stones, id, number + 1);
}

static gboolean
has_number (RsStateTombstones *stones, guint number, gint64 now_us)
{
  g_autofree char *id = g_strdup_printf ("contact-%u", number);

  return rs_state_tombstones_has (stones, id, now_us);
}

static void
test_nobody_lies_here_at_first (void)
{
  g_autoptr (RsStateTombstones) stones = rs_state_tombstones_new ();

  g_assert_false (rs_state_tombstones_has (stones, "", 0));
  g_assert_false (rs_state_tombstones_has (stones, "contact-1", 0));
}

static void
test_who_ended_is_remembered_for_a_time (void)
{
  g_autoptr (RsStateTombstones) stones = rs_state_tombstones_new ();

  rs_state_tombstones_add (stones, "c1", 100);
  g_assert_true (rs_state_tombstones_has (stones, "c1", 99));
  g_assert_false (rs_state_tombstones_has (stones, "c1", 100));
  g_assert_false (rs_state_tombstones_has (stones, "c2", 0));
  rs_state_tombstones_add (stones, "c1", 200); /* once more, after a long time */
  g_assert_true (rs_state_tombstones_has (stones, "c1", 100));
}

/* Protocol §4: at most 20,000, and the earliest goes first. */
static void
test_one_too_many_is_forgotten (void)
{
  g_autoptr (RsStateTombstones) stones = rs_state_tombstones_new ();

  for (guint i = 0; i < MANY; i++)
    add_number (stones, i);
  for (guint i = 0; i < MANY; i++)
    g_assert_true (has_number (stones, i, i));
  for (guint i = 0; i < 3 * MANY; i++)
    {
      add_number (stones, MANY + i);
      g_assert_false (has_number (stones, i, 0));
      g_assert_true (has_number (stones, i + 1, 0));
      g_assert_true (has_number (stones, MANY + i, 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/state-tombstones/nobody-lies-here-at-first", test_nobody_lies_here_at_first);
  g_test_add_func ("/state-tombstones/who-ended-is-remembered-for-a-time", test_who_ended_is_remembered_for_a_time);
  g_test_add_func ("/state-tombstones/one-too-many-is-forgotten", test_one_too_many_is_forgotten);
  return g_test_run ();
}
