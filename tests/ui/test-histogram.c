/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-histogram.h"

static void
test_percentiles_are_true_to_two_percent (void)
{
  RsHistogram histogram = { 0 };

  for (guint i = 1; i <= 10000; i++)
    rs_histogram_add (&histogram, i / 10.0);
  g_assert_cmpfloat_with_epsilon (rs_histogram_get_percentile (&histogram, 50), 500, 500 * 0.021);
  g_assert_cmpfloat_with_epsilon (rs_histogram_get_percentile (&histogram, 95), 950, 950 * 0.021);
  g_assert_cmpfloat_with_epsilon (rs_histogram_get_percentile (&histogram, 99), 990, 990 * 0.021);
  g_assert_cmpfloat (rs_histogram_get_percentile (&histogram, 100), ==, 1000);
  g_assert_cmpfloat (histogram.highest, ==, 1000);
}

static void
test_an_empty_one_says_nothing (void)
{
  RsHistogram histogram = { 0 };

  g_assert_cmpfloat (rs_histogram_get_percentile (&histogram, 99), ==, 0);
}

static void
test_extremes_stay_inside (void)
{
  RsHistogram histogram = { 0 };

  rs_histogram_add (&histogram, -4);
  rs_histogram_add (&histogram, 1e12);
  g_assert_cmpuint (histogram.n_values, ==, 2);
  g_assert_cmpfloat (histogram.highest, ==, 1e12);
  g_assert_cmpfloat (rs_histogram_get_percentile (&histogram, 50), <=, 0.011);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/histogram/percentiles-are-true-to-two-percent", test_percentiles_are_true_to_two_percent);
  g_test_add_func ("/histogram/an-empty-one-says-nothing", test_an_empty_one_says_nothing);
  g_test_add_func ("/histogram/extremes-stay-inside", test_extremes_stay_inside);
  return g_test_run ();
}
