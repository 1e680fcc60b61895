/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-roster-view.h"
#include "ui/rs-wall.h"

G_BEGIN_DECLS

/**
 * RsBoardPeople:
 * @wall: where they are shown; belongs to the board
 * @roster: (nullable): who is shown, in order
 * @view: (nullable): the settings that say who and how, of schema View
 * @search: (nullable): words that are looked for
 * @names: how they are named
 * @is_unattended: whether nobody sits before the board, who could scroll
 *
 * The people on a board: brings settings, roster and wall together.
 */
typedef struct
{
  RsWall *wall;
  RsRosterView *roster;
  GSettings *view;
  char *search;
  RsNames names;
  gboolean is_unattended;
} RsBoardPeople;

void rs_board_people_set_model (RsBoardPeople *self, RsBoardModel *model);
void rs_board_people_set_view (RsBoardPeople *self, GSettings *view);
void rs_board_people_set_unattended (RsBoardPeople *self, gboolean is_unattended);
void rs_board_people_set_names (RsBoardPeople *self, RsNames names);
void rs_board_people_set_search (RsBoardPeople *self, const char *text);
guint rs_board_people_get_n_shown (const RsBoardPeople *self);
guint rs_board_people_get_n_hidden (const RsBoardPeople *self);
gboolean rs_board_people_can_show_all (const RsBoardPeople *self);
void rs_board_people_show_all (RsBoardPeople *self);
void rs_board_people_tick (const RsBoardPeople *self, gint64 now_ns);
void rs_board_people_count (RsBoardPeople *self);
void rs_board_people_clear (RsBoardPeople *self);

G_END_DECLS
