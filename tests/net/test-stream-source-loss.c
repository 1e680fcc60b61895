/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-source.h"

#include <string.h>

/* How a living stream ends without a close code, and what follows (protocol §4, §5). Time is virtual, the sockets are
 * real. */

static void
wait_for_loss (TestSource *test)
{
  test_wait_until (!rs_source_state_is_living (test->status->state));
}

static void
test_silence_ends_after_two_and_a_half_heartbeats (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  test_desk_send (test->desk, "{\"type\":\"heartbeat\",\"intervalSeconds\":4}");
  test_wait_until (test->desk->frames->len == 2);
  test_source_advance (test, 9.5);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_LIVE);
  rs_clock_advance (test->clock, G_USEC_PER_SEC);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_STALE);
  g_assert_nonnull (strstr (test->status->sentence, "silent"));
  g_assert_cmpint (test->status->living_until_us, >, 0);
  test_source_advance (test, 0.5);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
}

static void
test_without_heartbeats_silence_ends_after_30_s (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  test_source_advance (test, 29.5);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_LIVE);
  rs_clock_advance (test->clock, G_USEC_PER_SEC);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_STALE);
}

static void
test_a_frame_that_is_not_utf_8_ends_the_connection (TestSource *test, gconstpointer user_data)
{
  static const guint8 frame[] = { 0x81, 0x04, '{', 0xff, 0xfe, '}' };

  test_source_go_live (test);
  test_desk_send_bytes (test->desk, frame, sizeof frame);
  wait_for_loss (test);
  test_source_assert_next (test, 0, 0);
  g_assert_cmpuint (test->status->malformed[RS_MALFORMED_NOT_UTF8], ==, 1);
  test_source_advance (test, 0.1);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
}

static void
test_a_frame_beyond_all_bounds_ends_the_connection (TestSource *test, gconstpointer user_data)
{
  static const guint8 head[] = { 0x81, 127, 0, 0, 0, 0, 0x02, 0, 0, 0 }; /* 32 MiB are about to come */

  test_source_go_live (test);
  test_desk_send_bytes (test->desk, head, sizeof head);
  wait_for_loss (test);
  test_source_assert_next (test, 0, 0);
  g_assert_cmpuint (test->status->malformed[RS_MALFORMED_TOO_LARGE], ==, 1);
  test_source_advance (test, 0.1);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
}

static void
test_a_large_frame_is_dropped_and_the_connection_lives (TestSource *test, gconstpointer user_data)
{
  g_autofree char *frame = g_strnfill (5 * 1024 * 1024, ' ');

  test_source_go_live (test);
  test_desk_send (test->desk, frame);
  test_desk_send (test->desk, "ping");
  test_wait_until (test->desk->frames->len == 2);
  test_source_advance (test, 0.2);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_LIVE);
  g_assert_cmpuint (test->status->malformed[RS_MALFORMED_TOO_LARGE], ==, 1);
}

/* Freed in every phase, it leaves nothing that waits: the clock is held by whatever does. */
static void
test_freed_whenever_nothing_is_left (TestSource *test, gconstpointer user_data)
{
  test_source_restart (test);
  test_source_start (test);
  test_source_restart (test);
  test_source_start (test);
  test_wait_until (test->desk->token_calls->len == 1);
  test_source_restart (test);
  test_desk_answer_handshake (test->desk, TEST_SILENCE, NULL);
  test_source_start (test);
  test_wait_until (test->desk->handshakes->len == 1);
  test_source_restart (test);
  test->desk->confirms = FALSE;
  test_source_start (test);
  test_wait_until (test->desk->frames->len == 1);
  test_source_restart (test);
  test_source_go_live (test);
  test_desk_send (test->desk, "{\"type\":\"presence.update\",\"payload\":{\"userId\":\"a1\",\"status\":\"Break\"}}");
  test_source_restart (test);
  test_desk_answer_handshake (test->desk, 500, NULL);
  test_source_start (test);
  test_source_wait_for_state (test, RS_SOURCE_STATE_RECONNECTING);
  g_clear_pointer (&test->source, rs_stream_source_free);
  test_settle ();
  g_assert_cmpuint (G_OBJECT (test->clock)->ref_count, ==, 1);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/stream-source-loss/" name, TestSource, NULL, test_source_set_up, func, test_source_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("silence-ends-after-two-and-a-half-heartbeats", test_silence_ends_after_two_and_a_half_heartbeats);
  ADD ("without-heartbeats-silence-ends-after-30-s", test_without_heartbeats_silence_ends_after_30_s);
  ADD ("a-frame-that-is-not-utf-8-ends-the-connection", test_a_frame_that_is_not_utf_8_ends_the_connection);
  ADD ("a-frame-beyond-all-bounds-ends-the-connection", test_a_frame_beyond_all_bounds_ends_the_connection);
  ADD ("a-large-frame-is-dropped-and-the-connection-lives", test_a_large_frame_is_dropped_and_the_connection_lives);
  ADD ("freed-whenever-nothing-is-left", test_freed_whenever_nothing_is_left);
  return g_test_run ();
}
