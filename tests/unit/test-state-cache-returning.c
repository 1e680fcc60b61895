/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-picture.h"

/*
 * Who leaves the roster and comes back within an epoch: the versions are kept (protocol §4), and the values do not pass
 * for live until the server has spoken again (protocol §7: nothing old is ever passed off as live).
 */

static void
set_scope (TestPicture *picture, const char *agents, const char *queues, gboolean interactions)
{
  g_autoptr (RsScope) scope = test_scope (agents, queues, interactions);

  rs_state_cache_set_scope (picture->cache, scope);
}

static void
set_up (TestPicture *picture, gconstpointer user_data)
{
  test_picture_set_up (picture, user_data);
  set_scope (picture, "a1 a2", "q1", TRUE);
  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "agent a1 #8 | status=In Call; queueName=Billing; wrapUpCode=Sale");
  test_picture_tell (picture, 1, "agent a2 #9 | status=Break");
  test_picture_tell (picture, 1, "queue q1 #10 | waiting=4");
  test_picture_tell (picture, 1, "interaction i1 #11 | state=active");
}

static void
leave_and_return (TestPicture *picture)
{
  set_scope (picture, "a2", "", FALSE);
  picture->all = rs_change_set_merge (picture->all, test_picture_take (picture));
  g_assert_cmpuint (rs_state_cache_count_unconfirmed (picture->cache), ==, 0);
  set_scope (picture, "a1 a2", "q1", TRUE);
}

static void
test_who_comes_back_is_unconfirmed (TestPicture *picture, gconstpointer user_data)
{
  leave_and_return (picture);
  test_picture_assert (picture, "agent a1 | removed=no; confirmed=no; status=In Call");
  test_picture_assert (picture, "queue q1 | removed=no; confirmed=no; waiting=4");
  test_picture_assert (picture, "interaction i1 | removed=no; confirmed=no; state=active");
  g_assert_cmpuint (rs_state_cache_count_unconfirmed (picture->cache), ==, 3);
}

static void
test_who_stayed_is_not_doubted (TestPicture *picture, gconstpointer user_data)
{
  leave_and_return (picture);
  test_picture_assert (picture, "agent a2 | confirmed=yes");
}

static void
test_the_next_word_confirms (TestPicture *picture, gconstpointer user_data)
{
  leave_and_return (picture);
  test_picture_tell (picture, 1, "agent a1 #12 | teamName=Blue");
  test_picture_assert (picture, "agent a1 | confirmed=no");
  test_picture_tell (picture, 1, "agent a1 #13 | status=In Call");
  test_picture_tell (picture, 1, "queue q1 #14 | handled=1");
  test_picture_tell (picture, 1, "interaction i1 #15 | state=held");
  test_picture_assert (picture, "agent a1 | confirmed=yes");
  g_assert_cmpuint (rs_state_cache_count_unconfirmed (picture->cache), ==, 0);
}

/* Versions are kept: what was sent before she left does not come back. */
static void
test_a_late_word_from_before_changes_nothing (TestPicture *picture, gconstpointer user_data)
{
  leave_and_return (picture);
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #7 | status=Lunch"), ==, RS_APPLY_STALE);
  test_picture_assert (picture, "agent a1 | status=In Call");
}

static void
test_fields_of_the_old_status_go_unless_they_are_repeated (TestPicture *picture, gconstpointer user_data)
{
  leave_and_return (picture);
  test_picture_tell (picture, 1, "agent a1 #12 | status=After Call Work; queueName=Billing");
  test_picture_wait (picture, 4.9);
  test_picture_assert (picture, "agent a1 | queueName=Billing; wrapUpCode=Sale");
  test_picture_wait (picture, 0.2);
  test_picture_assert (picture, "agent a1 | queueName=Billing; wrapUpCode=null");
}

/* Contacts that ended while nobody asked: the next `subscribed` gives them ten seconds to show that they are there. */
static void
test_interactions_that_do_not_come_back_leave (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "interaction i2 #12 | state=held");
  leave_and_return (picture);
  test_picture_begin (picture, 1, NULL);
  test_picture_tell (picture, 1, "interaction i2 #13 | state=held");
  test_picture_wait (picture, 9.9);
  g_assert_true (test_picture_shows (picture, "interaction i1"));
  test_picture_wait (picture, 0.2);
  g_assert_false (test_picture_shows (picture, "interaction i1"));
  g_assert_true (test_picture_shows (picture, "interaction i2"));
}

/* There is nothing old to be taken for new. */
static void
test_one_of_whom_nothing_was_told_is_not_doubted (TestPicture *picture, gconstpointer user_data)
{
  g_autoptr (RsScope) granted = test_scope ("a1 a2 a3", "q1", TRUE);

  set_scope (picture, "a1 a2 a3", "q1", TRUE);
  test_picture_begin (picture, 1, granted);
  set_scope (picture, "a2", "", FALSE);
  set_scope (picture, "a2 a3", "", FALSE);
  test_picture_assert (picture, "agent a3 | removed=no; confirmed=yes");
}

static void
test_one_without_access_is_not_waited_for (TestPicture *picture, gconstpointer user_data)
{
  g_autoptr (RsScope) granted = test_scope ("a2", "q1", TRUE);

  test_picture_begin (picture, 1, granted);
  leave_and_return (picture);
  test_picture_assert (picture, "agent a1 | granted=no; confirmed=yes");
}

#define ADD(path, func) g_test_add ("/model/state-cache/" path, TestPicture, NULL, set_up, func, test_picture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("who-comes-back-is-unconfirmed", test_who_comes_back_is_unconfirmed);
  ADD ("who-stayed-is-not-doubted", test_who_stayed_is_not_doubted);
  ADD ("the-next-word-confirms-who-came-back", test_the_next_word_confirms);
  ADD ("a-late-word-from-before-changes-nothing", test_a_late_word_from_before_changes_nothing);
  ADD ("fields-of-the-old-status-go-unless-they-are-repeated",
       test_fields_of_the_old_status_go_unless_they_are_repeated);
  ADD ("interactions-that-do-not-come-back-leave", test_interactions_that_do_not_come_back_leave);
  ADD ("one-of-whom-nothing-was-told-is-not-doubted", test_one_of_whom_nothing_was_told_is_not_doubted);
  ADD ("one-without-access-is-not-waited-for", test_one_without_access_is_not_waited_for);
  return g_test_run ();
}
