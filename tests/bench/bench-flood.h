/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BenchFlood BenchFlood;

BenchFlood *bench_flood_start (GPtrArray *frames, guint n_connections);
const char *bench_flood_get_url (BenchFlood *self);
void bench_flood_free (BenchFlood *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchFlood, bench_flood_free)

G_END_DECLS
