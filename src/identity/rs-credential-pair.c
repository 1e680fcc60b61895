/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-credential-pair.h"

/*
 * What a keyring keeps for a profile, both parts of it: the secret, and the refresh token that the last sign-in left.
 * They are replaced together and forgotten together, one after the other.
 */

typedef struct
{
  RsProfile *profile;
  RsSecret *secret;        /* (nullable) */
  RsSecret *refresh_token; /* (nullable) */
  guint parts;             /* that were there */
} Pair;

static void
free_pair (gpointer data)
{
  Pair *pair = data;

  g_object_unref (pair->profile);
  g_clear_pointer (&pair->secret, rs_secret_unref);
  g_clear_pointer (&pair->refresh_token, rs_secret_unref);
  g_free (pair);
}

static GTask *
make_task (RsCredentialStore *keyring, RsProfile *profile, RsSecret *secret, RsSecret *refresh_token,
           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (keyring, cancellable, callback, user_data);
  Pair *pair = g_new0 (Pair, 1);

  pair->profile = g_object_ref (profile);
  pair->secret = secret != NULL ? rs_secret_ref (secret) : NULL;
  pair->refresh_token = refresh_token != NULL ? rs_secret_ref (refresh_token) : NULL;
  g_task_set_task_data (task, pair, free_pair);
  g_task_set_check_cancellable (task, FALSE); /* what was stored was stored */
  return task;
}

static void
on_token_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (rs_credential_store_store_finish (RS_CREDENTIAL_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_token_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (rs_credential_store_forget_finish (RS_CREDENTIAL_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A refresh token that was got with the former secret is of no use any more. */
static void
replace_token (RsCredentialStore *keyring, GTask *task)
{
  Pair *pair = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (pair->refresh_token != NULL)
    rs_credential_store_store_async (keyring, pair->profile, RS_CREDENTIAL_REFRESH_TOKEN, pair->refresh_token,
                                     cancellable, on_token_stored, g_object_ref (task));
  else
    rs_credential_store_forget_async (keyring, pair->profile, RS_CREDENTIAL_REFRESH_TOKEN, cancellable,
                                      on_token_forgotten, g_object_ref (task));
}

static void
on_secret_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (rs_credential_store_store_finish (RS_CREDENTIAL_STORE (source), result, &error))
    replace_token (RS_CREDENTIAL_STORE (source), task);
  else
    g_task_return_error (task, error);
}

/**
 * rs_credential_pair_store_async:
 * @keyring: the keyring
 * @profile: for whom
 * @secret: (nullable): takes the place of the one before; %NULL to leave that
 * @refresh_token: (nullable): takes the place of the one before; %NULL to forget that
 * @cancellable: (nullable): gives up
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
rs_credential_pair_store_async (RsCredentialStore *keyring, RsProfile *profile, RsSecret *secret,
                                RsSecret *refresh_token, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = make_task (keyring, profile, secret, refresh_token, cancellable, callback, user_data);

  g_task_set_source_tag (task, rs_credential_pair_store_async);
  if (secret != NULL)
    rs_credential_store_store_async (keyring, profile, RS_CREDENTIAL_SECRET, secret, cancellable, on_secret_stored,
                                     g_object_ref (task));
  else
    replace_token (keyring, task);
}

/**
 * rs_credential_pair_store_finish:
 * @keyring: the keyring
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether both are as they should be; else an error of #RsCredentialError, or %G_IO_ERROR_CANCELLED
 */
gboolean
rs_credential_pair_store_finish (RsCredentialStore *keyring, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void look_up (RsCredentialStore *keyring, GTask *task, RsCredentialKind kind);

static void
go_on (RsCredentialStore *keyring, GTask *task, RsCredentialKind done)
{
  if (done == RS_CREDENTIAL_SECRET)
    look_up (keyring, task, RS_CREDENTIAL_REFRESH_TOKEN);
  else
    g_task_return_boolean (task, TRUE);
}

static void
note_forgotten (GObject *source, GAsyncResult *result, GTask *task, RsCredentialKind kind, RsCredentialPart part)
{
  Pair *pair = g_task_get_task_data (task);
  GError *error = NULL;

  if (!rs_credential_store_forget_finish (RS_CREDENTIAL_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  pair->parts |= part;
  go_on (RS_CREDENTIAL_STORE (source), task, kind);
}

static void
on_secret_gone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  note_forgotten (source, result, task, RS_CREDENTIAL_SECRET, RS_CREDENTIAL_PART_SECRET);
}

static void
on_token_gone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  note_forgotten (source, result, task, RS_CREDENTIAL_REFRESH_TOKEN, RS_CREDENTIAL_PART_REFRESH_TOKEN);
}

/* What is not there need not be forgotten, and is not told as forgotten. */
static void
take_found (GObject *source, GAsyncResult *result, GTask *task, RsCredentialKind kind)
{
  RsCredentialStore *keyring = RS_CREDENTIAL_STORE (source);
  Pair *pair = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (RsSecret) kept = rs_credential_store_lookup_finish (keyring, result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (kept == NULL)
    go_on (keyring, task, kind);
  else
    rs_credential_store_forget_async (keyring, pair->profile, kind, g_task_get_cancellable (task),
                                      kind == RS_CREDENTIAL_SECRET ? on_secret_gone : on_token_gone,
                                      g_object_ref (task));
}

static void
on_secret_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  take_found (source, result, task, RS_CREDENTIAL_SECRET);
}

static void
on_token_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  take_found (source, result, task, RS_CREDENTIAL_REFRESH_TOKEN);
}

static void
look_up (RsCredentialStore *keyring, GTask *task, RsCredentialKind kind)
{
  const Pair *pair = g_task_get_task_data (task);

  rs_credential_store_lookup_async (keyring, pair->profile, kind, g_task_get_cancellable (task),
                                    kind == RS_CREDENTIAL_SECRET ? on_secret_found : on_token_found,
                                    g_object_ref (task));
}

/**
 * rs_credential_pair_forget_async:
 * @keyring: the keyring
 * @profile: for whom
 * @cancellable: (nullable): gives up
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
rs_credential_pair_forget_async (RsCredentialStore *keyring, RsProfile *profile, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = make_task (keyring, profile, NULL, NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, rs_credential_pair_forget_async);
  look_up (keyring, task, RS_CREDENTIAL_SECRET);
}

/**
 * rs_credential_pair_forget_finish:
 * @keyring: the keyring
 * @result: what the callback got
 * @out_parts: (out): of #RsCredentialPart: what was there, and is not any more; also if the rest failed
 * @error: return location
 *
 * Returns: whether nothing is kept any more; else an error of #RsCredentialError, or %G_IO_ERROR_CANCELLED
 */
gboolean
rs_credential_pair_forget_finish (RsCredentialStore *keyring, GAsyncResult *result, guint *out_parts, GError **error)
{
  const Pair *pair = g_task_get_task_data (G_TASK (result));

  *out_parts = pair->parts;
  return g_task_propagate_boolean (G_TASK (result), error);
}
