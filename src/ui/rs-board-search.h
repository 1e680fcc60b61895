/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-board.h"

G_BEGIN_DECLS

#define RS_TYPE_BOARD_SEARCH (rs_board_search_get_type ())
G_DECLARE_FINAL_TYPE (RsBoardSearch, rs_board_search, RS, BOARD_SEARCH, GtkWidget)

GtkWidget *rs_board_search_new (RsBoard *board);
void rs_board_search_open (RsBoardSearch *self);
void rs_board_search_type (RsBoardSearch *self, const char *text);
void rs_board_search_close (RsBoardSearch *self);
void rs_board_search_listen (RsBoardSearch *self, GtkWindow *window);

G_END_DECLS
