/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsVersion:
 * @epoch: number of the connection that brought it
 * @sequence: the message's sequence number; without one, the highest seen for the entity in this epoch
 * @time_ns: the server's timestamp, likewise
 * @arrival: an ever rising number for a message without a sequence, else 0
 *
 * How new a value is (protocol §6). Compared from left to right, so it is a total order, and taking the greater
 * of two is commutative, associative and idempotent: that is why arrival order does not matter.
 */
typedef struct
{
  guint32 epoch;
  gint64 sequence;
  gint64 time_ns;
  guint64 arrival;
} RsVersion;

int rs_version_compare (const RsVersion *a, const RsVersion *b);

G_END_DECLS
