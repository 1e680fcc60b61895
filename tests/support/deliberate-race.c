/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

/*
 * Two threads write one number without any hand-over. Only ThreadSanitizer is to notice, and it must: this proves
 * that it still fires with our suppressions.
 */

static int shared_number;

static gpointer
write_number (gpointer user_data)
{
  for (int i = 0; i < 100000; i++)
    shared_number += i;
  return NULL;
}

int
main (void)
{
  GThread *threads[2];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("racer", write_number, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_print ("%d\n", shared_number);
  return 0;
}
