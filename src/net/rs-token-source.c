/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-token-source.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "base/rs-url.h"
#include "net/rs-http.h"
#include "wire/rs-json-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ERROR_BYTES (64 * 1024)

/**
 * RsTokenSource:
 *
 * The one owner of an access token: everybody who needs one asks here, and however many ask, one request is under
 * way (protocol §1). It lives on the feed thread.
 *
 * Client credentials (RFC 6749 §4.4): by HTTP Basic first; a server that refuses that is asked once more with the
 * credentials in the body, and the way that was accepted is kept. A server that does not know one of the scopes
 * is asked once more for `presence:read` alone.
 */
struct _RsTokenSource
{
  GObject parent_instance;

  SoupSession *session;
  RsClock *clock;
  char *token_url;
  char *client_id;
  char *secret;
  char *scopes;

  gboolean in_body;     /* how the client is told */
  gboolean is_accepted; /* whether that way worked before */
  gboolean is_narrowed; /* whether only presence:read is asked for */

  RsToken *token;
  gint64 retry_after_us;
  GPtrArray *waiting; /* of GTask: those who wait for the request under way */
  SoupMessage *message;
  gint64 sent_at_us;
  GCancellable *request_cancellable;
  char *reply; /* room for what the server answers */
  RsTimer *deadline;
};

G_DEFINE_FINAL_TYPE (RsTokenSource, rs_token_source, G_TYPE_OBJECT)

static void
rs_token_source_finalize (GObject *object)
{
  RsTokenSource *self = RS_TOKEN_SOURCE (object);

  rs_clear_timer (&self->deadline);
  g_clear_pointer (&self->token, rs_token_free);
  g_clear_pointer (&self->secret, rs_text_wipe);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_object (&self->message);
  g_clear_object (&self->request_cancellable);
  g_free (self->reply);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);
  g_free (self->token_url);
  g_free (self->client_id);
  g_free (self->scopes);
  G_OBJECT_CLASS (rs_token_source_parent_class)->finalize (object);
}

static void
rs_token_source_class_init (RsTokenSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_token_source_finalize;
}

static void
rs_token_source_init (RsTokenSource *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * rs_token_source_new:
 * @session: a session of the calling thread
 * @clock: tells the monotonic time
 * @token_url: where tokens are got
 * @client_id: the client
 * @scopes: the scopes to ask for, separated by spaces
 * @secret: the client's secret; copied, and wiped in the end
 *
 * Returns: (transfer full): an owner without a token
 */
RsTokenSource *
rs_token_source_new (SoupSession *session, RsClock *clock, const char *token_url, const char *client_id,
                     const char *scopes, const char *secret)
{
  RsTokenSource *self = g_object_new (RS_TYPE_TOKEN_SOURCE, NULL);

  self->session = g_object_ref (session);
  self->clock = g_object_ref (clock);
  self->token_url = g_strdup (token_url);
  self->client_id = g_strdup (client_id);
  self->scopes = g_strdup (scopes);
  self->secret = g_strdup (secret);
  return self;
}

static void
settle (RsTokenSource *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  rs_clear_timer (&self->deadline);
  g_clear_object (&self->message);
  g_clear_object (&self->request_cancellable);
  for (guint i = 0; i < waiting->len; i++)
    if (error != NULL)
      g_task_return_error (waiting->pdata[i], g_error_copy (error));
    else
      g_task_return_boolean (waiting->pdata[i], TRUE);
}

static char *
make_body (RsTokenSource *self)
{
  const char *scopes = self->is_narrowed ? "presence:read" : self->scopes;

  if (self->in_body)
    return soup_form_encode ("grant_type", "client_credentials", "scope", scopes, "client_id", self->client_id,
                             "client_secret", self->secret, NULL);
  return soup_form_encode ("grant_type", "client_credentials", "scope", scopes, NULL);
}

/* RFC 6749 §2.3.1: both parts are form-encoded before they are joined. */
static char *
make_basic (RsTokenSource *self)
{
  g_autofree char *id = g_uri_escape_string (self->client_id, NULL, FALSE);
  g_autoptr (RsSecretText) secret = g_uri_escape_string (self->secret, NULL, FALSE);
  g_autoptr (RsSecretText) joined = g_strdup_printf ("%s:%s", id, secret);
  g_autoptr (RsSecretText) encoded = g_base64_encode ((const guchar *) joined, strlen (joined));

  return g_strdup_printf ("Basic %s", encoded);
}

static SoupMessage *
make_message (RsTokenSource *self)
{
  SoupMessage *message = soup_message_new (SOUP_METHOD_POST, self->token_url);
  char *body = make_body (self);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (body, strlen (body), (GDestroyNotify) rs_text_wipe, body);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_set_request_body_from_bytes (message, "application/x-www-form-urlencoded", bytes);
  /* A redirect could carry the secret elsewhere; libsoup's own idea of authentication would ask again. */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  soup_message_headers_replace (headers, "Accept", "application/json");
  if (!self->in_body)
    {
      g_autoptr (RsSecretText) basic = make_basic (self);

      soup_message_headers_replace (headers, "Authorization", basic);
    }
  return message;
}

/* The `error` of an error reply (RFC 6749 §5.2). */
static char *
read_error (const char *data, gsize length)
{
  RsMalformed reason;
  g_autoptr (JsonNode) root = rs_json_parse_object (data, length, MAX_ERROR_BYTES, &reason);
  const char *code;

  if (root == NULL || rs_json_read_text (json_node_get_object (root), "error", &code) != RS_JSON_VALUE)
    return NULL;
  return rs_text_clip (code, 64);
}

static void send (RsTokenSource *self);

/* Whether there is another way to ask, and takes it. */
static gboolean
ask_otherwise (RsTokenSource *self, guint status, const char *code)
{
  if (g_strcmp0 (code, "invalid_scope") == 0 && !self->is_narrowed)
    self->is_narrowed = TRUE;
  else if (status == SOUP_STATUS_UNAUTHORIZED && !self->in_body && !self->is_accepted)
    self->in_body = TRUE;
  else
    return FALSE;

  send (self);
  return TRUE;
}

static GError *
describe_refusal (RsTokenSource *self, guint status, const char *code)
{
  g_autofree char *server = rs_url_get_host_and_port (self->token_url);

  if (g_strcmp0 (code, "invalid_scope") == 0 || g_strcmp0 (code, "unauthorized_client") == 0 || status == 403)
    return g_error_new (RS_ERROR, RS_ERROR_PERMISSION,
                        _ ("%s accepts the client but gives it no right to read presence (presence:read). Ask the "
                           "administrator to allow this scope for client “%s”."),
                        server, self->client_id);
  if (status == 401 || g_strcmp0 (code, "invalid_client") == 0 || g_strcmp0 (code, "invalid_grant") == 0)
    return g_error_new (RS_ERROR, RS_ERROR_SIGN_IN,
                        _ ("%s does not accept the secret of client “%s”. Check the client id in the profile, and give "
                           "the secret again."),
                        server, self->client_id);
  if (status == 429 || status == 503)
    return g_error_new (RS_ERROR, RS_ERROR_TRY_LATER, _ ("%s is busy (%u) and asks to come back later."), server,
                        status);
  if (status == 404 || status == 410 || status == 405 || (status >= 300 && status < 400))
    return g_error_new (RS_ERROR, RS_ERROR_NO_STREAM,
                        _ ("There is no sign-in at %s (%u). Check TokenUrl in the profile."), self->token_url, status);
  if (status >= 500)
    return g_error_new (RS_ERROR, RS_ERROR_NETWORK, _ ("Signing in at %s failed: the server has a fault (%u)."), server,
                        status);
  return g_error_new (RS_ERROR, RS_ERROR_SIGN_IN,
                      _ ("%s refuses to sign in client “%s” (%u, %s). Check the [Auth] part of the profile."), server,
                      self->client_id, status, code != NULL ? code : "—");
}

static void
take_reply (RsTokenSource *self, const char *data, gsize length)
{
  guint status = soup_message_get_status (self->message);
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  if (status == SOUP_STATUS_OK)
    {
      g_clear_pointer (&self->token, rs_token_free);
      self->token = rs_token_parse (data, length, self->sent_at_us, &error);
      self->is_accepted |= self->token != NULL;
      settle (self, error);
      return;
    }

  code = read_error (data, length);
  if (ask_otherwise (self, status, code))
    return;
  self->in_body = self->in_body && self->is_accepted;
  self->retry_after_us = rs_http_get_retry_after (self->message);
  error = describe_refusal (self, status, code);
  settle (self, error);
}

static void
take_failure (RsTokenSource *self, const GError *failure)
{
  g_autoptr (GError) late = NULL;
  g_autoptr (GError) error = NULL;

  if (self->deadline == NULL) /* it was the deadline that cancelled the request */
    late = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "");
  error = rs_http_describe_failure (late != NULL ? late : failure, self->token_url);
  settle (self, error);
}

static void
on_body (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsTokenSource) self = RS_TOKEN_SOURCE (user_data);
  g_autoptr (GError) error = NULL;
  gsize length;
  gboolean read = g_input_stream_read_all_finish (G_INPUT_STREAM (object), result, &length, &error);

  if (read && length > RS_TOKEN_MAX_BYTES) /* the rest is not waited for: it may have no end */
    g_cancellable_cancel (self->request_cancellable);
  if (read)
    take_reply (self, self->reply, length);
  else
    take_failure (self, error);
  explicit_bzero (self->reply, length);
  g_clear_pointer (&self->reply, g_free);
}

static void
on_headers (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsTokenSource) self = RS_TOKEN_SOURCE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);

  if (stream == NULL)
    {
      take_failure (self, error);
      return;
    }
  g_free (self->reply);
  self->reply = g_malloc (RS_TOKEN_MAX_BYTES + 1);
  g_input_stream_read_all_async (stream, self->reply, RS_TOKEN_MAX_BYTES + 1, G_PRIORITY_DEFAULT,
                                 self->request_cancellable, on_body, g_object_ref (self));
}

static void
on_deadline (gpointer user_data)
{
  RsTokenSource *self = user_data;

  rs_clear_timer (&self->deadline);
  g_cancellable_cancel (self->request_cancellable);
}

static void
send (RsTokenSource *self)
{
  g_set_object (&self->message, NULL);
  self->message = make_message (self);
  self->retry_after_us = 0;
  self->sent_at_us = rs_clock_get_monotonic (self->clock);
  g_clear_object (&self->request_cancellable);
  self->request_cancellable = g_cancellable_new ();
  rs_clear_timer (&self->deadline);
  self->deadline =
      rs_clock_add_timer (self->clock, g_main_context_get_thread_default (), RS_HTTP_TOKEN_US, on_deadline, self);
  soup_session_send_async (self->session, self->message, G_PRIORITY_DEFAULT, self->request_cancellable, on_headers,
                           g_object_ref (self));
}

static gboolean
is_fresh (RsTokenSource *self)
{
  return self->token != NULL && rs_clock_get_monotonic (self->clock) < self->token->renew_at_us;
}

/**
 * rs_token_source_get_async:
 * @self: an owner
 * @cancellable: (nullable): gives up waiting; the request itself goes on for the others
 * @callback: called with a token that is good for a while
 * @user_data: for @callback
 */
void
rs_token_source_get_async (RsTokenSource *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, rs_token_source_get_async);
  if (is_fresh (self))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  g_ptr_array_add (self->waiting, task);
  if (self->message == NULL)
    send (self);
}

/**
 * rs_token_source_get_finish:
 * @self: an owner
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer none): a token, valid until the main context runs again; %NULL with %RS_ERROR_SIGN_IN,
 *   _PERMISSION, _NO_STREAM, _TRY_LATER, _NETWORK, _TLS, _TIMEOUT or _MALFORMED
 */
const RsToken *
rs_token_source_get_finish (RsTokenSource *self, GAsyncResult *result, GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  if (self->token == NULL)
    g_set_error_literal (error, RS_ERROR, RS_ERROR_TRY_LATER,
                         _ ("The access token was refused before it could be used. Trying again."));
  return self->token;
}

/**
 * rs_token_source_invalidate:
 * @self: an owner
 * @refused_text: (nullable): the token that was refused; a newer one stays. %NULL for whatever there is
 *
 * To be called when a server refuses the token before its time: the next one who asks gets a new one.
 */
void
rs_token_source_invalidate (RsTokenSource *self, const char *refused_text)
{
  if (self->token != NULL && refused_text != NULL && !g_str_equal (self->token->text, refused_text))
    return;
  g_clear_pointer (&self->token, rs_token_free);
}

/**
 * rs_token_source_get_renewal_time:
 * @self: an owner
 *
 * Returns: the monotonic time at which the token should be renewed, 0 if there is none
 */
gint64
rs_token_source_get_renewal_time (RsTokenSource *self)
{
  return self->token != NULL ? self->token->renew_at_us : 0;
}

/**
 * rs_token_source_get_retry_after:
 * @self: an owner
 *
 * Returns: microseconds that the last refusal asked to wait, 0 if it did not say
 */
gint64
rs_token_source_get_retry_after (RsTokenSource *self)
{
  return self->retry_after_us;
}
