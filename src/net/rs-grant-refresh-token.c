/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-grant.h"

#include "base/rs-text.h"

#include <libsoup/soup.h>

/**
 * rs_grant_refresh_token_make_body:
 * @self: what there is; it must have a refresh token
 * @error: return location
 *
 * Refresh (RFC 6749 §6). No scope is named: the new token is to allow what the first one did. A client that shows no
 * secret says who it is by its id alone.
 *
 * Returns: (transfer full): a form
 */
char *
rs_grant_refresh_token_make_body (const RsGrant *self, GError **error)
{
  gboolean has_secret = rs_grant_shows_client_secret (self);
  g_autoptr (RsSecretText) secret = has_secret ? rs_grant_dup_client_secret (self) : NULL;

  return soup_form_encode ("grant_type", "refresh_token", "refresh_token", self->refresh_token,
                           self->in_form || !has_secret ? "client_id" : NULL, self->auth->client_id,
                           has_secret ? "client_secret" : NULL, secret, NULL);
}
