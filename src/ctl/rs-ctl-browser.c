/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-browser.h"

#include "ctl/rs-ctl-wait.h"
#include "net/rs-browser-sign-in.h"
#include "net/rs-http.h"

#include <fcntl.h>
#include <gio/gdesktopappinfo.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/*
 * Signing in with the browser, from the command line.
 */

static GAppInfo *
find_browser (const char *url)
{
  g_autofree char *scheme = g_uri_parse_scheme (url);

  return scheme != NULL ? g_app_info_get_default_for_uri_scheme (scheme) : NULL;
}

/* A browser outlives us. It must neither write into our output, nor keep those waiting who read it to its end. */
static gboolean
launch_quietly (GDesktopAppInfo *browser, const char *url, GError **error)
{
  GList urls = { .data = (gpointer) url };
  int nowhere = g_open ("/dev/null", O_RDWR | O_CLOEXEC, 0);
  gboolean is_launched = g_desktop_app_info_launch_uris_as_manager_with_fds (
      browser, &urls, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, nowhere, nowhere, nowhere, error);

  if (nowhere >= 0)
    g_close (nowhere, NULL);
  return is_launched;
}

/* In a sandbox there is no browser to be found; GIO asks the portal then. */
static gboolean
launch (const char *url, GError **error)
{
  g_autoptr (GAppInfo) browser = find_browser (url);

  if (G_IS_DESKTOP_APP_INFO (browser))
    return launch_quietly (G_DESKTOP_APP_INFO (browser), url, error);
  return g_app_info_launch_default_for_uri (url, NULL, error);
}

/* The address is printed as well: whoever has no browser that can be opened from here can still copy it. */
static gboolean
open_browser (const char *url, gpointer user_data, GError **error)
{
  g_autoptr (GError) failure = NULL;

  g_printerr (_ ("Sign in with the browser, at this address:\n%s\n"), url);
  if (!launch (url, &failure))
    g_printerr (_ ("It could not be opened from here (%s). Copy the address into a browser on this machine.\n"),
                failure->message);
  return TRUE;
}

static RsToken *
wait_for_token (RsBrowserSignIn *sign_in, GError **error)
{
  g_auto (RsCtlWait) wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  rs_ctl_wait_init (&wait);
  rs_browser_sign_in_run_async (sign_in, open_browser, NULL, wait.cancellable, rs_ctl_wait_on_ready, &wait);
  result = rs_ctl_wait_for_result (&wait);
  return rs_browser_sign_in_run_finish (sign_in, result, error);
}

/**
 * rs_ctl_browser_sign_in:
 * @profile: a profile whose grant is an authorization code
 * @secret: (nullable): the client's secret, if it has one
 * @clock: tells time
 * @error: return location
 *
 * Opens the browser, prints the address on stderr, and waits until the person has signed in.
 *
 * Returns: (transfer full): the refresh token; %NULL with %RS_ERROR, or with %G_IO_ERROR_CANCELLED when a signal came
 */
RsSecret *
rs_ctl_browser_sign_in (RsProfile *profile, RsSecret *secret, RsClock *clock, GError **error)
{
  SoupSession *session = rs_http_new_session (rs_profile_get_source (profile)->ca_file, error);
  g_autoptr (RsBrowserSignIn) sign_in = NULL;
  g_autoptr (RsToken) token = NULL;

  if (session == NULL)
    return NULL;
  sign_in = rs_browser_sign_in_new (session, clock, rs_profile_get_auth (profile),
                                    secret != NULL ? rs_secret_peek (secret) : NULL);
  token = wait_for_token (sign_in, error);
  g_clear_object (&sign_in);
  rs_http_end_session (session);
  return token != NULL ? rs_secret_new (rs_token_peek_refresh (token)) : NULL;
}
