/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-run.h"

#include <glib/gi18n.h>

/*
 * `ringsidectl replay`: plays a recording, and prints what `watch` would have printed, or what `dump` would print in
 * the end.
 */

static gboolean
begin (RsCtlRun *run, GError **error)
{
  rs_session_set_replay_speed (run->session, run->options->speed);
  return TRUE;
}

static void
applied (RsCtlRun *run, const RsChangeSet *changes)
{
  if (!run->options->dump)
    rs_ctl_watch.applied (run, changes);
  if (rs_session_get_status (run->session)->state == RS_SOURCE_STATE_STOPPED)
    rs_ctl_run_end (run, RS_EXIT_GOOD);
}

static void
tick (RsCtlRun *run)
{
  rs_ctl_watch.tick (run);
}

static void
finish (RsCtlRun *run, RsExit code)
{
  if (run->options->dump)
    rs_ctl_dump.finish (run, code);
}

const RsCtlCommand rs_ctl_replay = {
  .name = "replay",
  .words = "FILE",
  .summary = N_ ("Plays a recording, as lines of JSON"),
  .needs = RS_CTL_NEEDS_RECORDING,
  .options = {
    { "speed", N_ ("X times as fast as life (1), or max") },
    { "dump", N_ ("Print only the last picture, as dump does") },
    { "for", N_ ("End after S seconds") },
  },
  .begin = begin,
  .applied = applied,
  .tick = tick,
  .finish = finish,
};
