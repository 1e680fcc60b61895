/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TestFlood TestFlood;

/**
 * TestFloodPlan:
 * @frames: frames as they travel, written again and again as fast as the socket takes them
 * @reads: whether it reads what it is sent; a peer that does not is a hostile one
 *
 * What a flood is made of. Beside it a heartbeat is sent every 100 ms, and its answer is waited for.
 */
typedef struct
{
  GBytes *frames;
  gboolean reads;
} TestFloodPlan;

TestFlood *test_flood_new (const TestFloodPlan *plan);
void test_flood_free (TestFlood *self);

const char *test_flood_get_url (TestFlood *self);
guint test_flood_get_n_connections (TestFlood *self);
guint test_flood_get_n_asked (TestFlood *self);
guint test_flood_get_n_answered (TestFlood *self);
gint64 test_flood_get_worst_us (TestFlood *self);

void test_flood_add_frame (GByteArray *frames, guint8 head, const char *payload);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestFlood, test_flood_free)

G_END_DECLS
