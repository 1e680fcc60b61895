/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "net/rs-feed-outlet.h"
#include "net/rs-source-config.h"
#include "net/rs-wake-watch.h"

G_BEGIN_DECLS

typedef struct _RsStreamSource RsStreamSource;

RsStreamSource *rs_stream_source_new (RsSourceConfig *config, const char *secret, RsClock *clock,
                                      RsFeedOutletDeliver deliver, gpointer user_data);
void rs_stream_source_start (RsStreamSource *self);
void rs_stream_source_wake (RsStreamSource *self, RsWakeReason reason);
void rs_stream_source_set_asked (RsStreamSource *self, RsScope *asked);
void rs_stream_source_show_fields (RsStreamSource *self, RsKind kind, guint32 fields);
void rs_stream_source_free (RsStreamSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsStreamSource, rs_stream_source_free)

G_END_DECLS
