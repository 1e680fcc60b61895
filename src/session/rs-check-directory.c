/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-check-private.h"

#include "net/rs-directory-loader.h"

#include <glib/gi18n-lib.h>

/*
 * In the middle of a check: who is there? A directory that is not told costs names, and the choice of people; never the
 * board.
 */

static char *
describe (const RsDirectory *directory)
{
  guint n_agents, n_teams, n_queues;

  rs_directory_get_agents (directory, &n_agents);
  rs_directory_get_teams (directory, &n_teams);
  rs_directory_get_queues (directory, &n_queues);
  return g_strdup_printf (_ ("The directory lists agents: %u, teams: %u, queues: %u."), n_agents, n_teams, n_queues);
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsCheck) self = RS_CHECK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (RsDirectory) directory = rs_directory_loader_load_finish (result, &error);
  const char *notice;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (directory == NULL)
    {
      rs_check_conclude_with_error (self, RS_CHECK_DEGRADED, error);
      return;
    }
  notice = rs_directory_get_notice (directory);
  self->directory = rs_directory_ref (directory);
  if (notice != NULL)
    rs_check_conclude (self, RS_CHECK_DEGRADED, g_strdup (notice));
  else
    rs_check_conclude (self, RS_CHECK_GOOD, describe (directory));
}

/**
 * rs_check_begin_directory:
 * @self: a check under way
 *
 * Reads the directory, if the profile names one.
 */
void
rs_check_begin_directory (RsCheck *self)
{
  const RsDirectoryAddresses addresses = { .users_url = self->config->users_url,
                                           .queues_url = self->config->queues_url,
                                           .names_file = self->config->names_file };

  if (addresses.users_url == NULL && addresses.queues_url == NULL && addresses.names_file == NULL)
    rs_check_conclude (self, RS_CHECK_GOOD,
                       g_strdup (_ ("The profile names no directory: names come with the stream.")));
  else
    rs_directory_loader_load_async (self->session, self->tokens, &addresses, self->cancellable, on_loaded,
                                    g_object_ref (self));
}
