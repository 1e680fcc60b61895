/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-grant.h"

#include "base/rs-text.h"
#include "net/rs-jwt.h"

#include <libsoup/soup.h>

/**
 * rs_grant_jwt_bearer_make_body:
 * @self: what there is; it must have a key
 * @error: return location
 *
 * JWT bearer (RFC 7523 §2.1). The assertion says who the client is; its id stands beside it only for servers that
 * insist.
 *
 * Returns: (transfer full): a form; %NULL with %RS_ERROR_SECRET
 */
char *
rs_grant_jwt_bearer_make_body (const RsGrant *self, GError **error)
{
  g_autoptr (RsSecretText) assertion = rs_jwt_make (self->auth, self->key, self->server_us, error);

  if (assertion == NULL)
    return NULL;
  return soup_form_encode ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion, "scope",
                           self->scopes, self->in_form ? "client_id" : NULL, self->auth->client_id, NULL);
}
