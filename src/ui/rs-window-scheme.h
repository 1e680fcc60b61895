/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void rs_window_scheme_add (GtkWindow *window, GSettings *settings);
void rs_window_scheme_set (GtkWindow *window, const char *scheme);

G_END_DECLS
