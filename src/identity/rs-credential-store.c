/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-credential-store.h"

#include "base/rs-owner.h"
#include "identity/rs-credential-errand.h"

/**
 * RsCredentialStore:
 *
 * Keeps secrets in the desktop's keyring, apart from profiles: whatever provides the Secret Service, such as GNOME
 * Keyring or KeePassXC, or in a sandbox the Secret portal.
 *
 * A credential is bound to the profile's name, its token server and its client. An errand ends within 5 seconds, unless
 * the keyring asks the person something: then there are two minutes. It belongs to the main thread.
 */
struct _RsCredentialStore
{
  GObject parent_instance;

  RsOwner owner;
  RsClock *clock;
  gboolean may_ask;
};

G_DEFINE_FINAL_TYPE (RsCredentialStore, rs_credential_store, G_TYPE_OBJECT)

static void
rs_credential_store_finalize (GObject *object)
{
  RsCredentialStore *self = RS_CREDENTIAL_STORE (object);

  g_clear_object (&self->clock);
  G_OBJECT_CLASS (rs_credential_store_parent_class)->finalize (object);
}

static void
rs_credential_store_class_init (RsCredentialStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_credential_store_finalize;
}

static void
rs_credential_store_init (RsCredentialStore *self)
{
  rs_owner_claim (&self->owner);
  self->may_ask = TRUE;
}

/**
 * rs_credential_store_new:
 * @clock: tells when a keyring takes too long
 *
 * Returns: (transfer full): a store
 */
RsCredentialStore *
rs_credential_store_new (RsClock *clock)
{
  RsCredentialStore *self = g_object_new (RS_TYPE_CREDENTIAL_STORE, NULL);

  self->clock = g_object_ref (clock);
  return self;
}

/**
 * rs_credential_store_set_may_ask:
 * @self: a store
 * @may_ask: whether a person sits there: the keyring may then ask to be unlocked. By default it may; a kiosk and a
 *   program without a display say no
 */
void
rs_credential_store_set_may_ask (RsCredentialStore *self, gboolean may_ask)
{
  self->may_ask = may_ask;
}

static void
run (RsCredentialStore *self, RsCredentialErrand *errand, gpointer tag, GCancellable *cancellable,
     GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  rs_assert_owner (&self->owner);
  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE); /* what was stored was stored */
  rs_credential_errand_run (errand, task, self->clock, self->may_ask);
}

/**
 * rs_credential_store_store_async:
 * @self: a store
 * @profile: for whom
 * @kind: what it is
 * @secret: takes the place of the one before
 * @cancellable: (nullable): gives up
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
rs_credential_store_store_async (RsCredentialStore *self, RsProfile *profile, RsCredentialKind kind, RsSecret *secret,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  run (self, rs_credential_errand_new (RS_CREDENTIAL_JOB_STORE, profile, kind, secret), rs_credential_store_store_async,
       cancellable, callback, user_data);
}

/**
 * rs_credential_store_store_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether the keyring has it; else an error of #RsCredentialError, or %G_IO_ERROR_CANCELLED
 */
gboolean
rs_credential_store_store_finish (RsCredentialStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * rs_credential_store_lookup_async:
 * @self: a store
 * @profile: for whom
 * @kind: what is wanted
 * @cancellable: (nullable): gives up
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
rs_credential_store_lookup_async (RsCredentialStore *self, RsProfile *profile, RsCredentialKind kind,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  run (self, rs_credential_errand_new (RS_CREDENTIAL_JOB_LOOKUP, profile, kind, NULL), rs_credential_store_lookup_async,
       cancellable, callback, user_data);
}

/**
 * rs_credential_store_lookup_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the secret; %NULL without an error if there is none, else %NULL with an error of
 *   #RsCredentialError, or %G_IO_ERROR_CANCELLED
 */
RsSecret *
rs_credential_store_lookup_finish (RsCredentialStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rs_credential_store_forget_async:
 * @self: a store
 * @profile: for whom
 * @kind: what to forget
 * @cancellable: (nullable): gives up
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
rs_credential_store_forget_async (RsCredentialStore *self, RsProfile *profile, RsCredentialKind kind,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  run (self, rs_credential_errand_new (RS_CREDENTIAL_JOB_FORGET, profile, kind, NULL), rs_credential_store_forget_async,
       cancellable, callback, user_data);
}

/**
 * rs_credential_store_forget_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether the keyring does not have it any more, or never had; else an error of #RsCredentialError, or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
rs_credential_store_forget_finish (RsCredentialStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
