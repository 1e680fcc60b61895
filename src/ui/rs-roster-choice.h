/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsRosterChoice:
 * @everyone: whether every agent goes on the board, also those who join later
 * @all_queues: whether every queue does
 * @users: (array zero-terminated=1): ids of agents; empty with everyone
 * @queues: (array zero-terminated=1): ids of queues; empty with all queues
 *
 * Who and what goes on a board.
 */
typedef struct
{
  gboolean everyone;
  gboolean all_queues;
  char **users;
  char **queues;
} RsRosterChoice;

void rs_roster_choice_clear (RsRosterChoice *self);
gboolean rs_roster_choice_is_empty (const RsRosterChoice *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsRosterChoice, rs_roster_choice_clear)

G_END_DECLS
