/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-histogram.h"

#include <math.h>

#define SMALLEST 0.01
#define STEP 1.02

static guint
get_bucket (double milliseconds)
{
  if (milliseconds <= SMALLEST)
    return 0;
  return MIN ((guint) ceil (log (milliseconds / SMALLEST) / log (STEP)), RS_HISTOGRAM_SIZE - 1);
}

/**
 * rs_histogram_add:
 * @self: a histogram
 * @milliseconds: a value; less than 0 counts as 0
 */
void
rs_histogram_add (RsHistogram *self, double milliseconds)
{
  self->counts[get_bucket (milliseconds)]++;
  self->n_values++;
  self->highest = MAX (self->highest, milliseconds);
}

/**
 * rs_histogram_get_percentile:
 * @self: a histogram
 * @percent: 0 to 100
 *
 * Returns: the upper edge of the bucket in which so many percent of all values lie or lie before it, never above the
 *   highest value; 0 if there is none
 */
double
rs_histogram_get_percentile (const RsHistogram *self, double percent)
{
  double wanted = percent / 100 * (double) self->n_values;
  guint64 seen = 0;

  for (guint i = 0; i < RS_HISTOGRAM_SIZE; i++)
    {
      seen += self->counts[i];
      if (seen > 0 && (double) seen >= wanted)
        return MIN (SMALLEST * pow (STEP, i), self->highest);
    }
  return self->highest;
}

/**
 * rs_histogram_count_below:
 * @self: a histogram
 * @milliseconds: a limit
 *
 * Returns: how many values lie at or below it, as far as buckets can tell
 */
guint64
rs_histogram_count_below (const RsHistogram *self, double milliseconds)
{
  guint64 seen = 0;

  for (guint i = 0; i <= get_bucket (milliseconds); i++)
    seen += self->counts[i];
  return seen;
}
