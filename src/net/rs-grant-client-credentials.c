/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-grant.h"

#include <libsoup/soup.h>

/**
 * rs_grant_client_credentials_make_body:
 * @self: what there is
 * @error: return location
 *
 * Client credentials (RFC 6749 §4.4); with the secret in the form only if Basic was refused.
 *
 * Returns: (transfer full): a form
 */
char *
rs_grant_client_credentials_make_body (const RsGrant *self, GError **error)
{
  return soup_form_encode ("grant_type", "client_credentials", "scope", self->scopes,
                           self->in_form ? "client_id" : NULL, self->auth->client_id, "client_secret", self->secret,
                           NULL);
}
