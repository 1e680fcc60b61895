/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "wire/rs-gap-tally.h"

G_BEGIN_DECLS

typedef struct _RsGapEntities RsGapEntities;

/**
 * RsGapCounter:
 * @serial: stands for the entity, 1 or more; 0 before its first number
 * @highest: its highest number
 * @newest_leap: where the last leap of its numbers is kept; 0 for none
 *
 * What is known of one entity's numbers. Zero-filled memory knows nothing.
 */
typedef struct
{
  guint32 serial;
  gint64 highest;
  guint64 newest_leap;
} RsGapCounter;

RsGapEntities *rs_gap_entities_new (gint64 window_us);
void rs_gap_entities_free (RsGapEntities *self);

gboolean rs_gap_entities_note (RsGapEntities *self, RsGapCounter *counter, gint64 number, gint64 now_us);
void rs_gap_entities_expire (RsGapEntities *self, gint64 now_us);
void rs_gap_entities_forgive (RsGapEntities *self);
gint64 rs_gap_entities_get_deadline (RsGapEntities *self);
guint64 rs_gap_entities_get_n_unseen (const RsGapEntities *self);
const RsGapTally *rs_gap_entities_get_tally (const RsGapEntities *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsGapEntities, rs_gap_entities_free)

G_END_DECLS
