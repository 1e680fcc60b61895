/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-names-loader.h"
#include "support-door.h"
#include "support-tokens.h"

#include <glib/gstdio.h>
#include <string.h>

#define USERS "{\"users\":[{\"userId\":\"a1\",\"displayName\":\"Ana\",\"teamName\":\"Red\"}]}"
#define QUEUES "{\"queues\":[{\"queueId\":\"q1\",\"queueName\":\"Sales\"}]}"

typedef struct
{
  TestTokens base;
  TestDoor users;
  TestDoor queues;
  RsSourceConfig config;
  RsStreamFeed *feed;
  RsFeedLine *line;
  RsFeedOutlet *outlet;
  RsNamesLoader *loader;
  RsChangeSet *changes;
} Test;

static gint64
deliver (RsChangeSet *changes, gpointer user_data)
{
  Test *test = user_data;

  test->changes = test->changes != NULL ? rs_change_set_merge (test->changes, changes) : changes;
  return 0;
}

static void
tell (Test *test, const char *frame)
{
  g_auto (RsMessage) message = { 0 };

  rs_stream_feed_take_frame (test->feed, test->line, frame, strlen (frame), &message);
}

/* A feed to which the stream has told one agent and one queue, neither with a name. */
static void
open_feed (Test *test)
{
  g_autoptr (RsScope) everyone = rs_scope_new ();

  rs_scope_set_all (everyone, RS_KIND_AGENT, TRUE);
  rs_scope_set_all (everyone, RS_KIND_QUEUE, TRUE);
  test->feed = rs_stream_feed_new (test->base.clock, everyone, 2 * G_USEC_PER_SEC, NULL);
  test->outlet = rs_feed_outlet_new (test->base.clock, test->feed, 0, deliver, test);
  test->line = rs_stream_feed_open (test->feed);
  tell (test, "{\"type\":\"subscribed\"}");
  tell (test, "{\"type\":\"presence.update\",\"sequence\":1,\"payload\":{\"userId\":\"a1\",\"status\":\"Break\"}}");
  tell (test, "{\"type\":\"queue.update\",\"sequence\":2,\"payload\":{\"queueId\":\"q1\",\"waiting\":3}}");
}

static void
set_up (Test *test, gconstpointer user_data)
{
  test_tokens_set_up (&test->base, user_data);
  test_door_add (&test->users, test->base.desk->server, "/users");
  test_door_add (&test->queues, test->base.desk->server, "/queues");
  test_door_set (&test->users, SOUP_STATUS_OK, USERS);
  test_door_set (&test->queues, SOUP_STATUS_OK, QUEUES);
  test->config.users_url = g_strconcat (test->base.desk->address, "/users", NULL);
  test->config.queues_url = g_strconcat (test->base.desk->address, "/queues", NULL);
  open_feed (test);
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  g_clear_pointer (&test->loader, rs_names_loader_free);
  rs_feed_outlet_free (test->outlet);
  rs_stream_feed_close (test->feed, test->line);
  rs_stream_feed_free (test->feed);
  g_clear_pointer (&test->changes, rs_change_set_free);
  g_free (test->config.users_url);
  g_free (test->config.queues_url);
  g_free (test->config.names_file);
  test_door_clear (&test->users);
  test_door_clear (&test->queues);
  test_settle ();
  test_tokens_tear_down (&test->base, user_data);
}

static void
start (Test *test)
{
  test->loader = rs_names_loader_new (test->base.session, test->base.tokens, test->base.clock, &test->config,
                                      test->feed, test->outlet);
}

/* NULL while it has no name. */
static const char *
get_name (Test *test, RsKind kind, guint field)
{
  rs_clock_advance (test->base.clock, 1000); /* what waits goes out */
  for (guint i = 0; test->changes != NULL && i < rs_change_set_get_n_changes (test->changes); i++)
    if (rs_change_set_get_change (test->changes, i)->kind == kind)
      return rs_value_get_text (&rs_change_set_get_change (test->changes, i)->values[field]);
  return NULL;
}

static const char *
get_notice (Test *test)
{
  rs_clock_advance (test->base.clock, 1000);
  return test->changes != NULL ? rs_change_set_get_status (test->changes)->notice : NULL;
}

/* Time goes by in steps, so that the sockets have their say in between. */
static void
advance (Test *test, double seconds)
{
  for (double rest = seconds; rest > 0; rest -= 5)
    {
      rs_clock_advance (test->base.clock, (gint64) (MIN (rest, 5.0) * G_USEC_PER_SEC));
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static void
test_names_are_got_with_the_bearer_token (Test *test, gconstpointer user_data)
{
  start (test);
  test_wait_until (g_strcmp0 (get_name (test, RS_KIND_AGENT, RS_AGENT_DISPLAY_NAME), "Ana") == 0);
  test_wait_until (g_strcmp0 (get_name (test, RS_KIND_QUEUE, RS_QUEUE_NAME), "Sales") == 0);
  g_assert_cmpstr (get_name (test, RS_KIND_AGENT, RS_AGENT_TEAM_NAME), ==, "Red");
  g_assert_cmpstr (test->users.authorization, ==, "Bearer first.token");
  g_assert_cmpuint (test->base.desk->token_calls->len, ==, 1);
  g_assert_null (get_notice (test));
}

static void
test_they_are_asked_for_every_hour (Test *test, gconstpointer user_data)
{
  start (test);
  test_wait_until (g_strcmp0 (get_name (test, RS_KIND_AGENT, RS_AGENT_DISPLAY_NAME), "Ana") == 0);
  test->users.body = "{\"users\":[{\"userId\":\"a1\",\"displayName\":\"Anna\"}]}";
  advance (test, 3500);
  g_assert_cmpuint (test->users.calls, ==, 1);
  rs_clock_advance (test->base.clock, 101 * G_USEC_PER_SEC);
  test_wait_until (g_strcmp0 (get_name (test, RS_KIND_AGENT, RS_AGENT_DISPLAY_NAME), "Anna") == 0);
}

static void
test_a_401_renews_the_token_once (Test *test, gconstpointer user_data)
{
  test_desk_answer_token (test->base.desk, 200, NULL, TEST_TOKEN);
  test_desk_answer_token (test->base.desk, 200, NULL,
                          "{\"access_token\":\"second.token\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
  test->users.status = SOUP_STATUS_UNAUTHORIZED;
  g_clear_pointer (&test->config.queues_url, g_free);
  start (test);
  test_wait_until (get_notice (test) != NULL);
  g_assert_cmpuint (test->users.calls, ==, 2);
  g_assert_cmpuint (test->base.desk->token_calls->len, ==, 2);
  g_assert_cmpstr (test->users.authorization, ==, "Bearer second.token");
}

static void
test_a_403_names_the_scope_and_the_board_goes_on (Test *test, gconstpointer user_data)
{
  test->users.status = SOUP_STATUS_FORBIDDEN;
  test->queues.status = SOUP_STATUS_FORBIDDEN;
  start (test);
  test_wait_until (get_notice (test) != NULL && strstr (get_notice (test), "user:read") != NULL &&
                   strstr (get_notice (test), "queue:read") != NULL);
  g_test_message ("%s", get_notice (test));
  g_assert_cmpint (rs_change_set_get_status (test->changes)->state, ==, RS_SOURCE_STATE_CONNECTING);

  advance (test, 250);
  g_assert_cmpuint (test->users.calls, ==, 1);
  test->users.status = SOUP_STATUS_OK;
  test->queues.status = SOUP_STATUS_OK;
  rs_clock_advance (test->base.clock, 60 * G_USEC_PER_SEC);
  test_wait_until (get_notice (test) == NULL);
  g_assert_cmpstr (get_name (test, RS_KIND_AGENT, RS_AGENT_DISPLAY_NAME), ==, "Ana");
}

static void
test_what_failed_is_tried_again_when_the_stream_is_back (Test *test, gconstpointer user_data)
{
  test->users.status = SOUP_STATUS_FORBIDDEN;
  start (test);
  test_wait_until (get_notice (test) != NULL && test->queues.calls == 1);
  test->users.status = SOUP_STATUS_OK;
  rs_names_loader_retry (test->loader);
  test_wait_until (get_notice (test) == NULL);
  g_assert_cmpuint (test->users.calls, ==, 2);
  g_assert_cmpuint (test->queues.calls, ==, 1);
}

static void
test_a_fault_of_the_server_is_told_and_tried_again (Test *test, gconstpointer user_data)
{
  test->users.status = SOUP_STATUS_INTERNAL_SERVER_ERROR;
  start (test);
  test_wait_until (get_notice (test) != NULL);
  g_test_message ("%s", get_notice (test));
  g_assert_nonnull (strstr (get_notice (test), "500"));
  test->users.status = SOUP_STATUS_OK;
  rs_clock_advance (test->base.clock, 300 * G_USEC_PER_SEC);
  test_wait_until (g_strcmp0 (get_name (test, RS_KIND_AGENT, RS_AGENT_DISPLAY_NAME), "Ana") == 0);
}

static void
test_a_redirect_is_not_followed (Test *test, gconstpointer user_data)
{
  g_autofree char *elsewhere = g_strconcat (test->base.elsewhere->address, "/users", NULL);

  test_door_set (&test->users, SOUP_STATUS_FOUND, NULL);
  test->users.location = elsewhere;
  start (test);
  test_wait_until (get_notice (test) != NULL);
  g_assert_nonnull (strstr (get_notice (test), "302"));
  g_assert_cmpuint (test->base.elsewhere->elsewhere, ==, 0);
}

static void
test_silence_is_given_up_after_20_seconds (Test *test, gconstpointer user_data)
{
  test->users.status = TEST_SILENCE;
  g_clear_pointer (&test->config.queues_url, g_free);
  start (test);
  test_wait_until (test->users.calls == 1);
  advance (test, 19);
  g_assert_null (get_notice (test));
  rs_clock_advance (test->base.clock, 2 * G_USEC_PER_SEC);
  test_wait_until (get_notice (test) != NULL);
  g_assert_nonnull (strstr (get_notice (test), "does not answer"));
}

static void
test_what_is_too_long_is_refused (Test *test, gconstpointer user_data)
{
  g_autofree char *filling = g_strnfill (9 * 1024 * 1024, ' ');

  test->users.body = filling;
  start (test);
  test_wait_until (get_notice (test) != NULL);
  g_assert_nonnull (strstr (get_notice (test), "8192 KiB"));
}

static void
test_wrong_entries_are_told_and_the_others_taken (Test *test, gconstpointer user_data)
{
  test->users.body = "{\"users\":[7,{\"userId\":\"a1\",\"displayName\":\"Ana\"}]}";
  start (test);
  test_wait_until (get_notice (test) != NULL);
  g_assert_nonnull (strstr (get_notice (test), "entry 1"));
  g_assert_cmpstr (get_name (test, RS_KIND_AGENT, RS_AGENT_DISPLAY_NAME), ==, "Ana");
}

static void
test_without_a_sign_in_nobody_is_asked_until_the_stream_lives (Test *test, gconstpointer user_data)
{
  test_desk_answer_token (test->base.desk, 401, NULL, "{\"error\":\"invalid_client\"}");
  start (test);
  test_wait_until (test->base.desk->token_calls->len == 2); /* Basic, then body */
  test_settle ();
  advance (test, 3600); /* a secret that is wrong is not tried again and again for the sake of names */
  g_assert_cmpuint (test->base.desk->token_calls->len, ==, 2);
  g_assert_null (get_notice (test));

  test_desk_answer_token (test->base.desk, 200, NULL, TEST_TOKEN);
  test_desk_answer_token (test->base.desk, 200, NULL, TEST_TOKEN);
  rs_names_loader_retry (test->loader);
  test_wait_until (g_strcmp0 (get_name (test, RS_KIND_AGENT, RS_AGENT_DISPLAY_NAME), "Ana") == 0);
}

static void
test_a_file_serves_beside_addresses (Test *test, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_close (g_file_open_tmp ("names-XXXXXX.csv", &test->config.names_file, &error), NULL);
  g_assert_no_error (error);
  g_file_set_contents (test->config.names_file, "userId,displayName,teamName\na1,Ana of the file,Blue\n", -1, &error);
  g_assert_no_error (error);
  g_clear_pointer (&test->config.users_url, g_free);
  start (test);
  g_assert_cmpstr (get_name (test, RS_KIND_AGENT, RS_AGENT_DISPLAY_NAME), ==, "Ana of the file");
  test_wait_until (g_strcmp0 (get_name (test, RS_KIND_QUEUE, RS_QUEUE_NAME), "Sales") == 0);
  g_assert_cmpstr (get_name (test, RS_KIND_AGENT, RS_AGENT_TEAM_NAME), ==, "Blue");
  g_unlink (test->config.names_file);
}

static void
test_an_address_is_believed_more_than_the_file (Test *test, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_close (g_file_open_tmp ("names-XXXXXX.csv", &test->config.names_file, &error), NULL);
  g_assert_no_error (error);
  g_file_set_contents (test->config.names_file, "userId,displayName,teamName\na1,Ana of the file,Blue\n", -1, &error);
  g_assert_no_error (error);
  start (test);
  test_wait_until (g_strcmp0 (get_name (test, RS_KIND_AGENT, RS_AGENT_DISPLAY_NAME), "Ana") == 0);
  g_unlink (test->config.names_file);
}

static void
test_a_missing_file_is_told (Test *test, gconstpointer user_data)
{
  test->config.names_file = g_strdup ("/nowhere/names.csv");
  start (test);
  g_assert_nonnull (strstr (get_notice (test), "/nowhere/names.csv"));
  test_wait_until (g_strcmp0 (get_name (test, RS_KIND_AGENT, RS_AGENT_DISPLAY_NAME), "Ana") == 0);
}

static void
test_may_be_freed_at_any_time (Test *test, gconstpointer user_data)
{
  for (guint turns = 0; turns < 40; turns++)
    {
      start (test);
      for (guint i = 0; i < turns; i++)
        g_main_context_iteration (NULL, FALSE);
      g_clear_pointer (&test->loader, rs_names_loader_free);
    }
  test_settle ();
}

#define ADD(name, func) g_test_add ("/names-loader/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("names-are-got-with-the-bearer-token", test_names_are_got_with_the_bearer_token);
  ADD ("they-are-asked-for-every-hour", test_they_are_asked_for_every_hour);
  ADD ("a-401-renews-the-token-once", test_a_401_renews_the_token_once);
  ADD ("a-403-names-the-scope-and-the-board-goes-on", test_a_403_names_the_scope_and_the_board_goes_on);
  ADD ("what-failed-is-tried-again-when-the-stream-is-back", test_what_failed_is_tried_again_when_the_stream_is_back);
  ADD ("a-fault-of-the-server-is-told-and-tried-again", test_a_fault_of_the_server_is_told_and_tried_again);
  ADD ("a-redirect-is-not-followed", test_a_redirect_is_not_followed);
  ADD ("silence-is-given-up-after-20-seconds", test_silence_is_given_up_after_20_seconds);
  ADD ("what-is-too-long-is-refused", test_what_is_too_long_is_refused);
  ADD ("wrong-entries-are-told-and-the-others-taken", test_wrong_entries_are_told_and_the_others_taken);
  ADD ("without-a-sign-in-nobody-is-asked-until-the-stream-lives",
       test_without_a_sign_in_nobody_is_asked_until_the_stream_lives);
  ADD ("a-file-serves-beside-addresses", test_a_file_serves_beside_addresses);
  ADD ("an-address-is-believed-more-than-the-file", test_an_address_is_believed_more_than_the_file);
  ADD ("a-missing-file-is-told", test_a_missing_file_is_told);
  ADD ("may-be-freed-at-any-time", test_may_be_freed_at_any_time);
  return g_test_run ();
}
