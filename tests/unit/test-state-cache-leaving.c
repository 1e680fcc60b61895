/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-picture.h"

/* Protocol §3, §4 and §10: who is asked for, who is granted, how things leave, and how much is kept. */

static void
set_scope (TestPicture *picture, const char *agents, const char *queues, gboolean interactions)
{
  g_autoptr (RsScope) scope = test_scope (agents, queues, interactions);

  rs_state_cache_set_scope (picture->cache, scope);
}

static void
begin (TestPicture *picture, guint32 epoch, const char *agents, const char *queues)
{
  g_autoptr (RsScope) granted = test_scope (agents, queues, TRUE);

  test_picture_begin (picture, epoch, granted);
}

static void
test_ended_hides_at_once (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "interaction i1 #1 | state=queued; queueName=Billing");
  g_assert_true (test_picture_shows (picture, "interaction i1"));
  test_picture_tell (picture, 1, "interaction i1 #2 | state=ended");
  g_assert_false (test_picture_shows (picture, "interaction i1"));
}

static void
test_a_late_held_raises_no_ghost (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "interaction i1 #1 | state=active");
  test_picture_tell (picture, 1, "interaction i1 #3 | state=ended");
  g_assert_cmpint (test_picture_tell (picture, 1, "interaction i1 #2 | state=held"), ==, RS_APPLY_STALE);
  g_assert_false (test_picture_shows (picture, "interaction i1"));
}

static void
test_ended_is_absorbing_also_for_newer_numbers (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "interaction i1 #3 | state=Ended");
  test_picture_tell (picture, 1, "interaction i1 #9 | state=held; queueName=Chat");
  test_picture_tell (picture, 2, "interaction i1 #1 | state=active");
  g_assert_false (test_picture_shows (picture, "interaction i1"));
}

/* Absorbing in any order, or the same messages would give two pictures. */
static void
test_ended_is_absorbing_also_when_it_comes_late (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "interaction i1 #9 | state=held");
  test_picture_tell (picture, 1, "interaction i1 #3 | state=ended");
  g_assert_false (test_picture_shows (picture, "interaction i1"));
}

static void
test_ended_in_the_side_cache_is_absorbing (TestPicture *picture, gconstpointer user_data)
{
  g_autoptr (RsStateCache) side = rs_state_cache_new (picture->clock);

  test_picture_tell (picture, 1, "interaction i1 #1 | state=active");
  test_picture_tell (picture, 2, "interaction i2 #9 | state=active");
  test_picture_tell_cache (picture, side, 2, "interaction i1 #1 | state=ended");
  test_picture_tell_cache (picture, side, 1, "interaction i2 #1 | state=ended");
  rs_state_cache_absorb (picture->cache, side);

  g_assert_false (test_picture_shows (picture, "interaction i1"));
  g_assert_false (test_picture_shows (picture, "interaction i2"));
  test_picture_tell (picture, 2, "interaction i1 #2 | state=held");
  g_assert_false (test_picture_shows (picture, "interaction i1"));
}

static void
test_an_ended_one_is_kept_ten_minutes (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "interaction i1 #1 | state=ended");
  rs_change_set_free (test_picture_take (picture));
  test_picture_wait (picture, 599);
  g_assert_cmpuint (rs_state_cache_count_cells (picture->cache, RS_KIND_INTERACTION), ==, 0); /* only that it is over */
  g_assert_cmpint (test_picture_tell (picture, 1, "interaction i1 #2 | state=held"), ==, RS_APPLY_STALE);
  g_assert_false (test_picture_shows (picture, "interaction i1"));
  test_picture_wait (picture, 2);
  g_assert_cmpint (rs_state_cache_get_deadline (picture->cache), ==, 0);
  g_assert_cmpint (test_picture_tell (picture, 1, "interaction i1 #3 | state=held"), ==, RS_APPLY_APPLIED);
}

static void
end_many (TestPicture *picture, guint first, guint count)
{
  for (guint i = first; i < first + count; i++)
    {
      g_autofree char *line = g_strdup_printf ("interaction i%u #%u | state=ended", i, i + 1);

      test_picture_tell (picture, 1, line);
      if (i % 1000 == 999)
        rs_change_set_free (test_picture_take (picture));
    }
}

/* At most 20,000 are kept (protocol §4), and however many have ended, new contacts are let in. */
static void
test_at_most_twenty_thousand_ended_are_kept (TestPicture *picture, gconstpointer user_data)
{
  end_many (picture, 0, 45000);

  g_assert_cmpuint (rs_state_cache_count_cells (picture->cache, RS_KIND_INTERACTION), <=, 1000);
  g_assert_cmpint (test_picture_tell (picture, 1, "interaction new #1 | state=queued"), ==, RS_APPLY_APPLIED);
  g_assert_cmpint (test_picture_tell (picture, 1, "interaction i44999 #99999 | state=held"), ==, RS_APPLY_STALE);
}

static void
test_more_than_twenty_thousand_agents_are_refused (TestPicture *picture, gconstpointer user_data)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *line = g_strdup_printf ("agent a%u #1 | status=Available", i);

      g_assert_cmpint (test_picture_tell (picture, 1, line), ==, RS_APPLY_APPLIED);
    }
  g_assert_cmpint (test_picture_tell (picture, 1, "agent more #1 | status=Available"), ==, RS_APPLY_NOT_ASKED);
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a7 #2 | status=Break"), ==, RS_APPLY_APPLIED);
  g_assert_cmpint (test_picture_tell (picture, 1, "queue q #1 | waiting=1"), ==, RS_APPLY_APPLIED);
}

static void
test_who_was_not_asked_for_is_dropped (TestPicture *picture, gconstpointer user_data)
{
  set_scope (picture, "a1 a2", "q1", FALSE);
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a3 #1 | status=Available"), ==, RS_APPLY_NOT_ASKED);
  g_assert_cmpint (test_picture_tell (picture, 1, "queue q2 #1 | waiting=1"), ==, RS_APPLY_NOT_ASKED);
  g_assert_cmpint (test_picture_tell (picture, 1, "interaction i1 #1 | state=queued"), ==, RS_APPLY_NOT_ASKED);
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #1 | status=Available"), ==, RS_APPLY_APPLIED);
  g_assert_cmpuint (rs_state_cache_count_cells (picture->cache, RS_KIND_AGENT), ==, 1);
  g_assert_false (test_picture_shows (picture, "agent a3"));
}

static void
test_the_side_cache_s_strangers_are_dropped (TestPicture *picture, gconstpointer user_data)
{
  g_autoptr (RsStateCache) side = rs_state_cache_new (picture->clock);

  set_scope (picture, "a1", "", FALSE);
  test_picture_tell_cache (picture, side, 1, "agent a1 #1 | status=Available");
  test_picture_tell_cache (picture, side, 1, "agent a9 #1 | status=Available");
  rs_state_cache_absorb (picture->cache, side);

  g_assert_true (test_picture_shows (picture, "agent a1"));
  g_assert_false (test_picture_shows (picture, "agent a9"));
}

static void
test_who_was_granted_has_a_place_before_the_first_word (TestPicture *picture, gconstpointer user_data)
{
  set_scope (picture, "a1 a2", "q1", TRUE);
  begin (picture, 1, "a1", "q1");

  test_picture_assert (picture, "agent a1 | status=unset; granted=yes");
  test_picture_assert (picture, "queue q1 | waiting=unset; granted=yes");
  test_picture_assert (picture, "agent a2 | granted=no; confirmed=yes");
}

static void
test_access_may_be_taken_and_given_back (TestPicture *picture, gconstpointer user_data)
{
  set_scope (picture, "a1 a2", "", FALSE);
  begin (picture, 1, "a1 a2", "");
  begin (picture, 1, "a1", "");
  test_picture_assert (picture, "agent a2 | granted=no");
  begin (picture, 2, "a1 a2", "");
  test_picture_assert (picture, "agent a2 | granted=yes");
}

static void
test_with_everyone_newcomers_are_shown (TestPicture *picture, gconstpointer user_data)
{
  set_scope (picture, NULL, NULL, TRUE);
  begin (picture, 1, "a1", "");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent new #1 | status=Available"), ==, RS_APPLY_APPLIED);
  g_assert_true (test_picture_shows (picture, "agent new"));
}

static void
test_who_left_the_roster_is_gone_and_comes_back_without_old_fields (TestPicture *picture, gconstpointer user_data)
{
  set_scope (picture, "a1 a2", "", FALSE);
  begin (picture, 1, "a1 a2", "");
  test_picture_tell (picture, 1, "agent a1 #9 | status=In Call");
  set_scope (picture, "a2", "", FALSE);
  g_assert_false (test_picture_shows (picture, "agent a1"));
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #10 | status=Break"), ==, RS_APPLY_NOT_ASKED);

  set_scope (picture, "a1 a2", "", FALSE);
  g_assert_true (test_picture_shows (picture, "agent a1"));
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #8 | status=Lunch"), ==, RS_APPLY_STALE);
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #11 | status=Available"), ==, RS_APPLY_APPLIED);
}

/* Protocol §4: a removed agent keeps its versions until the epoch ends. */
static void
test_who_left_the_roster_is_forgotten_with_the_epoch (TestPicture *picture, gconstpointer user_data)
{
  set_scope (picture, "a1 a2", "q1", FALSE);
  begin (picture, 1, "a1 a2", "q1");
  test_picture_tell (picture, 1, "agent a1 #9 | status=In Call");
  set_scope (picture, "a2", "", FALSE);
  rs_change_set_free (test_picture_take (picture));
  begin (picture, 2, "a2", "");

  g_assert_cmpuint (rs_state_cache_count_cells (picture->cache, RS_KIND_AGENT), ==, 1);
  g_assert_cmpuint (rs_state_cache_count_cells (picture->cache, RS_KIND_QUEUE), ==, 0);
}

static void
test_switching_interactions_off_hides_them_all (TestPicture *picture, gconstpointer user_data)
{
  set_scope (picture, "a1", "", TRUE);
  test_picture_tell (picture, 1, "interaction i1 #1 | state=active");
  test_picture_tell (picture, 1, "interaction i2 #1 | state=ended");
  set_scope (picture, "a1", "", FALSE);
  g_assert_false (test_picture_shows (picture, "interaction i1"));
  set_scope (picture, "a1", "", TRUE);
  g_assert_true (test_picture_shows (picture, "interaction i1"));
  g_assert_false (test_picture_shows (picture, "interaction i2"));
}

#define ADD(path, func)                                                                                                \
  g_test_add ("/model/state-cache/" path, TestPicture, NULL, test_picture_set_up, func, test_picture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("ended-hides-at-once", test_ended_hides_at_once);
  ADD ("a-late-held-raises-no-ghost", test_a_late_held_raises_no_ghost);
  ADD ("ended-is-absorbing-also-for-newer-numbers", test_ended_is_absorbing_also_for_newer_numbers);
  ADD ("ended-is-absorbing-also-when-it-comes-late", test_ended_is_absorbing_also_when_it_comes_late);
  ADD ("ended-in-the-side-cache-is-absorbing", test_ended_in_the_side_cache_is_absorbing);
  ADD ("an-ended-one-is-kept-ten-minutes", test_an_ended_one_is_kept_ten_minutes);
  ADD ("at-most-twenty-thousand-ended-are-kept", test_at_most_twenty_thousand_ended_are_kept);
  ADD ("more-than-twenty-thousand-agents-are-refused", test_more_than_twenty_thousand_agents_are_refused);
  ADD ("who-was-not-asked-for-is-dropped", test_who_was_not_asked_for_is_dropped);
  ADD ("the-side-cache-s-strangers-are-dropped", test_the_side_cache_s_strangers_are_dropped);
  ADD ("who-was-granted-has-a-place-before-the-first-word", test_who_was_granted_has_a_place_before_the_first_word);
  ADD ("access-may-be-taken-and-given-back", test_access_may_be_taken_and_given_back);
  ADD ("with-everyone-newcomers-are-shown", test_with_everyone_newcomers_are_shown);
  ADD ("who-left-the-roster-is-gone-and-comes-back-without-old-fields",
       test_who_left_the_roster_is_gone_and_comes_back_without_old_fields);
  ADD ("who-left-the-roster-is-forgotten-with-the-epoch", test_who_left_the_roster_is_forgotten_with_the_epoch);
  ADD ("switching-interactions-off-hides-them-all", test_switching_interactions_off_hides_them_all);
  return g_test_run ();
}
