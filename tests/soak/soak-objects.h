/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SoakObjectsFunc:
 * @type: a type of objects
 * @n_living: how many there are
 * @user_data: what the caller gave
 */
typedef void (*SoakObjectsFunc) (GType type, int n_living, gpointer user_data);

guint soak_objects_count (void);
void soak_objects_foreach (SoakObjectsFunc func, gpointer user_data);

G_END_DECLS
