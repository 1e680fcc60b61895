/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-roster-cell.h"
#include "ui/rs-roster-table.h"

#define SECOND_NS G_GINT64_CONSTANT (1000000000)

typedef struct
{
  RsBoardModel *model;
  GtkWidget *window;
  RsRosterTable *table;
} Fixture;

static const RsLook look = { .dark = TRUE, .living = TRUE, .unit_px = 16, .text_px = 16, .smallest_px = 14 };

static void
show_changes (Fixture *fixture, RsChangeSet *changes)
{
  fixture->model = rs_board_model_new ();
  ui_apply (fixture->model, changes);
  fixture->table = RS_ROSTER_TABLE (rs_roster_table_new ());
  rs_roster_table_set_look (fixture->table, &look);
  rs_roster_table_tick (fixture->table, UI_NOW);
  rs_roster_table_set_roster (fixture->table, rs_board_model_get_roster (fixture->model));
  fixture->window = ui_show (GTK_WIDGET (fixture->table), 1000, 500);
}

static void
show_three (Fixture *fixture)
{
  RsChangeSet *changes = rs_change_set_new ();
  RsChange *busy;

  ui_add_agent (changes, "a", "Ana Silva", "Break", 60);
  busy = ui_add_agent (changes, "b", "Bo <b>Li</b>", "In Call", 120);
  ui_set_text (busy, RS_AGENT_QUEUE_NAME, "Billing");
  ui_add_agent (changes, "c", "Cem Kaya", "Available", 30);
  show_changes (fixture, changes);
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->model);
}

static void
gather_cells (GtkWidget *widget, GPtrArray *cells)
{
  if (RS_IS_ROSTER_CELL (widget))
    g_ptr_array_add (cells, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather_cells (child, cells);
}

/* Cells come row by row, as on the screen. */
static RsRosterCell *
get_cell (Fixture *fixture, guint row, RsRosterColumn column)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  gather_cells (GTK_WIDGET (fixture->table), cells);
  g_assert_cmpuint (row * RS_N_ROSTER_COLUMNS + column, <, cells->len);
  return cells->pdata[row * RS_N_ROSTER_COLUMNS + column];
}

static const char *
get_text (Fixture *fixture, guint row, RsRosterColumn column)
{
  return rs_roster_cell_get_text (get_cell (fixture, row, column));
}

static const char *
get_name_of_row (Fixture *fixture, guint row)
{
  g_autoptr (RsAgent) agent = g_list_model_get_item (rs_roster_table_get_rows (fixture->table), row);

  return rs_agent_get_name (agent);
}

static void
test_each_agent_has_a_row_in_words (void)
{
  Fixture fixture;

  show_three (&fixture);
  g_assert_cmpstr (get_text (&fixture, 0, RS_ROSTER_COLUMN_NAME), ==, "Ana Silva");
  g_assert_cmpstr (get_text (&fixture, 0, RS_ROSTER_COLUMN_REASON), ==, "Break");
  g_assert_cmpstr (get_text (&fixture, 0, RS_ROSTER_COLUMN_TIME), ==, "1:00");
  g_assert_cmpstr (get_text (&fixture, 1, RS_ROSTER_COLUMN_REASON), ==, "Billing");
  g_assert_cmpstr (get_text (&fixture, 2, RS_ROSTER_COLUMN_STATE), ==, "Available");
  tear_down (&fixture);
}

static void
test_names_are_no_markup (void)
{
  Fixture fixture;

  show_three (&fixture);
  g_assert_cmpstr (get_text (&fixture, 1, RS_ROSTER_COLUMN_NAME), ==, "Bo <b>Li</b>");
  tear_down (&fixture);
}

static void
test_a_row_is_told_as_a_tile_is (void)
{
  Fixture fixture;
  GtkWidget *row;

  show_three (&fixture);
  row = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (get_cell (&fixture, 1, RS_ROSTER_COLUMN_STATE))));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Bo <b>Li</b>, on contact, Billing, 2 minutes 0 seconds");
  tear_down (&fixture);
}

static void
test_a_change_is_shown_at_once (void)
{
  RsChangeSet *changes = rs_change_set_new ();
  Fixture fixture;

  show_three (&fixture);
  ui_add_agent (changes, "c", "Cem Kaya", "Lunch", 0);
  ui_apply (fixture.model, changes);
  g_assert_cmpstr (get_text (&fixture, 2, RS_ROSTER_COLUMN_REASON), ==, "Lunch");
  tear_down (&fixture);
}

static void
test_times_go_on_with_the_tick_alone (void)
{
  Fixture fixture;

  show_three (&fixture);
  ui_paint (fixture.window);
  g_assert_cmpstr (get_text (&fixture, 0, RS_ROSTER_COLUMN_TIME), ==, "1:00");
  rs_roster_table_tick (fixture.table, UI_NOW + SECOND_NS);
  g_assert_cmpstr (get_text (&fixture, 0, RS_ROSTER_COLUMN_TIME), ==, "1:01");
  tear_down (&fixture);
}

static void
test_columns_sort (void)
{
  Fixture fixture;

  show_three (&fixture);
  rs_roster_table_sort (fixture.table, RS_ROSTER_COLUMN_TIME, GTK_SORT_ASCENDING);
  g_assert_cmpstr (get_name_of_row (&fixture, 0), ==, "Bo <b>Li</b>");
  rs_roster_table_sort (fixture.table, RS_ROSTER_COLUMN_STATE, GTK_SORT_ASCENDING);
  g_assert_cmpstr (get_name_of_row (&fixture, 0), ==, "Cem Kaya");
  rs_roster_table_sort (fixture.table, RS_ROSTER_COLUMN_NAME, GTK_SORT_DESCENDING);
  g_assert_cmpstr (get_name_of_row (&fixture, 0), ==, "Cem Kaya");
  tear_down (&fixture);
}

static void
test_an_order_by_time_follows_with_the_next_tick (void)
{
  RsChangeSet *changes = rs_change_set_new ();
  Fixture fixture;

  show_three (&fixture);
  rs_roster_table_sort (fixture.table, RS_ROSTER_COLUMN_TIME, GTK_SORT_ASCENDING);
  ui_add_agent (changes, "b", "Bo <b>Li</b>", "Available", 0);
  ui_apply (fixture.model, changes);
  rs_roster_table_tick (fixture.table, UI_NOW + SECOND_NS);
  g_assert_cmpstr (get_name_of_row (&fixture, 0), ==, "Ana Silva");
  g_assert_cmpstr (get_name_of_row (&fixture, 2), ==, "Bo <b>Li</b>");
  tear_down (&fixture);
}

static void
test_only_what_is_in_sight_ticks (void)
{
  RsChangeSet *changes = rs_change_set_new ();
  Fixture fixture;

  ui_add_many (changes, 150);
  show_changes (&fixture, changes);
  ui_paint (fixture.window);
  rs_roster_table_tick (fixture.table, UI_NOW + 60 * SECOND_NS);
  g_assert_cmpstr (get_text (&fixture, 0, RS_ROSTER_COLUMN_TIME), ==, "1:00");
  g_assert_cmpstr (get_text (&fixture, 120, RS_ROSTER_COLUMN_TIME), ==, "0:00");
  tear_down (&fixture);
}

static void
test_a_frozen_table_has_no_colour (void)
{
  RsLook frozen = look;
  Fixture fixture;

  show_three (&fixture);
  g_assert_cmpuint (ui_count_colourful (fixture.window), >, 100);
  frozen.frozen = TRUE;
  rs_roster_table_set_look (fixture.table, &frozen);
  g_assert_cmpuint (ui_count_colourful (fixture.window), ==, 0);
  tear_down (&fixture);
}

static void
take_agent (RsAgent **taken, RsAgent *agent)
{
  *taken = agent;
}

static void
test_a_row_that_is_chosen_tells_whose_it_is (void)
{
  RsAgent *chosen = NULL;
  Fixture fixture;
  GtkWidget *row;

  show_three (&fixture);
  g_signal_connect_swapped (fixture.table, "activated", G_CALLBACK (take_agent), &chosen);
  row = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (get_cell (&fixture, 2, RS_ROSTER_COLUMN_STATE))));
  g_assert_true (gtk_widget_activate_action (row, "list.activate-item", "u", 2));
  g_assert_nonnull (chosen);
  g_assert_cmpstr (rs_agent_get_name (chosen), ==, "Cem Kaya");
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/roster-table/each-agent-has-a-row-in-words", test_each_agent_has_a_row_in_words);
  g_test_add_func ("/roster-table/names-are-no-markup", test_names_are_no_markup);
  g_test_add_func ("/roster-table/a-row-is-told-as-a-tile-is", test_a_row_is_told_as_a_tile_is);
  g_test_add_func ("/roster-table/a-change-is-shown-at-once", test_a_change_is_shown_at_once);
  g_test_add_func ("/roster-table/times-go-on-with-the-tick-alone", test_times_go_on_with_the_tick_alone);
  g_test_add_func ("/roster-table/columns-sort", test_columns_sort);
  g_test_add_func ("/roster-table/an-order-by-time-follows-with-the-next-tick",
                   test_an_order_by_time_follows_with_the_next_tick);
  g_test_add_func ("/roster-table/only-what-is-in-sight-ticks", test_only_what_is_in_sight_ticks);
  g_test_add_func ("/roster-table/a-frozen-table-has-no-colour", test_a_frozen_table_has_no_colour);
  g_test_add_func ("/roster-table/a-row-that-is-chosen-tells-whose-it-is", test_a_row_that_is_chosen_tells_whose_it_is);
  return g_test_run ();
}
