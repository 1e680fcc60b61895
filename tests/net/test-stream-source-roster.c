/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-source.h"

#include <string.h>

/* What is asked for changes while the stream lives (protocol §3, §10). Time is virtual, the sockets are real. */

#define STAYED_LIVE (1u << RS_SOURCE_STATE_CONNECTING | 1u << RS_SOURCE_STATE_LIVE)

static void
ask (TestSource *test, const char *words)
{
  g_auto (GStrv) ids = g_strsplit (words, " ", -1);
  RsScope *scope = rs_scope_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    rs_scope_add (scope, RS_KIND_AGENT, ids[i]);
  rs_stream_source_set_asked (test->source, scope);
}

static void
tell (TestSource *test, guint number, const char *agent, const char *status)
{
  g_autofree char *frame = g_strdup_printf ("{\"type\":\"presence.update\",\"sequence\":%u,\"payload\":{\"userId\":"
                                            "\"%s\",\"status\":\"%s\"}}",
                                            number, agent, status);

  test_desk_send (test->desk, frame);
}

static const char *
peek_frame (TestSource *test, guint index)
{
  g_assert_cmpuint (index, <, test->desk->frames->len);
  return test->desk->frames->pdata[index];
}

static void
assert_asks_for (TestSource *test, guint index, const char *ids)
{
  g_autofree char *frame =
      g_strdup_printf ("{\"type\":\"subscribe\",\"payload\":{\"presence\":{\"userIds\":[%s]}}}", ids);

  g_assert_cmpstr (peek_frame (test, index), ==, frame);
}

/* NULL if nothing was told of it. */
static const RsChange *
find_agent (TestSource *test, const char *id)
{
  for (guint i = 0; test->changes != NULL && i < rs_change_set_get_n_changes (test->changes); i++)
    if (g_str_equal (rs_change_set_get_change (test->changes, i)->id, id))
      return rs_change_set_get_change (test->changes, i);
  return NULL;
}

static gboolean
is_shown (TestSource *test, const char *id)
{
  const RsChange *change = find_agent (test, id);

  return change != NULL && !change->removed;
}

static void
let_out (TestSource *test)
{
  test_settle ();
  test_source_advance (test, 0.2);
}

static void
test_a_change_subscribes_again_on_the_living_connection (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  tell (test, 1, "a1", "Break");
  tell (test, 1, "a2", "Break");
  let_out (test);
  ask (test, "a2 a3");
  test_wait_until (test->desk->frames->len == 2);
  assert_asks_for (test, 1, "\"a2\",\"a3\"");
  tell (test, 2, "a3", "Lunch");
  tell (test, 3, "a1", "Available");
  let_out (test);
  g_assert_false (is_shown (test, "a1"));
  g_assert_true (is_shown (test, "a2"));
  g_assert_cmpstr (test_source_get_agent_status (test, "a3"), ==, "Lunch");
  g_assert_cmpuint (test->status->counters[RS_COUNTER_NOT_ASKED], ==, 1);
  g_assert_cmpuint (test->status->epoch, ==, 1);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 1);
  g_assert_cmpuint (test->seen, ==, STAYED_LIVE);
  g_assert_cmpuint (test->most_unconfirmed, ==, 0);
}

static void
test_one_subscribe_is_in_flight_and_the_newest_waits (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  test->desk->confirms = FALSE;
  ask (test, "a3");
  ask (test, "a4");
  ask (test, "a5");
  test_settle ();
  g_assert_cmpuint (test->desk->frames->len, ==, 2);
  assert_asks_for (test, 1, "\"a3\"");
  test_desk_send (test->desk, "{\"type\":\"subscribed\"}");
  test_wait_until (test->desk->frames->len == 3);
  assert_asks_for (test, 2, "\"a5\"");
  test_desk_send (test->desk, "{\"type\":\"subscribed\"}");
  test_settle ();
  g_assert_cmpuint (test->desk->frames->len, ==, 3);
}

/* Before the first answer, and before there is a connection at all. */
static void
test_a_change_on_the_way_to_subscribed_is_not_lost (TestSource *test, gconstpointer user_data)
{
  test->desk->confirms = FALSE;
  test_source_start (test);
  test_wait_until (test->desk->frames->len == 1);
  ask (test, "a3");
  test_settle ();
  g_assert_cmpuint (test->desk->frames->len, ==, 1);
  test->desk->confirms = TRUE;
  test_desk_send (test->desk, "{\"type\":\"subscribed\"}");
  test_wait_until (test->desk->frames->len == 2);
  assert_asks_for (test, 1, "\"a3\"");
  let_out (test);
  g_assert_true (is_shown (test, "a3"));
  g_assert_false (is_shown (test, "a1"));
}

static void
test_a_change_before_the_start_is_what_is_asked_for_first (TestSource *test, gconstpointer user_data)
{
  ask (test, "a3 a4");
  test_source_go_live (test);
  assert_asks_for (test, 0, "\"a3\",\"a4\"");
}

static void
test_a_change_before_the_token_is_asked_for_at_once (TestSource *test, gconstpointer user_data)
{
  test_source_start (test);
  ask (test, "a3");
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  assert_asks_for (test, 0, "\"a3\"");
}

static void
test_a_change_during_a_rotation_is_not_lost (TestSource *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"first.token\",\"expires_in\":20}");
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"second.token\",\"expires_in\":3600}");
  test_source_go_live (test);
  test->desk->confirms = FALSE;
  while (test->desk->frames->len < 2)
    test_source_advance (test, 0.1);
  ask (test, "a3");
  test_wait_until (test->desk->frames->len == 3); /* on the first, which counts */
  test->desk->confirms = TRUE;
  test_desk_send (test->desk, "{\"type\":\"subscribed\"}"); /* on the second */
  test_wait_until (test->desk->frames->len == 4);
  assert_asks_for (test, 3, "\"a3\"");
  test_wait_until (test->status->epoch == 2);
  tell (test, 1, "a3", "Lunch");
  let_out (test);
  g_assert_cmpstr (test_source_get_agent_status (test, "a3"), ==, "Lunch");
  g_assert_false (is_shown (test, "a1"));
  g_assert_cmpuint (test->seen, ==, STAYED_LIVE);
}

static void
test_who_is_deaf_is_asked_on_a_fresh_connection (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  test->desk->confirms = FALSE;
  ask (test, "a1 a2 a3");
  test_settle ();
  test_source_advance (test, 9);
  g_assert_cmpuint (test->desk->handshakes->len, ==, 1);
  test->desk->confirms = TRUE;
  while (test->status->epoch < 2)
    test_source_advance (test, 0.1);
  assert_asks_for (test, 2, "\"a1\",\"a2\",\"a3\"");
  g_assert_cmpuint (test->seen, ==, STAYED_LIVE);
  g_assert_cmpuint (test->most_unconfirmed, ==, 0);
}

static void
test_who_came_back_is_unconfirmed_until_told_of (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  tell (test, 1, "a1", "Break");
  let_out (test);
  ask (test, "a2");
  test_settle ();
  ask (test, "a1 a2");
  test_settle ();
  let_out (test);
  g_assert_cmpuint (test->status->n_unconfirmed, ==, 1);
  tell (test, 2, "a1", "Break");
  let_out (test);
  g_assert_cmpuint (test->status->n_unconfirmed, ==, 0);
}

static void
tell_team (TestSource *test, guint number, const char *team)
{
  g_autofree char *frame = g_strdup_printf ("{\"type\":\"presence.update\",\"sequence\":%u,\"payload\":{\"userId\":"
                                            "\"a1\",\"teamName\":\"%s\"}}",
                                            number, team);

  test_desk_send (test->desk, frame);
}

static void
test_what_no_view_shows_is_not_handed_over (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  tell_team (test, 1, "Blue");
  let_out (test);
  rs_stream_source_show_fields (test->source, RS_KIND_AGENT, 1u << RS_AGENT_STATUS);
  g_clear_pointer (&test->changes, rs_change_set_free);
  tell_team (test, 2, "Green");
  tell (test, 1, "a2", "Lunch");
  let_out (test);
  g_assert_nonnull (find_agent (test, "a2"));
  g_assert_null (find_agent (test, "a1"));
  g_assert_cmpuint (test->status->counters[RS_COUNTER_APPLIED], ==, 3);

  rs_stream_source_show_fields (test->source, RS_KIND_AGENT, RS_CHANGED_ALL);
  let_out (test);
  g_assert_cmpstr (rs_value_get_text (&find_agent (test, "a1")->values[RS_AGENT_TEAM_NAME]), ==, "Green");
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/stream-source-roster/" name, TestSource, NULL, test_source_set_up, func, test_source_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-change-subscribes-again-on-the-living-connection", test_a_change_subscribes_again_on_the_living_connection);
  ADD ("one-subscribe-is-in-flight-and-the-newest-waits", test_one_subscribe_is_in_flight_and_the_newest_waits);
  ADD ("a-change-on-the-way-to-subscribed-is-not-lost", test_a_change_on_the_way_to_subscribed_is_not_lost);
  ADD ("a-change-before-the-start-is-what-is-asked-for-first",
       test_a_change_before_the_start_is_what_is_asked_for_first);
  ADD ("a-change-before-the-token-is-asked-for-at-once", test_a_change_before_the_token_is_asked_for_at_once);
  ADD ("a-change-during-a-rotation-is-not-lost", test_a_change_during_a_rotation_is_not_lost);
  ADD ("who-is-deaf-is-asked-on-a-fresh-connection", test_who_is_deaf_is_asked_on_a_fresh_connection);
  ADD ("who-came-back-is-unconfirmed-until-told-of", test_who_came_back_is_unconfirmed_until_told_of);
  ADD ("what-no-view-shows-is-not-handed-over", test_what_no_view_shows_is_not_handed_over);
  return g_test_run ();
}
