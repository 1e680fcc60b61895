/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-version.h"

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

/**
 * rs_version_compare:
 * @a: a version
 * @b: another
 *
 * Returns: less than, equal to or greater than 0 as @a is older, the same or newer
 */
int
rs_version_compare (const RsVersion *a, const RsVersion *b)
{
  if (a->epoch != b->epoch)
    return COMPARE (a->epoch, b->epoch);
  if (a->sequence != b->sequence)
    return COMPARE (a->sequence, b->sequence);
  if (a->time_ns != b->time_ns)
    return COMPARE (a->time_ns, b->time_ns);
  return COMPARE (a->arrival, b->arrival);
}
