/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-check-handshake.h"

#include "base/rs-error.h"
#include "base/rs-url.h"
#include "net/rs-http.h"
#include "net/rs-proxy-resolver.h"

#include <glib/gi18n-lib.h>

/*
 * Connects to a server as the board would, proves who it is, and hangs up.
 */
typedef struct
{
  char *url;
  char *next;             /* of whoever is connected to: the server, or a proxy */
  gboolean is_connected;  /* to whoever that is */
  GTlsDatabase *database; /* NULL for the system's */
  GTlsConnection *tls;    /* NULL until a secure connection is begun */
  GTlsCertificateFlags faults;
} Handshake;

/* Several may be true; the first one here is what a person has to hear. */
static const struct
{
  GTlsCertificateFlags fault;
  const char *what;
  const char *advice;
} certificate_faults[] = {
  { G_TLS_CERTIFICATE_UNKNOWN_CA, N_ ("it comes from an authority that this machine does not know"),
    N_ ("If the server is yours, name its authority with CaFile in the profile; if not, something on the way may be "
        "listening: ask your network's administrator.") },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, N_ ("it is made out to another server"),
    N_ ("Check the address; if it is right, the server's administrator must correct the certificate.") },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, N_ ("it is not valid yet"), N_ ("Check this machine's date and time.") },
  { G_TLS_CERTIFICATE_EXPIRED, N_ ("it has expired"),
    N_ ("Check this machine's date and time; if they are right, the server's administrator must renew it.") },
  { G_TLS_CERTIFICATE_REVOKED, N_ ("it was revoked"), N_ ("Ask the server's administrator for a new one.") },
  { G_TLS_CERTIFICATE_INSECURE, N_ ("it is too weak"), N_ ("Ask the server's administrator for a stronger one.") },
};

static void
forget_tls (Handshake *handshake)
{
  if (handshake->tls != NULL)
    g_signal_handlers_disconnect_by_data (handshake->tls, handshake);
  g_clear_object (&handshake->tls);
}

static void
handshake_free (gpointer data)
{
  Handshake *handshake = data;

  forget_tls (handshake);
  g_clear_object (&handshake->database);
  g_free (handshake->url);
  g_free (handshake->next);
  g_free (handshake);
}

static GError *
describe_failure (const Handshake *handshake, const GError *error)
{
  g_autofree char *server = rs_url_get_host_and_port (handshake->url);

  for (guint i = 0; i < G_N_ELEMENTS (certificate_faults); i++)
    if ((handshake->faults & certificate_faults[i].fault) != 0)
      return g_error_new (RS_ERROR, RS_ERROR_TLS,
                          /* Translators: server, what is wrong, what to do */
                          _ ("The certificate of %s cannot be trusted, so nothing was sent: %s. %s"), server,
                          _ (certificate_faults[i].what), _ (certificate_faults[i].advice));
  return rs_http_describe_failure (error, handshake->is_connected ? handshake->url : handshake->next);
}

static const char *
get_version (GTlsConnection *tls)
{
  switch (g_tls_connection_get_protocol_version (tls))
    {
    case G_TLS_PROTOCOL_VERSION_TLS_1_3:
      return "TLS 1.3";
    case G_TLS_PROTOCOL_VERSION_TLS_1_2:
      return "TLS 1.2";
    case G_TLS_PROTOCOL_VERSION_UNKNOWN:
    case G_TLS_PROTOCOL_VERSION_SSL_3_0:
    case G_TLS_PROTOCOL_VERSION_TLS_1_0:
    case G_TLS_PROTOCOL_VERSION_TLS_1_1:
    case G_TLS_PROTOCOL_VERSION_DTLS_1_0:
    case G_TLS_PROTOCOL_VERSION_DTLS_1_2:
    default:
      return "TLS";
    }
}

static char *
describe_success (const Handshake *handshake)
{
  g_autofree char *server = rs_url_get_host_and_port (handshake->url);
  GTlsCertificate *certificate;
  g_autoptr (GDateTime) end = NULL;
  g_autofree char *date = NULL;

  if (handshake->tls == NULL)
    return g_strdup_printf (_ ("%s is on this machine, so nothing needs to be encrypted."), server);
  certificate = g_tls_connection_get_peer_certificate (handshake->tls);
  end = certificate != NULL ? g_tls_certificate_get_not_valid_after (certificate) : NULL;
  if (end == NULL)
    return g_strdup_printf (_ ("%s is encrypted with %s."), server, get_version (handshake->tls));
  date = g_date_time_format (end, "%x");
  /* Translators: server, TLS version, date */
  return g_strdup_printf (_ ("%s is encrypted with %s; its certificate is good until %s."), server,
                          get_version (handshake->tls), date);
}

/* A certificate that the database does not accept is never accepted; what is wrong with it is noted. */
static gboolean
on_certificate (GTlsConnection *tls, GTlsCertificate *certificate, GTlsCertificateFlags faults, gpointer user_data)
{
  Handshake *handshake = user_data;

  handshake->faults = faults;
  return FALSE;
}

static void
on_event (GSocketClient *client, GSocketClientEvent event, GSocketConnectable *connectable, GIOStream *connection,
          gpointer user_data)
{
  Handshake *handshake = user_data;

  handshake->is_connected = handshake->is_connected || event == G_SOCKET_CLIENT_CONNECTED;
  if (event != G_SOCKET_CLIENT_TLS_HANDSHAKING)
    return;
  forget_tls (handshake);
  handshake->tls = g_object_ref (G_TLS_CONNECTION (connection));
  if (handshake->database != NULL)
    g_tls_connection_set_database (handshake->tls, handshake->database);
  g_signal_connect (handshake->tls, "accept-certificate", G_CALLBACK (on_certificate), handshake);
}

static void
on_connected (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Handshake *handshake = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection = g_socket_client_connect_finish (G_SOCKET_CLIENT (object), result, &error);

  g_signal_handlers_disconnect_by_data (object, handshake);
  if (connection != NULL)
    g_task_return_pointer (task, describe_success (handshake), g_free);
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_error (task, describe_failure (handshake, error));
}

static GSocketConnectable *
parse_address (const char *url, gboolean *out_is_secure)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";

  *out_is_secure = g_str_equal (scheme, "https") || g_str_equal (scheme, "wss");
  return g_network_address_parse_uri (url, *out_is_secure ? 443 : 80, NULL);
}

/**
 * rs_check_handshake_async:
 * @url: an address that passed rs_url_check()
 * @next: what rs_check_lookup_finish() gave for it
 * @database: (nullable): the authorities that are trusted; %NULL for the system's
 * @cancellable: (nullable): gives up
 * @callback: called when the connection stands
 * @user_data: for @callback
 *
 * Connects, through a proxy if one leads there, with TLS unless the address stays on this machine without it.
 */
void
rs_check_handshake_async (const char *url, const char *next, GTlsDatabase *database, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Handshake *handshake = g_new0 (Handshake, 1);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GProxyResolver) proxies = rs_proxy_resolver_new ();
  gboolean is_secure;
  g_autoptr (GSocketConnectable) connectable = parse_address (url, &is_secure);

  g_task_set_source_tag (task, rs_check_handshake_async);
  g_task_set_task_data (task, handshake, handshake_free);
  handshake->url = g_strdup (url);
  handshake->next = g_strdup (next);
  g_set_object (&handshake->database, database);
  g_socket_client_set_proxy_resolver (client, proxies);
  g_socket_client_set_tls (client, is_secure);
  g_signal_connect (client, "event", G_CALLBACK (on_event), handshake);
  g_socket_client_connect_async (client, connectable, cancellable, on_connected, task);
}

/**
 * rs_check_handshake_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full): a sentence that says how the connection is protected; %NULL with %RS_ERROR_NETWORK, _TLS,
 *   _TIMEOUT or %G_IO_ERROR_CANCELLED
 */
char *
rs_check_handshake_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
