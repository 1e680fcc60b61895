/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-target.h"

#include "wire/rs-recording-line.h"

#include <string.h>

/* A line of a recording: refused, or what it says can be written and read again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_auto (RsRecordingLine) line = { 0 };
  g_auto (RsRecordingLine) again = { 0 };
  g_autofree char *text = NULL;
  gint64 started_us;

  rs_recording_line_parse_header ((const char *) data, size, &started_us);
  if (!rs_recording_line_parse (&line, (const char *) data, size))
    return 0;
  text = rs_recording_line_format (&line);
  g_assert_true (rs_recording_line_parse (&again, text, strlen (text)));
  g_assert_cmpint (line.event, ==, again.event);
  return 0;
}
