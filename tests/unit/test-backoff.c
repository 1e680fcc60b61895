/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-backoff.h"

#define BASE_US (G_USEC_PER_SEC / 2)
#define CAP_US (30 * G_USEC_PER_SEC)

static gint64
get_bound (guint attempt)
{
  return attempt >= 6 ? CAP_US : MIN (BASE_US << attempt, CAP_US);
}

static void
test_no_wait_is_longer_than_its_bound (void)
{
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (RsBackoff) backoff = rs_backoff_new (BASE_US, CAP_US, g_test_rand_int ());

      for (guint attempt = 0; attempt < 12; attempt++)
        {
          gint64 wait_us = rs_backoff_next (backoff);

          g_assert_cmpint (wait_us, >=, 0);
          g_assert_cmpint (wait_us, <=, get_bound (attempt));
        }
    }
}

/* Full jitter (protocol §9): drawn evenly from nothing to the bound, so every tenth of it must be met. */
static void
test_the_whole_range_is_drawn_from (void)
{
  for (guint attempt = 0; attempt < 8; attempt++)
    {
      guint tenths[10] = { 0 };

      for (guint round = 0; round < 2000; round++)
        {
          g_autoptr (RsBackoff) backoff = rs_backoff_new (BASE_US, CAP_US, g_test_rand_int ());
          gint64 wait_us = 0;

          for (guint i = 0; i <= attempt; i++)
            wait_us = rs_backoff_next (backoff);
          tenths[MIN (wait_us * 10 / get_bound (attempt), 9)]++;
        }
      for (guint i = 0; i < G_N_ELEMENTS (tenths); i++)
        {
          g_assert_cmpuint (tenths[i], >, 120);
          g_assert_cmpuint (tenths[i], <, 280);
        }
    }
}

static void
test_it_goes_on_for_ever (void)
{
  g_autoptr (RsBackoff) backoff = rs_backoff_new (BASE_US, CAP_US, 1);
  gint64 longest_us = 0;

  for (guint i = 0; i < 100000; i++)
    {
      gint64 wait_us = rs_backoff_next (backoff);

      g_assert_cmpint (wait_us, >=, 0);
      longest_us = MAX (longest_us, wait_us);
    }
  g_assert_cmpuint (rs_backoff_get_attempts (backoff), ==, 100000);
  g_assert_cmpint (longest_us, <=, CAP_US);
  g_assert_cmpint (longest_us, >, CAP_US * 9 / 10);
}

static void
test_a_reset_starts_from_the_base (void)
{
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (RsBackoff) backoff = rs_backoff_new (BASE_US, CAP_US, g_test_rand_int ());

      for (guint i = 0; i < 9; i++)
        rs_backoff_next (backoff);
      g_assert_cmpuint (rs_backoff_get_attempts (backoff), ==, 9);
      rs_backoff_reset (backoff);
      g_assert_cmpuint (rs_backoff_get_attempts (backoff), ==, 0);
      g_assert_cmpint (rs_backoff_next (backoff), <=, BASE_US);
    }
}

static void
test_two_boards_do_not_come_back_together (void)
{
  g_autoptr (RsBackoff) one = rs_backoff_new (BASE_US, CAP_US, 1);
  g_autoptr (RsBackoff) other = rs_backoff_new (BASE_US, CAP_US, 2);
  guint n_same = 0;

  for (guint i = 0; i < 100; i++)
    n_same += rs_backoff_next (one) == rs_backoff_next (other);
  g_assert_cmpuint (n_same, <, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/backoff/no-wait-is-longer-than-its-bound", test_no_wait_is_longer_than_its_bound);
  g_test_add_func ("/base/backoff/the-whole-range-is-drawn-from", test_the_whole_range_is_drawn_from);
  g_test_add_func ("/base/backoff/it-goes-on-for-ever", test_it_goes_on_for_ever);
  g_test_add_func ("/base/backoff/a-reset-starts-from-the-base", test_a_reset_starts_from_the_base);
  g_test_add_func ("/base/backoff/two-boards-do-not-come-back-together", test_two_boards_do_not_come_back_together);
  return g_test_run ();
}
