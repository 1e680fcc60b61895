/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "net/rs-authorization.h"
#include "net/rs-token.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

void rs_code_exchange_async (SoupSession *session, RsClock *clock, const RsAuthConfig *auth, const char *secret,
                             const char *code, RsAuthorization *authorization, GAsyncReadyCallback callback,
                             gpointer user_data);
RsToken *rs_code_exchange_finish (GAsyncResult *result, GError **error);

G_END_DECLS
