/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Protocol §6: so many of the last numbers are judged. */
#define RS_GAP_TALLY_SIZE 200

/**
 * RsGapTally:
 * @bits: 1 for a number that was never seen; the newest is the lowest bit of the first word
 * @n_judged: how many of the bits count
 * @n_unseen: how many of them are 1
 *
 * Which of the last numbers were seen. Zero-filled memory has judged none.
 */
typedef struct
{
  guint64 bits[4];
  guint n_judged;
  guint n_unseen;
} RsGapTally;

void rs_gap_tally_add_seen (RsGapTally *self, guint64 count);
void rs_gap_tally_add_unseen (RsGapTally *self, guint64 count);
gboolean rs_gap_tally_is_sparse (const RsGapTally *self);
gboolean rs_gap_tally_is_proven (const RsGapTally *self);

G_END_DECLS
