/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-run.h"

#include "wire/rs-report.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

/*
 * `ringsidectl watch`: a line of JSON for every change of an agent, a queue, an interaction or the source.
 */

/* That nobody reads any more, as when piped into head, is a good end; a full disk is not. */
static void
print_line (RsCtlRun *run, const char *line)
{
  if (puts (line) != EOF && fflush (stdout) != EOF)
    return;
  if (errno == EPIPE)
    {
      rs_ctl_run_end (run, RS_EXIT_GOOD);
      return;
    }
  g_printerr (_ ("The changes could not be written: %s.\n"), g_strerror (errno));
  rs_ctl_run_end (run, RS_EXIT_FAILED);
}

static void
print_source (RsCtlRun *run)
{
  const RsSourceStatus *status = rs_session_get_status (run->session);
  g_autofree char *line = rs_report_source (status);

  print_line (run, line);
}

static void
applied (RsCtlRun *run, const RsChangeSet *changes)
{
  const RsSourceStatus *status = rs_session_get_status (run->session);
  gint64 server_now_ns = rs_session_get_server_now (run->session);

  if (status->since_us != run->source_since_us)
    print_source (run);
  run->source_since_us = status->since_us;

  for (guint i = 0; i < rs_change_set_get_n_changes (changes); i++)
    {
      g_autofree char *line = rs_report_change (rs_change_set_get_change (changes, i), server_now_ns);

      print_line (run, line);
    }
}

static void
tick (RsCtlRun *run)
{
  if (run->options->for_us > 0 && rs_clock_get_monotonic (run->clock) - run->started_us >= run->options->for_us)
    rs_ctl_run_end (run, RS_EXIT_GOOD);
}

const RsCtlCommand rs_ctl_watch = {
  .name = "watch",
  .words = "PROFILE",
  .summary = N_ ("Prints every change as a line of JSON"),
  .needs = RS_CTL_NEEDS_SECRET,
  .options = {
    { "for", N_ ("End after S seconds") },
    { "secret-fd", N_ ("Read the secret from file descriptor N") },
  },
  .applied = applied,
  .tick = tick,
};
