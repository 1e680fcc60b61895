/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-log-tail.h"

#include "base/rs-log.h"
#include "base/rs-tsan.h"

#include <string.h>

/* The last lines of the log, for whoever looks for what went wrong. All threads write it. */

#define MAX_LINE_BYTES 500

static GMutex mutex;
static char *lines[RS_LOG_TAIL_LINES]; /* a ring */
static guint n_added;

/**
 * rs_log_tail_add:
 * @line: what was logged
 *
 * Keeps a line or its beginning, without secrets and without addresses of people, in place of the oldest.
 */
void
rs_log_tail_add (const char *line)
{
  g_autofree char *start = g_utf8_make_valid (line, (gssize) MIN (strlen (line), MAX_LINE_BYTES));
  char *clean = rs_log_redact_people (start);

  RS_LOCK (&mutex);
  g_free (lines[n_added % RS_LOG_TAIL_LINES]);
  lines[n_added % RS_LOG_TAIL_LINES] = clean;
  n_added++;
  RS_UNLOCK (&mutex);
}

/**
 * rs_log_tail_dup:
 *
 * Returns: (transfer full): the last lines, the oldest first
 */
GStrv
rs_log_tail_dup (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  RS_LOCK (&mutex);
  for (guint i = n_added > RS_LOG_TAIL_LINES ? n_added - RS_LOG_TAIL_LINES : 0; i < n_added; i++)
    g_strv_builder_add (builder, lines[i % RS_LOG_TAIL_LINES]);
  RS_UNLOCK (&mutex);
  return g_strv_builder_end (builder);
}

/**
 * rs_log_tail_clear:
 *
 * Forgets all lines.
 */
void
rs_log_tail_clear (void)
{
  RS_LOCK (&mutex);
  for (guint i = 0; i < RS_LOG_TAIL_LINES; i++)
    g_clear_pointer (&lines[i], g_free);
  n_added = 0;
  RS_UNLOCK (&mutex);
}
