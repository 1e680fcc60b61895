/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-options.h"
#include "ctl/rs-ctl-prepare.h"
#include "ctl/rs-ctl-print.h"
#include "ctl/rs-ctl-walk.h"

#include "wire/rs-check-report.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

/*
 * `ringsidectl check`: walks the way from a profile to a living board, and prints a line for each step.
 */

static const struct
{
  const char *mark;
  const char *plain; /* where no other letters can be printed */
} marks[] = {
  [RS_CHECK_WAITING] = { " ", " " },  [RS_CHECK_RUNNING] = { " ", " " }, [RS_CHECK_GOOD] = { "✓", "+" },
  [RS_CHECK_DEGRADED] = { "!", "!" }, [RS_CHECK_FAILED] = { "✗", "x" },  [RS_CHECK_SKIPPED] = { "–", "-" },
};

static int
measure_titles (void)
{
  glong width = 0;

  for (guint step = 0; step < RS_N_CHECKS; step++)
    width = MAX (width, g_utf8_strlen (rs_check_step_get_title (step), -1));
  return (int) width;
}

static void
print_line (RsCheck *check, RsCheckStep step)
{
  const RsCheckLine *line = rs_check_get_line (check, step);
  const char *title = rs_check_step_get_title (step);
  const char *mark = g_get_charset (NULL) ? marks[line->state].mark : marks[line->state].plain;
  int width = measure_titles ();

  g_print ("%s %s", mark, title);
  if (line->sentence != NULL)
    g_print ("%*s  %6.0f ms  %s", width - (int) g_utf8_strlen (title, -1), "", (double) line->duration_us / 1000,
             line->sentence);
  g_print ("\n");
  if (line->advice != NULL)
    g_print ("%*s%s\n", width + 15, "", line->advice);
  fflush (stdout);
}

static const char *
get_result_nick (RsExit result)
{
  if (result == RS_EXIT_GOOD)
    return rs_check_state_get_nick (RS_CHECK_GOOD);
  return rs_check_state_get_nick (result == RS_EXIT_FAILED ? RS_CHECK_FAILED : RS_CHECK_DEGRADED);
}

static RsExit
print_json (RsCheck *check, const char *profile)
{
  RsCheckReportLine lines[RS_N_CHECKS];
  g_autofree char *report = NULL;
  g_autofree char *document = NULL;

  for (guint step = 0; step < RS_N_CHECKS; step++)
    {
      const RsCheckLine *line = rs_check_get_line (check, step);

      lines[step] = (RsCheckReportLine){ .step = rs_check_step_get_nick (step),
                                         .title = rs_check_step_get_title (step),
                                         .state = rs_check_state_get_nick (line->state),
                                         .duration_us = line->sentence != NULL ? line->duration_us : -1,
                                         .sentence = line->sentence,
                                         .advice = line->advice };
    }
  report = rs_check_report_make (profile, get_result_nick (rs_check_get_result (check)), lines, RS_N_CHECKS);
  document = g_strconcat (report, "\n", NULL);
  return rs_ctl_print (document);
}

/* Who reads along on a terminal has seen it already. */
static gboolean
is_seen (const RsCtlOptions *options)
{
  return !options->json && isatty (STDOUT_FILENO) && isatty (STDERR_FILENO);
}

static RsExit
walk (RsCheck *check, const RsCtlOptions *options)
{
  gboolean is_whole = rs_ctl_walk (check, options->json ? NULL : print_line);

  if (!is_whole)
    {
      g_printerr (_ ("The check was stopped before its end.\n"));
      return RS_EXIT_NOT_LIVING;
    }
  if (options->json && print_json (check, rs_profile_get_name (options->profile)) != RS_EXIT_GOOD)
    return RS_EXIT_FAILED;
  if (!is_seen (options))
    rs_ctl_walk_complain (check);
  return rs_check_get_result (check);
}

static RsExit
run (const RsCtlOptions *options)
{
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  g_autoptr (RsCheck) check = NULL;
  RsExit result;

  if (rs_profile_get_source (options->profile)->kind != RS_PROFILE_KIND_STREAM)
    {
      g_printerr (_ ("“%s” plays a recording: there is nobody to connect to, so there is nothing to check.\n"),
                  rs_profile_get_name (options->profile));
      return RS_EXIT_USAGE;
    }
  check = rs_check_new (options->profile, options->secret, options->refresh_store, clock);
  rs_check_set_time_limit (check, MAX (options->timeout_us, 1));
  if (options->secret_failure != NULL)
    rs_check_set_secret_failure (check, options->secret_failure);
  result = walk (check, options);
  rs_ctl_prepare_end (options);
  return result;
}

const RsCtlCommand rs_ctl_check = {
  .name = "check",
  .words = "PROFILE",
  .summary = N_ ("Walks the way to a living board, with a line for each step"),
  .needs = RS_CTL_NEEDS_SECRET_OR_REASON,
  .options = {
    { "json", N_ ("Print one JSON document") },
    { "timeout", N_ ("Give up after S seconds (60)") },
    { "secret-fd", N_ ("Read the secret from file descriptor N") },
  },
  .run = run,
};
