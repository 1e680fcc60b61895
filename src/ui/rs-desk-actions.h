/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-board-search.h"

G_BEGIN_DECLS

RsBoardSearch *rs_desk_actions_install (GtkApplicationWindow *window, RsBoard *board);

G_END_DECLS
