/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-board-model.h"
#include "ui/rs-board-people.h"
#include "ui/rs-frozen-band.h"
#include "ui/rs-message-page.h"
#include "ui/rs-queue-choice.h"
#include "ui/rs-queue-row.h"
#include "ui/rs-roster-table.h"
#include "ui/rs-status-strip.h"
#include "ui/rs-wall.h"

G_BEGIN_DECLS

/**
 * RsBoardParts:
 * @handle: holds the strip, by which the window is moved
 * @strip: name, state, tally and clock
 * @queues: the cards
 * @choice: which queues have one
 * @wall: the agents
 * @table: (nullable): the agents as a list, in place of the wall; made when it is asked for first
 * @people: who is on the wall
 * @band: what a frozen board says
 * @page: what stands in place of the wall when there is nobody on it
 *
 * The children of a board, which owns them.
 */
typedef struct
{
  GtkWidget *handle;
  RsStatusStrip *strip;
  RsQueueRow *queues;
  RsQueueChoice choice;
  RsWall *wall;
  RsRosterTable *table;
  RsBoardPeople people;
  RsFrozenBand *band;
  RsMessagePage *page;
} RsBoardParts;

void rs_board_parts_init (RsBoardParts *self, GtkWidget *board);
void rs_board_parts_set_look (const RsBoardParts *self, const RsLook *look);
void rs_board_parts_show_agents (RsBoardParts *self, const RsLook *look, gboolean wall, gboolean table);
void rs_board_parts_tick (const RsBoardParts *self, gint64 now_ns);
void rs_board_parts_set_model (RsBoardParts *self, RsBoardModel *model);
void rs_board_parts_allocate (const RsBoardParts *self, const RsLook *look, int width, int height);

G_END_DECLS
