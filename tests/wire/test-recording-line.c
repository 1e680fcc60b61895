/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-recording-line.h"

#include <string.h>

static void
assert_round_trip (const RsRecordingLine *line, const char *expected)
{
  g_autofree char *text = rs_recording_line_format (line);
  g_auto (RsRecordingLine) back = { 0 };

  g_assert_cmpstr (text, ==, expected);
  g_assert_true (rs_recording_line_parse (&back, text, strlen (text)));
  g_assert_cmpint (back.event, ==, line->event);
  g_assert_cmpint (back.at_us, ==, line->at_us);
  g_assert_cmpuint (back.connection, ==, line->connection);
  g_assert_cmpstr (back.text, ==, line->text);
  g_assert_cmpint (back.reason, ==, line->reason);
  g_assert_cmpuint (back.code, ==, line->code);
}

static void
test_every_event_comes_back (void)
{
  const RsRecordingLine lines[] = {
    { .event = RS_RECORDING_OPENED, .at_us = 5289, .connection = 1 },
    { .event = RS_RECORDING_SENT, .at_us = 5000, .connection = 1, .text = (char *) "{\"type\":\"é\\n\"}" },
    { .event = RS_RECORDING_FRAME, .at_us = 31536000000001, .connection = 2, .text = (char *) "ping" },
    { .event = RS_RECORDING_DROPPED, .connection = 1, .reason = RS_MALFORMED_TOO_DEEP },
    { .event = RS_RECORDING_CLOSED, .at_us = 7, .connection = 1, .code = 1006 },
    { .event = RS_RECORDING_ENDED, .at_us = 1000 },
  };
  const char *const texts[] = {
    "{\"at\":5.289,\"connection\":1,\"event\":\"opened\"}",
    "{\"at\":5.000,\"connection\":1,\"event\":\"sent\",\"text\":\"{\\\"type\\\":\\\"é\\\\n\\\"}\"}",
    "{\"at\":31536000000.001,\"connection\":2,\"event\":\"frame\",\"text\":\"ping\"}",
    "{\"at\":0.000,\"connection\":1,\"event\":\"dropped\",\"reason\":\"too-deep\"}",
    "{\"at\":0.007,\"connection\":1,\"event\":\"closed\",\"code\":1006}",
    "{\"at\":1.000,\"connection\":0,\"event\":\"ended\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_round_trip (&lines[i], texts[i]);
}

static void
test_the_header_comes_back (void)
{
  g_autofree char *header = rs_recording_line_format_header (G_GINT64_CONSTANT (1767225600123000), TRUE);
  gint64 started_us = 0;

  g_assert_true (g_str_has_prefix (header, "{\"ringsideRecording\":1,\"startedAt\":\"2026-01-01T00:00:00.123Z\""));
  g_assert_nonnull (strstr (header, "\"anonymous\":true"));
  g_assert_true (rs_recording_line_parse_header (header, strlen (header), &started_us));
  g_assert_cmpint (started_us, ==, G_GINT64_CONSTANT (1767225600123000));
}

static void
test_what_is_no_header_is_refused (void)
{
  static const char *const headers[] = {
    "",
    "{}",
    "[1]",
    "{\"ringsideRecording\":1}",
    "{\"ringsideRecording\":2,\"startedAt\":\"2026-01-01T00:00:00Z\"}",
    "{\"ringsideRecording\":1,\"startedAt\":\"soon\"}",
  };
  gint64 started_us;

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    g_assert_false (rs_recording_line_parse_header (headers[i], strlen (headers[i]), &started_us));
}

static void
test_what_is_no_line_is_refused (void)
{
  static const char *const lines[] = {
    "",
    "garbage",
    "{\"at\":1,\"connection\":1}",
    "{\"at\":1,\"connection\":1,\"event\":\"dance\"}",
    "{\"at\":-1,\"connection\":1,\"event\":\"opened\"}",
    "{\"at\":1e300,\"connection\":1,\"event\":\"opened\"}",
    "{\"at\":\"1\",\"connection\":1,\"event\":\"opened\"}",
    "{\"at\":1,\"connection\":0,\"event\":\"opened\"}",
    "{\"at\":1,\"event\":\"opened\"}",
    "{\"at\":1,\"connection\":1,\"event\":\"frame\"}",
    "{\"at\":1,\"connection\":1,\"event\":\"frame\",\"text\":7}",
    "{\"at\":1,\"connection\":1,\"event\":\"dropped\",\"reason\":\"boredom\"}",
    "{\"at\":1,\"connection\":1,\"event\":\"closed\",\"code\":70000}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (RsRecordingLine) line = { 0 };

      g_test_message ("%s", lines[i]);
      g_assert_false (rs_recording_line_parse (&line, lines[i], strlen (lines[i])));
    }
}

static void
test_a_subscription_tells_what_was_asked_for (void)
{
  RsRecordingLine line = { .event = RS_RECORDING_SENT };
  g_autoptr (RsScope) listed = NULL;
  g_autoptr (RsScope) everyone = NULL;

  line.text = (char *) "{\"type\":\"subscribe\",\"payload\":{\"presence\":{\"userIds\":[\"a1\",\"a2\",7]}}}";
  listed = rs_recording_line_get_asked (&line);
  g_assert_cmpuint (rs_scope_count (listed, RS_KIND_AGENT), ==, 2);
  g_assert_false (rs_scope_is_all (listed, RS_KIND_AGENT));
  g_assert_false (rs_scope_is_all (listed, RS_KIND_QUEUE));
  g_assert_false (rs_scope_is_all (listed, RS_KIND_INTERACTION));

  line.text = (char *) "{\"type\":\"subscribe\",\"payload\":{\"presence\":{\"userIds\":null},"
                       "\"queues\":{\"queueIds\":null},\"interactions\":{\"userIds\":null}}}";
  everyone = rs_recording_line_get_asked (&line);
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    g_assert_true (rs_scope_is_all (everyone, (RsKind) kind));

  line.text = (char *) "{\"type\":\"heartbeat\"}";
  g_assert_null (rs_recording_line_get_asked (&line));
  line.text = (char *) "pong";
  g_assert_null (rs_recording_line_get_asked (&line));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recording-line/every-event-comes-back", test_every_event_comes_back);
  g_test_add_func ("/recording-line/the-header-comes-back", test_the_header_comes_back);
  g_test_add_func ("/recording-line/what-is-no-header-is-refused", test_what_is_no_header_is_refused);
  g_test_add_func ("/recording-line/what-is-no-line-is-refused", test_what_is_no_line_is_refused);
  g_test_add_func ("/recording-line/a-subscription-tells-what-was-asked-for",
                   test_a_subscription_tells_what_was_asked_for);
  return g_test_run ();
}
