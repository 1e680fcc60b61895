/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "base/rs-error.h"
#include "identity/rs-profile.h"
#include "identity/rs-secret.h"
#include "model/rs-directory.h"
#include "net/rs-refresh-store.h"
#include "session/rs-check-line.h"

G_BEGIN_DECLS

#define RS_TYPE_CHECK (rs_check_get_type ())
G_DECLARE_FINAL_TYPE (RsCheck, rs_check, RS, CHECK, GObject)

/*
 * Signals:
 *   line-changed (guint step)   whenever a step begins or ends
 *   finished (guint exit)       once, when the way has ended: an RsExit
 */

RsCheck *rs_check_new (RsProfile *profile, RsSecret *secret, RsRefreshStore *store, RsClock *clock);
void rs_check_set_last_step (RsCheck *self, RsCheckStep step);
void rs_check_set_time_limit (RsCheck *self, gint64 limit_us);
void rs_check_set_secret_failure (RsCheck *self, const GError *failure);

void rs_check_start (RsCheck *self);
void rs_check_stop (RsCheck *self);

gboolean rs_check_is_running (RsCheck *self);
const RsCheckLine *rs_check_get_line (RsCheck *self, RsCheckStep step);
RsDirectory *rs_check_get_directory (RsCheck *self);
RsExit rs_check_get_result (RsCheck *self);

G_END_DECLS
