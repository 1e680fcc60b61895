/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "identity/rs-profile.h"
#include "identity/rs-secret.h"
#include "model/rs-board-model.h"
#include "model/rs-source-status.h"
#include "net/rs-frame-tap.h"
#include "net/rs-refresh-store.h"
#include "session/rs-feed-pulse.h"

G_BEGIN_DECLS

#define RS_TYPE_SESSION (rs_session_get_type ())
G_DECLARE_FINAL_TYPE (RsSession, rs_session, RS, SESSION, GObject)

/*
 * Signals:
 *   applied (RsChangeSet *changes)   once per change set, after the models and the status took it
 */

RsSession *rs_session_new (RsProfile *profile, RsSecret *secret, RsClock *clock);
void rs_session_set_tap (RsSession *self, RsFrameTap *tap);
void rs_session_set_refresh_store (RsSession *self, RsRefreshStore *store);
void rs_session_set_replay_speed (RsSession *self, double speed);
void rs_session_start (RsSession *self);
void rs_session_show_fields (RsSession *self, RsKind kind, guint32 fields);
void rs_session_take_roster (RsSession *self, RsProfile *profile);
void rs_session_stop (RsSession *self);

RsProfile *rs_session_get_profile (RsSession *self);
RsBoardModel *rs_session_get_model (RsSession *self);
const RsSourceStatus *rs_session_get_status (RsSession *self);
RsFeedPulse *rs_session_get_pulse (RsSession *self);
gboolean rs_session_is_living (RsSession *self);
gint64 rs_session_get_server_now (RsSession *self);

G_END_DECLS
