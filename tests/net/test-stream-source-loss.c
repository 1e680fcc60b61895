/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-source.h"

#include <string.h>

/* How a living stream ends, and what follows (protocol §4, §5, §9). Time is virtual, the sockets are real. */

static const struct
{
  gushort code;
  double least_seconds;
  double most_seconds;
  RsSourceState state;
} closes[] = {
  { 1000, 0, 0, RS_SOURCE_STATE_RECONNECTING },       { 1001, 0, 0, RS_SOURCE_STATE_RECONNECTING },
  { 1012, 0, 0, RS_SOURCE_STATE_RECONNECTING },       { 1013, 0, 0, RS_SOURCE_STATE_RECONNECTING },
  { 1002, 0.001, 0.5, RS_SOURCE_STATE_RECONNECTING }, { 1011, 0.001, 0.5, RS_SOURCE_STATE_RECONNECTING },
  { 4000, 0.001, 0.5, RS_SOURCE_STATE_RECONNECTING }, { 4003, 300, 300, RS_SOURCE_STATE_NO_PERMISSION },
};

/* A close frame as it is, since libsoup sends no code that it does not know. */
static void
send_close (TestSource *test, gushort code, const char *reason)
{
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  const guint8 head[] = { 0x88, (guint8) (2 + strlen (reason)), (guint8) (code >> 8), (guint8) (code & 0xff) };

  g_byte_array_append (frame, head, sizeof head);
  g_byte_array_append (frame, (const guint8 *) reason, (guint) strlen (reason));
  test_desk_send_bytes (test->desk, frame->data, frame->len);
}

static void
wait_for_loss (TestSource *test)
{
  test_wait_until (!rs_source_state_is_living (test->status->state));
}

static void
test_each_code_has_its_pause (TestSource *test, gconstpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (closes); i++)
    {
      g_test_message ("%u", closes[i].code);
      test_source_restart (test);
      test_source_go_live (test);
      send_close (test, closes[i].code, "");
      wait_for_loss (test);
      g_assert_cmpstr (rs_source_state_get_nick (test->status->state), ==, rs_source_state_get_nick (closes[i].state));
      test_source_assert_next (test, closes[i].least_seconds, closes[i].most_seconds);
      g_assert_cmpuint (test->status->counters[RS_COUNTER_RECONNECTS], ==, 1);
    }
}

static void
test_a_token_that_has_run_out_is_renewed_first (TestSource *test, gconstpointer user_data)
{
  static const struct
  {
    gushort code;
    const char *reason;
  } cases[] = { { 4001, "" }, { 4000, "Access token expired" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      test_source_restart (test);
      test_desk_answer_token (test->desk, 200, NULL, TEST_TOKEN);
      test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"second.token\"}");
      test_source_go_live (test);
      send_close (test, cases[i].code, cases[i].reason);
      wait_for_loss (test);
      test_source_advance (test, 0.1);
      test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
      g_assert_cmpstr (test_desk_get_handshake (test->desk, 1)->authorization, ==, "Bearer second.token");
    }
}

static void
test_a_policy_is_asked_once_then_believed (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  send_close (test, 1008, "no");
  test_source_wait_for_state (test, RS_SOURCE_STATE_RECONNECTING);
  test_source_assert_next (test, 0, 0.5);
  test_source_advance (test, 0.6);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  send_close (test, 1008, "no");
  test_source_wait_for_state (test, RS_SOURCE_STATE_NO_PERMISSION);
  test_source_assert_next (test, 300, 300);
}

static void
test_a_socket_that_vanishes_is_replaced_at_once (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  g_io_stream_close (soup_websocket_connection_get_io_stream (test_desk_get_socket (test->desk)), NULL, NULL);
  wait_for_loss (test);
  test_source_assert_next (test, 0, 0);
  test_source_advance (test, 0.1);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  g_assert_cmpuint (test->status->epoch, ==, 2);
}

static void
test_only_health_makes_it_impatient_again (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  send_close (test, 1000, "");
  wait_for_loss (test);
  test_source_assert_next (test, 0, 0);
  test_source_advance (test, 0.1);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  send_close (test, 1000, "");
  wait_for_loss (test);
  test_source_assert_next (test, 0.0001, 0.5);
}

static void
stay_healthy (TestSource *test, guint seconds)
{
  for (guint i = 0; i < seconds; i += 10)
    {
      test_desk_send (test->desk, "{\"type\":\"heartbeat\",\"intervalSeconds\":20}");
      test_settle ();
      test_source_advance (test, 10);
      g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_LIVE);
    }
}

static void
test_a_minute_of_health_resets_the_back_off (TestSource *test, gconstpointer user_data)
{
  test_desk_answer_handshake (test->desk, 500, NULL);
  test_desk_answer_handshake (test->desk, 500, NULL);
  test_desk_answer_handshake (test->desk, 101, NULL);
  test_source_start (test);
  for (guint i = 1; i <= 2; i++)
    {
      test_wait_until (test->status->attempt == i);
      test_source_advance (test, 1.1);
    }
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  g_assert_cmpuint (test->status->attempt, ==, 2);
  stay_healthy (test, 70);
  send_close (test, 1000, "");
  wait_for_loss (test);
  test_source_assert_next (test, 0, 0);
  g_assert_cmpuint (test->status->attempt, ==, 0);
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
  ADD ("each-code-has-its-pause", test_each_code_has_its_pause);
  ADD ("a-token-that-has-run-out-is-renewed-first", test_a_token_that_has_run_out_is_renewed_first);
  ADD ("a-policy-is-asked-once-then-believed", test_a_policy_is_asked_once_then_believed);
  ADD ("a-socket-that-vanishes-is-replaced-at-once", test_a_socket_that_vanishes_is_replaced_at_once);
  ADD ("only-health-makes-it-impatient-again", test_only_health_makes_it_impatient_again);
  ADD ("a-minute-of-health-resets-the-back-off", test_a_minute_of_health_resets_the_back_off);
  ADD ("silence-ends-after-two-and-a-half-heartbeats", test_silence_ends_after_two_and_a_half_heartbeats);
  ADD ("without-heartbeats-silence-ends-after-30-s", test_without_heartbeats_silence_ends_after_30_s);
  ADD ("a-frame-that-is-not-utf-8-ends-the-connection", test_a_frame_that_is_not_utf_8_ends_the_connection);
  ADD ("a-frame-beyond-all-bounds-ends-the-connection", test_a_frame_beyond_all_bounds_ends_the_connection);
  ADD ("a-large-frame-is-dropped-and-the-connection-lives", test_a_large_frame_is_dropped_and_the_connection_lives);
  ADD ("freed-whenever-nothing-is-left", test_freed_whenever_nothing_is_left);
  return g_test_run ();
}
