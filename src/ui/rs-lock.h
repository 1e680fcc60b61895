/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *rs_lock_add (AdwActionRow *row);
void rs_lock_set (GtkWidget *lock, gboolean is_locked);
void rs_lock_settle (GtkWidget *row, GSettings *settings, const char *key);

G_END_DECLS
