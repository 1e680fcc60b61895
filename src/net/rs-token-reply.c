/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-token-reply.h"

#include "base/rs-text.h"
#include "net/rs-http.h"
#include "net/rs-token.h"

#include <string.h>

/* One request under way. */
typedef struct
{
  SoupMessage *message;
  GCancellable *cancellable;
  RsTimer *deadline; /* NULL once it has come */
  RsTokenReply *reply;
} Call;

static void
free_call (gpointer data)
{
  Call *call = data;

  rs_clear_timer (&call->deadline);
  g_clear_object (&call->message);
  g_clear_object (&call->cancellable);
  g_clear_pointer (&call->reply, rs_token_reply_free);
  g_free (call);
}

/* The token server of CXone is reported to fail over HTTP/2. libsoup 3.2 has no setting for it, so no other version is
 * offered when TLS begins; on a connection of its own, for one that is open may speak HTTP/2 already. */
static void
offer_http1_only (SoupMessage *message, GSocketClientEvent event, GIOStream *connection)
{
  static const char *const protocols[] = { "http/1.1", NULL };

  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING && G_IS_TLS_CONNECTION (connection))
    g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (connection), protocols);
}

static SoupMessage *
make_message (const char *url, RsTokenRequest *request)
{
  SoupMessage *message = soup_message_new (SOUP_METHOD_POST, url);
  char *body = g_steal_pointer (&request->body);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (body, strlen (body), (GDestroyNotify) rs_text_wipe, body);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_set_request_body_from_bytes (message, request->content_type, bytes);
  /* A redirect could carry the secret elsewhere; libsoup's own idea of authentication would ask again. */
  soup_message_add_flags (message,
                          SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE | SOUP_MESSAGE_NEW_CONNECTION);
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  soup_message_headers_replace (headers, "Accept", "application/json");
  if (request->authorization != NULL)
    soup_message_headers_replace (headers, "Authorization", request->authorization);
  g_signal_connect (message, "network-event", G_CALLBACK (offer_http1_only), NULL);
  return message;
}

static void
return_failure (GTask *task, GError *error)
{
  Call *call = g_task_get_task_data (task);

  if (call->deadline == NULL) /* it was the deadline that cancelled the request */
    {
      g_clear_error (&error);
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "");
    }
  rs_clear_timer (&call->deadline);
  g_task_return_error (task, error);
}

static void
read_headers (Call *call)
{
  guint status = soup_message_get_status (call->message);
  gint64 server_ns;

  call->reply->status = status;
  if (status == 429 || status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    call->reply->retry_after_us = rs_http_get_retry_after (call->message, 0);
  if (rs_http_get_server_time (call->message, &server_ns))
    call->reply->server_us = server_ns / 1000;
}

static void
on_body (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (object), result, &call->reply->length, &error))
    {
      return_failure (task, error);
      return;
    }
  rs_clear_timer (&call->deadline);
  if (call->reply->length > RS_TOKEN_MAX_BYTES) /* the rest is not waited for: it may have no end */
    g_cancellable_cancel (call->cancellable);
  g_task_return_pointer (task, g_steal_pointer (&call->reply), (GDestroyNotify) rs_token_reply_free);
}

static void
on_headers (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);

  if (stream == NULL)
    {
      return_failure (task, error);
      return;
    }
  read_headers (call);
  g_input_stream_read_all_async (stream, call->reply->data, RS_TOKEN_MAX_BYTES + 1, G_PRIORITY_DEFAULT,
                                 call->cancellable, on_body, g_steal_pointer (&task));
}

static void
on_deadline (gpointer user_data)
{
  Call *call = user_data;

  rs_clear_timer (&call->deadline);
  g_cancellable_cancel (call->cancellable);
}

/**
 * rs_token_reply_fetch_async:
 * @session: a session of the calling thread
 * @clock: tells the monotonic time
 * @url: where tokens are got
 * @request: what to send; its body is taken out of it, and wiped in the end
 * @callback: called with the reply
 * @user_data: for @callback
 *
 * The one way in which tokens are asked for, whatever the grant: by POST and HTTP/1.1, no redirect followed, given
 * up after 15 s (protocol §1).
 */
void
rs_token_reply_fetch_async (SoupSession *session, RsClock *clock, const char *url, RsTokenRequest *request,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (session, NULL, callback, user_data);
  Call *call = g_new0 (Call, 1);

  g_task_set_source_tag (task, rs_token_reply_fetch_async);
  g_task_set_task_data (task, call, free_call);
  call->message = make_message (url, request);
  call->cancellable = g_cancellable_new ();
  call->reply = g_new0 (RsTokenReply, 1);
  call->reply->data = g_malloc (RS_TOKEN_MAX_BYTES + 1);
  call->reply->sent_at_us = rs_clock_get_monotonic (clock);
  call->deadline =
      rs_clock_add_timer (clock, g_main_context_get_thread_default (), RS_HTTP_TOKEN_US, on_deadline, call);
  soup_session_send_async (session, call->message, G_PRIORITY_DEFAULT, call->cancellable, on_headers, task);
}

/**
 * rs_token_reply_fetch_finish:
 * @session: the session
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full): the reply, whatever its status; %NULL with an error for rs_http_describe_failure() if
 *   none came
 */
RsTokenReply *
rs_token_reply_fetch_finish (SoupSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rs_token_reply_free:
 * @self: (transfer full): a reply
 */
void
rs_token_reply_free (RsTokenReply *self)
{
  explicit_bzero (self->data, self->length);
  g_free (self->data);
  g_free (self);
}
