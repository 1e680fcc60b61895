/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-prepare.h"

#include "base/rs-error.h"

#include <glib/gi18n.h>

/* What commands need before they begin: the profile, and the secret where somebody signs in. */

static RsSecret *
read_secret (int fd, GError **error)
{
  g_autoptr (GError) reason = NULL;
  RsSecret *secret;

  if (fd >= 0)
    return rs_secret_read_fd (fd, error);
  secret = rs_secret_read_credentials_directory (&reason);
  if (secret == NULL && reason == NULL)
    g_set_error_literal (
        error, RS_ERROR, RS_ERROR_SECRET,
        _ ("No secret was given, so nobody can sign in. Give the client secret with --secret-fd N, or as "
           "the systemd credential “ringside-secret”."));
  else if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return secret;
}

static gboolean
read_profile (RsCtlOptions *options, GError **error)
{
  options->profile = rs_profile_load (options->words[0], error);
  if (options->profile == NULL)
    return FALSE;
  for (const char *const *warning = rs_profile_get_warnings (options->profile); *warning != NULL; warning++)
    g_printerr ("%s\n", *warning);
  return TRUE;
}

static gboolean
find_secret (RsCtlOptions *options, GError **error)
{
  if (rs_profile_get_source (options->profile)->kind == RS_PROFILE_KIND_REPLAY) /* nobody signs in */
    return TRUE;
  options->secret = read_secret (options->secret_fd, error);
  return options->secret != NULL;
}

/**
 * rs_ctl_prepare:
 * @options: what the command line asks for
 * @error: return location
 *
 * Makes ready what the command needs (#RsCtlNeeds). What a profile warns of is told on stderr.
 *
 * Returns: whether all of it is there; else %RS_ERROR_PROFILE or %RS_ERROR_SECRET
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
    case RS_CTL_NEEDS_RECORDING:
      options->profile = rs_profile_new_for_recording (options->words[0]);
      return TRUE;
    case RS_CTL_NEEDS_NOTHING:
    default:
      return TRUE;
    }
}
