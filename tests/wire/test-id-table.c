/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-id-table.h"

static void
test_a_new_record_is_filled_with_zeros_and_kept (void)
{
  g_autoptr (RsIdTable) table = rs_id_table_new (sizeof (gint64), 10);
  gint64 *record = rs_id_table_ensure (table, "a1");

  g_assert_cmpint (*record, ==, 0);
  *record = 42;
  g_assert_cmpint (*(gint64 *) rs_id_table_ensure (table, "a2"), ==, 0);
  g_assert_cmpint (*(gint64 *) rs_id_table_ensure (table, "a1"), ==, 42);
  g_assert_cmpuint (rs_id_table_count (table), ==, 2);
}

/* Ids of every length, and such as differ in one byte only or are another's beginning. */
static void
test_ids_are_told_apart_to_the_last_byte (void)
{
  g_autoptr (RsIdTable) table = rs_id_table_new (sizeof (gint64), 1000);
  g_autoptr (GString) id = g_string_new (NULL);

  for (gint64 length = 0; length < 128; length++)
    {
      *(gint64 *) rs_id_table_ensure (table, id->str) = length + 1;
      g_string_append_c (id, 'x');
    }
  for (guint i = 0; i < 127; i++)
    {
      g_string_assign (id, "");
      for (guint j = 0; j < 127; j++)
        g_string_append_c (id, j == i ? 'y' : 'x');
      *(gint64 *) rs_id_table_ensure (table, id->str) = 1000 + i;
    }
  g_assert_cmpuint (rs_id_table_count (table), ==, 128 + 127);
  g_string_assign (id, "");
  for (gint64 length = 0; length < 128; length++)
    {
      g_assert_cmpint (*(gint64 *) rs_id_table_ensure (table, id->str), ==, length + 1);
      g_string_append_c (id, 'x');
    }
}

static void
test_whoever_is_spoken_of_stays_and_the_number_is_bounded (void)
{
  g_autoptr (RsIdTable) table = rs_id_table_new (sizeof (gint64), 100);

  *(gint64 *) rs_id_table_ensure (table, "often") = 42;
  *(gint64 *) rs_id_table_ensure (table, "once") = 42;
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *id = g_strdup_printf ("contact %u", i);

      rs_id_table_ensure (table, id);
      g_assert_cmpuint (rs_id_table_count (table), <=, 200);
      if (i % 50 == 0)
        g_assert_cmpint (*(gint64 *) rs_id_table_ensure (table, "often"), ==, 42);
    }
  g_assert_cmpint (*(gint64 *) rs_id_table_ensure (table, "once"), ==, 0);
}

static void
test_clearing_forgets_both_generations (void)
{
  g_autoptr (RsIdTable) table = rs_id_table_new (sizeof (gint64), 2);

  for (const char *const *id = (const char *const[]){ "a", "b", "c", NULL }; *id != NULL; id++)
    *(gint64 *) rs_id_table_ensure (table, *id) = 42;
  rs_id_table_clear (table);
  g_assert_cmpuint (rs_id_table_count (table), ==, 0);
  g_assert_cmpint (*(gint64 *) rs_id_table_ensure (table, "a"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-table/a-new-record-is-filled-with-zeros-and-kept",
                   test_a_new_record_is_filled_with_zeros_and_kept);
  g_test_add_func ("/id-table/ids-are-told-apart-to-the-last-byte", test_ids_are_told_apart_to_the_last_byte);
  g_test_add_func ("/id-table/whoever-is-spoken-of-stays-and-the-number-is-bounded",
                   test_whoever_is_spoken_of_stays_and_the_number_is_bounded);
  g_test_add_func ("/id-table/clearing-forgets-both-generations", test_clearing_forgets_both_generations);
  return g_test_run ();
}
