/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-orbit.h"

/*
 * What stands in one place for weeks burns itself into a screen. So a board wanders, too slowly to be seen: from pixel to
 * neighbouring pixel, over every place of a small square, and back to where it began.
 *
 *   7 ◀ 0 ▶ 1      the first column leads back up; the others
 *   6   3 ◀ 2      are walked to and fro, row by row
 *   5 ◀ 4
 */

#define N_STEPS (RS_ORBIT_SPAN * RS_ORBIT_SPAN)
#define WAY_DOWN (RS_ORBIT_SPAN * (RS_ORBIT_SPAN - 1)) /* steps until the first column is reached */

G_STATIC_ASSERT (RS_ORBIT_SPAN % 2 == 0); /* or the last row would end at the wrong side */

/**
 * rs_orbit_get_shift:
 * @step: number of a step, 0 or more; the path is closed, so any number is on it
 * @x: (out): pixels to the right, less than %RS_ORBIT_SPAN
 * @y: (out): pixels down, less than %RS_ORBIT_SPAN
 */
void
rs_orbit_get_shift (gint64 step, int *x, int *y)
{
  int place = (int) (step % N_STEPS);
  int along = place % (RS_ORBIT_SPAN - 1);

  if (place >= WAY_DOWN)
    {
      *x = 0;
      *y = N_STEPS - 1 - place;
      return;
    }
  *y = place / (RS_ORBIT_SPAN - 1);
  *x = *y % 2 == 0 ? 1 + along : RS_ORBIT_SPAN - 1 - along;
}
