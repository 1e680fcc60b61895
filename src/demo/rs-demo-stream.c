/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-stream.h"

/* RFC 6455 §5.2: one final text frame, not masked, as servers send it. */
#define FINAL_TEXT_FRAME 0x81

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
  GQueue raw; /* of GBytes, waiting until libsoup has written what it has */
  GSource *raw_source;
  GSource *gone_source;
  RsTimer *expiry;
  RsDemoStreamGoneFunc gone;
  gpointer user_data;
};

static gboolean
is_open (RsDemoStream *self)
{
  return soup_websocket_connection_get_state (self->connection) == SOUP_WEBSOCKET_STATE_OPEN;
}

static GByteArray *
make_raw_frame (GBytes *payload)
{
  GByteArray *frame = g_byte_array_new ();
  gsize size = g_bytes_get_size (payload);
  guint n_length_bytes = size < 126 ? 0 : size < 65536 ? 2 : 8;
  guint8 head[10] = { FINAL_TEXT_FRAME, n_length_bytes == 0 ? (guint8) size : n_length_bytes == 2 ? 126 : 127 };

  for (guint i = 0; i < n_length_bytes; i++)
    head[2 + i] = (guint8) ((guint64) size >> 8 * (n_length_bytes - 1 - i));
  g_byte_array_append (frame, head, 2 + n_length_bytes);
  g_byte_array_append (frame, g_bytes_get_data (payload, NULL), (guint) size);
  return frame;
}

static void
drop_connection (RsDemoStream *self)
{
  g_io_stream_close (soup_websocket_connection_get_io_stream (self->connection), NULL, NULL);
}

/*
 * libsoup refuses to send what it would refuse to receive; a server that is wrong must do it by hand. A
 * client that does not read is dropped: it was to fail the connection anyway.
 */
static void
write_raw (RsDemoStream *self, GBytes *payload)
{
  GIOStream *stream = soup_websocket_connection_get_io_stream (self->connection);
  GOutputStream *output = g_io_stream_get_output_stream (stream);
  g_autoptr (GByteArray) frame = make_raw_frame (payload);
  gssize written = g_pollable_output_stream_write_nonblocking (G_POLLABLE_OUTPUT_STREAM (output), frame->data,
                                                               frame->len, NULL, NULL);

  if (written != (gssize) frame->len)
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

static GSource *
attach_idle (RsDemoStream *self, int priority, GSourceFunc func)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, priority);
  g_source_set_callback (source, func, self, NULL);
  g_source_attach (source, self->context);
  return source;
}

static gboolean
on_raw_turn (gpointer user_data)
{
  RsDemoStream *self = user_data;
  GBytes *payload;

  clear_source (&self->raw_source);
  while ((payload = g_queue_pop_head (&self->raw)) != NULL)
    {
      if (is_open (self))
        write_raw (self, payload);
      g_bytes_unref (payload);
    }
  return G_SOURCE_REMOVE;
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

  if (!is_open (self))
    return;
  if (g_utf8_validate_len (text, size, NULL))
    {
      soup_websocket_connection_send_message (self->connection, SOUP_WEBSOCKET_DATA_TEXT, frame);
      return;
    }
  g_queue_push_tail (&self->raw, g_bytes_ref (frame));
  if (self->raw_source == NULL)
    self->raw_source = attach_idle (self, G_PRIORITY_LOW, on_raw_turn);
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
 * @code: close code; 1006 drops the connection without a close frame
 * @reason: why
 */
void
rs_demo_stream_close (RsDemoStream *self, guint code, const char *reason)
{
  if (!is_open (self))
    return;
  if (is_silent_code (code))
    drop_connection (self);
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

  if (self->gone_source == NULL)
    self->gone_source = attach_idle (self, G_PRIORITY_DEFAULT, on_gone_turn);
}

static void
on_token_expired (gpointer user_data)
{
  rs_demo_stream_close (user_data, RS_DEMO_CLOSE_TOKEN_EXPIRED, "token expired");
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
  g_queue_init (&self->raw);
  soup_websocket_connection_set_max_incoming_payload_size (connection, 16 * 1024 * 1024);
  g_signal_connect (connection, "message", G_CALLBACK (on_message), self);
  g_signal_connect (connection, "closed", G_CALLBACK (on_closed), self);
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
  clear_source (&self->raw_source);
  clear_source (&self->gone_source);
  g_queue_clear_full (&self->raw, (GDestroyNotify) g_bytes_unref);
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
 * rs_demo_stream_get_heartbeats_answered:
 * @self: a stream
 *
 * Returns: answers to heartbeats so far
 */
guint
rs_demo_stream_get_heartbeats_answered (RsDemoStream *self)
{
  return rs_demo_subscriber_get_heartbeats_answered (self->subscriber);
}

/**
 * rs_demo_stream_get_updates:
 * @self: a stream
 *
 * Returns: updates so far, before faults
 */
guint64
rs_demo_stream_get_updates (RsDemoStream *self)
{
  return rs_demo_subscriber_get_updates (self->subscriber);
}
