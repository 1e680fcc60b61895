/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "model/rs-auth-config.h"
#include "net/rs-refresh-store.h"
#include "net/rs-token.h"

#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

#define RS_TYPE_TOKEN_SOURCE (rs_token_source_get_type ())
G_DECLARE_FINAL_TYPE (RsTokenSource, rs_token_source, RS, TOKEN_SOURCE, GObject)

RsTokenSource *rs_token_source_new (SoupSession *session, RsClock *clock, const RsAuthConfig *auth, const char *secret,
                                    RsRefreshStore *store);

void rs_token_source_get_async (RsTokenSource *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
const RsToken *rs_token_source_get_finish (RsTokenSource *self, GAsyncResult *result, GError **error);
const RsToken *rs_token_source_peek (RsTokenSource *self);
void rs_token_source_invalidate (RsTokenSource *self, const char *refused_text);
void rs_token_source_leave (RsTokenSource *self);

RsClock *rs_token_source_peek_clock (RsTokenSource *self);

gint64 rs_token_source_get_renewal_time (RsTokenSource *self);
gint64 rs_token_source_get_retry_after (RsTokenSource *self);
gint64 rs_token_source_get_clock_difference (RsTokenSource *self);

G_END_DECLS
