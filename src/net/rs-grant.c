/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-grant.h"

#include "base/rs-text.h"

#include <string.h>

/**
 * rs_grant_make_form:
 * @self: what there is
 * @kind: the way to get a token
 * @error: return location
 *
 * Returns: (transfer full): the form to POST, to be wiped by whoever sends it; %NULL with %RS_ERROR_SECRET if the secret
 *   is not fit for it
 */
char *
rs_grant_make_form (const RsGrant *self, RsGrantKind kind, GError **error)
{
  static char *(*const makers[]) (const RsGrant *, GError **) = {
    [RS_GRANT_CLIENT_CREDENTIALS] = rs_grant_client_credentials_make_form,
    [RS_GRANT_JWT_BEARER] = rs_grant_jwt_bearer_make_form,
    [RS_GRANT_REFRESH_TOKEN] = rs_grant_refresh_token_make_form,
  };

  return makers[kind](self, error);
}

/**
 * rs_grant_make_authorization:
 * @self: what there is
 *
 * Who has a client secret to show does so by HTTP Basic, unless the form says it. RFC 6749 §2.3.1: both parts are
 * form-encoded before they are joined.
 *
 * Returns: (transfer full) (nullable): an `Authorization` header, to be wiped by the caller
 */
char *
rs_grant_make_authorization (const RsGrant *self)
{
  g_autofree char *id = NULL;
  g_autoptr (RsSecretText) secret = NULL;
  g_autoptr (RsSecretText) joined = NULL;
  g_autoptr (RsSecretText) encoded = NULL;

  if (self->in_form || self->auth->grant != RS_GRANT_CLIENT_CREDENTIALS)
    return NULL;
  id = g_uri_escape_string (self->auth->client_id, NULL, FALSE);
  secret = g_uri_escape_string (self->secret, NULL, FALSE);
  joined = g_strdup_printf ("%s:%s", id, secret);
  encoded = g_base64_encode ((const guchar *) joined, strlen (joined));
  return g_strdup_printf ("Basic %s", encoded);
}
