/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-source.h"

#include <string.h>

/* Each row of the close codes, and the pauses between attempts (protocol §9). Time is virtual. */

/* RFC 6455 §7.1.5: not sent by anybody, but what it means that nothing was. */
#define NO_CODE 1006

/* A close frame as it is, since libsoup sends no code that it does not know. */
static void
send_close (TestSource *test, guint code, const char *reason)
{
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  const guint8 head[] = { 0x88, (guint8) (2 + strlen (reason)), (guint8) (code >> 8), (guint8) (code & 0xff) };

  g_byte_array_append (frame, head, sizeof head);
  g_byte_array_append (frame, (const guint8 *) reason, (guint) strlen (reason));
  test_desk_send_bytes (test->desk, frame->data, frame->len);
}

static void
end (TestSource *test, guint code, const char *reason)
{
  if (code == NO_CODE)
    g_io_stream_close (soup_websocket_connection_get_io_stream (test_desk_get_socket (test->desk)), NULL, NULL);
  else
    send_close (test, code, reason);
  test_wait_until (!rs_source_state_is_living (test->status->state));
}

static void
come_back (TestSource *test)
{
  rs_clock_advance (test->clock, MAX (test->status->next_attempt_us - rs_clock_get_monotonic (test->clock), 0));
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
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
give_two_tokens (TestSource *test)
{
  test_desk_answer_token (test->desk, 200, NULL, TEST_TOKEN);
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"second.token\"}");
}

static void
test_reconnect (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  end (test, GPOINTER_TO_UINT (user_data), "");
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_RECONNECTING);
  test_source_assert_next (test, 0, 0);
  come_back (test);
  g_assert_cmpuint (test->desk->token_calls->len, ==, 1);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 2);
  g_assert_cmpuint (test->status->epoch, ==, 2);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_RECONNECTS], ==, 1);
}

static void
test_only_health_makes_it_impatient_again (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  end (test, 1000, "");
  test_source_assert_next (test, 0, 0);
  come_back (test);
  end (test, 1000, "");
  test_source_assert_next (test, 1e-6, 0.5);
  come_back (test);
  stay_healthy (test, 70);
  end (test, 1000, "");
  test_source_assert_next (test, 0, 0);
  g_assert_cmpuint (test->status->attempt, ==, 0);
}

/* Not at once, although it was healthy; and each time later. */
static void
test_back_off (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  for (guint i = 1; i <= 3; i++)
    {
      end (test, GPOINTER_TO_UINT (user_data), "");
      g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_RECONNECTING);
      g_assert_cmpuint (test->status->attempt, ==, i);
      test_source_assert_next (test, 1e-6, 0.5 * (1 << (i - 1)));
      come_back (test);
    }
  g_assert_cmpuint (test->desk->token_calls->len, ==, 1);
}

static void
assert_renewed (TestSource *test)
{
  come_back (test);
  g_assert_cmpuint (test->desk->token_calls->len, ==, 2);
  g_assert_cmpstr (test_desk_get_handshake (test->desk, 1)->authorization, ==, "Bearer second.token");
}

static void
test_4001_renews_first (TestSource *test, gconstpointer user_data)
{
  give_two_tokens (test);
  test_source_go_live (test);
  end (test, 4001, "");
  assert_renewed (test);
}

static void
test_a_reason_that_names_the_token_renews_first (TestSource *test, gconstpointer user_data)
{
  static const guint codes[] = { 1000, 1001, 1008, 1011, 4000, 4001, 4999 };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_test_message ("%u", codes[i]);
      test_source_restart (test);
      give_two_tokens (test);
      test_source_go_live (test);
      end (test, codes[i], "The access Token has expired");
      assert_renewed (test);
    }
}

/* A server whose policy is that tokens end refuses nobody. */
static void
test_1008_that_names_the_token_is_no_refusal_however_often (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  for (guint i = 1; i <= 4; i++)
    {
      end (test, 1008, "token expired");
      g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_RECONNECTING);
      come_back (test);
      g_assert_cmpuint (test->desk->token_calls->len, ==, i + 1);
    }
}

static void
test_4003_is_as_403 (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  end (test, 4003, "");
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_NO_PERMISSION);
  g_assert_nonnull (strstr (test->status->sentence, "presence:read"));
  test_source_assert_next (test, 300, 300);
  come_back (test);
}

static void
test_1008_backs_off_once_then_is_as_403 (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  end (test, 1008, "");
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_RECONNECTING);
  test_source_assert_next (test, 1e-6, 0.5);
  come_back (test);
  end (test, 1008, "");
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_NO_PERMISSION);
  test_source_assert_next (test, 300, 300);
  come_back (test);
  end (test, 1008, "");
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_NO_PERMISSION);
}

static void
test_1008_after_a_minute_of_health_is_a_first_one (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  end (test, 1008, "");
  come_back (test);
  stay_healthy (test, 70);
  end (test, 1008, "");
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_RECONNECTING);
}

static void
test_1008_before_subscribed_counts_as_well (TestSource *test, gconstpointer user_data)
{
  test->desk->confirms = FALSE;
  test_source_start (test);
  for (guint i = 1; i <= 2; i++)
    {
      test_wait_until (test->desk->frames->len == i);
      test->status->next_attempt_us = 0;
      send_close (test, 1008, "");
      test_wait_until (test->status->next_attempt_us > 0);
      g_assert_cmpint (test->status->state, ==, i == 1 ? RS_SOURCE_STATE_RECONNECTING : RS_SOURCE_STATE_NO_PERMISSION);
      rs_clock_advance (test->clock, test->status->next_attempt_us - rs_clock_get_monotonic (test->clock));
    }
}

/* Full jitter below 0.5 s · 2ⁿ and 30 s, for ever. */
static void
test_pauses_grow_to_half_a_minute_and_never_end (TestSource *test, gconstpointer user_data)
{
  double longest = 0;

  test_desk_answer_handshake (test->desk, TEST_HANG_UP, NULL);
  test_source_start (test);
  for (guint i = 1; i <= 120; i++)
    {
      double bound = i < 8 ? MIN (0.5 * (1 << (i - 1)), 30) : 30;

      test_wait_until (test->desk->handshakes->len == i && test->status->next_attempt_us > 0);
      test_source_assert_next (test, 0, bound);
      longest = MAX (longest,
                     (double) (test->status->next_attempt_us - rs_clock_get_monotonic (test->clock)) / G_USEC_PER_SEC);
      rs_clock_advance (test->clock, test->status->next_attempt_us - rs_clock_get_monotonic (test->clock));
      test->status->next_attempt_us = 0;
    }
  g_test_message ("the longest of 120 pauses: %g s", longest);
  g_assert_cmpfloat (longest, >, 25); /* by chance once in 10⁹ runs it is not */
}

static void
fail_eight_times (TestSource *test)
{
  for (guint i = 0; i < 8; i++)
    test_desk_answer_handshake (test->desk, 500, NULL);
  test_desk_answer_handshake (test->desk, 101, NULL);
  test_source_start (test);
  for (guint i = 1; i <= 8; i++)
    {
      test_wait_until (test->status->attempt == i && test->status->next_attempt_us > 0);
      rs_clock_advance (test->clock, test->status->next_attempt_us - rs_clock_get_monotonic (test->clock));
      test->status->next_attempt_us = 0;
    }
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
}

static void
test_less_than_a_minute_of_health_resets_nothing (TestSource *test, gconstpointer user_data)
{
  fail_eight_times (test);
  stay_healthy (test, 50);
  end (test, 1011, "");
  g_assert_cmpuint (test->status->attempt, ==, 9);
}

static void
test_a_minute_of_health_resets_all (TestSource *test, gconstpointer user_data)
{
  fail_eight_times (test);
  stay_healthy (test, 70);
  end (test, 1011, "");
  g_assert_cmpuint (test->status->attempt, ==, 1);
  test_source_assert_next (test, 0, 0.5);
}

static const guint reconnect[] = { NO_CODE, 1000, 1001, 1012, 1013 };
static const guint back_off[] = { 1002, 1003, 1007, 1009, 1011, 4000, 4002, 4004, 4100, 4999 };

static void
add_case (const char *words, guint code, void (*func) (TestSource *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/net/stream-source-closes/%s/%u", words, code);

  g_test_add (path, TestSource, GUINT_TO_POINTER (code), test_source_set_up, func, test_source_tear_down);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/stream-source-closes/" name, TestSource, NULL, test_source_set_up, func, test_source_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (reconnect); i++)
    add_case ("reconnect", reconnect[i], test_reconnect);
  for (guint i = 0; i < G_N_ELEMENTS (back_off); i++)
    add_case ("back-off", back_off[i], test_back_off);
  ADD ("only-health-makes-it-impatient-again", test_only_health_makes_it_impatient_again);
  ADD ("4001-renews-first", test_4001_renews_first);
  ADD ("a-reason-that-names-the-token-renews-first", test_a_reason_that_names_the_token_renews_first);
  ADD ("1008-that-names-the-token-is-no-refusal-however-often",
       test_1008_that_names_the_token_is_no_refusal_however_often);
  ADD ("4003-is-as-403", test_4003_is_as_403);
  ADD ("1008-backs-off-once-then-is-as-403", test_1008_backs_off_once_then_is_as_403);
  ADD ("1008-after-a-minute-of-health-is-a-first-one", test_1008_after_a_minute_of_health_is_a_first_one);
  ADD ("1008-before-subscribed-counts-as-well", test_1008_before_subscribed_counts_as_well);
  ADD ("pauses-grow-to-half-a-minute-and-never-end", test_pauses_grow_to_half_a_minute_and_never_end);
  ADD ("less-than-a-minute-of-health-resets-nothing", test_less_than_a_minute_of_health_resets_nothing);
  ADD ("a-minute-of-health-resets-all", test_a_minute_of_health_resets_all);
  return g_test_run ();
}
