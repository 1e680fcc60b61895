/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-secret-search.h"

#include "base/rs-error.h"
#include "base/rs-tsan.h"

#include <glib/gi18n-lib.h>

/*
 * Where a secret comes from, in this order: a file descriptor that was handed over, the credentials of systemd, the
 * keyring. The first that has one wins; one that is there but unusable is an error, and nothing after it is asked.
 */

typedef struct
{
  RsProfile *profile;
  RsCredentialStore *credentials;
  int secret_fd;
  RsSecretOrigin origin; /* where one was looked for last */
} Search;

static void
free_search (gpointer data)
{
  Search *search = data;

  g_object_unref (search->profile);
  g_object_unref (search->credentials);
  g_free (search);
}

static gboolean
signs_in (RsProfile *profile)
{
  return rs_profile_get_source (profile)->kind == RS_PROFILE_KIND_STREAM;
}

/* Whoever signs in with the browser needs none, unless the server gave the client one. */
static gboolean
needs_person (RsProfile *profile)
{
  return signs_in (profile) && rs_profile_get_auth (profile)->grant == RS_GRANT_AUTHORIZATION_CODE;
}

static void
give (GTask *task, RsSecret *secret)
{
  g_task_return_pointer (task, secret, (GDestroyNotify) rs_secret_unref);
}

static void
say_that_there_is_none (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  const char *name = rs_profile_get_name (search->profile);

  g_task_return_new_error (task, RS_ERROR, RS_ERROR_SECRET,
                           _ ("The keyring has no secret for “%s”, and none was handed over, so nobody can sign in. "
                              "Store it with ringsidectl sign-in, or hand it over with --secret-fd, or as the systemd "
                              "credential “ringside-secret”."),
                           name);
}

static void
on_looked_up (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Search *search = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  RsSecret *secret = rs_credential_store_lookup_finish (RS_CREDENTIAL_STORE (object), result, &error);

  if (error != NULL && error->domain != RS_CREDENTIAL_ERROR)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (secret != NULL || needs_person (search->profile))
    give (task, secret);
  else if (error != NULL)
    g_task_return_new_error (task, RS_ERROR, RS_ERROR_SECRET, "%s", error->message);
  else
    say_that_there_is_none (task);
}

static void
look_into_keyring (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  search->origin = RS_SECRET_ORIGIN_KEYRING;
  rs_credential_store_lookup_async (search->credentials, search->profile, RS_CREDENTIAL_SECRET,
                                    g_task_get_cancellable (task), on_looked_up, g_object_ref (task));
}

/* Whoever holds the other end may take long to write. */
static void
read_descriptor (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  RsSecret *secret = rs_secret_read_fd (GPOINTER_TO_INT (data), &error);

  RS_TSAN_RELEASE (secret);
  if (secret != NULL)
    give (task, secret);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  RsSecret *secret = g_task_propagate_pointer (G_TASK (result), &error);

  RS_TSAN_ACQUIRE (secret);
  if (secret != NULL)
    give (task, secret);
  else
    g_task_return_error (task, error);
}

static void
read_what_is_handed_over (GTask *task, int fd)
{
  g_autoptr (GTask) reading = g_task_new (NULL, g_task_get_cancellable (task), on_read, g_object_ref (task));

  g_task_set_source_tag (reading, read_what_is_handed_over);
  g_task_set_task_data (reading, GINT_TO_POINTER (fd), NULL);
  g_task_set_return_on_cancel (reading, TRUE);
  g_task_run_in_thread (reading, read_descriptor);
}

static void
begin (GTask *task, Search *search)
{
  g_autoptr (RsSecret) secret = NULL;
  GError *error = NULL;

  if (!signs_in (search->profile))
    {
      give (task, NULL);
      return;
    }
  if (search->secret_fd >= 0)
    {
      search->origin = RS_SECRET_ORIGIN_DESCRIPTOR;
      read_what_is_handed_over (task, search->secret_fd);
      return;
    }
  search->origin = RS_SECRET_ORIGIN_SYSTEMD;
  secret = rs_secret_read_credentials_directory (&error);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (secret != NULL)
    give (task, g_steal_pointer (&secret));
  else
    look_into_keyring (task);
}

/**
 * rs_secret_search_async:
 * @profile: what is to be opened
 * @secret_fd: an open file descriptor with the secret, left open; less than 0 if none was handed over
 * @credentials: the keyring
 * @cancellable: (nullable): gives up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks for what a profile signs in with. Nothing is read in the main thread that could keep it waiting.
 */
void
rs_secret_search_async (RsProfile *profile, int secret_fd, RsCredentialStore *credentials, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  *search = (Search){
    .profile = g_object_ref (profile),
    .credentials = g_object_ref (credentials),
    .secret_fd = secret_fd,
  };
  g_task_set_source_tag (task, rs_secret_search_async);
  g_task_set_task_data (task, search, free_search);
  begin (task, search);
}

/**
 * rs_secret_search_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the secret; %NULL without an error if the profile needs none, %NULL with
 *   %RS_ERROR_SECRET if it needs one and there is none that can be used, or with %G_IO_ERROR_CANCELLED
 */
RsSecret *
rs_secret_search_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rs_secret_search_get_origin:
 * @result: what the callback got
 *
 * Returns: where the secret was found; after a failure, where it was looked for last
 */
RsSecretOrigin
rs_secret_search_get_origin (GAsyncResult *result)
{
  const Search *search = g_task_get_task_data (G_TASK (result));

  return search->origin;
}

/**
 * rs_secret_search_get_keyring:
 * @result: what the callback got
 *
 * Refresh tokens are kept where the secret is kept: what was handed over to a kiosk must not begin to need a keyring.
 * What a person got with the browser is always kept there.
 *
 * Returns: (transfer full) (nullable): the keyring for refresh tokens; %NULL if they are kept in memory only
 */
RsCredentialStore *
rs_secret_search_get_keyring (GAsyncResult *result)
{
  const Search *search = g_task_get_task_data (G_TASK (result));
  gboolean is_needed = search->origin == RS_SECRET_ORIGIN_KEYRING || needs_person (search->profile);

  return is_needed ? g_object_ref (search->credentials) : NULL;
}
