/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_SETTINGS_ENABLE_BACKEND
#include "ui-fixture.h"
#include "ui/rs-board-search.h"
#include "ui/rs-filter-window.h"
#include "ui/rs-queue-row.h"
#include "ui/rs-wall.h"

#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>

/* Whom one looks for on a board, and who is chosen to be on it. */

#define ROOT "io/github/ringside_wallboard/Ringside/views/usual/"

typedef struct
{
  char *folder;
  GSettings *view;
  RsClock *clock;
  RsBoardModel *model;
  RsBoard *board;
  RsBoardSearch *search;
  GtkWidget *window;
} Fixture;

static void
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
make_view (Fixture *fixture, const char *locks)
{
  g_autoptr (GSettingsBackend) pattern = NULL;
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autofree char *file = NULL;

  fixture->folder = g_dir_make_tmp ("ringside-search-XXXXXX", NULL);
  file = g_build_filename (fixture->folder, "own", NULL);
  write_file (fixture, "defaults", "");
  write_file (fixture, "locks", locks);
  pattern = g_keyfile_settings_backend_new (file, "/", NULL);
  backend = g_object_new (G_OBJECT_TYPE (pattern), "filename", file, "defaults-dir", fixture->folder, NULL);
  fixture->view =
      g_settings_new_with_backend_and_path ("io.github.ringside_wallboard.Ringside.View", backend, "/" ROOT);
}

static void
add (RsChangeSet *changes, const char *name, const char *team, const char *status)
{
  ui_set_text (ui_add_agent (changes, name, name, status, 30), RS_AGENT_TEAM_NAME, team);
}

static void
make_model (Fixture *fixture)
{
  RsChangeSet *changes = rs_change_set_new ();

  add (changes, "Ana Silva", "Sales", "Available");
  add (changes, "Ben Okoro", "Sales", "Logged Out");
  add (changes, "Cleo Li", "Claims", "In Call");
  add (changes, "Dora Voss", "Claims", "Available");
  ui_add_queue (changes, "q1", "Billing", 0, 0);
  ui_add_queue (changes, "q2", "Sales", 0, 0);
  fixture->model = rs_board_model_new ();
  ui_apply (fixture->model, changes);
}

static void
set_up (Fixture *fixture, gconstpointer locks)
{
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  make_view (fixture, locks);
  make_model (fixture);
  fixture->clock = rs_clock_new_virtual (UI_NOW / 1000);
  fixture->board = RS_BOARD (rs_board_new (fixture->clock));
  fixture->search = RS_BOARD_SEARCH (rs_board_search_new (fixture->board));
  status->state = RS_SOURCE_STATE_LIVE;
  status->first_data = TRUE;
  rs_board_set_view (fixture->board, fixture->view);
  rs_board_set_model (fixture->board, fixture->model);
  rs_board_set_status (fixture->board, status);
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->board), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->board));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->search));
  fixture->window = ui_show (box, 1280, 720);
}

static void
tear_down (Fixture *fixture, gconstpointer locks)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->view);
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->clock);
  g_free (fixture->folder);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static guint
count (Fixture *fixture)
{
  guint n_agents = 0;

  ui_paint (fixture->window);
  return rs_board_get_n_matches (fixture->board, &n_agents);
}

static void
type (Fixture *fixture, const char *text)
{
  rs_board_search_type (fixture->search, text);
}

static GtkWidget *
find_way_back (Fixture *fixture)
{
  return find (find (GTK_WIDGET (fixture->board), g_type_from_name ("RsMessagePage")), GTK_TYPE_BUTTON);
}

static void
test_what_is_typed_narrows_and_closing_brings_all_back (Fixture *fixture, gconstpointer locks)
{
  rs_board_search_open (fixture->search);
  type (fixture, "sIL");
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpuint (rs_board_count_shown (fixture->board), ==, 1);
  type (fixture, "claims");
  g_assert_cmpuint (count (fixture), ==, 2);
  rs_board_search_close (fixture->search);
  g_assert_cmpuint (count (fixture), ==, 4);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->search)));
}

static void
test_how_many_are_found_is_told (Fixture *fixture, gconstpointer locks)
{
  GtkWidget *entry = find (GTK_WIDGET (fixture->search), GTK_TYPE_SEARCH_ENTRY);

  rs_board_search_open (fixture->search);
  type (fixture, "ana");
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 of 4 agents");
}

static void
test_escape_in_the_entry_ends_it (Fixture *fixture, gconstpointer locks)
{
  rs_board_search_open (fixture->search);
  type (fixture, "ana");
  g_signal_emit_by_name (find (GTK_WIDGET (fixture->search), GTK_TYPE_SEARCH_ENTRY), "stop-search");
  g_assert_cmpuint (count (fixture), ==, 4);
}

static void
test_what_is_not_shown_of_a_name_is_not_found (Fixture *fixture, gconstpointer locks)
{
  g_settings_set_string (fixture->view, "names", "initials");
  rs_board_search_open (fixture->search);
  type (fixture, "silva");
  g_assert_cmpuint (count (fixture), ==, 0);
  g_settings_set_string (fixture->view, "names", "full");
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_nobody_who_matches_is_a_message_with_a_way_back (Fixture *fixture, gconstpointer locks)
{
  g_settings_set_boolean (fixture->view, "hide-logged-out", TRUE);
  rs_board_search_open (fixture->search);
  type (fixture, "zzz");
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_cmpstr (rs_board_get_message (fixture->board), ==, "Nobody matches");
  g_assert_true (gtk_widget_is_sensitive (find_way_back (fixture)));
  g_signal_emit_by_name (find_way_back (fixture), "clicked");
  g_assert_null (rs_board_get_message (fixture->board));
  g_assert_cmpuint (count (fixture), ==, 4);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->search)));
  g_assert_null (find_way_back (fixture));
}

static void
test_who_leaves_the_state_that_is_shown_leaves_a_message (Fixture *fixture, gconstpointer locks)
{
  static const char *const states[] = { "on-contact", NULL };
  RsChangeSet *changes = rs_change_set_new ();

  g_settings_set_strv (fixture->view, "filter-states", states);
  g_assert_cmpuint (count (fixture), ==, 1);
  add (changes, "Cleo Li", "Claims", "Available");
  ui_apply (fixture->model, changes);
  g_assert_cmpstr (rs_board_get_message (fixture->board), ==, "Nobody matches");
}

static void
test_nobody_searches_on_a_kiosk (Fixture *fixture, gconstpointer locks)
{
  static const char *const teams[] = { "None of these", NULL };

  rs_board_set_unattended (fixture->board, TRUE);
  rs_board_search_open (fixture->search);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->search)));
  g_settings_set_strv (fixture->view, "filter-teams", teams);
  g_assert_cmpstr (rs_board_get_message (fixture->board), ==, "Nobody matches");
  g_assert_null (find_way_back (fixture));
}

static void
test_a_kiosk_turns_pages_where_a_desk_scrolls (Fixture *fixture, gconstpointer locks)
{
  RsWall *wall = RS_WALL (find (GTK_WIDGET (fixture->board), RS_TYPE_WALL));
  RsChangeSet *changes = rs_change_set_new ();

  rs_board_set_letters (fixture->board, 30, 30);
  g_settings_set_string (fixture->view, "overflow", "scroll");
  ui_add_many (changes, 1500);
  ui_apply (fixture->model, changes);
  ui_paint (fixture->window);
  g_assert_cmpuint (rs_wall_get_n_pages (wall), <, 2);
  rs_board_set_unattended (fixture->board, TRUE);
  ui_paint (fixture->window);
  g_assert_cmpuint (rs_wall_get_n_pages (wall), >=, 2);
}

static GtkWidget *
get_check (GtkWidget *filters, const char *title)
{
  return find (find_row (filters, title), GTK_TYPE_CHECK_BUTTON);
}

static void
test_what_is_chosen_is_kept_and_the_board_follows (Fixture *fixture, gconstpointer locks)
{
  GtkWidget *filters = rs_filter_window_new (fixture->board);
  g_auto (GStrv) teams = NULL;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (filters, "Claims")), TRUE);
  teams = g_settings_get_strv (fixture->view, "filter-teams");
  g_assert_cmpstr (teams[0], ==, "Claims");
  g_assert_cmpuint (count (fixture), ==, 2);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (filters, "On contact")), TRUE);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_nonnull (find_row (filters, "Billing"));
  rs_board_show_everybody (fixture->board);
  g_assert_cmpuint (count (fixture), ==, 4);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (get_check (filters, "Claims"))));
  gtk_window_destroy (GTK_WINDOW (filters));
}

static guint
count_cards (Fixture *fixture)
{
  GtkWidget *row = find (GTK_WIDGET (fixture->board), RS_TYPE_QUEUE_ROW);
  guint n_cards = 0;

  ui_paint (fixture->window);
  for (GtkWidget *card = gtk_widget_get_first_child (row); card != NULL; card = gtk_widget_get_next_sibling (card))
    n_cards++;
  return n_cards;
}

static void
test_only_chosen_queues_have_a_card (Fixture *fixture, gconstpointer locks)
{
  static const char *const queues[] = { "Sales", NULL };

  g_assert_cmpuint (count_cards (fixture), ==, 2);
  g_settings_set_strv (fixture->view, "filter-queues", queues);
  g_assert_cmpuint (count_cards (fixture), ==, 1);
  g_settings_set_strv (fixture->view, "filter-queues", NULL);
  g_assert_cmpuint (count_cards (fixture), ==, 2);
}

static void
test_what_is_settled_cannot_be_changed (Fixture *fixture, gconstpointer locks)
{
  GtkWidget *filters = rs_filter_window_new (fixture->board);

  g_assert_false (gtk_widget_get_sensitive (find_row (filters, "Claims")));
  g_assert_true (gtk_widget_get_sensitive (find_row (filters, "On contact")));
  gtk_window_destroy (GTK_WINDOW (filters));
}

#define ADD(name, locks, function) g_test_add ("/board-search/" name, Fixture, locks, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  adw_init ();
  ADD ("what-is-typed-narrows-and-closing-brings-all-back", "", test_what_is_typed_narrows_and_closing_brings_all_back);
  ADD ("how-many-are-found-is-told", "", test_how_many_are_found_is_told);
  ADD ("escape-in-the-entry-ends-it", "", test_escape_in_the_entry_ends_it);
  ADD ("what-is-not-shown-of-a-name-is-not-found", "", test_what_is_not_shown_of_a_name_is_not_found);
  ADD ("nobody-who-matches-is-a-message-with-a-way-back", "", test_nobody_who_matches_is_a_message_with_a_way_back);
  ADD ("who-leaves-the-state-that-is-shown-leaves-a-message", "",
       test_who_leaves_the_state_that_is_shown_leaves_a_message);
  ADD ("nobody-searches-on-a-kiosk", "", test_nobody_searches_on_a_kiosk);
  ADD ("a-kiosk-turns-pages-where-a-desk-scrolls", "", test_a_kiosk_turns_pages_where_a_desk_scrolls);
  ADD ("what-is-chosen-is-kept-and-the-board-follows", "", test_what_is_chosen_is_kept_and_the_board_follows);
  ADD ("only-chosen-queues-have-a-card", "", test_only_chosen_queues_have_a_card);
  ADD ("what-is-settled-cannot-be-changed", "/" ROOT "filter-teams\n", test_what_is_settled_cannot_be_changed);
  return g_test_run ();
}
