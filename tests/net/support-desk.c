/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-desk.h"
#include "quiet-server.h"

#include <string.h>

#define SUBSCRIBED "{\"type\":\"subscribed\"}"

typedef struct
{
  guint status;
  char *header; /* "Name: value", several with a line break between */
  char *body;
} Reply;

static void
free_reply (gpointer data)
{
  Reply *reply = data;

  g_free (reply->header);
  g_free (reply->body);
  g_free (reply);
}

static void
free_request (gpointer data)
{
  TestRequest *request = data;

  g_free (request->method);
  g_free (request->authorization);
  g_free (request->accept);
  g_free (request->extensions);
  g_free (request->content_type);
  g_free (request->body);
  g_hash_table_unref (request->form);
  g_free (request);
}

static TestRequest *
note_request (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  TestRequest *request = g_new0 (TestRequest, 1);

  request->method = g_strdup (soup_server_message_get_method (message));
  request->authorization = g_strdup (soup_message_headers_get_one (headers, "Authorization"));
  request->accept = g_strdup (soup_message_headers_get_one (headers, "Accept"));
  request->extensions = g_strdup (soup_message_headers_get_list (headers, "Sec-WebSocket-Extensions"));
  request->content_type = g_strdup (soup_message_headers_get_content_type (headers, NULL));
  request->body = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  request->form = soup_form_decode (request->body);
  return request;
}

static void
add_endless_body (SoupServerMessage *message, gpointer user_data)
{
  g_autofree char *filling = g_strnfill (64 * 1024, ' ');

  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_COPY, filling, 64 * 1024);
}

static void
answer_endlessly (SoupServerMessage *message)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message), SOUP_ENCODING_CHUNKED);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  g_signal_connect (message, "wrote-headers", G_CALLBACK (add_endless_body), NULL);
  g_signal_connect (message, "wrote-chunk", G_CALLBACK (add_endless_body), NULL);
}

static void
set_headers (SoupServerMessage *message, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], ": ", 2);

      soup_message_headers_replace (soup_server_message_get_response_headers (message), parts[0], parts[1]);
    }
}

static void
answer_plainly (SoupServerMessage *message, const Reply *reply)
{
  soup_server_message_set_status (message, reply->status, NULL);
  if (reply->header != NULL)
    set_headers (message, reply->header);
  if (reply->body != NULL)
    soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, reply->body, strlen (reply->body));
}

static void
answer (TestDesk *self, SoupServerMessage *message, const Reply *reply)
{
  switch (reply->status)
    {
    case TEST_SILENCE:
      soup_server_message_pause (message);
      g_ptr_array_add (self->paused, g_object_ref (message));
      break;
    case TEST_ENDLESS:
      answer_endlessly (message);
      break;
    case TEST_HANG_UP:
      g_io_stream_close (soup_server_message_steal_connection (message), NULL, NULL);
      break;
    default:
      answer_plainly (message, reply);
    }
}

/* The last answer that was told is given again and again. */
static const Reply *
get_reply (GQueue *replies, guint index)
{
  return g_queue_peek_nth (replies, MIN (index, replies->length - 1));
}

static void
on_token (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  static const Reply usual = { SOUP_STATUS_OK, NULL, (char *) TEST_TOKEN };
  TestDesk *self = user_data;
  guint index = self->token_calls->len;

  g_ptr_array_add (self->token_calls, note_request (message));
  answer (self, message, self->token_replies.length > 0 ? get_reply (&self->token_replies, index) : &usual);
}

static void
on_elsewhere (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  TestDesk *self = user_data;

  self->elsewhere++;
  soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

/* What gets no status here is upgraded by libsoup. */
static void
on_handshake (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  TestDesk *self = user_data;
  guint index = self->handshakes->len;
  const Reply *reply;

  g_ptr_array_add (self->handshakes, note_request (message));
  if (self->handshake_replies.length == 0)
    return;
  reply = get_reply (&self->handshake_replies, index);
  if (reply->status != SOUP_STATUS_SWITCHING_PROTOCOLS)
    answer (self, message, reply);
}

static void
on_frame (SoupWebsocketConnection *socket, int type, GBytes *frame, gpointer user_data)
{
  TestDesk *self = user_data;
  char *text = g_strndup (g_bytes_get_data (frame, NULL), g_bytes_get_size (frame));

  g_ptr_array_add (self->frames, text);
  if (self->confirms && strstr (text, "subscribe") != NULL)
    soup_websocket_connection_send_text (socket, SUBSCRIBED);
}

static void
on_socket (SoupServer *server, SoupServerMessage *message, const char *path, SoupWebsocketConnection *socket,
           gpointer user_data)
{
  TestDesk *self = user_data;

  g_ptr_array_add (self->sockets, g_object_ref (socket));
  g_signal_connect (socket, "message", G_CALLBACK (on_frame), self);
}

static void
listen (TestDesk *self)
{
  g_autoptr (GError) error = NULL;
  GSList *addresses;

  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  addresses = soup_server_get_uris (self->server);
  self->address = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (addresses->data));
  self->token_url = g_strconcat (self->address, "/token", NULL);
  self->stream_url = g_strconcat ("ws", self->address + strlen ("http"), "/stream", NULL);
  g_slist_free_full (addresses, (GDestroyNotify) g_uri_unref);
}

TestDesk *
test_desk_new (void)
{
  TestDesk *self = g_new0 (TestDesk, 1);

  test_let_clients_leave ();
  self->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  self->token_calls = g_ptr_array_new_with_free_func (free_request);
  self->handshakes = g_ptr_array_new_with_free_func (free_request);
  self->frames = g_ptr_array_new_with_free_func (g_free);
  self->sockets = g_ptr_array_new_with_free_func (g_object_unref);
  self->paused = g_ptr_array_new_with_free_func (g_object_unref);
  self->confirms = TRUE;
  soup_server_add_handler (self->server, NULL, on_elsewhere, self, NULL);
  soup_server_add_handler (self->server, "/token", on_token, self, NULL);
  soup_server_add_early_handler (self->server, "/stream", on_handshake, self, NULL);
  soup_server_add_websocket_handler (self->server, "/stream", NULL, NULL, on_socket, self, NULL);
  listen (self);
  return self;
}

/* From now on its WebSockets are taken at localhost by TLS. The certificate may be replaced later. */
void
test_desk_listen_securely (TestDesk *self, GTlsCertificate *certificate)
{
  g_autoptr (GError) error = NULL;
  GSList *addresses;

  soup_server_set_tls_certificate (self->server, certificate);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY | SOUP_SERVER_LISTEN_HTTPS, &error);
  g_assert_no_error (error);
  addresses = soup_server_get_uris (self->server);
  g_free (self->stream_url);
  for (GSList *l = addresses; l != NULL; l = l->next)
    if (g_str_equal (g_uri_get_scheme (l->data), "https"))
      self->stream_url = g_strdup_printf ("wss://localhost:%d/stream", g_uri_get_port (l->data));
  g_slist_free_full (addresses, (GDestroyNotify) g_uri_unref);
}

void
test_desk_free (TestDesk *self)
{
  soup_server_disconnect (self->server);
  for (guint i = 0; i < self->sockets->len; i++)
    g_signal_handlers_disconnect_by_data (self->sockets->pdata[i], self);
  g_ptr_array_unref (self->sockets);
  g_ptr_array_unref (self->paused);
  g_ptr_array_unref (self->frames);
  g_ptr_array_unref (self->token_calls);
  g_ptr_array_unref (self->handshakes);
  g_queue_clear_full (&self->token_replies, free_reply);
  g_queue_clear_full (&self->handshake_replies, free_reply);
  g_object_unref (self->server);
  g_free (self->address);
  g_free (self->token_url);
  g_free (self->stream_url);
  g_free (self);
}

static void
push_reply (GQueue *replies, guint status, const char *header, const char *body)
{
  Reply *reply = g_new0 (Reply, 1);

  reply->status = status;
  reply->header = g_strdup (header);
  reply->body = g_strdup (body);
  g_queue_push_tail (replies, reply);
}

/* How the next token call is answered for which nothing was told yet; the last answer told is given for ever. */
void
test_desk_answer_token (TestDesk *self, guint status, const char *header, const char *body)
{
  push_reply (&self->token_replies, status, header, body);
}

/* Likewise; 101 lets the WebSocket open. */
void
test_desk_answer_handshake (TestDesk *self, guint status, const char *header)
{
  push_reply (&self->handshake_replies, status, header, NULL);
}

/* What was told for token calls is not given any more. */
void
test_desk_forget_token_answers (TestDesk *self)
{
  g_queue_clear_full (&self->token_replies, free_reply);
}

const TestRequest *
test_desk_get_token_call (TestDesk *self, guint index)
{
  g_assert_cmpuint (index, <, self->token_calls->len);
  return self->token_calls->pdata[index];
}

const TestRequest *
test_desk_get_handshake (TestDesk *self, guint index)
{
  g_assert_cmpuint (index, <, self->handshakes->len);
  return self->handshakes->pdata[index];
}

/* The newest WebSocket. */
SoupWebsocketConnection *
test_desk_get_socket (TestDesk *self)
{
  g_assert_cmpuint (self->sockets->len, >, 0);
  return self->sockets->pdata[self->sockets->len - 1];
}

void
test_desk_send (TestDesk *self, const char *frame)
{
  soup_websocket_connection_send_text (test_desk_get_socket (self), frame);
}

/* Past libsoup, which would not send what is wrong. */
void
test_desk_send_bytes (TestDesk *self, const void *bytes, gsize length)
{
  GIOStream *stream = soup_websocket_connection_get_io_stream (test_desk_get_socket (self));
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_io_stream_get_output_stream (stream), bytes, length, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
on_pulse (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Waits for one event, for 20 ms at most. */
void
test_iterate (void)
{
  guint pulse = g_timeout_add (20, on_pulse, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (pulse);
}

/* Lets everything happen that is under way. */
void
test_settle (void)
{
  gint64 quiet_us = g_get_monotonic_time ();

  while (g_get_monotonic_time () - quiet_us < 60 * 1000)
    if (g_main_context_iteration (NULL, FALSE))
      quiet_us = g_get_monotonic_time ();
    else
      test_iterate ();
}
