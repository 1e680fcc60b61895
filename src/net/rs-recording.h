/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "wire/rs-recording-line.h"

G_BEGIN_DECLS

typedef struct _RsRecording RsRecording;

RsRecording *rs_recording_open (const char *path, GError **error);
void rs_recording_free (RsRecording *self);

gint64 rs_recording_get_started (RsRecording *self);
gboolean rs_recording_next (RsRecording *self, RsRecordingLine *line);
char *rs_recording_describe_faults (RsRecording *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsRecording, rs_recording_free)

G_END_DECLS
