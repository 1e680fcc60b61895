/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rs_wall_choice_install (GType wall_type);
void rs_wall_choice_watch (GtkWidget *wall);
void rs_wall_choice_add (GtkWidget *wall, GtkWidget *tile);

G_END_DECLS
