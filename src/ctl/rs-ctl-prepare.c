/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-prepare.h"

#include "ctl/rs-ctl-keyring.h"
#include "ctl/rs-ctl-wait.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "identity/rs-profile-file.h"
#include "identity/rs-profile-store.h"
#include "session/rs-keyring-refresh-store.h"
#include "session/rs-secret-search.h"

/* What commands need before they begin: the profile, and the secret where somebody signs in. */

static void
tell (const char *sentence)
{
  if (sentence != NULL)
    g_printerr ("%s\n", sentence);
}

static void
tell_all (const char *const *sentences)
{
  for (; *sentences != NULL; sentences++)
    tell (*sentences);
}

/* The entry of a profile says more than the profile: that it is not as it was last written, or hides another. */
static gboolean
read_profile (RsCtlOptions *options, GError **error)
{
  g_autoptr (RsProfileStore) store = rs_profile_store_new ();
  const char *word = options->words[0];
  RsProfileEntry *entry;

  options->profile = rs_profile_store_load (store, word, error);
  if (options->profile == NULL)
    return FALSE;
  entry = rs_profile_file_is_path (word) ? NULL : rs_profile_store_find (store, word);
  tell (entry != NULL ? rs_profile_entry_get_error (entry) : NULL);
  tell_all (entry != NULL ? rs_profile_entry_get_warnings (entry) : rs_profile_get_warnings (options->profile));
  return TRUE;
}

static GAsyncResult *
search (const RsCtlOptions *options, RsCredentialStore *credentials)
{
  g_auto (RsCtlWait) wait = { 0 };

  rs_ctl_wait_init (&wait);
  rs_secret_search_async (options->profile, options->secret_fd, credentials, wait.cancellable, rs_ctl_wait_on_ready,
                          &wait);
  return rs_ctl_wait_for_result (&wait);
}

static void
on_keyring_failed (RsRefreshStore *store, const char *sentence)
{
  g_printerr ("%s\n", sentence);
}

static void
keep_refresh_tokens (RsCtlOptions *options, RsCredentialStore *keyring)
{
  options->refresh_store = rs_keyring_refresh_store_new (keyring, options->profile);
  g_signal_connect (options->refresh_store, "failed", G_CALLBACK (on_keyring_failed), NULL);
}

/* A profile of the built-in demo centre has no addresses until one runs. */
static gboolean
start_demo (RsCtlOptions *options, GError **error)
{
  g_autoptr (RsProfile) profile = g_steal_pointer (&options->profile);
  g_autoptr (RsSecretText) secret = NULL;
  RsDemoOptions demo;

  rs_demo_options_init (&demo);
  options->demo_host = rs_demo_host_new (&demo, error);
  if (options->demo_host == NULL)
    return FALSE;
  secret = rs_demo_host_dup_secret (options->demo_host);
  options->secret = rs_secret_new (secret);
  options->profile = rs_profile_new_for_demo (
      rs_profile_get_name (profile), rs_demo_host_get_stream_url (options->demo_host),
      rs_demo_host_get_token_url (options->demo_host), rs_demo_host_get_client_id (options->demo_host), error);
  return options->profile != NULL;
}

static gboolean
find_secret (RsCtlOptions *options, GError **error)
{
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  g_autoptr (RsCredentialStore) credentials = rs_ctl_keyring_open (clock);
  g_autoptr (RsCredentialStore) keyring = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) failure = NULL;

  if (rs_profile_get_source (options->profile)->kind == RS_PROFILE_KIND_DEMO)
    return start_demo (options, error);
  result = search (options, credentials);
  options->secret = rs_secret_search_finish (result, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  keyring = rs_secret_search_get_keyring (result);
  if (keyring != NULL)
    keep_refresh_tokens (options, keyring);
  return TRUE;
}

/* Whoever wants to know why there is no secret does not end for it. */
static gboolean
find_secret_or_reason (RsCtlOptions *options, GError **error)
{
  if (find_secret (options, &options->secret_failure) ||
      g_error_matches (options->secret_failure, RS_ERROR, RS_ERROR_SECRET))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&options->secret_failure));
  return FALSE;
}

/**
 * rs_ctl_prepare:
 * @options: what the command line asks for
 * @error: return location
 *
 * Makes ready what the command needs (#RsCtlNeeds). What a profile warns of is told on stderr.
 *
 * Returns: whether all of it is there; else %RS_ERROR_PROFILE or %RS_ERROR_SECRET, or %G_IO_ERROR_CANCELLED when a
 *   signal came
 */
gboolean
rs_ctl_prepare (RsCtlOptions *options, GError **error)
{
  switch (options->command->needs)
    {
    case RS_CTL_NEEDS_PROFILE:
      return read_profile (options, error);
    case RS_CTL_NEEDS_SECRET:
      return read_profile (options, error) && find_secret (options, error);
    case RS_CTL_NEEDS_SECRET_OR_REASON:
      return read_profile (options, error) && find_secret_or_reason (options, error);
    case RS_CTL_NEEDS_RECORDING:
      options->profile = rs_profile_new_for_recording (options->words[0]);
      return TRUE;
    case RS_CTL_NEEDS_NOTHING:
    default:
      return TRUE;
    }
}

/**
 * rs_ctl_prepare_end:
 * @options: what was made ready
 *
 * To be called when the session has stopped: what it has for the keyring must not be lost.
 */
void
rs_ctl_prepare_end (const RsCtlOptions *options)
{
  if (options->refresh_store != NULL)
    rs_keyring_refresh_store_settle (RS_KEYRING_REFRESH_STORE (options->refresh_store));
}
