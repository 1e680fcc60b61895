/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "demo/rs-demo-floor.h"

G_BEGIN_DECLS

/*
 * The plainest thing that can follow a stream: applies frames one after the other and keeps the last value of
 * every field. It knows nothing of versions; who hands it frames sees to their order.
 */
typedef struct _DemoReplay DemoReplay;

DemoReplay *demo_replay_new (void);
void demo_replay_free (DemoReplay *self);
void demo_replay_apply (DemoReplay *self, GBytes *frame);
void demo_replay_assert_equals_truth (DemoReplay *self, const char *truth);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoReplay, demo_replay_free)

guint64 demo_frame_get_sequence (GBytes *frame);
char *demo_frame_dup_type (GBytes *frame);
char *demo_frame_dup_id (GBytes *frame);
gboolean demo_frame_mentions (GBytes *frame, const char *needle);
char *demo_frame_dup_timestamp (GBytes *frame);
char *demo_frame_without_monotonic (GBytes *frame);

extern const char demo_subscribe_all[];

G_END_DECLS
