/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "base/rs-error.h"
#include "ctl/rs-ctl-options.h"
#include "net/rs-recorder.h"
#include "session/rs-session.h"

G_BEGIN_DECLS

struct _RsCtlRun
{
  const RsCtlOptions *options;
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

RsExit rs_ctl_run (const RsCtlOptions *options);
void rs_ctl_run_end (RsCtlRun *self, RsExit code);

G_END_DECLS
