/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-roster-view.h"

#define SECOND G_GINT64_CONSTANT (1000000000)

typedef struct
{
  RsBoardModel *model;
  RsRosterView *view;
  guint n_signals;
} Fixture;

static void
add (RsChangeSet *changes, const char *name, const char *team, const char *status, int seconds)
{
  ui_set_text (ui_add_agent (changes, name, name, status, seconds), RS_AGENT_TEAM_NAME, team);
}

static void
on_items_changed (Fixture *fixture)
{
  fixture->n_signals++;
}

static void
set_up (Fixture *fixture)
{
  RsChangeSet *changes = rs_change_set_new ();

  add (changes, "Ana Silva", "Sales", "Available", 10);
  add (changes, "Ben Okoro", "Sales", "Logged Out", 900);
  add (changes, "Cleo Li", "Billing", "In Call", 300);
  add (changes, "Dora Voss", "Billing", "Available", 60);
  *fixture = (Fixture){ .model = rs_board_model_new () };
  ui_apply (fixture->model, changes);
  fixture->view = rs_roster_view_new (fixture->model);
  g_signal_connect_swapped (fixture->view, "items-changed", G_CALLBACK (on_items_changed), fixture);
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (fixture->view);
  g_assert_finalize_object (fixture->model);
}

static void
assert_shows (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->view)); i++)
    {
      g_autoptr (RsAgent) agent = g_list_model_get_item (G_LIST_MODEL (fixture->view), i);

      g_string_append_c (names, rs_agent_get_name (agent)[0]);
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
change_status (Fixture *fixture, const char *name, const char *team, const char *status, int seconds)
{
  RsChangeSet *changes = rs_change_set_new ();

  add (changes, name, team, status, seconds);
  ui_apply (fixture->model, changes);
}

static void
test_everybody_is_shown_by_team_and_name (void)
{
  Fixture fixture;

  set_up (&fixture);
  assert_shows (&fixture, "CDAB");
  g_assert_cmpuint (rs_roster_view_get_n_hidden (fixture.view), ==, 0);
  tear_down (&fixture);
}

static void
test_words_are_found_in_names_and_teams (void)
{
  Fixture fixture;

  set_up (&fixture);
  rs_roster_view_set_search (fixture.view, "  bILL  l");
  assert_shows (&fixture, "CD");
  rs_roster_view_set_search (fixture.view, "silva sales");
  assert_shows (&fixture, "A");
  rs_roster_view_set_search (fixture.view, "nobody");
  assert_shows (&fixture, "");
  g_assert_cmpuint (rs_roster_view_get_n_hidden (fixture.view), ==, 4);
  rs_roster_view_set_search (fixture.view, "");
  assert_shows (&fixture, "CDAB");
  tear_down (&fixture);
}

static void
test_filters_leave_only_what_they_name (void)
{
  const char *const teams[] = { "Sales", NULL };
  const char *const states[] = { "available", NULL };
  Fixture fixture;

  set_up (&fixture);
  rs_roster_view_set_filter (fixture.view, &(RsRosterFilter){ .teams = teams });
  assert_shows (&fixture, "AB");
  rs_roster_view_set_filter (fixture.view, &(RsRosterFilter){ .states = states });
  assert_shows (&fixture, "DA");
  rs_roster_view_set_filter (fixture.view, &(RsRosterFilter){ .hide_logged_out = TRUE });
  assert_shows (&fixture, "CDA");
  tear_down (&fixture);
}

static void
test_who_comes_to_match_arrives_and_nobody_else_is_told_of (void)
{
  Fixture fixture;

  set_up (&fixture);
  rs_roster_view_set_filter (fixture.view, &(RsRosterFilter){ .hide_logged_out = TRUE });
  fixture.n_signals = 0;
  change_status (&fixture, "Ana Silva", "Sales", "In Call", 0);
  g_assert_cmpuint (fixture.n_signals, ==, 0);
  change_status (&fixture, "Ben Okoro", "Sales", "Available", 0);
  assert_shows (&fixture, "CDAB");
  g_assert_cmpuint (fixture.n_signals, ==, 1);
  tear_down (&fixture);
}

static void
test_the_longest_move_to_the_front_calmly (void)
{
  Fixture fixture;

  set_up (&fixture);
  rs_roster_view_tick (fixture.view, UI_NOW);
  rs_roster_view_set_longest_first (fixture.view, TRUE, FALSE);
  assert_shows (&fixture, "BCDA");
  change_status (&fixture, "Ben Okoro", "Sales", "Available", 0);
  rs_roster_view_tick (fixture.view, UI_NOW + 2 * SECOND);
  assert_shows (&fixture, "BCDA");
  rs_roster_view_tick (fixture.view, UI_NOW + 6 * SECOND);
  assert_shows (&fixture, "CDAB");
  rs_roster_view_set_longest_first (fixture.view, TRUE, TRUE);
  assert_shows (&fixture, "CDAB");
  tear_down (&fixture);
}

static void
test_arrivals_and_departures_are_followed (void)
{
  RsChangeSet *changes = rs_change_set_new ();
  Fixture fixture;

  set_up (&fixture);
  change_status (&fixture, "Egon Zett", "Billing", "Available", 0);
  assert_shows (&fixture, "CDEAB");
  rs_change_set_touch (changes, RS_KIND_AGENT, "Cleo Li")->removed = TRUE;
  ui_apply (fixture.model, changes);
  assert_shows (&fixture, "DEAB");
  g_assert_cmpuint (fixture.n_signals, ==, 2);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster-view/everybody-is-shown-by-team-and-name", test_everybody_is_shown_by_team_and_name);
  g_test_add_func ("/roster-view/words-are-found-in-names-and-teams", test_words_are_found_in_names_and_teams);
  g_test_add_func ("/roster-view/filters-leave-only-what-they-name", test_filters_leave_only_what_they_name);
  g_test_add_func ("/roster-view/who-comes-to-match-arrives-and-nobody-else-is-told-of",
                   test_who_comes_to_match_arrives_and_nobody_else_is_told_of);
  g_test_add_func ("/roster-view/the-longest-move-to-the-front-calmly", test_the_longest_move_to_the_front_calmly);
  g_test_add_func ("/roster-view/arrivals-and-departures-are-followed", test_arrivals_and_departures_are_followed);
  return g_test_run ();
}
