/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-day-history.h"

/* What is known of an agent's day, in virtual time. */

#define SECOND G_GINT64_CONSTANT (1000000000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define MIDNIGHT (G_GINT64_CONSTANT (1764547200) * SECOND) /* 2025-12-01 */
#define ELEVEN (MIDNIGHT + 11 * HOUR)

static RsDayHistory *
begin_history (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("UTC");

  return rs_day_history_new (zone);
}

static RsChange *
tell (RsChangeSet *changes, const char *status, gint64 since_ns)
{
  RsChange *change = rs_change_set_touch (changes, RS_KIND_AGENT, "ana");

  rs_value_clear (&change->values[RS_AGENT_STATUS]);
  change->values[RS_AGENT_STATUS] = (RsValue){ .type = RS_VALUE_TEXT, .text = g_ref_string_new (status) };
  change->mask |= 1u << RS_AGENT_STATUS | RS_CHANGED_SINCE;
  change->since_ns = since_ns;
  return change;
}

static void
take (RsDayHistory *history, RsChangeSet *changes, gboolean living, gint64 now_ns)
{
  rs_day_history_take (history, changes, living, now_ns);
  rs_change_set_free (changes);
}

static void
hear (RsDayHistory *history, const char *status, gint64 since_ns, gint64 now_ns)
{
  RsChangeSet *changes = rs_change_set_new ();

  tell (changes, status, since_ns);
  take (history, changes, TRUE, now_ns);
}

static void
lose (RsDayHistory *history, const char *status, gint64 since_ns, gint64 now_ns)
{
  RsChangeSet *changes = rs_change_set_new ();
  RsChange *change = tell (changes, status, since_ns);

  change->mask = RS_CHANGED_CONFIRMED;
  change->confirmed = FALSE;
  take (history, changes, FALSE, now_ns);
}

static void
hear_again (RsDayHistory *history, const char *status, gint64 since_ns, gint64 now_ns)
{
  RsChangeSet *changes = rs_change_set_new ();

  tell (changes, status, since_ns)->mask |= RS_CHANGED_CONFIRMED;
  take (history, changes, TRUE, now_ns);
}

static void
assert_span (RsDay *day, guint index, RsAgentState state, gint64 from_ns, gint64 to_ns)
{
  const RsDaySpan *span = &g_array_index (day->spans, RsDaySpan, index);

  g_assert_cmpuint (day->spans->len, >, index);
  g_assert_cmpint (span->state, ==, state);
  g_assert_cmpint (span->from_ns, ==, from_ns);
  g_assert_cmpint (span->to_ns, ==, to_ns);
}

static void
test_states_follow_each_other (void)
{
  g_autoptr (RsDayHistory) history = begin_history ();
  g_autoptr (RsDay) day = NULL;

  hear (history, "Available", ELEVEN, ELEVEN);
  hear (history, "In Call", ELEVEN + 4 * MINUTE, ELEVEN + 4 * MINUTE);
  hear (history, "Wrap Up", ELEVEN + 9 * MINUTE, ELEVEN + 9 * MINUTE);
  day = rs_day_history_read (history, "ana", ELEVEN + 10 * MINUTE);
  g_assert_cmpuint (day->spans->len, ==, 3);
  assert_span (day, 0, RS_AGENT_STATE_AVAILABLE, ELEVEN, ELEVEN + 4 * MINUTE);
  assert_span (day, 1, RS_AGENT_STATE_ON_CONTACT, ELEVEN + 4 * MINUTE, ELEVEN + 9 * MINUTE);
  assert_span (day, 2, RS_AGENT_STATE_AFTER_CALL_WORK, ELEVEN + 9 * MINUTE, ELEVEN + 10 * MINUTE);
  g_assert_cmpint (day->total_ns[RS_AGENT_STATE_ON_CONTACT], ==, 5 * MINUTE);
  g_assert_cmpuint (day->n_contacts, ==, 1);
}

static void
test_before_the_start_only_what_the_server_says_is_known (void)
{
  g_autoptr (RsDayHistory) history = begin_history ();
  g_autoptr (RsDay) day = NULL;

  hear (history, "Available", ELEVEN - 20 * MINUTE, ELEVEN);
  day = rs_day_history_read (history, "ana", ELEVEN);
  g_assert_cmpint (day->start_ns, ==, MIDNIGHT);
  g_assert_cmpuint (day->spans->len, ==, 1);
  assert_span (day, 0, RS_AGENT_STATE_AVAILABLE, ELEVEN - 20 * MINUTE, ELEVEN);
}

static void
test_the_steps_of_one_change_set_are_kept (void)
{
  g_autoptr (RsDayHistory) history = begin_history ();
  RsChangeSet *changes = rs_change_set_new ();
  g_autoptr (RsDay) day = NULL;
  RsChange *change;

  hear (history, "Available", ELEVEN, ELEVEN);
  change = tell (changes, "Wrap Up", ELEVEN + 9 * SECOND);
  rs_change_add_transition (change, "Available", "Ringing", ELEVEN + 2 * SECOND);
  rs_change_add_transition (change, "Ringing", "In Call", ELEVEN + 5 * SECOND);
  rs_change_add_transition (change, "In Call", "Wrap Up", ELEVEN + 9 * SECOND);
  take (history, changes, TRUE, ELEVEN + 10 * SECOND);
  day = rs_day_history_read (history, "ana", ELEVEN + 12 * SECOND);
  g_assert_cmpuint (day->spans->len, ==, 4);
  g_assert_cmpuint (day->n_contacts, ==, 1);
  g_assert_cmpint (day->total_ns[RS_AGENT_STATE_ON_CONTACT], ==, 4 * SECOND);
  assert_span (day, 3, RS_AGENT_STATE_AFTER_CALL_WORK, ELEVEN + 9 * SECOND, ELEVEN + 12 * SECOND);
}

static void
test_a_hold_is_part_of_its_contact (void)
{
  g_autoptr (RsDayHistory) history = begin_history ();
  g_autoptr (RsDay) day = NULL;

  hear (history, "In Call", ELEVEN, ELEVEN);
  hear (history, "On Hold", ELEVEN + MINUTE, ELEVEN + MINUTE);
  hear (history, "In Call", ELEVEN + 2 * MINUTE, ELEVEN + 2 * MINUTE);
  day = rs_day_history_read (history, "ana", ELEVEN + 3 * MINUTE);
  g_assert_cmpuint (day->n_contacts, ==, 1);
  g_assert_cmpint (day->total_ns[RS_AGENT_STATE_ON_CONTACT], ==, 2 * MINUTE);
}

static void
test_an_outage_is_a_hole (void)
{
  g_autoptr (RsDayHistory) history = begin_history ();
  g_autoptr (RsDay) during = NULL;
  g_autoptr (RsDay) after = NULL;

  hear (history, "Available", ELEVEN, ELEVEN);
  lose (history, "Available", ELEVEN, ELEVEN + 5 * MINUTE);
  during = rs_day_history_read (history, "ana", ELEVEN + 5 * MINUTE);
  assert_span (during, 0, RS_AGENT_STATE_AVAILABLE, ELEVEN, ELEVEN + 5 * MINUTE);
  hear_again (history, "In Call", ELEVEN + 7 * MINUTE, ELEVEN + 8 * MINUTE);
  after = rs_day_history_read (history, "ana", ELEVEN + 8 * MINUTE);
  g_assert_cmpuint (after->spans->len, ==, 2);
  assert_span (after, 0, RS_AGENT_STATE_AVAILABLE, ELEVEN, ELEVEN + 5 * MINUTE);
  assert_span (after, 1, RS_AGENT_STATE_ON_CONTACT, ELEVEN + 7 * MINUTE, ELEVEN + 8 * MINUTE);
}

static void
test_a_state_that_lasted_through_an_outage_has_no_hole (void)
{
  g_autoptr (RsDayHistory) history = begin_history ();
  g_autoptr (RsDay) day = NULL;

  hear (history, "In Call", ELEVEN, ELEVEN);
  lose (history, "In Call", ELEVEN, ELEVEN + 5 * MINUTE);
  hear_again (history, "In Call", ELEVEN, ELEVEN + 8 * MINUTE);
  day = rs_day_history_read (history, "ana", ELEVEN + 9 * MINUTE);
  g_assert_cmpuint (day->spans->len, ==, 1);
  assert_span (day, 0, RS_AGENT_STATE_ON_CONTACT, ELEVEN, ELEVEN + 9 * MINUTE);
  g_assert_cmpuint (day->n_contacts, ==, 1);
}

static void
test_while_the_picture_stands_still_the_day_does_too (void)
{
  g_autoptr (RsDayHistory) history = begin_history ();
  g_autoptr (RsDay) day = NULL;

  hear (history, "Available", ELEVEN, ELEVEN);
  take (history, rs_change_set_new (), FALSE, ELEVEN + MINUTE);
  day = rs_day_history_read (history, "ana", ELEVEN + 30 * MINUTE);
  assert_span (day, 0, RS_AGENT_STATE_AVAILABLE, ELEVEN, ELEVEN + MINUTE);
}

static void
test_midnight_begins_a_new_day (void)
{
  g_autoptr (RsDayHistory) history = begin_history ();
  gint64 next = MIDNIGHT + 24 * HOUR;
  g_autoptr (RsDay) day = NULL;

  hear (history, "Available", ELEVEN, ELEVEN);
  hear (history, "In Call", next - 10 * MINUTE, next - 10 * MINUTE);
  day = rs_day_history_read (history, "ana", next + 5 * MINUTE);
  g_assert_cmpint (day->start_ns, ==, next);
  g_assert_cmpuint (day->spans->len, ==, 1);
  assert_span (day, 0, RS_AGENT_STATE_ON_CONTACT, next, next + 5 * MINUTE);
  g_assert_cmpint (day->total_ns[RS_AGENT_STATE_AVAILABLE], ==, 0);
  g_assert_cmpuint (day->n_contacts, ==, 0);
}

static void
test_the_day_turns_where_the_board_is (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  g_autoptr (RsDayHistory) history = rs_day_history_new (zone);
  g_autoptr (RsDay) day = NULL;

  hear (history, "Available", ELEVEN, ELEVEN);
  day = rs_day_history_read (history, "ana", ELEVEN);
  g_assert_cmpint (day->start_ns, ==, MIDNIGHT + 5 * HOUR);
  g_assert_cmpint (day->end_ns, ==, MIDNIGHT + 29 * HOUR);
}

static void
test_a_restless_day_is_bounded_and_its_sums_stay_exact (void)
{
  g_autoptr (RsDayHistory) history = begin_history ();
  g_autoptr (RsDay) day = NULL;
  gint64 at = ELEVEN, available = 0, on_contact = 0;

  for (guint i = 0; i < 1000; i++)
    {
      gint64 length = (1 + i % 7) * SECOND;

      hear (history, i % 2 == 0 ? "Available" : "In Call", at, at);
      *(i % 2 == 0 ? &available : &on_contact) += length;
      at += length;
    }
  day = rs_day_history_read (history, "ana", at);
  g_assert_cmpuint (day->spans->len, <=, RS_DAY_MAX_SPANS);
  g_assert_cmpint (day->total_ns[RS_AGENT_STATE_AVAILABLE], ==, available);
  g_assert_cmpint (day->total_ns[RS_AGENT_STATE_ON_CONTACT], ==, on_contact);
  g_assert_cmpuint (day->n_contacts, ==, 500);
  for (guint i = 1; i < day->spans->len; i++)
    g_assert_cmpint (g_array_index (day->spans, RsDaySpan, i).from_ns, ==,
                     g_array_index (day->spans, RsDaySpan, i - 1).to_ns);
}

static void
test_who_has_left_is_forgotten (void)
{
  g_autoptr (RsDayHistory) history = begin_history ();
  RsChangeSet *changes = rs_change_set_new ();
  g_autoptr (RsDay) day = NULL;

  hear (history, "Available", ELEVEN, ELEVEN);
  tell (changes, "Available", ELEVEN)->removed = TRUE;
  take (history, changes, TRUE, ELEVEN + MINUTE);
  day = rs_day_history_read (history, "ana", ELEVEN + MINUTE);
  g_assert_cmpuint (day->spans->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-history/states-follow-each-other", test_states_follow_each_other);
  g_test_add_func ("/day-history/before-the-start-only-what-the-server-says-is-known",
                   test_before_the_start_only_what_the_server_says_is_known);
  g_test_add_func ("/day-history/the-steps-of-one-change-set-are-kept", test_the_steps_of_one_change_set_are_kept);
  g_test_add_func ("/day-history/a-hold-is-part-of-its-contact", test_a_hold_is_part_of_its_contact);
  g_test_add_func ("/day-history/an-outage-is-a-hole", test_an_outage_is_a_hole);
  g_test_add_func ("/day-history/a-state-that-lasted-through-an-outage-has-no-hole",
                   test_a_state_that_lasted_through_an_outage_has_no_hole);
  g_test_add_func ("/day-history/while-the-picture-stands-still-the-day-does-too",
                   test_while_the_picture_stands_still_the_day_does_too);
  g_test_add_func ("/day-history/midnight-begins-a-new-day", test_midnight_begins_a_new_day);
  g_test_add_func ("/day-history/the-day-turns-where-the-board-is", test_the_day_turns_where_the_board_is);
  g_test_add_func ("/day-history/a-restless-day-is-bounded-and-its-sums-stay-exact",
                   test_a_restless_day_is_bounded_and_its_sums_stay_exact);
  g_test_add_func ("/day-history/who-has-left-is-forgotten", test_who_has_left_is_forgotten);
  return g_test_run ();
}
