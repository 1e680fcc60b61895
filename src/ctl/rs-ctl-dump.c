/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-run.h"

#include "wire/rs-report.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

/*
 * `ringsidectl dump`: waits until the picture has settled and prints all of it. Settled is: living, nothing
 * unconfirmed, no gap open, no resync due or running, nothing applied for a while.
 */

static gboolean
is_settled (RsCtlRun *run)
{
  const RsSourceStatus *status = rs_session_get_status (run->session);

  if (run->quiet_since_us == 0 || status->n_unconfirmed > 0 || !status->is_whole)
    return FALSE;
  return rs_clock_get_monotonic (run->clock) - run->quiet_since_us >= run->options->quiet_for_us;
}

static void
tick (RsCtlRun *run)
{
  if (is_settled (run))
    {
      rs_ctl_run_end (run, RS_EXIT_GOOD);
      return;
    }
  if (rs_clock_get_monotonic (run->clock) - run->started_us < run->options->timeout_us)
    return;

  g_printerr (_ ("The picture did not settle within %g s; this is how far it got.\n"),
              (double) run->options->timeout_us / G_USEC_PER_SEC);
  rs_ctl_run_end (run, RS_EXIT_NOT_LIVING);
}

static void
finish (RsCtlRun *run, RsExit code)
{
  g_autofree char *document = NULL;

  if (code == RS_EXIT_FAILED)
    return;
  document = rs_report_dump (rs_session_get_model (run->session), rs_session_get_status (run->session),
                             rs_session_get_server_now (run->session), rs_clock_get_real (run->clock) * 1000);
  if (puts (document) != EOF && fflush (stdout) != EOF)
    return;
  if (errno == EPIPE) /* nobody reads any more: that is a good end */
    return;
  g_printerr (_ ("The picture could not be written: %s.\n"), g_strerror (errno));
  run->code = RS_EXIT_FAILED;
}

const RsCtlCommand rs_ctl_dump = {
  .name = "dump",
  .words = "PROFILE",
  .summary = N_ ("Prints the settled picture as one JSON document"),
  .needs = RS_CTL_NEEDS_SECRET,
  .options = {
    { "quiet-for", N_ ("Settled when nothing came for S seconds (2)") },
    { "timeout", N_ ("Give up after S seconds (60)") },
    { "secret-fd", N_ ("Read the secret from file descriptor N") },
  },
  .tick = tick,
  .finish = finish,
};
