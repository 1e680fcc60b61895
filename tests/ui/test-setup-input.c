/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-setup-input.h"

#include <adwaita.h>

/* One field of a draft: when it speaks up, and when it is silent. */

typedef struct
{
  RsSetupDraft *draft;
  RsSetupInput *input;
  GtkWidget *window;
  GtkWidget *elsewhere;
  guint n_changes;
} Test;

static void
on_changed (Test *test)
{
  test->n_changes++;
}

static void
set_up (Test *test, gconstpointer field)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  test->draft = rs_setup_draft_new (RS_SETUP_STREAM);
  test->input = rs_setup_input_new (test->draft, GPOINTER_TO_UINT (field));
  test->elsewhere = gtk_button_new_with_label ("Next");
  g_signal_connect_swapped (test->input, "changed", G_CALLBACK (on_changed), test);
  gtk_list_box_append (GTK_LIST_BOX (list), rs_setup_input_get_row (test->input));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), test->elsewhere);
  test->window = ui_show (box, 500, 300);
  ui_paint (test->window);
}

static void
tear_down (Test *test, gconstpointer field)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
  g_assert_finalize_object (test->input);
  rs_setup_draft_unref (test->draft);
}

static void
type (Test *test, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (rs_setup_input_get_entry (test->input)), text);
}

static gboolean
is_faulty (Test *test)
{
  return gtk_widget_has_css_class (rs_setup_input_get_row (test->input), "error");
}

static void
test_what_is_typed_is_in_the_draft (Test *test, gconstpointer field)
{
  type (test, "wss://stream.example.com");
  g_assert_cmpstr (rs_setup_draft_get (test->draft, RS_SETUP_STREAM_URL), ==, "wss://stream.example.com");
  g_assert_cmpuint (test->n_changes, ==, 1);
}

static void
test_nobody_is_told_off_while_typing (Test *test, gconstpointer field)
{
  type (test, "htt");
  g_assert_false (is_faulty (test));
  g_assert_false (rs_setup_input_confirm (test->input));
  g_assert_true (is_faulty (test));
  type (test, "wss://stream.example.com");
  g_assert_false (is_faulty (test));
  type (test, "wss:/");
  g_assert_true (is_faulty (test));
}

static void
test_an_empty_field_is_not_wrong_until_one_goes_on (Test *test, gconstpointer field)
{
  gtk_widget_grab_focus (rs_setup_input_get_entry (test->input));
  gtk_widget_grab_focus (test->elsewhere);
  g_assert_false (is_faulty (test));
  g_assert_false (rs_setup_input_confirm (test->input));
  g_assert_true (is_faulty (test));
}

static void
test_a_complaint_goes_with_the_text_it_was_about (Test *test, gconstpointer field)
{
  type (test, "wss://stream.example.com");
  rs_setup_input_complain (test->input, "Somebody else has it.");
  g_assert_true (is_faulty (test));
  g_assert_false (rs_setup_input_confirm (test->input));
  type (test, "wss://stream.example.org");
  g_assert_false (is_faulty (test));
  g_assert_true (rs_setup_input_confirm (test->input));
}

static void
test_a_secret_is_wiped_from_field_and_draft (Test *test, gconstpointer field)
{
  type (test, "not a real secret");
  rs_setup_input_wipe (test->input);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rs_setup_input_get_entry (test->input))), ==, "");
  g_assert_cmpstr (rs_setup_draft_get (test->draft, RS_SETUP_CLIENT_SECRET), ==, "");
}

static void
test_a_field_without_meaning_is_not_there (Test *test, gconstpointer field)
{
  rs_setup_input_confirm (test->input);
  rs_setup_draft_set_signs (test->draft, TRUE);
  rs_setup_input_refresh (test->input);
  g_assert_false (gtk_widget_get_visible (rs_setup_input_get_row (test->input)));
  rs_setup_draft_set_signs (test->draft, FALSE);
  rs_setup_input_refresh (test->input);
  g_assert_true (gtk_widget_get_visible (rs_setup_input_get_row (test->input)));
}

static void
add (const char *path, RsSetupField field, void (*test) (Test *, gconstpointer))
{
  g_test_add (path, Test, GUINT_TO_POINTER (field), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  adw_init ();
  add ("/setup-input/what-is-typed-is-in-the-draft", RS_SETUP_STREAM_URL, test_what_is_typed_is_in_the_draft);
  add ("/setup-input/nobody-is-told-off-while-typing", RS_SETUP_STREAM_URL, test_nobody_is_told_off_while_typing);
  add ("/setup-input/an-empty-field-is-not-wrong-until-one-goes-on", RS_SETUP_STREAM_URL,
       test_an_empty_field_is_not_wrong_until_one_goes_on);
  add ("/setup-input/a-complaint-goes-with-the-text-it-was-about", RS_SETUP_STREAM_URL,
       test_a_complaint_goes_with_the_text_it_was_about);
  add ("/setup-input/a-secret-is-wiped-from-field-and-draft", RS_SETUP_CLIENT_SECRET,
       test_a_secret_is_wiped_from_field_and_draft);
  add ("/setup-input/a-field-without-meaning-is-not-there", RS_SETUP_CLIENT_SECRET,
       test_a_field_without_meaning_is_not_there);
  return g_test_run ();
}
