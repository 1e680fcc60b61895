/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-decoder.h"

#include <string.h>

/* Protocol §5, through the decoder: what comes in and what must go out. */

static const struct
{
  const char *frame;
  const char *reply;
} dialects[] = {
  { "ping", "pong" },
  { "{\"type\":\"heartbeat\"}", "{\"type\":\"heartbeat\"}" },
  { "{\"type\":\"ping\"}", "{\"type\":\"pong\"}" },
  { "{\"type\":\"PING\"}", "{\"type\":\"pong\"}" },
  { "{\"type\":\"keepalive\"}", "{\"type\":\"keepalive\"}" },
  { "{\"type\":\"Keep-Alive\"}", "{\"type\":\"Keep-Alive\"}" },
  { "{\"type\":\"keep_alive\"}", "{\"type\":\"keep_alive\"}" },
  { "{\"type\":\"HEART_BEAT\"}", "{\"type\":\"HEART_BEAT\"}" },
  { "{\"command\":\"ping\"}", "{\"command\":\"pong\"}" },
  { "{\"event\":\"heartbeat\"}", "{\"event\":\"heartbeat\"}" },
  { "{\"topicName\":\"heartbeat\"}", "{\"topicName\":\"heartbeat\"}" },
  { "{\"type\":\"heartbeat\",\"id\":\"x7\"}", "{\"type\":\"heartbeat\",\"id\":\"x7\"}" },
  { "{\"type\":\"ping\",\"id\":7}", "{\"type\":\"pong\",\"id\":7}" },
  { "{\"type\":\"heartbeat\",\"sequence\":12,\"timestamp\":\"2026-01-01T00:00:00Z\",\"payload\":{}}",
    "{\"type\":\"heartbeat\",\"sequence\":12,\"timestamp\":\"2026-01-01T00:00:00Z\"}" },
  { "{\"type\":\"heartbeat\",\"id\":null,\"sequence\":[1]}", "{\"type\":\"heartbeat\"}" },
};

static void
test_every_dialect_is_answered_in_kind (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dialects); i++)
    {
      g_auto (RsMessage) message = { 0 };

      rs_decoder_decode (dialects[i].frame, strlen (dialects[i].frame), NULL, &message);
      g_test_message ("%s", dialects[i].frame);
      g_assert_cmpint (message.type, ==, RS_MESSAGE_HEARTBEAT);
      g_assert_cmpstr (message.reply, ==, dialects[i].reply);
    }
}

static const char *const others[] = {
  "{\"type\":\"heartbeats\"}",
  "{\"type\":\"heart\"}",
  "{\"type\":\"pingpong\"}",
  "{\"type\":\"heart beat\"}",
  "{\"type\":\"pong\"}",
  "{\"type\":\"\"}",
  "{\"type\":\"-\"}",
  "{\"type\":\"other\",\"command\":1,\"event\":[\"ping\"]}",
  "{\"kind\":\"ping\",\"type\":\"x\"}",
};

static void
test_other_messages_are_no_heartbeats (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_auto (RsMessage) message = { 0 };

      rs_decoder_decode (others[i], strlen (others[i]), NULL, &message);
      g_test_message ("%s", others[i]);
      g_assert_cmpint (message.type, ==, RS_MESSAGE_UNKNOWN);
      g_assert_null (message.reply);
    }
}

static void
test_the_answer_s_word_is_a_setting (void)
{
  g_auto (RsMessage) message = { 0 };
  const char *frame = "{\"command\":\"heartbeat\",\"id\":1}";

  rs_decoder_decode (frame, strlen (frame), "pong", &message);
  g_assert_cmpstr (message.reply, ==, "{\"command\":\"pong\",\"id\":1}");
}

static const struct
{
  const char *frame;
  gint64 interval_us;
} intervals[] = {
  { "{\"type\":\"heartbeat\"}", 0 },
  { "{\"type\":\"heartbeat\",\"intervalSeconds\":5}", 5 * G_USEC_PER_SEC },
  { "{\"type\":\"heartbeat\",\"payload\":{\"intervalSeconds\":2.5}}", 2500000 },
  { "{\"type\":\"heartbeat\",\"intervalSeconds\":-5}", 0 },
  { "{\"type\":\"heartbeat\",\"intervalSeconds\":1e300}", 0 },
  { "{\"type\":\"heartbeat\",\"intervalSeconds\":\"5\"}", 0 },
  { "{\"type\":\"heartbeat\",\"intervalSeconds\":null,\"payload\":[]}", 0 },
};

static void
test_the_period_is_read_if_it_is_told (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      g_auto (RsMessage) message = { 0 };

      rs_decoder_decode (intervals[i].frame, strlen (intervals[i].frame), NULL, &message);
      g_test_message ("%s", intervals[i].frame);
      g_assert_cmpint (message.type, ==, RS_MESSAGE_HEARTBEAT);
      g_assert_cmpint (message.interval_us, ==, intervals[i].interval_us);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/heartbeat/every-dialect-is-answered-in-kind", test_every_dialect_is_answered_in_kind);
  g_test_add_func ("/wire/heartbeat/other-messages-are-no-heartbeats", test_other_messages_are_no_heartbeats);
  g_test_add_func ("/wire/heartbeat/the-answer-s-word-is-a-setting", test_the_answer_s_word_is_a_setting);
  g_test_add_func ("/wire/heartbeat/the-period-is-read-if-it-is-told", test_the_period_is_read_if_it_is_told);
  return g_test_run ();
}
