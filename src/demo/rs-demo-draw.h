/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rs_demo_draw_chance (GRand *rand, double share);
double rs_demo_draw_between (GRand *rand, double low, double high);
double rs_demo_draw_around (GRand *rand, double mean);
guint rs_demo_draw_index (GRand *rand, guint count);
void rs_demo_draw_shuffle (GRand *rand, gpointer *items, guint count);

G_END_DECLS
