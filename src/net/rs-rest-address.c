/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-rest-address.h"

#include <string.h>

#define SERVICES "/InContactAPI/services/v"

/* CXone's tenants do not all have the same versions of the interface. */
static const guint versions[] = { 30, 31, 33, 28, 27 };

/* The version that an address names itself, 0 if it names none. */
static guint
read_version (const char *services)
{
  return services != NULL ? (guint) MIN (g_ascii_strtoull (services + strlen (SERVICES), NULL, 10), 999) : 0;
}

/* Which version comes as the so-manyth; 0 if there is none left. */
static guint
get_version (guint own, guint attempt)
{
  if (own > 0 && attempt-- == 0)
    return own;
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    if (versions[i] != own && attempt-- == 0)
      return versions[i];
  return 0;
}

/**
 * rs_rest_address_make:
 * @rest_url: where a tenant's REST interface is: its host, or the whole path with a version
 * @attempt: 0 for the best version, 1 for the next best, and so on
 *
 * Makes the address below which the lists are, of the version that @rest_url names, else of the documented ones in
 * turn: to be called with the next number after a 404.
 *
 * Returns: (transfer full) (nullable): an address that ends with a slash; %NULL if no version is left
 */
char *
rs_rest_address_make (const char *rest_url, guint attempt)
{
  g_autofree char *place = g_strndup (rest_url, strcspn (rest_url, "?#"));
  char *services = strstr (place, SERVICES);
  guint version = get_version (read_version (services), attempt);

  if (version == 0)
    return NULL;
  if (services != NULL)
    *services = '\0';
  while (g_str_has_suffix (place, "/"))
    place[strlen (place) - 1] = '\0';
  return g_strdup_printf ("%s" SERVICES "%u.0/", place, version);
}

/**
 * rs_rest_address_is_below:
 * @url: an address from outside, absolute
 * @base: an address that ends with a slash
 *
 * Says whether what goes to @base may also go to @url: a token goes to no other server, and to no other part of it.
 *
 * Returns: whether @url is the same server and below the same path
 */
gboolean
rs_rest_address_is_below (const char *url, const char *base)
{
  g_autoptr (GUri) there = g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  g_autoptr (GUri) here = g_uri_parse (base, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);

  if (there == NULL || here == NULL || g_uri_get_host (there) == NULL || g_uri_get_userinfo (there) != NULL)
    return FALSE;
  return g_str_equal (g_uri_get_scheme (there), g_uri_get_scheme (here)) &&
         g_ascii_strcasecmp (g_uri_get_host (there), g_uri_get_host (here)) == 0 &&
         g_uri_get_port (there) == g_uri_get_port (here) &&
         g_str_has_prefix (g_uri_get_path (there), g_uri_get_path (here)) &&
         strstr (g_uri_get_path (there), "/..") == NULL;
}
