/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-frame-gate.h"

/* Protocol §10: so long may one dispatch last before the thread's other sources run. */
#define TURN_US 5000

/* Sources of several priorities may be ready; one that always is must not keep the frames waiting. */
#define MAX_ROUNDS 16

/* So many answers may wait for a peer that takes nothing. */
#define MAX_WAITING 1000

/* RFC 6455 §5.2 */
#define FIN 0x80
#define CONTROL 0x08

/**
 * RsFrameGate:
 *
 * Sees every frame of a WebSocket before it becomes part of a message. libsoup bounds frames, but not the messages
 * that are made of them, and it reads as long as there is something to read, so that on its thread no timer fires
 * while a peer floods it. The gate ends a message that is too long, and lets the other sources of the thread run
 * every five milliseconds, long enough for what is to be sent to go out. A peer that asks on and on, be it by pings that
 * libsoup answers by itself, and never listens is given up: its answers would pile up without end.
 *
 * It is an extension in libsoup's sense only: the peer never hears of it. The handshake's answer is amended with its
 * name on our side, since libsoup calls the extensions that were agreed on.
 */
struct _RsFrameGate
{
  SoupWebsocketExtension parent_instance;

  SoupWebsocketConnection *socket; /* weak */
  gsize max_message_bytes;
  gsize message_bytes; /* of the message that is being put together */
  gint64 turn_began_us;
  guint n_waiting; /* frames to be sent since all was known to be out */
};

G_DEFINE_FINAL_TYPE (RsFrameGate, rs_frame_gate, SOUP_TYPE_WEBSOCKET_EXTENSION)

static void
rs_frame_gate_finalize (GObject *object)
{
  g_clear_weak_pointer (&RS_FRAME_GATE (object)->socket);
  G_OBJECT_CLASS (rs_frame_gate_parent_class)->finalize (object);
}

static gboolean
rs_frame_gate_configure (SoupWebsocketExtension *extension, SoupWebsocketConnectionType type, GHashTable *params,
                         GError **error)
{
  return TRUE;
}

static gboolean
release (gpointer user_data)
{
  g_object_unref (user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
is_listening (SoupWebsocketConnection *socket)
{
  GOutputStream *out = g_io_stream_get_output_stream (soup_websocket_connection_get_io_stream (socket));

  return !G_IS_POLLABLE_OUTPUT_STREAM (out) || g_pollable_output_stream_is_writable (G_POLLABLE_OUTPUT_STREAM (out));
}

/* Whatever runs meanwhile may drop the connection; but libsoup is in the middle of reading from it. So it is held
 * until that is certainly over. libsoup sends one frame at a time, so there are as many rounds more as frames wait. */
static void
let_others_run (RsFrameGate *self)
{
  GMainContext *context = g_main_context_get_thread_default ();
  g_autoptr (GSource) later = g_idle_source_new ();
  SoupWebsocketConnection *socket = g_object_ref (self->socket);
  guint n_rounds = MAX_ROUNDS + self->n_waiting;

  while (n_rounds > 0 && g_main_context_iteration (context, FALSE))
    n_rounds--;
  if (n_rounds > 0 && is_listening (socket))
    self->n_waiting = 0;
  g_source_set_priority (later, G_PRIORITY_DEFAULT);
  g_source_set_callback (later, release, socket, NULL);
  g_source_attach (later, context);
}

static gboolean
is_talking_to_itself (RsFrameGate *self)
{
  return self->n_waiting > MAX_WAITING && self->socket != NULL && !is_listening (self->socket);
}

static gboolean
is_too_long (RsFrameGate *self, guint8 head, gsize length)
{
  if ((head & CONTROL) != 0)
    return FALSE;
  self->message_bytes += length;
  if (self->max_message_bytes > 0 && self->message_bytes > self->max_message_bytes)
    return TRUE;
  if ((head & FIN) != 0)
    self->message_bytes = 0;
  return FALSE;
}

static GBytes *
rs_frame_gate_process_incoming (SoupWebsocketExtension *extension, guint8 *header, GBytes *payload, GError **error)
{
  RsFrameGate *self = RS_FRAME_GATE (extension);
  gint64 now_us = g_get_monotonic_time ();

  if (is_too_long (self, header[0], g_bytes_get_size (payload)) || is_talking_to_itself (self))
    {
      g_set_error_literal (error, SOUP_WEBSOCKET_ERROR, SOUP_WEBSOCKET_CLOSE_TOO_BIG, "there is no end to it");
      g_bytes_unref (payload);
      return NULL;
    }
  if (self->socket != NULL && now_us - self->turn_began_us >= TURN_US)
    {
      let_others_run (self);
      self->turn_began_us = g_get_monotonic_time ();
    }
  return payload;
}

static GBytes *
rs_frame_gate_process_outgoing (SoupWebsocketExtension *extension, guint8 *header, GBytes *payload, GError **error)
{
  RS_FRAME_GATE (extension)->n_waiting++;
  return payload;
}

static void
rs_frame_gate_class_init (RsFrameGateClass *klass)
{
  SoupWebsocketExtensionClass *extension_class = SOUP_WEBSOCKET_EXTENSION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rs_frame_gate_finalize;
  extension_class->name = RS_FRAME_GATE_NAME;
  extension_class->configure = rs_frame_gate_configure;
  extension_class->process_incoming_message = rs_frame_gate_process_incoming;
  extension_class->process_outgoing_message = rs_frame_gate_process_outgoing;
}

static void
rs_frame_gate_init (RsFrameGate *self)
{
}

/**
 * rs_frame_gate_add_to_session:
 * @session: a session
 *
 * Lets WebSockets of @session have a gate. Compression, libsoup's own extension, is switched off: it costs eight to
 * ten times the work per message and saves little on short ones.
 */
void
rs_frame_gate_add_to_session (SoupSession *session)
{
  soup_session_remove_feature_by_type (session, SOUP_TYPE_WEBSOCKET_EXTENSION_MANAGER);
  soup_session_add_feature_by_type (session, SOUP_TYPE_WEBSOCKET_EXTENSION_MANAGER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_WEBSOCKET_EXTENSION_DEFLATE);
  soup_session_add_feature_by_type (session, RS_TYPE_FRAME_GATE);
}

static void
agree (SoupMessage *message, gpointer user_data)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  if (soup_message_get_status (message) == SOUP_STATUS_SWITCHING_PROTOCOLS)
    soup_message_headers_append (headers, "Sec-WebSocket-Extensions", RS_FRAME_GATE_NAME);
}

static void
keep_to_ourselves (SoupMessage *message, gpointer user_data)
{
  soup_message_headers_remove (soup_message_get_request_headers (message), "Sec-WebSocket-Extensions");
}

/**
 * rs_frame_gate_add_to_message:
 * @message: a handshake, before it is given to libsoup
 *
 * Gives the WebSocket that comes of @message a gate, without the peer's knowing.
 */
void
rs_frame_gate_add_to_message (SoupMessage *message)
{
  g_signal_connect (message, "starting", G_CALLBACK (keep_to_ourselves), NULL);
  g_signal_connect (message, "got-informational", G_CALLBACK (agree), NULL);
}

/**
 * rs_frame_gate_watch:
 * @socket: a fresh WebSocket
 * @max_message_bytes: the longest message, in however many frames; 0 for no bound
 *
 * Begins to watch. A longer message fails the connection with %SOUP_WEBSOCKET_CLOSE_TOO_BIG.
 */
void
rs_frame_gate_watch (SoupWebsocketConnection *socket, gsize max_message_bytes)
{
  for (GList *link = soup_websocket_connection_get_extensions (socket); link != NULL; link = link->next)
    if (RS_IS_FRAME_GATE (link->data))
      {
        RsFrameGate *self = link->data;

        g_set_weak_pointer (&self->socket, socket);
        self->max_message_bytes = max_message_bytes;
        self->turn_began_us = g_get_monotonic_time ();
      }
}
