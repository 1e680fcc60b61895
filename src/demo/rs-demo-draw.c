/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-draw.h"

#include <math.h>

/**
 * rs_demo_draw_chance:
 * @rand: where chance comes from
 * @share: 0 to 1
 *
 * Returns: TRUE in @share of all draws
 */
gboolean
rs_demo_draw_chance (GRand *rand, double share)
{
  return g_rand_double (rand) < share;
}

/**
 * rs_demo_draw_between:
 * @rand: where chance comes from
 * @low: least value
 * @high: above every value
 *
 * Returns: an evenly distributed number
 */
double
rs_demo_draw_between (GRand *rand, double low, double high)
{
  return low + (high - low) * g_rand_double (rand);
}

/**
 * rs_demo_draw_around:
 * @rand: where chance comes from
 * @mean: of all draws
 *
 * Draws as talk and waiting times are distributed: most below the mean, some far above it, none beyond about
 * five times the mean and none that is over at once.
 *
 * Returns: a number of the same unit as @mean
 */
double
rs_demo_draw_around (GRand *rand, double mean)
{
  double exponential = -log (1.0 - g_rand_double (rand));

  return mean * (0.3 + 0.7 * MIN (exponential, 6.5));
}

/**
 * rs_demo_draw_index:
 * @rand: where chance comes from
 * @count: how many there are, at least one
 *
 * Returns: 0 to @count − 1
 */
guint
rs_demo_draw_index (GRand *rand, guint count)
{
  g_assert (count > 0);
  return (guint) g_rand_int_range (rand, 0, (gint32) count);
}

/**
 * rs_demo_draw_shuffle:
 * @rand: where chance comes from
 * @items: (array length=count): pointers
 * @count: how many
 *
 * Puts pointers into a random order.
 */
void
rs_demo_draw_shuffle (GRand *rand, gpointer *items, guint count)
{
  for (guint i = count; i > 1; i--)
    {
      guint other = rs_demo_draw_index (rand, i);
      gpointer item = items[i - 1];

      items[i - 1] = items[other];
      items[other] = item;
    }
}
