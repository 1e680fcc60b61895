/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-url.h"

#include "base/rs-error.h"

#include <string.h>

static const struct
{
  const char *secure;
  const char *plain;
} schemes[] = {
  [RS_URL_HTTP] = { "https", "http" },
  [RS_URL_WEBSOCKET] = { "wss", "ws" },
};

/* 127.0.0.0/8, ::1 and the name `localhost`, which GLib resolves to loopback addresses only. Whatever is not written as
 * a plain address is a name to the resolver, and may lead anywhere. */
static gboolean
is_loopback (const char *host)
{
  if (g_ascii_strcasecmp (host, "localhost") == 0 || g_str_equal (host, "::1"))
    return TRUE;
  return g_hostname_is_ip_address (host) && g_str_has_prefix (host, "127.");
}

/* Spaces and control characters come through g_uri_parse(), escaped ones too, but no server has them in its name. */
static gboolean
is_server_name (const char *host)
{
  for (const char *c = host; *c != '\0'; c++)
    if (g_ascii_isspace (*c) || g_ascii_iscntrl (*c) || strchr ("/\\?#@\"<>", *c) != NULL)
      return FALSE;
  return *host != '\0';
}

static gboolean refuse (GError **error, const char *url, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* An address with something before an @ may hold a password, which no message repeats. */
static gboolean
refuse (GError **error, const char *url, const char *format, ...)
{
  g_autofree char *why = NULL;
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (strchr (url, '@') != NULL)
    g_set_error (error, RS_ERROR, RS_ERROR_PROFILE, "the address %s", why);
  else
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
  if (g_uri_get_userinfo (uri) != NULL)
    return refuse (error, url, "contains a user name or password; secrets do not belong in addresses");
  if (host == NULL || !is_server_name (host))
    return refuse (error, url, "names no server");

  if (g_str_equal (scheme, schemes[kind].secure))
    return TRUE;
  if (!g_str_equal (scheme, schemes[kind].plain))
    return refuse (error, url, "does not begin with %s:", schemes[kind].secure);
  if (!is_loopback (host))
    return refuse (error, url, "is not encrypted; %s: is allowed on this machine only, use %s:", schemes[kind].plain,
                   schemes[kind].secure);
  return TRUE;
}

/**
 * rs_url_is_on_this_machine:
 * @url: an address
 *
 * Returns: whether it leads nowhere but to this machine
 */
gboolean
rs_url_is_on_this_machine (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && is_loopback (g_uri_get_host (uri));
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
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  const char *open, *close;

  if (host == NULL)
    return g_strdup (url);
  open = strchr (host, ':') != NULL ? "[" : ""; /* RFC 3986 §3.2.2 */
  close = *open != '\0' ? "]" : "";
  if (g_uri_get_port (uri) < 0)
    return g_strconcat (open, host, close, NULL);
  return g_strdup_printf ("%s%s%s:%d", open, host, close, g_uri_get_port (uri));
}
