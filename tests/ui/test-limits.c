/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-limits.h"

static void
test_states_have_limits (void)
{
  g_assert_cmpfloat (rs_limits_get_agent_seconds (RS_AGENT_STATE_RINGING, "Ringing"), ==, 20);
  g_assert_cmpfloat (rs_limits_get_agent_seconds (RS_AGENT_STATE_AFTER_CALL_WORK, "Wrap Up"), ==, 120);
  g_assert_cmpfloat (rs_limits_get_agent_seconds (RS_AGENT_STATE_UNAVAILABLE, "Away"), ==, 1800);
  g_assert_cmpfloat (rs_limits_get_agent_seconds (RS_AGENT_STATE_UNAVAILABLE, "BREAK"), ==, 900);
  g_assert_cmpfloat (rs_limits_get_agent_seconds (RS_AGENT_STATE_AVAILABLE, NULL), ==, 0);
  g_assert_cmpfloat (rs_limits_get_agent_seconds (RS_AGENT_STATE_LOGGED_OUT, NULL), ==, 0);
}

static void
test_one_is_warned_before_the_limit (void)
{
  g_assert_cmpint (rs_limits_judge (89, 120), ==, RS_SIGNAL_GOOD);
  g_assert_cmpint (rs_limits_judge (90, 120), ==, RS_SIGNAL_WARNING);
  g_assert_cmpint (rs_limits_judge (119.9, 120), ==, RS_SIGNAL_WARNING);
  g_assert_cmpint (rs_limits_judge (120, 120), ==, RS_SIGNAL_ALARM);
  g_assert_cmpint (rs_limits_judge (1e9, 0), ==, RS_SIGNAL_CALM);
}

static void
test_the_service_level_is_held_against_its_goal (void)
{
  g_assert_cmpint (rs_limits_judge_service_level (80, 80), ==, RS_SIGNAL_GOOD);
  g_assert_cmpint (rs_limits_judge_service_level (79.9, 80), ==, RS_SIGNAL_WARNING);
  g_assert_cmpint (rs_limits_judge_service_level (69.9, 80), ==, RS_SIGNAL_ALARM);
  g_assert_cmpint (rs_limits_judge_service_level (-1, 80), ==, RS_SIGNAL_CALM);
  g_assert_cmpint (rs_limits_judge_service_level (50, -1), ==, RS_SIGNAL_CALM);
}

static void
test_a_refused_contact_is_noticed (void)
{
  g_assert_true (rs_limits_is_refused ("Refused"));
  g_assert_false (rs_limits_is_refused ("Available"));
  g_assert_false (rs_limits_is_refused (NULL));
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
  return g_test_run ();
}
