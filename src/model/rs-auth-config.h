/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsGrantKind:
 * @RS_GRANT_CLIENT_CREDENTIALS: the client shows its secret (RFC 6749 §4.4)
 * @RS_GRANT_JWT_BEARER: the client signs an assertion (RFC 7523)
 * @RS_GRANT_AUTHORIZATION_CODE: a person signs in with the browser (RFC 6749 §4.1, RFC 7636, RFC 8252); after that
 *   the refresh token is shown
 * @RS_GRANT_ACCESS_KEY: an access key is shown: as JSON, or by the form of RFC 6749 §4.3 where there is a client
 * @RS_GRANT_REFRESH_TOKEN: whoever has a refresh token shows it (RFC 6749 §6); no profile asks for it
 *
 * The ways to get a token (protocol §1).
 */
typedef enum
{
  RS_GRANT_CLIENT_CREDENTIALS,
  RS_GRANT_JWT_BEARER,
  RS_GRANT_AUTHORIZATION_CODE,
  RS_GRANT_ACCESS_KEY,
  RS_GRANT_REFRESH_TOKEN,
} RsGrantKind;

/**
 * RsAuthConfig:
 * @grant: the profile's own way to get a token
 * @token_url: where tokens are got, checked by rs_url_check()
 * @client_id: (nullable): the OAuth client; %NULL only for an access key that is shown as JSON
 * @scopes: (nullable): the scopes to ask for, separated by spaces; %NULL for whatever the server gives, which only an
 *   access key may leave open
 * @issuer: (nullable): who signs assertions; %NULL for the client
 * @subject: (nullable): for whom; %NULL for the client
 * @key_id: (nullable): how the server calls the key that signs
 * @algorithm: (nullable): HS256, RS256 or ES256; %NULL for what the secret is made for
 * @authorization_url: (nullable): where the browser signs a person in; never %NULL with an authorization code
 * @redirect_uri: (nullable): where the browser comes back to, if the server knows one address on this machine only;
 *   %NULL for any free port
 * @access_key_id: (nullable): the id of the access key; never %NULL with one
 *
 * What must be known to get a token, except the secret: the [Auth] group of a profile. A plain value. Issuer, subject,
 * key id and algorithm are for signed assertions only.
 */
typedef struct
{
  RsGrantKind grant;
  char *token_url;
  char *client_id;
  char *scopes;
  char *issuer;
  char *subject;
  char *key_id;
  char *algorithm;
  char *authorization_url;
  char *redirect_uri;
  char *access_key_id;
} RsAuthConfig;

void rs_auth_config_copy (RsAuthConfig *self, const RsAuthConfig *other);
void rs_auth_config_clear (RsAuthConfig *self);
const char *rs_grant_kind_get_nick (RsGrantKind kind);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsAuthConfig, rs_auth_config_clear)

G_END_DECLS
