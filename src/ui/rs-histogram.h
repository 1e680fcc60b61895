/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RS_HISTOGRAM_SIZE 1024

/**
 * RsHistogram:
 * @counts: values per bucket; a bucket is two percent wide
 * @n_values: how many values there are
 * @highest: the highest of them
 *
 * Milliseconds from a hundredth to beyond a minute in memory that does not grow, so that measuring does not disturb
 * what is measured. Zero-filled memory is an empty histogram.
 */
typedef struct
{
  guint64 counts[RS_HISTOGRAM_SIZE];
  guint64 n_values;
  double highest;
} RsHistogram;

void rs_histogram_add (RsHistogram *self, double milliseconds);
guint64 rs_histogram_count_below (const RsHistogram *self, double milliseconds);
double rs_histogram_get_percentile (const RsHistogram *self, double percent);

G_END_DECLS
