/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile-reader.h"

G_BEGIN_DECLS

/**
 * RsProfileGrant:
 * @RS_PROFILE_GRANT_CLIENT_CREDENTIALS: the client shows its secret
 * @RS_PROFILE_GRANT_JWT_BEARER: the client signs an assertion
 *
 * How a profile wants tokens to be got.
 */
typedef enum
{
  RS_PROFILE_GRANT_CLIENT_CREDENTIALS,
  RS_PROFILE_GRANT_JWT_BEARER,
} RsProfileGrant;

/**
 * RsProfileAuth:
 * @grant: the way to get a token
 * @token_url: where tokens are got, checked by rs_url_check()
 * @client_id: the OAuth client
 * @scopes: the scopes to ask for, separated by spaces
 * @issuer: (nullable): who signs assertions; %NULL for the client
 * @subject: (nullable): for whom; %NULL for the client
 * @key_id: (nullable): how the server calls the key that signs
 * @algorithm: (nullable): HS256, RS256 or ES256; %NULL for what the secret is made for
 *
 * The [Auth] group of a profile. The last four are for signed assertions only.
 */
typedef struct
{
  RsProfileGrant grant;
  char *token_url;
  char *client_id;
  char *scopes;
  char *issuer;
  char *subject;
  char *key_id;
  char *algorithm;
} RsProfileAuth;

gboolean rs_profile_auth_read (RsProfileAuth *self, const RsProfileReader *reader, GError **error);
void rs_profile_auth_clear (RsProfileAuth *self);

G_END_DECLS
