/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-feed.h"

#include <string.h>

/* Protocol §3 to §5: the side cache, what was granted, what is counted. */

static const char *
get_status (TestFeed *test, const char *id)
{
  const RsChange *change = test_feed_find (test, RS_KIND_AGENT, id);

  g_assert_nonnull (change);
  return rs_value_get_text (&change->values[RS_AGENT_STATUS]);
}

static void
describe (TestFeed *test, RsSourceStatus *status)
{
  *status = (RsSourceStatus){ 0 };
  rs_stream_feed_describe (test->feed, status);
}

static void
test_nothing_is_shown_before_subscribed (TestFeed *test, gconstpointer user_data)
{
  RsSourceStatus status;

  test_feed_connect (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':1,'payload':{'userId':'a1','status':'Break'}}");
  test_feed_tell (test, "{'type':'queue.update','sequence':2,'payload':{'queueId':'q1','waiting':4}}");
  g_assert_cmpuint (test_feed_take (test), ==, 0);
  describe (test, &status);
  g_assert_false (status.first_data);
  g_assert_cmpuint (status.epoch, ==, 0);
}

static void
test_what_came_before_is_shown_with_subscribed (TestFeed *test, gconstpointer user_data)
{
  RsSourceStatus status;

  test_feed_connect (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':2,'payload':{'userId':'a1','status':'Break'}}");
  test_feed_tell (test, "{'type':'presence.update','sequence':1,'payload':{'userId':'a1','status':'Ringing',"
                        "'queueName':'Billing'}}");
  test_feed_tell (test, "{'type':'subscribed','payload':null}");
  g_assert_cmpuint (test_feed_take (test), >, 0);
  g_assert_cmpstr (get_status (test, "a1"), ==, "Break");
  g_assert_cmpstr (rs_value_get_text (&test_feed_find (test, RS_KIND_AGENT, "a1")->values[RS_AGENT_QUEUE_NAME]), ==,
                   "Billing");
  describe (test, &status);
  g_assert_true (status.first_data);
  g_assert_cmpuint (status.epoch, ==, 1);
}

static void
test_a_connection_that_ends_before_leaves_no_trace (TestFeed *test, gconstpointer user_data)
{
  RsSourceStatus status;

  test_feed_connect (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':900,'payload':{'userId':'a1','status':'Break'}}");
  test_feed_disconnect (test);
  describe (test, &status);
  g_assert_cmpuint (status.epoch, ==, 0);
  g_assert_false (status.first_data);

  test_feed_subscribe (test);
  test_feed_take (test);
  g_assert_cmpstr (get_status (test, "a1"), ==, NULL);
  test_feed_tell (test, "{'type':'presence.update','sequence':1,'payload':{'userId':'a1','status':'Lunch'}}");
  test_feed_take (test);
  g_assert_cmpstr (get_status (test, "a1"), ==, "Lunch");
}

static void
test_an_aborted_connection_does_not_touch_the_picture (TestFeed *test, gconstpointer user_data)
{
  test_feed_subscribe (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':5,'payload':{'userId':'a1','status':'Break'}}");
  test_feed_disconnect (test);
  test_feed_connect (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':9,'payload':{'userId':'a1','status':'Lunch'}}");
  test_feed_disconnect (test);
  test_feed_take (test);
  g_assert_cmpstr (get_status (test, "a1"), ==, "Break");
  g_assert_false (test_feed_find (test, RS_KIND_AGENT, "a1")->confirmed);
}

static void
test_numbers_may_restart_with_a_connection (TestFeed *test, gconstpointer user_data)
{
  RsSourceStatus status;

  test_feed_subscribe (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':900,'payload':{'userId':'a1','status':'Break'}}");
  test_feed_disconnect (test);
  test_feed_connect (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':1,'payload':{'userId':'a1','status':'Lunch'}}");
  describe (test, &status);
  g_assert_cmpuint (status.epoch, ==, 1); /* an epoch takes effect at its `subscribed` */
  test_feed_tell (test, "{'type':'subscribed'}");
  test_feed_take (test);
  g_assert_cmpstr (get_status (test, "a1"), ==, "Lunch");
  describe (test, &status);
  g_assert_cmpuint (status.epoch, ==, 2);
}

static void
test_a_second_subscribed_keeps_the_epoch (TestFeed *test, gconstpointer user_data)
{
  RsSourceStatus status;

  test_feed_subscribe (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':9,'payload':{'userId':'a1','status':'Break'}}");
  test_feed_tell (test, "{'type':'subscribed'}");
  test_feed_tell (test, "{'type':'presence.update','sequence':8,'payload':{'userId':'a1','status':'Lunch'}}");
  test_feed_take (test);
  g_assert_cmpstr (get_status (test, "a1"), ==, "Break");
  describe (test, &status);
  g_assert_cmpuint (status.epoch, ==, 1);
  g_assert_cmpuint (status.n_unconfirmed, ==, 0);
}

/* Without payload, with null, or without a part: all that was asked. */
static void
test_what_is_not_told_is_granted (TestFeed *test, gconstpointer user_data)
{
  static const char *const frames[] = {
    "{'type':'subscribed'}",
    "{'type':'subscribed','payload':null}",
    "{'type':'subscribed','payload':{}}",
    "{'type':'subscribed','payload':{'presence':null,'queues':null}}",
    "{'type':'subscribed','payload':{'presence':{'userIds':null},'queues':{'queueIds':null}}}",
    "{'type':'subscribed','payload':{'presence':{'userIds':['a1','a2','a3']},'queues':{'queueIds':['q1']}}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    {
      RsSourceStatus status;

      g_test_message ("%s", frames[i]);
      test_feed_connect (test);
      g_assert_cmpint (test_feed_tell (test, frames[i]), ==, RS_MESSAGE_SUBSCRIBED);
      describe (test, &status);
      g_assert_cmpuint (status.n_not_granted, ==, 0);
      test_feed_disconnect (test);
    }
}

static void
test_what_was_not_granted_is_told_apart (TestFeed *test, gconstpointer user_data)
{
  RsSourceStatus status;

  test_feed_connect (test);
  test_feed_tell (test,
                  "{'type':'subscribed','payload':{'presence':{'userIds':['a1','a3']},'queues':{'queueIds':[]}}}");
  test_feed_take (test);
  describe (test, &status);
  g_assert_cmpuint (status.n_not_granted, ==, 2);
  g_assert_true (test_feed_find (test, RS_KIND_AGENT, "a1")->granted);
  g_assert_false (test_feed_find (test, RS_KIND_AGENT, "a2")->granted);
  g_assert_true (test_feed_find (test, RS_KIND_AGENT, "a3")->granted);
  g_assert_false (test_feed_find (test, RS_KIND_QUEUE, "q1")->granted);

  test_feed_tell (test, "{'type':'subscribed','payload':{'presence':{'userIds':['a1','a2','a3']}}}");
  test_feed_take (test);
  describe (test, &status);
  g_assert_cmpuint (status.n_not_granted, ==, 0);
  g_assert_true (test_feed_find (test, RS_KIND_AGENT, "a2")->granted);
  g_assert_true (test_feed_find (test, RS_KIND_QUEUE, "q1")->granted);
}

static void
test_a_broken_subscribed_is_none (TestFeed *test, gconstpointer user_data)
{
  test_feed_connect (test);
  g_assert_cmpint (test_feed_tell (test, "{'type':'subscribed','payload':7}"), ==, RS_MESSAGE_MALFORMED);
  g_assert_cmpint (test_feed_tell (test, "{'type':'subscribed','payload':{'presence':{'userIds':[1]}}}"), ==,
                   RS_MESSAGE_MALFORMED);
  test_feed_tell (test, "{'type':'presence.update','sequence':1,'payload':{'userId':'a1','status':'Break'}}");
  g_assert_cmpuint (test_feed_take (test), ==, 0);
}

static void
test_every_outcome_is_counted (TestFeed *test, gconstpointer user_data)
{
  static const struct
  {
    const char *frame;
    RsCounter counter;
  } cases[] = {
    { "{'type':'presence.update','sequence':5,'payload':{'userId':'a1','status':'Break'}}", RS_COUNTER_APPLIED },
    { "{'type':'presence.update','sequence':5,'payload':{'userId':'a1','status':'Break'}}", RS_COUNTER_DUPLICATE },
    { "{'type':'presence.update','sequence':5,'payload':{'userId':'a1','status':'Lunch'}}", RS_COUNTER_CONFLICT },
    { "{'type':'presence.update','sequence':4,'payload':{'userId':'a1','status':'Lunch'}}", RS_COUNTER_STALE },
    { "{'type':'presence.update','sequence':6,'payload':{'userId':'a9','status':'Lunch'}}", RS_COUNTER_NOT_ASKED },
    { "{'type':'queue.update','sequence':7,'payload':{'queueId':'q9','waiting':1}}", RS_COUNTER_NOT_ASKED },
    { "{'type':'weather.update','payload':{}}", RS_COUNTER_UNKNOWN },
    { "{'type':'presence.update','payload':{'userId':'a1','status':'Meeting'}}", RS_COUNTER_APPLIED },
    { "{'type':", RS_COUNTER_MALFORMED },
  };

  test_feed_subscribe (test);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint64 before = test_feed_count (test, cases[i].counter);
      guint64 received = test_feed_count (test, RS_COUNTER_RECEIVED);

      g_test_message ("%s", cases[i].frame);
      test_feed_tell (test, cases[i].frame);
      g_assert_cmpuint (test_feed_count (test, cases[i].counter), ==, before + 1);
      g_assert_cmpuint (test_feed_count (test, RS_COUNTER_RECEIVED), ==, received + 1);
    }
  g_assert_cmpuint (test_feed_count (test, RS_COUNTER_APPLIED), ==, 2);
  g_assert_cmpuint (test_feed_count (test, RS_COUNTER_MIXED), >, 0);
}

static void
test_a_stream_of_one_kind_is_not_mixed (TestFeed *test, gconstpointer user_data)
{
  test_feed_subscribe (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':5,'payload':{'userId':'a1','status':'Break'}}");
  test_feed_tell (test, "{'type':'presence.update','sequence':6,'payload':{'userId':'a1','status':'Lunch'}}");
  g_assert_cmpuint (test_feed_count (test, RS_COUNTER_MIXED), ==, 0);
}

static void
test_what_is_malformed_is_counted_by_reason (TestFeed *test, gconstpointer user_data)
{
  static const struct
  {
    const char *frame;
    RsMalformed reason;
  } cases[] = {
    { "", RS_MALFORMED_EMPTY },
    { "{'type':'presence.update'", RS_MALFORMED_NOT_JSON },
    { "{'type':'presence.update'} // done", RS_MALFORMED_NOT_JSON },
    { "[1,2]", RS_MALFORMED_NOT_OBJECT },
    { "7", RS_MALFORMED_NOT_OBJECT },
    { "{'a':[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}", RS_MALFORMED_TOO_DEEP },
    { "{'payload':{}}", RS_MALFORMED_NO_TYPE },
    { "{'type':12}", RS_MALFORMED_NO_TYPE },
    { "{'type':'presence.update','sequence':1,'payload':{'status':'Break'}}", RS_MALFORMED_NO_ID },
    { "{'type':'presence.update','sequence':1,'payload':[]}", RS_MALFORMED_WRONG_TYPE },
    { "{'type':'presence.update','sequence':1,'payload':{'userId':'a1','status':7}}", RS_MALFORMED_WRONG_TYPE },
  };

  test_feed_subscribe (test);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint64 before = test_feed_count_malformed (test, cases[i].reason);

      g_test_message ("%s", cases[i].frame);
      test_feed_tell (test, cases[i].frame);
      g_assert_cmpuint (test_feed_count_malformed (test, cases[i].reason), ==, before + 1);
      g_assert_cmpuint (test_feed_count (test, RS_COUNTER_MALFORMED), ==, i + 1);
    }
}

static void
test_a_large_frame_is_dropped_and_counted (TestFeed *test, gconstpointer user_data)
{
  g_autofree char *name = g_strnfill (5 * 1024 * 1024, 'x');
  g_autofree char *frame = g_strdup_printf ("{'type':'presence.update','sequence':1,'payload':{'userId':'a1',"
                                            "'displayName':'%s'}}",
                                            name);

  test_feed_subscribe (test);
  g_assert_cmpint (test_feed_tell (test, frame), ==, RS_MESSAGE_MALFORMED);
  g_assert_cmpuint (test_feed_count_malformed (test, RS_MALFORMED_TOO_LARGE), ==, 1);
}

static void
test_a_wrong_field_does_not_take_others_with_it (TestFeed *test, gconstpointer user_data)
{
  test_feed_subscribe (test);
  test_feed_tell (test, "{'type':'presence.update','sequence':3,'payload':{'userId':'a1','status':7,'queueName':[],"
                        "'displayName':'Ada'}}");
  g_assert_cmpuint (test_feed_count_malformed (test, RS_MALFORMED_WRONG_TYPE), ==, 2);
  g_assert_cmpuint (test_feed_count (test, RS_COUNTER_APPLIED), ==, 1);
  test_feed_tell (test, "{'type':'presence.update','sequence':2,'payload':{'userId':'a1','status':'Break'}}");
  test_feed_take (test);
  g_assert_cmpstr (get_status (test, "a1"), ==, "Break"); /* its version did not rise */
}

static void
test_a_heartbeat_is_answered_and_is_no_data (TestFeed *test, gconstpointer user_data)
{
  static const char frame[] = "{\"type\":\"heartbeat\",\"intervalSeconds\":4,\"timestamp\":\"2026-01-01T00:00:00Z\"}";
  g_auto (RsMessage) message = { 0 };
  RsSourceStatus status;

  test_feed_subscribe (test);
  test_feed_take (test);
  g_assert_cmpint (rs_stream_feed_take_frame (test->feed, test->line, frame, strlen (frame), &message), ==,
                   RS_MESSAGE_HEARTBEAT);
  g_assert_cmpstr (message.reply, !=, NULL);
  g_assert_nonnull (strstr (message.reply, user_data != NULL ? user_data : "\"heartbeat\""));
  g_assert_cmpint (message.interval_us, ==, 4 * G_USEC_PER_SEC);
  g_assert_cmpuint (test_feed_take (test), ==, 0);
  describe (test, &status);
  g_assert_false (status.has_server_offset); /* only updates tell the server's time (protocol §11) */
  g_assert_cmpuint (status.counters[RS_COUNTER_RECEIVED], ==, 2);
  g_assert_cmpuint (status.counters[RS_COUNTER_APPLIED], ==, 0);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/stream-feed/" name, TestFeed, NULL, test_feed_set_up, func, test_feed_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing-is-shown-before-subscribed", test_nothing_is_shown_before_subscribed);
  ADD ("what-came-before-is-shown-with-subscribed", test_what_came_before_is_shown_with_subscribed);
  ADD ("a-connection-that-ends-before-leaves-no-trace", test_a_connection_that_ends_before_leaves_no_trace);
  ADD ("an-aborted-connection-does-not-touch-the-picture", test_an_aborted_connection_does_not_touch_the_picture);
  ADD ("numbers-may-restart-with-a-connection", test_numbers_may_restart_with_a_connection);
  ADD ("a-second-subscribed-keeps-the-epoch", test_a_second_subscribed_keeps_the_epoch);
  ADD ("what-is-not-told-is-granted", test_what_is_not_told_is_granted);
  ADD ("what-was-not-granted-is-told-apart", test_what_was_not_granted_is_told_apart);
  ADD ("a-broken-subscribed-is-none", test_a_broken_subscribed_is_none);
  ADD ("every-outcome-is-counted", test_every_outcome_is_counted);
  ADD ("a-stream-of-one-kind-is-not-mixed", test_a_stream_of_one_kind_is_not_mixed);
  ADD ("what-is-malformed-is-counted-by-reason", test_what_is_malformed_is_counted_by_reason);
  ADD ("a-large-frame-is-dropped-and-counted", test_a_large_frame_is_dropped_and_counted);
  ADD ("a-wrong-field-does-not-take-others-with-it", test_a_wrong_field_does_not_take_others_with_it);
  ADD ("a-heartbeat-is-answered-and-is-no-data", test_a_heartbeat_is_answered_and_is_no_data);
  g_test_add ("/net/stream-feed/a-heartbeat-is-answered-with-the-word-of-the-profile", TestFeed, "keepalive-reply",
              test_feed_set_up, test_a_heartbeat_is_answered_and_is_no_data, test_feed_tear_down);
  return g_test_run ();
}
