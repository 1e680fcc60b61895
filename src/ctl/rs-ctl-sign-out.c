/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-keyring.h"
#include "ctl/rs-ctl-options.h"

#include <glib/gi18n.h>

/*
 * `ringsidectl sign-out`: forgets what the keyring keeps for a profile, and says what that was.
 */

static void
tell (const char *name, guint parts)
{
  gboolean had_secret = (parts & RS_CREDENTIAL_PART_SECRET) != 0;
  gboolean had_sign_in = (parts & RS_CREDENTIAL_PART_REFRESH_TOKEN) != 0;

  if (had_secret && had_sign_in)
    g_print (_ ("The secret and the last sign-in of “%s” are forgotten.\n"), name);
  else if (had_secret)
    g_print (_ ("The secret of “%s” is forgotten.\n"), name);
  else if (had_sign_in)
    g_print (_ ("The last sign-in of “%s” is forgotten.\n"), name);
  else
    g_print (_ ("The keyring kept nothing for “%s”.\n"), name);
}

static RsExit
run (const RsCtlOptions *options)
{
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  g_autoptr (RsCredentialStore) keyring = rs_ctl_keyring_open (clock);
  g_autoptr (GError) error = NULL;
  guint parts;

  if (!rs_ctl_keyring_forget (keyring, options->profile, &parts, &error))
    {
      g_printerr ("%s\n", error->message);
      return RS_EXIT_FAILED;
    }
  tell (rs_profile_get_name (options->profile), parts);
  return RS_EXIT_GOOD;
}

const RsCtlCommand rs_ctl_sign_out = {
  .name = "sign-out",
  .words = "PROFILE",
  .summary = N_ ("Forgets what the keyring keeps for a profile"),
  .needs = RS_CTL_NEEDS_PROFILE,
  .run = run,
};
