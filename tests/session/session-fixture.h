/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo/rs-demo-host.h"
#include "session/rs-session.h"

G_BEGIN_DECLS

/**
 * SessionFixture:
 * @host: a demo centre on a thread of its own
 * @session: a session that watches it over a real socket
 * @n_applied: change sets so far
 * @states: every source state that was seen, as words with spaces between
 *
 * A session and the centre that it watches.
 */
typedef struct
{
  RsDemoHost *host;
  RsClock *clock;
  RsSession *session;
  guint n_applied;
  GString *states;
  RsSourceState last_state;
} SessionFixture;

typedef gboolean (*SessionCondition) (SessionFixture *fixture);

void session_fixture_set_up (SessionFixture *self, const RsDemoOptions *options);
void session_fixture_set_up_with_secret (SessionFixture *self, const RsDemoOptions *options, const char *secret);
void session_fixture_set_up_with_tap (SessionFixture *self, const RsDemoOptions *options, RsFrameTap *tap);
void session_fixture_tear_down (SessionFixture *self);

void session_fixture_run (SessionFixture *self, double seconds);
void session_fixture_wait (SessionFixture *self, SessionCondition condition, const char *words);
gboolean session_is_filled (SessionFixture *self);
void session_fixture_settle (SessionFixture *self);
void session_fixture_assert_truth (SessionFixture *self, const char *words);
guint64 session_fixture_count (SessionFixture *self, RsCounter counter);

G_END_DECLS
