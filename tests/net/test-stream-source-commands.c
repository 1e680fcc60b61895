/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-source.h"

/* What is asked of a living stream from this side (protocol §3, §10). Time is virtual, the sockets are real. */

static void
tell (TestSource *test, const char *id, guint sequence, const char *fields)
{
  g_autofree char *frame = g_strdup_printf (
      "{\"type\":\"presence.update\",\"sequence\":%u,\"payload\":{\"userId\":\"%s\",%s}}", sequence, id, fields);

  test_desk_send (test->desk, frame);
}

static void
wait_for_status (TestSource *test, const char *id, const char *status)
{
  while (g_strcmp0 (test_source_get_agent_status (test, id), status) != 0)
    test_source_advance (test, 0.02);
}

static RsScope *
make_scope (const char *first, const char *second)
{
  RsScope *scope = rs_scope_new ();

  rs_scope_add (scope, RS_KIND_AGENT, first);
  rs_scope_add (scope, RS_KIND_AGENT, second);
  return scope;
}

static const RsChange *
find_agent (TestSource *test, const char *id)
{
  for (guint i = 0; i < rs_change_set_get_n_changes (test->changes); i++)
    if (g_str_equal (rs_change_set_get_change (test->changes, i)->id, id))
      return rs_change_set_get_change (test->changes, i);
  return NULL;
}

static void
test_another_roster_is_subscribed_on_the_living_connection (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  tell (test, "a1", 1, "\"status\":\"Break\"");
  tell (test, "a2", 1, "\"status\":\"Break\"");
  wait_for_status (test, "a2", "Break");
  rs_stream_source_set_asked (test->source, make_scope ("a2", "a3"));
  test_wait_until (test->desk->frames->len == 2);
  g_assert_cmpstr (test->desk->frames->pdata[1], ==,
                   "{\"type\":\"subscribe\",\"payload\":{\"presence\":{\"userIds\":[\"a2\",\"a3\"]}}}");
  tell (test, "a3", 1, "\"status\":\"Lunch\"");
  wait_for_status (test, "a3", "Lunch");
  g_assert_true (find_agent (test, "a1")->removed);
  g_assert_false (find_agent (test, "a2")->removed);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 1);
  g_assert_cmpuint (test->status->epoch, ==, 1);
  g_assert_cmpuint (test->most_unconfirmed, ==, 0);
}

static void
test_one_subscribe_is_in_flight_and_the_newest_waits (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  test->desk->confirms = FALSE;
  rs_stream_source_set_asked (test->source, make_scope ("a2", "a3"));
  rs_stream_source_set_asked (test->source, make_scope ("a3", "a4"));
  rs_stream_source_set_asked (test->source, make_scope ("a4", "a5"));
  test_wait_until (test->desk->frames->len == 2);
  test_settle ();
  g_assert_cmpuint (test->desk->frames->len, ==, 2);
  test_desk_send (test->desk, "{\"type\":\"subscribed\"}");
  test_wait_until (test->desk->frames->len == 3);
  g_assert_cmpstr (test->desk->frames->pdata[2], ==,
                   "{\"type\":\"subscribe\",\"payload\":{\"presence\":{\"userIds\":[\"a4\",\"a5\"]}}}");
}

static void
test_a_roster_before_the_connection_is_what_it_subscribes (TestSource *test, gconstpointer user_data)
{
  rs_stream_source_set_asked (test->source, make_scope ("a3", "a4"));
  test_source_go_live (test);
  g_assert_cmpstr (test->desk->frames->pdata[0], ==,
                   "{\"type\":\"subscribe\",\"payload\":{\"presence\":{\"userIds\":[\"a3\",\"a4\"]}}}");
}

static void
test_what_no_view_shows_is_not_handed_over (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  tell (test, "a1", 1, "\"status\":\"Break\",\"teamName\":\"Blue\"");
  wait_for_status (test, "a1", "Break");
  rs_stream_source_show_fields (test->source, RS_KIND_AGENT, 1u << RS_AGENT_STATUS);
  g_clear_pointer (&test->changes, rs_change_set_free);
  tell (test, "a1", 2, "\"teamName\":\"Green\"");
  tell (test, "a2", 1, "\"status\":\"Lunch\"");
  while (test->changes == NULL || find_agent (test, "a2") == NULL)
    test_source_advance (test, 0.02);
  g_assert_null (find_agent (test, "a1"));
  g_assert_cmpuint (test->status->counters[RS_COUNTER_APPLIED], ==, 3);

  rs_stream_source_show_fields (test->source, RS_KIND_AGENT, RS_CHANGED_ALL);
  while (find_agent (test, "a1") == NULL)
    test_source_advance (test, 0.02);
  g_assert_cmpstr (rs_value_get_text (&find_agent (test, "a1")->values[RS_AGENT_TEAM_NAME]), ==, "Green");
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/stream-source-commands/" name, TestSource, NULL, test_source_set_up, func, test_source_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("another-roster-is-subscribed-on-the-living-connection",
       test_another_roster_is_subscribed_on_the_living_connection);
  ADD ("one-subscribe-is-in-flight-and-the-newest-waits", test_one_subscribe_is_in_flight_and_the_newest_waits);
  ADD ("a-roster-before-the-connection-is-what-it-subscribes",
       test_a_roster_before_the_connection_is_what_it_subscribes);
  ADD ("what-no-view-shows-is-not-handed-over", test_what_no_view_shows_is_not_handed_over);
  return g_test_run ();
}
