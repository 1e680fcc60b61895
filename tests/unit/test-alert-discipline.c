/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* When alerts of the engine are silent, held, or wait for their hour. */

#include "alert-fixture.h"

#define HOUR 3600

static void
tell_refused (AlertFixture *f, const char *id)
{
  g_autofree char *line = g_strdup_printf ("agent %s #1 @0 | status=Refused", id);

  alert_fixture_tell (f, line, NULL);
}

static void
test_acknowledging_silences_one_until_the_guard_time_has_passed (AlertFixture *f, gconstpointer user_data)
{
  tell_refused (f, "a1");
  tell_refused (f, "a2");
  alert_fixture_assert_told (f, "refused a1, refused a2");

  rs_alert_engine_acknowledge (f->engine, alert_fixture_get_first (f));
  alert_fixture_assert_told (f, "refused a2");
  alert_fixture_wait (f, 599);
  alert_fixture_assert_told (f, "refused a2");
  alert_fixture_wait (f, 1);
  alert_fixture_assert_told (f, "refused a1, refused a2");
}

static void
test_who_is_acknowledged_is_told_anew_after_it_was_over (AlertFixture *f, gconstpointer user_data)
{
  tell_refused (f, "a1");
  rs_alert_engine_acknowledge (f->engine, NULL);
  alert_fixture_assert_told (f, "");
  alert_fixture_tell (f, "agent a1 #2 @0 | status=Available", NULL);
  alert_fixture_wait (f, 61);

  alert_fixture_tell (f, "agent a1 #3 @61 | status=Refused", NULL);
  alert_fixture_assert_told (f, "refused a1");
}

static void
test_the_log_says_from_when_until_when (AlertFixture *f, gconstpointer user_data)
{
  GListModel *log = rs_alert_list_get_log (rs_alert_engine_get_list (f->engine));
  g_autoptr (RsAlert) alert = NULL;
  const RsAlertFacts *facts;

  tell_refused (f, "a1");
  alert_fixture_wait (f, 10);
  rs_alert_engine_acknowledge (f->engine, NULL);
  alert_fixture_tell (f, "agent a1 #2 @10 | status=Available", NULL);
  alert_fixture_wait (f, 70);

  g_assert_cmpuint (g_list_model_get_n_items (log), ==, 1);
  alert = g_list_model_get_item (log, 0);
  facts = rs_alert_get_facts (alert);
  g_assert_cmpint (facts->begun_ns, ==, test_seconds (0));
  g_assert_cmpint (facts->acknowledged_ns, ==, test_seconds (10));
  g_assert_cmpint (facts->ended_ns, ==, test_seconds (70));
}

static void
test_the_log_keeps_the_last_thousand (AlertFixture *f, gconstpointer user_data)
{
  RsAlertList *list = rs_alert_engine_get_list (f->engine);
  g_autoptr (RsAlert) newest = NULL;

  for (guint i = 0; i < 1003; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);

      tell_refused (f, id);
    }

  g_assert_cmpuint (g_list_model_get_n_items (rs_alert_list_get_log (list)), ==, 1000);
  newest = g_list_model_get_item (rs_alert_list_get_log (list), 0);
  g_assert_cmpstr (rs_alert_get_facts (newest)->entity_id, ==, "a1002");
  g_assert_cmpuint (rs_alert_list_get_n_told (list), ==, 1003);
}

static void
test_a_storm_is_one_change (AlertFixture *f, gconstpointer user_data)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *line = g_strdup_printf ("agent a%03u #1 @0 | status=Wrap Up", i);

      test_picture_tell (&f->picture, 1, line);
    }
  alert_fixture_take (f, test_picture_take (&f->picture));
  alert_fixture_wait (f, 120);

  g_assert_cmpuint (rs_alert_list_get_n_told (rs_alert_engine_get_list (f->engine)), ==, 300);
  g_assert_cmpuint (f->n_changed, ==, 1);
  g_assert_cmpstr (rs_alert_get_facts (alert_fixture_get_first (f))->entity_id, ==, "a000");
}

static void
test_a_program_that_starts_anew_tells_what_is_wrong_then (AlertFixture *f, gconstpointer user_data)
{
  g_autoptr (RsAlertRules) rules = rs_alert_rules_new_default ();

  alert_fixture_tell (f, "agent a1 #1 @0 | status=Wrap Up", NULL);
  alert_fixture_wait (f, 500);
  g_clear_object (&f->engine);
  f->engine = rs_alert_engine_new (f->model, rules);
  alert_fixture_assert_told (f, "");

  alert_fixture_set_source (f, RS_SOURCE_STATE_LIVE);
  alert_fixture_wait (f, 1);
  alert_fixture_assert_told (f, "after-call-work a1");
}

static void
test_nothing_begins_or_ends_while_the_board_is_frozen (AlertFixture *f, gconstpointer user_data)
{
  alert_fixture_tell (f, "agent a1 #1 @0 | status=Wrap Up", "agent a2 #1 @0 | status=Refused", NULL);
  alert_fixture_set_source (f, RS_SOURCE_STATE_RECONNECTING);
  alert_fixture_wait (f, 600);
  alert_fixture_tell (f, "agent a2 #2 @600 | status=Available", NULL);
  alert_fixture_wait (f, 600);
  alert_fixture_assert_told (f, "refused a2");

  alert_fixture_set_source (f, RS_SOURCE_STATE_LIVE);
  alert_fixture_wait (f, 1);
  alert_fixture_assert_told (f, "refused a2, after-call-work a1");
  alert_fixture_wait (f, 60);
  alert_fixture_assert_told (f, "after-call-work a1");
}

static void
test_delays_do_not_run_on_a_frozen_board (AlertFixture *f, gconstpointer user_data)
{
  RsAlertRule *rule = rs_alert_rule_new ("waiting", RS_ALERT_WAITING);

  rule->breach = rule->clear = 5;
  rule->on_delay = rule->clear_delay = 10;
  alert_fixture_use (f, rule);
  alert_fixture_tell (f, "queue q1 #1 | waiting=5", NULL);
  alert_fixture_wait (f, 4);
  alert_fixture_set_source (f, RS_SOURCE_STATE_STALE);
  alert_fixture_wait (f, 100);
  alert_fixture_set_source (f, RS_SOURCE_STATE_LIVE);

  alert_fixture_wait (f, 5);
  alert_fixture_assert_told (f, "");
  alert_fixture_wait (f, 1);
  alert_fixture_assert_told (f, "waiting q1");
}

static void
take_agent (AlertFixture *f, const char *status, gboolean confirmed)
{
  RsChangeSet *changes = rs_change_set_new ();
  RsChange *change = rs_change_set_touch (changes, RS_KIND_AGENT, "a1");

  change->granted = TRUE;
  change->confirmed = confirmed;
  change->values[RS_AGENT_STATUS] = (RsValue){ .type = RS_VALUE_TEXT, .text = g_ref_string_new (status) };
  change->since_ns = TEST_START_NS;
  alert_fixture_take (f, changes);
}

static void
test_who_is_not_confirmed_raises_nothing_new (AlertFixture *f, gconstpointer user_data)
{
  take_agent (f, "Refused", FALSE);
  alert_fixture_wait (f, 10);
  alert_fixture_assert_told (f, "");

  take_agent (f, "Refused", TRUE);
  alert_fixture_assert_told (f, "refused a1");
  take_agent (f, "Available", FALSE);
  alert_fixture_wait (f, 100);
  alert_fixture_assert_told (f, "refused a1"); /* held until it is known */
}

static void
set_quiet (AlertFixture *f, const char *zone, const char *from, const char *to)
{
  g_autoptr (GTimeZone) place = g_time_zone_new_identifier (zone);
  RsQuietHours quiet;

  g_assert_true (rs_quiet_hours_parse (from, &quiet.from));
  g_assert_true (rs_quiet_hours_parse (to, &quiet.to));
  rs_alert_engine_set_quiet_hours (f->engine, &quiet, place);
}

static void
test_quiet_hours_go_over_midnight (AlertFixture *f, gconstpointer user_data)
{
  set_quiet (f, "UTC", "22:00", "06:00"); /* it is midnight */
  alert_fixture_tell (f, "agent a1 #1 @0 | status=Away", "agent a2 #1 @0 | status=Refused", NULL);
  alert_fixture_tell (f, "agent a2 #2 @0 | status=Available", NULL);

  alert_fixture_wait (f, 6 * HOUR - 1);
  alert_fixture_assert_told (f, "");
  alert_fixture_wait (f, 1);
  alert_fixture_assert_told (f, "unavailable a1"); /* what has passed in the night is not told in the morning */
}

static void
test_a_rule_can_be_quiet_by_itself (AlertFixture *f, gconstpointer user_data)
{
  RsAlertRule *rule = rs_alert_rule_new ("away", RS_ALERT_AGENT_STATE);

  rule->state = RS_AGENT_STATE_UNAVAILABLE;
  rule->breach = rule->clear = 60;
  rule->quiet = (RsQuietHours){ 0, 30 };
  alert_fixture_use (f, rule);
  alert_fixture_tell (f, "agent a1 #1 @0 | status=Away", NULL);

  alert_fixture_wait (f, 1799);
  alert_fixture_assert_told (f, "");
  alert_fixture_wait (f, 1);
  alert_fixture_assert_told (f, "away a1");
}

static void
test_a_silenced_alert_is_not_told_again_in_quiet_hours (AlertFixture *f, gconstpointer user_data)
{
  set_quiet (f, "UTC", "00:05", "00:20");
  tell_refused (f, "a1");
  rs_alert_engine_acknowledge (f->engine, NULL);

  alert_fixture_wait (f, 20 * 60 - 1);
  alert_fixture_assert_told (f, "");
  alert_fixture_wait (f, 1);
  alert_fixture_assert_told (f, "refused a1");
}

typedef struct
{
  const char *utc;
  gboolean is_quiet;
} Moment;

/* In Lisbon the clocks go from 01:00 to 02:00 in March and from 02:00 to 01:00 in October. */
static void
test_quiet_hours_follow_the_clock_on_the_wall (AlertFixture *f, gconstpointer user_data)
{
  static const Moment moments[] = {
    { "2026-03-28T23:59:59Z", TRUE },  { "2026-03-29T00:30:00Z", TRUE },  { "2026-03-29T01:00:00Z", TRUE },
    { "2026-03-29T04:59:59Z", TRUE },  { "2026-03-29T05:00:00Z", FALSE }, { "2026-10-25T00:30:00Z", TRUE },
    { "2026-10-25T05:59:59Z", TRUE },  { "2026-10-25T06:00:00Z", FALSE }, { "2026-07-01T21:00:00Z", TRUE },
    { "2026-07-01T20:59:59Z", FALSE }, { "2026-01-01T21:59:59Z", FALSE },
  };
  g_autoptr (GTimeZone) lisbon = g_time_zone_new_identifier ("Europe/Lisbon");
  RsQuietHours night = { 22 * 60, 6 * 60 };

  g_assert_nonnull (lisbon);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (moments[i].utc, NULL);
      gint64 now_ns = g_date_time_to_unix (moment) * G_GINT64_CONSTANT (1000000000);

      if (rs_quiet_hours_contain (&night, lisbon, now_ns) != moments[i].is_quiet)
        g_error ("at %s it is %squiet", moments[i].utc, moments[i].is_quiet ? "not " : "");
    }
}

/* Lets an agent be away over that long for one second after another, and says at which of them the alert began. */
static char *
find_first_alert (AlertFixture *f, guint seconds)
{
  for (guint i = 0; i < seconds; i++)
    {
      gint64 now_ns;
      g_autoptr (GDateTime) now = NULL;

      alert_fixture_wait (f, 1);
      now_ns = test_picture_get_server_now (&f->picture);
      now = g_date_time_new_from_unix_utc (now_ns / G_GINT64_CONSTANT (1000000000));
      if (alert_fixture_get_first (f) != NULL)
        return g_date_time_format (now, "%d. %H:%M:%S");
    }
  return NULL;
}

static void
use_night_rule (AlertFixture *f)
{
  RsAlertRule *rule = rs_alert_rule_new ("away", RS_ALERT_AGENT_STATE);

  rule->state = RS_AGENT_STATE_UNAVAILABLE;
  rule->breach = rule->clear = 60;
  rule->quiet = (RsQuietHours){ 22 * 60, 6 * 60 };
  alert_fixture_use (f, rule);
  alert_fixture_tell (f, "agent a1 #1 @0 | status=Away", NULL);
}

static void
wait_until (AlertFixture *f, const char *utc)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (utc, NULL);
  gint64 to = g_date_time_to_unix (moment);

  test_picture_wait (&f->picture,
                     (guint) (to - test_picture_get_server_now (&f->picture) / G_GINT64_CONSTANT (1000000000)));
}

/* In New York the night of 8 March 2026 has an hour less: its six in the morning comes at ten of UTC, not at eleven. */
static void
test_a_night_of_a_rule_ends_with_summer_time (AlertFixture *f, gconstpointer user_data)
{
  g_autofree char *first = NULL;

  set_quiet (f, "America/New_York", "", "");
  wait_until (f, "2026-03-08T02:55:00Z"); /* five to ten in the evening of the day before */
  use_night_rule (f);
  alert_fixture_wait (f, 61);
  alert_fixture_assert_told (f, "away a1");
  alert_fixture_tell (f, "agent a1 #2 @0 | status=Available", NULL);
  wait_until (f, "2026-03-08T03:00:00Z");
  alert_fixture_tell (f, "agent a1 #3 @0 | status=Away", NULL);

  first = find_first_alert (f, 12 * HOUR);
  g_assert_cmpstr (first, ==, "08. 10:00:00");
}

static void
test_alerts_of_rules_that_are_gone_end (AlertFixture *f, gconstpointer user_data)
{
  tell_refused (f, "a1");
  alert_fixture_assert_told (f, "refused a1");

  alert_fixture_use (f, rs_alert_rule_new ("other", RS_ALERT_CONSULT_ABANDONED));
  alert_fixture_assert_told (f, "");
}

static void
test_alerts_of_rules_that_are_switched_off_end (AlertFixture *f, gconstpointer user_data)
{
  RsAlertRule *rule = rs_alert_rule_new ("refused", RS_ALERT_REFUSED);

  tell_refused (f, "a1");
  rule->is_on = FALSE;
  alert_fixture_use (f, rule);
  alert_fixture_wait (f, 1);

  alert_fixture_assert_told (f, "");
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/alert-discipline/" name, AlertFixture, NULL, alert_fixture_set_up, func, alert_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("acknowledging-silences-one-until-the-guard-time-has-passed",
       test_acknowledging_silences_one_until_the_guard_time_has_passed);
  ADD ("who-is-acknowledged-is-told-anew-after-it-was-over", test_who_is_acknowledged_is_told_anew_after_it_was_over);
  ADD ("the-log-says-from-when-until-when", test_the_log_says_from_when_until_when);
  ADD ("the-log-keeps-the-last-thousand", test_the_log_keeps_the_last_thousand);
  ADD ("a-storm-is-one-change", test_a_storm_is_one_change);
  ADD ("a-program-that-starts-anew-tells-what-is-wrong-then", test_a_program_that_starts_anew_tells_what_is_wrong_then);
  ADD ("nothing-begins-or-ends-while-the-board-is-frozen", test_nothing_begins_or_ends_while_the_board_is_frozen);
  ADD ("delays-do-not-run-on-a-frozen-board", test_delays_do_not_run_on_a_frozen_board);
  ADD ("who-is-not-confirmed-raises-nothing-new", test_who_is_not_confirmed_raises_nothing_new);
  ADD ("quiet-hours-go-over-midnight", test_quiet_hours_go_over_midnight);
  ADD ("a-rule-can-be-quiet-by-itself", test_a_rule_can_be_quiet_by_itself);
  ADD ("a-silenced-alert-is-not-told-again-in-quiet-hours", test_a_silenced_alert_is_not_told_again_in_quiet_hours);
  ADD ("quiet-hours-follow-the-clock-on-the-wall", test_quiet_hours_follow_the_clock_on_the_wall);
  ADD ("a-night-of-a-rule-ends-with-summer-time", test_a_night_of_a_rule_ends_with_summer_time);
  ADD ("alerts-of-rules-that-are-gone-end", test_alerts_of_rules_that_are_gone_end);
  ADD ("alerts-of-rules-that-are-switched-off-end", test_alerts_of_rules_that_are_switched_off_end);
  return g_test_run ();
}
