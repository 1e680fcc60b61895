/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-board-model.h"
#include "net/rs-source.h"

G_BEGIN_DECLS

/**
 * TestReplay:
 * @directory: a folder for the recording
 * @path: the recording
 * @clock: a virtual clock, by which it is played
 * @source: under test, NULL until test_replay_start()
 * @model: the picture
 * @status: (nullable): what the source said of itself last
 * @states: every state that it went through, as words with spaces between
 *
 * A recording and the source that plays it.
 */
typedef struct
{
  char *directory;
  char *path;
  RsClock *clock;
  RsSource *source;
  RsBoardModel *model;
  RsSourceStatus *status;
  GString *states;
  guint n_delivered;
} TestReplay;

void test_replay_set_up (TestReplay *self, gconstpointer user_data);
void test_replay_tear_down (TestReplay *self, gconstpointer user_data);

void test_replay_write (TestReplay *self, const char *text);
void test_replay_start (TestReplay *self, double speed);
void test_replay_start_file (TestReplay *self, const char *path, double speed);
void test_replay_play_all (TestReplay *self);
void test_replay_advance (TestReplay *self, double seconds);
char *test_replay_dump (TestReplay *self);
const char *test_replay_get_agent_status (TestReplay *self, const char *id);

G_END_DECLS
