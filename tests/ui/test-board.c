/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-agent-tile.h"
#include "ui/rs-board.h"
#include "ui/rs-frozen-band.h"
#include "ui/rs-roster-cell.h"
#include "ui/rs-status-strip.h"
#include "ui/rs-wall.h"

#include <string.h>

typedef struct
{
  RsClock *clock;
  RsBoardModel *model;
  RsBoard *board;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = rs_clock_new_virtual (UI_NOW / 1000);
  fixture->model = rs_board_model_new ();
  fixture->board = RS_BOARD (rs_board_new (fixture->clock));
  rs_board_set_appearance (fixture->board, TRUE, TRUE);
  rs_board_set_board_name (fixture->board, "Support floor");
  rs_board_set_model (fixture->board, fixture->model);
  fixture->window = ui_show (GTK_WIDGET (fixture->board), 1280, 720);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->clock);
}

static void
set_state (Fixture *fixture, RsSourceState state, const char *sentence)
{
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();

  status->state = state;
  status->sentence = g_strdup (sentence);
  status->first_data = TRUE;
  status->since_us = rs_clock_get_real (fixture->clock);
  status->living_until_us = rs_source_state_is_living (state) ? 0 : rs_clock_get_real (fixture->clock);
  rs_board_set_status (fixture->board, status);
}

static void
fill (Fixture *fixture)
{
  RsChangeSet *changes = rs_change_set_new ();

  ui_add_many (changes, 24);
  ui_add_queue (changes, "q1", "Billing", 3, 40);
  ui_apply (fixture->model, changes);
  set_state (fixture, RS_SOURCE_STATE_LIVE, NULL);
  rs_board_tick (fixture->board, UI_NOW);
  ui_paint (fixture->window);
}

static void
pass_seconds (Fixture *fixture, guint seconds)
{
  for (guint i = 0; i < seconds; i++)
    {
      rs_clock_advance (fixture->clock, G_USEC_PER_SEC);
      rs_board_tick (fixture->board, rs_clock_get_real (fixture->clock) * 1000);
    }
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static char *
get_first_timer (Fixture *fixture)
{
  return rs_agent_tile_get_timer_text (RS_AGENT_TILE (find (GTK_WIDGET (fixture->board), RS_TYPE_AGENT_TILE)));
}

static void
assert_first_timer (Fixture *fixture, const char *timer)
{
  g_autofree char *shown = get_first_timer (fixture);

  g_assert_cmpstr (shown, ==, timer);
}

static void
test_timers_run_while_it_lives (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  assert_first_timer (fixture, "0:00");
  pass_seconds (fixture, 5);
  assert_first_timer (fixture, "0:05");
  g_assert_true (rs_board_has_all_tiles (fixture->board));
}

static void
test_timers_stop_at_once (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  pass_seconds (fixture, 5);
  set_state (fixture, RS_SOURCE_STATE_RECONNECTING, NULL);
  pass_seconds (fixture, 1);
  assert_first_timer (fixture, "0:05");
  g_assert_false (rs_board_is_frozen (fixture->board));
  pass_seconds (fixture, 60);
  assert_first_timer (fixture, "0:05");
}

static const char *
get_first_time_of_list (Fixture *fixture)
{
  GtkWidget *row =
      gtk_widget_get_parent (gtk_widget_get_parent (find (GTK_WIDGET (fixture->board), RS_TYPE_ROSTER_CELL)));
  GtkWidget *cell = gtk_widget_get_first_child (row);

  for (guint i = 0; i < RS_ROSTER_COLUMN_TIME; i++)
    cell = gtk_widget_get_next_sibling (cell);
  return rs_roster_cell_get_text (RS_ROSTER_CELL (gtk_widget_get_first_child (cell)));
}

static void
test_the_list_lives_and_stops_as_the_wall_does (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wall;

  fill (fixture);
  wall = find (GTK_WIDGET (fixture->board), RS_TYPE_WALL);
  rs_board_toggle_list (fixture->board);
  ui_paint (fixture->window);
  g_assert_false (gtk_widget_get_child_visible (wall));
  pass_seconds (fixture, 5);
  g_assert_cmpstr (get_first_time_of_list (fixture), ==, "0:05");
  set_state (fixture, RS_SOURCE_STATE_RECONNECTING, NULL);
  pass_seconds (fixture, 60);
  g_assert_cmpstr (get_first_time_of_list (fixture), ==, "0:05");
  rs_board_toggle_list (fixture->board);
  ui_paint (fixture->window);
  g_assert_true (gtk_widget_get_child_visible (wall));
  assert_first_timer (fixture, "0:05");
}

static void
test_after_two_seconds_it_is_frozen (Fixture *fixture, gconstpointer data)
{
  RsFrozenBand *band;

  fill (fixture);
  set_state (fixture, RS_SOURCE_STATE_RECONNECTING, "The connection was lost.");
  rs_clock_advance (fixture->clock, 2 * G_USEC_PER_SEC - 1);
  g_assert_false (rs_board_is_frozen (fixture->board));
  rs_clock_advance (fixture->clock, 1);
  g_assert_true (rs_board_is_frozen (fixture->board));
  band = RS_FROZEN_BAND (find (GTK_WIDGET (fixture->board), RS_TYPE_FROZEN_BAND));
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (band)));
  g_assert_true (g_str_has_prefix (rs_frozen_band_get_title (band), "FROZEN since "));
  g_assert_cmpstr (rs_frozen_band_get_sentence (band), ==, "The connection was lost.");
}

static void
test_a_blip_is_not_a_scare (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  set_state (fixture, RS_SOURCE_STATE_RECONNECTING, NULL);
  pass_seconds (fixture, 1);
  set_state (fixture, RS_SOURCE_STATE_LIVE, NULL);
  pass_seconds (fixture, 10);
  g_assert_false (rs_board_is_frozen (fixture->board));
  assert_first_timer (fixture, "0:11");
}

static void
test_a_frozen_board_has_lost_its_colour (Fixture *fixture, gconstpointer data)
{
  guint living, frozen, again;

  fill (fixture);
  living = ui_count_colourful (fixture->window);
  set_state (fixture, RS_SOURCE_STATE_STALE, NULL);
  pass_seconds (fixture, 3);
  frozen = ui_count_colourful (fixture->window);
  set_state (fixture, RS_SOURCE_STATE_LIVE, NULL);
  pass_seconds (fixture, 1);
  again = ui_count_colourful (fixture->window);

  g_test_message ("%u colourful pixels alive, %u frozen, %u again", living, frozen, again);
  g_assert_cmpuint (living, >, 200000);
  g_assert_cmpuint (frozen, <, 3000); /* the pill in the strip, which tells why */
  g_assert_cmpuint (again, >, 200000);
}

static void
test_the_band_covers_nobody (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t band, tile;
  GtkWidget *wall;

  fill (fixture);
  set_state (fixture, RS_SOURCE_STATE_STALE, NULL);
  pass_seconds (fixture, 3);
  ui_paint (fixture->window);
  g_assert_true (
      gtk_widget_compute_bounds (find (GTK_WIDGET (fixture->board), RS_TYPE_FROZEN_BAND), fixture->window, &band));
  wall = gtk_widget_get_parent (find (GTK_WIDGET (fixture->board), RS_TYPE_AGENT_TILE));
  for (GtkWidget *child = gtk_widget_get_first_child (wall); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_assert_true (gtk_widget_compute_bounds (child, fixture->window, &tile));
      g_assert_false (graphene_rect_intersection (&band, &tile, NULL));
    }
}

static void
test_what_needs_a_person_is_a_sentence (Fixture *fixture, gconstpointer data)
{
  set_state (fixture, RS_SOURCE_STATE_SIGN_IN_NEEDED, "The secret was refused. Store it again.");
  g_assert_cmpstr (rs_board_get_message (fixture->board), ==, "Sign-in needed");
  pass_seconds (fixture, 10);
  g_assert_false (rs_board_is_frozen (fixture->board)); /* there is nothing that could be taken for living */
}

static void
test_connecting_says_nothing_for_a_second (Fixture *fixture, gconstpointer data)
{
  set_state (fixture, RS_SOURCE_STATE_CONNECTING, NULL);
  g_assert_null (rs_board_get_message (fixture->board));
  pass_seconds (fixture, 2);
  g_assert_cmpstr (rs_board_get_message (fixture->board), ==, "Connecting");
}

static void
test_a_refused_connection_is_told_at_once (Fixture *fixture, gconstpointer data)
{
  set_state (fixture, RS_SOURCE_STATE_RECONNECTING, "The connection was refused.");
  g_assert_cmpstr (rs_board_get_message (fixture->board), ==, "No connection yet");
}

static void
test_an_empty_board_says_that_nobody_is_there (Fixture *fixture, gconstpointer data)
{
  set_state (fixture, RS_SOURCE_STATE_LIVE, NULL);
  g_assert_cmpstr (rs_board_get_message (fixture->board), ==, "No agents to show");
  fill (fixture);
  g_assert_null (rs_board_get_message (fixture->board));
}

static void
test_the_strip_counts_who_does_what (Fixture *fixture, gconstpointer data)
{
  RsStatusStrip *strip = RS_STATUS_STRIP (find (GTK_WIDGET (fixture->board), RS_TYPE_STATUS_STRIP));
  g_autofree char *said = NULL;

  fill (fixture);
  said = rs_status_strip_get_description (strip);
  g_assert_cmpstr (said, ==,
                   "Support floor, Live, Available 4, Ringing 4, On contact 4, On hold 4, After-call 4, Unavailable 4");
  gtk_test_accessible_assert_property (strip, GTK_ACCESSIBLE_PROPERTY_LABEL, said);
}

#define ADD(name, function) g_test_add ("/board/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("timers-run-while-it-lives", test_timers_run_while_it_lives);
  ADD ("timers-stop-at-once", test_timers_stop_at_once);
  ADD ("the-list-lives-and-stops-as-the-wall-does", test_the_list_lives_and_stops_as_the_wall_does);
  ADD ("after-two-seconds-it-is-frozen", test_after_two_seconds_it_is_frozen);
  ADD ("a-blip-is-not-a-scare", test_a_blip_is_not_a_scare);
  ADD ("a-frozen-board-has-lost-its-colour", test_a_frozen_board_has_lost_its_colour);
  ADD ("the-band-covers-nobody", test_the_band_covers_nobody);
  ADD ("what-needs-a-person-is-a-sentence", test_what_needs_a_person_is_a_sentence);
  ADD ("connecting-says-nothing-for-a-second", test_connecting_says_nothing_for_a_second);
  ADD ("a-refused-connection-is-told-at-once", test_a_refused_connection_is_told_at_once);
  ADD ("an-empty-board-says-that-nobody-is-there", test_an_empty_board_says_that_nobody_is_there);
  ADD ("the-strip-counts-who-does-what", test_the_strip_counts_who_does_what);
  return g_test_run ();
}
