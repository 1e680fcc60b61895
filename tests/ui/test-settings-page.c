/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_SETTINGS_ENABLE_BACKEND
#include "ui-fixture.h"
#include "ui/rs-board-settings-page.h"
#include "ui/rs-privacy-group.h"

#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>
#include <string.h>

/* What the user prefers, and what the administrator has settled. */

#define ROOT "/io/github/ringside_wallboard/Ringside/"

typedef struct
{
  char *folder;
  GSettings *settings;
  GtkWidget *page;
  GtkWidget *window;
} Test;

static void
write_file (Test *test, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* As an administrator does it with dconf: a value of their own and a lock upon it. */
static void
set_up (Test *test, gconstpointer locks)
{
  g_autofree char *file = NULL;
  g_autoptr (GSettingsBackend) pattern = NULL;
  g_autoptr (GSettingsBackend) backend = NULL;

  test->folder = g_dir_make_tmp ("ringside-settings-XXXXXX", NULL);
  file = g_build_filename (test->folder, "own", NULL);
  write_file (test, "defaults", "[io/github/ringside_wallboard/Ringside]\nviewing-distance=6.5\n");
  write_file (test, "locks", locks);
  pattern = g_keyfile_settings_backend_new (file, "/", NULL);
  backend = g_object_new (G_OBJECT_TYPE (pattern), "filename", file, "defaults-dir", test->folder, NULL);
  test->settings = g_settings_new_with_backend ("io.github.ringside_wallboard.Ringside", backend);
  test->page = rs_board_settings_page_new (test->settings);
  test->window = ui_show (test->page, 640, 480);
}

static void
tear_down (Test *test, gconstpointer locks)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
  g_clear_object (&test->settings);
  g_free (test->folder);
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
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
test_what_is_chosen_is_kept (Test *test, gconstpointer locks)
{
  g_autofree char *scheme = NULL;
  GtkWidget *distance = find_row (test->page, "iewing distance");

  g_assert_true (gtk_widget_get_sensitive (distance));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find (distance, GTK_TYPE_SPIN_BUTTON)), 7.5);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (test->page, "ppearance")), 2);
  g_assert_cmpfloat (g_settings_get_double (test->settings, "viewing-distance"), ==, 7.5);
  scheme = g_settings_get_string (test->settings, "color-scheme");
  g_assert_cmpstr (scheme, ==, "dark");
}

static void
test_what_is_settled_is_shown_and_cannot_be_changed (Test *test, gconstpointer locks)
{
  GtkWidget *distance = find_row (test->page, "iewing distance");

  g_assert_false (gtk_widget_get_sensitive (distance));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (distance)), ==, "Settled by your administrator.");
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (find (distance, GTK_TYPE_SPIN_BUTTON))), ==, 6.5);
  g_assert_true (gtk_widget_get_sensitive (find_row (test->page, "creen diagonal")));
}

static void
test_how_people_are_named_can_be_settled (Test *test, gconstpointer locks)
{
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autoptr (GSettings) view = NULL;
  g_autoptr (GtkWidget) group = NULL;
  g_autofree char *names = NULL;
  GtkWidget *row;

  g_object_get (test->settings, "backend", &backend, NULL);
  view =
      g_settings_new_with_backend_and_path ("io.github.ringside_wallboard.Ringside.View", backend, ROOT "views/usual/");
  group = g_object_ref_sink (rs_privacy_group_new (NULL, view));
  row = find_row (group, "ames");
  g_assert_cmpint (gtk_widget_get_sensitive (row), ==, *(const char *) locks == '\0');
  if (*(const char *) locks != '\0')
    {
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Settled by your administrator.");
      return;
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 3);
  names = g_settings_get_string (view, "names");
  g_assert_cmpstr (names, ==, "pseudonym");
}

static void
test_keeping_the_last_picture_can_be_settled (Test *test, gconstpointer locks)
{
  g_autoptr (GtkWidget) group = g_object_ref_sink (rs_privacy_group_new (test->settings, NULL));
  GtkWidget *row = find_row (group, "ast Picture");
  GtkWidget *toggle = find (row, GTK_TYPE_SWITCH);

  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)));
  g_assert_cmpint (gtk_widget_get_sensitive (row), ==, *(const char *) locks == '\0');
  if (*(const char *) locks != '\0')
    return;
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  g_assert_false (g_settings_get_boolean (test->settings, "keep-last-picture"));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  adw_init ();
  g_test_add ("/settings-page/what-is-chosen-is-kept", Test, "", set_up, test_what_is_chosen_is_kept, tear_down);
  g_test_add ("/settings-page/what-is-settled-is-shown-and-cannot-be-changed", Test, ROOT "viewing-distance\n", set_up,
              test_what_is_settled_is_shown_and_cannot_be_changed, tear_down);
  g_test_add ("/settings-page/how-people-are-named-is-kept", Test, "", set_up, test_how_people_are_named_can_be_settled,
              tear_down);
  g_test_add ("/settings-page/how-people-are-named-can-be-settled", Test, ROOT "views/usual/names\n", set_up,
              test_how_people_are_named_can_be_settled, tear_down);
  g_test_add ("/settings-page/keeping-the-last-picture-is-kept", Test, "", set_up,
              test_keeping_the_last_picture_can_be_settled, tear_down);
  g_test_add ("/settings-page/keeping-the-last-picture-can-be-settled", Test, ROOT "keep-last-picture\n", set_up,
              test_keeping_the_last_picture_can_be_settled, tear_down);
  return g_test_run ();
}
