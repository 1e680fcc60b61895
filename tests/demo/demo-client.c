/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo-client.h"

#include <string.h>

#include "demo-replay.h"

#define DEADLINE_SECONDS 10

DemoClient *
demo_client_new (void)
{
  DemoClient *self = g_new0 (DemoClient, 1);

  self->session = soup_session_new ();
  self->frames = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return self;
}

void
demo_client_free (DemoClient *self)
{
  if (self->socket != NULL)
    g_signal_handlers_disconnect_by_data (self->socket, self);
  g_clear_object (&self->socket);
  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_ptr_array_unref (self->frames);
  g_clear_error (&self->socket_error);
  g_free (self->challenge);
  g_free (self->date);
  g_free (self->retry_after);
  g_free (self);
}

static gboolean
on_deadline (gpointer user_data)
{
  g_error ("Nothing came within %d seconds", DEADLINE_SECONDS);
  return G_SOURCE_REMOVE;
}

static guint
set_deadline (void)
{
  return g_timeout_add_seconds (DEADLINE_SECONDS, on_deadline, NULL);
}

void
demo_await (gboolean *condition)
{
  guint deadline = set_deadline ();

  while (!*condition)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
}

void
demo_await_true (gboolean (*condition) (gpointer user_data), gpointer user_data)
{
  guint deadline = set_deadline ();

  while (!condition (user_data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
}

typedef struct
{
  gboolean is_done;
  GBytes *body;
  GError *error;
} Fetch;

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *fetch = user_data;

  fetch->body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &fetch->error);
  fetch->is_done = TRUE;
}

static void
note_headers (DemoClient *self, SoupMessageHeaders *headers)
{
  g_free (self->date);
  self->date = g_strdup (soup_message_headers_get_one (headers, "Date"));
  g_free (self->retry_after);
  self->retry_after = g_strdup (soup_message_headers_get_one (headers, "Retry-After"));
}

char *
demo_client_fetch (DemoClient *self, const char *method, const char *url, const char *authorization, const char *form,
                   guint *out_status)
{
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  Fetch fetch = { FALSE, NULL, NULL };
  char *text = NULL;

  if (authorization != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", authorization);
  if (form != NULL)
    {
      g_autoptr (GBytes) body = g_bytes_new (form, strlen (form));

      soup_message_set_request_body_from_bytes (message, "application/x-www-form-urlencoded", body);
    }
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, on_fetched, &fetch);
  demo_await (&fetch.is_done);
  if (fetch.error == NULL)
    text = g_strndup (g_bytes_get_data (fetch.body, NULL), g_bytes_get_size (fetch.body));
  note_headers (self, soup_message_get_response_headers (message));
  *out_status = fetch.error == NULL ? soup_message_get_status (message) : 0;
  g_clear_error (&fetch.error);
  g_clear_pointer (&fetch.body, g_bytes_unref);
  return text;
}

char *
demo_client_get_bearer (DemoClient *self, const char *token_url, const char *secret)
{
  g_autofree char *form = g_strdup_printf ("grant_type=client_credentials&client_id=demo&client_secret=%s", secret);
  guint status = 0;
  g_autofree char *body = demo_client_fetch (self, "POST", token_url, NULL, form, &status);
  g_autofree char *token = NULL;
  const char *at;

  g_assert_cmpuint (status, ==, 200);
  at = strstr (body, "\"access_token\":\"");
  g_assert_nonnull (at);
  at += strlen ("\"access_token\":\"");
  token = g_strndup (at, strcspn (at, "\""));
  return g_strconcat ("Bearer ", token, NULL);
}

static void
on_message (SoupWebsocketConnection *socket, int type, GBytes *frame, gpointer user_data)
{
  DemoClient *self = user_data;

  g_ptr_array_add (self->frames, g_bytes_ref (frame));
}

static void
on_closed (SoupWebsocketConnection *socket, gpointer user_data)
{
  DemoClient *self = user_data;

  self->is_closed = TRUE;
  self->close_code = soup_websocket_connection_get_close_code (socket);
}

static void
on_error (SoupWebsocketConnection *socket, GError *error, gpointer user_data)
{
  DemoClient *self = user_data;

  g_clear_error (&self->socket_error);
  self->socket_error = g_error_copy (error);
}

static void
adopt (DemoClient *self, SoupWebsocketConnection *socket)
{
  if (self->socket != NULL)
    g_signal_handlers_disconnect_by_data (self->socket, self);
  g_clear_object (&self->socket);
  self->socket = socket;
  self->is_closed = FALSE;
  g_ptr_array_set_size (self->frames, 0);
  soup_websocket_connection_set_max_incoming_payload_size (socket, 16 * 1024 * 1024);
  g_signal_connect (socket, "message", G_CALLBACK (on_message), self);
  g_signal_connect (socket, "closed", G_CALLBACK (on_closed), self);
  g_signal_connect (socket, "error", G_CALLBACK (on_error), self);
}

typedef struct
{
  DemoClient *client;
  SoupMessage *message;
} Opening;

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  DemoClient *self = opening->client;
  g_autoptr (GError) error = NULL;
  SoupWebsocketConnection *socket = soup_session_websocket_connect_finish (SOUP_SESSION (source), result, &error);
  SoupMessageHeaders *headers = soup_message_get_response_headers (opening->message);

  self->refused_status = socket == NULL ? soup_message_get_status (opening->message) : 0;
  g_free (self->challenge);
  self->challenge = g_strdup (soup_message_headers_get_one (headers, "WWW-Authenticate"));
  note_headers (self, headers);
  if (socket != NULL)
    adopt (self, socket);
  self->is_answered = TRUE;
  g_object_unref (opening->message);
  g_free (opening);
}

void
demo_client_begin_open (DemoClient *self, const char *stream_url, const char *authorization)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->client = self;
  opening->message = soup_message_new ("GET", stream_url);
  if (authorization != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (opening->message), "Authorization", authorization);
  self->is_answered = FALSE;
  soup_session_websocket_connect_async (self->session, opening->message, NULL, NULL, G_PRIORITY_DEFAULT, NULL,
                                        on_opened, opening);
}

void
demo_client_open (DemoClient *self, const char *stream_url, const char *authorization)
{
  demo_client_begin_open (self, stream_url, authorization);
  demo_await (&self->is_answered);
}

void
demo_client_await_frames (DemoClient *self, guint count)
{
  guint deadline = set_deadline ();

  while (self->frames->len < count)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
}

void
demo_client_await_type (DemoClient *self, const char *type)
{
  for (guint i = 0;; i++)
    {
      g_autofree char *seen = NULL;

      demo_client_await_frames (self, i + 1);
      seen = demo_frame_dup_type (self->frames->pdata[i]);
      if (g_str_equal (seen, type))
        return;
    }
}

void
demo_client_await_close (DemoClient *self)
{
  demo_await (&self->is_closed);
}
