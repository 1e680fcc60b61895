/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-board.h"

G_BEGIN_DECLS

GMenuModel *rs_colour_vision_menu_new (void);
void rs_colour_vision_menu_install (GActionMap *window, RsBoard *board);

G_END_DECLS
