/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-server.h"

#include <libsoup/soup.h>

#include "base/rs-error.h"
#include "demo/rs-demo-driver.h"
#include "demo/rs-demo-gate.h"
#include "demo/rs-demo-hall.h"
#include "demo/rs-demo-pages.h"
#include "demo/rs-demo-token-door.h"

#define STREAM_PATH "/v1/streaming/presence"

/**
 * RsDemoServer:
 *
 * The demo centre on a socket: a token call, a WebSocket, and the truth to compare with. Loopback only. It
 * lives in the main context that was the thread's default when it was made.
 */
struct _RsDemoServer
{
  RsClock *clock;
  GMainContext *context;
  RsDemoFloor *floor;
  RsDemoDriver *driver;
  RsDemoTokenDesk *desk;
  RsDemoTokenDoor *door;
  RsDemoGate *gate;
  RsDemoHall *hall;
  RsDemoFaultPlan faults;
  RsDemoProxy *proxy; /* NULL if none leads here */
  RsTimer *jump_timer;
  SoupServer *http;
  guint port;
  char *token_url;
  char *stream_url;
  char *truth_url;
};

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
  self->token_url = g_strdup_printf ("http://127.0.0.1:%u" RS_DEMO_TOKEN_PATH, port);
  self->stream_url = g_strdup_printf ("ws://127.0.0.1:%u" STREAM_PATH, port);
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
  self->hall = rs_demo_hall_new (options, self->floor, self->clock, self->context);
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
  g_free (self->token_url);
  g_free (self->stream_url);
  g_free (self->truth_url);
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
 * rs_demo_server_pause:
 * @self: a server
 *
 * Lets nothing change any more, and sends what faults still hold back: when a client has read everything it
 * must show the truth. Heartbeats go on.
 */
void
rs_demo_server_pause (RsDemoServer *self)
{
  rs_demo_driver_set_paused (self->driver, TRUE);
  rs_demo_hall_flush (self->hall);
}

/**
 * rs_demo_server_resume:
 * @self: a server
 *
 * Lets life go on after a pause.
 */
void
rs_demo_server_resume (RsDemoServer *self)
{
  rs_demo_driver_set_paused (self->driver, FALSE);
}

/**
 * rs_demo_server_jump_clock:
 * @self: a server
 * @by_us: how far its clock jumps, back if negative
 *
 * Sets the centre's clock: timestamps, states' beginnings and the HTTP `Date` are told by it.
 */
void
rs_demo_server_jump_clock (RsDemoServer *self, gint64 by_us)
{
  rs_demo_driver_jump (self->driver, by_us);
}

static void
on_jump_due (gpointer user_data)
{
  RsDemoServer *self = user_data;

  rs_demo_server_jump_clock (self, self->faults.clock_jump_by_us);
}

/**
 * rs_demo_server_set_faults:
 * @self: a server
 * @plan: what goes wrong from now on
 *
 * Replaces the plan for everything: open streams let out what was held back, times in the plan count from now,
 * and handshakes, connections and token calls are counted from 1 again.
 */
void
rs_demo_server_set_faults (RsDemoServer *self, const RsDemoFaultPlan *plan)
{
  self->faults = *plan;
  rs_clear_timer (&self->jump_timer);
  if (plan->clock_jump_at_us > 0)
    self->jump_timer = rs_clock_add_timer (self->clock, self->context, plan->clock_jump_at_us, on_jump_due, self);
  rs_demo_token_desk_set_plan (self->desk, &plan->desk);
  rs_demo_token_door_set_plan (self->door, &plan->desk);
  rs_demo_gate_set_plan (self->gate, plan);
  rs_demo_hall_set_faults (self->hall, plan);
  if (self->proxy != NULL)
    rs_demo_proxy_set_plan (self->proxy, &plan->proxy);
}

static void
calm_proxy (RsDemoProxy *proxy)
{
  g_autoptr (GError) error = NULL;

  rs_demo_proxy_set_stalled (proxy, RS_DEMO_UP, FALSE);
  rs_demo_proxy_set_stalled (proxy, RS_DEMO_DOWN, FALSE);
  rs_demo_proxy_set_half_open (proxy, FALSE);
  if (!rs_demo_proxy_set_refusing (proxy, FALSE, &error))
    g_warning ("%s", error->message);
}

/**
 * rs_demo_server_calm:
 * @self: a server
 *
 * Ends all faults and sets a clock right that has jumped: from now on a head can settle, and then be compared with
 * the truth. Life goes on; see rs_demo_server_pause().
 */
void
rs_demo_server_calm (RsDemoServer *self)
{
  const RsDemoFaultPlan nothing = { 0 };

  rs_demo_server_set_faults (self, &nothing);
  if (self->proxy != NULL)
    calm_proxy (self->proxy);
  rs_demo_server_jump_clock (self, -rs_demo_floor_get_jumped (self->floor));
}

/**
 * rs_demo_server_close_streams:
 * @self: a server
 * @code: close code; 1006 drops the connections without a close frame
 */
void
rs_demo_server_close_streams (RsDemoServer *self, guint code)
{
  rs_demo_hall_close_all (self->hall, code, "closed by the demo centre");
}

/**
 * rs_demo_server_send_raw_text:
 * @self: a server
 * @text: the content of a text frame, of any size; need not be UTF-8
 *
 * Sends a frame to every open stream.
 */
void
rs_demo_server_send_raw_text (RsDemoServer *self, GBytes *text)
{
  rs_demo_hall_send_all (self->hall, text);
}

/**
 * rs_demo_server_expire_tokens:
 * @self: a server
 *
 * Ends all tokens, and the streams that were opened with them, as a platform does whose tokens run out.
 */
void
rs_demo_server_expire_tokens (RsDemoServer *self)
{
  rs_demo_token_desk_expire_all (self->desk);
  rs_demo_hall_close_all (self->hall, RS_DEMO_CLOSE_TOKEN_EXPIRED, "token expired");
}

/**
 * rs_demo_server_stop_listening:
 * @self: a server
 *
 * Refuses new connections at the door; open streams stay.
 */
void
rs_demo_server_stop_listening (RsDemoServer *self)
{
  soup_server_disconnect (self->http);
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
