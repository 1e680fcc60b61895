/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "base/rs-notify-socket.h"
#include "session/rs-session.h"

G_BEGIN_DECLS

typedef struct _RsWatchdogFeeder RsWatchdogFeeder;

RsWatchdogFeeder *rs_watchdog_feeder_new (RsNotifySocket *socket, gint64 period_us, RsClock *clock);
void rs_watchdog_feeder_free (RsWatchdogFeeder *self);

void rs_watchdog_feeder_set_session (RsWatchdogFeeder *self, RsSession *session);
void rs_watchdog_feeder_expect_frames (RsWatchdogFeeder *self, gboolean are_expected);
void rs_watchdog_feeder_note_frame (RsWatchdogFeeder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsWatchdogFeeder, rs_watchdog_feeder_free)

G_END_DECLS
