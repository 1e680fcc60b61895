/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-version.h"

static RsVersion
draw (void)
{
  return (RsVersion){
    .epoch = (guint32) g_test_rand_int_range (0, 3),
    .sequence = g_test_rand_int_range (0, 3),
    .time_ns = g_test_rand_int_range (-1, 2),
    .arrival = (guint64) g_test_rand_int_range (0, 3),
  };
}

static int
sign (int number)
{
  return (number > 0) - (number < 0);
}

static void
test_it_is_a_total_order (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      RsVersion a = draw (), b = draw (), c = draw ();

      g_assert_cmpint (rs_version_compare (&a, &a), ==, 0);
      g_assert_cmpint (sign (rs_version_compare (&a, &b)), ==, -sign (rs_version_compare (&b, &a)));
      if (rs_version_compare (&a, &b) <= 0 && rs_version_compare (&b, &c) <= 0)
        g_assert_cmpint (rs_version_compare (&a, &c), <=, 0);
    }
}

/* Protocol §6: (epoch, S, T, A), from left to right. */
#define VERSION(e, s, t, a)                                                                                            \
  {                                                                                                                    \
    .epoch = e, .sequence = s, .time_ns = t, .arrival = a                                                              \
  }

static const RsVersion rising[] = {
  VERSION (0, 0, 0, 0),          VERSION (1, 0, -1, 9),          VERSION (1, 0, 0, 0),
  VERSION (1, 0, 0, 1),          VERSION (1, 0, 1, 0),           VERSION (1, 1, 0, 0),
  VERSION (1, G_MAXINT64, 0, 0), VERSION (2, 0, G_MININT64, 0),  VERSION (2, 0, G_MAXINT64, G_MAXUINT64),
  VERSION (2, 1, G_MININT64, 0), VERSION (G_MAXUINT32, 0, 0, 0),
};

static void
test_the_leftmost_difference_decides (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rising); i++)
    for (guint j = 0; j < G_N_ELEMENTS (rising); j++)
      g_assert_cmpint (sign (rs_version_compare (&rising[i], &rising[j])), ==, (i > j) - (i < j));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/version/it-is-a-total-order", test_it_is_a_total_order);
  g_test_add_func ("/model/version/the-leftmost-difference-decides", test_the_leftmost_difference_decides);
  return g_test_run ();
}
