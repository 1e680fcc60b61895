/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-state-cache.h"
#include "test-line.h"

G_BEGIN_DECLS

/**
 * TestPicture:
 * @clock: a virtual clock; the server's clock goes with it, and shows TEST_START_NS at the start
 * @cache: under test
 * @all: every change set so far, merged
 *
 * A state cache and all that came out of it.
 */
typedef struct
{
  RsClock *clock;
  RsStateCache *cache;
  RsChangeSet *all;
  gint64 start_us;
} TestPicture;

void test_picture_set_up (TestPicture *self, gconstpointer user_data);
void test_picture_tear_down (TestPicture *self, gconstpointer user_data);

gint64 test_picture_get_server_now (TestPicture *self);
RsApplyResult test_picture_tell (TestPicture *self, guint32 epoch, const char *line);
RsApplyResult test_picture_tell_cache (TestPicture *self, RsStateCache *cache, guint32 epoch, const char *line);
void test_picture_wait (TestPicture *self, double seconds);
void test_picture_begin (TestPicture *self, guint32 epoch, const RsScope *granted);
RsChangeSet *test_picture_take (TestPicture *self);

void test_picture_assert (TestPicture *self, const char *line);
gboolean test_picture_shows (TestPicture *self, const char *line);

RsScope *test_scope (const char *agents, const char *queues, gboolean interactions);

G_END_DECLS
