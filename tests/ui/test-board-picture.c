/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-agent-tile.h"
#include "ui/rs-board.h"
#include "ui/rs-frozen-band.h"

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

/* A board that is given what it showed once. */
typedef struct
{
  RsClock *clock;
  RsBoardModel *model; /* of the session */
  RsBoard *board;
  GtkWidget *window;
} Fixture;

static RsBoardModel *
make_model (guint n_agents)
{
  RsBoardModel *model = rs_board_model_new ();
  RsChangeSet *changes = rs_change_set_new ();

  ui_add_many (changes, n_agents);
  ui_add_queue (changes, "q1", "Billing", 3, 40);
  ui_apply (model, changes);
  return model;
}

static void
set_state (Fixture *fixture, RsSourceState state)
{
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();

  status->state = state;
  status->since_us = rs_clock_get_real (fixture->clock);
  rs_board_set_status (fixture->board, status);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RsBoardModel) picture = make_model (24);

  fixture->clock = rs_clock_new_virtual (UI_NOW / 1000 + HOUR_US);
  fixture->model = rs_board_model_new ();
  fixture->board = RS_BOARD (rs_board_new (fixture->clock));
  rs_board_set_appearance (fixture->board, TRUE, TRUE);
  rs_board_set_model (fixture->board, fixture->model);
  fixture->window = ui_show (GTK_WIDGET (fixture->board), 1280, 720);
  set_state (fixture, RS_SOURCE_STATE_CONNECTING);
  rs_board_show_picture (fixture->board, picture, UI_NOW / 1000, UI_NOW);
  ui_paint (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->clock);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static const char *
get_title (Fixture *fixture)
{
  GtkWidget *band = find (GTK_WIDGET (fixture->board), RS_TYPE_FROZEN_BAND);

  return gtk_widget_get_child_visible (band) ? rs_frozen_band_get_title (RS_FROZEN_BAND (band)) : NULL;
}

static void
assert_first_timer (Fixture *fixture, const char *timer)
{
  GtkWidget *tile = find (GTK_WIDGET (fixture->board), RS_TYPE_AGENT_TILE);
  g_autofree char *shown = rs_agent_tile_get_timer_text (RS_AGENT_TILE (tile));

  g_assert_cmpstr (shown, ==, timer);
}

static void
pass (Fixture *fixture, gint64 by_us)
{
  rs_clock_advance (fixture->clock, by_us);
  rs_board_tick (fixture->board, rs_clock_get_real (fixture->clock) * 1000);
}

static void
test_it_is_frozen_and_dated_from_its_first_frame (Fixture *fixture, gconstpointer data)
{
  g_assert_true (rs_board_is_frozen (fixture->board));
  g_assert_null (rs_board_get_message (fixture->board));
  g_assert_cmpuint (rs_board_count_shown (fixture->board), ==, 24);
  g_assert_cmpstr (get_title (fixture), ==, "Last known picture of 22:13:20");
  ui_save (fixture->window, "last-picture.png");
}

static void
test_its_timers_stand (Fixture *fixture, gconstpointer data)
{
  assert_first_timer (fixture, "0:00");
  pass (fixture, 60 * G_USEC_PER_SEC);
  assert_first_timer (fixture, "0:00");
  set_state (fixture, RS_SOURCE_STATE_RECONNECTING);
  pass (fixture, 60 * G_USEC_PER_SEC);
  assert_first_timer (fixture, "0:00");
  g_assert_cmpstr (get_title (fixture), ==, "Last known picture of 22:13:20");
}

static void
test_of_another_day_it_says_which (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RsBoardModel) picture = make_model (2);

  rs_clock_step_real (fixture->clock, 24 * HOUR_US);
  rs_board_show_picture (fixture->board, picture, UI_NOW / 1000, UI_NOW);
  g_assert_cmpstr (get_title (fixture), ==, "Last known picture of 11/14/23, 22:13:20");
}

static void
test_it_does_not_pass_for_a_full_board (Fixture *fixture, gconstpointer data)
{
  g_assert_false (rs_board_has_all_tiles (fixture->board));
}

static void
test_what_lives_takes_its_place_as_a_whole (Fixture *fixture, gconstpointer data)
{
  RsChangeSet *changes = rs_change_set_new ();

  ui_add_many (changes, 3);
  ui_apply (fixture->model, changes);
  rs_board_set_model (fixture->board, fixture->model);
  set_state (fixture, RS_SOURCE_STATE_LIVE);
  rs_board_tick (fixture->board, UI_NOW);
  ui_paint (fixture->window);
  g_assert_false (rs_board_is_frozen (fixture->board));
  g_assert_null (get_title (fixture));
  g_assert_cmpuint (rs_board_count_shown (fixture->board), ==, 3);
  g_assert_true (rs_board_has_all_tiles (fixture->board));
  set_state (fixture, RS_SOURCE_STATE_RECONNECTING);
  pass (fixture, 2 * G_USEC_PER_SEC);
  g_assert_true (g_str_has_prefix (get_title (fixture), "FROZEN since "));
}

static void
test_without_it_the_message_is_seen (Fixture *fixture, gconstpointer data)
{
  rs_board_set_model (fixture->board, fixture->model);
  set_state (fixture, RS_SOURCE_STATE_SIGN_IN_NEEDED);
  g_assert_false (rs_board_is_frozen (fixture->board));
  g_assert_nonnull (rs_board_get_message (fixture->board));
}

#define ADD(name, test) g_test_add ("/board-picture/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  ui_init (&argc, &argv);
  ADD ("it-is-frozen-and-dated-from-its-first-frame", test_it_is_frozen_and_dated_from_its_first_frame);
  ADD ("its-timers-stand", test_its_timers_stand);
  ADD ("of-another-day-it-says-which", test_of_another_day_it_says_which);
  ADD ("it-does-not-pass-for-a-full-board", test_it_does_not_pass_for_a_full_board);
  ADD ("what-lives-takes-its-place-as-a-whole", test_what_lives_takes_its_place_as_a_whole);
  ADD ("without-it-the-message-is-seen", test_without_it_the_message_is_seen);
  return g_test_run ();
}
