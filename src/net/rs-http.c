/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-http.h"

#include "base/rs-error.h"
#include "base/rs-url.h"
#include "net/rs-frame-gate.h"
#include "net/rs-memory-refresh-store.h"
#include "net/rs-proxy-resolver.h"
#include "rs-config.h"

#include <glib/gi18n-lib.h>

#define MAX_RETRY_AFTER_SECONDS 3600

/* Where nothing but this machine's clock tells how far off a date is, and that may be hours off. */
#define MAX_DOUBTFUL_SECONDS 300

#define NS_PER_SECOND G_GINT64_CONSTANT (1000000000)

/* Beyond these a date is no server's clock, and nanoseconds since 1970 have an end. */
#define EARLIEST_SERVER_SECONDS 0
#define LATEST_SERVER_SECONDS G_GINT64_CONSTANT (7258118400)

/* So long what was given up may take to say so. */
#define LAST_WORDS_MS 300

/**
 * rs_http_prepare:
 *
 * Makes the classes that HTTP needs. To be called before the first thread that uses it is started: GLib 2.74 locks up
 * for ever if one thread makes a class while another registers a type with an interface to which that class refers,
 * as #GSocketAddress is one to libsoup's session and to whoever looks for the network or the bus. Nor do two feeds
 * that start together then make one class at the same time.
 */
void
rs_http_prepare (void)
{
  const GType types[] = {
    G_TYPE_INET_SOCKET_ADDRESS, G_TYPE_NETWORK_ADDRESS,         G_TYPE_SOCKET,
    G_TYPE_SOCKET_CLIENT,       G_TYPE_TCP_CONNECTION,          SOUP_TYPE_SESSION,
    SOUP_TYPE_MESSAGE,          SOUP_TYPE_WEBSOCKET_CONNECTION, RS_TYPE_MEMORY_REFRESH_STORE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_type_class_unref (g_type_class_ref (types[i]));
}

/**
 * rs_http_new_session:
 * @ca_file: (nullable): a PEM file whose authorities are trusted beside the system's
 * @error: return location
 *
 * Makes a session for the thread that calls it. All that libsoup leaves open (time-outs, extensions) is set here,
 * on purpose and in one place. Certificates are always verified.
 *
 * Returns: (transfer full): a session; %NULL with %RS_ERROR_TLS if @ca_file cannot be used
 */
SoupSession *
rs_http_new_session (const char *ca_file, GError **error)
{
  g_autoptr (SoupSession) session = soup_session_new_with_options ("user-agent", "Ringside/" RS_VERSION, "timeout", 20,
                                                                   "idle-timeout", 60, "max-conns-per-host", 4, NULL);
  g_autoptr (GProxyResolver) proxies = rs_proxy_resolver_new ();
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) reason = NULL;

  soup_session_set_proxy_resolver (session, proxies);
  rs_frame_gate_add_to_session (session);
  if (ca_file == NULL)
    return g_steal_pointer (&session);

  database = g_tls_file_database_new (ca_file, &reason);
  if (database == NULL)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_TLS,
                   _ ("The certificate file %s cannot be used: %s. It must hold PEM certificates."), ca_file,
                   reason->message);
      return NULL;
    }
  soup_session_set_tls_database (session, database);
  return g_steal_pointer (&session);
}

static void
note_gone (gpointer user_data, GObject *session)
{
  *(gboolean *) user_data = TRUE;
}

static gboolean
note_late (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * rs_http_end_session:
 * @session: (transfer full): a session of the calling thread
 *
 * Gives up all that is under way, and runs the thread's main context until that has said so, a moment at most. A TLS
 * handshake that is given up ends on a thread of its own: who did not wait for it would leave behind what it holds,
 * secrets among them.
 */
void
rs_http_end_session (SoupSession *session)
{
  GMainContext *context = g_main_context_get_thread_default ();
  g_autoptr (GSource) timer = g_timeout_source_new (LAST_WORDS_MS);
  gboolean is_gone = FALSE;
  gboolean is_late = FALSE;

  g_object_weak_ref (G_OBJECT (session), note_gone, &is_gone);
  soup_session_abort (session);
  g_object_unref (session);
  g_source_set_callback (timer, note_late, &is_late, NULL);
  g_source_attach (timer, context);
  while (!is_gone && !is_late)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (timer);
  if (!is_gone)
    g_object_weak_unref (G_OBJECT (session), note_gone, &is_gone);
}

static GError *
describe_tls_failure (const GError *failure, const char *server)
{
  if (failure->code == G_TLS_ERROR_BAD_CERTIFICATE)
    return g_error_new (
        RS_ERROR, RS_ERROR_TLS,
        _ ("The certificate of %s is not trusted (%s), so nothing was sent. If the server is yours, name "
           "its authority with CaFile."),
        server, failure->message);
  return g_error_new (RS_ERROR, RS_ERROR_NETWORK,
                      _ ("No secure connection to %s came about (%s). Check address and port, and whether that server "
                         "speaks TLS 1.2 or newer."),
                      server, failure->message);
}

static gboolean
is_proxy_failure (const GError *failure)
{
  return g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_PROXY_FAILED) ||
         g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_PROXY_NOT_ALLOWED) ||
         g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH) ||
         g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_PROXY_AUTH_FAILED);
}

static GError *
describe_proxy_failure (const GError *failure, const char *server)
{
  if (failure->code == G_IO_ERROR_PROXY_NEED_AUTH || failure->code == G_IO_ERROR_PROXY_AUTH_FAILED)
    return g_error_new (
        RS_ERROR, RS_ERROR_NETWORK,
        _ ("The proxy on the way to %s wants a name and a password, or others than it got. Name them in "
           "this machine's network settings, or ask the network's administrator to let Ringside "
           "through."),
        server);
  return g_error_new (RS_ERROR, RS_ERROR_NETWORK,
                      _ ("The proxy does not let this machine through to %s (%s). Check the proxy in this machine's "
                         "network settings, or ask the network's administrator."),
                      server, failure->message);
}

/**
 * rs_http_describe_failure:
 * @failure: what GIO or libsoup said
 * @url: where we wanted to go
 *
 * Turns a failed transport into a sentence for a person.
 *
 * Returns: (transfer full): an error in %RS_ERROR
 */
GError *
rs_http_describe_failure (const GError *failure, const char *url)
{
  g_autofree char *server = rs_url_get_host_and_port (url);

  if (failure->domain == G_RESOLVER_ERROR)
    return g_error_new (RS_ERROR, RS_ERROR_NETWORK,
                        _ ("There is no server called %s. Check the address, and whether this machine is online."),
                        server);
  if (failure->domain == G_TLS_ERROR)
    return describe_tls_failure (failure, server);
  if (is_proxy_failure (failure))
    return describe_proxy_failure (failure, server);
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return g_error_new (
        RS_ERROR, RS_ERROR_NETWORK,
        _ ("%s refuses the connection: nothing is listening there. Check address and port, or wait until "
           "the server is back."),
        server);
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE) ||
      g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE))
    return g_error_new (RS_ERROR, RS_ERROR_NETWORK, _ ("%s cannot be reached from here. Check this machine's network."),
                        server);
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_error_new (RS_ERROR, RS_ERROR_TIMEOUT,
                        _ ("%s does not answer. It may be busy, or a firewall may be in the way."), server);
  return g_error_new (RS_ERROR, RS_ERROR_NETWORK, _ ("The connection to %s failed: %s."), server, failure->message);
}

static gboolean
read_date (SoupMessage *message, const char *header, gint64 *out_seconds)
{
  const char *text = soup_message_headers_get_one (soup_message_get_response_headers (message), header);
  g_autoptr (GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  if (date == NULL)
    return FALSE;
  *out_seconds = g_date_time_to_unix (date);
  return TRUE;
}

/**
 * rs_http_get_server_time:
 * @message: an answered message
 * @out_ns: (out): nanoseconds since 1970 on the server's clock when it answered; whole seconds only
 *
 * Reads `Date` (RFC 9110 §6.6.1).
 *
 * Returns: whether the server told a time that a clock can show
 */
gboolean
rs_http_get_server_time (SoupMessage *message, gint64 *out_ns)
{
  gint64 seconds;

  if (!read_date (message, "Date", &seconds) || seconds <= EARLIEST_SERVER_SECONDS || seconds >= LATEST_SERVER_SECONDS)
    return FALSE;
  *out_ns = seconds * NS_PER_SECOND;
  return TRUE;
}

/* A date means the clock of who wrote it; ours may be hours off. */
static gint64
get_seconds_until (SoupMessage *message, gint64 seconds, gint64 server_now_ns)
{
  if (rs_http_get_server_time (message, &server_now_ns) || server_now_ns > 0)
    return CLAMP (seconds - server_now_ns / NS_PER_SECOND, 0, MAX_RETRY_AFTER_SECONDS);
  return CLAMP (seconds - g_get_real_time () / G_USEC_PER_SEC, 0, MAX_DOUBTFUL_SECONDS);
}

/**
 * rs_http_get_retry_after:
 * @message: an answered message
 * @server_now_ns: what time it is at the server, nanoseconds since 1970; 0 if that is not known
 *
 * Reads `Retry-After`, which may be a number of seconds or a date (RFC 9110 §10.2.3). A date is compared with the
 * answer's own `Date`, else with @server_now_ns, and with this machine's clock only if there is neither.
 *
 * Returns: microseconds to wait, at most an hour, and at most five minutes by this machine's clock; 0 if the server did
 *   not say
 */
gint64
rs_http_get_retry_after (SoupMessage *message, gint64 server_now_ns)
{
  const char *text = soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After");
  gint64 date;
  guint64 seconds;

  if (text == NULL)
    return 0;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &seconds, NULL))
    return (gint64) MIN (seconds, MAX_RETRY_AFTER_SECONDS) * G_USEC_PER_SEC;
  if (!read_date (message, "Retry-After", &date))
    return 0;
  return get_seconds_until (message, date, server_now_ns) * G_USEC_PER_SEC;
}
