/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-picture.h"

/* Protocol §6: merging, versions, epochs, the side cache. Leaving and confirmation have files of their own. */

static void
test_absent_keeps_and_null_clears (TestPicture *picture, gconstpointer user_data)
{
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #1 | status=In Call; queueName=Billing"), ==,
                   RS_APPLY_APPLIED);
  test_picture_tell (picture, 1, "agent a1 #2 | status=Wrap Up");
  test_picture_assert (picture, "agent a1 | status=Wrap Up; queueName=Billing; wrapUpCode=unset");
  test_picture_tell (picture, 1, "agent a1 #3 | queueName=null");
  test_picture_assert (picture, "agent a1 | status=Wrap Up; queueName=null");
}

static void
test_late_field_still_applies (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #8 | status=In Call");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #7 | status=Ringing; queueName=Billing"), ==,
                   RS_APPLY_APPLIED);
  test_picture_assert (picture, "agent a1 | status=In Call; queueName=Billing");
}

static void
test_an_overtaken_null_does_not_clear (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #8 | queueName=Billing");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #7 | queueName=null"), ==, RS_APPLY_STALE);
  test_picture_assert (picture, "agent a1 | queueName=Billing");
}

static void
test_a_late_value_does_not_undo_a_null (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "queue q1 #8 | waiting=null");
  g_assert_cmpint (test_picture_tell (picture, 1, "queue q1 #7 | waiting=3"), ==, RS_APPLY_STALE);
  test_picture_assert (picture, "queue q1 | waiting=null");
}

static void
test_a_duplicate_changes_nothing (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #5 @1 | status=Available");
  rs_change_set_free (test_picture_take (picture));
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #5 @1 | status=Available"), ==, RS_APPLY_DUPLICATE);
  g_assert_false (rs_state_cache_has_changes (picture->cache));
}

static void
test_a_conflict_keeps_the_first (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #5 @1 | status=Available");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #5 @1 | status=Break"), ==, RS_APPLY_CONFLICT);
  test_picture_assert (picture, "agent a1 | status=Available");
}

static void
test_the_timestamp_decides_between_equal_numbers (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #5 @2 | status=Available");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #5 @1 | status=Break"), ==, RS_APPLY_STALE);
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #5 @3 | status=Lunch"), ==, RS_APPLY_APPLIED);
  test_picture_assert (picture, "agent a1 | status=Lunch");
}

static void
test_the_number_counts_before_the_timestamp (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #6 @1 | status=Available");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #5 @99 | status=Break"), ==, RS_APPLY_STALE);
}

static void
test_without_numbers_the_timestamp_decides (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 @9 | status=Available");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 @8 | status=Break; queueName=Chat"), ==, RS_APPLY_APPLIED);
  test_picture_assert (picture, "agent a1 | status=Available; queueName=Chat");
  g_assert_false (rs_state_cache_has_mixed (picture->cache));
}

static void
test_without_anything_the_last_arrival_wins (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 | status=Available");
  test_picture_tell (picture, 1, "agent a1 | status=Break");
  test_picture_assert (picture, "agent a1 | status=Break");
}

static void
test_a_message_without_a_number_follows_the_highest (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #5 | status=Available");
  g_assert_false (rs_state_cache_has_mixed (picture->cache));
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 | status=Break"), ==, RS_APPLY_APPLIED);
  g_assert_true (rs_state_cache_has_mixed (picture->cache));
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #4 | status=Lunch"), ==, RS_APPLY_STALE);
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #6 | status=Lunch"), ==, RS_APPLY_APPLIED);
}

static void
test_one_entity_s_numbers_say_nothing_of_another (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #900 | status=Available");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a2 #1 | status=Break"), ==, RS_APPLY_APPLIED);
  g_assert_cmpint (test_picture_tell (picture, 1, "queue a1 #1 | waiting=2"), ==, RS_APPLY_APPLIED);
}

static void
test_a_newer_epoch_beats_any_number (TestPicture *picture, gconstpointer user_data)
{
  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "agent a1 #9000 @90 | status=Available; queueName=Billing");
  test_picture_begin (picture, 2, NULL);
  g_assert_cmpint (test_picture_tell (picture, 2, "agent a1 #1 @1 | status=Break"), ==, RS_APPLY_APPLIED);
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #9001 @91 | status=Lunch"), ==, RS_APPLY_STALE);
  test_picture_assert (picture, "agent a1 | status=Break; queueName=Billing");
}

static void
test_the_older_epoch_may_fill_what_the_newer_has_not_set (TestPicture *picture, gconstpointer user_data)
{
  test_picture_begin (picture, 2, NULL);
  test_picture_tell (picture, 2, "agent a1 #1 | status=Break");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #70 | status=Lunch; teamName=Blue"), ==, RS_APPLY_APPLIED);
  test_picture_assert (picture, "agent a1 | status=Break; teamName=Blue");
}

static void
test_beginning_an_older_epoch_again_changes_nothing (TestPicture *picture, gconstpointer user_data)
{
  test_picture_begin (picture, 2, NULL);
  test_picture_tell (picture, 2, "agent a1 #1 | status=Break");
  test_picture_begin (picture, 1, NULL);
  test_picture_begin (picture, 2, NULL);
  g_assert_cmpint (test_picture_tell (picture, 2, "agent a1 #1 | status=Break"), ==, RS_APPLY_DUPLICATE);
}

static void
test_the_side_cache_is_absorbed (TestPicture *picture, gconstpointer user_data)
{
  g_autoptr (RsStateCache) side = rs_state_cache_new (picture->clock);

  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "agent a1 #50 | status=Available; teamName=Blue");
  test_picture_tell_cache (picture, side, 2, "agent a1 #2 | status=Lunch");
  test_picture_tell_cache (picture, side, 2, "agent a1 #1 | status=Break; queueName=null");
  test_picture_tell_cache (picture, side, 2, "queue q1 #3 | waiting=2");
  test_picture_begin (picture, 2, NULL);
  rs_state_cache_absorb (picture->cache, side);

  test_picture_assert (picture, "agent a1 | status=Lunch; queueName=null; teamName=Blue");
  test_picture_assert (picture, "queue q1 | waiting=2");
  g_assert_cmpint (test_picture_tell (picture, 2, "agent a1 #1 | status=Break"), ==, RS_APPLY_STALE);
}

static void
test_what_is_not_absorbed_leaves_no_trace (TestPicture *picture, gconstpointer user_data)
{
  RsStateCache *side = rs_state_cache_new (picture->clock);

  test_picture_tell (picture, 1, "agent a1 #50 | status=Available");
  rs_change_set_free (test_picture_take (picture));
  test_picture_tell_cache (picture, side, 2, "agent a1 #2 | status=Lunch");
  rs_state_cache_free (side);

  g_assert_false (rs_state_cache_has_changes (picture->cache));
}

static void
test_a_change_set_holds_one_change_per_entity (TestPicture *picture, gconstpointer user_data)
{
  g_autoptr (RsChangeSet) first = NULL;
  g_autoptr (RsChangeSet) second = NULL;

  test_picture_tell (picture, 1, "agent a1 #1 @1 | status=Available");
  test_picture_tell (picture, 1, "agent a2 #2 @1 | status=Available");
  first = test_picture_take (picture);
  test_picture_tell (picture, 1, "agent a1 #3 @2 | status=Ringing");
  test_picture_tell (picture, 1, "agent a1 #4 @3 | status=In Call; queueName=Chat");
  second = test_picture_take (picture);

  g_assert_cmpuint (rs_change_set_get_n_changes (first), ==, 2);
  g_assert_cmpuint (rs_change_set_get_n_changes (second), ==, 1);
  g_assert_cmphex (rs_change_set_get_change (second, 0)->mask & ~RS_CHANGED_SINCE, ==,
                   (1u << RS_AGENT_STATUS) | (1u << RS_AGENT_QUEUE_NAME));
  g_assert_false (rs_state_cache_has_changes (picture->cache));
}

/* Protocol §10: a status that came and went inside a window is still told, beside the newest value. */
static void
test_steps_inside_a_window_are_carried (TestPicture *picture, gconstpointer user_data)
{
  g_autoptr (RsChangeSet) changes = NULL;
  const RsChange *change;

  test_picture_tell (picture, 1, "agent a1 #1 @1 | status=Available");
  rs_change_set_free (test_picture_take (picture));
  test_picture_tell (picture, 1, "agent a1 #2 @2 | status=Ringing");
  test_picture_tell (picture, 1, "agent a1 #3 @3 | status=Available");
  changes = test_picture_take (picture);
  change = rs_change_set_get_change (changes, 0);

  g_assert_cmpuint (change->n_transitions, ==, 2);
  g_assert_cmpstr (change->transitions[0].from, ==, "Available");
  g_assert_cmpstr (change->transitions[0].to, ==, "Ringing");
  g_assert_cmpint (change->transitions[0].at_ns, ==, test_seconds (2));
  g_assert_cmpstr (change->transitions[1].to, ==, "Available");
}

static void
test_the_oldest_sending_time_is_kept_until_taken (TestPicture *picture, gconstpointer user_data)
{
  g_auto (RsDelta) delta = { 0 };
  g_autoptr (RsChangeSet) changes = NULL;

  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *line = g_strdup_printf ("agent a1 #%u | status=S%u", i, i);

      test_line_parse (line, &delta);
      delta.sent_at_ms = 100 * i;
      rs_state_cache_apply (picture->cache, &delta, 1, TEST_START_NS);
      rs_delta_clear (&delta);
    }
  changes = test_picture_take (picture);

  g_assert_cmpfloat (rs_change_set_get_change (changes, 0)->sent_at_ms, ==, 100);
}

#define ADD(path, func)                                                                                                \
  g_test_add ("/model/state-cache/" path, TestPicture, NULL, test_picture_set_up, func, test_picture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("absent-keeps-and-null-clears", test_absent_keeps_and_null_clears);
  ADD ("late-field-still-applies", test_late_field_still_applies);
  ADD ("an-overtaken-null-does-not-clear", test_an_overtaken_null_does_not_clear);
  ADD ("a-late-value-does-not-undo-a-null", test_a_late_value_does_not_undo_a_null);
  ADD ("a-duplicate-changes-nothing", test_a_duplicate_changes_nothing);
  ADD ("a-conflict-keeps-the-first", test_a_conflict_keeps_the_first);
  ADD ("the-timestamp-decides-between-equal-numbers", test_the_timestamp_decides_between_equal_numbers);
  ADD ("the-number-counts-before-the-timestamp", test_the_number_counts_before_the_timestamp);
  ADD ("without-numbers-the-timestamp-decides", test_without_numbers_the_timestamp_decides);
  ADD ("without-anything-the-last-arrival-wins", test_without_anything_the_last_arrival_wins);
  ADD ("a-message-without-a-number-follows-the-highest", test_a_message_without_a_number_follows_the_highest);
  ADD ("one-entity-s-numbers-say-nothing-of-another", test_one_entity_s_numbers_say_nothing_of_another);
  ADD ("a-newer-epoch-beats-any-number", test_a_newer_epoch_beats_any_number);
  ADD ("the-older-epoch-may-fill-what-the-newer-has-not-set", test_the_older_epoch_may_fill_what_the_newer_has_not_set);
  ADD ("beginning-an-older-epoch-again-changes-nothing", test_beginning_an_older_epoch_again_changes_nothing);
  ADD ("the-side-cache-is-absorbed", test_the_side_cache_is_absorbed);
  ADD ("what-is-not-absorbed-leaves-no-trace", test_what_is_not_absorbed_leaves_no_trace);
  ADD ("a-change-set-holds-one-change-per-entity", test_a_change_set_holds_one_change_per_entity);
  ADD ("steps-inside-a-window-are-carried", test_steps_inside_a_window_are_carried);
  ADD ("the-oldest-sending-time-is-kept-until-taken", test_the_oldest_sending_time_is_kept_until_taken);
  return g_test_run ();
}
