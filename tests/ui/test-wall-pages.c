/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-look.h"
#include "ui/rs-wall.h"

#include <math.h>
#include <string.h>

/*
 * Everybody is counted in what was painted, without asking the wall: a tile is an island of pixels on a page of a colour
 * that nothing else has. The agents' states are a sequence as good as random, so that a page that left somebody out or
 * showed somebody twice would break it.
 */

static const RsAgentState states[] = { RS_AGENT_STATE_AVAILABLE, RS_AGENT_STATE_ON_CONTACT, RS_AGENT_STATE_ON_HOLD,
                                       RS_AGENT_STATE_AFTER_CALL_WORK };
static const char *const statuses[] = { "Available", "In Call", "On Hold", "Wrap Up" };

#define PAGE_PIXEL 0xff010203u
#define SECOND G_GINT64_CONSTANT (1000000000)

static guint
choose_state (guint index)
{
  return (index * 2654435761u) >> 30;
}

typedef struct
{
  RsBoardModel *model;
  GtkWidget *window;
  RsWall *wall;
  RsLook look;
} Fixture;

static void
set_up (Fixture *fixture, guint n_agents, guint n_late, double smallest_px)
{
  RsChangeSet *changes = rs_change_set_new ();

  for (guint i = 0; i < n_agents; i++)
    {
      g_autofree char *id = g_strdup_printf ("agent-%05u", i);

      ui_add_agent (changes, id, id, statuses[choose_state (i)], i < n_late ? 7200 : 0);
    }
  fixture->model = rs_board_model_new ();
  ui_apply (fixture->model, changes);
  fixture->look = (RsLook){
    .dark = TRUE, .living = TRUE, .filled = TRUE, .unit_px = 20, .text_px = smallest_px, .smallest_px = smallest_px
  };
  fixture->wall = RS_WALL (rs_wall_new ());
  rs_wall_set_look (fixture->wall, &fixture->look);
  rs_wall_set_roster (fixture->wall, rs_board_model_get_roster (fixture->model));
  rs_wall_tick (fixture->wall, UI_NOW);
  fixture->window = ui_show (GTK_WIDGET (fixture->wall), 1900, 830);
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->model);
}

typedef struct
{
  int left;
  int top;
  int right;
  int bottom;
} Island;

static void
grow (guint32 *pixels, int width, int height, int start, GArray *stack, Island *island)
{
  g_array_set_size (stack, 0);
  g_array_append_val (stack, start);
  pixels[start] = PAGE_PIXEL;
  while (stack->len > 0)
    {
      int here = g_array_index (stack, int, stack->len - 1);
      int x = here % width, y = here / width;
      const int next[] = { here - 1, here + 1, here - width, here + width };
      const gboolean there[] = { x > 0, x<width - 1, y> 0, y < height - 1 };

      g_array_set_size (stack, stack->len - 1);
      island->left = MIN (island->left, x);
      island->right = MAX (island->right, x);
      island->top = MIN (island->top, y);
      island->bottom = MAX (island->bottom, y);
      for (guint i = 0; i < 4; i++)
        if (there[i] && pixels[next[i]] != PAGE_PIXEL)
          {
            pixels[next[i]] = PAGE_PIXEL;
            g_array_append_val (stack, next[i]);
          }
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Island *first = a;
  const Island *second = b;

  return first->top != second->top ? first->top - second->top : first->left - second->left;
}

static int
find_state (const RsLook *look, guint32 pixel)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      GdkRGBA fill = rs_look_get_fill (look, states[i]);

      if (fabs (fill.red * 255.0 - (pixel >> 16 & 255)) < 6 && fabs (fill.green * 255.0 - (pixel >> 8 & 255)) < 6 &&
          fabs (fill.blue * 255.0 - (pixel & 255)) < 6)
        return (int) i;
    }
  return -1;
}

/* Words under the tiles are islands, too, but have no state's colour. */
static void
read_page (Fixture *fixture, GArray *seen)
{
  int width = gtk_widget_get_width (fixture->window), height = gtk_widget_get_height (fixture->window);
  g_autoptr (GArray) islands = g_array_new (FALSE, FALSE, sizeof (Island));
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (int));
  gsize length;
  g_autofree guchar *bytes = ui_take_pixels (fixture->window, &length);
  g_autofree guint32 *pixels = g_memdup2 (bytes, length);

  for (int i = 0; i < width * height; i++)
    if (pixels[i] != PAGE_PIXEL)
      {
        Island island = { width, height, 0, 0 };

        grow (pixels, width, height, i, stack, &island);
        g_array_append_val (islands, island);
      }
  g_array_sort (islands, compare_places);
  for (guint i = 0; i < islands->len; i++)
    {
      const Island *island = &g_array_index (islands, Island, i);
      guint32 pixel;
      int state;

      memcpy (&pixel, bytes + 4 * ((island->top + 2) * width + (island->left + island->right) / 2), 4);
      state = find_state (&fixture->look, pixel);
      if (state >= 0 && island->right - island->left >= 12)
        g_array_append_val (seen, state);
    }
}

static void
test_everybody_is_painted_once_in_a_turn_of_the_pages (gconstpointer user_data)
{
  guint n_agents = GPOINTER_TO_UINT (user_data);
  static const double sizes[] = { 51, 14 }; /* from 5 m, and from a desk */

  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    {
      g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (int));
      Fixture fixture;
      guint n_pages;

      set_up (&fixture, n_agents, 0, sizes[size]);
      n_pages = rs_wall_get_n_pages (fixture.wall);
      g_test_message ("%u agents on %u pages", n_agents, n_pages);
      for (guint page = 0; page < n_pages; page++)
        {
          read_page (&fixture, seen);
          rs_wall_turn (fixture.wall, 1);
        }
      g_assert_cmpuint (seen->len, ==, n_agents);
      for (guint i = 0; i < n_agents; i++)
        g_assert_cmpint (g_array_index (seen, int, i), ==, choose_state (i));
      tear_down (&fixture);
    }
}

static void
test_who_is_over_a_limit_is_on_every_page (void)
{
  Fixture fixture;
  guint n_pages;

  set_up (&fixture, 1000, 40, 51);
  n_pages = rs_wall_get_n_pages (fixture.wall);
  g_assert_cmpuint (n_pages, >, 1);
  for (guint page = 0; page < n_pages; page++)
    {
      guint n_pinned = rs_wall_get_n_pinned (fixture.wall);

      g_assert_cmpuint (n_pinned, >, 0);
      g_assert_cmpuint (n_pinned, <=, 40);
      g_assert_cmpuint (3 * n_pinned, <=, rs_wall_get_fit (fixture.wall)->columns * 15);
      rs_wall_turn (fixture.wall, 1);
      ui_paint (fixture.window);
    }
  g_assert_cmpuint (rs_wall_get_page (fixture.wall), ==, 0);
  tear_down (&fixture);
}

static void
test_pages_turn_by_themselves (void)
{
  Fixture fixture;

  set_up (&fixture, 1000, 0, 51);
  rs_wall_set_overflow (fixture.wall, FALSE, 4);
  ui_paint (fixture.window);
  rs_wall_tick (fixture.wall, UI_NOW + 3 * SECOND);
  g_assert_cmpuint (rs_wall_get_page (fixture.wall), ==, 0);
  rs_wall_tick (fixture.wall, UI_NOW + 4 * SECOND);
  g_assert_cmpuint (rs_wall_get_page (fixture.wall), ==, 1);
  g_assert_cmpuint (rs_wall_get_n_not_shown (fixture.wall), >, 0);
  tear_down (&fixture);
}

static void
test_a_wall_that_is_scrolled_has_no_pages (void)
{
  Fixture fixture;

  set_up (&fixture, 1000, 0, 51);
  rs_wall_set_overflow (fixture.wall, TRUE, 4);
  ui_paint (fixture.window);
  g_assert_cmpuint (rs_wall_get_n_pages (fixture.wall), ==, 1);
  g_assert_cmpuint (rs_wall_get_n_shown (fixture.wall) + rs_wall_get_n_not_shown (fixture.wall), ==, 1000);
  g_assert_false (rs_wall_turn (fixture.wall, 1));
  tear_down (&fixture);
}

static void
colour_page (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (style, "window { background: rgb(1, 2, 3); }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char **argv)
{
  static const guint counts[] = { 10, 36, 60, 150, 300, 1000, 5000 };

  ui_init (&argc, &argv);
  colour_page ();
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/wall-pages/everybody-of-%u-is-painted-once-in-a-turn", counts[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (counts[i]), test_everybody_is_painted_once_in_a_turn_of_the_pages);
    }
  g_test_add_func ("/wall-pages/who-is-over-a-limit-is-on-every-page", test_who_is_over_a_limit_is_on_every_page);
  g_test_add_func ("/wall-pages/pages-turn-by-themselves", test_pages_turn_by_themselves);
  g_test_add_func ("/wall-pages/a-wall-that-is-scrolled-has-no-pages", test_a_wall_that_is_scrolled_has_no_pages);
  return g_test_run ();
}
