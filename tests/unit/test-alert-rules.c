/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "model/rs-alert-rules.h"

#include <string.h>

static double
get_agent_limit (RsAlertRules *rules, RsAgentState state, const char *status)
{
  const RsAlertRule *rule = rs_alert_rules_find_for_agent (rules, state, status, NULL, NULL);

  return rule != NULL ? rule->breach : 0;
}

static double
get_wait_limit (RsAlertRules *rules, RsChannel channel)
{
  return rs_alert_rules_find_for_queue (rules, RS_ALERT_LONGEST_WAIT, "Billing", channel)->breach;
}

static void
test_the_usual_limits (void)
{
  g_autoptr (RsAlertRules) rules = rs_alert_rules_new_default ();

  g_assert_cmpfloat (get_agent_limit (rules, RS_AGENT_STATE_RINGING, "Ringing"), ==, 20);
  g_assert_cmpfloat (get_agent_limit (rules, RS_AGENT_STATE_ON_CONTACT, "In Call"), ==, 900);
  g_assert_cmpfloat (get_agent_limit (rules, RS_AGENT_STATE_ON_HOLD, "On Hold"), ==, 120);
  g_assert_cmpfloat (get_agent_limit (rules, RS_AGENT_STATE_AFTER_CALL_WORK, "Wrap Up"), ==, 120);
  g_assert_cmpfloat (get_agent_limit (rules, RS_AGENT_STATE_UNAVAILABLE, "Away"), ==, 1800);
  g_assert_cmpfloat (get_agent_limit (rules, RS_AGENT_STATE_UNAVAILABLE, NULL), ==, 1800);
  g_assert_cmpfloat (get_agent_limit (rules, RS_AGENT_STATE_UNAVAILABLE, "BREAK"), ==, 900);
  g_assert_cmpfloat (get_agent_limit (rules, RS_AGENT_STATE_UNAVAILABLE, "Training"), ==, 7200);
  g_assert_cmpfloat (get_agent_limit (rules, RS_AGENT_STATE_AVAILABLE, "Available"), ==, 0);
  g_assert_cmpfloat (get_agent_limit (rules, RS_AGENT_STATE_LOGGED_OUT, NULL), ==, 0);
  g_assert_cmpfloat (get_wait_limit (rules, RS_CHANNEL_VOICE), ==, 180);
  g_assert_cmpfloat (get_wait_limit (rules, RS_CHANNEL_OTHER), ==, 180);
  g_assert_cmpfloat (get_wait_limit (rules, RS_CHANNEL_CHAT), ==, 120);
  g_assert_cmpfloat (get_wait_limit (rules, RS_CHANNEL_EMAIL), ==, 4 * 3600);
  g_assert_cmpfloat (get_wait_limit (rules, RS_CHANNEL_CALLBACK), ==, 1800);
  g_assert_nonnull (rs_alert_rules_find_event (rules, "Refused", NULL, NULL));
  g_assert_nonnull (rs_alert_rules_find_event (rules, "Held_Party Abandoned", NULL, NULL));
  g_assert_null (rs_alert_rules_find_event (rules, "Refusal", NULL, NULL));
}

static RsAlertRule *
make_rule (const char *id, const char *reason, const char *team, const char *queue)
{
  RsAlertRule *rule = rs_alert_rule_new (id, RS_ALERT_AGENT_STATE);

  rule->state = RS_AGENT_STATE_UNAVAILABLE;
  rule->reason = g_strdup (reason);
  rule->team = g_strdup (team);
  rule->queue = g_strdup (queue);
  rule->breach = 60;
  return rule;
}

static const char *
find (RsAlertRules *rules, const char *status, const char *team, const char *queue)
{
  const RsAlertRule *rule = rs_alert_rules_find_for_agent (rules, RS_AGENT_STATE_UNAVAILABLE, status, team, queue);

  return rule != NULL ? rule->id : NULL;
}

static void
test_the_rule_that_says_most_decides (void)
{
  g_autoptr (RsAlertRules) rules = rs_alert_rules_new ();

  rs_alert_rules_add (rules, make_rule ("any", NULL, NULL, NULL));
  rs_alert_rules_add (rules, make_rule ("red", NULL, "Red", NULL));
  rs_alert_rules_add (rules, make_rule ("billing", NULL, NULL, "Billing"));
  rs_alert_rules_add (rules, make_rule ("lunch", "Lunch", NULL, NULL));
  rs_alert_rules_add (rules, make_rule ("red-lunch", "Lunch", "Red", NULL));
  rs_alert_rules_add (rules, make_rule ("red-lunch-again", "Lunch", "Red", NULL));

  g_assert_cmpstr (find (rules, "Away", "Blue", NULL), ==, "any");
  g_assert_cmpstr (find (rules, "Away", "red", NULL), ==, "red");
  g_assert_cmpstr (find (rules, "Away", "Red", "Billing"), ==, "billing");
  g_assert_cmpstr (find (rules, "Lunch", "Blue", "Billing"), ==, "lunch");
  g_assert_cmpstr (find (rules, "Lunch", "Red", "Billing"), ==, "red-lunch");
  g_assert_cmpstr (find (rules, NULL, NULL, NULL), ==, "any");
}

static void
test_warnings_come_before_and_rules_that_are_off_say_nothing (void)
{
  g_autoptr (RsAlertRule) rule = make_rule ("any", NULL, NULL, NULL);

  rule->warn = 45;
  g_assert_cmpint (rs_alert_rule_judge (rule, 44.9), ==, RS_SEVERITY_NONE);
  g_assert_cmpint (rs_alert_rule_judge (rule, 45), ==, RS_SEVERITY_WARNING);
  g_assert_cmpint (rs_alert_rule_judge (rule, 60), ==, RS_SEVERITY_BREACH);
  rule->warn = 0;
  g_assert_cmpint (rs_alert_rule_judge (rule, 59), ==, RS_SEVERITY_NONE);
  rule->is_on = FALSE;
  g_assert_cmpint (rs_alert_rule_judge (rule, 60), ==, RS_SEVERITY_NONE);
}

static void
test_rules_are_written_as_they_are_read (void)
{
  g_autoptr (RsAlertRules) rules = rs_alert_rules_new_default ();
  RsAlertRule *rule = make_rule ("own", "Lunch", "Red", "Billing");
  g_autoptr (GVariant) first = NULL, second = NULL;
  g_autoptr (RsAlertRules) read = NULL;
  g_autoptr (GError) error = NULL;

  rule->clear = 30;
  rule->on_delay = 7;
  rule->clear_delay = 8;
  rule->is_on = FALSE;
  rule->quiet = (RsQuietHours){ 22 * 60 + 5, 6 * 60 };
  rs_alert_rules_add (rules, rule);
  first = g_variant_ref_sink (rs_alert_rules_to_variant (rules));
  read = rs_alert_rules_parse (first, &error);

  g_assert_no_error (error);
  second = g_variant_ref_sink (rs_alert_rules_to_variant (read));
  g_assert_cmpvariant (first, second);
}

static void
test_no_rules_mean_the_usual_ones (void)
{
  g_autoptr (GVariant) none = g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE_VARDICT, NULL, 0));
  g_autoptr (RsAlertRules) rules = rs_alert_rules_parse (none, NULL);
  g_autoptr (RsAlertRules) usual = rs_alert_rules_new_default ();

  g_assert_cmpuint (rs_alert_rules_get_n (rules), ==, rs_alert_rules_get_n (usual));
}

static const struct
{
  const char *text;
  const char *key; /* that is wrong; NULL if all is well */
} texts[] = {
  { "[{'id': <'x'>, 'subject': <'waiting'>, 'breach': <5.0>}]", NULL },
  { "[{'id': <'x'>, 'subject': <'refused'>}]", NULL },
  { "[{'subject': <'waiting'>, 'breach': <5.0>}]", "id" },
  { "[{'id': <'x'>, 'breach': <5.0>}]", "subject" },
  { "[{'id': <'x'>, 'subject': <'weather'>, 'breach': <5.0>}]", "subject" },
  { "[{'id': <'x'>, 'subject': <'waiting'>}]", "breach" },
  { "[{'id': <'x'>, 'subject': <'waiting'>, 'breach': <'5'>}]", "breach" },
  { "[{'id': <'x'>, 'subject': <'waiting'>, 'breach': <-5.0>}]", "clear" },
  { "[{'id': <'x'>, 'subject': <'waiting'>, 'breach': <5.0>, 'clear': <6.0>}]", "clear" },
  { "[{'id': <'x'>, 'subject': <'available'>, 'breach': <5.0>, 'clear': <6.0>}]", NULL },
  { "[{'id': <'x'>, 'subject': <'available'>, 'breach': <5.0>, 'clear': <4.0>}]", "clear" },
  { "[{'id': <'x'>, 'subject': <'waiting'>, 'breach': <5.0>, 'warn': <1e300>}]", "warn" },
  { "[{'id': <'x'>, 'subject': <'agent-state'>, 'breach': <5.0>}]", "state" },
  { "[{'id': <'x'>, 'subject': <'longest-wait'>, 'channel': <'pigeon'>, 'breach': <5.0>}]", "channel" },
  { "[{'id': <'x'>, 'subject': <'waiting'>, 'breach': <5.0>, 'on-delay': <uint32 100000>}]", "on-delay" },
  { "[{'id': <'x'>, 'subject': <'waiting'>, 'breach': <5.0>, 'clear-delay': <uint32 100000>}]", "clear-delay" },
  { "[{'id': <'x'>, 'subject': <'waiting'>, 'breach': <5.0>, 'quiet-from': <'24:00'>}]", "quiet-from" },
  { "[{'id': <'x'>, 'subject': <'waiting'>, 'breach': <5.0>, 'quiet-to': <'7:00'>}]", "quiet-to" },
  { "[{'id': <'x'>, 'subject': <'waiting'>, 'breach': <5.0>, 'quiet-to': <'07:60'>}]", "quiet-to" },
};

static void
test_wrong_values_are_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GVariant) list = g_variant_parse (G_VARIANT_TYPE ("aa{sv}"), texts[i].text, NULL, NULL, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (RsAlertRules) rules = rs_alert_rules_parse (list, &error);
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", texts[i].key);

      if (texts[i].key == NULL)
        {
          g_assert_no_error (error);
          g_assert_nonnull (rules);
          continue;
        }
      g_assert_error (error, RS_ERROR, RS_ERROR_MALFORMED);
      if (strstr (error->message, quoted) == NULL)
        g_error ("expected %s for %s, got: %s", quoted, texts[i].text, error->message);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alert-rules/the-usual-limits", test_the_usual_limits);
  g_test_add_func ("/alert-rules/the-rule-that-says-most-decides", test_the_rule_that_says_most_decides);
  g_test_add_func ("/alert-rules/warnings-come-before-and-rules-that-are-off-say-nothing",
                   test_warnings_come_before_and_rules_that_are_off_say_nothing);
  g_test_add_func ("/alert-rules/rules-are-written-as-they-are-read", test_rules_are_written_as_they_are_read);
  g_test_add_func ("/alert-rules/no-rules-mean-the-usual-ones", test_no_rules_mean_the_usual_ones);
  g_test_add_func ("/alert-rules/wrong-values-are-refused", test_wrong_values_are_refused);
  return g_test_run ();
}
