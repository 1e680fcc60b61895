/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-grant.h"

#include "base/rs-error.h"
#include "base/rs-text.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

/* As many bytes as one can become: \u0000. */
#define MAX_ESCAPE_BYTES 6

/* One buffer of the full size, so that growing leaves no copy behind. */
static char *
make_json_text (const char *text)
{
  char *out = g_malloc (strlen (text) * MAX_ESCAPE_BYTES + 3);
  char *end = out;

  *end++ = '"';
  for (const char *c = text; *c != '\0'; c++)
    if (*c == '"' || *c == '\\')
      {
        *end++ = '\\';
        *end++ = *c;
      }
    else if (g_ascii_iscntrl (*c))
      end += g_snprintf (end, MAX_ESCAPE_BYTES + 1, "\\u%04x", (guint) (guchar) *c);
    else
      *end++ = *c;
  *end++ = '"';
  *end = '\0';
  return out;
}

static char *
make_json (const RsGrant *self)
{
  g_autofree char *id = make_json_text (self->auth->access_key_id);
  g_autoptr (RsSecretText) secret = make_json_text (self->secret);

  return g_strdup_printf ("{\"accessKeyId\":%s,\"accessKeySecret\":%s}", id, secret);
}

static gboolean
is_pair (const char *secret)
{
  const char *space = strchr (secret, ' ');

  return space != NULL && space != secret && space[1] != '\0' && strchr (space + 1, ' ') == NULL;
}

static char *
make_form (const RsGrant *self, GError **error)
{
  g_autoptr (RsSecretText) key = NULL;
  g_autoptr (RsSecretText) app = NULL;
  const char *client_id = self->in_form ? self->auth->client_id : NULL;

  if (!is_pair (self->secret))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_SECRET,
                   _ ("The access key is used with the app “%s”, so two secrets are needed. Give both on one line: the "
                      "key's, a space, the app's."),
                   self->auth->client_id);
      return NULL;
    }
  key = g_strndup (self->secret, strcspn (self->secret, " "));
  app = rs_grant_dup_client_secret (self);
  if (self->scopes == NULL)
    return soup_form_encode ("grant_type", "password", "username", self->auth->access_key_id, "password", key,
                             client_id != NULL ? "client_id" : NULL, client_id, "client_secret", app, NULL);
  return soup_form_encode ("grant_type", "password", "username", self->auth->access_key_id, "password", key, "scope",
                           self->scopes, client_id != NULL ? "client_id" : NULL, client_id, "client_secret", app, NULL);
}

/**
 * rs_grant_access_key_make_body:
 * @self: what there is
 * @error: return location
 *
 * An access key: alone as JSON, as CXone has it; with a client as the user name and password of RFC 6749 §4.3.
 *
 * Returns: (transfer full): a body; %NULL with %RS_ERROR_SECRET
 */
char *
rs_grant_access_key_make_body (const RsGrant *self, GError **error)
{
  return self->auth->client_id != NULL ? make_form (self, error) : make_json (self);
}
