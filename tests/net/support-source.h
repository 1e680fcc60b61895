/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-stream-source.h"
#include "support-desk.h"

G_BEGIN_DECLS

/**
 * TestSource:
 * @desk: a server
 * @elsewhere: another server, which nobody has a reason to call
 * @clock: a virtual clock
 * @source: under test; asks for the agents a1 and a2
 * @status: what it said of itself last
 * @snapshots: (nullable): a source of snapshots beside the stream, for the next source that is made
 * @seen: the states that it has been in since it was started, 1 << state
 * @most_unconfirmed: the most entities that were unconfirmed at a time
 * @changes: all that it delivered, merged
 *
 * A stream source and the server that it talks to.
 */
typedef struct
{
  TestDesk *desk;
  TestDesk *elsewhere;
  RsClock *clock;
  RsStreamSource *source;
  RsSourceStatus *status;
  RsSnapshotSource *snapshots;
  guint seen;
  guint most_unconfirmed;
  RsChangeSet *changes;
} TestSource;

void test_source_set_up (TestSource *self, gconstpointer user_data);
void test_source_tear_down (TestSource *self, gconstpointer user_data);

void test_source_restart (TestSource *self);
void test_source_start (TestSource *self);
void test_source_make (TestSource *self, const char *stream_url, const char *ca_file);
void test_source_go_live (TestSource *self);
void test_source_wait_for_state (TestSource *self, RsSourceState state);
void test_source_assert_next (TestSource *self, double least_seconds, double most_seconds);
void test_source_advance (TestSource *self, double seconds);
const char *test_source_get_agent_status (TestSource *self, const char *id);
void test_source_wait_for_status (TestSource *self, const char *id, const char *status);

G_END_DECLS
