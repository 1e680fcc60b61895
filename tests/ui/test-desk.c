/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-board-fixture.h"
#include "support-keyring.h"
#include "ui/rs-agent-tile.h"
#include "ui/rs-details.h"
#include "ui/rs-diagnostics-window.h"
#include "ui/rs-side-sheet.h"

#include <string.h>

/* What somebody at a desk does with a living board, in the running program. */

static void
begin (OpenBoard *board)
{
  g_autofree char *text = NULL;

  open_board_begin (board, NULL, TRUE);
  text = open_board_make_profile (board->host, "Floor", "Users=*\nEveryone=true\nQueues=*\nInteractions=true\n");
  open_board_write (board, "floor.ringside", text);
  open_board_store (board, "Floor", NULL);
  open_board_start (board, "Floor");
  open_board_wait (board, open_board_is_full, "the board is full");
}

static void
assert_says (GtkWidget *widget, const char *words)
{
  if (!open_board_says (widget, words))
    g_error ("nowhere is written: %s", words);
}

static gboolean
shows_details (OpenBoard *board)
{
  GtkWidget *sheet = open_board_find (GTK_WIDGET (open_board_get_window (board)), RS_TYPE_SIDE_SHEET);

  return rs_side_sheet_is_open (RS_SIDE_SHEET (sheet));
}

static void
test_enter_on_a_tile_opens_its_details_and_escape_closes_them (void)
{
  OpenBoard board;
  GtkWidget *window, *tile, *details;

  begin (&board);
  window = GTK_WIDGET (open_board_get_window (&board));
  tile = open_board_find (window, RS_TYPE_AGENT_TILE);
  gtk_widget_grab_focus (tile);
  gtk_widget_activate (tile);
  g_assert_true (shows_details (&board));
  details = open_board_find (window, RS_TYPE_DETAILS);
  assert_says (details, rs_agent_get_name (rs_agent_tile_get_agent (RS_AGENT_TILE (tile))));
  assert_says (details, "Confirmed");
  assert_says (details, "Today");
  open_board_activate (&board, "win.leave-fullscreen");
  g_assert_false (shows_details (&board));
  g_assert_true (gtk_widget_has_focus (tile));
  open_board_end (&board);
}

static void
test_diagnostics_tell_the_connection_and_no_secret (void)
{
  OpenBoard board;
  GtkWindow *window;
  g_autofree char *secret = NULL;
  g_autofree char *report = NULL;

  begin (&board);
  secret = rs_demo_host_dup_secret (board.host);
  open_board_activate (&board, "win.diagnostics");
  window = open_board_wait_for_window (&board, RS_TYPE_DIAGNOSTICS_WINDOW);
  assert_says (GTK_WIDGET (window), "received");
  assert_says (GTK_WIDGET (window), "Token ends");
  report = rs_diagnostics_window_dup_report (RS_DIAGNOSTICS_WINDOW (window));
  g_assert_nonnull (strstr (report, "State: Live\n"));
  g_assert_nonnull (strstr (report, "libsoup: 3."));
  g_assert_null (strstr (report, secret));
  open_board_end (&board);
}

static void
test_a_row_of_the_list_opens_details_too (void)
{
  OpenBoard board;
  GtkWidget *window, *list;

  begin (&board);
  window = GTK_WIDGET (open_board_get_window (&board));
  open_board_activate (&board, "win.list");
  list = open_board_find (window, GTK_TYPE_COLUMN_VIEW);
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_true (shows_details (&board));
  open_board_end (&board);
}

#define ADD(name, run) test_keyring_add ("/desk/" name, run)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("enter-on-a-tile-opens-its-details-and-escape-closes-them",
       test_enter_on_a_tile_opens_its_details_and_escape_closes_them);
  ADD ("diagnostics-tell-the-connection-and-no-secret", test_diagnostics_tell_the_connection_and_no_secret);
  ADD ("a-row-of-the-list-opens-details-too", test_a_row_of_the_list_opens_details_too);
  return g_test_run ();
}
