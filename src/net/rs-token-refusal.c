/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-token-refusal.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "base/rs-url.h"
#include "net/rs-token.h"
#include "wire/rs-json-reader.h"

#include <glib/gi18n-lib.h>

#define MAX_ERROR_BYTES (64 * 1024)
#define MAX_CODE_BYTES 64

/* A server that is in trouble or busy has judged nobody, whatever its body says. */
static gboolean
is_verdict (guint status)
{
  return status >= 400 && status < 500 && status != 429;
}

/**
 * rs_token_refusal_read:
 * @self: (out caller-allocates): the refusal
 * @status: the HTTP status
 * @data: (array length=length): the body
 * @length: its bytes
 */
void
rs_token_refusal_read (RsTokenRefusal *self, guint status, const char *data, gsize length)
{
  g_autoptr (JsonNode) root = NULL;
  const char *code;
  RsMalformed reason;

  *self = (RsTokenRefusal){ .status = status };
  if (!is_verdict (status))
    return;
  rs_token_unwrap_reply (&data, &length);
  root = rs_json_parse_object (data, length, MAX_ERROR_BYTES, &reason);
  if (root != NULL && rs_json_read_text (json_node_get_object (root), "error", &code) == RS_JSON_VALUE)
    self->code = rs_text_clip (code, MAX_CODE_BYTES);
}

/**
 * rs_token_refusal_clear:
 * @self: a refusal
 */
void
rs_token_refusal_clear (RsTokenRefusal *self)
{
  g_clear_pointer (&self->code, g_free);
}

/**
 * rs_token_refusal_has_code:
 * @self: a refusal
 * @code: an `error` of RFC 6749 §5.2
 *
 * Returns: whether the server gave this reason
 */
gboolean
rs_token_refusal_has_code (const RsTokenRefusal *self, const char *code)
{
  return g_strcmp0 (self->code, code) == 0;
}

static GError *
describe_client (const RsAuthConfig *auth, const char *server)
{
  if (auth->grant == RS_GRANT_JWT_BEARER)
    return g_error_new (RS_ERROR, RS_ERROR_SIGN_IN,
                        _ ("%s does not accept the assertion signed for client “%s”. Check ClientId, Issuer, Subject, "
                           "KeyId and Algorithm in the profile, and that the server knows this key."),
                        server, auth->client_id);
  return g_error_new (RS_ERROR, RS_ERROR_SIGN_IN,
                      _ ("%s does not accept the secret of client “%s”. Check the client id in the profile, and give "
                         "the secret again."),
                      server, auth->client_id);
}

static gboolean
lacks_right (const RsTokenRefusal *self)
{
  return self->status == 403 || rs_token_refusal_has_code (self, "invalid_scope") ||
         rs_token_refusal_has_code (self, "unauthorized_client");
}

static gboolean
is_unknown_client (const RsTokenRefusal *self)
{
  return self->status == 401 || rs_token_refusal_has_code (self, "invalid_client") ||
         rs_token_refusal_has_code (self, "invalid_grant");
}

static gboolean
is_elsewhere (guint status)
{
  return status == 404 || status == 405 || status == 410 || (status >= 300 && status < 400);
}

/**
 * rs_token_refusal_describe:
 * @self: a refusal
 * @auth: how the token was asked for
 *
 * What the refusal means and what a person can do about it (protocol §1). No word of the reply is repeated but its
 * code.
 *
 * Returns: (transfer full): an error in %RS_ERROR
 */
GError *
rs_token_refusal_describe (const RsTokenRefusal *self, const RsAuthConfig *auth)
{
  g_autofree char *server = rs_url_get_host_and_port (auth->token_url);
  guint status = self->status;

  if (lacks_right (self))
    return g_error_new (RS_ERROR, RS_ERROR_PERMISSION,
                        _ ("%s accepts the client but gives it no right to read presence (presence:read). Ask the "
                           "administrator to allow this scope for client “%s”."),
                        server, auth->client_id);
  if (is_unknown_client (self))
    return describe_client (auth, server);
  if (status == 429 || status == 503)
    return g_error_new (RS_ERROR, RS_ERROR_TRY_LATER, _ ("%s is busy (%u) and asks to come back later."), server,
                        status);
  if (is_elsewhere (status))
    return g_error_new (RS_ERROR, RS_ERROR_NO_STREAM,
                        _ ("There is no sign-in at %s (%u). Check TokenUrl in the profile."), auth->token_url, status);
  if (status >= 500)
    return g_error_new (RS_ERROR, RS_ERROR_NETWORK, _ ("Signing in at %s failed: the server has a fault (%u)."), server,
                        status);
  return g_error_new (RS_ERROR, RS_ERROR_SIGN_IN,
                      _ ("%s refuses to sign in client “%s” (%u, %s). Check the [Auth] part of the profile."), server,
                      auth->client_id, status, self->code != NULL ? self->code : "—");
}
