/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-picture.h"

/* Protocol §10: what no view shows is not handed over, but counts for versions and order. */

#define WRAP_UP (1u << RS_AGENT_WRAP_UP_CODE)
#define ALL_OF_AN_AGENT ((1u << (RS_AGENT_TEAM_NAME + 1)) - 1)

static void
hide_wrap_up (TestPicture *picture)
{
  g_assert_false (rs_state_cache_set_shown_fields (picture->cache, RS_KIND_AGENT, ALL_OF_AN_AGENT & ~WRAP_UP));
}

static gboolean
show_wrap_up (TestPicture *picture)
{
  return rs_state_cache_set_shown_fields (picture->cache, RS_KIND_AGENT, ALL_OF_AN_AGENT);
}

static void
test_at_first_everything_is_shown (TestPicture *picture, gconstpointer user_data)
{
  g_assert_false (show_wrap_up (picture));
  test_picture_tell (picture, 1, "agent a1 #1 | status=Break; wrapUpCode=Sale");
  test_picture_assert (picture, "agent a1 | status=Break; wrapUpCode=Sale");
}

static void
test_what_no_view_shows_is_not_handed_over (TestPicture *picture, gconstpointer user_data)
{
  hide_wrap_up (picture);
  test_picture_tell (picture, 1, "agent a1 #1 | status=Break; wrapUpCode=Sale");
  test_picture_assert (picture, "agent a1 | status=Break; wrapUpCode=unset");
  g_assert_false (rs_state_cache_has_changes (picture->cache));
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #2 | wrapUpCode=Support"), ==, RS_APPLY_APPLIED);
  g_assert_false (rs_state_cache_has_changes (picture->cache));
}

static void
test_it_counts_for_order_all_the_same (TestPicture *picture, gconstpointer user_data)
{
  hide_wrap_up (picture);
  test_picture_tell (picture, 1, "agent a1 #2 | wrapUpCode=Support");
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #1 | wrapUpCode=Sale"), ==, RS_APPLY_STALE);
  g_assert_cmpint (test_picture_tell (picture, 1, "agent a1 #2 | wrapUpCode=Support"), ==, RS_APPLY_DUPLICATE);
}

static void
test_when_a_view_starts_to_show_it_it_is_there (TestPicture *picture, gconstpointer user_data)
{
  hide_wrap_up (picture);
  test_picture_tell (picture, 1, "agent a1 #2 | status=Break; wrapUpCode=Support");
  test_picture_assert (picture, "agent a1 | wrapUpCode=unset");
  g_assert_true (show_wrap_up (picture));
  test_picture_assert (picture, "agent a1 | wrapUpCode=Support");
  g_assert_false (show_wrap_up (picture));
}

static void
test_each_kind_has_fields_of_its_own (TestPicture *picture, gconstpointer user_data)
{
  rs_state_cache_set_shown_fields (picture->cache, RS_KIND_QUEUE, 1u << RS_QUEUE_WAITING);
  test_picture_tell (picture, 1, "queue q1 #1 | queueName=Chat; waiting=4; handled=9");
  test_picture_tell (picture, 1, "agent a1 #2 | displayName=Anna");
  test_picture_assert (picture, "queue q1 | queueName=Chat; waiting=4; handled=unset");
  test_picture_assert (picture, "agent a1 | displayName=Anna");
}

/* Whatever views show, the picture needs to know who is there, in which state, since when, and whose contact it is. */
static void
test_what_the_picture_is_made_with_is_always_shown (TestPicture *picture, gconstpointer user_data)
{
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    rs_state_cache_set_shown_fields (picture->cache, kind, 0);
  test_picture_tell (picture, 1, "agent a1 #1 | status=Break; statusChangedAt=5; teamName=Blue");
  test_picture_tell (picture, 1, "interaction i1 #2 | state=active; queueName=Chat; userId=a1; channel=voice");
  test_picture_assert (picture, "agent a1 | status=Break; since=5; teamName=unset; confirmed=yes");
  test_picture_assert (picture, "interaction i1 | state=active; queueName=Chat; userId=a1; channel=unset");
}

/* The delay until a change is seen is measured from the message that is seen. */
static void
test_what_is_not_shown_starts_no_measurement (TestPicture *picture, gconstpointer user_data)
{
  g_auto (RsDelta) delta = { 0 };
  g_autoptr (RsChangeSet) changes = NULL;

  hide_wrap_up (picture);
  test_picture_tell (picture, 1, "agent a1 #1 | status=Break");
  rs_change_set_free (test_picture_take (picture));
  test_line_parse ("agent a1 #2 | wrapUpCode=Sale", &delta);
  delta.sent_at_ms = 1000;
  rs_state_cache_apply (picture->cache, &delta, 1, TEST_START_NS);
  rs_delta_clear (&delta);
  test_line_parse ("agent a1 #3 | status=Lunch", &delta);
  delta.sent_at_ms = 2000;
  rs_state_cache_apply (picture->cache, &delta, 1, TEST_START_NS);
  changes = test_picture_take (picture);
  g_assert_cmpfloat (rs_change_set_get_change (changes, 0)->sent_at_ms, ==, 2000);
}

#define ADD(path, func)                                                                                                \
  g_test_add ("/model/state-cache/" path, TestPicture, NULL, test_picture_set_up, func, test_picture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("at-first-everything-is-shown", test_at_first_everything_is_shown);
  ADD ("what-no-view-shows-is-not-handed-over", test_what_no_view_shows_is_not_handed_over);
  ADD ("it-counts-for-order-all-the-same", test_it_counts_for_order_all_the_same);
  ADD ("when-a-view-starts-to-show-it-it-is-there", test_when_a_view_starts_to_show_it_it_is_there);
  ADD ("each-kind-has-fields-of-its-own", test_each_kind_has_fields_of_its_own);
  ADD ("what-the-picture-is-made-with-is-always-shown", test_what_the_picture_is_made_with_is_always_shown);
  ADD ("what-is-not-shown-starts-no-measurement", test_what_is_not_shown_starts_no_measurement);
  return g_test_run ();
}
