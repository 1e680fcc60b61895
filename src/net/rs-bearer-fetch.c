/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-bearer-fetch.h"

#include "base/rs-text.h"

/*
 * Asks for a document as whoever is signed in. A token that is refused is renewed once, and the question asked once
 * more (protocol §1).
 */
typedef struct
{
  SoupSession *session;
  RsTokenSource *tokens;
  char *url;
  gsize max_bytes;
  char *token; /* with which it was asked last */
  gboolean is_signed_in;
  gboolean is_renewed;
  RsHttpAnswer answer;
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_object_unref (fetch->session);
  g_object_unref (fetch->tokens);
  rs_text_wipe (fetch->token);
  rs_http_answer_clear (&fetch->answer);
  g_free (fetch->url);
  g_free (fetch);
}

static void ask (GTask *task);

static void
on_answer (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;

  if (!rs_http_fetch_finish (result, &fetch->answer, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (fetch->answer.status != SOUP_STATUS_UNAUTHORIZED || fetch->is_renewed)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  rs_token_source_invalidate (fetch->tokens, fetch->token);
  fetch->is_renewed = TRUE;
  ask (g_steal_pointer (&task));
}

static void
on_token (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  const RsToken *token = rs_token_source_get_finish (fetch->tokens, result, &error);

  fetch->is_signed_in = token != NULL;
  if (token == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  rs_text_wipe (fetch->token);
  fetch->token = g_strdup (token->text);
  rs_http_fetch_async (fetch->session, rs_token_source_peek_clock (fetch->tokens), fetch->url, fetch->token,
                       fetch->max_bytes, cancellable, on_answer, g_steal_pointer (&task));
}

static void
ask (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  rs_token_source_get_async (fetch->tokens, g_task_get_cancellable (task), on_token, task);
}

/**
 * rs_bearer_fetch_async:
 * @session: a session of the calling thread
 * @tokens: whose token is sent
 * @url: what to ask, checked by rs_url_check()
 * @max_bytes: how long the answer may be
 * @cancellable: (nullable): gives up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for a document, for 20 seconds at most once there is a token.
 */
void
rs_bearer_fetch_async (SoupSession *session, RsTokenSource *tokens, const char *url, gsize max_bytes,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);

  g_task_set_source_tag (task, rs_bearer_fetch_async);
  g_task_set_task_data (task, fetch, fetch_free);
  fetch->session = g_object_ref (session);
  fetch->tokens = g_object_ref (tokens);
  fetch->url = g_strdup (url);
  fetch->max_bytes = max_bytes;
  ask (task);
}

/**
 * rs_bearer_fetch_finish:
 * @result: what the callback got
 * @answer: (out caller-allocates): what the server answered; to be given to rs_http_answer_clear()
 * @error: return location
 *
 * Returns: whether it answered at all; else what rs_token_source_get_finish() or rs_http_fetch_finish() say
 */
gboolean
rs_bearer_fetch_finish (GAsyncResult *result, RsHttpAnswer *answer, GError **error)
{
  Fetch *fetch = g_task_get_task_data (G_TASK (result));

  *answer = (RsHttpAnswer){ 0 };
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *answer = fetch->answer;
  fetch->answer = (RsHttpAnswer){ 0 };
  return TRUE;
}

/**
 * rs_bearer_fetch_is_signed_in:
 * @result: what the callback got
 *
 * Returns: whether there was a token to ask with; if not, the error is the sign-in's, and the address was not asked
 */
gboolean
rs_bearer_fetch_is_signed_in (GAsyncResult *result)
{
  const Fetch *fetch = g_task_get_task_data (G_TASK (result));

  return fetch->is_signed_in;
}
