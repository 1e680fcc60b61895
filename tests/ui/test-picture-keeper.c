/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"
#include "ui-fixture.h"
#include "ui/rs-picture-file.h"
#include "ui/rs-picture-keeper.h"
#include "ui/rs-preferences.h"

#include <glib/gstdio.h>

/* A board with the session that it shows, as the window puts them together. */
typedef struct
{
  SessionFixture centre;
  RsBoard *board;
  GtkWidget *window;
} Stage;

static void
on_applied (Stage *stage)
{
  rs_board_set_status (stage->board, rs_session_get_status (stage->centre.session));
}

static void
set_up (Stage *stage, gconstpointer data)
{
  g_autoptr (GSettings) settings = rs_preferences_new ();
  RsDemoOptions options;

  g_settings_reset (settings, "keep-last-picture");
  rs_picture_file_forget_all ();
  rs_demo_options_init (&options);
  options.agents = 12;
  session_fixture_set_up (&stage->centre, &options);
  stage->board = RS_BOARD (rs_board_new (stage->centre.clock));
  stage->window = ui_show (GTK_WIDGET (stage->board), 1280, 720);
  rs_board_set_model (stage->board, rs_session_get_model (stage->centre.session));
  g_signal_connect_swapped (stage->centre.session, "applied", G_CALLBACK (on_applied), stage);
}

static void
tear_down (Stage *stage, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (stage->centre.session, stage);
  gtk_window_destroy (GTK_WINDOW (stage->window));
  session_fixture_tear_down (&stage->centre);
  rs_picture_file_forget_all ();
}

static RsPictureKeeper *
make_keeper (Stage *stage)
{
  return rs_picture_keeper_new (stage->centre.session, stage->board, stage->centre.clock);
}

static guint
count_files (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "ringside", NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (files != NULL && g_dir_read_name (files) != NULL)
    n++;
  return n;
}

/* Another session of the same profile, which has no centre any more that it could reach. The first one, which goes on
 * living, tells the board nothing any more. */
static RsSession *
make_successor (Stage *stage)
{
  g_signal_handlers_disconnect_by_data (stage->centre.session, stage);
  return rs_session_new (rs_session_get_profile (stage->centre.session), NULL, stage->centre.clock);
}

static void
live (Stage *stage)
{
  session_fixture_wait (&stage->centre, session_is_filled, "the session is filled");
  rs_picture_keeper_free (make_keeper (stage));
}

static void
test_a_board_that_lives_is_kept_at_the_end (Stage *stage, gconstpointer data)
{
  RsPictureKeeper *keeper = make_keeper (stage);

  g_assert_cmpuint (count_files (), ==, 0);
  session_fixture_wait (&stage->centre, session_is_filled, "the session is filled");
  rs_picture_keeper_free (keeper);
  g_assert_cmpuint (count_files (), ==, 1);
}

static void
test_a_board_that_never_lived_is_not_kept (Stage *stage, gconstpointer data)
{
  g_autoptr (RsSession) session = make_successor (stage);

  rs_picture_keeper_free (rs_picture_keeper_new (session, stage->board, stage->centre.clock));
  g_assert_cmpuint (count_files (), ==, 0);
}

static void
test_the_next_start_shows_it_and_its_session_knows_nothing (Stage *stage, gconstpointer data)
{
  g_autoptr (RsSession) session = NULL;
  RsPictureKeeper *keeper;

  live (stage);
  session = make_successor (stage);
  rs_board_set_model (stage->board, rs_session_get_model (session));
  keeper = rs_picture_keeper_new (session, stage->board, stage->centre.clock);
  ui_paint (stage->window);
  g_assert_true (rs_board_is_frozen (stage->board));
  g_assert_cmpuint (rs_board_count_shown (stage->board), ==, 12);
  g_assert_cmpuint (g_list_model_get_n_items (rs_board_model_get_roster (rs_session_get_model (session))), ==, 0);
  rs_picture_keeper_free (keeper);
  g_assert_cmpuint (count_files (), ==, 1);
}

static gboolean
is_living (SessionFixture *centre)
{
  return session_is_filled (centre) && rs_session_is_living (centre->session);
}

static void
test_what_lives_takes_its_place (Stage *stage, gconstpointer data)
{
  RsPictureKeeper *keeper;

  live (stage);
  tear_down (stage, NULL);
  g_assert_cmpuint (count_files (), ==, 0);
  set_up (stage, NULL);
  keeper = make_keeper (stage);
  session_fixture_wait (&stage->centre, is_living, "the session lives");
  ui_paint (stage->window);
  g_assert_false (rs_board_is_frozen (stage->board));
  g_assert_true (rs_board_has_all_tiles (stage->board));
  rs_picture_keeper_free (keeper);
}

static void
test_switched_off_nothing_is_kept_and_what_was_goes (Stage *stage, gconstpointer data)
{
  g_autoptr (GSettings) settings = rs_preferences_new ();
  RsPictureKeeper *keeper;

  live (stage);
  g_assert_cmpuint (count_files (), ==, 1);
  keeper = make_keeper (stage);
  g_settings_set_boolean (settings, "keep-last-picture", FALSE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count_files (), ==, 0);
  rs_picture_keeper_free (keeper);
  g_assert_cmpuint (count_files (), ==, 0);
}

static void
choose_names (Stage *stage, const char *word)
{
  g_autoptr (GSettings) view = rs_preferences_new_view ("picture-keeper");

  g_settings_set_string (view, "names", word);
  rs_board_set_view (stage->board, view);
}

static void
test_stricter_names_remove_what_tells_more (Stage *stage, gconstpointer data)
{
  g_autoptr (RsSession) session = NULL;

  live (stage);
  session = make_successor (stage);
  choose_names (stage, "full");
  rs_picture_keeper_free (rs_picture_keeper_new (session, stage->board, stage->centre.clock));
  g_assert_cmpuint (count_files (), ==, 1);
  choose_names (stage, "initials");
  rs_picture_keeper_free (rs_picture_keeper_new (session, stage->board, stage->centre.clock));
  g_assert_cmpuint (count_files (), ==, 0);
}

static void
test_who_signs_out_leaves_nothing (Stage *stage, gconstpointer data)
{
  live (stage);
  rs_picture_keeper_forget (rs_session_get_profile (stage->centre.session));
  g_assert_cmpuint (count_files (), ==, 0);
}

#define ADD(name, test) g_test_add ("/picture-keeper/" name, Stage, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("ringside-state-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  ui_init (&argc, &argv);
  ADD ("a-board-that-lives-is-kept-at-the-end", test_a_board_that_lives_is_kept_at_the_end);
  ADD ("a-board-that-never-lived-is-not-kept", test_a_board_that_never_lived_is_not_kept);
  ADD ("the-next-start-shows-it-and-its-session-knows-nothing",
       test_the_next_start_shows_it_and_its_session_knows_nothing);
  ADD ("what-lives-takes-its-place", test_what_lives_takes_its_place);
  ADD ("switched-off-nothing-is-kept-and-what-was-goes", test_switched_off_nothing_is_kept_and_what_was_goes);
  ADD ("stricter-names-remove-what-tells-more", test_stricter_names_remove_what_tells_more);
  ADD ("who-signs-out-leaves-nothing", test_who_signs_out_leaves_nothing);
  return g_test_run ();
}
