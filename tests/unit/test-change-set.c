/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-change-set.h"

static const RsChange *
find (RsChangeSet *set, const char *id)
{
  for (guint i = 0; i < rs_change_set_get_n_changes (set); i++)
    if (g_str_equal (rs_change_set_get_change (set, i)->id, id))
      return rs_change_set_get_change (set, i);
  return NULL;
}

static RsChange *
touch (RsChangeSet *set, const char *id, guint32 mask, const char *status)
{
  RsChange *change = rs_change_set_touch (set, RS_KIND_AGENT, id);

  change->mask |= mask;
  rs_value_clear (&change->values[RS_AGENT_STATUS]);
  change->values[RS_AGENT_STATUS] = (RsValue){ .type = RS_VALUE_TEXT, .text = g_ref_string_new (status) };
  return change;
}

static void
test_an_entity_is_touched_once (void)
{
  g_autoptr (RsChangeSet) set = rs_change_set_new ();

  g_assert_true (rs_change_set_is_empty (set));
  g_assert_true (rs_change_set_touch (set, RS_KIND_AGENT, "a") == rs_change_set_touch (set, RS_KIND_AGENT, "a"));
  g_assert_true (rs_change_set_touch (set, RS_KIND_AGENT, "a") != rs_change_set_touch (set, RS_KIND_QUEUE, "a"));
  g_assert_cmpuint (rs_change_set_get_n_changes (set), ==, 2);
  g_assert_false (rs_change_set_is_empty (set));
}

static void
test_masks_add_up_and_the_newest_values_win (void)
{
  RsChangeSet *older = rs_change_set_new (), *newer = rs_change_set_new ();
  g_autoptr (RsChangeSet) both = NULL;
  RsChange *change;

  change = touch (older, "a", 1u << RS_AGENT_STATUS, "Available");
  change->since_ns = 1;
  change->sent_at_ms = 10;
  touch (older, "b", 1u << RS_AGENT_STATUS, "Break");
  change = touch (newer, "a", RS_CHANGED_CONFIRMED, "Ringing");
  change->since_ns = 2;
  change->sent_at_ms = 20;
  change->confirmed = FALSE;
  touch (newer, "c", 1u << RS_AGENT_STATUS, "Lunch");
  both = rs_change_set_merge (older, newer);

  g_assert_cmpuint (rs_change_set_get_n_changes (both), ==, 3);
  g_assert_cmphex (find (both, "a")->mask, ==, (1u << RS_AGENT_STATUS) | RS_CHANGED_CONFIRMED);
  g_assert_cmpstr (find (both, "a")->values[RS_AGENT_STATUS].text, ==, "Ringing");
  g_assert_cmpint (find (both, "a")->since_ns, ==, 2);
  g_assert_false (find (both, "a")->confirmed);
  g_assert_cmpfloat (find (both, "a")->sent_at_ms, ==, 10); /* latency counts from the oldest */
  g_assert_cmpstr (find (both, "b")->values[RS_AGENT_STATUS].text, ==, "Break");
  g_assert_cmpstr (find (both, "c")->values[RS_AGENT_STATUS].text, ==, "Lunch");
}

static void
test_a_departure_and_a_return_merge_into_the_last (void)
{
  RsChangeSet *older = rs_change_set_new (), *newer = rs_change_set_new ();
  g_autoptr (RsChangeSet) both = NULL;

  touch (older, "gone", 0, "Offline")->removed = FALSE;
  touch (older, "back", 0, "Offline")->removed = TRUE;
  touch (newer, "gone", 0, "Offline")->removed = TRUE;
  touch (newer, "back", 0, "Offline")->removed = FALSE;
  both = rs_change_set_merge (older, newer);

  g_assert_true (find (both, "gone")->removed);
  g_assert_false (find (both, "back")->removed);
}

static void
add_transitions (RsChangeSet *set, guint first, guint count)
{
  RsChange *change = rs_change_set_touch (set, RS_KIND_AGENT, "a");

  for (guint i = first; i < first + count; i++)
    {
      g_autofree char *from = g_strdup_printf ("s%u", i);
      g_autofree char *to = g_strdup_printf ("s%u", i + 1);

      rs_change_add_transition (change, i == 0 ? NULL : from, to, i);
    }
}

static void
test_transitions_stand_one_after_the_other (void)
{
  RsChangeSet *older = rs_change_set_new (), *newer = rs_change_set_new ();
  g_autoptr (RsChangeSet) both = NULL;
  const RsChange *change;

  add_transitions (older, 0, 2);
  add_transitions (newer, 2, 1);
  both = rs_change_set_merge (older, newer);
  change = find (both, "a");

  g_assert_cmpuint (change->n_transitions, ==, 3);
  g_assert_null (change->transitions[0].from);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *to = g_strdup_printf ("s%u", i + 1);

      g_assert_cmpstr (change->transitions[i].to, ==, to);
      g_assert_cmpint (change->transitions[i].at_ns, ==, i);
    }
}

static void
test_more_than_eight_transitions_are_counted (void)
{
  RsChangeSet *older = rs_change_set_new (), *newer = rs_change_set_new ();
  g_autoptr (RsChangeSet) both = NULL;

  add_transitions (older, 0, 6);
  add_transitions (newer, 6, 11);
  g_assert_cmpuint (find (newer, "a")->n_transitions_lost, ==, 3);
  both = rs_change_set_merge (older, newer);

  g_assert_cmpuint (find (both, "a")->n_transitions, ==, RS_MAX_TRANSITIONS);
  g_assert_cmpuint (find (both, "a")->n_transitions_lost, ==, 17 - RS_MAX_TRANSITIONS);
  g_assert_cmpstr (find (both, "a")->transitions[7].to, ==, "s8");
}

static void
test_the_newest_status_wins_and_none_keeps_it (void)
{
  RsChangeSet *sets[3] = { rs_change_set_new (), rs_change_set_new (), rs_change_set_new () };
  g_autoptr (RsChangeSet) all = NULL;

  for (guint i = 0; i < 2; i++)
    {
      RsSourceStatus *status = rs_source_status_new ();

      status->state = i == 0 ? RS_SOURCE_STATE_STALE : RS_SOURCE_STATE_LIVE;
      status->sentence = g_strdup ("Words.");
      rs_change_set_set_status (sets[i], status);
    }
  all = rs_change_set_merge (rs_change_set_merge (sets[0], sets[1]), sets[2]);

  g_assert_nonnull (rs_change_set_get_status (all));
  g_assert_cmpint (rs_change_set_get_status (all)->state, ==, RS_SOURCE_STATE_LIVE);
  g_assert_false (rs_change_set_is_empty (all));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/change-set/an-entity-is-touched-once", test_an_entity_is_touched_once);
  g_test_add_func ("/model/change-set/masks-add-up-and-the-newest-values-win",
                   test_masks_add_up_and_the_newest_values_win);
  g_test_add_func ("/model/change-set/a-departure-and-a-return-merge-into-the-last",
                   test_a_departure_and_a_return_merge_into_the_last);
  g_test_add_func ("/model/change-set/transitions-stand-one-after-the-other",
                   test_transitions_stand_one_after_the_other);
  g_test_add_func ("/model/change-set/more-than-eight-transitions-are-counted",
                   test_more_than_eight_transitions_are_counted);
  g_test_add_func ("/model/change-set/the-newest-status-wins-and-none-keeps-it",
                   test_the_newest_status_wins_and_none_keeps_it);
  return g_test_run ();
}
