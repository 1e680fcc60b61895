/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-roster-choice.h"

/**
 * rs_roster_choice_clear:
 * @self: a choice
 *
 * Leaves it empty.
 */
void
rs_roster_choice_clear (RsRosterChoice *self)
{
  g_strfreev (self->users);
  g_strfreev (self->queues);
  *self = (RsRosterChoice){ 0 };
}

/**
 * rs_roster_choice_is_empty:
 * @self: a choice
 *
 * Returns: whether a board of it would show nothing
 */
gboolean
rs_roster_choice_is_empty (const RsRosterChoice *self)
{
  return !self->everyone && !self->all_queues && (self->users == NULL || self->users[0] == NULL) &&
         (self->queues == NULL || self->queues[0] == NULL);
}
