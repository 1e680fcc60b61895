/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-board-fixture.h"
#include "support-keyring.h"
#include "ui/rs-board-search.h"
#include "ui/rs-filter-window.h"

/* What one can do with a board in the running program, and what one cannot on a kiosk. */

static void
begin (OpenBoard *board)
{
  g_autofree char *text = NULL;

  open_board_begin (board, NULL, TRUE);
  text = open_board_make_profile (board->host, "Floor", "Users=*\nEveryone=true\nQueues=*\nInteractions=true\n");
  open_board_write (board, "floor.ringside", text);
  open_board_store (board, "Floor", NULL);
}

static void
start (OpenBoard *board)
{
  open_board_start (board, "Floor");
  open_board_wait (board, open_board_is_full, "the board is full");
}

static gboolean
is_searching (OpenBoard *board)
{
  GtkWidget *window = GTK_WIDGET (open_board_get_window (board));

  return gtk_widget_get_visible (open_board_find (window, RS_TYPE_BOARD_SEARCH));
}

static void
test_one_who_sits_before_it_can_search_and_filter (void)
{
  OpenBoard board;
  GtkWindow *filters;

  begin (&board);
  start (&board);
  g_assert_false (is_searching (&board));
  open_board_activate (&board, "win.find");
  g_assert_true (is_searching (&board));
  open_board_activate (&board, "win.filters");
  filters = open_board_wait_for_window (&board, RS_TYPE_FILTER_WINDOW);
  g_assert_true (open_board_says (GTK_WIDGET (filters), "Show Everybody"));
  gtk_window_destroy (filters);
  open_board_end (&board);
}

static gboolean
has_filters (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (RS_IS_FILTER_WINDOW (window))
        return TRUE;
    }
  return FALSE;
}

static void
test_a_kiosk_has_neither_search_nor_filters (void)
{
  OpenBoard board;

  begin (&board);
  start (&board);
  rs_window_become_kiosk (open_board_get_window (&board));
  open_board_activate (&board, "win.find");
  open_board_activate (&board, "win.filters");
  g_assert_false (is_searching (&board));
  g_assert_false (has_filters ());
  open_board_end (&board);
}

#define ADD(name, function) test_keyring_add ("/desk-actions/" name, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("one-who-sits-before-it-can-search-and-filter", test_one_who_sits_before_it_can_search_and_filter);
  ADD ("a-kiosk-has-neither-search-nor-filters", test_a_kiosk_has_neither_search_nor_filters);
  return g_test_run ();
}
