/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-field.h"

G_BEGIN_DECLS

/**
 * RsGapScope:
 * @RS_GAP_SCOPE_CONNECTION: one counter for all that a connection tells; a tenant's looks like it, with holes
 * @RS_GAP_SCOPE_ENTITY: each entity has a counter of its own
 *
 * What numbers count (protocol §6).
 */
typedef enum
{
  RS_GAP_SCOPE_CONNECTION,
  RS_GAP_SCOPE_ENTITY,
} RsGapScope;

typedef struct _RsGapWatch RsGapWatch;

RsGapWatch *rs_gap_watch_new (gint64 window_us);
void rs_gap_watch_free (RsGapWatch *self);

void rs_gap_watch_begin (RsGapWatch *self);
void rs_gap_watch_note_update (RsGapWatch *self, RsKind kind, const char *id, gint64 sequence, gint64 now_us);
void rs_gap_watch_note_other (RsGapWatch *self, gint64 sequence, gint64 now_us);

guint64 rs_gap_watch_check (RsGapWatch *self, gint64 now_us);
void rs_gap_watch_close (RsGapWatch *self);
gint64 rs_gap_watch_get_deadline (RsGapWatch *self);
gboolean rs_gap_watch_has_open_gap (RsGapWatch *self);
gboolean rs_gap_watch_is_watching (RsGapWatch *self);
RsGapScope rs_gap_watch_get_scope (RsGapWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsGapWatch, rs_gap_watch_free)

G_END_DECLS
