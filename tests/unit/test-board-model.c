/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-board-model.h"
#include "test-picture.h"

typedef struct
{
  TestPicture picture;
  RsBoardModel *model;
  GString *log;
} Fixture;

static void
on_applied (RsBoardModel *model, gpointer user_data)
{
  g_string_append (((Fixture *) user_data)->log, "applied ");
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  test_picture_set_up (&fixture->picture, NULL);
  fixture->model = rs_board_model_new ();
  fixture->log = g_string_new (NULL);
  g_signal_connect (fixture->model, "applied", G_CALLBACK (on_applied), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_assert_finalize_object (fixture->model);
  g_string_free (fixture->log, TRUE);
  test_picture_tear_down (&fixture->picture, NULL);
}

/* Tells lines (NULL at the end) and hands what changed to the model as one change set. */
static void
apply (Fixture *fixture, ...)
{
  g_autoptr (RsChangeSet) changes = NULL;
  const char *line;
  va_list lines;

  va_start (lines, fixture);
  while ((line = va_arg (lines, const char *)) != NULL)
    test_picture_tell (&fixture->picture, 1, line);
  va_end (lines);
  changes = test_picture_take (&fixture->picture);
  rs_board_model_apply (fixture->model, changes);
}

static gpointer
find (GListModel *list, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (RsEntity) entity = g_list_model_get_item (list, i);

      if (g_str_equal (rs_entity_get_id (entity), id))
        return entity; /* the list still holds it */
    }
  return NULL;
}

static RsAgent *
find_agent (Fixture *fixture, const char *id)
{
  return find (rs_board_model_get_roster (fixture->model), id);
}

static RsQueue *
find_queue (Fixture *fixture, const char *id)
{
  return find (rs_board_model_get_queues (fixture->model), id);
}

static char *
get_ids (GListModel *list)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (RsEntity) entity = g_list_model_get_item (list, i);

      g_string_append_printf (ids, "%s ", rs_entity_get_id (entity));
    }
  return g_strdup (ids->str);
}

static void
test_the_roster_stands_by_team_then_name_then_id (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *order = NULL;

  apply (fixture, "agent a5 #1 | displayName=Bea; teamName=Red", "agent a4 #1 | displayName=Anna",
         "agent a3 #1 | displayName=Anna; teamName=Blue", "agent a2 #1 | displayName=Anna; teamName=Blue",
         "agent a1 #1 | displayName=Zoe; teamName=Blue", NULL);
  order = get_ids (rs_board_model_get_roster (fixture->model));
  g_assert_cmpstr (order, ==, "a2 a3 a1 a5 a4 ");
}

static void
test_trouble_moves_nobody (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *order = NULL;

  apply (fixture, "agent a1 #1 | displayName=Anna; status=Available", "agent a2 #1 | displayName=Bea; status=Available",
         NULL);
  apply (fixture, "agent a2 #2 | status=Ringing", "agent a1 #2 | status=Offline", NULL);
  order = get_ids (rs_board_model_get_roster (fixture->model));
  g_assert_cmpstr (order, ==, "a1 a2 ");
}

static void
test_a_name_with_markup_is_text (Fixture *fixture, gconstpointer user_data)
{
  apply (fixture, "agent a1 #1 | displayName=Zoë <b>Quick</b> & Co", "queue q1 #1 | queueName=<i>Sales</i> & more",
         NULL);
  g_assert_cmpstr (rs_agent_get_name (find_agent (fixture, "a1")), ==, "Zoë <b>Quick</b> & Co");
  g_assert_cmpstr (rs_queue_get_name (find_queue (fixture, "q1")), ==, "<i>Sales</i> & more");
}

static void
test_a_nameless_agent_shows_the_end_of_the_id (Fixture *fixture, gconstpointer user_data)
{
  apply (fixture, "agent 0f8fad5b-d9cb-469f-a165-70867728950c8 #1 | status=Available", "agent é #1 | status=Available",
         "agent 日本語 #1 | displayName=", NULL);
  g_assert_cmpstr (rs_agent_get_name (find_agent (fixture, "0f8fad5b-d9cb-469f-a165-70867728950c8")), ==, "Agent …c8");
  g_assert_cmpstr (rs_agent_get_name (find_agent (fixture, "é")), ==, "Agent …é");
  g_assert_cmpstr (rs_agent_get_name (find_agent (fixture, "日本語")), ==, "Agent …本語");
  apply (fixture, "agent é #2 | displayName=Élodie", NULL);
  g_assert_cmpstr (rs_agent_get_name (find_agent (fixture, "é")), ==, "Élodie");
}

static void
test_the_tally_counts_states (Fixture *fixture, gconstpointer user_data)
{
  apply (fixture, "agent a1 #1 | status=Available", "agent a2 #1 | status=available", "agent a3 #1 | status=Dentist",
         "agent a4 #1 | teamName=Blue", NULL);
  g_assert_cmpuint (rs_board_model_count (fixture->model, RS_AGENT_STATE_AVAILABLE), ==, 2);
  g_assert_cmpuint (rs_board_model_count (fixture->model, RS_AGENT_STATE_UNKNOWN), ==, 2);
  apply (fixture, "agent a1 #2 | status=Wrap Up", "agent a2 #2 | status=null", NULL);
  g_assert_cmpuint (rs_board_model_count (fixture->model, RS_AGENT_STATE_AVAILABLE), ==, 0);
  g_assert_cmpuint (rs_board_model_count (fixture->model, RS_AGENT_STATE_AFTER_CALL_WORK), ==, 1);
  g_assert_cmpuint (rs_board_model_count (fixture->model, RS_AGENT_STATE_UNKNOWN), ==, 3);
}

static void
test_who_may_not_be_seen_is_not_counted (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (RsScope) asked = test_scope ("a1 a2", "", FALSE);
  g_autoptr (RsScope) granted = test_scope ("a1", "", FALSE);

  rs_state_cache_set_scope (fixture->picture.cache, asked);
  test_picture_begin (&fixture->picture, 1, granted);
  apply (fixture, "agent a1 #1 | status=Break", NULL);

  g_assert_nonnull (find_agent (fixture, "a2"));
  g_assert_false (rs_entity_get_granted (RS_ENTITY (find_agent (fixture, "a2"))));
  g_assert_cmpuint (rs_board_model_count (fixture->model, RS_AGENT_STATE_UNKNOWN), ==, 0);
  g_assert_cmpuint (rs_board_model_count (fixture->model, RS_AGENT_STATE_UNAVAILABLE), ==, 1);
}

static const char *
get_contact_id (Fixture *fixture, const char *agent_id)
{
  RsInteraction *contact = rs_agent_get_contact (find_agent (fixture, agent_id));

  return contact != NULL ? rs_entity_get_id (RS_ENTITY (contact)) : NULL;
}

static void
test_an_agent_has_her_contact_and_a_ringing_one_goes_first (Fixture *fixture, gconstpointer user_data)
{
  apply (fixture, "agent a1 #1 | status=In Call", "agent a2 #1 | status=Available",
         "interaction i1 #1 | state=active; userId=a1", NULL);
  g_assert_cmpstr (get_contact_id (fixture, "a1"), ==, "i1");
  g_assert_null (get_contact_id (fixture, "a2"));
  apply (fixture, "interaction i0 #1 | state=active; userId=a1", "interaction i2 #2 | state=ringing; userId=a1", NULL);
  g_assert_cmpstr (get_contact_id (fixture, "a1"), ==, "i2");
  apply (fixture, "interaction i2 #3 | state=ended", NULL);
  g_assert_cmpstr (get_contact_id (fixture, "a1"), ==, "i0");
  apply (fixture, "interaction i0 #4 | userId=a2", "interaction i1 #4 | userId=null", NULL);
  g_assert_null (get_contact_id (fixture, "a1"));
  g_assert_cmpstr (get_contact_id (fixture, "a2"), ==, "i0");
}

static void
test_a_contact_may_come_before_its_agent (Fixture *fixture, gconstpointer user_data)
{
  apply (fixture, "interaction i1 #1 | state=ringing; userId=late", NULL);
  apply (fixture, "agent late #1 | status=Ringing", NULL);
  g_assert_cmpstr (get_contact_id (fixture, "late"), ==, "i1");
}

static char *
get_waiting (Fixture *fixture, const char *queue_id)
{
  GPtrArray *contacts = rs_queue_get_waiting_contacts (find_queue (fixture, queue_id));
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < contacts->len; i++)
    g_string_append_printf (ids, "%s ", rs_entity_get_id (contacts->pdata[i]));
  return g_strdup (ids->str);
}

static void
assert_waiting (Fixture *fixture, const char *queue_id, const char *expected)
{
  g_autofree char *got = get_waiting (fixture, queue_id);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_a_queue_has_its_waiting_contacts_the_oldest_first (Fixture *fixture, gconstpointer user_data)
{
  apply (fixture, "queue q1 #1 | queueName=Billing", "queue q2 #1 | queueName=Chat",
         "interaction i1 #1 | state=queued; queueName=Billing; stateChangedAt=30",
         "interaction i2 #1 | state=queued; queueName=Billing; stateChangedAt=10",
         "interaction i3 #1 | state=queued; queueName=Billing; stateChangedAt=20",
         "interaction i4 #1 | state=active; queueName=Billing; stateChangedAt=5",
         "interaction i5 #1 | state=queued; stateChangedAt=1", NULL);
  assert_waiting (fixture, "q1", "i2 i3 i1 ");
  assert_waiting (fixture, "q2", "");
  apply (fixture, "interaction i2 #2 | state=ringing; userId=a1", NULL);
  assert_waiting (fixture, "q1", "i3 i1 ");
  apply (fixture, "queue q1 #2 | queueName=Invoices", "queue q2 #2 | queueName=Billing", NULL);
  assert_waiting (fixture, "q1", "");
  assert_waiting (fixture, "q2", "i3 i1 ");
}

static void
on_changed (RsEntity *entity, guint mask, gpointer user_data)
{
  g_string_append_printf (((Fixture *) user_data)->log, "%s:%x ", rs_entity_get_id (entity), mask);
}

static void
test_all_that_changed_is_told_once_and_applied_last (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *expected = NULL;

  apply (fixture, "agent a1 #1 @1 | status=Available", "queue q1 #1 | queueName=Billing; waiting=0", NULL);
  g_assert_cmpstr (fixture->log->str, ==, "applied ");
  g_string_truncate (fixture->log, 0);
  g_signal_connect (find_agent (fixture, "a1"), "changed", G_CALLBACK (on_changed), fixture);
  g_signal_connect (find_queue (fixture, "q1"), "changed", G_CALLBACK (on_changed), fixture);
  apply (fixture, "interaction i1 #1 | state=queued; queueName=Billing", "queue q1 #2 | waiting=1",
         "interaction i2 #1 | state=ringing; userId=a1", "agent a1 #2 @2 | status=Ringing", NULL);

  expected = g_strdup_printf ("a1:%x q1:%x applied ", (1u << RS_AGENT_STATUS) | RS_CHANGED_SINCE | RS_CHANGED_CONTACTS,
                              (1u << RS_QUEUE_WAITING) | RS_CHANGED_CONTACTS);
  g_assert_cmpstr (fixture->log->str, ==, expected);
}

static void
test_an_ended_contact_leaves_the_list (Fixture *fixture, gconstpointer user_data)
{
  GListModel *interactions = rs_board_model_get_interactions (fixture->model);

  apply (fixture, "interaction i1 #1 | state=active", "interaction i2 #1 | state=ended", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (interactions), ==, 1);
  apply (fixture, "interaction i1 #2 | state=ended", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (interactions), ==, 0);
}

static void
test_the_longest_wait_ticks_and_nobody_waiting_is_no_wait (Fixture *fixture, gconstpointer user_data)
{
  RsQueue *queue;

  apply (fixture, "queue q1 #1 | waiting=2; oldestWaitingSince=10", NULL);
  queue = find_queue (fixture, "q1");
  g_assert_cmpfloat (rs_queue_get_longest_wait (queue, test_seconds (71)), ==, 61);
  g_assert_cmpfloat (rs_queue_get_longest_wait (queue, test_seconds (5)), ==, 0);
  apply (fixture, "queue q1 #2 | oldestWaitingSince=null; longestWaitSeconds=41", NULL);
  g_assert_cmpfloat (rs_queue_get_longest_wait (queue, test_seconds (71)), ==, 41);
  apply (fixture, "queue q1 #3 | waiting=0", NULL);
  g_assert_cmpfloat (rs_queue_get_longest_wait (queue, test_seconds (71)), ==, 0);
}

static void
test_what_nobody_told_is_not_known (Fixture *fixture, gconstpointer user_data)
{
  RsQueue *queue;

  apply (fixture, "queue q1 #1 | abandoned=3; handled=null", NULL);
  queue = find_queue (fixture, "q1");
  g_assert_cmpstr (rs_queue_get_name (queue), ==, "q1");
  g_assert_cmpint (rs_queue_get_abandoned (queue), ==, 3);
  g_assert_cmpint (rs_queue_get_waiting (queue), ==, -1);
  g_assert_cmpint (rs_queue_get_handled (queue), ==, -1);
  g_assert_cmpint (rs_queue_get_agents_available (queue), ==, -1);
  g_assert_cmpfloat (rs_queue_get_service_level (queue), ==, -1);
  g_assert_cmpfloat (rs_queue_get_service_level_goal (queue), ==, -1);
  g_assert_cmpfloat (rs_queue_get_longest_wait (queue, TEST_START_NS), ==, -1);
}

static void
test_the_channel_is_known_or_other (Fixture *fixture, gconstpointer user_data)
{
  static const RsChannel expected[] = { RS_CHANNEL_VOICE, RS_CHANNEL_CHAT, RS_CHANNEL_EMAIL, RS_CHANNEL_OTHER };
  GListModel *interactions = rs_board_model_get_interactions (fixture->model);

  apply (fixture, "interaction i0 #1 | channel=Voice; direction=Outbound",
         "interaction i1 #1 | channel=chat; direction=inbound", "interaction i2 #1 | channel=E-Mail",
         "interaction i3 #1 | channel=fax", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (RsInteraction) interaction = g_list_model_get_item (interactions, i);

      g_assert_cmpint (rs_interaction_get_channel (interaction), ==, expected[i]);
      g_assert_cmpint (rs_interaction_is_outbound (interaction), ==, i == 0);
    }
}

#define ADD(path, func) g_test_add ("/model/board-model/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-roster-stands-by-team-then-name-then-id", test_the_roster_stands_by_team_then_name_then_id);
  ADD ("trouble-moves-nobody", test_trouble_moves_nobody);
  ADD ("a-name-with-markup-is-text", test_a_name_with_markup_is_text);
  ADD ("a-nameless-agent-shows-the-end-of-the-id", test_a_nameless_agent_shows_the_end_of_the_id);
  ADD ("the-tally-counts-states", test_the_tally_counts_states);
  ADD ("who-may-not-be-seen-is-not-counted", test_who_may_not_be_seen_is_not_counted);
  ADD ("an-agent-has-her-contact-and-a-ringing-one-goes-first",
       test_an_agent_has_her_contact_and_a_ringing_one_goes_first);
  ADD ("a-contact-may-come-before-its-agent", test_a_contact_may_come_before_its_agent);
  ADD ("a-queue-has-its-waiting-contacts-the-oldest-first", test_a_queue_has_its_waiting_contacts_the_oldest_first);
  ADD ("all-that-changed-is-told-once-and-applied-last", test_all_that_changed_is_told_once_and_applied_last);
  ADD ("an-ended-contact-leaves-the-list", test_an_ended_contact_leaves_the_list);
  ADD ("the-longest-wait-ticks-and-nobody-waiting-is-no-wait",
       test_the_longest_wait_ticks_and_nobody_waiting_is_no_wait);
  ADD ("what-nobody-told-is-not-known", test_what_nobody_told_is_not_known);
  ADD ("the-channel-is-known-or-other", test_the_channel_is_known_or_other);
  return g_test_run ();
}
