/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-step-list.h"

#include <adwaita.h>

/* The steps of a check: how each is, and where the keyboard is meanwhile. */

typedef struct
{
  GtkWidget *window;
  GtkWidget *button;
  RsStepList *steps;
} Test;

static void
set_up (Test *test, gconstpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  test->steps = RS_STEP_LIST (rs_step_list_new ());
  test->button = gtk_button_new_with_label ("Next");
  for (guint step = 0; step < 3; step++)
    g_assert_cmpuint (rs_step_list_add (test->steps, "Step"), ==, step);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (test->steps));
  gtk_box_append (GTK_BOX (box), test->button);
  test->window = ui_show (box, 400, 300);
  ui_paint (test->window);
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
}

/* Which step the keyboard is on; -1 for none. */
static int
find_focus (Test *test)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (test->window));
  int step = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (test->steps)); row != NULL;
       row = gtk_widget_get_next_sibling (row), step++)
    if (row == focus)
      return step;
  return -1;
}

static void
test_the_keyboard_follows_the_check (Test *test, gconstpointer user_data)
{
  rs_step_list_show (test->steps, 0, RS_STEP_RUNNING, NULL, NULL);
  rs_step_list_focus (test->steps);
  g_assert_cmpint (find_focus (test), ==, 0);
  rs_step_list_show (test->steps, 0, RS_STEP_GOOD, "Good.", NULL);
  rs_step_list_show (test->steps, 1, RS_STEP_RUNNING, NULL, NULL);
  g_assert_cmpint (find_focus (test), ==, 1);
  rs_step_list_show (test->steps, 1, RS_STEP_FAILED, "It failed.", "Do this.");
  g_assert_cmpint (find_focus (test), ==, 1);
}

static void
test_a_keyboard_that_is_elsewhere_stays_there (Test *test, gconstpointer user_data)
{
  gtk_widget_grab_focus (test->button);
  rs_step_list_show (test->steps, 0, RS_STEP_RUNNING, NULL, NULL);
  rs_step_list_show (test->steps, 1, RS_STEP_FAILED, "It failed.", NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (test->window)) == test->button);
}

static void
test_only_the_step_that_matters_is_a_stop (Test *test, gconstpointer user_data)
{
  guint n_stops = 0;

  rs_step_list_show (test->steps, 0, RS_STEP_RUNNING, NULL, NULL);
  rs_step_list_show (test->steps, 0, RS_STEP_GOOD, NULL, NULL);
  rs_step_list_show (test->steps, 2, RS_STEP_RUNNING, NULL, NULL);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (test->steps)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n_stops += gtk_widget_get_focusable (row);
  g_assert_cmpuint (n_stops, ==, 1);
  g_assert_true (gtk_widget_get_focusable (gtk_widget_get_last_child (GTK_WIDGET (test->steps))));
}

static void
test_a_reset_takes_all_steps_back (Test *test, gconstpointer user_data)
{
  rs_step_list_show (test->steps, 0, RS_STEP_GOOD, NULL, NULL);
  rs_step_list_show (test->steps, 1, RS_STEP_FAILED, "It failed.", NULL);
  rs_step_list_reset (test->steps);
  for (guint step = 0; step < 3; step++)
    g_assert_cmpint (rs_step_list_get_state (test->steps, step), ==, RS_STEP_WAITING);
}

static void
add (const char *path, void (*test) (Test *, gconstpointer))
{
  g_test_add (path, Test, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  adw_init ();
  add ("/step-list/the-keyboard-follows-the-check", test_the_keyboard_follows_the_check);
  add ("/step-list/a-keyboard-that-is-elsewhere-stays-there", test_a_keyboard_that_is_elsewhere_stays_there);
  add ("/step-list/only-the-step-that-matters-is-a-stop", test_only_the_step_that_matters_is_a_stop);
  add ("/step-list/a-reset-takes-all-steps-back", test_a_reset_takes_all_steps_back);
  return g_test_run ();
}
