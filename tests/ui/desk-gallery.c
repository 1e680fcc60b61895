/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-agent-tile.h"
#include "ui/rs-application.h"
#include "ui/rs-shot.h"
#include "ui/rs-window.h"

#include <adwaita.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

/*
 * Pictures of what a person at a desk opens on a living board: the running program on its demo centre.
 * desk-gallery details|… WIDTHxHEIGHT light|dark ltr|rtl FILE.png
 */

typedef struct
{
  const char *name;
  const char *action; /* (nullable): of the window */
} Scene;

static const Scene scenes[] = {
  { "details", NULL },        { "diagnostics", "win.diagnostics" }, { "shortcuts", "win.show-help-overlay" },
  { "ticker", "win.ticker" }, { "save-view", "win.save-view" },     { "views", "win.views" },
};

static const char *file_name;

static void
on_shot (const GError *error, gpointer user_data)
{
  exit (error != NULL);
}

static GtkWidget *
find_busy_tile (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (RS_IS_AGENT_TILE (widget) && gtk_widget_get_child_visible (widget) &&
      rs_agent_get_contact (rs_agent_tile_get_agent (RS_AGENT_TILE (widget))) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_busy_tile (child);
  return found;
}

static GtkWidget *
find_newest_window (GtkWidget *board)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (link->data != (gpointer) board && gtk_widget_get_mapped (link->data))
      return link->data;
  return board;
}

static gboolean
take (gpointer board)
{
  rs_shot_take (find_newest_window (board), file_name, on_shot, NULL);
  return G_SOURCE_REMOVE;
}

static const Scene *scene;

static gboolean
act (gpointer application)
{
  GtkWidget *board = GTK_WIDGET (gtk_application_get_active_window (application));

  if (scene->action != NULL)
    gtk_widget_activate_action (board, scene->action, NULL);
  else
    gtk_widget_activate (find_busy_tile (board));
  g_timeout_add (1500, take, board);
  return G_SOURCE_REMOVE;
}

static void
load_style (gboolean dark)
{
  g_autofree char *file = g_build_filename (g_getenv ("RINGSIDE_STYLE"), dark ? "style-dark.css" : "style.css", NULL);
  g_autofree char *base = g_build_filename (g_getenv ("RINGSIDE_STYLE"), "style.css", NULL);
  const char *files[] = { base, file };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

      gtk_css_provider_load_from_path (provider, files[i]);
      gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
}

int
main (int argc, char **argv)
{
  char *words[] = {
    (char *) "ringside",       (char *) "--demo",         (char *) "--agents",       (char *) "36", (char *) "--size",
    argc > 2 ? argv[2] : NULL, (char *) "--color-scheme", argc > 3 ? argv[3] : NULL, NULL
  };
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RsApplication) application = NULL;
  RsOptions *options; /* lives as long as the program */

  g_return_val_if_fail (argc == 6, 3);
  setlocale (LC_ALL, "");
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    if (g_str_equal (scenes[i].name, argv[1]))
      scene = &scenes[i];
  g_return_val_if_fail (scene != NULL, 3);
  file_name = argv[5];
  gtk_init ();
  gtk_widget_set_default_direction (g_str_equal (argv[4], "rtl") ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  load_style (g_str_equal (argv[3], "dark"));
  options = rs_options_parse (G_N_ELEMENTS (words) - 1, words, &error);
  g_assert_no_error (error);
  application = rs_application_new (options, clock);
  rs_application_take_opening (application, rs_opening_new (options, clock, &error));
  g_timeout_add (6000, act, application);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
