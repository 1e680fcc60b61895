/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-options.h"
#include "identity/rs-profile-store.h"

#include <glib/gi18n.h>

/*
 * `ringsidectl import`: takes a profile file into the settings.
 */

static RsExit
run (const RsCtlOptions *options)
{
  g_autoptr (RsProfileStore) store = rs_profile_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RsProfile) profile =
      rs_profile_store_import_as (store, options->words[0], options->name, options->replace, &error);

  if (profile == NULL)
    {
      g_printerr ("%s\n", error->message);
      return rs_error_get_exit (error);
    }
  for (const char *const *warning = rs_profile_get_warnings (profile); *warning != NULL; warning++)
    g_printerr ("%s\n", *warning);
  g_print (_ ("“%s” is among the profiles now.\n"), rs_profile_get_name (profile));
  return RS_EXIT_GOOD;
}

const RsCtlCommand rs_ctl_import = {
  .name = "import",
  .words = "FILE",
  .summary = N_ ("Takes a profile file into the settings"),
  .options = {
    { "name", N_ ("Call the profile NAME, whatever the file says") },
    { "replace", N_ ("Let it take the place of a profile that has the name already") },
  },
  .run = run,
};
