/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-picture.h"
#include "wire/rs-report.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The dump and the lines of watch, read back. */

typedef struct
{
  TestPicture picture;
  RsBoardModel *model;
  RsSourceStatus *status;
  JsonNode *root;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  test_picture_set_up (&fixture->picture, NULL);
  fixture->model = rs_board_model_new ();
  fixture->status = rs_source_status_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_pointer (&fixture->root, json_node_unref);
  rs_source_status_free (fixture->status);
  g_assert_finalize_object (fixture->model);
  test_picture_tear_down (&fixture->picture, NULL);
}

static void
tell (Fixture *fixture, const char *line)
{
  test_picture_tell (&fixture->picture, 1, line);
}

static JsonObject *
dump (Fixture *fixture, double now_seconds)
{
  g_autoptr (RsChangeSet) changes = test_picture_take (&fixture->picture);
  g_autofree char *text = NULL;

  rs_board_model_apply (fixture->model, changes);
  text = rs_report_dump (fixture->model, fixture->status, test_seconds (now_seconds), test_seconds (now_seconds - 2));
  g_assert_null (strchr (text, '\n'));
  g_clear_pointer (&fixture->root, json_node_unref);
  fixture->root = json_from_string (text, NULL);
  g_assert_nonnull (fixture->root);
  return json_node_get_object (fixture->root);
}

static JsonObject *
get_item (JsonObject *root, const char *list, guint index)
{
  return json_array_get_object_element (json_object_get_array_member (root, list), index);
}

static void
assert_member (JsonObject *object, const char *name, const char *expected)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autofree char *got = node != NULL ? json_to_string (node, FALSE) : g_strdup ("nothing");

  if (!g_str_equal (got, expected))
    g_error ("%s: expected %s, got %s", name, expected, got);
}

static void
test_an_agent (Fixture *fixture, gconstpointer user_data)
{
  JsonObject *agent;

  tell (fixture, "agent u1 #1 | displayName=Zoë <b>Quick</b>; status=In Call; statusChangedAt=5.25; queueName=Billing");
  agent = get_item (dump (fixture, 60), "agents", 0);

  assert_member (agent, "userId", "\"u1\"");
  assert_member (agent, "displayName", "\"Zoë <b>Quick</b>\"");
  assert_member (agent, "teamName", "null");
  assert_member (agent, "status", "\"In Call\"");
  assert_member (agent, "state", "\"on-contact\"");
  assert_member (agent, "queueName", "\"Billing\"");
  assert_member (agent, "wrapUpCode", "null");
  assert_member (agent, "since", "\"2026-01-01T00:00:05.250Z\"");
  assert_member (agent, "confirmed", "true");
}

static void
test_a_strange_status_is_verbatim_and_unknown (Fixture *fixture, gconstpointer user_data)
{
  JsonObject *agent;

  tell (fixture, "agent u1 #1 | status=At The Dentist");
  rs_state_cache_lose_confirmation (fixture->picture.cache);
  agent = get_item (dump (fixture, 60), "agents", 0);

  assert_member (agent, "status", "\"At The Dentist\"");
  assert_member (agent, "state", "\"unknown\"");
  assert_member (agent, "confirmed", "false");
}

static void
test_a_queue_and_its_ticking_wait (Fixture *fixture, gconstpointer user_data)
{
  JsonObject *queue;

  tell (fixture, "queue q1 #1 | queueName=Billing; waiting=3; oldestWaitingSince=10; serviceLevel=82.5; abandoned=1; "
                 "handled=20; agentsAvailable=4");
  queue = get_item (dump (fixture, 51.9), "queues", 0);

  assert_member (queue, "queueId", "\"q1\"");
  assert_member (queue, "queueName", "\"Billing\"");
  assert_member (queue, "waiting", "3");
  assert_member (queue, "longestWaitSeconds", "41");
  assert_member (queue, "serviceLevel", "82.5");
  assert_member (queue, "abandoned", "1");
  assert_member (queue, "handled", "20");
  assert_member (queue, "agentsAvailable", "4");
  tell (fixture, "queue q1 #2 | oldestWaitingSince=null; waiting=0");
  assert_member (get_item (dump (fixture, 60), "queues", 0), "longestWaitSeconds", "null");
}

static void
test_an_interaction (Fixture *fixture, gconstpointer user_data)
{
  JsonObject *root, *interaction;

  tell (fixture, "interaction i1 #1 | channel=voice; direction=inbound; queueName=Billing; state=queued");
  tell (fixture, "interaction i2 #1 | state=ended");
  root = dump (fixture, 60);
  interaction = get_item (root, "interactions", 0);

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "interactions")), ==, 1);
  assert_member (interaction, "interactionId", "\"i1\"");
  assert_member (interaction, "channel", "\"voice\"");
  assert_member (interaction, "direction", "\"inbound\"");
  assert_member (interaction, "queueName", "\"Billing\"");
  assert_member (interaction, "userId", "null");
  assert_member (interaction, "state", "\"queued\"");
}

static void
test_lists_are_sorted_by_id (Fixture *fixture, gconstpointer user_data)
{
  JsonObject *root;

  tell (fixture, "agent b #1 | displayName=Anna");
  tell (fixture, "agent B #1 | displayName=Zoe");
  tell (fixture, "agent a #1 | status=Break");
  root = dump (fixture, 60);

  assert_member (get_item (root, "agents", 0), "userId", "\"B\"");
  assert_member (get_item (root, "agents", 1), "userId", "\"a\"");
  assert_member (get_item (root, "agents", 2), "userId", "\"b\"");
  assert_member (json_object_get_object_member (root, "counters"), "nameless", "1");
}

static void
test_source_and_counters (Fixture *fixture, gconstpointer user_data)
{
  static const char *const names[] = { "received", "applied", "stale", "duplicate", "malformed",  "unknown",
                                       "conflict", "mixed",   "gaps",  "resyncs",   "reconnects", "rotations" };
  JsonObject *root, *counters;

  fixture->status->state = RS_SOURCE_STATE_LIVE;
  fixture->status->epoch = 3;
  fixture->status->since_us = TEST_START_NS / 1000;
  fixture->status->has_server_offset = TRUE;
  fixture->status->counters[RS_COUNTER_RECEIVED] = 12345678901;
  fixture->status->malformed[RS_MALFORMED_TOO_DEEP] = 2;
  fixture->status->notice = g_strdup ("Names are missing.");
  root = dump (fixture, 60);
  counters = json_object_get_object_member (root, "counters");

  assert_member (json_object_get_object_member (root, "source"), "state", "\"live\"");
  assert_member (json_object_get_object_member (root, "source"), "epoch", "3");
  assert_member (json_object_get_object_member (root, "source"), "notice", "\"Names are missing.\"");
  assert_member (json_object_get_object_member (root, "source"), "since", "\"2026-01-01T00:00:00.000Z\"");
  assert_member (json_object_get_object_member (root, "source"), "serverOffsetMs", "2000");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_member (counters, names[i], i == 0 ? "12345678901" : "0");
  assert_member (json_object_get_object_member (counters, "malformedReasons"), "too-deep", "2");
}

static void
test_a_line_of_watch (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (RsChangeSet) first = NULL;
  g_autoptr (RsChangeSet) second = NULL;
  g_autofree char *text = NULL;
  JsonObject *line;

  tell (fixture, "agent u1 #1 @1 | status=Available; displayName=Anna");
  first = test_picture_take (&fixture->picture);
  tell (fixture, "agent u1 #2 @2 | status=Ringing");
  tell (fixture, "agent u1 #3 @3 | status=Available");
  second = test_picture_take (&fixture->picture);
  text = rs_report_change (rs_change_set_get_change (second, 0), test_seconds (4));
  fixture->root = json_from_string (text, NULL);
  line = json_node_get_object (fixture->root);

  assert_member (line, "type", "\"agent\"");
  assert_member (line, "userId", "\"u1\"");
  assert_member (line, "displayName", "\"Anna\"");
  assert_member (line, "status", "\"Available\"");
  assert_member (line, "transitions",
                 "[{\"from\":\"Available\",\"to\":\"Ringing\",\"at\":\"2026-01-01T00:00:02.000Z\"},"
                 "{\"from\":\"Ringing\",\"to\":\"Available\",\"at\":\"2026-01-01T00:00:03.000Z\"}]");
}

static void
test_a_departure_and_a_source_in_watch (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (RsChangeSet) changes = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *source = NULL;
  g_autoptr (JsonNode) source_node = NULL;

  tell (fixture, "interaction i1 #1 | state=ended");
  changes = test_picture_take (&fixture->picture);
  gone = rs_report_change (rs_change_set_get_change (changes, 0), test_seconds (4));
  fixture->root = json_from_string (gone, NULL);
  assert_member (json_node_get_object (fixture->root), "type", "\"interaction\"");
  assert_member (json_node_get_object (fixture->root), "removed", "true");

  fixture->status->state = RS_SOURCE_STATE_SIGN_IN_NEEDED;
  fixture->status->sentence = g_strdup ("The server refused the secret.");
  source = rs_report_source (fixture->status);
  source_node = json_from_string (source, NULL);
  assert_member (json_node_get_object (source_node), "type", "\"source\"");
  assert_member (json_node_get_object (source_node), "state", "\"sign-in-needed\"");
  assert_member (json_node_get_object (source_node), "sentence", "\"The server refused the secret.\"");
}

#define ADD(path, func) g_test_add ("/wire/report/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("an-agent", test_an_agent);
  ADD ("a-strange-status-is-verbatim-and-unknown", test_a_strange_status_is_verbatim_and_unknown);
  ADD ("a-queue-and-its-ticking-wait", test_a_queue_and_its_ticking_wait);
  ADD ("an-interaction", test_an_interaction);
  ADD ("lists-are-sorted-by-id", test_lists_are_sorted_by_id);
  ADD ("source-and-counters", test_source_and_counters);
  ADD ("a-line-of-watch", test_a_line_of_watch);
  ADD ("a-departure-and-a-source-in-watch", test_a_departure_and_a_source_in_watch);
  return g_test_run ();
}
