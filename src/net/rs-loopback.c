/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-loopback.h"

#include "base/rs-error.h"
#include "net/rs-sign-in-page.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#define ANY_PORT "http://127.0.0.1/"

/**
 * RsLoopback:
 *
 * A server on this machine to which the browser comes back after a sign-in (RFC 8252 §7.3). It lives as long as one
 * attempt, and takes one answer: a GET of its own path, by its own name, that brings a code or an error. Whatever else
 * is asked of it gets a short refusal, and the attempt goes on.
 */
struct _RsLoopback
{
  SoupServer *server;
  GUri *uri; /* with the port that it has */
  char *redirect_uri;

  RsLoopbackAnswerFunc answered; /* NULL once it was called */
  RsLoopbackShownFunc shown;
  gpointer user_data;
  gpointer shown_data;
  SoupServerMessage *browser; /* waits for its page; NULL before and after that */
  GSource *farewell;          /* until it is told that the page was shown */
};

static void
set_headers (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *policy = rs_sign_in_page_make_policy ();

  soup_message_headers_replace (headers, "Content-Security-Policy", policy);
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Connection", "close");
}

static int
get_port (GUri *uri)
{
  return g_uri_get_port (uri) >= 0 ? g_uri_get_port (uri) : 80;
}

/* A page elsewhere whose name was made to lead here (DNS rebinding) calls us by that name. */
static gboolean
is_called_by_own_name (RsLoopback *self, SoupServerMessage *message)
{
  const char *host = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Host");
  g_autofree char *text = g_strconcat ("http://", host != NULL ? host : "", "/", NULL);
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && g_uri_get_userinfo (uri) == NULL &&
         g_ascii_strcasecmp (g_uri_get_host (uri), g_uri_get_host (self->uri)) == 0 &&
         get_port (uri) == get_port (self->uri);
}

static guint
judge_request (RsLoopback *self, SoupServerMessage *message, const char *path)
{
  if (!is_called_by_own_name (self, message))
    return SOUP_STATUS_FORBIDDEN;
  if (!g_str_equal (path, g_uri_get_path (self->uri)))
    return SOUP_STATUS_NOT_FOUND;
  if (soup_server_message_get_method (message) != SOUP_METHOD_GET)
    return SOUP_STATUS_METHOD_NOT_ALLOWED;
  return SOUP_STATUS_OK;
}

/* Nothing that anybody sends as a body is kept. */
static void
on_headers (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  guint status = judge_request (user_data, message, path);

  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  set_headers (message);
  if (status != SOUP_STATUS_OK)
    soup_server_message_set_status (message, status, NULL);
}

static gboolean
is_answer (GHashTable *query)
{
  return query != NULL && (g_hash_table_contains (query, "code") || g_hash_table_contains (query, "error"));
}

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  RsLoopback *self = user_data;
  RsLoopbackAnswerFunc answered = self->answered;

  if (answered == NULL || !is_answer (query))
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }
  self->answered = NULL;
  self->browser = g_object_ref (message);
  soup_server_message_pause (message);
  answered (query, self->user_data);
}

static GError *
describe_listening (const GError *failure, GUri *uri)
{
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    return g_error_new (
        RS_ERROR, RS_ERROR_SIGN_IN,
        _ ("The browser has to come back to port %d of this machine, and another program has taken that "
           "port. End that program, or another sign-in that is still open, and sign in again."),
        g_uri_get_port (uri));
  return g_error_new (RS_ERROR, RS_ERROR_SIGN_IN,
                      _ ("There is no way back from the browser: this machine does not let Ringside listen at %s (%s). "
                         "Check RedirectUri in the profile."),
                      g_uri_get_host (uri), failure->message);
}

static SoupServerListenOptions
get_family (const char *host)
{
  if (g_hostname_is_ip_address (host))
    return strchr (host, ':') != NULL ? SOUP_SERVER_LISTEN_IPV6_ONLY : SOUP_SERVER_LISTEN_IPV4_ONLY;
  return 0; /* a browser may take either for "localhost" */
}

static int
find_port (SoupServer *server)
{
  GSList *uris = soup_server_get_uris (server);
  int port = g_uri_get_port (uris->data);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return port;
}

static gboolean
listen (RsLoopback *self, GUri *wanted, GError **error)
{
  const char *path = *g_uri_get_path (wanted) != '\0' ? g_uri_get_path (wanted) : "/";
  guint port = (guint) MAX (g_uri_get_port (wanted), 0);
  g_autoptr (GError) failure = NULL;

  if (!soup_server_listen_local (self->server, port, get_family (g_uri_get_host (wanted)), &failure))
    {
      g_propagate_error (error, describe_listening (failure, wanted));
      return FALSE;
    }
  self->uri =
      g_uri_build (G_URI_FLAGS_NONE, "http", NULL, g_uri_get_host (wanted), find_port (self->server), path, NULL, NULL);
  return TRUE;
}

/**
 * rs_loopback_new:
 * @redirect_uri: (nullable): the one address that the sign-in server knows; without a port, any free one is taken; %NULL
 *   for any free port
 * @func: called when the browser comes back
 * @user_data: for @func
 * @error: return location
 *
 * Begins to listen, on the calling thread's main context.
 *
 * Returns: (transfer full): a server; %NULL with %RS_ERROR_SIGN_IN, above all if the port is taken
 */
RsLoopback *
rs_loopback_new (const char *redirect_uri, RsLoopbackAnswerFunc func, gpointer user_data, GError **error)
{
  g_autoptr (RsLoopback) self = g_new0 (RsLoopback, 1);
  g_autoptr (GUri) wanted = g_uri_parse (redirect_uri != NULL ? redirect_uri : ANY_PORT, G_URI_FLAGS_NONE, NULL);

  g_return_val_if_fail (wanted != NULL, NULL);
  self->answered = func;
  self->user_data = user_data;
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_early_handler (self->server, NULL, on_headers, self, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  if (!listen (self, wanted, error))
    return NULL;
  self->redirect_uri =
      redirect_uri != NULL && g_uri_get_port (wanted) >= 0 ? g_strdup (redirect_uri) : g_uri_to_string (self->uri);
  return g_steal_pointer (&self);
}

static void
forget_browser (RsLoopback *self)
{
  if (self->browser != NULL)
    g_signal_handlers_disconnect_by_data (self->browser, self);
  g_clear_object (&self->browser);
}

/**
 * rs_loopback_free:
 * @self: (transfer full): a server; a browser that waits gets no page
 *
 * Stops listening.
 */
void
rs_loopback_free (RsLoopback *self)
{
  forget_browser (self);
  if (self->farewell != NULL)
    g_source_destroy (self->farewell);
  g_clear_pointer (&self->farewell, g_source_unref);
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_free (self->redirect_uri);
  g_free (self);
}

/**
 * rs_loopback_get_redirect_uri:
 * @self: a server
 *
 * Returns: (transfer none): where the browser comes back to
 */
const char *
rs_loopback_get_redirect_uri (RsLoopback *self)
{
  return self->redirect_uri;
}

/**
 * rs_loopback_is_browser_waiting:
 * @self: a server
 *
 * Returns: whether a browser came back and has no page yet
 */
gboolean
rs_loopback_is_browser_waiting (RsLoopback *self)
{
  return self->browser != NULL;
}

static gboolean
tell_shown (gpointer user_data)
{
  RsLoopback *self = user_data;

  self->shown (self->shown_data);
  return G_SOURCE_REMOVE;
}

/* The server is about its own business here: whoever frees it does so afterwards. */
static void
on_shown (SoupServerMessage *message, gpointer user_data)
{
  RsLoopback *self = user_data;

  forget_browser (self);
  self->farewell = g_idle_source_new ();
  g_source_set_callback (self->farewell, tell_shown, self, NULL);
  g_source_attach (self->farewell, g_main_context_get_thread_default ());
}

/**
 * rs_loopback_show:
 * @self: a server for whose page a browser waits
 * @outcome: (nullable): why the sign-in failed; %NULL if it did not
 * @func: called when the browser has its page; it may free @self
 * @user_data: for @func
 */
void
rs_loopback_show (RsLoopback *self, const GError *outcome, RsLoopbackShownFunc func, gpointer user_data)
{
  char *page = rs_sign_in_page_make (outcome);

  g_return_if_fail (self->browser != NULL && self->shown == NULL);
  self->shown = func;
  self->shown_data = user_data;
  g_signal_connect (self->browser, "finished", G_CALLBACK (on_shown), self);
  g_signal_connect (self->browser, "disconnected", G_CALLBACK (on_shown), self);
  soup_server_message_set_status (self->browser, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (self->browser, "text/html; charset=utf-8", SOUP_MEMORY_TAKE, page, strlen (page));
  soup_server_message_unpause (self->browser);
}
