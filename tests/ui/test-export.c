/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-board.h"
#include "ui/rs-export.h"
#include "ui/rs-shot.h"

#include <glib/gstdio.h>
#include <string.h>

/* A board on its way into a file. */

static void
test_a_name_is_offered_that_every_file_system_takes (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 3, 1, 9, 5, 0);
  g_autofree char *picture = rs_export_suggest_name (RS_EXPORT_PICTURE, "Sales/Support: day", now);
  g_autofree char *table = rs_export_suggest_name (RS_EXPORT_TABLE, "Sales", now);

  g_assert_cmpstr (picture, ==, "Sales-Support- day 2026-03-01 09.05.png");
  g_assert_cmpstr (table, ==, "Sales 2026-03-01 09.05.csv");
}

static void
test_a_file_is_replaced_as_a_whole (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ringside-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "board.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;

  g_assert_true (g_file_set_contents (path, "the old one", -1, NULL));
  sentence = rs_export_save (file, bytes);
  g_assert_null (sentence);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "new");
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_what_cannot_be_saved_is_a_sentence (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/proc/nowhere/board.csv");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autofree char *sentence = rs_export_save (file, bytes);

  g_assert_nonnull (sentence);
  g_assert_nonnull (strstr (sentence, "“/proc/nowhere/board.csv” was not saved: "));
}

static void
take (GBytes *png, gpointer user_data)
{
  *(GBytes **) user_data = g_bytes_ref (png);
}

static void
test_the_picture_of_a_board_is_not_empty (void)
{
  g_autoptr (RsClock) clock = rs_clock_new_virtual (UI_NOW / 1000);
  g_autoptr (RsBoardModel) model = rs_board_model_new ();
  RsChangeSet *changes = rs_change_set_new ();
  GtkWidget *board = rs_board_new (clock);
  GtkWidget *window;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  ui_add_many (changes, 12);
  ui_apply (model, changes);
  rs_board_set_model (RS_BOARD (board), model);
  window = ui_show (board, 640, 400);
  rs_shot_take_bytes (board, take, &png);
  while (png == NULL)
    g_main_context_iteration (NULL, TRUE);
  texture = gdk_texture_new_from_bytes (png, NULL);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 640);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 400);
  g_assert_cmpuint (ui_count_colourful (window), >, 1000);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/export/a-name-is-offered-that-every-file-system-takes",
                   test_a_name_is_offered_that_every_file_system_takes);
  g_test_add_func ("/export/a-file-is-replaced-as-a-whole", test_a_file_is_replaced_as_a_whole);
  g_test_add_func ("/export/what-cannot-be-saved-is-a-sentence", test_what_cannot_be_saved_is_a_sentence);
  g_test_add_func ("/export/the-picture-of-a-board-is-not-empty", test_the_picture_of_a_board_is_not_empty);
  return g_test_run ();
}
