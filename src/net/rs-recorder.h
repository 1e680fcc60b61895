/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "net/rs-frame-tap.h"

G_BEGIN_DECLS

typedef struct _RsRecorder RsRecorder;

RsRecorder *rs_recorder_new (const char *path, gboolean overwrite, gboolean anonymous, RsClock *clock, GError **error);
RsRecorder *rs_recorder_ref (RsRecorder *self);
void rs_recorder_unref (RsRecorder *self);

RsFrameTap *rs_recorder_make_tap (RsRecorder *self);
guint rs_recorder_count_frames (RsRecorder *self);
gboolean rs_recorder_has_failed (RsRecorder *self);
gboolean rs_recorder_finish (RsRecorder *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsRecorder, rs_recorder_unref)

G_END_DECLS
