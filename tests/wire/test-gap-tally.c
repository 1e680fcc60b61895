/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-gap-tally.h"

static void
test_over_a_fifth_of_the_last_two_hundred_is_sparse (void)
{
  RsGapTally tally = { 0 };

  rs_gap_tally_add_seen (&tally, 160);
  rs_gap_tally_add_unseen (&tally, 40);
  g_assert_false (rs_gap_tally_is_sparse (&tally));
  rs_gap_tally_add_unseen (&tally, 1);
  g_assert_true (rs_gap_tally_is_sparse (&tally));
}

static void
test_only_the_last_two_hundred_count (void)
{
  RsGapTally tally = { 0 };

  rs_gap_tally_add_unseen (&tally, 1000);
  g_assert_cmpuint (tally.n_unseen, ==, 200);
  rs_gap_tally_add_seen (&tally, 159);
  g_assert_true (rs_gap_tally_is_sparse (&tally));
  rs_gap_tally_add_seen (&tally, 1);
  g_assert_false (rs_gap_tally_is_sparse (&tally));
  rs_gap_tally_add_seen (&tally, 40);
  g_assert_cmpuint (tally.n_unseen, ==, 0);
}

static void
test_few_numbers_say_nothing_yet (void)
{
  RsGapTally tally = { 0 };

  rs_gap_tally_add_unseen (&tally, 4);
  g_assert_false (rs_gap_tally_is_sparse (&tally));
  g_assert_false (rs_gap_tally_is_proven (&tally));
  rs_gap_tally_add_unseen (&tally, 1);
  g_assert_true (rs_gap_tally_is_sparse (&tally));
}

static void
test_eight_seen_ones_prove_the_numbering (void)
{
  RsGapTally tally = { 0 };

  rs_gap_tally_add_seen (&tally, 7);
  rs_gap_tally_add_unseen (&tally, 2);
  g_assert_false (rs_gap_tally_is_proven (&tally));
  rs_gap_tally_add_seen (&tally, 1);
  g_assert_true (rs_gap_tally_is_proven (&tally));
}

/* The bits agree with a plain list of what was added. */
static void
test_any_order_is_counted_right (void)
{
  RsGapTally tally = { 0 };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint8));

  for (guint round = 0; round < 5000; round++)
    {
      guint8 is_unseen = g_test_rand_bit ();
      guint count = (guint) g_test_rand_int_range (1, g_test_rand_bit () ? 4 : 260);
      guint expected = 0;

      for (guint i = 0; i < count; i++)
        g_array_append_val (all, is_unseen);
      if (is_unseen)
        rs_gap_tally_add_unseen (&tally, count);
      else
        rs_gap_tally_add_seen (&tally, count);
      for (guint i = all->len > 200 ? all->len - 200 : 0; i < all->len; i++)
        expected += g_array_index (all, guint8, i);
      g_assert_cmpuint (tally.n_unseen, ==, expected);
      g_assert_cmpuint (tally.n_judged, ==, MIN (all->len, 200));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gap-tally/over-a-fifth-of-the-last-two-hundred-is-sparse",
                   test_over_a_fifth_of_the_last_two_hundred_is_sparse);
  g_test_add_func ("/gap-tally/only-the-last-two-hundred-count", test_only_the_last_two_hundred_count);
  g_test_add_func ("/gap-tally/few-numbers-say-nothing-yet", test_few_numbers_say_nothing_yet);
  g_test_add_func ("/gap-tally/eight-seen-ones-prove-the-numbering", test_eight_seen_ones_prove_the_numbering);
  g_test_add_func ("/gap-tally/any-order-is-counted-right", test_any_order_is_counted_right);
  return g_test_run ();
}
