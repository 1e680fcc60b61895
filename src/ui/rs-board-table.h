/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-board-model.h"
#include "model/rs-shown-name.h"
#include "model/rs-source-status.h"

G_BEGIN_DECLS

/**
 * RsBoardTable:
 * @board_name: what the board is called
 * @status: how far it can be trusted
 * @taken_at: when the table is made, in the board's time zone
 * @agents: the agents that are shown, in their order
 * @queues: the queues that are shown
 * @names: how people are named
 * @now_ns: the time at the server; where it stands, if the picture is not living
 *
 * What is written into a table.
 */
typedef struct
{
  const char *board_name;
  const RsSourceStatus *status;
  GDateTime *taken_at;
  GListModel *agents;
  GListModel *queues;
  RsNames names;
  gint64 now_ns;
} RsBoardTable;

GString *rs_board_table_write (const RsBoardTable *self);

G_END_DECLS
