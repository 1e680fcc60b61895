/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-stream-verdict.h"

G_BEGIN_DECLS

typedef struct _RsStreamPatience RsStreamPatience;

RsStreamPatience *rs_stream_patience_new (guint32 seed);
void rs_stream_patience_free (RsStreamPatience *self);

gint64 rs_stream_patience_get_delay (RsStreamPatience *self, const RsStreamVerdict *verdict, gint64 retry_after_us);
gint64 rs_stream_patience_get_rotation_delay (RsStreamPatience *self, gint64 retry_after_us);
gboolean rs_stream_patience_note_end (RsStreamPatience *self, const RsStreamLinkEnd *end);
void rs_stream_patience_note_health (RsStreamPatience *self);
guint rs_stream_patience_get_attempts (RsStreamPatience *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsStreamPatience, rs_stream_patience_free)

G_END_DECLS
