/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-stream-feed.h"

G_BEGIN_DECLS

/**
 * TestFeed:
 * @clock: a virtual clock
 * @feed: under test; asks for the agents a1, a2, a3, the queue q1 and all interactions
 * @line: (nullable): the connection
 * @changes: what test_feed_take() took last
 *
 * A feed whose server is the test.
 */
typedef struct
{
  RsClock *clock;
  RsStreamFeed *feed;
  RsFeedLine *line;
  RsChangeSet *changes;
} TestFeed;

void test_feed_set_up (TestFeed *self, gconstpointer user_data);
void test_feed_tear_down (TestFeed *self, gconstpointer user_data);

void test_feed_connect (TestFeed *self);
void test_feed_disconnect (TestFeed *self);
RsMessageType test_feed_tell_line (TestFeed *self, RsFeedLine *line, const char *frame);
RsMessageType test_feed_tell (TestFeed *self, const char *frame);
void test_feed_tell_all (TestFeed *self, const char *const *frames);
void test_feed_subscribe (TestFeed *self);
void test_feed_wait (TestFeed *self, double seconds);
guint test_feed_take (TestFeed *self);
const RsChange *test_feed_find (TestFeed *self, RsKind kind, const char *id);

guint64 test_feed_count (TestFeed *self, RsCounter counter);
guint64 test_feed_count_malformed (TestFeed *self, RsMalformed reason);
guint test_feed_count_unconfirmed (TestFeed *self);

G_END_DECLS
