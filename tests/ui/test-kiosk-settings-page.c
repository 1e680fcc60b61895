/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-kiosk-settings-page.h"
#include "ui/rs-preferences.h"

#include <string.h>

typedef struct
{
  GSettings *settings;
  GtkWidget *page;
  GtkWidget *window;
} Test;

static void
set_up (Test *test, gconstpointer user_data)
{
  static const char *const keys[] = { "kiosk-orbit", "dim", "dim-from", "dim-until", "dim-level" };

  test->settings = rs_preferences_new ();
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (test->settings, keys[i]);
  test->page = rs_kiosk_settings_page_new (test->settings);
  test->window = ui_show (test->page, 640, 620);
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
  g_object_unref (test->settings);
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget) &&
      strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static GtkWidget *
find_control (Test *test, const char *title)
{
  return adw_action_row_get_activatable_widget (ADW_ACTION_ROW (find_row (test->page, title)));
}

static void
test_what_is_chosen_is_kept (Test *test, gconstpointer user_data)
{
  g_autofree char *from = NULL;

  gtk_switch_set_active (GTK_SWITCH (find_control (test, "Wander")), FALSE);
  gtk_switch_set_active (GTK_SWITCH (find_control (test, "Dim at night")), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find_control (test, "From")), "21:30");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_control (test, "Less light")), 65);
  from = g_settings_get_string (test->settings, "dim-from");
  g_assert_false (g_settings_get_boolean (test->settings, "kiosk-orbit"));
  g_assert_true (g_settings_get_boolean (test->settings, "dim"));
  g_assert_cmpstr (from, ==, "21:30");
  g_assert_cmpint (g_settings_get_int (test->settings, "dim-level"), ==, 65);
}

static void
test_what_is_no_time_is_marked_and_not_kept (Test *test, gconstpointer user_data)
{
  GtkWidget *until = find_control (test, "Until");
  g_autofree char *kept = NULL;

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (until)), ==, "06:00");
  gtk_editable_set_text (GTK_EDITABLE (until), "25:00");
  kept = g_settings_get_string (test->settings, "dim-until");
  g_assert_cmpstr (kept, ==, "06:00");
  g_assert_true (gtk_widget_has_css_class (until, "error"));
  gtk_editable_set_text (GTK_EDITABLE (until), "5:00");
  g_assert_false (gtk_widget_has_css_class (until, "error"));
}

static void
test_without_settings_nothing_can_be_set (void)
{
  GtkWidget *page = rs_kiosk_settings_page_new (NULL);
  GtkWidget *window = ui_show (page, 640, 620);

  g_assert_false (gtk_widget_get_sensitive (find_row (page, "Wander")));
  g_assert_false (gtk_widget_get_sensitive (find_row (page, "Until")));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  adw_init ();
  g_test_add ("/kiosk-settings-page/what-is-chosen-is-kept", Test, NULL, set_up, test_what_is_chosen_is_kept,
              tear_down);
  g_test_add ("/kiosk-settings-page/what-is-no-time-is-marked-and-not-kept", Test, NULL, set_up,
              test_what_is_no_time_is_marked_and_not_kept, tear_down);
  g_test_add_func ("/kiosk-settings-page/without-settings-nothing-can-be-set",
                   test_without_settings_nothing_can_be_set);
  return g_test_run ();
}
