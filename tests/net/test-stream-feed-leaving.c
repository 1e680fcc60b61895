/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-feed.h"

/*
 * Contacts whose end was lost (protocol §4, §7). A server that tells all there is after a `subscribed` leaves them out;
 * one that only tells changes says nothing by leaving out. Ten agents are watched, and the contacts i1 and i2.
 */

#define N_AGENTS 10

static void
set_up (TestFeed *test, gconstpointer user_data)
{
  g_autoptr (RsScope) asked = rs_scope_new ();

  test_feed_set_up (test, NULL);
  rs_stream_feed_free (test->feed);
  for (guint i = 0; i < N_AGENTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);

      rs_scope_add (asked, RS_KIND_AGENT, id);
    }
  rs_scope_set_all (asked, RS_KIND_INTERACTION, TRUE);
  test->feed = rs_stream_feed_new (test->clock, asked, 2 * G_USEC_PER_SEC, NULL);
}

static void
tell_agents (TestFeed *test, guint first, guint count, const char *format)
{
  for (guint i = first; i < first + count; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);
      g_auto (GStrv) parts = g_strsplit (format, "ID", 2);
      g_autofree char *frame = g_strconcat (parts[0], id, parts[1], NULL);

      test_feed_tell (test, frame);
    }
}

#define IN_FULL "{'type':'presence.update','payload':{'userId':'ID','status':'Break','queueName':'Billing'}}"
#define IN_FULL_ANEW "{'type':'presence.update','payload':{'userId':'ID','status':'Lunch','queueName':'Sales'}}"
#define IN_PART "{'type':'presence.update','payload':{'userId':'ID','status':'Lunch'}}"

static void
tell_contact (TestFeed *test, const char *id, const char *state)
{
  g_autofree char *frame =
      g_strdup_printf ("{'type':'interaction.update','payload':{'interactionId':'%s','state':'%s'}}", id, state);

  test_feed_tell (test, frame);
}

static void
tell_first_picture (TestFeed *test)
{
  test_feed_subscribe (test);
  tell_agents (test, 0, N_AGENTS, IN_FULL);
  tell_contact (test, "i1", "active");
  tell_contact (test, "i2", "queued");
  test_feed_wait (test, 60);
  test_feed_take (test);
  g_assert_nonnull (test_feed_find (test, RS_KIND_INTERACTION, "i1"));
}

/* Ten seconds after the answer to a later `subscribe`: who has left the view since then. */
static gboolean
has_left (TestFeed *test, const char *id)
{
  const RsChange *change;

  test_feed_wait (test, 9.9);
  test_feed_take (test);
  change = test_feed_find (test, RS_KIND_INTERACTION, id);
  g_assert_false (change != NULL && change->removed);
  test_feed_wait (test, 0.2);
  test_feed_take (test);
  change = test_feed_find (test, RS_KIND_INTERACTION, id);
  return change != NULL && change->removed;
}

static void
test_who_is_left_out_when_all_is_told_leaves (TestFeed *test, gconstpointer user_data)
{
  tell_first_picture (test);
  test_feed_tell (test, "{'type':'subscribed'}");
  tell_agents (test, 0, N_AGENTS, IN_FULL);
  tell_contact (test, "i2", "queued");
  g_assert_true (has_left (test, "i1"));
  g_assert_null (test_feed_find (test, RS_KIND_INTERACTION, "i2"));
}

static void
test_nine_of_ten_agents_are_all (TestFeed *test, gconstpointer user_data)
{
  tell_first_picture (test);
  test_feed_tell (test, "{'type':'subscribed'}");
  tell_agents (test, 0, 9, IN_FULL);
  g_assert_true (has_left (test, "i1"));
}

static void
test_eight_of_ten_agents_are_not (TestFeed *test, gconstpointer user_data)
{
  tell_first_picture (test);
  test_feed_tell (test, "{'type':'subscribed'}");
  tell_agents (test, 0, 8, IN_FULL);
  g_assert_false (has_left (test, "i1"));
}

static void
test_who_tells_only_changes_takes_nobody_away (TestFeed *test, gconstpointer user_data)
{
  tell_first_picture (test);
  test_feed_tell (test, "{'type':'subscribed'}");
  tell_agents (test, 0, N_AGENTS, IN_PART);
  g_assert_false (has_left (test, "i1"));
}

/* A server whose updates are always whole, and few agents, who all change at once. */
static void
test_whole_updates_that_are_all_news_take_nobody_away (TestFeed *test, gconstpointer user_data)
{
  tell_first_picture (test);
  test_feed_tell (test, "{'type':'subscribed'}");
  tell_agents (test, 0, N_AGENTS, IN_FULL_ANEW);
  g_assert_false (has_left (test, "i1"));
}

static void
test_one_agent_who_is_as_before_shows_that_all_is_told (TestFeed *test, gconstpointer user_data)
{
  tell_first_picture (test);
  test_feed_tell (test, "{'type':'subscribed'}");
  tell_agents (test, 0, 1, IN_FULL);
  tell_agents (test, 1, N_AGENTS - 1, IN_FULL_ANEW);
  g_assert_true (has_left (test, "i1"));
}

static void
test_who_says_nothing_takes_nobody_away (TestFeed *test, gconstpointer user_data)
{
  tell_first_picture (test);
  test_feed_tell (test, "{'type':'subscribed'}");
  g_assert_false (has_left (test, "i1"));
}

/* It was there after all: only its first delta was lost. */
static void
test_one_that_is_spoken_of_comes_back (TestFeed *test, gconstpointer user_data)
{
  tell_first_picture (test);
  test_feed_tell (test, "{'type':'subscribed'}");
  tell_agents (test, 0, N_AGENTS, IN_FULL);
  g_assert_true (has_left (test, "i1"));
  tell_contact (test, "i1", "held");
  test_feed_take (test);
  g_assert_false (test_feed_find (test, RS_KIND_INTERACTION, "i1")->removed);
}

static void
test_one_that_has_ended_does_not (TestFeed *test, gconstpointer user_data)
{
  tell_first_picture (test);
  tell_contact (test, "i1", "ended");
  test_feed_take (test);
  g_assert_true (test_feed_find (test, RS_KIND_INTERACTION, "i1")->removed);
  test_feed_tell (test, "{'type':'subscribed'}");
  tell_contact (test, "i1", "held");
  test_feed_disconnect (test);
  test_feed_subscribe (test);
  tell_contact (test, "i1", "active");
  test_feed_take (test);
  g_assert_true (test_feed_find (test, RS_KIND_INTERACTION, "i1") == NULL ||
                 test_feed_find (test, RS_KIND_INTERACTION, "i1")->removed);
}

static void
test_a_contact_of_the_last_seconds_stays (TestFeed *test, gconstpointer user_data)
{
  tell_first_picture (test);
  test_feed_tell (test, "{'type':'subscribed'}");
  tell_agents (test, 0, N_AGENTS, IN_FULL);
  test_feed_wait (test, 9);
  tell_contact (test, "i3", "queued");
  test_feed_wait (test, 2);
  test_feed_take (test);
  g_assert_false (test_feed_find (test, RS_KIND_INTERACTION, "i3")->removed);
}

#define ADD(name, func) g_test_add ("/net/stream-feed-leaving/" name, TestFeed, NULL, set_up, func, test_feed_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("who-is-left-out-when-all-is-told-leaves", test_who_is_left_out_when_all_is_told_leaves);
  ADD ("nine-of-ten-agents-are-all", test_nine_of_ten_agents_are_all);
  ADD ("eight-of-ten-agents-are-not", test_eight_of_ten_agents_are_not);
  ADD ("who-tells-only-changes-takes-nobody-away", test_who_tells_only_changes_takes_nobody_away);
  ADD ("whole-updates-that-are-all-news-take-nobody-away", test_whole_updates_that_are_all_news_take_nobody_away);
  ADD ("one-agent-who-is-as-before-shows-that-all-is-told", test_one_agent_who_is_as_before_shows_that_all_is_told);
  ADD ("who-says-nothing-takes-nobody-away", test_who_says_nothing_takes_nobody_away);
  ADD ("one-that-is-spoken-of-comes-back", test_one_that_is_spoken_of_comes_back);
  ADD ("one-that-has-ended-does-not", test_one_that_has_ended_does_not);
  ADD ("a-contact-of-the-last-seconds-stays", test_a_contact_of_the_last_seconds_stays);
  return g_test_run ();
}
