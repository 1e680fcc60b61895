/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-run.h"

#include "ctl/rs-ctl-prepare.h"

#include <glib-unix.h>

#define TICK_US (G_USEC_PER_SEC / 10)

/**
 * rs_ctl_run_end:
 * @self: a run
 * @code: the exit code
 *
 * Ends the run; the command's `finish` is called with @code.
 */
void
rs_ctl_run_end (RsCtlRun *self, RsExit code)
{
  self->code = code;
  g_main_loop_quit (self->loop);
}

/* Each sentence is told once, as it comes. */
static void
tell_sentence (RsCtlRun *self, const RsSourceStatus *status)
{
  if (status->sentence == NULL || g_strcmp0 (status->sentence, self->last_sentence) == 0)
    return;
  g_free (self->last_sentence);
  self->last_sentence = g_strdup (status->sentence);
  g_printerr ("%s\n", status->sentence);
}

static void
note_quiet (RsCtlRun *self, const RsSourceStatus *status, const RsChangeSet *changes)
{
  gint64 now_us = rs_clock_get_monotonic (self->clock);
  gboolean is_quiet =
      rs_change_set_get_n_changes (changes) == 0 && status->counters[RS_COUNTER_APPLIED] == self->last_applied;

  self->last_applied = status->counters[RS_COUNTER_APPLIED];
  if (!rs_source_state_is_living (status->state))
    self->quiet_since_us = 0;
  else if (self->quiet_since_us == 0 || !is_quiet)
    self->quiet_since_us = now_us;
}

static void
on_applied (RsSession *session, RsChangeSet *changes, gpointer user_data)
{
  RsCtlRun *self = user_data;
  const RsSourceStatus *status = rs_session_get_status (session);

  tell_sentence (self, status);
  note_quiet (self, status, changes);
  if (self->options->command->applied != NULL)
    self->options->command->applied (self, changes);
  if (rs_source_state_needs_person (status->state))
    rs_ctl_run_end (self, RS_EXIT_FAILED);
}

static gboolean
on_signal (gpointer user_data)
{
  rs_ctl_run_end (user_data, RS_EXIT_GOOD);
  return G_SOURCE_CONTINUE;
}

static void
on_tick (gpointer user_data)
{
  RsCtlRun *self = user_data;

  rs_clear_timer (&self->ticker);
  self->ticker = rs_clock_add_timer (self->clock, NULL, TICK_US, on_tick, self);
  self->options->command->tick (self);
}

/**
 * rs_ctl_run:
 * @options: what the command line asks for, with a command that runs a session
 *
 * Runs a session until the command ends it, a signal comes, or a person is needed.
 *
 * Returns: the exit code
 */
RsExit
rs_ctl_run (const RsCtlOptions *options)
{
  const RsCtlCommand *command = options->command;
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  g_autoptr (RsSession) session = rs_session_new (options->profile, options->secret, clock);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  RsCtlRun run = { .options = options, .clock = clock, .session = session, .loop = loop };
  g_autoptr (GError) error = NULL;
  guint terminate, interrupt;

  if (command->begin != NULL && !command->begin (&run, &error))
    {
      g_printerr ("%s\n", error->message);
      return rs_error_get_exit (error);
    }
  terminate = g_unix_signal_add (SIGTERM, on_signal, &run);
  interrupt = g_unix_signal_add (SIGINT, on_signal, &run);
  run.started_us = rs_clock_get_monotonic (clock);
  rs_session_set_refresh_store (session, options->refresh_store);
  g_signal_connect (session, "applied", G_CALLBACK (on_applied), &run);
  rs_session_start (session);
  on_tick (&run);
  g_main_loop_run (loop);

  if (command->finish != NULL)
    command->finish (&run, run.code);
  rs_session_stop (session);
  if (command->stopped != NULL)
    command->stopped (&run);
  rs_clear_timer (&run.ticker);
  g_source_remove (terminate);
  g_source_remove (interrupt);
  g_free (run.last_sentence);
  rs_ctl_prepare_end (options);
  return run.code;
}
