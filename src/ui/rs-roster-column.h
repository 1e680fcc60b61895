/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent.h"

G_BEGIN_DECLS

/**
 * RsRosterColumn:
 * @RS_ROSTER_COLUMN_STATE: the state's sign and word
 * @RS_ROSTER_COLUMN_NAME: who
 * @RS_ROSTER_COLUMN_TEAM: of which team
 * @RS_ROSTER_COLUMN_REASON: why, or for which queue
 * @RS_ROSTER_COLUMN_TIME: since when
 * @RS_ROSTER_COLUMN_LIMIT: how long that may last, and whether it is over
 *
 * What a list of agents tells of each.
 */
typedef enum
{
  RS_ROSTER_COLUMN_STATE,
  RS_ROSTER_COLUMN_NAME,
  RS_ROSTER_COLUMN_TEAM,
  RS_ROSTER_COLUMN_REASON,
  RS_ROSTER_COLUMN_TIME,
  RS_ROSTER_COLUMN_LIMIT,
} RsRosterColumn;
#define RS_N_ROSTER_COLUMNS 6

const char *rs_roster_column_get_title (RsRosterColumn column);
gboolean rs_roster_column_ticks (RsRosterColumn column);
gboolean rs_roster_column_moves (RsRosterColumn column);
char *rs_roster_column_format (RsRosterColumn column, RsAgent *agent, RsNames names, gint64 now_ns);
int rs_roster_column_compare (RsRosterColumn column, RsAgent *a, RsAgent *b);

G_END_DECLS
