/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-agent.h"
#include "model/rs-entity-list.h"
#include "test-picture.h"

#include <stdio.h>

typedef struct
{
  TestPicture picture;
  RsEntityList *list;
  GString *log; /* items-changed as "position-removed+added", changed as "id:mask" */
} Fixture;

static int
compare (gconstpointer a, gconstpointer b)
{
  return rs_agent_compare ((RsAgent *) a, (RsAgent *) b);
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_string_append_printf (fixture->log, "%u-%u+%u ", position, removed, added);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  test_picture_set_up (&fixture->picture, NULL);
  fixture->list =
      rs_entity_list_new (RS_TYPE_AGENT, compare, (1u << RS_AGENT_DISPLAY_NAME) | (1u << RS_AGENT_TEAM_NAME));
  fixture->log = g_string_new (NULL);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (on_items_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_assert_finalize_object (fixture->list);
  g_string_free (fixture->log, TRUE);
  test_picture_tear_down (&fixture->picture, NULL);
}

static void
tell (Fixture *fixture, const char *line)
{
  test_picture_tell (&fixture->picture, 1, line);
}

static void
show (Fixture *fixture)
{
  g_autoptr (RsChangeSet) changes = test_picture_take (&fixture->picture);

  for (guint i = 0; i < rs_change_set_get_n_changes (changes); i++)
    rs_entity_list_take (fixture->list, rs_change_set_get_change (changes, i));
  rs_entity_list_arrange (fixture->list);
  rs_entity_list_commit (fixture->list);
}

static char *
get_order (Fixture *fixture)
{
  g_autoptr (GString) order = g_string_new (NULL);
  GListModel *model = G_LIST_MODEL (fixture->list);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RsEntity) entity = g_list_model_get_item (model, i);

      g_assert_true (entity == rs_entity_list_peek (fixture->list, i));
      g_string_append_printf (order, "%s ", rs_entity_get_id (entity));
    }
  return g_strdup (order->str);
}

static void
assert_shown (Fixture *fixture, const char *log, const char *order)
{
  g_autofree char *got = NULL;

  show (fixture);
  got = get_order (fixture);
  g_assert_cmpstr (fixture->log->str, ==, log);
  g_assert_cmpstr (got, ==, order);
  g_string_truncate (fixture->log, 0);
}

static void
add_four (Fixture *fixture)
{
  tell (fixture, "agent a #1 | displayName=Anna; status=Available");
  tell (fixture, "agent c #1 | displayName=Carl; status=Available");
  tell (fixture, "agent b #1 | displayName=Bea; status=Available");
  tell (fixture, "agent d #1 | displayName=Dora; status=Available");
}

static void
test_arrivals_come_in_order_and_in_one_signal (Fixture *fixture, gconstpointer user_data)
{
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->list)) == RS_TYPE_AGENT);
  add_four (fixture);
  assert_shown (fixture, "0-0+4 ", "a b c d ");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 4));
  g_assert_null (rs_entity_list_peek (fixture->list, 4));
}

static void
test_one_arrival_is_told_as_one (Fixture *fixture, gconstpointer user_data)
{
  add_four (fixture);
  assert_shown (fixture, "0-0+4 ", "a b c d ");
  tell (fixture, "agent bb #2 | displayName=Bert");
  assert_shown (fixture, "2-0+1 ", "a b bb c d ");
}

static void
scope_without (Fixture *fixture, const char *agents)
{
  g_autoptr (RsScope) scope = test_scope (agents, "", FALSE);

  rs_state_cache_set_scope (fixture->picture.cache, scope);
}

static void
test_one_departure_is_told_as_one (Fixture *fixture, gconstpointer user_data)
{
  add_four (fixture);
  assert_shown (fixture, "0-0+4 ", "a b c d ");
  scope_without (fixture, "a b d");
  assert_shown (fixture, "2-1+0 ", "a b d ");
  g_assert_null (rs_entity_list_lookup (fixture->list, "c"));
  g_assert_nonnull (rs_entity_list_lookup (fixture->list, "d"));
}

static void
test_arrival_and_departure_are_one_signal_over_the_least_range (Fixture *fixture, gconstpointer user_data)
{
  add_four (fixture);
  assert_shown (fixture, "0-0+4 ", "a b c d ");
  scope_without (fixture, "a c cc d");
  tell (fixture, "agent cc #2 | displayName=Cora");
  assert_shown (fixture, "1-2+2 ", "a c cc d ");
}

static void
test_a_new_name_moves_its_owner_only (Fixture *fixture, gconstpointer user_data)
{
  add_four (fixture);
  assert_shown (fixture, "0-0+4 ", "a b c d ");
  tell (fixture, "agent b #2 | displayName=Cyril");
  assert_shown (fixture, "1-2+2 ", "a c b d ");
}

static void
test_a_value_moves_nobody (Fixture *fixture, gconstpointer user_data)
{
  add_four (fixture);
  assert_shown (fixture, "0-0+4 ", "a b c d ");
  tell (fixture, "agent b #2 | status=Break");
  tell (fixture, "agent a #2 | displayName=Ann");
  assert_shown (fixture, "", "a b c d ");
}

static void
test_an_unknown_departure_is_no_news (Fixture *fixture, gconstpointer user_data)
{
  tell (fixture, "agent a #1 | status=Available");
  scope_without (fixture, "b");
  assert_shown (fixture, "", "");
}

static void
on_changed (RsEntity *entity, guint mask, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_string_append_printf (fixture->log, "%s:%x ", rs_entity_get_id (entity), mask);
}

static void
test_changed_comes_once_with_the_right_mask (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *expected = NULL;

  tell (fixture, "agent a #1 @1 | displayName=Anna; status=Available");
  assert_shown (fixture, "0-0+1 ", "a ");
  g_signal_connect (rs_entity_list_lookup (fixture->list, "a"), "changed", G_CALLBACK (on_changed), fixture);
  tell (fixture, "agent a #2 @2 | status=Ringing; queueName=Chat");
  tell (fixture, "agent a #3 @3 | status=In Call");
  expected = g_strdup_printf ("a:%x ", (1u << RS_AGENT_STATUS) | (1u << RS_AGENT_QUEUE_NAME) | RS_CHANGED_SINCE);
  assert_shown (fixture, expected, "a ");
  tell (fixture, "agent a #4 @4 | queueName=Mail");
  tell (fixture, "agent a #5 @5 | queueName=Chat"); /* there and back is no change */
  assert_shown (fixture, "", "a ");
}

static GPtrArray *
copy_items (Fixture *fixture)
{
  GPtrArray *items = g_ptr_array_new ();
  RsEntity *entity;

  for (guint i = 0; (entity = rs_entity_list_peek (fixture->list, i)) != NULL; i++)
    g_ptr_array_add (items, entity);
  return items;
}

static void
tell_something (Fixture *fixture, guint sequence)
{
  g_autofree char *line =
      g_strdup_printf ("agent x%d #%u | displayName=N%d; teamName=T%d", g_test_rand_int_range (0, 12), sequence,
                       g_test_rand_int_range (0, 20), g_test_rand_int_range (0, 3));

  tell (fixture, line);
}

/* What a view that knows @before and heard the log takes for true is true. */
static void
check_promise (Fixture *fixture, GPtrArray *before)
{
  g_autoptr (GPtrArray) after = copy_items (fixture);
  g_autoptr (GString) expected = g_string_new (NULL);
  guint position = 0, removed = 0, added = 0;

  if (fixture->log->len > 0)
    {
      g_assert_cmpint (sscanf (fixture->log->str, "%u-%u+%u ", &position, &removed, &added), ==, 3);
      g_string_printf (expected, "%u-%u+%u ", position, removed, added);
    }
  g_assert_cmpstr (fixture->log->str, ==, expected->str); /* at most one signal */
  g_assert_cmpuint (before->len - removed + added, ==, after->len);
  for (guint i = 0; i < position; i++)
    g_assert_true (after->pdata[i] == before->pdata[i]);
  for (guint i = position + added; i < after->len; i++)
    g_assert_true (after->pdata[i] == before->pdata[i - added + removed]);
  for (guint i = 1; i < after->len; i++)
    g_assert_cmpint (compare (after->pdata[i - 1], after->pdata[i]), <, 0);
}

static void
test_items_changed_keeps_its_promise_under_random_changes (Fixture *fixture, gconstpointer user_data)
{
  for (guint round = 1; round < 1500; round++)
    {
      g_autoptr (GPtrArray) before = copy_items (fixture);

      for (int i = g_test_rand_int_range (0, 3); i > 0; i--)
        tell_something (fixture, round * 4 + (guint) i);
      show (fixture);
      check_promise (fixture, before);
      g_string_truncate (fixture->log, 0);
    }
}

#define ADD(path, func) g_test_add ("/model/entity-list/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("arrivals-come-in-order-and-in-one-signal", test_arrivals_come_in_order_and_in_one_signal);
  ADD ("one-arrival-is-told-as-one", test_one_arrival_is_told_as_one);
  ADD ("one-departure-is-told-as-one", test_one_departure_is_told_as_one);
  ADD ("arrival-and-departure-are-one-signal-over-the-least-range",
       test_arrival_and_departure_are_one_signal_over_the_least_range);
  ADD ("a-new-name-moves-its-owner-only", test_a_new_name_moves_its_owner_only);
  ADD ("a-value-moves-nobody", test_a_value_moves_nobody);
  ADD ("an-unknown-departure-is-no-news", test_an_unknown_departure_is_no_news);
  ADD ("changed-comes-once-with-the-right-mask", test_changed_comes_once_with_the_right_mask);
  ADD ("items-changed-keeps-its-promise-under-random-changes",
       test_items_changed_keeps_its_promise_under_random_changes);
  return g_test_run ();
}
