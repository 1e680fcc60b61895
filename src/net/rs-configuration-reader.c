/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-configuration-reader.h"

#include "base/rs-error.h"
#include "base/rs-url.h"

#include <glib/gi18n-lib.h>

/*
 * Reads documents with which a server tells where to go: an address in them is as good as one that a person typed, and
 * is checked as such.
 */

/**
 * rs_configuration_parse:
 * @data: (array length=length): an answer
 * @length: its bytes
 * @origin: where it came from
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a node that holds an object; %NULL with %RS_ERROR_MALFORMED
 */
JsonNode *
rs_configuration_parse (const char *data, gsize length, const char *origin, GError **error)
{
  RsMalformed reason;
  JsonNode *root = rs_json_parse_object (data, length, RS_CONFIGURATION_MAX_BYTES, &reason);

  if (root == NULL)
    g_set_error (error, RS_ERROR, RS_ERROR_MALFORMED,
                 _ ("%s answers, but not with a configuration (%s). Check the address; on a guest network, a sign-in "
                    "page of that network may have answered instead."),
                 origin, rs_malformed_get_nick (reason));
  return root;
}

/**
 * rs_configuration_dup_address:
 * @object: a configuration
 * @name: the member with the address
 * @origin: where it came from
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an address that passed rs_url_check(); %NULL with %RS_ERROR_MALFORMED
 */
char *
rs_configuration_dup_address (JsonObject *object, const char *name, const char *origin, GError **error)
{
  g_autoptr (GError) reason = NULL;
  const char *text;

  if (rs_json_read_text (object, name, &text) != RS_JSON_VALUE)
    {
      g_set_error (
          error, RS_ERROR, RS_ERROR_MALFORMED,
          _ ("The configuration at %s does not say what “%s” is. Check that this is the right server, or enter "
             "the addresses by hand."),
          origin, name);
      return NULL;
    }
  if (rs_url_check (text, RS_URL_HTTP, &reason))
    return g_strdup (text);
  g_set_error (
      error, RS_ERROR, RS_ERROR_MALFORMED,
      _ ("The configuration at %s has an address as “%s” that cannot be used: %s. Nothing was sent there; tell "
         "whoever runs that server."),
      origin, name, reason->message);
  return NULL;
}
