/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-server-private.h"

#include "base/rs-error.h"
#include "demo/rs-demo-pages.h"
#include "demo/rs-demo-well-known.h"

#define STREAM_PATH "/v1/streaming/presence"

/* RFC 9110 §6.6.1, by the centre's own clock, also where that is wrong; libsoup has put the machine's time in. */
static void
set_date (RsDemoServer *self, SoupServerMessage *message)
{
  gint64 seconds = rs_demo_driver_get_time (self->driver) / G_USEC_PER_SEC;
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *date = soup_date_time_to_string (now, SOUP_DATE_HTTP);

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Date", date);
}

static void
on_request_read (SoupServer *http, SoupServerMessage *message, gpointer user_data)
{
  set_date (user_data, message);
}

static const char *
get_authorization (SoupServerMessage *message)
{
  return soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");
}

static void
on_handshake (SoupServer *http, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  RsDemoServer *self = user_data;

  set_date (self, message);
  if (g_str_equal (path, STREAM_PATH)) /* libsoup also gives us everything below it */
    rs_demo_gate_receive (self->gate, message);
  else
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

static void
on_stream (SoupServer *http, SoupServerMessage *message, const char *path, SoupWebsocketConnection *connection,
           gpointer user_data)
{
  RsDemoServer *self = user_data;
  gint64 expires_us = 0;

  rs_demo_token_desk_check (self->desk, get_authorization (message), NULL, &expires_us);
  rs_demo_driver_catch_up (self->driver); /* clock and floor must stand at the same moment */
  rs_demo_hall_admit (self->hall, connection, expires_us);
}

static void
add_handlers (RsDemoServer *self)
{
  rs_demo_pages_add (self->http, self, self->door);
  g_signal_connect (self->http, "request-read", G_CALLBACK (on_request_read), self);
  soup_server_add_early_handler (self->http, STREAM_PATH, on_handshake, self, NULL);
  soup_server_add_websocket_handler (self->http, STREAM_PATH, NULL, NULL, on_stream, self, NULL);
}

static gboolean
listen_on (RsDemoServer *self, guint port, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (soup_server_listen_local (self->http, port, SOUP_SERVER_LISTEN_IPV4_ONLY, &cause))
    return TRUE;
  g_set_error (error, RS_ERROR, RS_ERROR_NETWORK,
               "The demo centre cannot listen on 127.0.0.1 port %u: %s. Choose another port, or 0 for any "
               "that is free.",
               port, cause->message);
  return FALSE;
}

static gboolean
note_addresses (RsDemoServer *self, gboolean through_proxy, GError **error)
{
  GSList *uris = soup_server_get_uris (self->http);
  guint port;

  self->port = (guint) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  if (through_proxy && (self->proxy = rs_demo_proxy_new ((guint16) self->port, self->clock, error)) == NULL)
    return FALSE;
  port = through_proxy ? rs_demo_proxy_get_port (self->proxy) : self->port;
  self->access_key_url = g_strdup_printf ("http://127.0.0.1:%u" RS_DEMO_ACCESS_KEY_PATH, port);
  self->authorization_url = g_strdup_printf ("http://127.0.0.1:%u" RS_DEMO_AUTHORIZATION_PATH, port);
  self->base_url = g_strdup_printf ("http://127.0.0.1:%u", port);
  self->token_url = g_strconcat (self->base_url, RS_DEMO_TOKEN_PATH, NULL);
  self->stream_url = g_strdup_printf ("ws://127.0.0.1:%u" STREAM_PATH, port);
  self->users_url = g_strconcat (self->base_url, RS_DEMO_USERS_PATH, NULL);
  self->queues_url = g_strconcat (self->base_url, RS_DEMO_QUEUES_PATH, NULL);
  self->truth_url = g_strdup_printf ("http://127.0.0.1:%u/truth", self->port);
  return TRUE;
}

static void
open_floor (RsDemoServer *self, const RsDemoOptions *options)
{
  gint64 start = rs_clock_get_real (self->clock) + options->clock_skew_us + options->faults.clock_skew_us;

  self->floor = rs_demo_floor_new (options, start);
  self->driver = rs_demo_driver_new (self->floor, self->clock, self->context);
}

static void
open_doors (RsDemoServer *self, const RsDemoOptions *options)
{
  self->desk =
      rs_demo_token_desk_new (self->clock, options->secret, options->granted_scopes, options->token_lifetime_seconds);
  self->door = rs_demo_token_door_new (self->desk, self->driver, self->clock, self->context);
  self->gate = rs_demo_gate_new (&options->faults, self->desk, self->clock, self->context);
  self->hall = rs_demo_hall_new (options, self->floor, self->driver, self->clock, self->context);
}

/**
 * rs_demo_server_new:
 * @options: how it is to be; copied
 * @error: return location
 *
 * Opens a demo centre in the thread-default main context. If the faults name a proxy, token calls and streams lead
 * through one; the truth does not.
 *
 * Returns: (transfer full) (nullable): a server that listens; NULL with RS_ERROR_NETWORK if its port is taken
 */
RsDemoServer *
rs_demo_server_new (const RsDemoOptions *options, GError **error)
{
  RsDemoServer *self = g_new0 (RsDemoServer, 1);

  self->clock = rs_clock_new_system ();
  self->context = g_main_context_ref_thread_default ();
  self->http = soup_server_new ("server-header", "ringside-demo ", NULL);
  self->heartbeat_interval_us = options->heartbeat_interval_us;
  self->scope = options->scope;
  open_floor (self, options);
  open_doors (self, options);
  add_handlers (self);
  if (!listen_on (self, options->port, error) || !note_addresses (self, options->faults.proxy.is_used, error))
    {
      rs_demo_server_free (self);
      return NULL;
    }
  rs_demo_server_set_faults (self, &options->faults);
  return self;
}

/**
 * rs_demo_server_free:
 * @self: (transfer full): a server; open connections are dropped
 */
void
rs_demo_server_free (RsDemoServer *self)
{
  soup_server_disconnect (self->http);
  g_signal_handlers_disconnect_by_data (self->http, self);
  rs_clear_timer (&self->jump_timer);
  g_clear_pointer (&self->storm, rs_demo_storm_free);
  g_clear_pointer (&self->proxy, rs_demo_proxy_free);
  rs_demo_gate_free (self->gate);
  rs_demo_token_door_free (self->door);
  rs_demo_hall_free (self->hall);
  rs_demo_driver_free (self->driver);
  rs_demo_floor_free (self->floor);
  rs_demo_token_desk_free (self->desk);
  g_object_unref (self->http);
  g_object_unref (self->clock);
  g_main_context_unref (self->context);
  g_free (self->base_url);
  g_free (self->token_url);
  g_free (self->authorization_url);
  g_free (self->access_key_url);
  g_free (self->stream_url);
  g_free (self->truth_url);
  g_free (self->users_url);
  g_free (self->queues_url);
  g_free (self);
}

/**
 * rs_demo_server_get_port:
 * @self: a server
 *
 * Returns: the TCP port
 */
guint
rs_demo_server_get_port (RsDemoServer *self)
{
  return self->port;
}

/**
 * rs_demo_server_get_base_url:
 * @self: a server
 *
 * Returns: (transfer none): where the documents of discovery and the REST interface are, without a slash at its end
 */
const char *
rs_demo_server_get_base_url (RsDemoServer *self)
{
  return self->base_url;
}

/**
 * rs_demo_server_get_token_url:
 * @self: a server
 *
 * Returns: (transfer none): where tokens are given
 */
const char *
rs_demo_server_get_token_url (RsDemoServer *self)
{
  return self->token_url;
}

/**
 * rs_demo_server_get_authorization_url:
 * @self: a server
 *
 * Returns: (transfer none): where browsers sign people in
 */
const char *
rs_demo_server_get_authorization_url (RsDemoServer *self)
{
  return self->authorization_url;
}

/**
 * rs_demo_server_get_access_key_url:
 * @self: a server
 *
 * Returns: (transfer none): where an access key alone is shown
 */
const char *
rs_demo_server_get_access_key_url (RsDemoServer *self)
{
  return self->access_key_url;
}

/**
 * rs_demo_server_get_stream_url:
 * @self: a server
 *
 * Returns: (transfer none): where the WebSocket is
 */
const char *
rs_demo_server_get_stream_url (RsDemoServer *self)
{
  return self->stream_url;
}

/**
 * rs_demo_server_get_truth_url:
 * @self: a server
 *
 * Returns: (transfer none): where the true state can be read
 */
const char *
rs_demo_server_get_truth_url (RsDemoServer *self)
{
  return self->truth_url;
}

/**
 * rs_demo_server_get_users_url:
 * @self: a server
 *
 * Returns: (transfer none): where agents' names can be read with a token for `user:read`
 */
const char *
rs_demo_server_get_users_url (RsDemoServer *self)
{
  return self->users_url;
}

/**
 * rs_demo_server_get_queues_url:
 * @self: a server
 *
 * Returns: (transfer none): where queues' names can be read with a token for `queue:read`
 */
const char *
rs_demo_server_get_queues_url (RsDemoServer *self)
{
  return self->queues_url;
}

/**
 * rs_demo_server_check_bearer:
 * @self: a server
 * @authorization: (nullable): a request's `Authorization` header
 *
 * Returns: (nullable) (transfer none): the scopes of a good token, NULL if it is none
 */
const char *
rs_demo_server_check_bearer (RsDemoServer *self, const char *authorization)
{
  const char *scopes = NULL;

  return rs_demo_token_desk_check (self->desk, authorization, &scopes, NULL) ? scopes : NULL;
}

/**
 * rs_demo_server_get_secret:
 * @self: a server
 *
 * Returns: (transfer none): the secret of the client `demo`
 */
const char *
rs_demo_server_get_secret (RsDemoServer *self)
{
  return rs_demo_token_desk_get_secret (self->desk);
}

/**
 * rs_demo_server_get_floor:
 * @self: a server
 *
 * Returns: (transfer none): what it tells about; the server advances it
 */
RsDemoFloor *
rs_demo_server_get_floor (RsDemoServer *self)
{
  return self->floor;
}

/**
 * rs_demo_server_get_proxy:
 * @self: a server
 *
 * Returns: (nullable) (transfer none): the proxy through which clients come, NULL if the first plan named none
 */
RsDemoProxy *
rs_demo_server_get_proxy (RsDemoServer *self)
{
  return self->proxy;
}

/**
 * rs_demo_server_get_stats:
 * @self: a server
 *
 * Returns: what it has counted
 */
RsDemoStats
rs_demo_server_get_stats (RsDemoServer *self)
{
  RsDemoStats stats;

  rs_demo_hall_count (self->hall, &stats);
  stats.tokens_given = rs_demo_token_desk_get_given (self->desk);
  stats.tokens_refused = rs_demo_token_desk_get_refused (self->desk) + rs_demo_token_door_get_refused (self->door);
  stats.max_concurrent_token_calls = rs_demo_token_door_get_most_at_once (self->door);
  stats.handshakes = rs_demo_gate_get_handshakes (self->gate);
  stats.handshakes_refused = rs_demo_gate_get_refused (self->gate);
  stats.max_concurrent_handshakes = rs_demo_gate_get_most_at_once (self->gate);
  return stats;
}

/**
 * rs_demo_server_get_faults:
 * @self: a server
 *
 * Returns: (transfer none): what goes wrong at present
 */
const RsDemoFaultPlan *
rs_demo_server_get_faults (RsDemoServer *self)
{
  return &self->faults;
}

/**
 * rs_demo_server_dump_stats:
 * @self: a server
 *
 * Returns: (transfer full): what it has counted, as one JSON object
 */
char *
rs_demo_server_dump_stats (RsDemoServer *self)
{
  RsDemoStats stats = rs_demo_server_get_stats (self);

  return rs_demo_stats_to_json (&stats);
}

/**
 * rs_demo_server_dump_truth:
 * @self: a server
 *
 * Returns: (transfer full): the true state of this moment, see rs_demo_floor_dump_truth()
 */
char *
rs_demo_server_dump_truth (RsDemoServer *self)
{
  rs_demo_driver_catch_up (self->driver);
  return rs_demo_floor_dump_truth (self->floor);
}

/**
 * rs_demo_server_listen_again:
 * @self: a server that has stopped listening
 * @error: return location
 *
 * Listens on the same port as before.
 *
 * Returns: FALSE with RS_ERROR_NETWORK if somebody else has taken the port
 */
gboolean
rs_demo_server_listen_again (RsDemoServer *self, GError **error)
{
  return listen_on (self, self->port, error);
}
