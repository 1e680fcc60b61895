/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-tenant-configuration.h"

#include "base/rs-error.h"
#include "net/rs-configuration-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ACCESS_KEY_PATH "/authentication/v1/token/access-key"
#define MAX_NAME_BYTES 253 /* RFC 1035 §2.3.4 */

/* A part of a server's name that changes nothing but that name. */
static gboolean
is_name (const char *text)
{
  return *text != '\0' && *text != '.' && *text != '-' && strlen (text) <= MAX_NAME_BYTES &&
         text[strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.")] == '\0';
}

static gboolean
dup_name (JsonObject *object, const char *name, const char *origin, char **out, GError **error)
{
  const char *text;

  *out = NULL;
  switch (rs_json_read_text (object, name, &text))
    {
    case RS_JSON_ABSENT:
    case RS_JSON_NULL:
      return TRUE;
    case RS_JSON_VALUE:
      if (is_name (text))
        {
          *out = g_strdup (text);
          return TRUE;
        }
      break;
    case RS_JSON_WRONG:
    default:
      break;
    }
  g_set_error (error, RS_ERROR, RS_ERROR_MALFORMED,
               _ ("The configuration at %s has something as “%s” that is no part of a server's name. Tell whoever runs "
                  "that server."),
               origin, name);
  return FALSE;
}

/**
 * rs_tenant_configuration_parse:
 * @self: (out caller-allocates): what it says; to be given to rs_tenant_configuration_clear()
 * @data: (array length=length): an answer
 * @length: its bytes
 * @origin: where it came from
 * @error: return location
 *
 * Returns: whether it says where the tenant is; else %RS_ERROR_MALFORMED
 */
gboolean
rs_tenant_configuration_parse (RsTenantConfiguration *self, const char *data, gsize length, const char *origin,
                               GError **error)
{
  g_autoptr (JsonNode) root = rs_configuration_parse (data, length, origin, error);
  JsonObject *object = root != NULL ? json_node_get_object (root) : NULL;
  g_autofree char *domain = NULL;

  *self = (RsTenantConfiguration){ NULL };
  if (object == NULL || !dup_name (object, "area", origin, &self->area, error) ||
      !dup_name (object, "uhDomain", origin, &domain, error))
    return FALSE;
  if (self->area != NULL && domain != NULL)
    self->access_key_url = g_strdup_printf ("https://%s.%s" ACCESS_KEY_PATH, self->area, domain);
  self->api_url = rs_configuration_dup_address (object, "api_endpoint", origin, error);
  return self->api_url != NULL;
}

/**
 * rs_tenant_configuration_clear:
 * @self: a configuration
 *
 * Frees what it holds.
 */
void
rs_tenant_configuration_clear (RsTenantConfiguration *self)
{
  g_clear_pointer (&self->api_url, g_free);
  g_clear_pointer (&self->access_key_url, g_free);
  g_clear_pointer (&self->area, g_free);
}
