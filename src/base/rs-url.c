/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-url.h"

#include "base/rs-error.h"

#include <stdio.h>

static const struct
{
  const char *secure;
  const char *plain;
} schemes[] = {
  [RS_URL_HTTP] = { "https", "http" },
  [RS_URL_WEBSOCKET] = { "wss", "ws" },
};

/* 127.0.0.0/8, ::1 and the name `localhost`, which GLib resolves to loopback addresses only. */
static gboolean
is_loopback (const char *host)
{
  guint parts[4];
  char rest;

  if (g_ascii_strcasecmp (host, "localhost") == 0 || g_str_equal (host, "::1"))
    return TRUE;
  return sscanf (host, "%3u.%3u.%3u.%3u%c", &parts[0], &parts[1], &parts[2], &parts[3], &rest) == 4
         && parts[0] == 127 && parts[1] < 256 && parts[2] < 256 && parts[3] < 256;
}

static gboolean
refuse (GError **error, const char *url, const char *why)
{
  g_set_error (error, RS_ERROR, RS_ERROR_PROFILE, "“%s” %s", url, why);
  return FALSE;
}

/**
 * rs_url_check:
 * @url: an address
 * @kind: what it is for
 * @error: return location
 *
 * Says whether a token or a picture may travel to an address: encrypted, or not leaving this machine; without a
 * user name or password in it.
 *
 * Returns: whether it may; if not, @error (%RS_ERROR_PROFILE) says why
 */
gboolean
rs_url_check (const char *url, RsUrlKind kind, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  const char *scheme;
  const char *host;

  if (uri == NULL)
    return refuse (error, url, "is not an address");
  scheme = g_uri_get_scheme (uri);
  host = g_uri_get_host (uri);
  if (host == NULL || *host == '\0')
    return refuse (error, url, "names no server");
  if (g_uri_get_userinfo (uri) != NULL)
    return refuse (error, "the address", "contains a user name or password; secrets do not belong in addresses");

  if (g_str_equal (scheme, schemes[kind].secure))
    return TRUE;
  if (!g_str_equal (scheme, schemes[kind].plain))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_PROFILE, "“%s” does not begin with %s:", url, schemes[kind].secure);
      return FALSE;
    }
  if (!is_loopback (host))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_PROFILE,
                   "“%s” is not encrypted; %s: is allowed on this machine only, use %s:", url,
                   schemes[kind].plain, schemes[kind].secure);
      return FALSE;
    }
  return TRUE;
}

/**
 * rs_url_get_host_and_port:
 * @url: an address that passed rs_url_check()
 *
 * Returns: (transfer full): the server's name as people know it, with the port if the address has one
 */
char *
rs_url_get_host_and_port (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (url);
  if (g_uri_get_port (uri) < 0)
    return g_strdup (g_uri_get_host (uri));
  return g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));
}
