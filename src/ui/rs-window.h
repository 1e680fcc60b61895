/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "session/rs-session.h"
#include "ui/rs-board.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_WINDOW (rs_window_get_type ())
G_DECLARE_FINAL_TYPE (RsWindow, rs_window, RS, WINDOW, AdwApplicationWindow)

RsWindow *rs_window_new (GtkApplication *application, GSettings *settings, GMenuModel *boards, RsClock *clock);

void rs_window_set_session (RsWindow *self, RsSession *session);
void rs_window_set_board_name (RsWindow *self, const char *name);
void rs_window_follow (RsWindow *self, RsWindow *leader);
void rs_window_tell (RsWindow *self, RsSourceState state, const char *title, const char *sentence);
void rs_window_say (RsWindow *self, const char *notice);
const char *rs_window_get_notice (RsWindow *self);
void rs_window_set_size (RsWindow *self, int width, int height);
void rs_window_become_kiosk (RsWindow *self);
void rs_window_set_urgent (RsWindow *self, gboolean is_urgent);
void rs_window_set_view (RsWindow *self, GSettings *view);
void rs_window_add_foot (RsWindow *self, GtkWidget *foot);
RsBoard *rs_window_get_board (RsWindow *self);

G_END_DECLS
