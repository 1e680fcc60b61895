/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-browser-sign-in.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "net/rs-authorization.h"
#include "net/rs-code-exchange.h"
#include "net/rs-loopback.h"

#include <glib/gi18n-lib.h>

/* So long a person may look for a password. */
#define PATIENCE_US (5 * 60 * G_USEC_PER_SEC)

/* A browser that waits for its page has it at once, or it is not there any more. */
#define SHOW_US (2 * G_USEC_PER_SEC)

/**
 * RsBrowserSignIn:
 *
 * Lets a person sign in with the browser (RFC 8252): opens it at the sign-in server, waits on this machine until it comes
 * back with a code, and exchanges that for a token. At most one attempt is under way; a new one ends the one before.
 *
 * ```
 * listen → open the browser → … → it comes back → exchange → page in the browser → token
 * ```
 */
struct _RsBrowserSignIn
{
  GObject parent_instance;

  SoupSession *session;
  RsClock *clock;
  RsAuthConfig auth;
  char *secret;
  GTask *attempt; /* owned by itself until its outcome is told; NULL unless one is under way */
};

G_DEFINE_FINAL_TYPE (RsBrowserSignIn, rs_browser_sign_in, G_TYPE_OBJECT)

typedef struct
{
  RsLoopback *loopback;
  RsAuthorization *authorization;
  RsTimer *deadline;
  GSource *cancelled;
  gboolean is_settled; /* whether the outcome is known */
  RsToken *token;
  GError *error;
} Attempt;

static void
free_attempt (gpointer data)
{
  Attempt *attempt = data;

  g_clear_pointer (&attempt->loopback, rs_loopback_free);
  g_clear_pointer (&attempt->authorization, rs_authorization_free);
  g_clear_pointer (&attempt->token, rs_token_free);
  g_clear_error (&attempt->error);
  g_free (attempt);
}

static void
rs_browser_sign_in_finalize (GObject *object)
{
  RsBrowserSignIn *self = RS_BROWSER_SIGN_IN (object);

  g_object_unref (self->session);
  g_object_unref (self->clock);
  rs_auth_config_clear (&self->auth);
  rs_text_wipe (self->secret);
  G_OBJECT_CLASS (rs_browser_sign_in_parent_class)->finalize (object);
}

static void
rs_browser_sign_in_class_init (RsBrowserSignInClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_browser_sign_in_finalize;
}

static void
rs_browser_sign_in_init (RsBrowserSignIn *self)
{
}

/**
 * rs_browser_sign_in_new:
 * @session: a session of the calling thread
 * @clock: tells the time
 * @auth: how tokens are got, by %RS_GRANT_AUTHORIZATION_CODE; copied
 * @secret: (nullable): the client's secret, if the app has one; copied, and wiped in the end
 *
 * Returns: (transfer full): a sign-in that was not begun yet
 */
RsBrowserSignIn *
rs_browser_sign_in_new (SoupSession *session, RsClock *clock, const RsAuthConfig *auth, const char *secret)
{
  RsBrowserSignIn *self = g_object_new (RS_TYPE_BROWSER_SIGN_IN, NULL);

  self->session = g_object_ref (session);
  self->clock = g_object_ref (clock);
  self->secret = g_strdup (secret);
  rs_auth_config_copy (&self->auth, auth);
  return self;
}

static void
stop_waiting (Attempt *attempt)
{
  rs_clear_timer (&attempt->deadline);
  if (attempt->cancelled != NULL)
    g_source_destroy (attempt->cancelled);
  g_clear_pointer (&attempt->cancelled, g_source_unref);
}

static void
tell_outcome (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RsBrowserSignIn *self = g_task_get_source_object (task);
  Attempt *attempt = g_task_get_task_data (task);

  if (self->attempt == task)
    self->attempt = NULL;
  stop_waiting (attempt);
  g_clear_pointer (&attempt->loopback, rs_loopback_free);
  if (attempt->error != NULL)
    g_task_return_error (task, g_steal_pointer (&attempt->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&attempt->token), (GDestroyNotify) rs_token_free);
}

/* A browser that came back is told first: whoever asked may end the program as soon as he knows. */
static void
settle (GTask *task, RsToken *token, GError *error)
{
  RsBrowserSignIn *self = g_task_get_source_object (task);
  Attempt *attempt = g_task_get_task_data (task);

  attempt->is_settled = TRUE;
  attempt->token = token;
  attempt->error = error;
  stop_waiting (attempt);
  if (attempt->loopback == NULL || !rs_loopback_is_browser_waiting (attempt->loopback))
    {
      tell_outcome (task);
      return;
    }
  attempt->deadline =
      rs_clock_add_timer (self->clock, g_main_context_get_thread_default (), SHOW_US, tell_outcome, task);
  rs_loopback_show (attempt->loopback, error, tell_outcome, task);
}

static void
on_token (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Attempt *attempt = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (RsToken) token = rs_code_exchange_finish (result, &error);

  if (attempt->is_settled) /* it was given up meanwhile */
    g_clear_error (&error);
  else
    settle (task, g_steal_pointer (&token), error);
}

static void
on_answer (GHashTable *answer, gpointer user_data)
{
  GTask *task = user_data;
  RsBrowserSignIn *self = g_task_get_source_object (task);
  Attempt *attempt = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (RsSecretText) code = rs_authorization_read_answer (attempt->authorization, answer, &error);

  if (code == NULL)
    settle (task, NULL, error);
  else
    rs_code_exchange_async (self->session, self->clock, &self->auth, self->secret, code, attempt->authorization,
                            on_token, g_object_ref (task));
}

static void
on_deadline (gpointer user_data)
{
  settle (user_data, NULL,
          g_error_new_literal (RS_ERROR, RS_ERROR_TIMEOUT,
                               _ ("Nobody signed in for five minutes: the browser may be closed, or may not have been "
                                  "opened. Sign in again.")));
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  settle (user_data, NULL, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The sign-in was cancelled.")));
  return G_SOURCE_REMOVE;
}

static void
await_cancellation (GTask *task)
{
  Attempt *attempt = g_task_get_task_data (task);

  attempt->cancelled = g_cancellable_source_new (g_task_get_cancellable (task));
  g_source_set_callback (attempt->cancelled, G_SOURCE_FUNC (on_cancelled), task, NULL);
  g_source_attach (attempt->cancelled, g_main_context_get_thread_default ());
}

/* Its browser gets no page, for the next attempt may need the same port. */
static void
end_one_before (RsBrowserSignIn *self)
{
  Attempt *attempt = self->attempt != NULL ? g_task_get_task_data (self->attempt) : NULL;

  if (attempt == NULL)
    return;
  if (!attempt->is_settled)
    attempt->error = g_error_new_literal (
        RS_ERROR, RS_ERROR_SIGN_IN, _ ("This sign-in was ended because another one was begun. Go on with that one."));
  attempt->is_settled = TRUE;
  tell_outcome (self->attempt);
}

static gboolean
open_browser (Attempt *attempt, RsBrowserSignInOpen open, gpointer open_data, GError **error)
{
  g_autoptr (RsSecretText) url = rs_authorization_make_url (attempt->authorization);
  g_autoptr (GError) failure = NULL;

  if (open (url, open_data, &failure))
    return TRUE;
  g_set_error (error, RS_ERROR, RS_ERROR_SIGN_IN,
               _ ("The browser could not be opened: %s. Choose a web browser in this machine's settings, and sign in "
                  "again."),
               failure->message);
  return FALSE;
}

static gboolean
begin (RsBrowserSignIn *self, GTask *task, GError **error)
{
  Attempt *attempt = g_task_get_task_data (task);

  attempt->loopback = rs_loopback_new (self->auth.redirect_uri, on_answer, task, error);
  if (attempt->loopback == NULL)
    return FALSE;
  attempt->authorization = rs_authorization_new (&self->auth, rs_loopback_get_redirect_uri (attempt->loopback));
  attempt->deadline =
      rs_clock_add_timer (self->clock, g_main_context_get_thread_default (), PATIENCE_US, on_deadline, task);
  await_cancellation (task);
  return TRUE;
}

/**
 * rs_browser_sign_in_run_async:
 * @self: a sign-in
 * @open: opens the person's browser; called before this returns
 * @open_data: for @open
 * @cancellable: (nullable): gives up
 * @callback: called with the token
 * @user_data: for @callback
 *
 * Begins an attempt, and ends the one that may be under way. Given up after five minutes.
 */
void
rs_browser_sign_in_run_async (RsBrowserSignIn *self, RsBrowserSignInOpen open, gpointer open_data,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Attempt *attempt = g_new0 (Attempt, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, rs_browser_sign_in_run_async);
  g_task_set_check_cancellable (task, FALSE); /* it has a sentence of its own for that */
  g_task_set_task_data (task, attempt, free_attempt);
  end_one_before (self);
  self->attempt = g_object_ref (task);
  if (!begin (self, task, &error) || !open_browser (attempt, open, open_data, &error))
    settle (task, NULL, error);
}

/**
 * rs_browser_sign_in_run_finish:
 * @self: a sign-in
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full): a token with a refresh token; %NULL with %G_IO_ERROR_CANCELLED, with %RS_ERROR_TIMEOUT if
 *   nobody signed in, or with the errors of rs_token_source_get_finish(). The message is for a person in any case
 */
RsToken *
rs_browser_sign_in_run_finish (RsBrowserSignIn *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
