/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-delta.h"
#include "wire/rs-gap-watch.h"

G_BEGIN_DECLS

typedef struct _RsRestartWatch RsRestartWatch;

RsRestartWatch *rs_restart_watch_new (gint64 window_us);
void rs_restart_watch_free (RsRestartWatch *self);

void rs_restart_watch_begin (RsRestartWatch *self);
gboolean rs_restart_watch_note (RsRestartWatch *self, RsGapScope scope, const RsDelta *delta, gint64 now_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsRestartWatch, rs_restart_watch_free)

G_END_DECLS
