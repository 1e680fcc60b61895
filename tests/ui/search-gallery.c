/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_SETTINGS_ENABLE_BACKEND
#include "search-gallery.h"

#include "list-gallery.h"
#include "ui/rs-board-search.h"
#include "ui/rs-filter-window.h"

#include <gio/gsettingsbackend.h>

/* A board on which somebody is looked for, and its filters, for ./dev shots. */

static RsBoard *
make_wall (void)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();
  g_autoptr (GSettings) view = g_settings_new_with_backend_and_path (
      "io.github.ringside_wallboard.Ringside.View", backend, "/io/github/ringside_wallboard/Ringside/views/usual/");
  RsBoard *board = RS_BOARD (make_list ());

  rs_board_toggle_list (board);
  rs_board_set_view (board, view);
  return board;
}

static GtkWidget *
search_for (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  RsBoard *board = make_wall ();
  GtkWidget *search = rs_board_search_new (board);

  gtk_widget_set_vexpand (GTK_WIDGET (board), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (board));
  gtk_box_append (GTK_BOX (box), search);
  rs_board_search_open (RS_BOARD_SEARCH (search));
  rs_board_search_type (RS_BOARD_SEARCH (search), text);
  return box;
}

GtkWidget *
make_search (void)
{
  return search_for ("claims si");
}

GtkWidget *
make_nobody (void)
{
  return search_for ("zoe");
}

GtkWidget *
make_filters (void)
{
  static const char *const teams[] = { "Retention", NULL };
  RsBoard *board = g_object_ref_sink (make_wall ());

  g_settings_set_strv (rs_board_get_view (board), "filter-teams", teams);
  return rs_filter_window_new (board);
}
