/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-grant.h"

#include "base/rs-text.h"

#include <string.h>

/**
 * rs_grant_shows_client_secret:
 * @self: what there is
 *
 * Returns: whether the client has a secret of its own that it shows to the server. Who signs has none, nor has an app
 *   that only sends people to their browser, nor an access key that stands for itself
 */
gboolean
rs_grant_shows_client_secret (const RsGrant *self)
{
  switch (self->auth->grant)
    {
    case RS_GRANT_CLIENT_CREDENTIALS:
      return TRUE;
    case RS_GRANT_AUTHORIZATION_CODE:
      return self->secret != NULL;
    case RS_GRANT_ACCESS_KEY:
      return self->auth->client_id != NULL;
    case RS_GRANT_JWT_BEARER:
    case RS_GRANT_REFRESH_TOKEN:
    default:
      return FALSE;
    }
}

/**
 * rs_grant_dup_client_secret:
 * @self: what there is; its client has a secret to show
 *
 * Returns: (transfer full): that secret, to be wiped
 */
char *
rs_grant_dup_client_secret (const RsGrant *self)
{
  const char *space = self->auth->grant == RS_GRANT_ACCESS_KEY ? strchr (self->secret, ' ') : NULL;

  return g_strdup (space != NULL ? space + 1 : self->secret);
}

/* RFC 6749 §2.3.1: both parts are form-encoded before they are joined. */
static char *
make_basic (const RsGrant *self)
{
  g_autofree char *id = g_uri_escape_string (self->auth->client_id, NULL, FALSE);
  g_autoptr (RsSecretText) plain = rs_grant_dup_client_secret (self);
  g_autoptr (RsSecretText) secret = g_uri_escape_string (plain, NULL, FALSE);
  g_autoptr (RsSecretText) joined = g_strdup_printf ("%s:%s", id, secret);
  g_autoptr (RsSecretText) encoded = g_base64_encode ((const guchar *) joined, strlen (joined));

  return g_strdup_printf ("Basic %s", encoded);
}

/**
 * rs_grant_make_request:
 * @self: what there is
 * @kind: the way to get a token
 * @out: (out caller-allocates): the request, to be cleared in any case
 * @error: return location
 *
 * Makes the request of one of the grants, which are rows of a table. A client that has a secret of its own shows it by
 * HTTP Basic, unless the form says it.
 *
 * Returns: whether there is something to send; %FALSE with %RS_ERROR_SECRET if the secret is not fit for it, with
 *   %RS_ERROR_SIGN_IN if a person must sign in first
 */
gboolean
rs_grant_make_request (const RsGrant *self, RsGrantKind kind, RsTokenRequest *out, GError **error)
{
  static char *(*const makers[]) (const RsGrant *, GError **) = {
    [RS_GRANT_CLIENT_CREDENTIALS] = rs_grant_client_credentials_make_body,
    [RS_GRANT_JWT_BEARER] = rs_grant_jwt_bearer_make_body,
    [RS_GRANT_AUTHORIZATION_CODE] = rs_grant_authorization_code_make_body,
    [RS_GRANT_ACCESS_KEY] = rs_grant_access_key_make_body,
    [RS_GRANT_REFRESH_TOKEN] = rs_grant_refresh_token_make_body,
  };
  gboolean is_json = kind == RS_GRANT_ACCESS_KEY && self->auth->client_id == NULL;

  *out = (RsTokenRequest){ .content_type = is_json ? RS_TOKEN_REQUEST_JSON : RS_TOKEN_REQUEST_FORM };
  out->body = makers[kind](self, error);
  if (out->body != NULL && rs_grant_shows_client_secret (self) && !self->in_form)
    out->authorization = make_basic (self);
  return out->body != NULL;
}
