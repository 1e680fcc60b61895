/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-feed.h"

/* Protocol §4 and §7: what an outage makes of the picture, and how it becomes true again. */

/* All that was asked for has been told once. */
static const char *const first_picture[] = {
  "{'type':'presence.update','sequence':1,'payload':{'userId':'a1','status':'In Call','queueName':'Billing'}}",
  "{'type':'presence.update','sequence':2,'payload':{'userId':'a2','status':'Break'}}",
  "{'type':'presence.update','sequence':3,'payload':{'userId':'a3','status':'Wrap Up','wrapUpCode':'Sold'}}",
  "{'type':'queue.update','sequence':4,'payload':{'queueId':'q1','waiting':3}}",
  "{'type':'interaction.update','sequence':5,'payload':{'interactionId':'i1','state':'active','userId':'a1'}}",
  NULL,
};

static void
go_through_outage (TestFeed *test)
{
  test_feed_subscribe (test);
  test_feed_tell_all (test, first_picture);
  g_assert_cmpuint (test_feed_count_unconfirmed (test), ==, 0);
  test_feed_disconnect (test);
  test_feed_take (test);
  test_feed_wait (test, 30);
  test_feed_subscribe (test);
}

static const RsValue *
get_value (TestFeed *test, const char *id, RsAgentField field)
{
  const RsChange *change = test_feed_find (test, RS_KIND_AGENT, id);

  g_assert_nonnull (change);
  return &change->values[field];
}

static void
test_an_outage_takes_the_confirmation_of_all (TestFeed *test, gconstpointer user_data)
{
  go_through_outage (test);
  g_assert_cmpuint (test_feed_count_unconfirmed (test), ==, 5);
  g_assert_false (test_feed_find (test, RS_KIND_AGENT, "a1")->confirmed);
  g_assert_false (test_feed_find (test, RS_KIND_QUEUE, "q1")->confirmed);
  g_assert_false (test_feed_find (test, RS_KIND_INTERACTION, "i1")->confirmed);
  g_assert_cmpstr (rs_value_get_text (get_value (test, "a2", RS_AGENT_STATUS)), ==, "Break");
}

static void
test_each_is_confirmed_by_its_own_word (TestFeed *test, gconstpointer user_data)
{
  go_through_outage (test);
  test_feed_take (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':1,'payload':{'userId':'a1','status':'In Call'}}");
  g_assert_cmpuint (test_feed_count_unconfirmed (test), ==, 4);
  test_feed_take (test);
  g_assert_true (test_feed_find (test, RS_KIND_AGENT, "a1")->confirmed);
  test_feed_tell_all (test, first_picture);
  g_assert_cmpuint (test_feed_count_unconfirmed (test), ==, 0);
}

static void
test_words_from_before_subscribed_confirm_with_it (TestFeed *test, gconstpointer user_data)
{
  test_feed_subscribe (test);
  test_feed_tell_all (test, first_picture);
  test_feed_disconnect (test);
  test_feed_connect (test);
  test_feed_tell_all (test, first_picture);
  g_assert_cmpuint (test_feed_count_unconfirmed (test), ==, 5);
  test_feed_tell (test, "{'type':'subscribed'}");
  g_assert_cmpuint (test_feed_count_unconfirmed (test), ==, 0);
}

static void
test_a_name_is_not_a_word_of_status (TestFeed *test, gconstpointer user_data)
{
  go_through_outage (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':1,'payload':{'userId':'a1','displayName':'Ada'}}");
  g_assert_cmpuint (test_feed_count_unconfirmed (test), ==, 5);
}

static void
test_who_is_no_longer_granted_is_not_waited_for (TestFeed *test, gconstpointer user_data)
{
  test_feed_subscribe (test);
  test_feed_tell_all (test, first_picture);
  test_feed_disconnect (test);
  test_feed_connect (test);
  test_feed_tell (test, "{'type':'subscribed','payload':{'presence':{'userIds':['a1','a2']}}}");
  g_assert_cmpuint (test_feed_count_unconfirmed (test), ==, 4);
}

static void
test_contacts_that_nobody_confirms_leave_after_10_s (TestFeed *test, gconstpointer user_data)
{
  go_through_outage (test);
  test_feed_tell (test, "{'type':'interaction.update','sequence':1,'payload':{'interactionId':'i2','state':'queued'}}");
  test_feed_take (test);
  test_feed_wait (test, 9.9);
  test_feed_take (test);
  g_assert_null (test_feed_find (test, RS_KIND_INTERACTION, "i1"));
  test_feed_wait (test, 0.2);
  test_feed_take (test);
  g_assert_true (test_feed_find (test, RS_KIND_INTERACTION, "i1")->removed);
  g_assert_null (test_feed_find (test, RS_KIND_INTERACTION, "i2"));
  g_assert_cmpuint (test_feed_count_unconfirmed (test), ==, 4); /* agents and queues stay */
}

static void
test_confirmed_contacts_stay (TestFeed *test, gconstpointer user_data)
{
  go_through_outage (test);
  test_feed_tell (test, "{'type':'interaction.update','sequence':1,'payload':{'interactionId':'i1','state':'active'}}");
  test_feed_take (test);
  test_feed_wait (test, 60);
  test_feed_take (test);
  g_assert_null (test_feed_find (test, RS_KIND_INTERACTION, "i1"));
}

static void
test_contacts_do_not_leave_while_nobody_can_confirm (TestFeed *test, gconstpointer user_data)
{
  test_feed_subscribe (test);
  test_feed_tell_all (test, first_picture);
  test_feed_disconnect (test);
  test_feed_take (test);
  test_feed_wait (test, 600);
  test_feed_take (test);
  g_assert_null (test_feed_find (test, RS_KIND_INTERACTION, "i1"));
}

static void
test_fields_of_an_old_status_are_cleared_after_5_s (TestFeed *test, gconstpointer user_data)
{
  go_through_outage (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':1,'payload':{'userId':'a1','status':'Available'}}");
  test_feed_tell (test, "{'type':'presence.update','sequence':2,'payload':{'userId':'a3','status':'Break'}}");
  test_feed_wait (test, 4.9);
  test_feed_take (test);
  g_assert_cmpstr (rs_value_get_text (get_value (test, "a1", RS_AGENT_QUEUE_NAME)), ==, "Billing");
  test_feed_wait (test, 0.2);
  test_feed_take (test);
  g_assert_cmpstr (rs_value_get_text (get_value (test, "a1", RS_AGENT_QUEUE_NAME)), ==, NULL);
  g_assert_cmpstr (rs_value_get_text (get_value (test, "a3", RS_AGENT_WRAP_UP_CODE)), ==, NULL);
  g_assert_cmpstr (rs_value_get_text (get_value (test, "a1", RS_AGENT_STATUS)), ==, "Available");
}

static void
test_fields_that_are_repeated_stay (TestFeed *test, gconstpointer user_data)
{
  go_through_outage (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':1,'payload':{'userId':'a1','status':'On Hold'}}");
  test_feed_wait (test, 3);
  test_feed_tell (test, "{'type':'presence.update','sequence':2,'payload':{'userId':'a1','queueName':'Billing'}}");
  test_feed_take (test);
  test_feed_wait (test, 30);
  test_feed_take (test);
  g_assert_null (test_feed_find (test, RS_KIND_AGENT, "a1"));
}

static void
test_fields_of_an_unchanged_status_stay (TestFeed *test, gconstpointer user_data)
{
  go_through_outage (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':1,'payload':{'userId':'a1','status':'In Call'}}");
  test_feed_take (test);
  test_feed_wait (test, 30);
  test_feed_take (test);
  g_assert_null (test_feed_find (test, RS_KIND_AGENT, "a1"));
}

/* The status changed in the outage, and the words came before `subscribed`: the old queue is just as old. */
static void
test_fields_are_cleared_also_after_the_side_cache (TestFeed *test, gconstpointer user_data)
{
  test_feed_subscribe (test);
  test_feed_tell_all (test, first_picture);
  test_feed_disconnect (test);
  test_feed_connect (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':1,'payload':{'userId':'a1','status':'Available'}}");
  test_feed_tell (test, "{'type':'subscribed'}");
  test_feed_take (test);
  test_feed_wait (test, 6);
  test_feed_take (test);
  g_assert_cmpstr (rs_value_get_text (get_value (test, "a1", RS_AGENT_QUEUE_NAME)), ==, NULL);
}

static void
test_without_an_outage_nothing_is_cleared (TestFeed *test, gconstpointer user_data)
{
  test_feed_subscribe (test);
  test_feed_tell_all (test, first_picture);
  test_feed_tell (test, "{'type':'subscribed'}");
  test_feed_tell (test, "{'type':'presence.update','sequence':9,'payload':{'userId':'a1','status':'On Hold'}}");
  test_feed_take (test);
  test_feed_wait (test, 60);
  test_feed_take (test);
  g_assert_null (test_feed_find (test, RS_KIND_AGENT, "a1"));
}

static gint64
get_server_seconds (TestFeed *test)
{
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();

  rs_stream_feed_describe (test->feed, status);
  g_assert_true (status->has_server_offset);
  return (rs_clock_get_monotonic (test->clock) * 1000 + status->server_offset_ns) / 1000000000;
}

static void
test_the_server_s_time_is_learnt_anew (TestFeed *test, gconstpointer user_data)
{
  test_feed_subscribe (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':1,'timestamp':'1970-01-02T02:00:00Z',"
                        "'payload':{'userId':'a1','status':'Break'}}");
  g_assert_cmpint (get_server_seconds (test), ==, 26 * 3600);
  test_feed_disconnect (test);
  g_assert_cmpint (get_server_seconds (test), ==, 26 * 3600); /* nobody knows better yet */
  test_feed_subscribe (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':1,'timestamp':'1970-01-02T00:00:00Z',"
                        "'payload':{'userId':'a1','status':'Break'}}");
  g_assert_cmpint (get_server_seconds (test), ==, 24 * 3600);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/stream-feed-outage/" name, TestFeed, NULL, test_feed_set_up, func, test_feed_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("an-outage-takes-the-confirmation-of-all", test_an_outage_takes_the_confirmation_of_all);
  ADD ("each-is-confirmed-by-its-own-word", test_each_is_confirmed_by_its_own_word);
  ADD ("words-from-before-subscribed-confirm-with-it", test_words_from_before_subscribed_confirm_with_it);
  ADD ("a-name-is-not-a-word-of-status", test_a_name_is_not_a_word_of_status);
  ADD ("who-is-no-longer-granted-is-not-waited-for", test_who_is_no_longer_granted_is_not_waited_for);
  ADD ("contacts-that-nobody-confirms-leave-after-10-s", test_contacts_that_nobody_confirms_leave_after_10_s);
  ADD ("confirmed-contacts-stay", test_confirmed_contacts_stay);
  ADD ("contacts-do-not-leave-while-nobody-can-confirm", test_contacts_do_not_leave_while_nobody_can_confirm);
  ADD ("fields-of-an-old-status-are-cleared-after-5-s", test_fields_of_an_old_status_are_cleared_after_5_s);
  ADD ("fields-that-are-repeated-stay", test_fields_that_are_repeated_stay);
  ADD ("fields-of-an-unchanged-status-stay", test_fields_of_an_unchanged_status_stay);
  ADD ("fields-are-cleared-also-after-the-side-cache", test_fields_are_cleared_also_after_the_side_cache);
  ADD ("without-an-outage-nothing-is-cleared", test_without_an_outage_nothing_is_cleared);
  ADD ("the-server-s-time-is-learnt-anew", test_the_server_s_time_is_learnt_anew);
  return g_test_run ();
}
