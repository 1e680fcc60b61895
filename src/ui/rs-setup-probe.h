/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "model/rs-directory.h"
#include "net/rs-refresh-store.h"
#include "ui/rs-setup-draft.h"
#include "ui/rs-step-list.h"

G_BEGIN_DECLS

#define RS_TYPE_SETUP_PROBE (rs_setup_probe_get_type ())
G_DECLARE_FINAL_TYPE (RsSetupProbe, rs_setup_probe, RS, SETUP_PROBE, GObject)

/*
 * Signals:
 *   finished (gboolean is_good)   the way has been walked, or has ended early
 */

RsSetupProbe *rs_setup_probe_new (RsSetupDraft *draft, RsStepList *steps, RsClock *clock);
void rs_setup_probe_start (RsSetupProbe *self);
void rs_setup_probe_stop (RsSetupProbe *self);
gboolean rs_setup_probe_is_running (RsSetupProbe *self);
RsDirectory *rs_setup_probe_get_directory (RsSetupProbe *self);
RsSecret *rs_setup_probe_get_secret (RsSetupProbe *self);
RsRefreshStore *rs_setup_probe_get_refresh_store (RsSetupProbe *self);
RsSecret *rs_setup_probe_get_refresh_token (RsSetupProbe *self);

G_END_DECLS
