/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "soak-objects.h"

#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

/*
 * Loaded before the libraries of a program that knows nothing of it (LD_PRELOAD), this writes a line of JSON into the
 * file that SOAK_SCALE names, every second: bytes that the program has asked for and not given back, and how many
 * objects of each type are alive.
 */

static FILE *file;

static void
write_type (GType type, int n_living, gpointer user_data)
{
  gboolean *is_first = user_data;

  if (n_living <= 0)
    return;
  fprintf (file, "%s\"%s\":%d", *is_first ? "" : ",", g_type_name (type), n_living);
  *is_first = FALSE;
}

static gboolean
write_line (gpointer user_data)
{
  struct mallinfo2 info = mallinfo2 ();
  gboolean is_first = TRUE;

  fprintf (file, "{\"time\":%.3f,\"allocated\":%zu,\"types\":{", (double) g_get_monotonic_time () / 1e6,
           info.uordblks + info.hblkhd);
  soak_objects_foreach (write_type, &is_first);
  fprintf (file, "}}\n");
  fflush (file);
  return G_SOURCE_CONTINUE;
}

static gpointer
weigh_on (gpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (GSource) source = g_timeout_source_new_seconds (1);

  g_source_set_callback (source, write_line, NULL, NULL);
  g_source_attach (source, context);
  g_main_loop_run (loop);
  return NULL;
}

/* Signals are for the program's own threads, and programs that it starts are not weighed. */
__attribute__ ((constructor)) static void
begin (void)
{
  const char *path = g_getenv ("SOAK_SCALE");
  sigset_t all, before;

  if (path == NULL || (file = fopen (path, "we")) == NULL)
    return;
  g_unsetenv ("LD_PRELOAD");
  g_unsetenv ("SOAK_SCALE");
  sigfillset (&all);
  pthread_sigmask (SIG_SETMASK, &all, &before);
  g_thread_unref (g_thread_new ("scale", weigh_on, NULL));
  pthread_sigmask (SIG_SETMASK, &before, NULL);
}
