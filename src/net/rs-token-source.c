/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-token-source.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "net/rs-http.h"
#include "net/rs-memory-refresh-store.h"
#include "net/rs-refresh-keeper.h"
#include "net/rs-token-plan.h"
#include "net/rs-token-reply.h"

#include <glib/gi18n-lib.h>

/**
 * RsTokenSource:
 *
 * The one owner of an access token: everybody who needs one asks here, and however many ask, one request is under
 * way (protocol §1). It lives on the feed thread.
 *
 * ```
 * refresh token from its store → request → reply → new refresh token into its store → token
 *                                   ↑________↵  (refused, and the plan knows another way)
 * ```
 */
struct _RsTokenSource
{
  GObject parent_instance;

  SoupSession *session;
  RsClock *clock;
  RsTokenPlan *plan;
  RsRefreshKeeper *keeper;

  RsToken *token;
  RsToken *arrived; /* not to be used before its refresh token is stored */
  gint64 retry_after_us;
  gint64 clock_difference_us;

  GPtrArray *waiting; /* of GTask: those who wait for the flight under way */
  gboolean is_flying; /* whether there is one */
};

G_DEFINE_FINAL_TYPE (RsTokenSource, rs_token_source, G_TYPE_OBJECT)

static void
rs_token_source_finalize (GObject *object)
{
  RsTokenSource *self = RS_TOKEN_SOURCE (object);

  g_clear_pointer (&self->token, rs_token_free);
  g_clear_pointer (&self->arrived, rs_token_free);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->keeper, rs_refresh_keeper_free);
  g_clear_pointer (&self->plan, rs_token_plan_free);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);
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
 * @clock: tells the time
 * @auth: how tokens are got; copied
 * @secret: (nullable): what is shown or signs, if that needs a secret; copied, and wiped in the end
 * @store: (nullable): where refresh tokens are kept; %NULL for memory
 *
 * Returns: (transfer full): an owner without a token
 */
RsTokenSource *
rs_token_source_new (SoupSession *session, RsClock *clock, const RsAuthConfig *auth, const char *secret,
                     RsRefreshStore *store)
{
  RsTokenSource *self = g_object_new (RS_TYPE_TOKEN_SOURCE, NULL);
  g_autoptr (RsRefreshStore) memory = store == NULL ? rs_memory_refresh_store_new (NULL) : NULL;

  self->session = g_object_ref (session);
  self->clock = g_object_ref (clock);
  self->plan = rs_token_plan_new (auth, secret, clock);
  self->keeper = rs_refresh_keeper_new (store != NULL ? store : memory, clock);
  return self;
}

static void
settle (RsTokenSource *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->is_flying = FALSE;
  for (guint i = 0; i < waiting->len; i++)
    if (error != NULL)
      g_task_return_error (waiting->pdata[i], g_error_copy (error));
    else
      g_task_return_boolean (waiting->pdata[i], TRUE);
}

static gboolean
is_awaited (RsTokenSource *self)
{
  for (guint i = 0; i < self->waiting->len; i++)
    if (!g_cancellable_is_cancelled (g_task_get_cancellable (self->waiting->pdata[i])))
      return TRUE;
  return FALSE;
}

static void on_reply (GObject *object, GAsyncResult *result, gpointer user_data);

static void
send_request (RsTokenSource *self)
{
  const RsAuthConfig *auth = rs_token_plan_get_auth (self->plan);
  g_auto (RsTokenRequest) request = { 0 };
  g_autoptr (GError) error = NULL;

  self->retry_after_us = 0;
  if (!rs_token_plan_make_request (self->plan, rs_refresh_keeper_peek (self->keeper), &request, &error))
    {
      settle (self, error);
      return;
    }
  rs_token_reply_fetch_async (self->session, self->clock, auth->token_url, &request, on_reply, g_object_ref (self));
}

static void
ask (RsTokenSource *self)
{
  if (is_awaited (self))
    send_request (self);
  else
    settle (self, NULL); /* each of them is told that he gave up */
}

static void
go_on (gpointer user_data)
{
  g_autoptr (RsTokenSource) self = RS_TOKEN_SOURCE (user_data);

  ask (self);
}

static void
give_token (gpointer user_data)
{
  g_autoptr (RsTokenSource) self = RS_TOKEN_SOURCE (user_data);

  g_clear_pointer (&self->token, rs_token_free);
  self->token = g_steal_pointer (&self->arrived);
  g_clear_pointer (&self->token->refresh_token, rs_text_wipe); /* its keeper has it */
  settle (self, NULL);
}

static void
take_reply (RsTokenSource *self, const RsTokenReply *reply)
{
  g_autoptr (GError) error = NULL;
  const char *refresh_token;

  self->arrived = rs_token_parse (reply->data, reply->length, reply->sent_at_us, &error);
  if (self->arrived == NULL)
    {
      settle (self, error);
      return;
    }
  rs_token_plan_take_token (self->plan, self->arrived);
  refresh_token = self->arrived->refresh_token;
  if (refresh_token != NULL && g_strcmp0 (refresh_token, rs_refresh_keeper_peek (self->keeper)) != 0)
    rs_refresh_keeper_keep (self->keeper, refresh_token, give_token, g_object_ref (self));
  else
    give_token (g_object_ref (self));
}

static void
give_up (RsTokenSource *self, const RsTokenRefusal *refusal, gint64 retry_after_us)
{
  g_autoptr (GError) error = rs_token_refusal_describe (refusal, rs_token_plan_get_auth (self->plan));

  self->retry_after_us = retry_after_us;
  settle (self, error);
}

static void
take_refusal (RsTokenSource *self, const RsTokenReply *reply)
{
  g_auto (RsTokenRefusal) refusal = { 0 };

  rs_token_refusal_read (&refusal, reply->status, reply->data, reply->length);
  switch (rs_token_plan_take_refusal (self->plan, &refusal, reply->server_us))
    {
    case RS_TOKEN_STEP_ASK:
      ask (self);
      break;
    case RS_TOKEN_STEP_DROP_REFRESH:
      rs_refresh_keeper_drop (self->keeper);
      ask (self);
      break;
    case RS_TOKEN_STEP_FORGET_REFRESH:
      rs_refresh_keeper_keep (self->keeper, NULL, go_on, g_object_ref (self));
      break;
    case RS_TOKEN_STEP_GIVE_UP:
    default:
      give_up (self, &refusal, reply->retry_after_us);
    }
}

static void
note_clock (RsTokenSource *self, const RsTokenReply *reply)
{
  if (reply->server_us != 0)
    self->clock_difference_us = reply->server_us - rs_clock_get_real (self->clock);
}

static void
on_reply (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsTokenSource) self = RS_TOKEN_SOURCE (user_data);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RsTokenReply) reply = rs_token_reply_fetch_finish (SOUP_SESSION (object), result, &failure);

  if (reply != NULL)
    note_clock (self, reply);
  if (reply == NULL)
    {
      error = rs_http_describe_failure (failure, rs_token_plan_get_auth (self->plan)->token_url);
      settle (self, error);
    }
  else if (reply->status == SOUP_STATUS_OK)
    take_reply (self, reply);
  else
    take_refusal (self, reply);
}

static void
begin_flight (RsTokenSource *self)
{
  self->is_flying = TRUE;
  rs_token_plan_begin (self->plan);
  if (rs_refresh_keeper_is_loaded (self->keeper))
    ask (self);
  else
    rs_refresh_keeper_load (self->keeper, go_on, g_object_ref (self));
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
 *
 * A token whose time of renewal has come is not given any more: a new one is got. Should that fail, the old one can
 * still be had from rs_token_source_peek() while it lives.
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
  if (!self->is_flying)
    begin_flight (self);
}

/**
 * rs_token_source_get_finish:
 * @self: an owner
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer none): a token, valid until the main context runs again; %NULL with %RS_ERROR_SIGN_IN, _SECRET,
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
 * rs_token_source_peek:
 * @self: an owner
 *
 * Returns: (transfer none) (nullable): the token that there is, also if it is due for renewal; %NULL if it has expired.
 *   Valid until the main context runs again
 */
const RsToken *
rs_token_source_peek (RsTokenSource *self)
{
  if (self->token == NULL || rs_clock_get_monotonic (self->clock) >= self->token->expires_at_us)
    return NULL;
  return self->token;
}

/**
 * rs_token_source_invalidate:
 * @self: an owner
 * @refused_text: (nullable): the token that was refused; %NULL for whichever there is
 *
 * To be called when a server refuses a token before its time: the next one who asks gets a new one. If another one
 * has taken its place meanwhile, that one stays.
 */
void
rs_token_source_invalidate (RsTokenSource *self, const char *refused_text)
{
  if (self->token != NULL && (refused_text == NULL || g_str_equal (self->token->text, refused_text)))
    g_clear_pointer (&self->token, rs_token_free);
}

/**
 * rs_token_source_leave:
 * @self: an owner of which no token is expected any more
 *
 * Waits no longer for the store of refresh tokens, so that the thread can end.
 */
void
rs_token_source_leave (RsTokenSource *self)
{
  rs_refresh_keeper_leave (self->keeper);
}

/**
 * rs_token_source_peek_clock:
 * @self: a source
 *
 * Returns: (transfer none): the clock by which it lives
 */
RsClock *
rs_token_source_peek_clock (RsTokenSource *self)
{
  return self->clock;
}

/**
 * rs_token_source_get_renewal_time:
 * @self: an owner
 *
 * Returns: monotonic time in microseconds from which a new token should be got, before the one that there is expires; 0
 *   if there is none
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

/**
 * rs_token_source_get_clock_difference:
 * @self: an owner
 *
 * Returns: microseconds by which the token server's clock was ahead of this machine's when it answered last, to about
 *   a second; 0 if it did not tell
 */
gint64
rs_token_source_get_clock_difference (RsTokenSource *self)
{
  return self->clock_difference_us;
}
