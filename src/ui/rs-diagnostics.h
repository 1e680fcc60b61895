/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "model/rs-change-set.h"
#include "ui/rs-fact-sheet.h"

G_BEGIN_DECLS

#define RS_DIAGNOSTICS_MAX_STEPS 100

typedef struct _RsDiagnostics RsDiagnostics;

RsDiagnostics *rs_diagnostics_new (RsClock *clock, GTimeZone *zone);
void rs_diagnostics_free (RsDiagnostics *self);

void rs_diagnostics_take (RsDiagnostics *self, const RsChangeSet *changes, const RsSourceStatus *status,
                          gint64 server_now_ns);
RsFactSheet *rs_diagnostics_read (RsDiagnostics *self, const RsSourceStatus *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDiagnostics, rs_diagnostics_free)

G_END_DECLS
