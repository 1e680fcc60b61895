/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-auth-config.h"

/**
 * rs_auth_config_copy:
 * @self: (out caller-allocates): becomes the same as @other
 * @other: a configuration
 */
void
rs_auth_config_copy (RsAuthConfig *self, const RsAuthConfig *other)
{
  *self = (RsAuthConfig){
    .grant = other->grant,
    .token_url = g_strdup (other->token_url),
    .client_id = g_strdup (other->client_id),
    .scopes = g_strdup (other->scopes),
    .issuer = g_strdup (other->issuer),
    .subject = g_strdup (other->subject),
    .key_id = g_strdup (other->key_id),
    .algorithm = g_strdup (other->algorithm),
    .authorization_url = g_strdup (other->authorization_url),
    .redirect_uri = g_strdup (other->redirect_uri),
    .access_key_id = g_strdup (other->access_key_id),
  };
}

/**
 * rs_auth_config_clear:
 * @self: a configuration
 */
void
rs_auth_config_clear (RsAuthConfig *self)
{
  g_clear_pointer (&self->token_url, g_free);
  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->scopes, g_free);
  g_clear_pointer (&self->issuer, g_free);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->key_id, g_free);
  g_clear_pointer (&self->algorithm, g_free);
  g_clear_pointer (&self->authorization_url, g_free);
  g_clear_pointer (&self->redirect_uri, g_free);
  g_clear_pointer (&self->access_key_id, g_free);
}

/**
 * rs_grant_kind_get_nick:
 * @kind: a way to get a token
 *
 * Returns: (transfer none): its word in a profile, such as "client-credentials"
 */
const char *
rs_grant_kind_get_nick (RsGrantKind kind)
{
  static const char *const nicks[] = {
    [RS_GRANT_CLIENT_CREDENTIALS] = "client-credentials", [RS_GRANT_JWT_BEARER] = "jwt-bearer",
    [RS_GRANT_AUTHORIZATION_CODE] = "authorization-code", [RS_GRANT_ACCESS_KEY] = "access-key",
    [RS_GRANT_REFRESH_TOKEN] = "refresh-token",
  };

  return nicks[kind];
}
