/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-cell-field.h"

#define SECOND_NS G_GINT64_CONSTANT (1000000000)
#define COLUMNS 50
#define SIDE 17

typedef struct
{
  RsBoardModel *model;
  GtkWidget *window;
  RsCellField *field;
  guint count;
} Fixture;

static const RsLook look = { .dark = TRUE,
                             .living = TRUE,
                             .filled = TRUE,
                             .unit_px = 16,
                             .text_px = 16,
                             .smallest_px = 14 };

static RsAgent *
peek_agent (Fixture *fixture, guint index)
{
  g_autoptr (RsAgent) agent = g_list_model_get_item (rs_board_model_get_roster (fixture->model), index);

  return agent;
}

static void
place_all (Fixture *fixture, guint columns, int side)
{
  for (guint i = 0; i < fixture->count; i++)
    {
      int x = (int) (i % columns) * (side + 1);
      int y = (int) (i / columns) * (side + 1);

      if (gtk_widget_get_direction (GTK_WIDGET (fixture->field)) == GTK_TEXT_DIR_RTL)
        x = (int) columns * (side + 1) - x - side;
      rs_cell_field_place (fixture->field, i, peek_agent (fixture, i), &(GtkAllocation){ x, y, side, side });
    }
  rs_cell_field_set_count (fixture->field, fixture->count);
}

static void
set_up (Fixture *fixture, guint n_agents, guint columns, int side)
{
  RsChangeSet *changes = rs_change_set_new ();

  ui_add_many (changes, n_agents);
  fixture->count = n_agents;
  fixture->model = rs_board_model_new ();
  ui_apply (fixture->model, changes);
  fixture->field = RS_CELL_FIELD (rs_cell_field_new ());
  rs_cell_field_tick (fixture->field, UI_NOW);
  rs_cell_field_set_look (fixture->field, &look, look.smallest_px);
  place_all (fixture, columns, side);
  fixture->window = ui_show (GTK_WIDGET (fixture->field), 920, 400);
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->model);
}

static void
change_status (Fixture *fixture, guint index, const char *status)
{
  RsChangeSet *changes = rs_change_set_new ();
  const char *id = rs_entity_get_id (RS_ENTITY (peek_agent (fixture, index)));

  ui_add_agent (changes, id, rs_agent_get_name (peek_agent (fixture, index)), status, 3);
  ui_apply (fixture->model, changes);
}

static guint
count_painted_since (Fixture *fixture, guint before)
{
  ui_paint (fixture->window);
  return rs_cell_field_get_n_painted (fixture->field) - before;
}

/* The colour in the corner of a cell, where neither its frame nor its glyph is. */
static guint32
read_colour (Fixture *fixture, guint index)
{
  gsize length;
  g_autofree guchar *pixels = ui_take_pixels (fixture->window, &length);
  gsize width = (gsize) gtk_widget_get_width (fixture->window);
  gsize x = index % COLUMNS * (SIDE + 1) + 3;
  gsize y = index / COLUMNS * (SIDE + 1) + 3;
  const guchar *pixel = pixels + (y * width + x) * 4;

  return (guint32) pixel[2] << 16 | (guint32) pixel[1] << 8 | pixel[0];
}

static void
test_thousands_are_painted_once (void)
{
  Fixture fixture;

  set_up (&fixture, 1000, COLUMNS, SIDE);
  g_assert_cmpuint (rs_cell_field_get_count (fixture.field), ==, 1000);
  g_assert_cmpuint (rs_cell_field_get_n_painted (fixture.field), ==, 1000);
  g_assert_cmpuint (count_painted_since (&fixture, 1000), ==, 0);
  tear_down (&fixture);
}

static void
test_a_change_paints_only_its_neighbours (void)
{
  Fixture fixture;
  guint before, painted;

  set_up (&fixture, 1000, COLUMNS, SIDE);
  before = rs_cell_field_get_n_painted (fixture.field);
  change_status (&fixture, 500, "Ringing");
  painted = count_painted_since (&fixture, before);
  g_assert_cmpuint (painted, >=, 1);
  g_assert_cmpuint (painted, <=, 16);
  g_assert_cmphex (read_colour (&fixture, 500), ==, 0xf0e442);
  tear_down (&fixture);
}

static void
test_what_does_not_show_paints_nothing (void)
{
  RsChangeSet *changes = rs_change_set_new ();
  Fixture fixture;
  guint before;

  set_up (&fixture, 100, COLUMNS, SIDE);
  before = rs_cell_field_get_n_painted (fixture.field);
  ui_set_text (ui_add_agent (changes, "agent-00000", "Agent Number00000", "Available", 4), RS_AGENT_QUEUE_NAME,
               "Sales");
  ui_apply (fixture.model, changes);
  g_assert_cmpuint (count_painted_since (&fixture, before), ==, 0);
  tear_down (&fixture);
}

static void
test_a_limit_that_passes_is_painted (void)
{
  Fixture fixture;
  guint before;

  set_up (&fixture, 100, COLUMNS, SIDE);
  before = rs_cell_field_get_n_painted (fixture.field);
  rs_cell_field_tick (fixture.field, UI_NOW + 7200 * SECOND_NS);
  g_assert_cmpuint (count_painted_since (&fixture, before), >, 0);
  before = rs_cell_field_get_n_painted (fixture.field);
  rs_cell_field_tick (fixture.field, UI_NOW + 7201 * SECOND_NS);
  g_assert_cmpuint (count_painted_since (&fixture, before), ==, 0);
  tear_down (&fixture);
}

static void
test_who_is_not_confirmed_looks_different (void)
{
  RsChangeSet *changes = rs_change_set_new ();
  Fixture fixture;
  guint32 colour;

  set_up (&fixture, 100, COLUMNS, SIDE);
  colour = read_colour (&fixture, 0);
  ui_add_agent (changes, "agent-00000", "Agent Number00000", "Available", 0)->confirmed = FALSE;
  ui_apply (fixture.model, changes);
  g_assert_cmphex (read_colour (&fixture, 0), !=, colour);
  tear_down (&fixture);
}

static void
test_a_frozen_field_has_no_colour (void)
{
  RsLook frozen = look;
  Fixture fixture;

  set_up (&fixture, 100, COLUMNS, SIDE);
  g_assert_cmpuint (ui_count_colourful (fixture.window), >, 5000);
  frozen.frozen = TRUE;
  rs_cell_field_set_look (fixture.field, &frozen, look.smallest_px);
  g_assert_cmpuint (ui_count_colourful (fixture.window), ==, 0);
  tear_down (&fixture);
}

static void
assert_focused (Fixture *fixture, guint index)
{
  RsAgentTile *focused = rs_cell_field_get_focused (fixture->field);

  g_assert_nonnull (focused);
  g_assert_true (rs_agent_tile_get_agent (focused) == peek_agent (fixture, index));
}

static void
press (Fixture *fixture, GtkDirectionType direction)
{
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->field), direction));
}

static void
enter (Fixture *fixture)
{
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  press (fixture, GTK_DIR_TAB_FORWARD);
}

static void
test_arrow_keys_walk_and_tab_passes_by (void)
{
  Fixture fixture;

  set_up (&fixture, 120, COLUMNS, SIDE);
  enter (&fixture);
  assert_focused (&fixture, 0);
  press (&fixture, GTK_DIR_RIGHT);
  assert_focused (&fixture, 1);
  press (&fixture, GTK_DIR_DOWN);
  assert_focused (&fixture, COLUMNS + 1);
  press (&fixture, GTK_DIR_LEFT);
  assert_focused (&fixture, COLUMNS);
  press (&fixture, GTK_DIR_UP);
  assert_focused (&fixture, 0);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture.field), GTK_DIR_UP));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture.field), GTK_DIR_TAB_FORWARD));
  tear_down (&fixture);
}

static void
test_down_goes_to_the_nearest_of_a_shorter_row (void)
{
  Fixture fixture;

  set_up (&fixture, COLUMNS + 10, COLUMNS, SIDE);
  enter (&fixture);
  for (guint i = 0; i < COLUMNS - 1; i++)
    press (&fixture, GTK_DIR_RIGHT);
  press (&fixture, GTK_DIR_DOWN);
  assert_focused (&fixture, COLUMNS + 9);
  tear_down (&fixture);
}

static void
test_arrow_keys_are_mirrored (void)
{
  Fixture fixture;

  set_up (&fixture, 120, COLUMNS, SIDE);
  gtk_widget_set_direction (GTK_WIDGET (fixture.field), GTK_TEXT_DIR_RTL);
  place_all (&fixture, COLUMNS, SIDE);
  enter (&fixture);
  press (&fixture, GTK_DIR_LEFT);
  assert_focused (&fixture, 1);
  tear_down (&fixture);
}

static void
test_the_focused_cell_is_told_as_a_tile_is (void)
{
  g_autofree char *description = NULL;
  Fixture fixture;
  GtkWidget *first;

  set_up (&fixture, 120, COLUMNS, SIDE);
  enter (&fixture);
  first = GTK_WIDGET (rs_cell_field_get_focused (fixture.field));
  press (&fixture, GTK_DIR_RIGHT);
  g_assert_true (first != GTK_WIDGET (rs_cell_field_get_focused (fixture.field)));
  description = rs_agent_tile_get_description (rs_cell_field_get_focused (fixture.field));
  g_assert_cmpstr (description, ==, "Agent Number00001, on contact, 1 second");
  tear_down (&fixture);
}

static void
test_the_focus_stays_with_the_agent (void)
{
  RsChangeSet *changes = rs_change_set_new ();
  Fixture fixture;

  set_up (&fixture, 120, COLUMNS, SIDE);
  enter (&fixture);
  press (&fixture, GTK_DIR_DOWN);
  assert_focused (&fixture, COLUMNS);
  rs_change_set_touch (changes, RS_KIND_AGENT, "agent-00000")->removed = TRUE;
  ui_apply (fixture.model, changes);
  fixture.count = 119;
  place_all (&fixture, COLUMNS, SIDE);
  assert_focused (&fixture, COLUMNS - 1);
  tear_down (&fixture);
}

static void
test_a_field_that_is_emptied_holds_nobody (void)
{
  Fixture fixture;

  set_up (&fixture, 120, COLUMNS, SIDE);
  enter (&fixture);
  rs_cell_field_set_count (fixture.field, 0);
  ui_paint (fixture.window);
  g_assert_null (rs_cell_field_get_focused (fixture.field));
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/cell-field/thousands-are-painted-once", test_thousands_are_painted_once);
  g_test_add_func ("/cell-field/a-change-paints-only-its-neighbours", test_a_change_paints_only_its_neighbours);
  g_test_add_func ("/cell-field/what-does-not-show-paints-nothing", test_what_does_not_show_paints_nothing);
  g_test_add_func ("/cell-field/a-limit-that-passes-is-painted", test_a_limit_that_passes_is_painted);
  g_test_add_func ("/cell-field/who-is-not-confirmed-looks-different", test_who_is_not_confirmed_looks_different);
  g_test_add_func ("/cell-field/a-frozen-field-has-no-colour", test_a_frozen_field_has_no_colour);
  g_test_add_func ("/cell-field/arrow-keys-walk-and-tab-passes-by", test_arrow_keys_walk_and_tab_passes_by);
  g_test_add_func ("/cell-field/down-goes-to-the-nearest-of-a-shorter-row",
                   test_down_goes_to_the_nearest_of_a_shorter_row);
  g_test_add_func ("/cell-field/arrow-keys-are-mirrored", test_arrow_keys_are_mirrored);
  g_test_add_func ("/cell-field/the-focused-cell-is-told-as-a-tile-is", test_the_focused_cell_is_told_as_a_tile_is);
  g_test_add_func ("/cell-field/the-focus-stays-with-the-agent", test_the_focus_stays_with_the_agent);
  g_test_add_func ("/cell-field/a-field-that-is-emptied-holds-nobody", test_a_field_that_is_emptied_holds_nobody);
  return g_test_run ();
}
