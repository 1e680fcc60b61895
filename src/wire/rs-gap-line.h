/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "wire/rs-gap-tally.h"

G_BEGIN_DECLS

typedef struct _RsGapLine RsGapLine;

RsGapLine *rs_gap_line_new (gint64 window_us);
void rs_gap_line_free (RsGapLine *self);

void rs_gap_line_begin (RsGapLine *self);
void rs_gap_line_note_update (RsGapLine *self, gint64 number, guint32 holder, gboolean follows_own, gint64 now_us);
void rs_gap_line_note_other (RsGapLine *self, gint64 number, gint64 now_us);
void rs_gap_line_expire (RsGapLine *self, gint64 now_us);
void rs_gap_line_forgive (RsGapLine *self);
gint64 rs_gap_line_get_deadline (const RsGapLine *self);
guint64 rs_gap_line_get_n_unseen (const RsGapLine *self);
const RsGapTally *rs_gap_line_get_tally (const RsGapLine *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsGapLine, rs_gap_line_free)

G_END_DECLS
