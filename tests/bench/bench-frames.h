/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BENCH_AGENTS 300

typedef struct
{
  void (*work) (gpointer data);
  gpointer data;
  double best_ns;
} BenchTask;

GPtrArray *bench_frames_make (guint n_frames);
double bench_time_thread (void);
void bench_best_of (guint n_rounds, BenchTask *tasks, guint n_tasks);
const char *bench_judge (gboolean good);

G_END_DECLS
