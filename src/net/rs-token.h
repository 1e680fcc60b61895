/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No reply that holds a token is longer. */
#define RS_TOKEN_MAX_BYTES (256 * 1024)

/**
 * RsToken:
 * @text: the access token; wiped when freed
 * @scope: (nullable): what was granted, separated by spaces; as asked if the server did not say
 * @refresh_token: (nullable): a new refresh token that came with it, until its owner takes it; wiped when freed
 * @expires_at_us: monotonic time at which it ends
 * @renew_at_us: monotonic time from which it should be renewed
 *
 * An OAuth access token.
 */
typedef struct
{
  char *text;
  char *scope;
  char *refresh_token;
  gint64 expires_at_us;
  gint64 renew_at_us;
} RsToken;

RsToken *rs_token_parse (const char *data, gsize length, gint64 now_us, GError **error);
void rs_token_unwrap_reply (const char **data, gsize *length);
const char *rs_token_peek_refresh (const RsToken *self);
gboolean rs_token_has_scope (const RsToken *self, const char *scope);
void rs_token_free (RsToken *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsToken, rs_token_free)

G_END_DECLS
