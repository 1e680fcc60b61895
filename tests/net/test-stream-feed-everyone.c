/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-feed.h"

/* A feed that asks for everyone (protocol §3, §10), and whose server has another clock than we have (§11). */

static void
set_up (TestFeed *test, gconstpointer user_data)
{
  g_autoptr (RsScope) asked = rs_scope_new ();

  test_feed_set_up (test, NULL);
  rs_stream_feed_free (test->feed);
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    rs_scope_set_all (asked, kind, TRUE);
  test->feed = rs_stream_feed_new (test->clock, asked, 2 * G_USEC_PER_SEC, NULL);
}

static void
tell_status (TestFeed *test, const char *id, const char *status)
{
  g_autofree char *frame =
      g_strdup_printf ("{'type':'presence.update','payload':{'userId':'%s','status':'%s'}}", id, status);

  test_feed_tell (test, frame);
}

static const RsChange *
find_agent (TestFeed *test, const char *id)
{
  test_feed_take (test);
  return test_feed_find (test, RS_KIND_AGENT, id);
}

static void
test_who_appears_later_is_shown (TestFeed *test, gconstpointer user_data)
{
  RsSourceStatus status = { 0 };

  test_feed_connect (test);
  test_feed_tell (test, "{'type':'subscribed','payload':{'presence':{'userIds':['a1']}}}");
  g_assert_nonnull (find_agent (test, "a1"));
  tell_status (test, "new", "Available");
  g_assert_true (find_agent (test, "new")->granted);
  rs_stream_feed_describe (test->feed, &status);
  g_assert_cmpuint (status.n_not_granted, ==, 0);
  g_assert_cmpuint (test_feed_count (test, RS_COUNTER_NOT_ASKED), ==, 0);
}

static void
test_twenty_thousand_are_the_most (TestFeed *test, gconstpointer user_data)
{
  test_feed_subscribe (test);
  for (guint i = 0; i < 20010; i++)
    {
      g_autofree char *id = g_strdup_printf ("agent-%u", i);

      tell_status (test, id, "Available");
    }
  g_assert_cmpuint (test_feed_count (test, RS_COUNTER_APPLIED), ==, 20000);
  g_assert_cmpuint (test_feed_count (test, RS_COUNTER_NOT_ASKED), ==, 10);
  tell_status (test, "agent-7", "Break"); /* who is known goes on */
  g_assert_cmpuint (test_feed_count (test, RS_COUNTER_APPLIED), ==, 20001);
}

static void
test_ids_have_128_bytes_at_most (TestFeed *test, gconstpointer user_data)
{
  g_autofree char *longest = g_strnfill (128, 'x');
  g_autofree char *too_long = g_strnfill (129, 'x');

  test_feed_subscribe (test);
  tell_status (test, too_long, "Break");
  g_assert_cmpuint (test_feed_count_malformed (test, RS_MALFORMED_NO_ID), ==, 1);
  tell_status (test, longest, "Break");
  g_assert_nonnull (find_agent (test, longest));
  g_assert_null (test_feed_find (test, RS_KIND_AGENT, too_long));
}

/* The 257th byte is the second of an ü, which goes as a whole. */
static void
test_names_are_cut_at_a_character (TestFeed *test, gconstpointer user_data)
{
  g_autofree char *start = g_strnfill (255, 'x');
  g_autofree char *name = g_strconcat (start, "ü", NULL);
  g_autofree char *frame =
      g_strdup_printf ("{'type':'presence.update','payload':{'userId':'a1','status':'In','displayName':'%s'}}", name);

  test_feed_subscribe (test);
  test_feed_tell (test, frame);
  g_assert_cmpstr (rs_value_get_text (&find_agent (test, "a1")->values[RS_AGENT_DISPLAY_NAME]), ==, start);
}

/* Ours is hours off, and somebody sets it meanwhile. */
static void
test_our_own_clock_does_not_matter (TestFeed *test, gconstpointer user_data)
{
  static const gint64 noon_ns = G_GINT64_CONSTANT (1780315200) * 1000000000; /* 2026-06-01T12:00:00Z */

  test_feed_subscribe (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':1,'timestamp':'2026-06-01T12:00:00Z',"
                        "'payload':{'userId':'a1','status':'Break'}}");
  g_assert_cmpint (find_agent (test, "a1")->since_ns, ==, noon_ns);
  test_feed_wait (test, 60);
  rs_clock_step_real (test->clock, -7 * 3600 * (gint64) G_USEC_PER_SEC);
  tell_status (test, "a2", "Break"); /* without a timestamp: its arrival, by the server's clock */
  g_assert_cmpint (find_agent (test, "a2")->since_ns, ==, noon_ns + G_GINT64_CONSTANT (60000000000));
  test_feed_tell (test, "{'type':'presence.update','sequence':9,'timestamp':'2026-06-01T14:00:30+02:00',"
                        "'payload':{'userId':'a3','status':'Lunch','statusChangedAt':'2026-06-01T11:00:00Z'}}");
  g_assert_cmpint (find_agent (test, "a3")->since_ns, ==, noon_ns - G_GINT64_CONSTANT (3600000000000));
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/stream-feed-everyone/" name, TestFeed, NULL, set_up, func, test_feed_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("who-appears-later-is-shown", test_who_appears_later_is_shown);
  ADD ("twenty-thousand-are-the-most", test_twenty_thousand_are_the_most);
  ADD ("ids-have-128-bytes-at-most", test_ids_have_128_bytes_at_most);
  ADD ("names-are-cut-at-a-character", test_names_are_cut_at_a_character);
  ADD ("our-own-clock-does-not-matter", test_our_own_clock_does_not_matter);
  return g_test_run ();
}
