/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-desk-actions.h"

#include "ui/rs-filter-window.h"

/* What one does with a board that one sits before: look for somebody, and choose who is on it. */

static void
find (GSimpleAction *action, GVariant *parameter, gpointer search)
{
  rs_board_search_open (search);
}

static void
show_filters (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RsBoard *board = data;
  GtkWidget *window;

  if (rs_board_is_unattended (board) || rs_board_get_view (board) == NULL)
    return;
  window = rs_filter_window_new (board);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (board))));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
add (GtkApplicationWindow *window, const char *name, GCallback activate, gpointer data)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);

  g_signal_connect_object (action, "activate", activate, data, 0);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (action));
}

/**
 * rs_desk_actions_install:
 * @window: is given the actions
 * @board: the board in it
 *
 * Returns: (transfer floating): the line in which one searches
 */
RsBoardSearch *
rs_desk_actions_install (GtkApplicationWindow *window, RsBoard *board)
{
  GtkWidget *search = rs_board_search_new (board);

  rs_board_search_listen (RS_BOARD_SEARCH (search), GTK_WINDOW (window));
  add (window, "find", G_CALLBACK (find), search);
  add (window, "filters", G_CALLBACK (show_filters), board);
  return RS_BOARD_SEARCH (search);
}
