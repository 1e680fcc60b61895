/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-options.h"
#include "ctl/rs-ctl-print.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

/*
 * `ringsidectl export`: writes a profile as a file. There is never a secret in it.
 */

static RsExit
fail (const char *file, const char *why)
{
  g_printerr (_ ("The profile could not be written to %s: %s.\n"), file, why);
  return RS_EXIT_FAILED;
}

static RsExit
write_file (const char *path, const char *text, gboolean overwrite)
{
  FILE *file = fopen (path, overwrite ? "we" : "wxe");
  gboolean is_written = file != NULL && fputs (text, file) != EOF;
  int code = errno;

  if (file != NULL && fclose (file) == EOF && is_written)
    {
      is_written = FALSE;
      code = errno;
    }
  if (is_written)
    return RS_EXIT_GOOD;
  return fail (path, code == EEXIST ? _ ("it is there already; --force overwrites it") : g_strerror (code));
}

static RsExit
run (const RsCtlOptions *options)
{
  g_autofree char *text = rs_profile_dup_text (options->profile);

  return options->words[1] != NULL ? write_file (options->words[1], text, options->overwrite) : rs_ctl_print (text);
}

const RsCtlCommand rs_ctl_export = {
  .name = "export",
  .words = "NAME [FILE]",
  .summary = N_ ("Writes a profile as a file, or to standard output"),
  .needs = RS_CTL_NEEDS_PROFILE,
  .options = {
    { "force", N_ ("Overwrite a file that is there already") },
  },
  .run = run,
};
