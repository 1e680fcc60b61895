/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-agent-tile.h"
#include "ui/rs-cell-field.h"
#include "ui/rs-wall.h"

typedef struct
{
  RsBoardModel *model;
  GtkWidget *window;
  RsWall *wall;
} Fixture;

static const RsLook look = { .dark = TRUE, .filled = TRUE, .unit_px = 16, .text_px = 16, .smallest_px = 14 };

static void
show_many (Fixture *fixture, guint n_agents, int width, int height)
{
  RsChangeSet *changes = rs_change_set_new ();

  ui_add_many (changes, n_agents);
  fixture->model = rs_board_model_new ();
  ui_apply (fixture->model, changes);
  fixture->wall = RS_WALL (rs_wall_new ());
  rs_wall_set_look (fixture->wall, &look);
  rs_wall_set_roster (fixture->wall, rs_board_model_get_roster (fixture->model));
  rs_wall_tick (fixture->wall, UI_NOW);
  fixture->window = ui_show (GTK_WIDGET (fixture->wall), width, height);
}

/* The wall has other children than tiles. */
static GtkWidget *
find_tile_from (GtkWidget *child)
{
  while (child != NULL && !RS_IS_AGENT_TILE (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
get_first_tile (Fixture *fixture)
{
  return find_tile_from (gtk_widget_get_first_child (GTK_WIDGET (fixture->wall)));
}

static GtkWidget *
get_next_tile (GtkWidget *tile)
{
  return find_tile_from (gtk_widget_get_next_sibling (tile));
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->model);
}

static guint
count_visible (GtkWidget *child)
{
  if (!gtk_widget_get_child_visible (child) || gtk_widget_get_width (child) <= 0)
    return 0;
  return RS_IS_CELL_FIELD (child) ? rs_cell_field_get_count (RS_CELL_FIELD (child)) : (guint) RS_IS_AGENT_TILE (child);
}

static guint
count_visible_tiles (Fixture *fixture)
{
  guint count = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->wall)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += count_visible (child);
  return count;
}

static void
test_everybody_is_shown_in_the_richest_form (void)
{
  Fixture fixture;

  show_many (&fixture, 24, 1280, 600);
  g_assert_cmpuint (count_visible_tiles (&fixture), ==, 24);
  g_assert_cmpint (rs_wall_get_fit (fixture.wall)->form, <=, RS_TILE_FORM_FULL_WIDE);
  g_assert_cmpuint (rs_wall_get_n_not_shown (fixture.wall), ==, 0);
  tear_down (&fixture);
}

static void
test_three_hundred_fit_with_their_names (void)
{
  Fixture fixture;

  show_many (&fixture, 300, 1880, 850);
  g_assert_cmpuint (count_visible_tiles (&fixture), ==, 300);
  g_assert_cmpint (rs_wall_get_fit (fixture.wall)->form, <=, RS_TILE_FORM_NAME_LINE);
  tear_down (&fixture);
}

static void
test_who_does_not_fit_is_counted (void)
{
  Fixture fixture;
  guint n_shown;

  show_many (&fixture, 4000, 640, 360);
  n_shown = count_visible_tiles (&fixture);
  g_assert_cmpuint (n_shown, <, 4000);
  g_assert_cmpuint (rs_wall_get_n_not_shown (fixture.wall), ==, 4000 - n_shown);
  tear_down (&fixture);
}

static void
test_thousands_are_one_field (void)
{
  Fixture fixture;

  show_many (&fixture, 2600, 1880, 850);
  g_assert_cmpint (rs_wall_get_fit (fixture.wall)->form, ==, RS_TILE_FORM_CELL);
  g_assert_null (get_first_tile (&fixture));
  g_assert_cmpuint (count_visible_tiles (&fixture), ==, 2600);
  tear_down (&fixture);
}

static void
test_tiles_neither_touch_nor_leave_the_wall (void)
{
  Fixture fixture;

  show_many (&fixture, 97, 1003, 507);
  for (GtkWidget *a = get_first_tile (&fixture); a != NULL; a = get_next_tile (a))
    {
      graphene_rect_t area, grown, other;

      g_assert_true (gtk_widget_compute_bounds (a, GTK_WIDGET (fixture.wall), &area));
      g_assert_cmpfloat ((double) area.origin.x, >=, 0);
      g_assert_cmpfloat ((double) (area.origin.x + area.size.width), <=, 1003);
      g_assert_cmpfloat ((double) (area.origin.y + area.size.height), <=, 507);
      graphene_rect_inset_r (&area, -0.5f, -0.5f, &grown);
      for (GtkWidget *b = get_next_tile (a); b != NULL; b = get_next_tile (b))
        {
          g_assert_true (gtk_widget_compute_bounds (b, GTK_WIDGET (fixture.wall), &other));
          g_assert_false (graphene_rect_intersection (&grown, &other, NULL));
        }
    }
  tear_down (&fixture);
}

static void
test_a_departure_leaves_no_hole (void)
{
  RsChangeSet *changes = rs_change_set_new ();
  Fixture fixture;

  show_many (&fixture, 30, 1280, 600);
  rs_change_set_touch (changes, RS_KIND_AGENT, "agent-00004")->removed = TRUE;
  ui_apply (fixture.model, changes);
  ui_paint (fixture.window);
  g_assert_cmpuint (count_visible_tiles (&fixture), ==, 29);
  tear_down (&fixture);
}

static void
test_a_tick_reaches_every_tile (void)
{
  Fixture fixture;

  show_many (&fixture, 30, 1280, 600);
  rs_wall_tick (fixture.wall, UI_NOW + 60 * G_GINT64_CONSTANT (1000000000));
  for (GtkWidget *tile = get_first_tile (&fixture); tile != NULL; tile = get_next_tile (tile))
    {
      g_autofree char *timer = rs_agent_tile_get_timer_text (RS_AGENT_TILE (tile));

      g_assert_true (g_str_has_prefix (timer, "1:"));
    }
  tear_down (&fixture);
}

static RsAgent *
get_focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (RS_IS_AGENT_TILE (focus));
  return rs_agent_tile_get_agent (RS_AGENT_TILE (focus));
}

static void
assert_focused (Fixture *fixture, guint index)
{
  g_autoptr (RsAgent) agent = g_list_model_get_item (rs_board_model_get_roster (fixture->model), index);

  g_assert_true (get_focused (fixture) == agent);
}

static void
test_arrow_keys_walk_and_tab_passes_by (void)
{
  Fixture fixture;
  GtkWidget *wall;
  guint columns;

  show_many (&fixture, 30, 1280, 600);
  wall = GTK_WIDGET (fixture.wall);
  columns = rs_wall_get_fit (fixture.wall)->columns;
  g_assert_true (gtk_widget_child_focus (wall, GTK_DIR_TAB_FORWARD));
  assert_focused (&fixture, 0);
  g_assert_true (gtk_widget_child_focus (wall, GTK_DIR_RIGHT));
  assert_focused (&fixture, 1);
  g_assert_true (gtk_widget_child_focus (wall, GTK_DIR_DOWN));
  assert_focused (&fixture, 1 + columns);
  g_assert_true (gtk_widget_child_focus (wall, GTK_DIR_LEFT));
  assert_focused (&fixture, columns);
  g_assert_false (gtk_widget_child_focus (wall, GTK_DIR_TAB_FORWARD));
  tear_down (&fixture);
}

static void
test_arrow_keys_walk_through_cells (void)
{
  Fixture fixture;

  show_many (&fixture, 2600, 1880, 850);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture.wall), GTK_DIR_TAB_FORWARD));
  assert_focused (&fixture, 0);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture.wall), GTK_DIR_DOWN));
  assert_focused (&fixture, rs_wall_get_fit (fixture.wall)->columns);
  tear_down (&fixture);
}

static void
test_right_to_left_is_mirrored (void)
{
  Fixture fixture;
  graphene_rect_t first;

  show_many (&fixture, 30, 1280, 600);
  gtk_widget_set_direction (GTK_WIDGET (fixture.wall), GTK_TEXT_DIR_RTL);
  gtk_widget_queue_allocate (GTK_WIDGET (fixture.wall));
  ui_paint (fixture.window);
  g_assert_true (gtk_widget_compute_bounds (get_first_tile (&fixture), GTK_WIDGET (fixture.wall), &first));
  g_assert_cmpfloat ((double) (first.origin.x + first.size.width), ==, 1280);
  tear_down (&fixture);
}

static void
note_agent (RsAgent **activated, RsAgent *agent)
{
  *activated = agent;
}

static void
test_enter_on_a_tile_asks_for_its_agent (void)
{
  Fixture fixture;
  RsAgent *activated = NULL;
  GtkWidget *third;

  show_many (&fixture, 24, 1280, 600);
  third = gtk_widget_get_first_child (GTK_WIDGET (fixture.wall));
  third = gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (third));
  g_signal_connect_swapped (fixture.wall, "agent-activated", G_CALLBACK (note_agent), &activated);
  gtk_widget_activate (third);
  g_assert_nonnull (activated);
  g_assert_true (activated == rs_agent_tile_get_agent (RS_AGENT_TILE (third)));
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/wall/everybody-is-shown-in-the-richest-form", test_everybody_is_shown_in_the_richest_form);
  g_test_add_func ("/wall/three-hundred-fit-with-their-names", test_three_hundred_fit_with_their_names);
  g_test_add_func ("/wall/who-does-not-fit-is-counted", test_who_does_not_fit_is_counted);
  g_test_add_func ("/wall/thousands-are-one-field", test_thousands_are_one_field);
  g_test_add_func ("/wall/arrow-keys-walk-through-cells", test_arrow_keys_walk_through_cells);
  g_test_add_func ("/wall/tiles-neither-touch-nor-leave-the-wall", test_tiles_neither_touch_nor_leave_the_wall);
  g_test_add_func ("/wall/a-departure-leaves-no-hole", test_a_departure_leaves_no_hole);
  g_test_add_func ("/wall/a-tick-reaches-every-tile", test_a_tick_reaches_every_tile);
  g_test_add_func ("/wall/arrow-keys-walk-and-tab-passes-by", test_arrow_keys_walk_and_tab_passes_by);
  g_test_add_func ("/wall/right-to-left-is-mirrored", test_right_to_left_is_mirrored);
  g_test_add_func ("/wall/enter-on-a-tile-asks-for-its-agent", test_enter_on_a_tile_asks_for_its_agent);
  return g_test_run ();
}
