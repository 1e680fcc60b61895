/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsGrantKind:
 * @RS_GRANT_CLIENT_CREDENTIALS: the client shows its secret (RFC 6749 §4.4)
 * @RS_GRANT_JWT_BEARER: the client signs an assertion (RFC 7523)
 * @RS_GRANT_REFRESH_TOKEN: whoever has a refresh token shows it (RFC 6749 §6); no profile asks for it
 *
 * The ways to get a token (protocol §1).
 */
typedef enum
{
  RS_GRANT_CLIENT_CREDENTIALS,
  RS_GRANT_JWT_BEARER,
  RS_GRANT_REFRESH_TOKEN,
} RsGrantKind;

/**
 * RsAuthConfig:
 * @grant: the profile's own way to get a token
 * @token_url: where tokens are got
 * @client_id: the OAuth client
 * @scopes: the scopes to ask for, separated by spaces
 * @issuer: (nullable): who signs assertions; %NULL for the client
 * @subject: (nullable): for whom; %NULL for the client
 * @key_id: (nullable): how the server calls the key that signs
 * @algorithm: (nullable): HS256, RS256 or ES256; %NULL for what the secret is made for
 *
 * What must be known to get a token, except the secret. A plain value.
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
} RsAuthConfig;

void rs_auth_config_copy (RsAuthConfig *self, const RsAuthConfig *other);
void rs_auth_config_clear (RsAuthConfig *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsAuthConfig, rs_auth_config_clear)

G_END_DECLS
