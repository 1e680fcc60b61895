/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-source.h"

#include <string.h>

/* Heartbeats and the two clocks over real sockets (protocol §5). Time is virtual. */

static const struct
{
  const char *frame;
  const char *answer;
} dialects[] = {
  { "ping", "pong" },
  { "{'type':'heartbeat'}", "{'type':'heartbeat'}" },
  { "{'type':'ping'}", "{'type':'pong'}" },
  { "{'type':'keepalive'}", "{'type':'keepalive'}" },
  { "{'type':'Keep-Alive'}", "{'type':'Keep-Alive'}" },
  { "{'type':'HEART_BEAT'}", "{'type':'HEART_BEAT'}" },
  { "{'command':'ping'}", "{'command':'pong'}" },
  { "{'command':'heartbeat'}", "{'command':'heartbeat'}" },
  { "{'event':'ping'}", "{'event':'pong'}" },
  { "{'event':'keepalive'}", "{'event':'keepalive'}" },
  { "{'topicName':'heartbeat'}", "{'topicName':'heartbeat'}" },
  { "{'topicName':'Ping'}", "{'topicName':'pong'}" },
  { "{'type':'event','event':'heartbeat'}", "{'event':'heartbeat'}" },
  { "{'type':'heartbeat','id':'x7'}", "{'type':'heartbeat','id':'x7'}" },
  { "{'type':'ping','sequence':12}", "{'type':'pong','sequence':12}" },
  { "{'type':'ping','timestamp':'2026-01-01T00:00:00Z'}", "{'type':'pong','timestamp':'2026-01-01T00:00:00Z'}" },
};

static void
tell (TestSource *test, const char *frame)
{
  g_autofree char *text = g_strdelimit (g_strdup (frame), "'", '"');

  test_desk_send (test->desk, text);
}

static void
advance (TestSource *test, double seconds)
{
  test_settle ();
  test_source_advance (test, seconds);
  test_settle ();
}

static void
tell_update (TestSource *test, guint number)
{
  g_autofree char *frame = g_strdup_printf ("{'type':'presence.update','sequence':%u,'payload':{'userId':'a1',"
                                            "'status':'%s'}}",
                                            number, number % 2 == 0 ? "Break" : "Lunch");

  tell (test, frame);
}

static void
assert_gives_up_after (TestSource *test, double seconds)
{
  advance (test, seconds - 0.5);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_LIVE);
  rs_clock_advance (test->clock, G_USEC_PER_SEC);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_STALE);
}

static void
test_each_dialect_is_answered_in_kind (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  for (guint i = 0; i < G_N_ELEMENTS (dialects); i++)
    {
      g_autofree char *answer = g_strdelimit (g_strdup (dialects[i].answer), "'", '"');

      tell (test, dialects[i].frame);
      test_wait_until (test->desk->frames->len == 2 + i);
      g_assert_cmpstr (test->desk->frames->pdata[1 + i], ==, answer);
    }
}

static void
test_it_is_answered_before_subscribed (TestSource *test, gconstpointer user_data)
{
  test->desk->confirms = FALSE;
  test_source_start (test);
  test_wait_until (test->desk->frames->len == 1);
  tell (test, "ping");
  test_wait_until (test->desk->frames->len == 2);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_CONNECTING);
}

static void
test_it_is_never_data (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  tell (test, "{'type':'heartbeat','payload':{'userId':'a1','status':'Break'},'timestamp':'2020-01-01T00:00:00Z'}");
  advance (test, 0.2);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_APPLIED], ==, 0);
  g_assert_cmpstr (test_source_get_agent_status (test, "a1"), ==, NULL);
}

static void
test_a_told_period_decides_at_two_and_a_half (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  tell (test, "{'type':'heartbeat','intervalSeconds':8}");
  assert_gives_up_after (test, 20);
}

static void
test_five_gaps_tell_the_period (TestSource *test, gconstpointer user_data)
{
  static const double gaps[] = { 6, 1, 6, 28, 6 };

  test_source_go_live (test);
  tell (test, "{'type':'heartbeat'}");
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      advance (test, gaps[i]);
      tell (test, "{'type':'heartbeat'}");
    }
  assert_gives_up_after (test, 15);
}

static void
test_a_period_is_two_minutes_at_most (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  tell (test, "{'type':'heartbeat','intervalSeconds':3600}");
  assert_gives_up_after (test, 300);
}

static void
test_a_period_is_a_second_at_least (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  tell (test, "{'type':'heartbeat','intervalSeconds':0.001}");
  assert_gives_up_after (test, 2.5);
}

static void
test_data_feeds_the_feed_clock (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  tell (test, "{'type':'heartbeat','intervalSeconds':4}");
  for (guint i = 1; i < 10; i++)
    {
      advance (test, 9);
      tell_update (test, i);
    }
  assert_gives_up_after (test, 10);
}

/* A proxy that answers, chatters and complains, before a feed that is dead. */
static void
test_what_is_no_data_does_not_feed_it (TestSource *test, gconstpointer user_data)
{
  static const char *const noises[] = { "{'type':'weather'}", "no json", "{'type':'presence.update','payload':{}}",
                                        "[]" };

  test_source_go_live (test);
  tell (test, "{'type':'heartbeat','intervalSeconds':4}");
  test_settle ();
  for (guint i = 0; i < 9; i++)
    {
      tell (test, noises[i % G_N_ELEMENTS (noises)]);
      advance (test, 1);
      g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_LIVE);
    }
  tell (test, noises[0]);
  test_settle ();
  rs_clock_advance (test->clock, 2 * G_USEC_PER_SEC);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_STALE);
}

/* As long as no period is known, anything will do for half a minute. */
static void
test_anything_feeds_the_transport_clock (TestSource *test, gconstpointer user_data)
{
  static const char *const noises[] = { "{'type':'weather'}", "no json" };
  static const guint8 pong[] = { 0x8a, 0x00 };

  test_source_go_live (test);
  for (guint i = 0; i < G_N_ELEMENTS (noises); i++)
    {
      advance (test, 25);
      tell (test, noises[i]);
    }
  advance (test, 25);
  test_desk_send_bytes (test->desk, pong, sizeof pong);
  assert_gives_up_after (test, 30);
}

static void
test_pongs_do_not_feed_the_feed_clock (TestSource *test, gconstpointer user_data)
{
  static const guint8 pong[] = { 0x8a, 0x00 };

  test_source_go_live (test);
  tell (test, "{'type':'heartbeat','intervalSeconds':4}");
  for (guint i = 0; i < 9; i++)
    {
      advance (test, 1);
      test_desk_send_bytes (test->desk, pong, sizeof pong);
    }
  test_settle ();
  rs_clock_advance (test->clock, 2 * G_USEC_PER_SEC);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_STALE);
}

/* It is dropped without a word being waited for, and there is another one at once. */
static void
test_who_is_silent_is_not_waited_for (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  tell (test, "{'type':'heartbeat','intervalSeconds':4}");
  assert_gives_up_after (test, 10);
  test_source_assert_next (test, -0.5, 0);
  test_source_advance (test, 0.1);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  g_assert_cmpuint (test->status->epoch, ==, 2);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/stream-source-heartbeat/" name, TestSource, NULL, test_source_set_up, func, test_source_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("each-dialect-is-answered-in-kind", test_each_dialect_is_answered_in_kind);
  ADD ("it-is-answered-before-subscribed", test_it_is_answered_before_subscribed);
  ADD ("it-is-never-data", test_it_is_never_data);
  ADD ("a-told-period-decides-at-two-and-a-half", test_a_told_period_decides_at_two_and_a_half);
  ADD ("five-gaps-tell-the-period", test_five_gaps_tell_the_period);
  ADD ("a-period-is-two-minutes-at-most", test_a_period_is_two_minutes_at_most);
  ADD ("a-period-is-a-second-at-least", test_a_period_is_a_second_at_least);
  ADD ("data-feeds-the-feed-clock", test_data_feeds_the_feed_clock);
  ADD ("what-is-no-data-does-not-feed-it", test_what_is_no_data_does_not_feed_it);
  ADD ("anything-feeds-the-transport-clock", test_anything_feeds_the_transport_clock);
  ADD ("pongs-do-not-feed-the-feed-clock", test_pongs_do_not_feed_the_feed_clock);
  ADD ("who-is-silent-is-not-waited-for", test_who_is_silent_is_not_waited_for);
  return g_test_run ();
}
