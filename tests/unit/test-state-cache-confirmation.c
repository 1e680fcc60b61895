/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-picture.h"

/* Protocol §4, §7 and §11: what an outage does to the picture, and since when a word is true. */

static void
lose (TestPicture *picture)
{
  rs_state_cache_lose_confirmation (picture->cache);
}

static void
test_an_outage_takes_confirmation_until_the_next_word (TestPicture *picture, gconstpointer user_data)
{
  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "agent a1 #1 | status=Available");
  test_picture_tell (picture, 1, "queue q1 #2 | waiting=1");
  g_assert_cmpuint (rs_state_cache_count_unconfirmed (picture->cache), ==, 0);
  lose (picture);
  g_assert_cmpuint (rs_state_cache_count_unconfirmed (picture->cache), ==, 2);
  test_picture_assert (picture, "agent a1 | status=Available; confirmed=no");

  test_picture_begin (picture, 2, NULL);
  test_picture_assert (picture, "agent a1 | confirmed=no");
  test_picture_tell (picture, 2, "agent a1 #1 | status=Available");
  test_picture_tell (picture, 2, "queue q1 #1 | handled=4");
  test_picture_assert (picture, "agent a1 | confirmed=yes");
  test_picture_assert (picture, "queue q1 | confirmed=yes");
  g_assert_cmpuint (rs_state_cache_count_unconfirmed (picture->cache), ==, 0);
}

static void
test_a_field_that_is_not_the_status_confirms_nobody (TestPicture *picture, gconstpointer user_data)
{
  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "agent a1 #1 | status=Available");
  lose (picture);
  test_picture_begin (picture, 2, NULL);
  test_picture_tell (picture, 2, "agent a1 #1 | teamName=Blue");
  test_picture_assert (picture, "agent a1 | teamName=Blue; confirmed=no");
}

static void
test_the_old_connection_confirms_nobody (TestPicture *picture, gconstpointer user_data)
{
  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "agent a1 #1 | status=Available");
  lose (picture);
  test_picture_begin (picture, 2, NULL);
  test_picture_tell (picture, 1, "agent a1 #2 | status=Break");
  test_picture_assert (picture, "agent a1 | confirmed=no");
}

static void
test_rotation_and_resubscription_keep_confirmation (TestPicture *picture, gconstpointer user_data)
{
  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "agent a1 #1 | status=Available");
  test_picture_begin (picture, 1, NULL);
  test_picture_begin (picture, 2, NULL);
  test_picture_assert (picture, "agent a1 | confirmed=yes");
}

static void
test_the_side_cache_confirms (TestPicture *picture, gconstpointer user_data)
{
  g_autoptr (RsStateCache) side = rs_state_cache_new (picture->clock);

  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "agent a1 #1 | status=Available");
  test_picture_tell (picture, 1, "agent a2 #2 | status=Available");
  lose (picture);
  test_picture_tell_cache (picture, side, 2, "agent a1 #1 | status=Available");
  test_picture_tell_cache (picture, side, 2, "agent a2 #1 | teamName=Blue");
  test_picture_begin (picture, 2, NULL);
  rs_state_cache_absorb (picture->cache, side);

  test_picture_assert (picture, "agent a1 | confirmed=yes");
  test_picture_assert (picture, "agent a2 | confirmed=no");
}

static void
test_fields_of_the_old_status_go_after_five_seconds (TestPicture *picture, gconstpointer user_data)
{
  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "agent a1 #1 | status=In Call; queueName=Billing; wrapUpCode=Sale; teamName=Blue");
  lose (picture);
  test_picture_begin (picture, 2, NULL);
  test_picture_tell (picture, 2, "agent a1 #1 | status=Available");
  test_picture_wait (picture, 4.9);
  test_picture_assert (picture, "agent a1 | queueName=Billing; wrapUpCode=Sale");
  test_picture_wait (picture, 0.2);
  test_picture_assert (picture, "agent a1 | status=Available; queueName=null; wrapUpCode=null; teamName=Blue");
}

static void
test_fields_that_are_repeated_stay (TestPicture *picture, gconstpointer user_data)
{
  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "agent a1 #1 | status=Ringing; queueName=Billing; wrapUpCode=Sale");
  lose (picture);
  test_picture_begin (picture, 2, NULL);
  test_picture_tell (picture, 2, "agent a1 #1 | status=In Call");
  test_picture_tell (picture, 2, "agent a1 #2 | queueName=Billing");
  test_picture_wait (picture, 6);
  test_picture_assert (picture, "agent a1 | queueName=Billing; wrapUpCode=null");
}

static void
test_the_same_status_keeps_its_fields (TestPicture *picture, gconstpointer user_data)
{
  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "agent a1 #1 | status=In Call; queueName=Billing");
  lose (picture);
  test_picture_begin (picture, 2, NULL);
  test_picture_tell (picture, 2, "agent a1 #1 | status=In Call");
  test_picture_wait (picture, 6);
  test_picture_assert (picture, "agent a1 | queueName=Billing");
}

static void
test_a_status_changed_without_an_outage_keeps_its_fields (TestPicture *picture, gconstpointer user_data)
{
  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "agent a1 #1 | status=In Call; queueName=Billing");
  test_picture_tell (picture, 1, "agent a1 #2 | status=On Hold");
  test_picture_wait (picture, 6);
  test_picture_assert (picture, "agent a1 | queueName=Billing");
}

static void
test_the_side_cache_s_new_status_clears_old_fields_too (TestPicture *picture, gconstpointer user_data)
{
  g_autoptr (RsStateCache) side = rs_state_cache_new (picture->clock);

  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "agent a1 #1 | status=In Call; queueName=Billing");
  lose (picture);
  test_picture_tell_cache (picture, side, 2, "agent a1 #1 | status=Available");
  test_picture_begin (picture, 2, NULL);
  rs_state_cache_absorb (picture->cache, side);
  test_picture_wait (picture, 5.1);
  test_picture_assert (picture, "agent a1 | status=Available; queueName=null");
}

static void
test_interactions_that_nobody_confirms_leave_after_ten_seconds (TestPicture *picture, gconstpointer user_data)
{
  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "interaction gone #1 | state=active");
  test_picture_tell (picture, 1, "interaction alive #2 | state=active");
  lose (picture);
  test_picture_wait (picture, 60); /* nobody can confirm: nothing leaves for want of it */
  g_assert_true (test_picture_shows (picture, "interaction gone"));
  test_picture_begin (picture, 2, NULL);
  test_picture_tell (picture, 2, "interaction alive #1 | state=active");
  test_picture_wait (picture, 9.9);
  g_assert_true (test_picture_shows (picture, "interaction gone"));
  test_picture_wait (picture, 0.2);

  g_assert_false (test_picture_shows (picture, "interaction gone"));
  g_assert_true (test_picture_shows (picture, "interaction alive"));
  g_assert_cmpuint (rs_state_cache_count_unconfirmed (picture->cache), ==, 0);
}

static void
sweep_one (TestPicture *picture)
{
  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "interaction i1 #1 | state=active; channel=voice");
  lose (picture);
  test_picture_begin (picture, 2, NULL);
  test_picture_wait (picture, 10.1);
  g_assert_false (test_picture_shows (picture, "interaction i1"));
}

static void
test_one_that_was_swept_comes_back_when_it_is_confirmed (TestPicture *picture, gconstpointer user_data)
{
  sweep_one (picture);
  test_picture_tell (picture, 2, "interaction i1 #1 | state=held");
  test_picture_assert (picture, "interaction i1 | removed=no; state=held; channel=voice; confirmed=yes");
  test_picture_wait (picture, 700);
  g_assert_true (test_picture_shows (picture, "interaction i1"));
  g_assert_cmpuint (rs_state_cache_count_cells (picture->cache, RS_KIND_INTERACTION), ==, 1);
}

static void
test_old_news_raise_no_swept_one (TestPicture *picture, gconstpointer user_data)
{
  sweep_one (picture);
  test_picture_tell (picture, 1, "interaction i1 #2 | state=held");
  g_assert_false (test_picture_shows (picture, "interaction i1"));
  test_picture_tell (picture, 2, "interaction i1 #3 | queueName=Chat");
  g_assert_false (test_picture_shows (picture, "interaction i1"));
  g_assert_cmpuint (rs_state_cache_count_unconfirmed (picture->cache), ==, 0);
}

static void
test_a_new_roster_raises_no_swept_one (TestPicture *picture, gconstpointer user_data)
{
  g_autoptr (RsScope) scope = test_scope ("a1", "", TRUE);

  sweep_one (picture);
  rs_state_cache_set_scope (picture->cache, scope);
  g_assert_false (test_picture_shows (picture, "interaction i1"));
}

static void
test_rotation_sweeps_nothing (TestPicture *picture, gconstpointer user_data)
{
  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "interaction i1 #1 | state=active");
  test_picture_begin (picture, 2, NULL);
  test_picture_wait (picture, 60);
  g_assert_true (test_picture_shows (picture, "interaction i1"));
}

/* A token that lives 20 s is renewed every 9 s: nobody who waits for confirmation gets new time by that. */
static void
test_rotations_put_off_no_sweep (TestPicture *picture, gconstpointer user_data)
{
  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "interaction gone #1 | state=active");
  lose (picture);
  test_picture_begin (picture, 2, NULL);
  test_picture_wait (picture, 9);
  test_picture_begin (picture, 3, NULL);
  test_picture_wait (picture, 0.9);
  g_assert_true (test_picture_shows (picture, "interaction gone"));
  test_picture_wait (picture, 0.2);
  g_assert_false (test_picture_shows (picture, "interaction gone"));
}

static void
begin_full_round (TestPicture *picture, guint32 epoch)
{
  test_picture_begin (picture, epoch, NULL);
  test_picture_tell (picture, epoch, "agent a1 #1 | status=Available");
}

/* A round that is cut short is judged when the next one begins, if all of it can have come by then. */
static void
test_whose_end_was_lost_leaves_also_between_rotations (TestPicture *picture, gconstpointer user_data)
{
  begin_full_round (picture, 1);
  test_picture_tell (picture, 1, "interaction i1 #2 | state=active");
  begin_full_round (picture, 2);
  test_picture_wait (picture, 1.9);
  begin_full_round (picture, 3);
  g_assert_true (test_picture_shows (picture, "interaction i1"));
  test_picture_wait (picture, 2.1);
  begin_full_round (picture, 4);
  g_assert_false (test_picture_shows (picture, "interaction i1"));
}

static void
test_a_told_beginning_counts (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #1 @10 | status=Available; statusChangedAt=-300");
  test_picture_assert (picture, "agent a1 | since=-300");
  test_picture_tell (picture, 1, "agent a1 #3 @20 | statusChangedAt=19");
  test_picture_tell (picture, 1, "agent a1 #2 @19 | status=Break");
  test_picture_assert (picture, "agent a1 | status=Break; since=19");
}

static void
test_without_one_the_delta_s_timestamp_counts (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #1 @10 | status=Available; statusChangedAt=-300");
  test_picture_tell (picture, 1, "agent a1 #2 @12 | status=Break");
  test_picture_assert (picture, "agent a1 | since=12");
}

static void
test_without_any_the_arrival_counts (TestPicture *picture, gconstpointer user_data)
{
  rs_clock_advance (picture->clock, 7 * G_USEC_PER_SEC);
  test_picture_tell (picture, 1, "agent a1 #1 | status=Available");
  test_picture_assert (picture, "agent a1 | since=7");
}

static void
test_the_same_status_again_does_not_restart_the_time (TestPicture *picture, gconstpointer user_data)
{
  rs_clock_advance (picture->clock, 100 * G_USEC_PER_SEC);
  test_picture_tell (picture, 1, "agent a1 #1 @10 | status=Available");
  rs_clock_advance (picture->clock, 100 * G_USEC_PER_SEC);
  test_picture_tell (picture, 1, "agent a1 #2 @199 | status=Available; queueName=null");
  test_picture_assert (picture, "agent a1 | since=10");
}

/* Told again with an old timestamp, that is when it began: she may have been away meanwhile (protocol §11). */
static void
test_the_same_status_with_an_old_timestamp_tells_when_it_began (TestPicture *picture, gconstpointer user_data)
{
  rs_clock_advance (picture->clock, 100 * G_USEC_PER_SEC);
  test_picture_tell (picture, 1, "agent a1 #1 @99 | status=Available");
  rs_clock_advance (picture->clock, 900 * G_USEC_PER_SEC);
  test_picture_tell (picture, 1, "agent a1 #2 @40 | status=Available");
  test_picture_assert (picture, "agent a1 | since=40");
  test_picture_tell (picture, 1, "agent a1 #3 @500 | status=Available");
  test_picture_assert (picture, "agent a1 | since=500");
}

static void
absorb_first_delta (TestPicture *picture, const char *line)
{
  g_autoptr (RsStateCache) side = rs_state_cache_new (picture->clock);

  rs_state_cache_lose_confirmation (picture->cache);
  test_picture_tell_cache (picture, side, 2, line);
  test_picture_wait (picture, 8); /* `subscribed` takes its time */
  test_picture_begin (picture, 2, NULL);
  rs_state_cache_absorb (picture->cache, side);
}

/* The same rules for what came before `subscribed` (protocol §11). */
static void
test_the_side_cache_s_same_status_keeps_our_time_if_it_is_fresh (TestPicture *picture, gconstpointer user_data)
{
  test_picture_wait (picture, 100);
  test_picture_tell (picture, 1, "agent a1 #1 @10 | status=Available");
  absorb_first_delta (picture, "agent a1 #1 @99 | status=Available");
  test_picture_assert (picture, "agent a1 | since=10; confirmed=yes");
}

static void
test_the_side_cache_s_same_status_without_a_timestamp_keeps_our_time (TestPicture *picture, gconstpointer user_data)
{
  test_picture_wait (picture, 100);
  test_picture_tell (picture, 1, "agent a1 #1 @10 | status=Available");
  absorb_first_delta (picture, "agent a1 #1 | status=Available");
  test_picture_assert (picture, "agent a1 | since=10");
}

static void
test_the_side_cache_s_same_status_with_an_old_timestamp_tells_when_it_began (TestPicture *picture,
                                                                             gconstpointer user_data)
{
  test_picture_wait (picture, 100);
  test_picture_tell (picture, 1, "agent a1 #1 @10 | status=Available");
  absorb_first_delta (picture, "agent a1 #1 @60 | status=Available");
  test_picture_assert (picture, "agent a1 | since=60");
}

static void
test_the_side_cache_s_new_status_began_as_it_says (TestPicture *picture, gconstpointer user_data)
{
  test_picture_wait (picture, 100);
  test_picture_tell (picture, 1, "agent a1 #1 @10 | status=Available");
  absorb_first_delta (picture, "agent a1 #1 @98 | status=Break");
  test_picture_assert (picture, "agent a1 | status=Break; since=98");
}

#define ADD(path, func)                                                                                                \
  g_test_add ("/model/state-cache/" path, TestPicture, NULL, test_picture_set_up, func, test_picture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("an-outage-takes-confirmation-until-the-next-word", test_an_outage_takes_confirmation_until_the_next_word);
  ADD ("a-field-that-is-not-the-status-confirms-nobody", test_a_field_that_is_not_the_status_confirms_nobody);
  ADD ("the-old-connection-confirms-nobody", test_the_old_connection_confirms_nobody);
  ADD ("rotation-and-resubscription-keep-confirmation", test_rotation_and_resubscription_keep_confirmation);
  ADD ("the-side-cache-confirms", test_the_side_cache_confirms);
  ADD ("fields-of-the-old-status-go-after-five-seconds", test_fields_of_the_old_status_go_after_five_seconds);
  ADD ("fields-that-are-repeated-stay", test_fields_that_are_repeated_stay);
  ADD ("the-same-status-keeps-its-fields", test_the_same_status_keeps_its_fields);
  ADD ("a-status-changed-without-an-outage-keeps-its-fields", test_a_status_changed_without_an_outage_keeps_its_fields);
  ADD ("the-side-cache-s-new-status-clears-old-fields-too", test_the_side_cache_s_new_status_clears_old_fields_too);
  ADD ("interactions-that-nobody-confirms-leave-after-ten-seconds",
       test_interactions_that_nobody_confirms_leave_after_ten_seconds);
  ADD ("one-that-was-swept-comes-back-when-it-is-confirmed", test_one_that_was_swept_comes_back_when_it_is_confirmed);
  ADD ("old-news-raise-no-swept-one", test_old_news_raise_no_swept_one);
  ADD ("a-new-roster-raises-no-swept-one", test_a_new_roster_raises_no_swept_one);
  ADD ("rotation-sweeps-nothing", test_rotation_sweeps_nothing);
  ADD ("rotations-put-off-no-sweep", test_rotations_put_off_no_sweep);
  ADD ("whose-end-was-lost-leaves-also-between-rotations", test_whose_end_was_lost_leaves_also_between_rotations);
  ADD ("a-told-beginning-counts", test_a_told_beginning_counts);
  ADD ("without-one-the-delta-s-timestamp-counts", test_without_one_the_delta_s_timestamp_counts);
  ADD ("without-any-the-arrival-counts", test_without_any_the_arrival_counts);
  ADD ("the-same-status-again-does-not-restart-the-time", test_the_same_status_again_does_not_restart_the_time);
  ADD ("the-same-status-with-an-old-timestamp-tells-when-it-began",
       test_the_same_status_with_an_old_timestamp_tells_when_it_began);
  ADD ("the-side-cache-s-same-status-keeps-our-time-if-it-is-fresh",
       test_the_side_cache_s_same_status_keeps_our_time_if_it_is_fresh);
  ADD ("the-side-cache-s-same-status-without-a-timestamp-keeps-our-time",
       test_the_side_cache_s_same_status_without_a_timestamp_keeps_our_time);
  ADD ("the-side-cache-s-same-status-with-an-old-timestamp-tells-when-it-began",
       test_the_side_cache_s_same_status_with_an_old_timestamp_tells_when_it_began);
  ADD ("the-side-cache-s-new-status-began-as-it-says", test_the_side_cache_s_new_status_began_as_it_says);
  return g_test_run ();
}
