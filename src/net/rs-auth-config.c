/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-auth-config.h"

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
}
