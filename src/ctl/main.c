/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-language.h"
#include "base/rs-log.h"
#include "ctl/rs-ctl-prepare.h"
#include "ctl/rs-ctl-run.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <sys/prctl.h>

int
main (int argc, char **argv)
{
  g_auto (RsCtlOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean done;

  rs_language_init ();
  g_set_prgname ("ringsidectl");
  rs_log_init ();
  signal (SIGPIPE, SIG_IGN);
  prctl (PR_SET_DUMPABLE, 0); /* no core file may hold a secret */

  if (!rs_ctl_options_parse (&options, argc, argv, &done, &error) || (!done && !rs_ctl_prepare (&options, &error)))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return RS_EXIT_GOOD;
      g_printerr ("%s\n", error->message);
      return rs_error_get_exit (error);
    }
  if (done)
    return RS_EXIT_GOOD;
  return options.command->run != NULL ? options.command->run (&options) : rs_ctl_run (&options);
}
