/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-keyring-refresh-store.h"

#include "base/rs-text.h"
#include "base/rs-tsan.h"

/**
 * RsKeyringRefreshStore:
 *
 * Keeps a profile's refresh token in the keyring. It is called on the feed thread; the keyring is asked on the main
 * thread:
 *
 * ```
 * feed thread: call ══▶ main thread: keyring ══▶ feed thread: answer
 * ```
 *
 * Whoever gives up waiting is answered at once, on the feed thread. What the keyring was asked for is done all the same:
 * a refresh token that has come replaces one that is not good any more.
 */
struct _RsKeyringRefreshStore
{
  GObject parent_instance;

  GMainContext *main;
  RsCredentialStore *credentials; /* of the main thread */
  RsProfile *profile;
  gint n_calls; /* atomic: of which the main thread is not done */
};

/* One call. The threads have it by turns. */
typedef struct
{
  RsKeyringRefreshStore *store;
  GMainContext *feed;
  void (*ask) (gpointer call);
  RsSecret *secret;  /* (nullable): what to store; or what was found */
  GError *error;     /* (nullable) */
  gint is_abandoned; /* atomic: whether nobody waits for the answer */
  GTask *task;       /* of the feed thread alone; NULL when it has returned */
  GSource *cancel_source;
} Call;

static void implement_store (RsRefreshStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RsKeyringRefreshStore, rs_keyring_refresh_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RS_TYPE_REFRESH_STORE, implement_store))

enum
{
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
rs_keyring_refresh_store_finalize (GObject *object)
{
  RsKeyringRefreshStore *self = RS_KEYRING_REFRESH_STORE (object);

  g_main_context_unref (self->main);
  g_object_unref (self->credentials);
  g_object_unref (self->profile);
  G_OBJECT_CLASS (rs_keyring_refresh_store_parent_class)->finalize (object);
}

static void
rs_keyring_refresh_store_class_init (RsKeyringRefreshStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_keyring_refresh_store_finalize;

  /**
   * RsKeyringRefreshStore::failed:
   * @self: the store
   * @sentence: for a person: what happened, what it means and what to do
   *
   * The keyring did not do its part. The board goes on with the refresh token in memory.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rs_keyring_refresh_store_init (RsKeyringRefreshStore *self)
{
  self->main = g_main_context_ref_thread_default ();
}

static void
clear_call (gpointer data)
{
  Call *call = data;

  RS_TSAN_ACQUIRE (call);
  g_object_unref (call->store);
  g_main_context_unref (call->feed);
  g_clear_pointer (&call->secret, rs_secret_unref);
  g_clear_error (&call->error);
}

static void
release_call (gpointer call)
{
  RS_TSAN_RELEASE (call);
  g_atomic_rc_box_release_full (call, clear_call);
}

static gboolean
enter (gpointer user_data)
{
  Call *call = user_data;

  RS_TSAN_ACQUIRE (call);
  call->ask (call);
  return G_SOURCE_REMOVE;
}

/* Never at once, as g_main_context_invoke() might: a context that rests now is still another thread's. */
static void
hand_over (Call *call, GMainContext *context, void (*ask) (gpointer call))
{
  g_autoptr (GSource) source = g_idle_source_new ();

  call->ask = ask;
  RS_TSAN_RELEASE (call);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, enter, g_atomic_rc_box_acquire (call), release_call);
  g_source_attach (source, context);
}

static GTask *
take_task (Call *call)
{
  g_source_destroy (call->cancel_source);
  g_clear_pointer (&call->cancel_source, g_source_unref);
  return g_steal_pointer (&call->task);
}

/* On the feed thread. */
static void
answer (gpointer data)
{
  Call *call = data;
  g_autoptr (GTask) task = NULL;

  if (call->task == NULL)
    return;
  task = take_task (call);
  if (call->error != NULL)
    g_task_return_error (task, g_steal_pointer (&call->error));
  else
    g_task_return_pointer (task, call->secret != NULL ? g_strdup (rs_secret_peek (call->secret)) : NULL,
                           (GDestroyNotify) rs_text_wipe);
  release_call (call);
}

/* On the feed thread. */
static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (GTask) task = take_task (call);

  g_atomic_int_set (&call->is_abandoned, 1);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "nobody waits any more");
  release_call (call);
  return G_SOURCE_REMOVE;
}

static void
finish (Call *call)
{
  g_atomic_int_dec_and_test (&call->store->n_calls);
  if (call->error != NULL)
    g_signal_emit (call->store, signals[SIGNAL_FAILED], 0, call->error->message);
  if (!g_atomic_int_get (&call->is_abandoned))
    hand_over (call, call->feed, answer);
  release_call (call);
}

static void
on_looked_up (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;

  call->secret = rs_credential_store_lookup_finish (RS_CREDENTIAL_STORE (object), result, &call->error);
  finish (call);
}

static void
on_stored (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;

  g_clear_pointer (&call->secret, rs_secret_unref);
  rs_credential_store_store_finish (RS_CREDENTIAL_STORE (object), result, &call->error);
  finish (call);
}

static void
on_forgotten (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;

  rs_credential_store_forget_finish (RS_CREDENTIAL_STORE (object), result, &call->error);
  finish (call);
}

static void
look_up (gpointer data)
{
  Call *call = data;

  rs_credential_store_lookup_async (call->store->credentials, call->store->profile, RS_CREDENTIAL_REFRESH_TOKEN, NULL,
                                    on_looked_up, g_atomic_rc_box_acquire (call));
}

static void
store (gpointer data)
{
  Call *call = data;

  rs_credential_store_store_async (call->store->credentials, call->store->profile, RS_CREDENTIAL_REFRESH_TOKEN,
                                   call->secret, NULL, on_stored, g_atomic_rc_box_acquire (call));
}

static void
forget (gpointer data)
{
  Call *call = data;

  rs_credential_store_forget_async (call->store->credentials, call->store->profile, RS_CREDENTIAL_REFRESH_TOKEN, NULL,
                                    on_forgotten, g_atomic_rc_box_acquire (call));
}

static void
begin (RsKeyringRefreshStore *self, GTask *task, RsSecret *secret, void (*ask) (gpointer call))
{
  Call *call = g_atomic_rc_box_new0 (Call);

  call->store = g_object_ref (self);
  call->feed = g_main_context_ref_thread_default ();
  call->secret = secret;
  call->task = task;
  call->cancel_source = g_cancellable_source_new (g_task_get_cancellable (task));
  g_source_set_callback (call->cancel_source, G_SOURCE_FUNC (on_cancelled), call, NULL);
  g_source_attach (call->cancel_source, call->feed);
  g_atomic_int_inc (&self->n_calls);
  hand_over (call, self->main, ask);
}

static void
load_async (RsRefreshStore *refresh_store, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (refresh_store, cancellable, callback, user_data);

  g_task_set_source_tag (task, load_async);
  begin (RS_KEYRING_REFRESH_STORE (refresh_store), task, NULL, look_up);
}

static char *
load_finish (RsRefreshStore *refresh_store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
store_async (RsRefreshStore *refresh_store, const char *text, GCancellable *cancellable, GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (refresh_store, cancellable, callback, user_data);

  g_task_set_source_tag (task, store_async);
  if (text != NULL)
    begin (RS_KEYRING_REFRESH_STORE (refresh_store), task, rs_secret_new (text), store);
  else
    begin (RS_KEYRING_REFRESH_STORE (refresh_store), task, NULL, forget);
}

static gboolean
store_finish (RsRefreshStore *refresh_store, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) failure = NULL;

  g_task_propagate_pointer (G_TASK (result), &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
implement_store (RsRefreshStoreInterface *iface)
{
  iface->load_async = load_async;
  iface->load_finish = load_finish;
  iface->store_async = store_async;
  iface->store_finish = store_finish;
}

/**
 * rs_keyring_refresh_store_new:
 * @credentials: the keyring
 * @profile: whose sign-in it keeps
 *
 * To be called on the main thread.
 *
 * Returns: (transfer full): a store
 */
RsRefreshStore *
rs_keyring_refresh_store_new (RsCredentialStore *credentials, RsProfile *profile)
{
  RsKeyringRefreshStore *self = g_object_new (RS_TYPE_KEYRING_REFRESH_STORE, NULL);

  self->credentials = g_object_ref (credentials);
  self->profile = g_object_ref (profile);
  return RS_REFRESH_STORE (self);
}

/**
 * rs_keyring_refresh_store_settle:
 * @self: a store that nobody calls any more
 *
 * Lets the main context run until the keyring is done, or has been given up. Before a program ends: a refresh token that
 * has just come is the only one that its server still honours.
 */
void
rs_keyring_refresh_store_settle (RsKeyringRefreshStore *self)
{
  while (g_atomic_int_get (&self->n_calls) > 0)
    g_main_context_iteration (self->main, TRUE);
}
