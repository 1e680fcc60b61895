/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-run.h"

#include <glib/gi18n.h>
#include <unistd.h>

/*
 * `ringsidectl record`: writes down the stream until time or a signal ends it.
 */

static gboolean
begin (RsCtlRun *run, GError **error)
{
  const RsCtlOptions *options = run->options;

  run->recorder = rs_recorder_new (options->words[1], options->overwrite, options->anonymous, run->clock, error);
  if (run->recorder == NULL)
    return FALSE;
  rs_session_set_tap (run->session, rs_recorder_make_tap (run->recorder));
  return TRUE;
}

static void
show_progress (RsCtlRun *run)
{
  double seconds = (double) (rs_clock_get_monotonic (run->clock) - run->started_us) / G_USEC_PER_SEC;
  guint n_messages = rs_recorder_count_frames (run->recorder);
  g_autofree char *text = NULL;

  if (!isatty (STDERR_FILENO))
    return;
  text = g_strdup_printf (ngettext ("%.0f s, %u message", "%.0f s, %u messages", n_messages), seconds, n_messages);
  g_printerr ("\r%s", text);
}

static void
tick (RsCtlRun *run)
{
  show_progress (run);
  if (rs_recorder_has_failed (run->recorder))
    rs_ctl_run_end (run, RS_EXIT_FAILED);
  else if (run->options->for_us > 0 && rs_clock_get_monotonic (run->clock) - run->started_us >= run->options->for_us)
    rs_ctl_run_end (run, RS_EXIT_GOOD);
}

static void
stopped (RsCtlRun *run)
{
  g_autoptr (GError) error = NULL;
  guint n_frames = rs_recorder_count_frames (run->recorder);

  if (isatty (STDERR_FILENO))
    g_printerr ("\n");
  if (!rs_recorder_finish (run->recorder, &error))
    {
      g_printerr ("%s\n", error->message);
      run->code = RS_EXIT_FAILED;
    }
  else if (n_frames == 0 && run->code == RS_EXIT_GOOD)
    {
      g_printerr (_ ("Nothing came in that time, so the recording %s is empty.\n"), run->options->words[1]);
      run->code = RS_EXIT_NOT_LIVING;
    }
  g_clear_pointer (&run->recorder, rs_recorder_unref);
}

const RsCtlCommand rs_ctl_record = {
  .name = "record",
  .words = "PROFILE FILE",
  .summary = N_ ("Writes down the stream, without secrets and customers"),
  .needs = RS_CTL_NEEDS_SECRET,
  .options = {
    { "for", N_ ("End after S seconds") },
    { "anonymous", N_ ("Replace names of agents and queues as well") },
    { "force", N_ ("Overwrite a file that is there already") },
    { "secret-fd", N_ ("Read the secret from file descriptor N") },
  },
  .begin = begin,
  .tick = tick,
  .stopped = stopped,
};
