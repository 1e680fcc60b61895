/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-grant.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "base/rs-url.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

static char *
ask_for_a_person (const RsGrant *self, GError **error)
{
  g_autofree char *server = rs_url_get_host_and_port (self->auth->authorization_url);

  g_set_error (error, RS_ERROR, RS_ERROR_SIGN_IN,
               _ ("Sign in again: there is no valid sign-in at %s any more, and it needs a person with a browser."),
               server);
  return NULL;
}

/**
 * rs_grant_authorization_code_make_body:
 * @self: what there is
 * @error: return location
 *
 * Exchanges what the browser brought back (RFC 6749 §4.1.3, RFC 7636 §4.5). A board that runs by itself has no code: it
 * can only show its refresh token.
 *
 * Returns: (transfer full): a form; %NULL with %RS_ERROR_SIGN_IN if there is no code
 */
char *
rs_grant_authorization_code_make_body (const RsGrant *self, GError **error)
{
  gboolean shows_secret = self->in_form && rs_grant_shows_client_secret (self);
  g_autoptr (RsSecretText) secret = shows_secret ? rs_grant_dup_client_secret (self) : NULL;
  gboolean says_client = self->in_form || !rs_grant_shows_client_secret (self);

  if (self->code == NULL)
    return ask_for_a_person (self, error);
  return soup_form_encode ("grant_type", "authorization_code", "code", self->code, "redirect_uri", self->redirect_uri,
                           "code_verifier", self->code_verifier, says_client ? "client_id" : NULL,
                           self->auth->client_id, shows_secret ? "client_secret" : NULL, secret, NULL);
}
