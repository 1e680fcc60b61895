/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-stream-link.h"
#include "net/rs-token-source.h"

G_BEGIN_DECLS

typedef struct _RsStreamAttempt RsStreamAttempt;

/**
 * RsStreamAttemptEvents:
 * @open: a token is there; returns (transfer full) a link that begins its handshake with it
 * @refused: no token could be got: @error, in %RS_ERROR, says why, and @retry_after_us how long the server asked to
 *   wait, 0 if it did not say
 *
 * What an attempt tells.
 */
typedef struct
{
  RsStreamLink *(*open) (const RsToken *token, gpointer user_data);
  void (*refused) (const GError *error, gint64 retry_after_us, gpointer user_data);
} RsStreamAttemptEvents;

RsStreamAttempt *rs_stream_attempt_new (RsClock *clock, RsTokenSource *tokens, const RsStreamAttemptEvents *events,
                                        gpointer user_data);
void rs_stream_attempt_free (RsStreamAttempt *self);

void rs_stream_attempt_begin (RsStreamAttempt *self);
void rs_stream_attempt_wait (RsStreamAttempt *self, gint64 delay_us);
void rs_stream_attempt_subscribe (RsStreamAttempt *self, const RsScope *scope);
void rs_stream_attempt_cancel (RsStreamAttempt *self);

gboolean rs_stream_attempt_is_under_way (RsStreamAttempt *self);
gint64 rs_stream_attempt_get_age (RsStreamAttempt *self);
gboolean rs_stream_attempt_has (RsStreamAttempt *self, RsStreamLink *link);
RsStreamLink *rs_stream_attempt_take (RsStreamAttempt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsStreamAttempt, rs_stream_attempt_free)

G_END_DECLS
