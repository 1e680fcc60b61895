/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-http-fetch.h"
#include "net/rs-token-source.h"

G_BEGIN_DECLS

void rs_bearer_fetch_async (SoupSession *session, RsTokenSource *tokens, const char *url, gsize max_bytes,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean rs_bearer_fetch_finish (GAsyncResult *result, RsHttpAnswer *answer, GError **error);
gboolean rs_bearer_fetch_is_signed_in (GAsyncResult *result);

G_END_DECLS
