/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-open-id-configuration.h"

#include "base/rs-error.h"
#include "net/rs-configuration-reader.h"

#include <glib/gi18n-lib.h>

static gboolean
has_text (JsonArray *list, const char *text)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING && g_str_equal (json_node_get_string (node), text))
        return TRUE;
    }
  return FALSE;
}

/* Who does not name the methods has none (RFC 8414 §2). */
static gboolean
check_proof_key (JsonObject *object, const char *origin, GError **error)
{
  JsonArray *methods;

  if (rs_json_read_array (object, "code_challenge_methods_supported", &methods) == RS_JSON_VALUE &&
      has_text (methods, "S256"))
    return TRUE;
  g_set_error (error, RS_ERROR, RS_ERROR_PROFILE,
               _ ("%s offers no browser sign-in that Ringside may use: its configuration does not name the method S256 "
                  "(PKCE), without which somebody else could use a sign-in that they overhear. Ask whoever runs that "
                  "server to allow it, or sign in with a key."),
               origin);
  return FALSE;
}

/* Several names often lead to one server, so the issuer is not compared with the address that was asked. */
static gboolean
check_issuer (JsonObject *object, const char *origin, GError **error)
{
  g_autofree char *issuer = rs_configuration_dup_address (object, "issuer", origin, error);

  return issuer != NULL;
}

/**
 * rs_open_id_configuration_parse:
 * @self: (out caller-allocates): what it says; to be given to rs_open_id_configuration_clear()
 * @data: (array length=length): an answer
 * @length: its bytes
 * @origin: where it came from
 * @error: return location
 *
 * Returns: whether one can sign in as it says; else %RS_ERROR_MALFORMED, or %RS_ERROR_PROFILE for a server without the
 *   method S256 (RFC 7636)
 */
gboolean
rs_open_id_configuration_parse (RsOpenIdConfiguration *self, const char *data, gsize length, const char *origin,
                                GError **error)
{
  g_autoptr (JsonNode) root = rs_configuration_parse (data, length, origin, error);
  JsonObject *object = root != NULL ? json_node_get_object (root) : NULL;

  *self = (RsOpenIdConfiguration){ NULL };
  if (object == NULL || !check_issuer (object, origin, error))
    return FALSE;
  self->authorization_url = rs_configuration_dup_address (object, "authorization_endpoint", origin, error);
  if (self->authorization_url == NULL)
    return FALSE;
  self->token_url = rs_configuration_dup_address (object, "token_endpoint", origin, error);
  return self->token_url != NULL && check_proof_key (object, origin, error);
}

/**
 * rs_open_id_configuration_clear:
 * @self: a configuration
 *
 * Frees what it holds.
 */
void
rs_open_id_configuration_clear (RsOpenIdConfiguration *self)
{
  g_clear_pointer (&self->authorization_url, g_free);
  g_clear_pointer (&self->token_url, g_free);
}
