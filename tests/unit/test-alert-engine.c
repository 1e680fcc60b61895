/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "alert-fixture.h"

static void
test_an_agent_over_the_limit_is_told_at_the_limit (AlertFixture *f, gconstpointer user_data)
{
  alert_fixture_tell (f, "agent a1 #1 @0 | displayName=Ana; status=Wrap Up", NULL);

  alert_fixture_wait (f, 119);
  alert_fixture_assert_told (f, "");
  alert_fixture_wait (f, 1);
  alert_fixture_assert_told (f, "after-call-work a1");
  g_assert_cmpfloat (rs_alert_get_facts (alert_fixture_get_first (f))->value, ==, 120);
  g_assert_cmpfloat (rs_alert_get_facts (alert_fixture_get_first (f))->limit, ==, 120);
  g_assert_cmpstr (rs_alert_get_facts (alert_fixture_get_first (f))->name, ==, "Ana");
}

static void
test_a_reason_has_a_limit_of_its_own (AlertFixture *f, gconstpointer user_data)
{
  alert_fixture_tell (f, "agent a1 #1 @0 | status=Lunch", "agent a2 #1 @0 | status=Away", NULL);

  alert_fixture_wait (f, 1800);
  alert_fixture_assert_told (f, "unavailable a2");
  alert_fixture_wait (f, 1800);
  alert_fixture_assert_told (f, "unavailable a2, lunch a1");
}

static void
test_ordinary_busy_is_calm (AlertFixture *f, gconstpointer user_data)
{
  alert_fixture_tell (f, "agent a1 #1 @0 | status=In Call", "agent a2 #1 @0 | status=Available",
                      "agent a3 #1 @0 | status=Offline", "queue q1 #1 | waiting=40; abandoned=30; agentsAvailable=0",
                      NULL);
  alert_fixture_wait (f, 899);

  alert_fixture_assert_told (f, "");
  g_assert_cmpuint (f->n_changed, ==, 0);
}

static void
test_an_alert_ends_when_the_state_is_left (AlertFixture *f, gconstpointer user_data)
{
  alert_fixture_tell (f, "agent a1 #1 @0 | status=On Hold", NULL);
  alert_fixture_wait (f, 130);
  alert_fixture_assert_told (f, "on-hold a1");

  alert_fixture_tell (f, "agent a1 #2 @130 | status=In Call", NULL);
  alert_fixture_wait (f, 2);
  alert_fixture_assert_told (f, "on-hold a1");
  alert_fixture_wait (f, 1);
  alert_fixture_assert_told (f, "");
  g_assert_cmpuint (f->n_changed, ==, 2);
}

static void
test_a_refusal_between_two_pictures_is_told (AlertFixture *f, gconstpointer user_data)
{
  alert_fixture_tell (f, "agent a1 #1 @0 | status=Ringing", NULL);
  alert_fixture_wait (f, 5);

  alert_fixture_tell (f, "agent a1 #2 @5 | status=Refused", "agent a1 #3 @5 | status=Available", NULL);
  alert_fixture_assert_told (f, "refused a1");
  g_assert_cmpint (rs_alert_get_facts (alert_fixture_get_first (f))->begun_ns, ==, test_seconds (5));
  alert_fixture_wait (f, 59);
  alert_fixture_assert_told (f, "refused a1");
  alert_fixture_wait (f, 2);
  alert_fixture_assert_told (f, "");
}

static void
test_steps_are_read_from_a_change_set_made_by_hand (AlertFixture *f, gconstpointer user_data)
{
  RsChangeSet *changes = rs_change_set_new ();
  RsChange *change = rs_change_set_touch (changes, RS_KIND_AGENT, "a1");

  change->granted = change->confirmed = TRUE;
  change->values[RS_AGENT_STATUS] = (RsValue){ .type = RS_VALUE_TEXT, .text = g_ref_string_new ("In Call") };
  rs_change_add_transition (change, "On Hold", "HeldPartyAbandoned", test_seconds (0));
  rs_change_add_transition (change, "HeldPartyAbandoned", "In Call", test_seconds (0));
  alert_fixture_take (f, changes);

  alert_fixture_assert_told (f, "consult-abandoned a1");
}

static void
test_who_flaps_is_told_once (AlertFixture *f, gconstpointer user_data)
{
  alert_fixture_tell (f, "agent a1 #1 @0 | status=Available", NULL);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *refused = g_strdup_printf ("agent a1 #%u @%u | status=Refused", 2 * i + 2, 20 * i);
      g_autofree char *back = g_strdup_printf ("agent a1 #%u @%u | status=Available", 2 * i + 3, 20 * i + 1);

      alert_fixture_tell (f, refused, NULL);
      alert_fixture_wait (f, 1);
      alert_fixture_tell (f, back, NULL);
      alert_fixture_wait (f, 19);
    }

  alert_fixture_assert_told (f, "refused a1");
  g_assert_cmpuint (f->n_changed, ==, 1);
}

static void
test_figures_of_queues_wait_until_they_last (AlertFixture *f, gconstpointer user_data)
{
  alert_fixture_tell (f, "queue q1 #1 | waiting=2; oldestWaitingSince=0", NULL);

  alert_fixture_wait (f, 184);
  alert_fixture_assert_told (f, "");
  alert_fixture_wait (f, 1);
  alert_fixture_assert_told (f, "wait q1");
}

static void
test_an_edge_that_is_crossed_to_and_fro_is_one_alert (AlertFixture *f, gconstpointer user_data)
{
  RsAlertRule *rule = rs_alert_rule_new ("waiting", RS_ALERT_WAITING);

  rule->breach = 10;
  rule->clear = 5;
  rule->clear_delay = 30;
  alert_fixture_use (f, rule);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *over = g_strdup_printf ("queue q1 #%u | waiting=10", 2 * i + 1);
      g_autofree char *under = g_strdup_printf ("queue q1 #%u | waiting=5", 2 * i + 2);

      alert_fixture_tell (f, over, NULL);
      alert_fixture_wait (f, 1);
      alert_fixture_tell (f, under, NULL);
      alert_fixture_wait (f, 60);
    }
  alert_fixture_assert_told (f, "waiting q1");
  g_assert_cmpuint (f->n_changed, ==, 1);

  alert_fixture_tell (f, "queue q1 #200 | waiting=4", NULL);
  alert_fixture_wait (f, 29);
  alert_fixture_assert_told (f, "waiting q1");
  alert_fixture_wait (f, 1);
  alert_fixture_assert_told (f, "");
}

static void
test_what_does_not_last_begins_no_alert (AlertFixture *f, gconstpointer user_data)
{
  RsAlertRule *rule = rs_alert_rule_new ("available", RS_ALERT_AVAILABLE);

  rule->breach = rule->clear = 1;
  rule->on_delay = 60;
  alert_fixture_use (f, rule);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *none = g_strdup_printf ("queue q1 #%u | agentsAvailable=0", 2 * i + 1);
      g_autofree char *one = g_strdup_printf ("queue q1 #%u | agentsAvailable=1", 2 * i + 2);

      alert_fixture_tell (f, none, NULL);
      alert_fixture_wait (f, 59);
      alert_fixture_tell (f, one, NULL);
      alert_fixture_wait (f, 1);
    }
  g_assert_cmpuint (f->n_changed, ==, 0);

  alert_fixture_tell (f, "queue q1 #100 | agentsAvailable=0", NULL);
  alert_fixture_wait (f, 60);
  alert_fixture_assert_told (f, "available q1");
}

static void
test_a_service_level_far_below_its_goal_is_told (AlertFixture *f, gconstpointer user_data)
{
  alert_fixture_tell (f, "queue q1 #1 | serviceLevel=70; serviceLevelGoal=80", "queue q2 #1 | serviceLevel=69.9",
                      "queue q3 #1 | serviceLevel=69.9; serviceLevelGoal=80", NULL);
  alert_fixture_wait (f, 300);
  alert_fixture_assert_told (f, "service-level q3");

  alert_fixture_tell (f, "queue q3 #2 | serviceLevel=79", NULL);
  alert_fixture_wait (f, 300);
  alert_fixture_assert_told (f, "service-level q3");
  alert_fixture_tell (f, "queue q3 #3 | serviceLevel=80", NULL);
  alert_fixture_wait (f, 60);
  alert_fixture_assert_told (f, "");
}

static void
test_a_number_of_abandoned_contacts_is_told (AlertFixture *f, gconstpointer user_data)
{
  RsAlertRule *rule = rs_alert_rule_new ("abandoned", RS_ALERT_ABANDONED);

  rule->breach = rule->clear = 3;
  alert_fixture_use (f, rule);
  alert_fixture_tell (f, "queue q1 #1 | abandoned=2", "queue q2 #1 | abandoned=3", NULL);

  alert_fixture_assert_told (f, "abandoned q2");
}

static void
test_who_has_left_the_picture_is_told_no_more (AlertFixture *f, gconstpointer user_data)
{
  RsChangeSet *changes = rs_change_set_new ();

  alert_fixture_tell (f, "agent a1 #1 @0 | status=Refused", NULL);
  alert_fixture_assert_told (f, "refused a1");

  rs_change_set_touch (changes, RS_KIND_AGENT, "a1")->removed = TRUE;
  alert_fixture_take (f, changes);
  alert_fixture_assert_told (f, "");
}

static void
test_severity_is_judged_without_delay (AlertFixture *f, gconstpointer user_data)
{
  alert_fixture_tell (f, "agent a1 #1 @0 | status=Wrap Up", "queue q1 #1 | waiting=1; oldestWaitingSince=0", NULL);

  alert_fixture_wait (f, 89);
  g_assert_cmpint (rs_alert_engine_get_severity (f->engine, RS_KIND_AGENT, "a1"), ==, RS_SEVERITY_NONE);
  alert_fixture_wait (f, 1);
  g_assert_cmpint (rs_alert_engine_get_severity (f->engine, RS_KIND_AGENT, "a1"), ==, RS_SEVERITY_WARNING);
  alert_fixture_wait (f, 90);
  g_assert_cmpint (rs_alert_engine_get_severity (f->engine, RS_KIND_AGENT, "a1"), ==, RS_SEVERITY_BREACH);
  g_assert_cmpint (rs_alert_engine_get_severity (f->engine, RS_KIND_QUEUE, "q1"), ==, RS_SEVERITY_BREACH);
  g_assert_cmpint (rs_alert_engine_get_severity (f->engine, RS_KIND_QUEUE, "q2"), ==, RS_SEVERITY_NONE);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/alert-engine/" name, AlertFixture, NULL, alert_fixture_set_up, func, alert_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("an-agent-over-the-limit-is-told-at-the-limit", test_an_agent_over_the_limit_is_told_at_the_limit);
  ADD ("a-reason-has-a-limit-of-its-own", test_a_reason_has_a_limit_of_its_own);
  ADD ("ordinary-busy-is-calm", test_ordinary_busy_is_calm);
  ADD ("an-alert-ends-when-the-state-is-left", test_an_alert_ends_when_the_state_is_left);
  ADD ("a-refusal-between-two-pictures-is-told", test_a_refusal_between_two_pictures_is_told);
  ADD ("steps-are-read-from-a-change-set-made-by-hand", test_steps_are_read_from_a_change_set_made_by_hand);
  ADD ("who-flaps-is-told-once", test_who_flaps_is_told_once);
  ADD ("figures-of-queues-wait-until-they-last", test_figures_of_queues_wait_until_they_last);
  ADD ("an-edge-that-is-crossed-to-and-fro-is-one-alert", test_an_edge_that_is_crossed_to_and_fro_is_one_alert);
  ADD ("what-does-not-last-begins-no-alert", test_what_does_not_last_begins_no_alert);
  ADD ("a-service-level-far-below-its-goal-is-told", test_a_service_level_far_below_its_goal_is_told);
  ADD ("a-number-of-abandoned-contacts-is-told", test_a_number_of_abandoned_contacts_is_told);
  ADD ("who-has-left-the-picture-is-told-no-more", test_who_has_left_the_picture_is_told_no_more);
  ADD ("severity-is-judged-without-delay", test_severity_is_judged_without_delay);
  return g_test_run ();
}
