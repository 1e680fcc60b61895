/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-check-private.h"

#include <glib/gi18n-lib.h>

/**
 * rs_check_begin_directory:
 * @self: a check under way
 *
 * Says where names come from.
 */
void
rs_check_begin_directory (RsCheck *self)
{
  const RsSourceConfig *config = self->config;

  if (config->users_url == NULL && config->queues_url == NULL && config->names_file == NULL)
    rs_check_conclude (self, RS_CHECK_GOOD,
                       g_strdup (_ ("The profile names no directory: names come with the stream.")));
  else
    rs_check_conclude (self, RS_CHECK_SKIPPED, g_strdup (_ ("The board asks for names by itself when it is open.")));
}
