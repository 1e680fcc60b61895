/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-walk.h"

#include <glib-unix.h>

/* A check from its start to its end, or to a signal. */
typedef struct
{
  GMainLoop *loop;
  RsCtlWalkTell tell;
} Walk;

static void
on_line_changed (RsCheck *check, guint step, gpointer user_data)
{
  Walk *walk = user_data;
  RsCheckState state = rs_check_get_line (check, step)->state;

  if (walk->tell != NULL && state != RS_CHECK_RUNNING)
    walk->tell (check, step);
}

static void
on_finished (RsCheck *check, guint result, gpointer user_data)
{
  Walk *walk = user_data;

  g_main_loop_quit (walk->loop);
}

static gboolean
on_signal (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * rs_ctl_walk:
 * @check: a check at rest
 * @tell: (nullable): called for each line when it has ended
 *
 * Runs a check until it ends, or until a signal comes.
 *
 * Returns: whether it came to its end
 */
gboolean
rs_ctl_walk (RsCheck *check, RsCtlWalkTell tell)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Walk walk = { .loop = loop, .tell = tell };
  guint terminate = g_unix_signal_add (SIGTERM, on_signal, loop);
  guint interrupt = g_unix_signal_add (SIGINT, on_signal, loop);
  gboolean is_whole;

  g_signal_connect (check, "line-changed", G_CALLBACK (on_line_changed), &walk);
  g_signal_connect (check, "finished", G_CALLBACK (on_finished), &walk);
  rs_check_start (check);
  g_main_loop_run (loop);
  is_whole = !rs_check_is_running (check);
  g_signal_handlers_disconnect_by_data (check, &walk);
  rs_check_stop (check);
  g_source_remove (terminate);
  g_source_remove (interrupt);
  return is_whole;
}

/**
 * rs_ctl_walk_complain:
 * @check: a check that has ended
 *
 * Says on stderr what failed, if something did, and what to do about it.
 */
void
rs_ctl_walk_complain (RsCheck *check)
{
  for (guint step = 0; step < RS_N_CHECKS; step++)
    {
      const RsCheckLine *line = rs_check_get_line (check, step);

      if (line->state == RS_CHECK_FAILED)
        g_printerr ("%s%s%s\n", line->sentence, line->advice != NULL ? " " : "",
                    line->advice != NULL ? line->advice : "");
    }
}
