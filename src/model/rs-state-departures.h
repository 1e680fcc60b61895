/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-state-cell.h"

G_BEGIN_DECLS

/* Protocol §4: so many interactions that are over keep their versions. */
#define RS_STATE_MAX_ENDED 20000

/* Protocol §4: so long a late `held` may come after `ended`. */
#define RS_STATE_ENDED_KEPT_US (10 * 60 * G_USEC_PER_SEC)

/**
 * RsStateDepartures:
 * @ended: (element-type RsStateCell): interactions that have ended, the earliest first
 * @buried: (element-type RsStateCell): interactions that are taken for over, the earliest first
 * @doubted: (element-type RsStateCell): agents some of whose fields belong to an old status, the earliest first
 *
 * What is about to leave, and when. Private to the state cache, which owns the cells.
 */
typedef struct
{
  GQueue ended;
  GQueue buried;
  GQueue doubted;
} RsStateDepartures;

void rs_state_departures_init (RsStateDepartures *self);
void rs_state_departures_clear (RsStateDepartures *self);

void rs_state_departures_bury (RsStateDepartures *self, RsStateCell *cell, gint64 now_us);
void rs_state_departures_dig_up (RsStateDepartures *self, RsStateCell *cell);
gboolean rs_state_departures_is_buried (const RsStateCell *cell);
void rs_state_departures_drop (RsStateDepartures *self, RsStateCell *cell);
void rs_state_departures_doubt (RsStateDepartures *self, RsStateCell *cell, gint64 now_us);
gint64 rs_state_departures_get_deadline (RsStateDepartures *self);
RsStateCell *rs_state_departures_pop_doubted (RsStateDepartures *self, gint64 now_us);
RsStateCell *rs_state_departures_pop_ended (RsStateDepartures *self);
RsStateCell *rs_state_departures_pop_forgotten (RsStateDepartures *self, gint64 now_us);

G_END_DECLS
