/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "net/rs-stream-link.h"
#include "net/rs-token.h"

G_BEGIN_DECLS

typedef struct _RsCheckStream RsCheckStream;

/**
 * RsCheckStreamEvents:
 * @opened: the WebSocket stands
 * @subscribed: the subscription is confirmed; @n_not_granted ids of it were not granted
 * @filled: the first update that counts has come
 * @ended: it is over, and @error, in %RS_ERROR, says why; called once, last
 *
 * What a stream tells, each at most once and in this order. It may be freed inside any of them.
 */
typedef struct
{
  void (*opened) (gpointer user_data);
  void (*subscribed) (guint n_not_granted, gpointer user_data);
  void (*filled) (gpointer user_data);
  void (*ended) (const GError *error, gpointer user_data);
} RsCheckStreamEvents;

RsCheckStream *rs_check_stream_new (SoupSession *session, RsClock *clock, const RsSourceConfig *config,
                                    const RsToken *token, const RsScope *scope, const RsCheckStreamEvents *events,
                                    gpointer user_data);
void rs_check_stream_free (RsCheckStream *self);

gboolean rs_check_stream_has_data (RsCheckStream *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsCheckStream, rs_check_stream_free)

G_END_DECLS
