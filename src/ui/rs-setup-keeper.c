/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-setup-keeper.h"

#include "identity/rs-credential-pair.h"

/**
 * RsSetupKeeper:
 *
 * Where a board that was set up goes: its profile to the settings, what it signs in with to the keyring. The two never
 * meet.
 */
struct _RsSetupKeeper
{
  GObject parent_instance;

  RsProfileStore *profiles;
  RsCredentialStore *credentials;
};

G_DEFINE_FINAL_TYPE (RsSetupKeeper, rs_setup_keeper, G_TYPE_OBJECT)

static void
rs_setup_keeper_finalize (GObject *object)
{
  RsSetupKeeper *self = RS_SETUP_KEEPER (object);

  g_clear_object (&self->profiles);
  g_clear_object (&self->credentials);
  G_OBJECT_CLASS (rs_setup_keeper_parent_class)->finalize (object);
}

static void
rs_setup_keeper_class_init (RsSetupKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_setup_keeper_finalize;
}

static void
rs_setup_keeper_init (RsSetupKeeper *self)
{
}

/**
 * rs_setup_keeper_new:
 * @profiles: where profiles are kept
 * @credentials: where secrets are kept
 *
 * Returns: (transfer full): a keeper
 */
RsSetupKeeper *
rs_setup_keeper_new (RsProfileStore *profiles, RsCredentialStore *credentials)
{
  RsSetupKeeper *self = g_object_new (RS_TYPE_SETUP_KEEPER, NULL);

  self->profiles = g_object_ref (profiles);
  self->credentials = g_object_ref (credentials);
  return self;
}

/**
 * rs_setup_keeper_has_board:
 * @self: a keeper
 * @name: what a new board is to be called
 *
 * Returns: whether there is a board of that name already
 */
gboolean
rs_setup_keeper_has_board (RsSetupKeeper *self, const char *name)
{
  GListModel *entries = G_LIST_MODEL (self->profiles);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (RsProfileEntry) entry = g_list_model_get_item (entries, i);

      if (g_strcmp0 (rs_profile_entry_get_name (entry), name) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * rs_setup_keeper_save:
 * @self: a keeper
 * @profile: a board that was set up
 * @error: return location
 *
 * Returns: whether it was written to the settings; else %RS_ERROR_PROFILE
 */
gboolean
rs_setup_keeper_save (RsSetupKeeper *self, RsProfile *profile, GError **error)
{
  return rs_profile_store_save (self->profiles, profile, error);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (rs_credential_pair_store_finish (RS_CREDENTIAL_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * rs_setup_keeper_store_async:
 * @self: a keeper
 * @profile: a board that was set up
 * @secret: (nullable): what it signs in with
 * @refresh_token: (nullable): what a sign-in in the browser brought
 * @cancellable: (nullable): to give up
 * @callback: called when both are in the keyring, or one cannot be
 * @user_data: for @callback
 *
 * Puts what a board signs in with into the keyring. Without any of it, no keyring is needed.
 */
void
rs_setup_keeper_store_async (RsSetupKeeper *self, RsProfile *profile, RsSecret *secret, RsSecret *refresh_token,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, rs_setup_keeper_store_async);
  if (secret == NULL && refresh_token == NULL)
    g_task_return_boolean (task, TRUE);
  else
    rs_credential_pair_store_async (self->credentials, profile, secret, refresh_token, cancellable, on_stored,
                                    g_object_ref (task));
}

/**
 * rs_setup_keeper_store_finish:
 * @self: a keeper
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether all is in the keyring; else an %RS_CREDENTIAL_ERROR, with a sentence for people
 */
gboolean
rs_setup_keeper_store_finish (RsSetupKeeper *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
