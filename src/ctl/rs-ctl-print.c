/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-print.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

/**
 * rs_ctl_print:
 * @text: what a command has to say
 *
 * Writes it to standard output. That nobody reads it to the end, as when piped into head, is good; a full disk is not.
 *
 * Returns: the exit code
 */
RsExit
rs_ctl_print (const char *text)
{
  if ((fputs (text, stdout) != EOF && fflush (stdout) != EOF) || errno == EPIPE)
    return RS_EXIT_GOOD;
  g_printerr (_ ("Standard output cannot be written: %s.\n"), g_strerror (errno));
  return RS_EXIT_FAILED;
}
