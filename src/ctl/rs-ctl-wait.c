/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-wait.h"

#include <glib-unix.h>

static gboolean
on_signal (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * rs_ctl_wait_init:
 * @self: (out caller-allocates): a wait
 *
 * Begins to listen for SIGINT and SIGTERM.
 */
void
rs_ctl_wait_init (RsCtlWait *self)
{
  *self = (RsCtlWait){ .cancellable = g_cancellable_new () };
  self->terminate = g_unix_signal_add (SIGTERM, on_signal, self->cancellable);
  self->interrupt = g_unix_signal_add (SIGINT, on_signal, self->cancellable);
}

/**
 * rs_ctl_wait_on_ready:
 * @object: (nullable): what was called
 * @result: what came of it
 * @user_data: the wait
 *
 * To be given as the callback of what is waited for, with the wait as its data.
 */
void
rs_ctl_wait_on_ready (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RsCtlWait *self = user_data;

  g_set_object (&self->result, result);
}

/**
 * rs_ctl_wait_for_result:
 * @self: a wait; may be used again for the next thing
 *
 * Returns: (transfer full): what came
 */
GAsyncResult *
rs_ctl_wait_for_result (RsCtlWait *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&self->result);
}

/**
 * rs_ctl_wait_clear:
 * @self: a wait
 */
void
rs_ctl_wait_clear (RsCtlWait *self)
{
  g_source_remove (self->terminate);
  g_source_remove (self->interrupt);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->result);
}
