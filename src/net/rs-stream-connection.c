/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-stream-connection.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "net/rs-frame-gate.h"
#include "net/rs-http.h"

#include <glib/gi18n-lib.h>

/* What the pending handshake knows of us: outlives a connection that is freed in the middle of it. */
typedef struct
{
  RsStreamConnection *connection;
} Handshake;

/**
 * RsStreamConnection:
 *
 * One WebSocket from the handshake to its end: the handshake has a deadline, redirects are refused, frames are
 * bounded, and when it is freed nothing of it is left behind, whatever it was doing.
 */
struct _RsStreamConnection
{
  Handshake *handshake; /* NULL when it is over */
  RsClock *clock;
  SoupMessage *message;
  SoupWebsocketConnection *socket;
  GCancellable *cancellable;
  RsTimer *deadline;
  char *url;
  const RsStreamConnectionEvents *events;
  gpointer user_data;
};

static void
tell_refused (RsStreamConnection *self, guint status, const GError *error)
{
  self->events->closed (status, 0, NULL, error, self->user_data);
}

static void
on_message (SoupWebsocketConnection *socket, int type, GBytes *message, gpointer user_data)
{
  RsStreamConnection *self = user_data;
  gsize length;
  const char *data = g_bytes_get_data (message, &length);

  self->events->frame (data != NULL ? data : "", length, self->user_data);
}

static void
on_pong (SoupWebsocketConnection *socket, GBytes *message, gpointer user_data)
{
  RsStreamConnection *self = user_data;

  self->events->alive (self->user_data);
}

static void
on_error (SoupWebsocketConnection *socket, GError *error, gpointer user_data)
{
  RsStreamConnection *self = user_data;
  RsMalformed reason = RS_MALFORMED_NOT_JSON;

  if (error->domain != SOUP_WEBSOCKET_ERROR)
    return; /* the network's doing; `closed` tells it */
  if (error->code == SOUP_WEBSOCKET_CLOSE_TOO_BIG)
    reason = RS_MALFORMED_TOO_LARGE;
  else if (error->code == SOUP_WEBSOCKET_CLOSE_BAD_DATA)
    reason = RS_MALFORMED_NOT_UTF8;
  self->events->broken (reason, self->user_data);
  if (reason == RS_MALFORMED_TOO_LARGE) /* more of it may be coming, and that for ever: no farewell is waited for */
    self->events->closed (0, (guint) error->code, NULL, NULL, self->user_data);
}

static void
on_closed (SoupWebsocketConnection *socket, gpointer user_data)
{
  RsStreamConnection *self = user_data;

  self->events->closed (0, soup_websocket_connection_get_close_code (socket),
                        soup_websocket_connection_get_close_data (socket), NULL, self->user_data);
}

static void
take_socket (RsStreamConnection *self, SoupWebsocketConnection *socket)
{
  rs_clear_timer (&self->deadline);
  self->socket = socket;
  soup_websocket_connection_set_max_incoming_payload_size (socket, RS_HTTP_MAX_FRAME_BYTES);
  soup_websocket_connection_set_keepalive_interval (socket, RS_HTTP_PING_SECONDS);
  rs_frame_gate_watch (socket, RS_HTTP_MAX_FRAME_BYTES);
  g_signal_connect (socket, "message", G_CALLBACK (on_message), self);
  g_signal_connect (socket, "pong", G_CALLBACK (on_pong), self);
  g_signal_connect (socket, "error", G_CALLBACK (on_error), self);
  g_signal_connect (socket, "closed", G_CALLBACK (on_closed), self);
  self->events->opened (self->user_data);
}

static void
take_refusal (RsStreamConnection *self, const GError *failure)
{
  guint status = soup_message_get_status (self->message);
  g_autoptr (GError) late = NULL;
  g_autoptr (GError) error = NULL;

  if (status != SOUP_STATUS_NONE)
    {
      tell_refused (self, status, NULL);
      return;
    }
  if (self->deadline == NULL) /* it was the deadline that cancelled the handshake */
    late = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "");
  error = rs_http_describe_failure (late != NULL ? late : failure, self->url);
  tell_refused (self, 0, error);
}

static void
on_handshake (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Handshake *handshake = user_data;
  RsStreamConnection *self = handshake->connection;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoupWebsocketConnection) socket =
      soup_session_websocket_connect_finish (SOUP_SESSION (object), result, &error);

  if (self == NULL) /* freed while the handshake was under way */
    return;
  self->handshake = NULL;
  if (socket != NULL)
    take_socket (self, g_steal_pointer (&socket));
  else
    take_refusal (self, error);
}

static void
on_deadline (gpointer user_data)
{
  RsStreamConnection *self = user_data;

  rs_clear_timer (&self->deadline);
  g_cancellable_cancel (self->cancellable);
}

/**
 * rs_stream_connection_new:
 * @session: a session of the calling thread
 * @clock: wakes at the deadline
 * @url: where to, checked by rs_url_check()
 * @token: (nullable): the access token
 * @events: (scope forever): what to call
 * @user_data: for @events
 *
 * Begins the handshake (protocol §2).
 *
 * Returns: (transfer full): a connection that is on its way
 */
RsStreamConnection *
rs_stream_connection_new (SoupSession *session, RsClock *clock, const char *url, const char *token,
                          const RsStreamConnectionEvents *events, gpointer user_data)
{
  RsStreamConnection *self = g_new0 (RsStreamConnection, 1);

  self->clock = g_object_ref (clock);
  self->url = g_strdup (url);
  self->events = events;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  self->message = soup_message_new (SOUP_METHOD_GET, url);
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  soup_message_disable_feature (self->message, SOUP_TYPE_AUTH_MANAGER);
  rs_frame_gate_add_to_message (self->message);
  if (token != NULL)
    {
      g_autoptr (RsSecretText) bearer = g_strdup_printf ("Bearer %s", token);

      soup_message_headers_replace (soup_message_get_request_headers (self->message), "Authorization", bearer);
    }

  self->handshake = g_new0 (Handshake, 1);
  self->handshake->connection = self;
  self->deadline =
      rs_clock_add_timer (clock, g_main_context_get_thread_default (), RS_HTTP_HANDSHAKE_US, on_deadline, self);
  soup_session_websocket_connect_async (session, self->message, NULL, NULL, G_PRIORITY_DEFAULT, self->cancellable,
                                        on_handshake, self->handshake);
  return self;
}

static void
drop_socket (RsStreamConnection *self)
{
  if (self->socket == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->socket, self);
  if (soup_websocket_connection_get_state (self->socket) == SOUP_WEBSOCKET_STATE_OPEN)
    soup_websocket_connection_close (self->socket, SOUP_WEBSOCKET_CLOSE_NORMAL, NULL);
  g_clear_object (&self->socket);
}

/**
 * rs_stream_connection_free:
 * @self: (transfer full): a connection
 *
 * Drops it, whatever it is doing; no event is told any more. A peer that does not answer is not waited for.
 */
void
rs_stream_connection_free (RsStreamConnection *self)
{
  rs_clear_timer (&self->deadline);
  if (self->handshake != NULL)
    self->handshake->connection = NULL;
  g_cancellable_cancel (self->cancellable);
  drop_socket (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->message);
  g_clear_object (&self->clock);
  g_free (self->url);
  g_free (self);
}

/**
 * rs_stream_connection_send:
 * @self: a connection
 * @text: a text frame
 *
 * Returns: whether it could be sent; a connection that is not open takes nothing
 */
gboolean
rs_stream_connection_send (RsStreamConnection *self, const char *text)
{
  if (self->socket == NULL || soup_websocket_connection_get_state (self->socket) != SOUP_WEBSOCKET_STATE_OPEN)
    return FALSE;
  soup_websocket_connection_send_text (self->socket, text);
  return TRUE;
}

/**
 * rs_stream_connection_close:
 * @self: an open connection
 *
 * Begins to close it in good order: frames go on coming until the peer has closed as well, which is told as `closed`.
 */
void
rs_stream_connection_close (RsStreamConnection *self)
{
  if (self->socket != NULL && soup_websocket_connection_get_state (self->socket) == SOUP_WEBSOCKET_STATE_OPEN)
    soup_websocket_connection_close (self->socket, SOUP_WEBSOCKET_CLOSE_NORMAL, NULL);
}

/**
 * rs_stream_connection_get_retry_after:
 * @self: a connection whose handshake was refused
 * @server_now_ns: what time it is at the server, nanoseconds since 1970; 0 if that is not known
 *
 * Returns: microseconds that the server asked to wait, 0 if it did not say
 */
gint64
rs_stream_connection_get_retry_after (RsStreamConnection *self, gint64 server_now_ns)
{
  return rs_http_get_retry_after (self->message, server_now_ns);
}

/**
 * rs_stream_connection_get_server_time:
 * @self: a connection whose handshake was answered
 * @out_ns: (out): the server's time when it answered, nanoseconds since 1970, in whole seconds
 *
 * Returns: whether the server told it
 */
gboolean
rs_stream_connection_get_server_time (RsStreamConnection *self, gint64 *out_ns)
{
  return rs_http_get_server_time (self->message, out_ns);
}
