/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-authorization.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "base/rs-url.h"
#include "net/rs-pkce.h"

#include <glib/gi18n-lib.h>
#include <gnutls/gnutls.h>
#include <libsoup/soup.h>
#include <string.h>

#define VERIFIER_BYTES 32
#define STATE_BYTES 16
#define MAX_QUOTE_BYTES 200

/**
 * RsAuthorization:
 *
 * One attempt of a person to sign in by browser, as far as words go: the address to open (RFC 6749 §4.1.1, RFC 7636
 * §4.3), and what the browser brings back (RFC 6749 §4.1.2). It has no socket.
 */
struct _RsAuthorization
{
  RsAuthConfig auth;
  char *redirect_uri;
  char *verifier;
  char *state;
};

/**
 * rs_authorization_new:
 * @auth: how tokens are got; copied
 * @redirect_uri: where the browser comes back to
 *
 * Returns: (transfer full): an attempt that no other one resembles
 */
RsAuthorization *
rs_authorization_new (const RsAuthConfig *auth, const char *redirect_uri)
{
  RsAuthorization *self = g_new0 (RsAuthorization, 1);

  rs_auth_config_copy (&self->auth, auth);
  self->redirect_uri = g_strdup (redirect_uri);
  self->verifier = rs_pkce_make_random (VERIFIER_BYTES);
  self->state = rs_pkce_make_random (STATE_BYTES);
  return self;
}

/**
 * rs_authorization_free:
 * @self: (transfer full): an attempt
 */
void
rs_authorization_free (RsAuthorization *self)
{
  rs_auth_config_clear (&self->auth);
  rs_text_wipe (self->verifier);
  rs_text_wipe (self->state);
  g_free (self->redirect_uri);
  g_free (self);
}

/**
 * rs_authorization_peek_verifier:
 * @self: an attempt
 *
 * Returns: (transfer none): the code verifier, to be used at once and not kept
 */
const char *
rs_authorization_peek_verifier (RsAuthorization *self)
{
  return self->verifier;
}

/**
 * rs_authorization_get_redirect_uri:
 * @self: an attempt
 *
 * Returns: (transfer none): where the browser comes back to
 */
const char *
rs_authorization_get_redirect_uri (RsAuthorization *self)
{
  return self->redirect_uri;
}

static gboolean
asks_for (RsAuthorization *self, const char *scope)
{
  g_auto (GStrv) scopes = g_strsplit (self->auth.scopes, " ", -1);

  return g_strv_contains ((const char *const *) scopes, scope);
}

/* OpenID Connect has two rules: a nonce ties its statement to this attempt, and who wants to stay signed in must ask
 * for consent each time (Core §3.1.2.1 and §11). */
static char *
make_openid_part (RsAuthorization *self)
{
  g_autofree char *nonce = rs_pkce_make_random (STATE_BYTES);
  gboolean needs_consent =
      asks_for (self, "offline_access") && strstr (self->auth.authorization_url, "prompt=") == NULL;

  if (!asks_for (self, "openid"))
    return g_strdup ("");
  return g_strconcat ("&nonce=", nonce, needs_consent ? "&prompt=consent" : "", NULL);
}

/**
 * rs_authorization_make_url:
 * @self: an attempt
 *
 * Returns: (transfer full): the address to open in the person's browser. There is no secret in it; but whoever has it
 *   could answer in the person's place, so it is not logged
 */
char *
rs_authorization_make_url (RsAuthorization *self)
{
  const char *base = self->auth.authorization_url;
  g_autofree char *challenge = rs_pkce_make_challenge (self->verifier);
  g_autofree char *openid = make_openid_part (self);
  g_autofree char *query = soup_form_encode ("response_type", "code", "client_id", self->auth.client_id, "redirect_uri",
                                             self->redirect_uri, "scope", self->auth.scopes, "state", self->state,
                                             "code_challenge", challenge, "code_challenge_method", "S256", NULL);

  return g_strconcat (base, strchr (base, '?') != NULL ? "&" : "?", query, openid, NULL);
}

static gboolean
is_own_state (RsAuthorization *self, const char *state)
{
  gsize length = strlen (self->state);

  return state != NULL && strlen (state) == length && gnutls_memcmp (state, self->state, length) == 0;
}

typedef struct
{
  const char *code; /* NULL for any other */
  RsError error;
  const char *advice;
} Meaning;

/* RFC 6749 §4.1.2.1. */
static const Meaning *
find_meaning (const char *code)
{
  static const Meaning meanings[] = {
    { "access_denied", RS_ERROR_SIGN_IN,
      N_ ("It was declined there, or your account may not use this app. Sign in again, and agree when it asks.") },
    { "invalid_scope", RS_ERROR_PERMISSION,
      N_ ("It does not give one of the rights that were asked for. Check Scopes in the profile, or ask the "
          "administrator to allow them.") },
    { "unauthorized_client", RS_ERROR_PERMISSION,
      N_ ("It does not let this app sign people in. Ask the administrator to allow it the authorization code.") },
    { "server_error", RS_ERROR_TRY_LATER, N_ ("It has a fault. Sign in again in a few minutes.") },
    { "temporarily_unavailable", RS_ERROR_TRY_LATER, N_ ("It is busy. Sign in again in a few minutes.") },
    { NULL, RS_ERROR_SIGN_IN,
      N_ ("It does not understand how it was asked. Check AuthorizationUrl, ClientId, Scopes and RedirectUri in the "
          "profile.") },
  };
  const Meaning *meaning = meanings;

  while (meaning->code != NULL && !g_str_equal (meaning->code, code))
    meaning++;
  return meaning;
}

static void
fail_as_told (RsAuthorization *self, GHashTable *answer, const char *code, GError **error)
{
  const Meaning *meaning = find_meaning (code);
  const char *description = g_hash_table_lookup (answer, "error_description");
  g_autofree char *server = rs_url_get_host_and_port (self->auth.authorization_url);
  g_autofree char *quote = rs_text_make_quotable (description != NULL ? description : code, MAX_QUOTE_BYTES);

  g_set_error (error, RS_ERROR, (int) meaning->error,
               /* Translators: a server's name, our own advice, then what the server itself said */
               _ ("%s did not sign you in. %s (Its words: “%s”.)"), server, _ (meaning->advice), quote);
}

static char *
fail (GError **error, const char *sentence)
{
  g_set_error_literal (error, RS_ERROR, RS_ERROR_SIGN_IN, sentence);
  return NULL;
}

/**
 * rs_authorization_read_answer:
 * @self: an attempt
 * @answer: (element-type utf8 utf8): the query with which the browser came back
 * @error: return location
 *
 * Returns: (transfer full): the code to exchange, to be wiped by the caller; %NULL with %RS_ERROR_SIGN_IN, _PERMISSION
 *   or _TRY_LATER
 */
char *
rs_authorization_read_answer (RsAuthorization *self, GHashTable *answer, GError **error)
{
  const char *code = g_hash_table_lookup (answer, "code");
  const char *refusal = g_hash_table_lookup (answer, "error");

  if (!is_own_state (self, g_hash_table_lookup (answer, "state")))
    return fail (error, _ ("The browser came back with the answer to another sign-in, so it was not used (its “state” "
                           "is not ours). Close the page in the browser, and sign in again."));
  if (refusal != NULL)
    {
      fail_as_told (self, answer, refusal, error);
      return NULL;
    }
  if (code == NULL || *code == '\0')
    return fail (error, _ ("The browser came back with nothing to sign in with. Sign in again."));
  return g_strdup (code);
}
