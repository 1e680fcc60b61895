/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "model/rs-change-set.h"
#include "net/rs-source-config.h"

G_BEGIN_DECLS

typedef struct _RsStreamSource RsStreamSource;

/**
 * RsStreamSourceDeliver:
 * @changes: (transfer full): what changed, always with the source's status
 * @user_data: what was given to rs_stream_source_new()
 *
 * Called on the feed thread.
 */
typedef void (*RsStreamSourceDeliver) (RsChangeSet *changes, gpointer user_data);

RsStreamSource *rs_stream_source_new (RsSourceConfig *config, const char *secret, RsClock *clock,
                                      RsStreamSourceDeliver deliver, gpointer user_data);
void rs_stream_source_start (RsStreamSource *self);
void rs_stream_source_free (RsStreamSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsStreamSource, rs_stream_source_free)

G_END_DECLS
