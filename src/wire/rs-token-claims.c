/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-token-claims.h"

#include "wire/rs-loose-reader.h"

#include <string.h>

#define MAX_BYTES (64 * 1024)
#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* The middle one of the three parts of a token (RFC 7519 §3), NULL if it has not three. */
static char *
copy_payload (const char *token)
{
  const char *begin = strchr (token, '.');
  const char *end = begin != NULL ? strchr (begin + 1, '.') : NULL;

  if (end == NULL || strchr (end + 1, '.') != NULL || end - begin > MAX_BYTES)
    return NULL;
  return g_strndup (begin + 1, (gsize) (end - begin - 1));
}

/* RFC 4648 §5, without padding. GLib passes over what is no base64, so that is refused here. */
static guchar *
decode (const char *payload, gsize *out_length)
{
  g_autofree char *padded = NULL;

  if (payload[strspn (payload, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")] != '\0')
    return NULL;
  padded = g_strconcat (payload, "===", NULL);
  padded[(strlen (payload) + 3) / 4 * 4] = '\0';
  g_strdelimit (padded, "-", '+');
  g_strdelimit (padded, "_", '/');
  return g_base64_decode (padded, out_length);
}

static char *
dup_text (JsonObject *object, const char *const *names)
{
  const char *text;

  if (rs_loose_read_text (object, names, &text) != RS_JSON_VALUE || *text == '\0')
    return NULL;
  return g_strdup (text);
}

/**
 * rs_token_claims_read:
 * @self: (out caller-allocates): what it says; to be given to rs_token_claims_clear()
 * @token: an access token
 *
 * Reads what our own token says about us. It is not verified: nobody but us believes it, and whoever gave it to us
 * could have told us the same beside it.
 *
 * Returns: whether it is a JSON Web Token (RFC 7519); many are not, and that is no fault
 */
gboolean
rs_token_claims_read (RsTokenClaims *self, const char *token)
{
  g_autofree char *payload = copy_payload (token);
  gsize length = 0;
  g_autofree guchar *data = payload != NULL ? decode (payload, &length) : NULL;
  RsMalformed reason;
  g_autoptr (JsonNode) root = NULL;

  *self = (RsTokenClaims){ NULL };
  if (data != NULL)
    root = rs_json_parse_object ((const char *) data, length, MAX_BYTES, &reason);
  if (root == NULL)
    return FALSE;
  self->tenant_id = dup_text (json_node_get_object (root), NAMES ("tenantId"));
  self->area = dup_text (json_node_get_object (root), NAMES ("area"));
  return TRUE;
}

/**
 * rs_token_claims_clear:
 * @self: claims
 *
 * Frees what they hold.
 */
void
rs_token_claims_clear (RsTokenClaims *self)
{
  g_clear_pointer (&self->tenant_id, g_free);
  g_clear_pointer (&self->area, g_free);
}
