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
 * @is_timed: whether the message had a timestamp
 * @is_snapshot: whether a snapshot has told the value since
 * @told_ns: the message's timestamp, without one the server's time at its arrival, or the snapshot's time
 *
 * How new a value is (protocol §6). Compared from left to right, so it is a total order, and taking the greater
 * of two is commutative, associative and idempotent: that is why arrival order does not matter.
 *
 * The last three take no part in that. They are there because a snapshot has no number, only a time (protocol §7).
 */
typedef struct
{
  guint32 epoch;
  guint16 is_timed;
  guint16 is_snapshot;
  gint64 sequence;
  gint64 time_ns;
  guint64 arrival;
  gint64 told_ns;
} RsVersion;

int rs_version_compare (const RsVersion *a, const RsVersion *b);

G_END_DECLS
