/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "model/rs-board-model.h"
#include "model/rs-source-status.h"
#include "ui/rs-colour-vision.h"
#include "ui/rs-look.h"
#include "ui/rs-palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_BOARD (rs_board_get_type ())
G_DECLARE_FINAL_TYPE (RsBoard, rs_board, RS, BOARD, GtkWidget)

GtkWidget *rs_board_new (RsClock *clock);

void rs_board_set_controls (RsBoard *self, GtkWidget *controls);
void rs_board_set_board_name (RsBoard *self, const char *name);
void rs_board_set_model (RsBoard *self, RsBoardModel *model);
void rs_board_show_picture (RsBoard *self, RsBoardModel *model, gint64 taken_us, gint64 server_ns);
void rs_board_set_view (RsBoard *self, GSettings *view);
void rs_board_set_status (RsBoard *self, const RsSourceStatus *status);
void rs_board_set_appearance (RsBoard *self, gboolean dark, gboolean filled);
void rs_board_set_palette (RsBoard *self, const RsPalette *palette);
void rs_board_set_colour_vision (RsBoard *self, RsColourVision vision);
void rs_board_set_letters (RsBoard *self, double smallest_px, double preferred_px);
void rs_board_say (RsBoard *self, RsSourceState state, const char *title, const char *sentence);
void rs_board_offer (RsBoard *self, const char *label, const char *action_name);
void rs_board_tick (RsBoard *self, gint64 server_now_ns);

void rs_board_set_unattended (RsBoard *self, gboolean is_unattended);
gboolean rs_board_is_unattended (RsBoard *self);
void rs_board_set_search (RsBoard *self, const char *text);
const char *rs_board_get_search (RsBoard *self);
guint rs_board_get_n_matches (RsBoard *self, guint *n_agents);
gboolean rs_board_can_show_everybody (RsBoard *self);
void rs_board_show_everybody (RsBoard *self);
RsBoardModel *rs_board_get_model (RsBoard *self);
GSettings *rs_board_get_view (RsBoard *self);

void rs_board_toggle_list (RsBoard *self);
GListModel *rs_board_get_agents (RsBoard *self);
GListModel *rs_board_get_queues (RsBoard *self);
guint rs_board_count_shown (RsBoard *self);

const RsLook *rs_board_get_look (RsBoard *self);
gboolean rs_board_is_frozen (RsBoard *self);
const char *rs_board_get_message (RsBoard *self);
gboolean rs_board_has_all_tiles (RsBoard *self);

G_END_DECLS
