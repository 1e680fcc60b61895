/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-picture.h"

/* Protocol §7 and §11: a snapshot beside the deltas. */

/* A snapshot whose request left @requested seconds after the start, with one row. */
static guint
apply_in (TestPicture *picture, guint32 epoch, double requested, const char *line)
{
  g_autoptr (RsSnapshot) snapshot = rs_snapshot_new (test_seconds (requested));
  g_auto (RsDelta) row = { 0 };

  test_line_parse (line, &row);
  rs_snapshot_take_row (snapshot, &row);
  return rs_state_cache_apply_snapshot (picture->cache, snapshot, epoch, test_picture_get_server_now (picture));
}

static guint
apply (TestPicture *picture, double requested, const char *line)
{
  return apply_in (picture, 1, requested, line);
}

static void
set_up (TestPicture *picture, gconstpointer user_data)
{
  test_picture_set_up (picture, user_data);
  test_picture_begin (picture, 1, NULL);
}

static void
test_it_fills_what_was_never_told (TestPicture *picture, gconstpointer user_data)
{
  g_assert_cmpuint (apply (picture, 5, "agent a1 | status=Break; teamName=Blue"), ==, 1);
  test_picture_assert (picture, "agent a1 | status=Break; teamName=Blue; removed=no; confirmed=yes");
  g_assert_cmpuint (apply (picture, 6, "agent a1 | status=Break; teamName=Blue"), ==, 0);
}

static void
test_it_sets_a_field_only_if_it_is_newer_than_the_field (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #1 @10 | status=Ringing; queueName=Billing");
  test_picture_tell (picture, 1, "agent a1 #2 @30 | status=In Call");
  apply (picture, 99, "agent a1 @20 | status=Available; queueName=Chat; wrapUpCode=Sale");
  test_picture_assert (picture, "agent a1 | status=In Call; queueName=Chat; wrapUpCode=Sale");
  apply (picture, 99, "agent a1 @30 | status=Available");
  test_picture_assert (picture, "agent a1 | status=In Call");
  apply (picture, 99, "agent a1 @30.1 | status=Available");
  test_picture_assert (picture, "agent a1 | status=Available");
}

static void
test_a_null_in_it_clears (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #1 @10 | status=Break; queueName=Billing");
  apply (picture, 20, "agent a1 | queueName=null");
  test_picture_assert (picture, "agent a1 | queueName=null");
}

/* A delta without a timestamp counts as told when it arrived. */
static void
test_a_delta_without_timestamp_counts_as_its_arrival (TestPicture *picture, gconstpointer user_data)
{
  test_picture_wait (picture, 10);
  test_picture_tell (picture, 1, "agent a1 #1 | status=Break");
  apply (picture, 9, "agent a1 | status=Lunch");
  test_picture_assert (picture, "agent a1 | status=Break");
  apply (picture, 11, "agent a1 | status=Lunch");
  test_picture_assert (picture, "agent a1 | status=Lunch");
}

static void
test_a_later_delta_needs_a_greater_number (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #5 @10 | status=Break");
  apply (picture, 20, "agent a1 | status=Lunch");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #4 @30 | status=Ringing"), ==, RS_APPLY_STALE);
  test_picture_assert (picture, "agent a1 | status=Lunch");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #6 | status=Ringing"), ==, RS_APPLY_APPLIED);
  test_picture_assert (picture, "agent a1 | status=Ringing");
}

static void
test_a_later_delta_must_not_be_older_than_it (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #5 @10 | status=Break");
  apply (picture, 20, "agent a1 | status=Lunch");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #6 @19.9 | status=Ringing"), ==, RS_APPLY_STALE);
  test_picture_assert (picture, "agent a1 | status=Lunch");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #7 @20 | status=In Call"), ==, RS_APPLY_APPLIED);
  test_picture_assert (picture, "agent a1 | status=In Call");
}

/* The same message once more is in the snapshot: neither is it newer, nor does it contradict. */
static void
test_a_duplicate_of_what_it_overruled_is_no_conflict (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #5 | status=Break");
  test_picture_tell (picture, 1, "agent a2 #6 @1 | status=Break");
  apply (picture, 20, "agent a1 | status=Lunch");
  apply (picture, 20, "agent a2 | status=Lunch");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #5 | status=Break"), ==, RS_APPLY_STALE);
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a2 #6 @1 | status=Break"), ==, RS_APPLY_STALE);
}

static void
test_numbers_may_begin_at_zero (TestPicture *picture, gconstpointer user_data)
{
  apply (picture, 20, "agent a1 | status=Lunch");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #0 | status=Break"), ==, RS_APPLY_APPLIED);
  test_picture_assert (picture, "agent a1 | status=Break");
}

static void
test_streams_without_numbers_go_on (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 @10 | status=Break");
  test_picture_tell (picture, 1, "agent a2 | status=Break");
  apply (picture, 20, "agent a1 | status=Lunch");
  apply (picture, 20, "agent a2 | status=Lunch");
  test_picture_tell (picture, 1, "agent a1 @19 | status=Ringing");
  test_picture_assert (picture, "agent a1 | status=Lunch");
  test_picture_tell (picture, 1, "agent a1 @21 | status=In Call");
  test_picture_tell (picture, 1, "agent a2 | status=In Call");
  test_picture_assert (picture, "agent a1 | status=In Call");
  test_picture_assert (picture, "agent a2 | status=In Call");
}

/* It was asked for while the new connection counted, so an older one's word is older. */
static void
test_what_only_an_older_connection_told_has_no_number_yet (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #900 @10 | status=Break");
  test_picture_begin (picture, 2, NULL);
  apply_in (picture, 2, 20, "agent a1 | status=Lunch");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #901 | status=Ringing"), ==, RS_APPLY_STALE);
  g_assert_cmpint (test_picture_tell (picture, 2, "agent a1 #1 @21 | status=In Call"), ==, RS_APPLY_APPLIED);
  test_picture_assert (picture, "agent a1 | status=In Call");
}

static void
test_it_confirms_what_it_speaks_of (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #1 @10 | status=Break");
  test_picture_tell (picture, 1, "agent a2 #2 @10 | status=Break");
  test_picture_tell (picture, 1, "queue q1 #3 @10 | waiting=1");
  rs_state_cache_lose_confirmation (picture->cache);
  test_picture_begin (picture, 2, NULL);
  apply_in (picture, 1, 20, "agent a1 | status=Break"); /* asked for before the outage */
  test_picture_assert (picture, "agent a1 | confirmed=no");
  apply_in (picture, 2, 21, "agent a1 @5 | status=Break"); /* nothing newer, but still there */
  apply_in (picture, 2, 21, "agent a2 | teamName=Blue");
  apply_in (picture, 2, 21, "queue q1 | handled=1");
  test_picture_assert (picture, "agent a1 | confirmed=yes");
  test_picture_assert (picture, "agent a2 | confirmed=no");
  test_picture_assert (picture, "queue q1 | confirmed=yes");
  g_assert_cmpuint (rs_state_cache_count_unconfirmed (picture->cache), ==, 1);
}

static void
test_fields_of_the_old_status_that_it_repeats_stay (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #1 @1 | status=In Call; queueName=Billing; wrapUpCode=Sale");
  rs_state_cache_lose_confirmation (picture->cache);
  test_picture_begin (picture, 2, NULL);
  apply_in (picture, 2, 20, "agent a1 | status=On Hold; queueName=Billing");
  test_picture_wait (picture, 5.1);
  test_picture_assert (picture, "agent a1 | status=On Hold; queueName=Billing; wrapUpCode=null");
}

static void
test_an_interaction_that_ended_in_it_leaves_for_good (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "interaction i1 #5 @50 | state=active");
  apply (picture, 40, "interaction i1 | state=ended"); /* absorbing: also when it is late */
  g_assert_false (test_picture_shows (picture, "interaction i1"));
  apply (picture, 60, "interaction i1 | state=held");
  g_assert_false (test_picture_shows (picture, "interaction i1"));
}

static void
test_who_was_not_asked_for_is_dropped (TestPicture *picture, gconstpointer user_data)
{
  g_autoptr (RsScope) scope = test_scope ("a1", "", FALSE);

  rs_state_cache_set_scope (picture->cache, scope);
  g_assert_cmpuint (apply (picture, 5, "agent a9 | status=Break"), ==, 0);
  g_assert_cmpuint (rs_state_cache_count_cells (picture->cache, RS_KIND_AGENT), ==, 0);
}

static void
test_a_changed_status_began_when_the_row_was_updated (TestPicture *picture, gconstpointer user_data)
{
  test_picture_wait (picture, 100);
  test_picture_tell (picture, 1, "agent a1 #1 @10 | status=Break; statusChangedAt=9");
  apply (picture, 100, "agent a1 @70 | status=Lunch");
  test_picture_assert (picture, "agent a1 | since=70");
  apply (picture, 100, "agent a1 @80 | status=Available; statusChangedAt=75");
  test_picture_assert (picture, "agent a1 | since=75");
}

static void
test_the_same_status_in_it_with_an_old_time_tells_when_it_began (TestPicture *picture, gconstpointer user_data)
{
  test_picture_wait (picture, 100);
  test_picture_tell (picture, 1, "agent a1 #1 @10 | status=Break");
  apply (picture, 100, "agent a1 @60 | status=Break");
  test_picture_assert (picture, "agent a1 | since=60");
  apply (picture, 100, "agent a1 @96 | status=Break"); /* fresh: that is only when it was sent */
  test_picture_assert (picture, "agent a1 | since=60");
  apply (picture, 100, "agent a1 | status=Break");
  test_picture_assert (picture, "agent a1 | since=60");
}

/* First deltas often say only when they were sent. Nobody saw that status begin, so an older time is the better one. */
static void
test_it_dates_what_nobody_saw_begin (TestPicture *picture, gconstpointer user_data)
{
  test_picture_wait (picture, 100);
  test_picture_tell (picture, 1, "agent a1 #1 @99 | status=Break");
  test_picture_tell (picture, 1, "agent a2 #2 @50 | status=Break");
  test_picture_tell (picture, 1, "agent a2 #3 @99 | status=Lunch");
  apply (picture, 100, "agent a1 @40 | status=Break");
  apply (picture, 100, "agent a2 @40 | status=Lunch"); /* her we saw go */
  test_picture_assert (picture, "agent a1 | since=40");
  test_picture_assert (picture, "agent a2 | since=99");
}

#define ADD(path, func)                                                                                                \
  g_test_add ("/model/state-snapshot/" path, TestPicture, NULL, set_up, func, test_picture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("it-fills-what-was-never-told", test_it_fills_what_was_never_told);
  ADD ("it-sets-a-field-only-if-it-is-newer-than-the-field", test_it_sets_a_field_only_if_it_is_newer_than_the_field);
  ADD ("a-null-in-it-clears", test_a_null_in_it_clears);
  ADD ("a-delta-without-timestamp-counts-as-its-arrival", test_a_delta_without_timestamp_counts_as_its_arrival);
  ADD ("a-later-delta-needs-a-greater-number", test_a_later_delta_needs_a_greater_number);
  ADD ("a-later-delta-must-not-be-older-than-it", test_a_later_delta_must_not_be_older_than_it);
  ADD ("a-duplicate-of-what-it-overruled-is-no-conflict", test_a_duplicate_of_what_it_overruled_is_no_conflict);
  ADD ("numbers-may-begin-at-zero", test_numbers_may_begin_at_zero);
  ADD ("streams-without-numbers-go-on", test_streams_without_numbers_go_on);
  ADD ("what-only-an-older-connection-told-has-no-number-yet",
       test_what_only_an_older_connection_told_has_no_number_yet);
  ADD ("it-confirms-what-it-speaks-of", test_it_confirms_what_it_speaks_of);
  ADD ("fields-of-the-old-status-that-it-repeats-stay", test_fields_of_the_old_status_that_it_repeats_stay);
  ADD ("an-interaction-that-ended-in-it-leaves-for-good", test_an_interaction_that_ended_in_it_leaves_for_good);
  ADD ("who-was-not-asked-for-is-dropped", test_who_was_not_asked_for_is_dropped);
  ADD ("a-changed-status-began-when-the-row-was-updated", test_a_changed_status_began_when_the_row_was_updated);
  ADD ("the-same-status-in-it-with-an-old-time-tells-when-it-began",
       test_the_same_status_in_it_with_an_old_time_tells_when_it_began);
  ADD ("it-dates-what-nobody-saw-begin", test_it_dates_what_nobody_saw_begin);
  return g_test_run ();
}
