/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "ui/rs-id-list.h"
#include "ui/rs-roster-list.h"

#include <string.h>

/* What can be picked for a board, and what is picked. */

static RsRosterList *
make_list (void)
{
  RsRosterList *list = rs_roster_list_new ();

  rs_roster_list_add_team (list, "t1", "Billing");
  rs_roster_list_add_team (list, "t2", "Empty");
  rs_roster_list_add_agent (list, "a1", "Ana Silva", "t1");
  rs_roster_list_add_agent (list, "a2", "Zoë Müller", "t1");
  rs_roster_list_add_agent (list, "a3", NULL, NULL);
  rs_roster_list_add_queue (list, "q1", "Claims");
  return list;
}

static RsRosterItem *
peek (RsRosterList *list, RsRosterKind kind, guint position)
{
  g_autoptr (RsRosterItem) item = g_list_model_get_item (rs_roster_list_get_items (list, kind), position);

  return item;
}

static void
count_signal (guint *n)
{
  (*n)++;
}

static void
test_team_picks_its_agents (void)
{
  g_autoptr (RsRosterList) list = make_list ();
  g_auto (GStrv) users = NULL;
  guint n_changes = 0;

  g_signal_connect_swapped (list, "changed", G_CALLBACK (count_signal), &n_changes);
  rs_roster_list_pick (list, peek (list, RS_ROSTER_TEAM, 0), TRUE);
  users = rs_roster_list_dup_picked (list, RS_ROSTER_AGENT);
  g_assert_cmpstrv (users, ((const char *const[]){ "a1", "a2", NULL }));
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (rs_roster_list_get_n_picked (list, RS_ROSTER_TEAM), ==, 1);
}

static void
test_team_with_some_agents_is_mixed (void)
{
  g_autoptr (RsRosterList) list = make_list ();
  RsRosterItem *team = peek (list, RS_ROSTER_TEAM, 0);

  g_assert_cmpint (rs_roster_item_get_pick (team), ==, RS_ROSTER_PICK_NONE);
  rs_roster_list_pick (list, peek (list, RS_ROSTER_AGENT, 1), TRUE);
  g_assert_cmpint (rs_roster_item_get_pick (team), ==, RS_ROSTER_PICK_SOME);
  rs_roster_list_pick (list, peek (list, RS_ROSTER_AGENT, 0), TRUE);
  g_assert_cmpint (rs_roster_item_get_pick (team), ==, RS_ROSTER_PICK_ALL);
  rs_roster_list_pick (list, peek (list, RS_ROSTER_AGENT, 0), FALSE);
  g_assert_cmpint (rs_roster_item_get_pick (team), ==, RS_ROSTER_PICK_SOME);
}

static void
test_empty_team_is_never_picked (void)
{
  g_autoptr (RsRosterList) list = make_list ();
  RsRosterItem *empty = peek (list, RS_ROSTER_TEAM, 1);

  rs_roster_list_pick (list, empty, TRUE);
  g_assert_cmpint (rs_roster_item_get_pick (empty), ==, RS_ROSTER_PICK_NONE);
  g_assert_cmpuint (rs_roster_list_get_n_picked (list, RS_ROSTER_AGENT), ==, 0);
}

static void
test_many_at_a_time_are_one_change (void)
{
  g_autoptr (RsRosterList) list = make_list ();
  guint n_changes = 0;

  g_signal_connect_swapped (list, "changed", G_CALLBACK (count_signal), &n_changes);
  rs_roster_list_pick_each (list, rs_roster_list_get_items (list, RS_ROSTER_AGENT), TRUE);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (rs_roster_list_get_n_picked (list, RS_ROSTER_AGENT), ==, 3);
  rs_roster_list_pick_each (list, rs_roster_list_get_items (list, RS_ROSTER_AGENT), TRUE);
  g_assert_cmpuint (n_changes, ==, 1);
}

static void
test_picks_of_a_profile_come_back (void)
{
  g_autoptr (RsRosterList) list = make_list ();
  g_auto (GStrv) users = NULL;

  rs_roster_list_pick (list, peek (list, RS_ROSTER_AGENT, 0), TRUE);
  rs_roster_list_pick_ids (list, RS_ROSTER_AGENT, (const char *const[]){ "a3", "gone", NULL });
  users = rs_roster_list_dup_picked (list, RS_ROSTER_AGENT);
  g_assert_cmpstrv (users, ((const char *const[]){ "a3", NULL }));
}

static void
assert_found (RsRosterItem *item, const char *text, gboolean found)
{
  g_auto (GStrv) words = rs_roster_search_split (text);

  g_test_message ("search for “%s”", text);
  g_assert_true (rs_roster_item_matches (item, (const char *const *) words) == found);
}

static void
test_search_reads_name_team_and_id (void)
{
  g_autoptr (RsRosterList) list = make_list ();
  RsRosterItem *zoe = peek (list, RS_ROSTER_AGENT, 1);

  assert_found (zoe, "", TRUE);
  assert_found (zoe, "  ZOË ", TRUE);
  assert_found (zoe, "müll zoë", TRUE);
  assert_found (zoe, "mu\xcc\x88ller", TRUE); /* the same letters, put together otherwise */
  assert_found (zoe, "bill", TRUE);
  assert_found (zoe, "a2", TRUE);
  assert_found (zoe, "zoë claims", FALSE);
}

static void
test_who_has_no_name_is_called_by_id (void)
{
  g_autoptr (RsRosterList) list = make_list ();

  g_assert_cmpstr (rs_roster_item_get_name (peek (list, RS_ROSTER_AGENT, 2)), ==, "a3");
}

static void
test_pasted_ids (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = rs_id_list_parse ("  a1\r\n\na2;a3, a1\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstrv (ids, ((const char *const[]){ "a1", "a2", "a3", NULL }));
}

static void
test_pasted_words_are_no_ids (void)
{
  static const char *const wrong[] = { "a1\nAna Silva", "a1\n*", "a1\n\"a2\"", "a1\n\x01" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rs_id_list_parse (wrong[i], &error));
      g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
      g_assert_nonnull (strstr (error->message, "2"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster-list/a-team-picks-its-agents", test_team_picks_its_agents);
  g_test_add_func ("/roster-list/a-team-with-some-agents-is-mixed", test_team_with_some_agents_is_mixed);
  g_test_add_func ("/roster-list/an-empty-team-is-never-picked", test_empty_team_is_never_picked);
  g_test_add_func ("/roster-list/many-at-a-time-are-one-change", test_many_at_a_time_are_one_change);
  g_test_add_func ("/roster-list/picks-of-a-profile-come-back", test_picks_of_a_profile_come_back);
  g_test_add_func ("/roster-list/search-reads-name-team-and-id", test_search_reads_name_team_and_id);
  g_test_add_func ("/roster-list/who-has-no-name-is-called-by-id", test_who_has_no_name_is_called_by_id);
  g_test_add_func ("/roster-list/pasted-ids-come-once-and-in-order", test_pasted_ids);
  g_test_add_func ("/roster-list/pasted-words-are-no-ids", test_pasted_words_are_no_ids);
  return g_test_run ();
}
