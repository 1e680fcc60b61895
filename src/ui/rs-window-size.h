/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rs_window_size_recall (GtkWindow *window, GSettings *settings);
void rs_window_size_remember (GtkWindow *window, GSettings *settings);
void rs_window_size_toggle_fullscreen (GtkWindow *window);

G_END_DECLS
