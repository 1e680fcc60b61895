/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-malformed.h"
#include "model/rs-scope.h"

G_BEGIN_DECLS

/**
 * RsRecordingEvent:
 * @RS_RECORDING_OPENED: a connection stands
 * @RS_RECORDING_SENT: a frame was sent
 * @RS_RECORDING_FRAME: a frame came
 * @RS_RECORDING_DROPPED: a malformed frame came, whose text was not kept
 * @RS_RECORDING_CLOSED: a connection is over
 * @RS_RECORDING_ENDED: the recording is over; until then nothing else came
 *
 * What a line of a recording tells.
 */
typedef enum
{
  RS_RECORDING_OPENED,
  RS_RECORDING_SENT,
  RS_RECORDING_FRAME,
  RS_RECORDING_DROPPED,
  RS_RECORDING_CLOSED,
  RS_RECORDING_ENDED,
} RsRecordingEvent;

/**
 * RsRecordingLine:
 * @event: what happened
 * @at_us: when, microseconds since the recording began
 * @connection: on which connection, counted from 1; 0 for the end of the recording
 * @text: (nullable): what was sent or came
 * @reason: for a dropped frame: what was wrong with it
 * @code: for a closed connection: the WebSocket close code, 0 if there was none
 *
 * A line of a recording.
 */
typedef struct
{
  RsRecordingEvent event;
  gint64 at_us;
  guint connection;
  char *text;
  RsMalformed reason;
  guint code;
} RsRecordingLine;

/* A recording is a file of such lines, each one JSON object, the first of which is its header. */
#define RS_RECORDING_MAX_LINE_BYTES (16 * 1024 * 1024)

char *rs_recording_line_format_header (gint64 started_us, gboolean anonymous);
gboolean rs_recording_line_parse_header (const char *data, gsize length, gint64 *out_started_us);

char *rs_recording_line_format (const RsRecordingLine *self);
gboolean rs_recording_line_parse (RsRecordingLine *self, const char *data, gsize length);
RsScope *rs_recording_line_get_asked (const RsRecordingLine *self);
void rs_recording_line_clear (RsRecordingLine *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsRecordingLine, rs_recording_line_clear)

G_END_DECLS
