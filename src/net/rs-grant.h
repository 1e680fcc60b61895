/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-auth-config.h"
#include "net/rs-jwt-key.h"
#include "net/rs-token-request.h"

G_BEGIN_DECLS

/**
 * RsGrant:
 * @auth: how the profile wants tokens to be got
 * @secret: (nullable): the client's secret, the key that signs, or the access key's secret, with a client followed by a
 *   space and the client's; %NULL for who has none
 * @scopes: (nullable): the scopes to ask for, separated by spaces
 * @refresh_token: (nullable): what a refresh needs
 * @key: (nullable): what an assertion is signed with
 * @server_us: microseconds since 1970 on the server's clock, as far as known
 * @in_form: whether the form says who the client is
 * @code: (nullable): what the browser brought back
 * @code_verifier: (nullable): that it was we who sent it out (RFC 7636 §4.1)
 * @redirect_uri: (nullable): where it came back to
 *
 * What a request for a token is made from. All of it is borrowed.
 */
typedef struct
{
  const RsAuthConfig *auth;
  const char *secret;
  const char *scopes;
  const char *refresh_token;
  const RsJwtKey *key;
  gint64 server_us;
  gboolean in_form;
  const char *code;
  const char *code_verifier;
  const char *redirect_uri;
} RsGrant;

gboolean rs_grant_make_request (const RsGrant *self, RsGrantKind kind, RsTokenRequest *out, GError **error);
gboolean rs_grant_shows_client_secret (const RsGrant *self);
char *rs_grant_dup_client_secret (const RsGrant *self);

/* One file each; rs_grant_make_request() chooses. */
char *rs_grant_client_credentials_make_body (const RsGrant *self, GError **error);
char *rs_grant_jwt_bearer_make_body (const RsGrant *self, GError **error);
char *rs_grant_authorization_code_make_body (const RsGrant *self, GError **error);
char *rs_grant_access_key_make_body (const RsGrant *self, GError **error);
char *rs_grant_refresh_token_make_body (const RsGrant *self, GError **error);

G_END_DECLS
