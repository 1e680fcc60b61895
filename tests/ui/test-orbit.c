/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-orbit.h"

#include <stdlib.h>

static void
test_each_step_goes_to_a_neighbouring_pixel (void)
{
  int x, y;

  rs_orbit_get_shift (0, &x, &y);
  for (gint64 step = 1; step <= 2 * RS_ORBIT_SPAN * RS_ORBIT_SPAN; step++)
    {
      int former_x = x, former_y = y;

      rs_orbit_get_shift (step, &x, &y);
      g_assert_cmpint (abs (x - former_x) + abs (y - former_y), ==, 1);
    }
}

static void
test_every_pixel_has_its_turn (void)
{
  guint visits[RS_ORBIT_SPAN][RS_ORBIT_SPAN] = { 0 };

  for (gint64 step = 0; step < RS_ORBIT_SPAN * RS_ORBIT_SPAN; step++)
    {
      int x, y;

      rs_orbit_get_shift (step, &x, &y);
      g_assert_cmpint (x, >=, 0);
      g_assert_cmpint (x, <, RS_ORBIT_SPAN);
      g_assert_cmpint (y, >=, 0);
      g_assert_cmpint (y, <, RS_ORBIT_SPAN);
      g_assert_cmpuint (visits[x][y]++, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/orbit/each-step-goes-to-a-neighbouring-pixel", test_each_step_goes_to_a_neighbouring_pixel);
  g_test_add_func ("/orbit/every-pixel-has-its-turn", test_every_pixel_has_its_turn);
  return g_test_run ();
}
