/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-grant.h"

#include <libsoup/soup.h>

/**
 * rs_grant_refresh_token_make_form:
 * @self: what there is; it must have a refresh token
 * @error: return location
 *
 * Refresh (RFC 6749 §6). No scope is named: the new token is to allow what the first one did. A client that shows no
 * secret says who it is by its id alone.
 *
 * Returns: (transfer full): a form
 */
char *
rs_grant_refresh_token_make_form (const RsGrant *self, GError **error)
{
  gboolean has_secret = self->auth->grant == RS_GRANT_CLIENT_CREDENTIALS;

  return soup_form_encode ("grant_type", "refresh_token", "refresh_token", self->refresh_token,
                           self->in_form || !has_secret ? "client_id" : NULL, self->auth->client_id,
                           has_secret ? "client_secret" : NULL, self->secret, NULL);
}
