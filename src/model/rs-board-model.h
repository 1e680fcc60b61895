/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent.h"
#include "model/rs-queue.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RS_TYPE_BOARD_MODEL (rs_board_model_get_type ())
G_DECLARE_FINAL_TYPE (RsBoardModel, rs_board_model, RS, BOARD_MODEL, GObject)

RsBoardModel *rs_board_model_new (void);

void rs_board_model_apply (RsBoardModel *self, const RsChangeSet *changes);

GListModel *rs_board_model_get_roster (RsBoardModel *self);
GListModel *rs_board_model_get_queues (RsBoardModel *self);
GListModel *rs_board_model_get_interactions (RsBoardModel *self);
guint rs_board_model_count (RsBoardModel *self, RsAgentState state);

G_END_DECLS
