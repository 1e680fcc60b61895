/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "base/rs-error.h"
#include "ctl/rs-ctl-options.h"
#include "net/rs-recorder.h"
#include "session/rs-session.h"

G_BEGIN_DECLS

typedef struct _RsCtlRun RsCtlRun;

/**
 * RsCtlCommand:
 * @begin: (nullable): called before the session is started; %FALSE with an error if it must not be
 * @applied: called after each change set
 * @tick: called ten times a second
 * @finish: called at the end, with the code that the run ends with
 * @stopped: (nullable): called when the session has stopped; may change the run's code
 *
 * What a command does while a session runs.
 */
typedef struct
{
  gboolean (*begin) (RsCtlRun *run, GError **error);
  void (*applied) (RsCtlRun *run, const RsChangeSet *changes);
  void (*tick) (RsCtlRun *run);
  void (*finish) (RsCtlRun *run, RsExit code);
  void (*stopped) (RsCtlRun *run);
} RsCtlCommand;

struct _RsCtlRun
{
  const RsCtlOptions *options;
  const RsCtlCommand *command;
  RsClock *clock;
  RsSession *session;
  GMainLoop *loop;
  RsExit code;
  gint64 started_us;
  gint64 quiet_since_us;  /* 0 while the source is not living */
  gint64 source_since_us; /* when the source state that was told last began */
  guint64 last_applied;
  char *last_sentence;
  RsRecorder *recorder; /* for record */
  RsTimer *ticker;
};

RsExit rs_ctl_run (const RsCtlOptions *options, const RsCtlCommand *command);
void rs_ctl_run_end (RsCtlRun *self, RsExit code);

extern const RsCtlCommand rs_ctl_dump;
extern const RsCtlCommand rs_ctl_record;
extern const RsCtlCommand rs_ctl_replay;
extern const RsCtlCommand rs_ctl_watch;

G_END_DECLS
