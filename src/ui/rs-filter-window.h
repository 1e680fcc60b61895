/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-board.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_FILTER_WINDOW (rs_filter_window_get_type ())
G_DECLARE_FINAL_TYPE (RsFilterWindow, rs_filter_window, RS, FILTER_WINDOW, AdwWindow)

GtkWidget *rs_filter_window_new (RsBoard *board);

G_END_DECLS
