/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-auth-config.h"

G_BEGIN_DECLS

/**
 * RsTokenRefusal:
 * @status: the HTTP status
 * @code: (nullable): the `error` of a 4xx reply, 64 bytes at most
 * @says_expired: whether a 4xx reply says that what was shown was good once
 *
 * That a token server gives no token, and why (RFC 6749 §5.2).
 */
typedef struct
{
  guint status;
  char *code;
  gboolean says_expired;
} RsTokenRefusal;

void rs_token_refusal_read (RsTokenRefusal *self, guint status, const char *data, gsize length);
void rs_token_refusal_clear (RsTokenRefusal *self);
gboolean rs_token_refusal_has_code (const RsTokenRefusal *self, const char *code);
GError *rs_token_refusal_describe (const RsTokenRefusal *self, const RsAuthConfig *auth);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsTokenRefusal, rs_token_refusal_clear)

G_END_DECLS
