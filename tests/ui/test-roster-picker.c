/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-everyone-row.h"
#include "ui/rs-id-paste.h"
#include "ui/rs-roster-browser.h"
#include "ui/rs-roster-picker.h"
#include "ui/rs-roster-row.h"

#include <adwaita.h>

/* Picking from a directory as a person does, on real widgets. */

static RsRosterList *
make_list (guint n_agents)
{
  RsRosterList *list = rs_roster_list_new ();

  rs_roster_list_add_team (list, "t", "Billing");
  rs_roster_list_add_queue (list, "q", "Claims");
  for (guint i = 0; i < n_agents; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%05u", i);
      g_autofree char *name = g_strdup_printf ("Agent Number%05u", i);

      rs_roster_list_add_agent (list, id, name, i < 5 ? "t" : NULL);
    }
  return list;
}

/* All widgets of a type that are in sight, depth first. */
static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (widget, type, found);
  g_assert_cmpuint (found->len, >, 0);
  return found->pdata[0];
}

static void
assert_summary (GtkWidget *picker, const char *expected)
{
  g_autofree char *summary = rs_roster_picker_summarise (RS_ROSTER_PICKER (picker));

  g_assert_cmpstr (summary, ==, expected);
}

static void
test_counts (void)
{
  g_autoptr (RsRosterList) list = make_list (340);
  GtkWidget *picker = rs_roster_picker_new ();
  GtkWidget *window = ui_show (picker, 640, 480);

  rs_roster_picker_set_list (RS_ROSTER_PICKER (picker), list);
  ui_paint (window);
  assert_summary (picker, "0 of 340 agents, 0 of 1 queue");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (picker, RS_TYPE_ROSTER_ROW)), TRUE);
  assert_summary (picker, "5 of 340 agents, 0 of 1 queue");
  rs_roster_picker_show (RS_ROSTER_PICKER (picker), RS_ROSTER_QUEUE);
  ui_paint (window);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (picker, RS_TYPE_ROSTER_ROW)), TRUE);
  assert_summary (picker, "5 of 340 agents, 1 of 1 queue");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_search_and_pick_shown (void)
{
  g_autoptr (RsRosterList) list = make_list (340);
  GtkWidget *browser = rs_roster_browser_new (list, RS_ROSTER_AGENT);
  GtkWidget *window = ui_show (browser, 640, 480);
  GListModel *shown = rs_roster_browser_get_shown (RS_ROSTER_BROWSER (browser));

  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 340);
  rs_roster_browser_search (RS_ROSTER_BROWSER (browser), "number0001");
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 10);
  rs_roster_list_pick_each (list, shown, TRUE);
  rs_roster_browser_search (RS_ROSTER_BROWSER (browser), "");
  g_assert_cmpuint (rs_roster_list_get_n_picked (list, RS_ROSTER_AGENT), ==, 10);
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 340);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is out of sight has no widgets: that is why ten thousand are as quick as ten. */
static void
test_ten_thousand_have_few_widgets (void)
{
  g_autoptr (RsRosterList) list = make_list (10000);
  GtkWidget *browser = rs_roster_browser_new (list, RS_ROSTER_AGENT);
  GtkWidget *window = ui_show (browser, 640, 480);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  collect (browser, RS_TYPE_ROSTER_ROW, rows);
  g_test_message ("%u rows", rows->len);
  g_assert_cmpuint (rows->len, >, 5);
  g_assert_cmpuint (rows->len, <, 400);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_everyone_needs_its_warning_read (void)
{
  g_auto (RsRosterChoice) choice = { 0 };
  GtkWidget *picker = rs_roster_picker_new ();
  GtkWidget *window = ui_show (picker, 640, 480);
  GtkWidget *row = find (picker, RS_TYPE_EVERYONE_ROW);
  GtkWidget *dialog = NULL;

  g_signal_emit_by_name (find (row, GTK_TYPE_SWITCH), "activate");
  g_assert_false (rs_everyone_row_get_on (RS_EVERYONE_ROW (row)));
  while (dialog == NULL)
    {
      g_autoptr (GList) all = gtk_window_list_toplevels ();

      for (GList *link = all; link != NULL; link = link->next)
        dialog = ADW_IS_MESSAGE_DIALOG (link->data) ? link->data : dialog;
      g_main_context_iteration (NULL, dialog == NULL);
    }
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "everyone");
  g_assert_true (rs_everyone_row_get_on (RS_EVERYONE_ROW (row)));
  g_assert_true (rs_roster_picker_read (RS_ROSTER_PICKER (picker), &choice, NULL));
  g_assert_true (choice.everyone);
  assert_summary (picker, "everyone, 0 queues");
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_without_directory_ids_are_pasted (void)
{
  g_auto (RsRosterChoice) choice = { 0 };
  GtkWidget *picker = rs_roster_picker_new ();
  GtkWidget *window = ui_show (picker, 640, 480);
  RsIdPaste *paste = RS_ID_PASTE (find (picker, RS_TYPE_ID_PASTE));

  rs_id_paste_set_text (paste, "a1\na2\n");
  assert_summary (picker, "2 agents, 0 queues");
  g_assert_true (rs_roster_picker_read (RS_ROSTER_PICKER (picker), &choice, NULL));
  g_assert_cmpstrv (choice.users, ((const char *const[]){ "a1", "a2", NULL }));
  rs_id_paste_set_text (paste, "a1\nnot an id\n");
  assert_summary (picker, "Line 2 is not an id. An id has no spaces, quotes or stars. Write one id a line.");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/roster-picker/counts-say-how-many-of-how-many", test_counts);
  g_test_add_func ("/roster-picker/what-a-search-shows-is-picked-at-once", test_search_and_pick_shown);
  g_test_add_func ("/roster-picker/ten-thousand-have-few-widgets", test_ten_thousand_have_few_widgets);
  g_test_add_func ("/roster-picker/everyone-needs-its-warning-read", test_everyone_needs_its_warning_read);
  g_test_add_func ("/roster-picker/without-a-directory-ids-are-pasted", test_without_directory_ids_are_pasted);
  return g_test_run ();
}
