/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-agent-tile.h"

#include <string.h>

/*
 * Three tiles, one above the other, the name of the middle one hostile. All pixels but those of its name must be as
 * with a calm name.
 */

#define WIDTH 400
#define TILE_HEIGHT 140
#define GAP 20
#define HEIGHT (3 * TILE_HEIGHT + 2 * GAP)
#define MIDDLE (TILE_HEIGHT + GAP) /* where the tile in the middle begins */

static const char *const names[] = {
  "<b>Ana</b> &amp; <span size='900000'>",
  "👩 Zoë 🏴",
  "דנה כהן",
  "Z\u0310\u0352\u0301\u0329\u034e\u0310\u0352\u0301\u0329a\u0310\u0352\u0301\u0329\u034e\u0310\u0352\u0301",
  "Ana\n\n\nSilva\r\001\033[2J\177",
  "\u202e\u2067Somebody Else",
};

static const RsLook look = {
  .dark = TRUE,
  .living = TRUE,
  .filled = TRUE,
  .unit_px = 20,
  .text_px = 20,
  .smallest_px = 14,
};

static RsBoardModel *
make_model (const char *name)
{
  static const char *const ids[] = { "a1", "a2", "a3" };
  RsBoardModel *model = rs_board_model_new ();
  RsChangeSet *changes = rs_change_set_new ();

  for (guint i = 0; i < 3; i++)
    ui_add_agent (changes, ids[i], i == 1 ? name : "Same Always", "In Call", 100);
  ui_apply (model, changes);
  return model;
}

static RsAgent *
find_agent (RsBoardModel *model, const char *id)
{
  GListModel *roster = rs_board_model_get_roster (model);

  for (guint i = 0; i < g_list_model_get_n_items (roster); i++)
    {
      g_autoptr (RsAgent) agent = g_list_model_get_item (roster, i);

      if (g_str_equal (rs_entity_get_id (RS_ENTITY (agent)), id))
        return g_steal_pointer (&agent);
    }
  g_assert_not_reached ();
}

static void
add_tile (GtkWidget *box, RsBoardModel *model, const char *id, RsTileForm form)
{
  g_autoptr (RsAgent) agent = find_agent (model, id);
  RsAgentTile *tile = RS_AGENT_TILE (rs_agent_tile_new ());

  rs_agent_tile_set_look (tile, &look, form, 24);
  rs_agent_tile_set_agent (tile, agent);
  rs_agent_tile_tick (tile, UI_NOW);
  gtk_widget_set_size_request (GTK_WIDGET (tile), WIDTH, TILE_HEIGHT);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (tile));
}

static guchar *
draw (const char *name, RsTileForm form)
{
  g_autoptr (RsBoardModel) model = make_model (name);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);
  GtkWidget *window;
  guchar *pixels;
  gsize length;

  add_tile (box, model, "a1", form);
  add_tile (box, model, "a2", form);
  add_tile (box, model, "a3", form);
  window = ui_show (box, WIDTH, HEIGHT);
  pixels = ui_take_pixels (window, &length);
  g_assert_cmpuint (length, ==, WIDTH * HEIGHT * 4);
  gtk_window_destroy (GTK_WINDOW (window));
  return pixels;
}

static void
assert_same_rows (const guchar *calm, const guchar *drawn, guint from, guint to)
{
  for (guint y = from; y < to; y++)
    if (memcmp (calm + y * WIDTH * 4, drawn + y * WIDTH * 4, WIDTH * 4) != 0)
      g_error ("Row %u is not as with a calm name.", y);
}

static void
assert_neighbours_are_the_same (const guchar *calm, const guchar *drawn)
{
  assert_same_rows (calm, drawn, 0, MIDDLE);
  assert_same_rows (calm, drawn, MIDDLE + TILE_HEIGHT, HEIGHT);
}

/* The name has a line of its own there; under it are the word, the timer and the edge. */
static void
test_nothing_moves_for_a_name (void)
{
  g_autofree guchar *calm = draw ("Ana Silva", RS_TILE_FORM_FULL_TALL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree guchar *drawn = draw (names[i], RS_TILE_FORM_FULL_TALL);

      g_test_message ("name %u", i);
      g_assert_cmpint (memcmp (calm, drawn, WIDTH * HEIGHT * 4), !=, 0);
      assert_same_rows (calm, drawn, MIDDLE + TILE_HEIGHT / 2 + 10, HEIGHT);
    }
}

static void
test_no_form_draws_beyond_its_tile (void)
{
  g_autofree char *long_name = g_strnfill (200, 'W');

  for (RsTileForm form = 0; form < RS_N_TILE_FORMS; form++)
    {
      g_autofree guchar *calm = draw ("Ana Silva", form);
      g_autofree guchar *with_long_name = draw (long_name, form);

      assert_neighbours_are_the_same (calm, with_long_name);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree guchar *drawn = draw (names[i], form);

          assert_neighbours_are_the_same (calm, drawn);
        }
    }
}

static void
test_a_screen_reader_is_told_no_control_characters (void)
{
  g_autoptr (RsBoardModel) model = make_model ("\u202eAna\nSilva\033[2J");
  g_autoptr (RsAgent) agent = find_agent (model, "a2");
  RsAgentTile *tile = g_object_ref_sink (RS_AGENT_TILE (rs_agent_tile_new ()));
  g_autofree char *said = NULL;

  rs_agent_tile_set_agent (tile, agent);
  rs_agent_tile_tick (tile, UI_NOW);
  said = rs_agent_tile_get_description (tile);
  g_assert_true (g_str_has_prefix (said, "Ana Silva[2J, on contact"));
  g_object_unref (tile);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/hostile-names/nothing-moves-for-a-name", test_nothing_moves_for_a_name);
  g_test_add_func ("/hostile-names/no-form-draws-beyond-its-tile", test_no_form_draws_beyond_its_tile);
  g_test_add_func ("/hostile-names/a-screen-reader-is-told-no-control-characters",
                   test_a_screen_reader_is_told_no_control_characters);
  return g_test_run ();
}
