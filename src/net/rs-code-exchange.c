/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-code-exchange.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "base/rs-url.h"
#include "net/rs-grant.h"
#include "net/rs-http.h"
#include "net/rs-token-refusal.h"
#include "net/rs-token-reply.h"

#include <glib/gi18n-lib.h>

/*
 * What the browser brought back becomes a token, in the one way in which all tokens are asked for. A server that refuses
 * HTTP Basic is asked once more with the client's secret in the form.
 */
typedef struct
{
  RsClock *clock;
  RsAuthConfig auth;
  char *secret;
  char *code;
  char *verifier;
  char *redirect_uri;
  gboolean in_form;
} Exchange;

static void
free_exchange (gpointer data)
{
  Exchange *exchange = data;

  g_object_unref (exchange->clock);
  rs_auth_config_clear (&exchange->auth);
  rs_text_wipe (exchange->secret);
  rs_text_wipe (exchange->code);
  rs_text_wipe (exchange->verifier);
  g_free (exchange->redirect_uri);
  g_free (exchange);
}

static GError *
describe_short_stay (const RsAuthConfig *auth)
{
  g_autofree char *server = rs_url_get_host_and_port (auth->token_url);

  return g_error_new (
      RS_ERROR, RS_ERROR_PERMISSION,
      _ ("%s signs you in, but gives nothing with which the board could stay signed in (no refresh "
         "token). Add offline_access to Scopes in the profile, or ask the administrator to allow refresh "
         "tokens to the app “%s”."),
      server, auth->client_id);
}

static void
take_reply (GTask *task, const RsTokenReply *reply)
{
  Exchange *exchange = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (RsToken) token = rs_token_parse (reply->data, reply->length, reply->sent_at_us, &error);

  if (token == NULL)
    g_task_return_error (task, error);
  else if (token->refresh_token == NULL)
    g_task_return_error (task, describe_short_stay (&exchange->auth));
  else
    {
      if (token->scope == NULL) /* RFC 6749 §5.1: then it is what was asked for */
        token->scope = g_strdup (exchange->auth.scopes);
      g_task_return_pointer (task, g_steal_pointer (&token), (GDestroyNotify) rs_token_free);
    }
}

static void send_request (GTask *task);

static void
take_refusal (GTask *task, const RsTokenReply *reply)
{
  Exchange *exchange = g_task_get_task_data (task);
  g_auto (RsTokenRefusal) refusal = { 0 };

  rs_token_refusal_read (&refusal, reply->status, reply->data, reply->length);
  if (rs_token_refusal_has_code (&refusal, "invalid_client") && exchange->secret != NULL && !exchange->in_form)
    {
      exchange->in_form = TRUE;
      send_request (task);
      return;
    }
  g_task_return_error (task, rs_token_refusal_describe (&refusal, &exchange->auth));
}

static void
on_reply (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr (GError) failure = NULL;
  g_autoptr (RsTokenReply) reply = rs_token_reply_fetch_finish (SOUP_SESSION (object), result, &failure);

  if (reply == NULL)
    g_task_return_error (task, rs_http_describe_failure (failure, exchange->auth.token_url));
  else if (reply->status == SOUP_STATUS_OK)
    take_reply (task, reply);
  else
    take_refusal (task, reply);
}

static void
send_request (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  RsGrant grant = { .auth = &exchange->auth,
                    .secret = exchange->secret,
                    .in_form = exchange->in_form,
                    .code = exchange->code,
                    .code_verifier = exchange->verifier,
                    .redirect_uri = exchange->redirect_uri };
  g_auto (RsTokenRequest) request = { 0 };
  GError *error = NULL;

  if (!rs_grant_make_request (&grant, RS_GRANT_AUTHORIZATION_CODE, &request, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  rs_token_reply_fetch_async (g_task_get_source_object (task), exchange->clock, exchange->auth.token_url, &request,
                              on_reply, g_object_ref (task));
}

/**
 * rs_code_exchange_async:
 * @session: a session of the calling thread
 * @clock: tells the time
 * @auth: how tokens are got; copied
 * @secret: (nullable): the client's secret, if the app has one; copied, and wiped in the end
 * @code: what the browser brought back; likewise
 * @authorization: what the browser was sent out with
 * @callback: called with the token
 * @user_data: for @callback
 *
 * Exchanges a code for a token (RFC 6749 §4.1.3).
 */
void
rs_code_exchange_async (SoupSession *session, RsClock *clock, const RsAuthConfig *auth, const char *secret,
                        const char *code, RsAuthorization *authorization, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (session, NULL, callback, user_data);
  Exchange *exchange = g_new0 (Exchange, 1);

  g_task_set_source_tag (task, rs_code_exchange_async);
  g_task_set_task_data (task, exchange, free_exchange);
  exchange->clock = g_object_ref (clock);
  rs_auth_config_copy (&exchange->auth, auth);
  exchange->secret = g_strdup (secret);
  exchange->code = g_strdup (code);
  exchange->verifier = g_strdup (rs_authorization_peek_verifier (authorization));
  exchange->redirect_uri = g_strdup (rs_authorization_get_redirect_uri (authorization));
  send_request (task);
}

/**
 * rs_code_exchange_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full): a token with a refresh token; %NULL with the errors of rs_token_source_get_finish()
 */
RsToken *
rs_code_exchange_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
