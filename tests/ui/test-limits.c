/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-limits.h"

static gpointer
make_entity (GType type, RsKind kind, const char *text, double waiting, double level, double goal)
{
  g_autoptr (RsChangeSet) changes = rs_change_set_new ();
  RsChange *change = rs_change_set_touch (changes, kind, "x");
  RsEntity *entity = g_object_new (type, NULL);

  change->granted = change->confirmed = TRUE;
  if (kind == RS_KIND_AGENT && text != NULL)
    change->values[RS_AGENT_STATUS] = (RsValue){ .type = RS_VALUE_TEXT, .text = g_ref_string_new (text) };
  if (kind == RS_KIND_QUEUE)
    {
      change->values[RS_QUEUE_WAITING] = (RsValue){ .type = RS_VALUE_NUMBER, .number = 1 };
      change->values[RS_QUEUE_LONGEST_WAIT_SECONDS] = (RsValue){ .type = RS_VALUE_NUMBER, .number = waiting };
    }
  if (level >= 0)
    change->values[RS_QUEUE_SERVICE_LEVEL] = (RsValue){ .type = RS_VALUE_NUMBER, .number = level };
  if (goal >= 0)
    change->values[RS_QUEUE_SERVICE_LEVEL_GOAL] = (RsValue){ .type = RS_VALUE_NUMBER, .number = goal };
  rs_entity_take (entity, change);
  return entity;
}

static double
get_seconds (const char *status)
{
  g_autoptr (RsAgent) agent = make_entity (RS_TYPE_AGENT, RS_KIND_AGENT, status, 0, -1, -1);

  return rs_limits_get_agent_seconds (agent);
}

static void
test_states_have_limits (void)
{
  g_assert_cmpfloat (get_seconds ("Ringing"), ==, 20);
  g_assert_cmpfloat (get_seconds ("Wrap Up"), ==, 120);
  g_assert_cmpfloat (get_seconds ("Away"), ==, 1800);
  g_assert_cmpfloat (get_seconds ("BREAK"), ==, 900);
  g_assert_cmpfloat (get_seconds ("Offline"), ==, 0);
  g_assert_cmpfloat (get_seconds (NULL), ==, 0);
}

static RsSignal
judge_wait (double seconds)
{
  g_autoptr (RsQueue) queue = make_entity (RS_TYPE_QUEUE, RS_KIND_QUEUE, NULL, seconds, -1, -1);

  return rs_limits_judge_queue (queue, RS_ALERT_LONGEST_WAIT, 0);
}

static void
test_one_is_warned_before_the_limit (void)
{
  g_assert_cmpint (judge_wait (134), ==, RS_SIGNAL_GOOD);
  g_assert_cmpint (judge_wait (135), ==, RS_SIGNAL_WARNING);
  g_assert_cmpint (judge_wait (179.9), ==, RS_SIGNAL_WARNING);
  g_assert_cmpint (judge_wait (180), ==, RS_SIGNAL_ALARM);
}

static RsSignal
judge_level (double level, double goal)
{
  g_autoptr (RsQueue) queue = make_entity (RS_TYPE_QUEUE, RS_KIND_QUEUE, NULL, 0, level, goal);

  return rs_limits_judge_queue (queue, RS_ALERT_SERVICE_LEVEL, 0);
}

static void
test_the_service_level_is_held_against_its_goal (void)
{
  g_assert_cmpint (judge_level (80, 80), ==, RS_SIGNAL_GOOD);
  g_assert_cmpint (judge_level (79.9, 80), ==, RS_SIGNAL_WARNING);
  g_assert_cmpint (judge_level (69.9, 80), ==, RS_SIGNAL_ALARM);
  g_assert_cmpint (judge_level (-1, 80), ==, RS_SIGNAL_CALM);
  g_assert_cmpint (judge_level (50, -1), ==, RS_SIGNAL_CALM);
}

static gboolean
is_refused (const char *status)
{
  g_autoptr (RsAgent) agent = make_entity (RS_TYPE_AGENT, RS_KIND_AGENT, status, 0, -1, -1);

  return rs_limits_is_refused (agent);
}

static void
test_a_refused_contact_is_noticed (void)
{
  g_assert_true (is_refused ("Refused"));
  g_assert_true (is_refused ("HeldPartyAbandoned"));
  g_assert_false (is_refused ("Available"));
  g_assert_false (is_refused (NULL));
}

static void
test_other_rules_give_other_limits (void)
{
  g_autoptr (RsAlertRules) rules = rs_alert_rules_new ();
  RsAlertRule *rule = rs_alert_rule_new ("wait", RS_ALERT_LONGEST_WAIT);

  rule->breach = 10;
  rs_alert_rules_add (rules, rule);
  rs_limits_set_rules (rules);
  g_assert_cmpint (judge_wait (9), ==, RS_SIGNAL_GOOD);
  g_assert_cmpint (judge_wait (10), ==, RS_SIGNAL_ALARM);
  g_assert_cmpfloat (get_seconds ("Ringing"), ==, 0);
  g_assert_false (is_refused ("Refused"));

  rule->is_on = FALSE;
  g_assert_cmpint (judge_wait (10), ==, RS_SIGNAL_CALM);
  rs_limits_set_rules (NULL);
  g_assert_cmpfloat (get_seconds ("Ringing"), ==, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/limits/states-have-limits", test_states_have_limits);
  g_test_add_func ("/limits/one-is-warned-before-the-limit", test_one_is_warned_before_the_limit);
  g_test_add_func ("/limits/the-service-level-is-held-against-its-goal",
                   test_the_service_level_is_held_against_its_goal);
  g_test_add_func ("/limits/a-refused-contact-is-noticed", test_a_refused_contact_is_noticed);
  g_test_add_func ("/limits/other-rules-give-other-limits", test_other_rules_give_other_limits);
  return g_test_run ();
}
