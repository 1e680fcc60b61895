/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-auth-config.h"
#include "net/rs-jwt-key.h"

G_BEGIN_DECLS

/**
 * RsGrant:
 * @auth: how the profile wants tokens to be got
 * @secret: the client's secret, or the key that signs
 * @scopes: the scopes to ask for, separated by spaces
 * @refresh_token: (nullable): what a refresh needs
 * @key: (nullable): what an assertion is signed with
 * @server_us: microseconds since 1970 on the server's clock, as far as known
 * @in_form: whether the form says who the client is
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
} RsGrant;

char *rs_grant_make_form (const RsGrant *self, RsGrantKind kind, GError **error);
char *rs_grant_make_authorization (const RsGrant *self);

/* One file each; rs_grant_make_form() chooses. */
char *rs_grant_client_credentials_make_form (const RsGrant *self, GError **error);
char *rs_grant_jwt_bearer_make_form (const RsGrant *self, GError **error);
char *rs_grant_refresh_token_make_form (const RsGrant *self, GError **error);

G_END_DECLS
