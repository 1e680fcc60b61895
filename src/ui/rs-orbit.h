/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RS_ORBIT_SPAN 8 /* pixels by which a board wanders, in width and in height */

void rs_orbit_get_shift (gint64 step, int *x, int *y);

G_END_DECLS
