/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-picture.h"

#include <string.h>

/* Names from beside the stream fill what it does not tell, and nothing else. */

static void
name (TestPicture *picture, RsKind kind, const char *id, const char *text, const char *team)
{
  g_autoptr (RsNameTable) names = rs_name_table_new ();

  g_assert_true (rs_name_table_set (names, kind, id, text, team));
  rs_state_cache_set_names (picture->cache, names);
}

static void
test_a_name_fills_what_the_stream_does_not_tell (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #1 | status=In Call");
  test_picture_tell (picture, 1, "queue q1 #1 | waiting=2");
  name (picture, RS_KIND_AGENT, "a1", "Ana Sousa", "Billing team");
  test_picture_assert (picture, "agent a1 | status=In Call; displayName=Ana Sousa; teamName=Billing team");
  name (picture, RS_KIND_QUEUE, "q1", "Billing", NULL);
  test_picture_assert (picture, "queue q1 | waiting=2; queueName=Billing");
}

static void
test_the_streams_own_word_wins_in_any_order (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #1 | displayName=Ana S.");
  name (picture, RS_KIND_AGENT, "a1", "Ana Sousa", "Billing team");
  test_picture_assert (picture, "agent a1 | displayName=Ana S.; teamName=Billing team");

  test_picture_tell (picture, 1, "agent a2 | status=Break");
  name (picture, RS_KIND_AGENT, "a2", "Rui", NULL);
  test_picture_tell (picture, 1, "agent a2 | displayName=Rui Reis");
  test_picture_assert (picture, "agent a2 | displayName=Rui Reis");
  test_picture_tell (picture, 2, "agent a2 | displayName=null");
  test_picture_assert (picture, "agent a2 | displayName=null");
}

static void
test_who_comes_later_is_named_too (TestPicture *picture, gconstpointer user_data)
{
  g_autoptr (RsStateCache) side = rs_state_cache_new (picture->clock);

  name (picture, RS_KIND_AGENT, "a1", "Ana", NULL);
  test_picture_tell (picture, 1, "agent a1 #1 | status=Break");
  test_picture_assert (picture, "agent a1 | status=Break; displayName=Ana");

  name (picture, RS_KIND_AGENT, "a2", "Rui", NULL);
  test_picture_tell_cache (picture, side, 1, "agent a2 #1 | status=Break");
  rs_state_cache_absorb (picture->cache, side);
  test_picture_assert (picture, "agent a2 | status=Break; displayName=Rui");
}

static void
test_a_later_table_beats_an_earlier_one (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 #1 | status=Break");
  name (picture, RS_KIND_AGENT, "a1", "Ana", NULL);
  name (picture, RS_KIND_AGENT, "a1", "Anna", NULL);
  test_picture_assert (picture, "agent a1 | displayName=Anna");
}

static void
test_a_name_adds_nobody (TestPicture *picture, gconstpointer user_data)
{
  name (picture, RS_KIND_AGENT, "a1", "Ana", NULL);
  g_assert_cmpuint (rs_state_cache_count_cells (picture->cache, RS_KIND_AGENT), ==, 0);
  g_assert_false (rs_state_cache_has_changes (picture->cache));
}

static void
test_a_name_survives_epochs_and_confirms_nothing (TestPicture *picture, gconstpointer user_data)
{
  g_autoptr (RsScope) granted = test_scope ("a1", "", FALSE);
  g_autoptr (RsChangeSet) changes = NULL;

  test_picture_begin (picture, 1, granted);
  test_picture_tell (picture, 1, "agent a1 #1 @5 | status=Break");
  rs_change_set_free (test_picture_take (picture));
  rs_state_cache_lose_confirmation (picture->cache);
  name (picture, RS_KIND_AGENT, "a1", "Ana", NULL);
  g_assert_cmpuint (rs_state_cache_count_unconfirmed (picture->cache), ==, 1);
  test_picture_begin (picture, 2, granted);
  g_assert_cmpuint (rs_state_cache_count_unconfirmed (picture->cache), ==, 1);

  changes = test_picture_take (picture);
  g_assert_cmpuint (rs_change_set_get_n_changes (changes), ==, 1);
  g_assert_cmpstr (rs_value_get_text (&rs_change_set_get_change (changes, 0)->values[RS_AGENT_DISPLAY_NAME]), ==,
                   "Ana");
  g_assert_cmpint (rs_change_set_get_change (changes, 0)->since_ns, ==, test_seconds (5));
  g_assert_cmpuint (rs_change_set_get_change (changes, 0)->n_transitions, ==, 0);
}

static void
test_names_do_not_mix_the_numbering (TestPicture *picture, gconstpointer user_data)
{
  test_picture_tell (picture, 1, "agent a1 | status=Break");
  name (picture, RS_KIND_AGENT, "a1", "Ana", NULL);
  test_picture_tell (picture, 1, "agent a1 | status=Available");
  g_assert_false (rs_state_cache_has_mixed (picture->cache));
}

static void
test_bounds (void)
{
  g_autoptr (RsNameTable) names = rs_name_table_new ();
  g_autofree char *id = g_strnfill (RS_NAME_TABLE_MAX_ID_BYTES, 'i');
  g_autofree char *long_id = g_strnfill (RS_NAME_TABLE_MAX_ID_BYTES + 1, 'i');
  g_autofree char *long_name = g_strconcat (id, id, "é", NULL);

  g_assert_true (rs_name_table_set (names, RS_KIND_AGENT, id, long_name, "Team"));
  g_assert_cmpuint (strlen (rs_name_table_get_name (names, RS_KIND_AGENT, id)), ==, RS_NAME_TABLE_MAX_NAME_BYTES);
  g_assert_cmpstr (rs_name_table_get_team (names, RS_KIND_AGENT, id), ==, "Team");
  g_assert_false (rs_name_table_set (names, RS_KIND_AGENT, long_id, "Ana", NULL));
  g_assert_false (rs_name_table_set (names, RS_KIND_AGENT, "", "Ana", NULL));

  for (guint i = 1; i < RS_NAME_TABLE_MAX_NAMES; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      g_assert_true (rs_name_table_set (names, RS_KIND_AGENT, number, "Ana", NULL));
    }
  g_assert_false (rs_name_table_set (names, RS_KIND_AGENT, "one too many", "Ana", NULL));
  g_assert_true (rs_name_table_set (names, RS_KIND_AGENT, "17", "Rui", NULL));
  g_assert_cmpuint (rs_name_table_count (names, RS_KIND_AGENT), ==, RS_NAME_TABLE_MAX_NAMES);
}

static void
test_of_two_tables_the_others_words_win (void)
{
  g_autoptr (RsNameTable) names = rs_name_table_new ();
  g_autoptr (RsNameTable) other = rs_name_table_new ();

  rs_name_table_set (names, RS_KIND_AGENT, "a1", "Ana", "Billing");
  rs_name_table_set (other, RS_KIND_AGENT, "a1", "Anna", "");
  rs_name_table_set (other, RS_KIND_QUEUE, "q1", "Sales", NULL);
  rs_name_table_merge (names, other);
  g_assert_cmpstr (rs_name_table_get_name (names, RS_KIND_AGENT, "a1"), ==, "Anna");
  g_assert_cmpstr (rs_name_table_get_team (names, RS_KIND_AGENT, "a1"), ==, "Billing");
  g_assert_cmpstr (rs_name_table_get_name (names, RS_KIND_QUEUE, "q1"), ==, "Sales");
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/name-table/" name, TestPicture, NULL, test_picture_set_up, func, test_picture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-name-fills-what-the-stream-does-not-tell", test_a_name_fills_what_the_stream_does_not_tell);
  ADD ("the-streams-own-word-wins-in-any-order", test_the_streams_own_word_wins_in_any_order);
  ADD ("who-comes-later-is-named-too", test_who_comes_later_is_named_too);
  ADD ("a-later-table-beats-an-earlier-one", test_a_later_table_beats_an_earlier_one);
  ADD ("a-name-adds-nobody", test_a_name_adds_nobody);
  ADD ("a-name-survives-epochs-and-confirms-nothing", test_a_name_survives_epochs_and_confirms_nothing);
  ADD ("names-do-not-mix-the-numbering", test_names_do_not_mix_the_numbering);
  g_test_add_func ("/name-table/ids-names-and-rows-are-bounded", test_bounds);
  g_test_add_func ("/name-table/of-two-tables-the-others-words-win", test_of_two_tables_the_others_words_win);
  return g_test_run ();
}
