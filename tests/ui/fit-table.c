/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-agent-tile.h"
#include "ui/rs-board.h"
#include "ui/rs-fit.h"
#include "ui/rs-queue-row.h"
#include "ui/rs-wall.h"

#include <stdlib.h>

/*
 * Prints how many agents fit on which screen, in which form and with which letters: measured on a real board with six
 * queues, that was laid out and painted. For ./dev shots.
 */

static const struct
{
  const char *name;
  double inches;
  double metres;
  int width;
  int height;
} screens[] = {
  { "55\", 1920x1080, 5 m", 55, 5.0, 1920, 1080 },
  { "24\", 1920x1080, 0.6 m", 24, 0.6, 1920, 1080 },
};

static const guint counts[] = { 10, 36, 60, 150, 300, 1000, 5000 };

static const char *const names[RS_N_TILE_FORMS] = {
  "full card", "full card", "name + timer", "name + timer", "initials + timer", "initials + timer", "colour cell",
};

static const char *const first_names[] = { "Ana", "Bernadette", "Carlos", "Dominique", "Erik", "Fatima", "Guillermo" };
static const char *const last_names[] = { "Silva", "Oyelaran", "Van der Berg", "Li", "Schwarzenbach" };

static void
add_agents (RsChangeSet *changes, guint n_agents)
{
  static const char *const statuses[] = { "Available", "In Call", "Wrap Up", "Break", "On Hold", "Ringing" };

  for (guint i = 0; i < n_agents; i++)
    {
      g_autofree char *id = g_strdup_printf ("agent-%05u", i);
      g_autofree char *name = g_strdup_printf ("%s %s", first_names[i % G_N_ELEMENTS (first_names)],
                                               last_names[i / 7 % G_N_ELEMENTS (last_names)]);

      ui_add_agent (changes, id, name, statuses[i % G_N_ELEMENTS (statuses)], (int) (i * 37 % 900));
    }
}

static RsBoardModel *
make_model (guint n_agents)
{
  static const char *const queues[] = { "Billing", "Technical support", "Sales", "Retention", "Orders", "Back office" };
  RsBoardModel *model = rs_board_model_new ();
  RsChangeSet *changes = rs_change_set_new ();

  add_agents (changes, n_agents);
  for (guint i = 0; i < G_N_ELEMENTS (queues); i++)
    ui_add_queue (changes, queues[i], queues[i], (int) i * 3, (int) i * 40);
  ui_apply (model, changes);
  return model;
}

static RsWall *
find_wall (GtkWidget *widget)
{
  RsWall *found = RS_IS_WALL (widget) ? RS_WALL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_wall (child);
  return found;
}

static void
print_row (guint n_agents, double metres, double pixel, RsWall *wall)
{
  const RsFit *fit = rs_wall_get_fit (wall);
  double letter = rs_fit_get_letter_px (fit);

  g_print ("%7u   %-18s %3u × %-3u %6u   %6.1f %10.1f\n", n_agents, names[fit->form], fit->columns, fit->rows,
           rs_wall_get_n_pages (wall), letter, rs_fit_get_arc_minutes (letter, metres, pixel));
}

static void
measure (guint screen, guint n_agents, const char *folder)
{
  double pixel = rs_fit_get_pixel_millimetres (screens[screen].inches, screens[screen].width, screens[screen].height);
  g_autoptr (RsClock) clock = rs_clock_new_virtual (UI_NOW / 1000);
  g_autoptr (RsBoardModel) model = make_model (n_agents);
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();
  RsBoard *board = RS_BOARD (rs_board_new (clock));
  GtkWidget *window;

  status->state = RS_SOURCE_STATE_LIVE;
  status->first_data = TRUE;
  rs_board_set_appearance (board, TRUE, TRUE);
  rs_board_set_letters (board, rs_fit_get_smallest_px (screens[screen].metres, 16, pixel),
                        rs_fit_get_smallest_px (screens[screen].metres, 22, pixel));
  rs_board_set_model (board, model);
  rs_board_set_status (board, status);
  rs_board_tick (board, UI_NOW);
  window = ui_show (GTK_WIDGET (board), screens[screen].width, screens[screen].height);
  print_row (n_agents, screens[screen].metres, pixel, find_wall (GTK_WIDGET (board)));
  if (folder != NULL)
    {
      g_autofree char *file = g_strdup_printf ("%s/fit-%.0f-%u.png", folder, screens[screen].inches, n_agents);

      ui_save (window, file);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The page under the board, as a window has it. */
static void
colour_page (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  g_autofree char *colour = gdk_rgba_to_string (&rs_theme_get (TRUE)->page);
  g_autofree char *css = g_strdup_printf ("window { background: %s; }", colour);

  gtk_css_provider_load_from_data (style, css, -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  colour_page ();
  for (guint screen = 0; screen < G_N_ELEMENTS (screens); screen++)
    {
      g_print ("\n%s\n agents   form               columns × rows  pages   letters: px   arc minutes\n",
               screens[screen].name);
      for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
        measure (screen, counts[i], argc > 1 ? argv[1] : NULL);
    }
  return EXIT_SUCCESS;
}
