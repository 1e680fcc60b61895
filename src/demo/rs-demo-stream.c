/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-stream.h"

#include <sys/socket.h>

#include "demo/rs-demo-torrent.h"

/**
 * RsDemoStream:
 *
 * One WebSocket of the demo server, with the subscriber that talks over it.
 */
struct _RsDemoStream
{
  SoupWebsocketConnection *connection;
  RsDemoSubscriber *subscriber;
  GMainContext *context;
  RsDemoTorrent *torrent;
  GSource *end_source;
  gboolean ends_by_reset;
  GSource *gone_source;
  gboolean is_ended_by_us;
  gboolean keeps_expired;
  RsTimer *expiry;
  RsDemoStreamGoneFunc gone;
  gpointer user_data;
};

static gboolean
is_open (RsDemoStream *self)
{
  return soup_websocket_connection_get_state (self->connection) == SOUP_WEBSOCKET_STATE_OPEN;
}

static void
drop_connection (RsDemoStream *self)
{
  g_io_stream_close (soup_websocket_connection_get_io_stream (self->connection), NULL, NULL);
}

static GIOStream *
get_io_stream (RsDemoStream *self)
{
  return soup_websocket_connection_get_io_stream (self->connection);
}

/* The connection itself is within a stream of libsoup's. */
static GSocketConnection *
dup_socket_connection (RsDemoStream *self)
{
  GIOStream *stream = get_io_stream (self);
  GIOStream *base = NULL;

  if (G_IS_SOCKET_CONNECTION (stream))
    return G_SOCKET_CONNECTION (g_object_ref (stream));
  g_object_get (stream, "base-iostream", &base, NULL);
  return G_SOCKET_CONNECTION (base);
}

/* Closing a socket that may not linger sends a reset (RFC 9293 §3.10.4). */
static void
reset_connection (RsDemoStream *self)
{
  g_autoptr (GSocketConnection) connection = dup_socket_connection (self);
  const struct linger at_once = { 1, 0 };

  setsockopt (g_socket_get_fd (g_socket_connection_get_socket (connection)), SOL_SOCKET, SO_LINGER, &at_once,
              sizeof at_once);
  drop_connection (self);
}

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* After our own close frame nothing of libsoup's may follow. */
static void
end_output (RsDemoStream *self)
{
  g_autoptr (GSocketConnection) connection = dup_socket_connection (self);

  g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);
}

static gboolean
on_all_written (GObject *output, gpointer user_data)
{
  RsDemoStream *self = user_data;

  if (!rs_demo_torrent_is_idle (self->torrent))
    return G_SOURCE_CONTINUE;
  clear_source (&self->end_source);
  if (is_open (self) && self->ends_by_reset)
    reset_connection (self);
  else if (is_open (self))
    end_output (self);
  return G_SOURCE_REMOVE;
}

/* With low priority it is called only when libsoup has nothing to write. */
static void
end_when_written (RsDemoStream *self, gboolean by_reset)
{
  GOutputStream *output = g_io_stream_get_output_stream (get_io_stream (self));

  if (self->end_source != NULL)
    return;
  self->ends_by_reset = by_reset;
  self->end_source = g_pollable_output_stream_create_source (G_POLLABLE_OUTPUT_STREAM (output), NULL);
  g_source_set_priority (self->end_source, G_PRIORITY_LOW);
  g_source_set_callback (self->end_source, G_SOURCE_FUNC (on_all_written), self, NULL);
  g_source_attach (self->end_source, self->context);
}

/**
 * rs_demo_stream_send:
 * @self: a stream
 * @frame: a text frame's content; if it is not UTF-8 it is sent all the same
 *
 * Sends a frame, unless the connection is closing.
 */
void
rs_demo_stream_send (RsDemoStream *self, GBytes *frame)
{
  gsize size;
  const char *text = g_bytes_get_data (frame, &size);

  if (!is_open (self) || self->is_ended_by_us || rs_demo_torrent_is_endless (self->torrent))
    return;
  if (g_utf8_validate_len (text, size, NULL))
    soup_websocket_connection_send_message (self->connection, SOUP_WEBSOCKET_DATA_TEXT, frame);
  else
    rs_demo_torrent_push_text (self->torrent, frame);
}

/* libsoup puts 1002 in the place of codes below 3000 that came after RFC 6455. */
static gboolean
is_known_to_libsoup (guint code)
{
  return (code >= 1000 && code <= 1011 && code != 1010) || (code >= 3000 && code < 5000);
}

/* RFC 6455 §7.4.1: these may not be sent; they stand for a connection that ended without a word. */
static gboolean
is_silent_code (guint code)
{
  return code == 1004 || code == 1005 || code == 1006 || code == 1015;
}

/**
 * rs_demo_stream_close:
 * @self: a stream
 * @code: close code; 1006 drops the connection without a close frame, %RS_DEMO_CLOSE_RESET resets it
 * @reason: (nullable): why
 */
void
rs_demo_stream_close (RsDemoStream *self, guint code, const char *reason)
{
  if (!is_open (self) || self->is_ended_by_us)
    return;
  self->is_ended_by_us = TRUE;
  rs_demo_torrent_stop (self->torrent);
  if (code == RS_DEMO_CLOSE_RESET)
    end_when_written (self, TRUE);
  else if (is_silent_code (code))
    drop_connection (self);
  else if (!is_known_to_libsoup (code))
    {
      rs_demo_torrent_push_close (self->torrent, code, reason);
      end_when_written (self, FALSE);
    }
  else
    soup_websocket_connection_close (self->connection, (gushort) code, reason);
}

static void
on_emit (GBytes *frame, gpointer user_data)
{
  rs_demo_stream_send (user_data, frame);
}

static void
on_subscriber_close (guint code, const char *reason, gpointer user_data)
{
  rs_demo_stream_close (user_data, code, reason);
}

static void
on_message (SoupWebsocketConnection *connection, int type, GBytes *message, gpointer user_data)
{
  RsDemoStream *self = user_data;
  gsize size;
  const char *text = g_bytes_get_data (message, &size);

  if (type == SOUP_WEBSOCKET_DATA_TEXT)
    rs_demo_subscriber_handle_text (self->subscriber, text, size);
}

static gboolean
on_gone_turn (gpointer user_data)
{
  RsDemoStream *self = user_data;

  clear_source (&self->gone_source);
  self->gone (self, self->user_data);
  return G_SOURCE_REMOVE;
}

/* May come from deep within the subscriber: it must not lose its ground. */
static void
on_closed (SoupWebsocketConnection *connection, gpointer user_data)
{
  RsDemoStream *self = user_data;

  if (self->gone_source != NULL)
    return;
  self->gone_source = g_idle_source_new ();
  g_source_set_priority (self->gone_source, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->gone_source, on_gone_turn, self, NULL);
  g_source_attach (self->gone_source, self->context);
}

static GBytes *
on_retell (gpointer user_data)
{
  RsDemoStream *self = user_data;

  return rs_demo_subscriber_retell (self->subscriber);
}

static void
on_token_expired (gpointer user_data)
{
  RsDemoStream *self = user_data;

  if (!self->keeps_expired)
    rs_demo_stream_close (self, RS_DEMO_CLOSE_TOKEN_EXPIRED, "token expired");
}

static void
start_torrent (RsDemoStream *self, RsClock *clock, const RsDemoFaultPlan *plan)
{
  GOutputStream *output = g_io_stream_get_output_stream (get_io_stream (self));

  self->torrent = rs_demo_torrent_new (G_POLLABLE_OUTPUT_STREAM (output), clock, self->context, on_retell, self);
  rs_demo_torrent_set_plan (self->torrent, plan);
}

/**
 * rs_demo_stream_new:
 * @connection: an open WebSocket
 * @floor: what is told
 * @clock: for everything that waits
 * @context: (nullable): where @connection lives and @clock calls
 * @setup: for the subscriber
 * @expires_us: when the token ends with which it was opened, in @clock's monotonic time
 * @gone: called when the connection has ended; may free the stream
 * @user_data: for @gone
 *
 * Returns: (transfer full): a stream
 */
RsDemoStream *
rs_demo_stream_new (SoupWebsocketConnection *connection, RsDemoFloor *floor, RsClock *clock, GMainContext *context,
                    const RsDemoSubscriberSetup *setup, gint64 expires_us, RsDemoStreamGoneFunc gone,
                    gpointer user_data)
{
  RsDemoStream *self = g_new0 (RsDemoStream, 1);

  self->connection = g_object_ref (connection);
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  self->gone = gone;
  self->user_data = user_data;
  soup_websocket_connection_set_max_incoming_payload_size (connection, 16 * 1024 * 1024);
  g_signal_connect (connection, "message", G_CALLBACK (on_message), self);
  g_signal_connect (connection, "closed", G_CALLBACK (on_closed), self);
  self->keeps_expired = setup->options->faults.keep_expired;
  start_torrent (self, clock, &setup->options->faults);
  self->subscriber = rs_demo_subscriber_new (floor, clock, context, setup, on_emit, on_subscriber_close, self);
  self->expiry =
      rs_clock_add_timer (clock, context, expires_us - rs_clock_get_monotonic (clock), on_token_expired, self);
  return self;
}

/**
 * rs_demo_stream_free:
 * @self: (transfer full): a stream; a connection that is still open is dropped
 */
void
rs_demo_stream_free (RsDemoStream *self)
{
  g_signal_handlers_disconnect_by_data (self->connection, self);
  rs_clear_timer (&self->expiry);
  clear_source (&self->end_source);
  clear_source (&self->gone_source);
  rs_demo_torrent_free (self->torrent);
  rs_demo_subscriber_free (self->subscriber);
  if (soup_websocket_connection_get_state (self->connection) != SOUP_WEBSOCKET_STATE_CLOSED)
    drop_connection (self);
  g_object_unref (self->connection);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self);
}

/**
 * rs_demo_stream_flush:
 * @self: a stream
 *
 * Sends what faults hold back.
 */
void
rs_demo_stream_flush (RsDemoStream *self)
{
  rs_demo_subscriber_flush (self->subscriber);
}

/**
 * rs_demo_stream_set_faults:
 * @self: a stream
 * @plan: what goes wrong from now on, see rs_demo_subscriber_set_faults()
 */
void
rs_demo_stream_set_faults (RsDemoStream *self, const RsDemoFaultPlan *plan)
{
  self->keeps_expired = plan->keep_expired;
  rs_demo_torrent_set_plan (self->torrent, plan);
  rs_demo_subscriber_set_faults (self->subscriber, plan);
}

/**
 * rs_demo_stream_count:
 * @self: a stream
 * @stats: where to add what happened on it
 */
void
rs_demo_stream_count (RsDemoStream *self, RsDemoStats *stats)
{
  RsDemoPulse *pulse = rs_demo_subscriber_get_pulse (self->subscriber);

  stats->updates += rs_demo_subscriber_get_updates (self->subscriber);
  stats->subscriptions += rs_demo_subscriber_get_subscriptions (self->subscriber);
  stats->heartbeats_answered += rs_demo_pulse_get_answered (pulse);
  stats->longest_heartbeat_us = MAX (stats->longest_heartbeat_us, rs_demo_pulse_get_longest_wait (pulse));
  stats->raw_bytes += rs_demo_torrent_get_written (self->torrent);
}

/**
 * rs_demo_stream_get_client_close:
 * @self: a stream that has ended
 *
 * Returns: the close code with which the client ended it, 1006 if it said none; 0 if it was the server who did
 */
guint
rs_demo_stream_get_client_close (RsDemoStream *self)
{
  guint code = soup_websocket_connection_get_close_code (self->connection);

  if (self->is_ended_by_us)
    return 0;
  return code != 0 ? code : 1006;
}
