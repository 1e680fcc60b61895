/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-http-fetch.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "net/rs-http.h"

#include <glib/gi18n-lib.h>

#define DEADLINE_US (20 * G_USEC_PER_SEC)

/*
 * Asks an address for a document within bounds: no redirect is followed, for it would carry the token elsewhere, and
 * what stands elsewhere is not what was asked for; an answer that takes too long or has no end is given up.
 */
typedef struct
{
  char *url;
  SoupMessage *message;
  GCancellable *request; /* of the request itself: by whoever asked, by the deadline or for its length */
  GCancellable *asker;
  gulong asker_id;
  RsTimer *deadline;
  gsize max_bytes;
  char *buffer;
  RsHttpAnswer answer;
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  rs_clear_timer (&fetch->deadline);
  g_cancellable_disconnect (fetch->asker, fetch->asker_id);
  g_clear_object (&fetch->asker);
  g_object_unref (fetch->request);
  g_object_unref (fetch->message);
  rs_http_answer_clear (&fetch->answer);
  g_free (fetch->buffer);
  g_free (fetch->url);
  g_free (fetch);
}

/**
 * rs_http_answer_clear:
 * @self: an answer
 *
 * Frees what it holds.
 */
void
rs_http_answer_clear (RsHttpAnswer *self)
{
  g_clear_pointer (&self->location, g_free);
  g_clear_pointer (&self->body, g_bytes_unref);
}

/* Whoever gave up wants no sentence; everybody else does. */
static void
fail (GTask *task, const GError *failure)
{
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) late = NULL;

  if (fetch->deadline == NULL) /* it was the deadline that cancelled the request */
    late = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "");
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_error (task, rs_http_describe_failure (late != NULL ? late : failure, fetch->url));
}

static void
on_body (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (object), result, &length, &error))
    {
      fail (task, error);
      return;
    }
  if (length > fetch->max_bytes)
    {
      g_cancellable_cancel (fetch->request); /* the rest is not waited for: it may have no end */
      g_task_return_new_error (task, RS_ERROR, RS_ERROR_MALFORMED,
                               _ ("%s answers with more than %u KiB; that is too much."), fetch->url,
                               (guint) (fetch->max_bytes / 1024));
      return;
    }
  fetch->answer.body = g_bytes_new (fetch->buffer, length);
  g_task_return_boolean (task, TRUE);
}

static void
on_headers (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);

  if (stream == NULL)
    {
      fail (task, error);
      return;
    }
  fetch->answer.status = soup_message_get_status (fetch->message);
  fetch->answer.retry_after_us = rs_http_get_retry_after (fetch->message, 0);
  if (SOUP_STATUS_IS_REDIRECTION (fetch->answer.status))
    fetch->answer.location =
        g_strdup (soup_message_headers_get_one (soup_message_get_response_headers (fetch->message), "Location"));
  if (fetch->answer.status != SOUP_STATUS_OK)
    {
      g_cancellable_cancel (fetch->request);
      g_task_return_boolean (task, TRUE);
      return;
    }
  fetch->buffer = g_malloc (fetch->max_bytes + 1);
  g_input_stream_read_all_async (stream, fetch->buffer, fetch->max_bytes + 1, G_PRIORITY_DEFAULT, fetch->request,
                                 on_body, g_steal_pointer (&task));
}

static void
on_deadline (gpointer user_data)
{
  Fetch *fetch = user_data;

  rs_clear_timer (&fetch->deadline);
  g_cancellable_cancel (fetch->request);
}

static void
on_asker_cancelled (GCancellable *asker, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static SoupMessage *
make_message (const char *url, const char *token)
{
  SoupMessage *message = soup_message_new (SOUP_METHOD_GET, url);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autoptr (RsSecretText) bearer = token != NULL ? g_strdup_printf ("Bearer %s", token) : NULL;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  soup_message_headers_replace (headers, "Accept", "application/json");
  if (bearer != NULL)
    soup_message_headers_replace (headers, "Authorization", bearer);
  return message;
}

/**
 * rs_http_fetch_async:
 * @session: a session of the calling thread
 * @clock: wakes at the deadline
 * @url: what to ask, checked by rs_url_check()
 * @token: (nullable): the access token; %NULL for what everybody may read
 * @max_bytes: how long the answer may be
 * @cancellable: (nullable): gives up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for a document, for 20 seconds at most.
 */
void
rs_http_fetch_async (SoupSession *session, RsClock *clock, const char *url, const char *token, gsize max_bytes,
                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);

  g_task_set_source_tag (task, rs_http_fetch_async);
  g_task_set_task_data (task, fetch, fetch_free);
  fetch->url = g_strdup (url);
  fetch->max_bytes = max_bytes;
  fetch->message = make_message (url, token);
  fetch->request = g_cancellable_new ();
  g_set_object (&fetch->asker, cancellable);
  if (cancellable != NULL)
    fetch->asker_id = g_cancellable_connect (cancellable, G_CALLBACK (on_asker_cancelled), fetch->request, NULL);
  fetch->deadline = rs_clock_add_timer (clock, g_main_context_get_thread_default (), DEADLINE_US, on_deadline, fetch);
  soup_session_send_async (session, fetch->message, G_PRIORITY_DEFAULT, fetch->request, on_headers, task);
}

/**
 * rs_http_fetch_finish:
 * @result: what the callback got
 * @answer: (out caller-allocates): what the server answered; to be given to rs_http_answer_clear()
 * @error: return location
 *
 * Returns: whether it answered at all; else %G_IO_ERROR_CANCELLED, or %RS_ERROR_NETWORK, _TLS, _TIMEOUT or _MALFORMED
 */
gboolean
rs_http_fetch_finish (GAsyncResult *result, RsHttpAnswer *answer, GError **error)
{
  Fetch *fetch = g_task_get_task_data (G_TASK (result));

  *answer = (RsHttpAnswer){ 0 };
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *answer = fetch->answer;
  fetch->answer = (RsHttpAnswer){ 0 };
  return TRUE;
}
