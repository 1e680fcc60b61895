/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsShotFunc:
 * @error: (nullable): why there is no picture
 * @user_data: what was given to rs_shot_take()
 */
typedef void (*RsShotFunc) (const GError *error, gpointer user_data);

/**
 * RsShotBytesFunc:
 * @png: the picture
 * @user_data: what was given to rs_shot_take_bytes()
 *
 * Called when a picture was taken.
 */
typedef void (*RsShotBytesFunc) (GBytes *png, gpointer user_data);

void rs_shot_take_bytes (GtkWidget *widget, RsShotBytesFunc done, gpointer user_data);
void rs_shot_take (GtkWidget *window, const char *file_name, RsShotFunc done, gpointer user_data);

G_END_DECLS
