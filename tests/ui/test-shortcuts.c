/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-shortcuts.h"

/* What is listed is what works. */

/* A window keeps each of them twice: once to be found. */
static void
collect (GtkWidget *widget, GHashTable *keys)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), GTK_TYPE_SHORTCUTS_SHORTCUT))
    {
      char *accelerator;

      g_object_get (widget, "accelerator", &accelerator, NULL);
      g_hash_table_add (keys, accelerator);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, keys);
}

static void
test_the_window_lists_every_key_and_no_other (void)
{
  GtkWidget *window = rs_shortcuts_make_window ();
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_shortcuts;
  const RsShortcut *shortcuts = rs_shortcuts_list (&n_shortcuts);

  collect (window, keys);
  g_assert_cmpuint (g_hash_table_size (keys), ==, n_shortcuts);
  for (guint i = 0; i < n_shortcuts; i++)
    {
      g_autofree char *accels = g_strjoinv (" ", (char **) shortcuts[i].accels);

      g_assert_true (g_hash_table_contains (keys, accels));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
}

static void
test_the_keys_that_work_are_those_in_the_list (void)
{
  g_autoptr (GtkApplication) application = gtk_application_new ("io.example.Shortcuts", G_APPLICATION_NON_UNIQUE);
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) actions = NULL;
  guint n_shortcuts;
  const RsShortcut *shortcuts = rs_shortcuts_list (&n_shortcuts);

  rs_shortcuts_add (application);
  for (guint i = 0; i < n_shortcuts; i++)
    if (shortcuts[i].action != NULL)
      g_hash_table_add (listed, (gpointer) shortcuts[i].action);
  actions = gtk_application_list_action_descriptions (application);
  g_assert_cmpuint (g_strv_length (actions), ==, g_hash_table_size (listed));
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, actions[i]);

      g_assert_true (g_hash_table_contains (listed, actions[i]));
      g_assert_cmpuint (g_strv_length (accels), >, 0);
    }
}

static void
test_no_key_does_two_things (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_shortcuts;
  const RsShortcut *shortcuts = rs_shortcuts_list (&n_shortcuts);

  for (guint i = 0; i < n_shortcuts; i++)
    for (guint j = 0; shortcuts[i].accels[j] != NULL; j++)
      g_assert_true (g_hash_table_add (seen, (gpointer) shortcuts[i].accels[j]));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/shortcuts/the-window-lists-every-key-and-no-other", test_the_window_lists_every_key_and_no_other);
  g_test_add_func ("/shortcuts/the-keys-that-work-are-those-in-the-list",
                   test_the_keys_that_work_are_those_in_the_list);
  g_test_add_func ("/shortcuts/no-key-does-two-things", test_no_key_does_two_things);
  return g_test_run ();
}
