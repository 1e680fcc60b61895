/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-snapshot-source.h"

G_BEGIN_DECLS

#define TEST_TYPE_SNAPSHOTS (test_snapshots_get_type ())
G_DECLARE_FINAL_TYPE (TestSnapshots, test_snapshots, TEST, SNAPSHOTS, GObject)

/* A server that answers requests for snapshots when the test lets it. */
TestSnapshots *test_snapshots_new (void);
void test_snapshots_set_row (TestSnapshots *self, const char *line);
gboolean test_snapshots_is_asked (TestSnapshots *self);
void test_snapshots_answer (TestSnapshots *self);
void test_snapshots_refuse (TestSnapshots *self);

G_END_DECLS
