/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-ripple.h"

#define FEW 60
#define MANY 300

static guint order[2 * MANY];
static guint n_done;

static void
note (GtkWidget *widget, guint index)
{
  g_assert_cmpuint (n_done, <, G_N_ELEMENTS (order));
  order[n_done++] = index;
}

static void
assert_in_order (guint first, guint count)
{
  for (guint i = 0; i < count; i++)
    g_assert_cmpuint (order[first + i], ==, i);
}

static void
test_what_is_on_no_screen_is_done_at_once (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_label_new (NULL));
  RsRipple ripple = { 0 };

  n_done = 0;
  rs_ripple_start (&ripple, widget, MANY, note);
  g_assert_cmpuint (n_done, ==, MANY);
  assert_in_order (0, MANY);
}

static void
test_few_are_done_at_once (void)
{
  GtkWidget *widget = gtk_label_new (NULL);
  GtkWidget *window = ui_show (widget, 100, 100);
  RsRipple ripple = { 0 };

  n_done = 0;
  rs_ripple_start (&ripple, widget, FEW, note);
  g_assert_cmpuint (n_done, ==, FEW);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_no_frame_does_more_than_its_share (void)
{
  GtkWidget *widget = gtk_label_new (NULL);
  GtkWidget *window = ui_show (widget, 100, 100);
  RsRipple ripple = { 0 };
  guint n_frames = 0;

  n_done = 0;
  rs_ripple_start (&ripple, widget, MANY, note);
  g_assert_cmpuint (n_done, ==, 0);
  while (n_done < MANY)
    {
      guint before = n_done;

      ui_paint (window);
      g_assert_cmpuint (n_done - before, <=, MANY / 3);
      n_frames += n_done > before;
    }
  g_assert_cmpuint (n_frames, >=, 3);
  assert_in_order (0, MANY);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_a_new_round_begins_anew (void)
{
  GtkWidget *widget = gtk_label_new (NULL);
  GtkWidget *window = ui_show (widget, 100, 100);
  RsRipple ripple = { 0 };
  guint n_before;

  n_done = 0;
  rs_ripple_start (&ripple, widget, MANY, note);
  while (n_done == 0)
    ui_paint (window);
  n_before = n_done;
  rs_ripple_start (&ripple, widget, MANY, note);
  while (n_done < n_before + MANY)
    ui_paint (window);
  assert_in_order (n_before, MANY);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_what_is_stopped_does_no_more (void)
{
  GtkWidget *widget = gtk_label_new (NULL);
  GtkWidget *window = ui_show (widget, 100, 100);
  RsRipple ripple = { 0 };

  n_done = 0;
  rs_ripple_start (&ripple, widget, MANY, note);
  rs_ripple_stop (&ripple);
  ui_paint (window);
  ui_paint (window);
  g_assert_cmpuint (n_done, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/ripple/what-is-on-no-screen-is-done-at-once", test_what_is_on_no_screen_is_done_at_once);
  g_test_add_func ("/ripple/few-are-done-at-once", test_few_are_done_at_once);
  g_test_add_func ("/ripple/no-frame-does-more-than-its-share", test_no_frame_does_more_than_its_share);
  g_test_add_func ("/ripple/a-new-round-begins-anew", test_a_new_round_begins_anew);
  g_test_add_func ("/ripple/what-is-stopped-does-no-more", test_what_is_stopped_does_no_more);
  return g_test_run ();
}
