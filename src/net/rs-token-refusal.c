/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-token-refusal.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "base/rs-url.h"
#include "net/rs-token.h"
#include "wire/rs-json-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ERROR_BYTES (64 * 1024)
#define MAX_CODE_BYTES 64

/* A server that is in trouble or busy has judged nobody, whatever its body says. */
static gboolean
is_verdict (guint status)
{
  return status >= 400 && status < 500 && status != 429;
}

/* Servers have no code for it, but most say it in their own words, in one of these members. */
static gboolean
says_expired (JsonObject *object)
{
  static const char *const members[] = { "error", "error_description", "errorDescription", "message" };
  static const char *const signs[] = { "expired", "revoked", "inactive", "disabled" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *text = "";
      g_autofree char *lower = NULL;

      rs_json_read_text (object, members[i], &text);
      lower = g_ascii_strdown (text, -1);
      for (guint j = 0; j < G_N_ELEMENTS (signs); j++)
        if (strstr (lower, signs[j]) != NULL)
          return TRUE;
    }
  return FALSE;
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
  if (root == NULL)
    return;
  self->says_expired = says_expired (json_node_get_object (root));
  if (rs_json_read_text (json_node_get_object (root), "error", &code) == RS_JSON_VALUE)
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
describe_access_key (const RsTokenRefusal *self, const RsAuthConfig *auth, const char *server)
{
  if (self->says_expired)
    return g_error_new (
        RS_ERROR, RS_ERROR_SIGN_IN,
        _ ("%s says that the access key “%s” has expired or was revoked. Make a new key there, and give "
           "its id and its secret."),
        server, auth->access_key_id);
  if (rs_token_refusal_has_code (self, "invalid_client") && auth->client_id != NULL)
    return g_error_new (RS_ERROR, RS_ERROR_SIGN_IN,
                        _ ("%s does not accept the secret of the app “%s” with which the access key is used. Check "
                           "ClientId in the profile, and give both secrets again."),
                        server, auth->client_id);
  return g_error_new (RS_ERROR, RS_ERROR_SIGN_IN,
                      _ ("%s does not accept the access key “%s”. Check AccessKeyId in the profile, and give the key's "
                         "secret again. If both are right, the key was revoked: make a new one."),
                      server, auth->access_key_id);
}

static GError *
describe_assertion (const RsTokenRefusal *self, const RsAuthConfig *auth, const char *server)
{
  return g_error_new (RS_ERROR, RS_ERROR_SIGN_IN,
                      _ ("%s does not accept the assertion signed for client “%s”. Check ClientId, Issuer, Subject, "
                         "KeyId and Algorithm in the profile, and that the server knows this key."),
                      server, auth->client_id);
}

static GError *
describe_code (const RsTokenRefusal *self, const RsAuthConfig *auth, const char *server)
{
  if (rs_token_refusal_has_code (self, "invalid_grant"))
    return g_error_new (RS_ERROR, RS_ERROR_SIGN_IN,
                        _ ("%s does not take back what it gave to the browser. Sign in again, and without delay."),
                        server);
  return g_error_new (RS_ERROR, RS_ERROR_SIGN_IN,
                      _ ("%s does not know the app “%s” as it is. Check ClientId in the profile, and ask the "
                         "administrator whether this app needs a secret or must have none."),
                      server, auth->client_id);
}

/* Access keys end so, and no client id does. */
static gboolean
looks_like_access_key (const char *client_id)
{
  return g_str_has_suffix (client_id, "====");
}

static GError *
describe_secret (const RsTokenRefusal *self, const RsAuthConfig *auth, const char *server)
{
  if (looks_like_access_key (auth->client_id))
    return g_error_new (RS_ERROR, RS_ERROR_SIGN_IN,
                        _ ("%s knows no client “%s”, which looks like an access key. If it is one, write "
                           "Grant=access-key and AccessKeyId instead of ClientId."),
                        server, auth->client_id);
  return g_error_new (RS_ERROR, RS_ERROR_SIGN_IN,
                      _ ("%s does not accept the secret of client “%s”. Check the client id in the profile, and give "
                         "the secret again."),
                      server, auth->client_id);
}

static GError *
describe_client (const RsTokenRefusal *self, const RsAuthConfig *auth, const char *server)
{
  static GError *(*const describers[]) (const RsTokenRefusal *, const RsAuthConfig *, const char *) = {
    [RS_GRANT_CLIENT_CREDENTIALS] = describe_secret,
    [RS_GRANT_JWT_BEARER] = describe_assertion,
    [RS_GRANT_AUTHORIZATION_CODE] = describe_code,
    [RS_GRANT_ACCESS_KEY] = describe_access_key,
  };

  return describers[auth->grant](self, auth, server);
}

static GError *
describe_lack (const RsAuthConfig *auth, const char *server)
{
  if (auth->grant == RS_GRANT_ACCESS_KEY)
    return g_error_new (RS_ERROR, RS_ERROR_PERMISSION,
                        _ ("%s knows the access key “%s”, but its owner has no right to sign in this way. Ask the "
                           "administrator to allow it in the owner's role."),
                        server, auth->access_key_id);
  return g_error_new (RS_ERROR, RS_ERROR_PERMISSION,
                      _ ("%s accepts the client but gives it no right to read presence (presence:read). Ask the "
                         "administrator to allow this scope for client “%s”."),
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

static const char *
get_name (const RsAuthConfig *auth)
{
  return auth->client_id != NULL ? auth->client_id : auth->access_key_id;
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
    return describe_lack (auth, server);
  if (is_unknown_client (self))
    return describe_client (self, auth, server);
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
                      _ ("%s refuses to sign in “%s” (%u, %s). Check the [Auth] part of the profile."), server,
                      get_name (auth), status, self->code != NULL ? self->code : "—");
}
