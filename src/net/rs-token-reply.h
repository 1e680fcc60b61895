/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "net/rs-token-request.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * RsTokenReply:
 * @status: the HTTP status
 * @data: (array length=length): the body, cut after %RS_TOKEN_MAX_BYTES and one more; wiped when freed
 * @length: its bytes
 * @sent_at_us: monotonic time at which the request left
 * @retry_after_us: microseconds that the server asks to wait, 0 if it does not say
 * @server_us: microseconds since 1970 on the server's clock, 0 if it did not tell
 *
 * What a token server answered to one request.
 */
typedef struct
{
  guint status;
  char *data;
  gsize length;
  gint64 sent_at_us;
  gint64 retry_after_us;
  gint64 server_us;
} RsTokenReply;

void rs_token_reply_fetch_async (SoupSession *session, RsClock *clock, const char *url, RsTokenRequest *request,
                                 GAsyncReadyCallback callback, gpointer user_data);
RsTokenReply *rs_token_reply_fetch_finish (SoupSession *session, GAsyncResult *result, GError **error);
void rs_token_reply_free (RsTokenReply *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsTokenReply, rs_token_reply_free)

G_END_DECLS
