/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BENCH_AGENTS 300

typedef void (*BenchWork) (gpointer user_data);

GPtrArray *bench_frames_make (guint n_frames);
double bench_time_thread (void);
double bench_best_of (guint n_rounds, BenchWork work, gpointer user_data);
const char *bench_judge (gboolean good);

G_END_DECLS
