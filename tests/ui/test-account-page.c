/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_SETTINGS_ENABLE_BACKEND
#include "account-views.h"
#include "support-profiles.h"
#include "ui-fixture.h"
#include "ui/rs-account-page.h"

#include <gio/gsettingsbackend.h>
#include <string.h>

/* What of an account can be changed, and what is settled. */

#define CLIENT "Grant=client-credentials\nClientId=wallboard-17\n"
#define LOCK "Settled by your administrator."

static gboolean
says (GtkWidget *widget, const char *words)
{
  gboolean found = GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = gtk_widget_get_visible (child) && says (child, words);
  return found;
}

static guint
count_locks (GtkWidget *widget)
{
  guint count = g_strcmp0 (gtk_widget_get_tooltip_text (widget), LOCK) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      count += count_locks (child);
  return count;
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget) &&
      strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static GtkWidget *
show (const RsAccountView *view)
{
  GtkWidget *page = rs_account_page_new ();

  rs_account_page_show (RS_ACCOUNT_PAGE (page), view);
  ui_show (page, 640, 860);
  return page;
}

static void
take_away (GtkWidget *page)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (page)));
}

static void
test_one_s_own_account_can_be_changed (void)
{
  g_autoptr (RsProfile) profile = account_make_profile (CLIENT);
  g_autoptr (RsSourceStatus) status = account_make_status (12, NULL);
  RsAccountView view = account_make_view (profile, status);
  GtkWidget *page = show (&view);

  g_assert_true (says (page, "Claims & <b>Billing</b>"));
  g_assert_true (gtk_widget_is_sensitive (find_row (page, "Replace the secret")));
  g_assert_true (gtk_widget_is_sensitive (find_row (page, "Sign out")));
  g_assert_cmpuint (count_locks (page), ==, 0);
  take_away (page);
}

static void
test_what_is_handed_over_cannot_be_changed_here (void)
{
  g_autoptr (RsProfile) profile = account_make_profile (CLIENT);
  g_autoptr (RsSourceStatus) status = account_make_status (12, NULL);
  RsAccountView view = account_make_view (profile, status);
  GtkWidget *page;

  view.origin = RS_SECRET_ORIGIN_SYSTEMD;
  page = show (&view);
  g_assert_true (says (page, "The administrator replaces it there."));
  g_assert_false (gtk_widget_is_sensitive (find_row (page, "Replace the secret")));
  g_assert_false (gtk_widget_is_sensitive (find_row (page, "Sign out")));
  take_away (page);
}

static void
test_a_recording_has_no_account (void)
{
  g_autoptr (RsProfile) profile = rs_profile_new_for_recording ("/tmp/a.jsonl");
  RsAccountView view = account_make_view (profile, NULL);
  GtkWidget *page = show (&view);

  g_assert_true (says (page, "It signs in nowhere."));
  g_assert_false (says (page, "Access Token"));
  take_away (page);
}

/* As an administrator does it with dconf, on a board that the user has set up. */
static void
lock_token_url (TestProfiles *test)
{
  g_autofree char *path = g_build_filename (test->root, "user", NULL);
  g_autoptr (GSettingsBackend) unlocked = g_keyfile_settings_backend_new (path, "/", NULL);
  g_autoptr (GSettingsBackend) locking = NULL;

  g_set_object (&test->backend, unlocked);
  test_profiles_open (test);
  test_profiles_save (test, "Floor", "u1");
  test_profiles_write_text (test->root, "defaults", "");
  test_profiles_write_text (test->root, "locks", "/io/github/ringside_wallboard/Ringside/profiles/floor/token-url\n");
  locking = g_object_new (G_OBJECT_TYPE (unlocked), "filename", path, "defaults-dir", test->root, NULL);
  g_set_object (&test->backend, locking);
  test_profiles_open (test);
}

static void
test_a_key_that_is_settled_has_a_lock_and_a_sentence (TestProfiles *test, gconstpointer user_data)
{
  g_autoptr (RsProfile) profile = test_profiles_parse ("Floor", "u1");
  RsAccountView view = account_make_view (profile, NULL);
  GtkWidget *page;

  lock_token_url (test);
  view.entry = rs_profile_store_find (test->store, "Floor");
  g_assert_nonnull (view.entry);
  page = show (&view);
  g_assert_cmpuint (count_locks (page), ==, 1);
  g_assert_cmpuint (count_locks (find_row (page, "Server")), ==, 1);
  g_assert_true (says (page, "Your administrator has settled how this board signs in."));
  take_away (page);
}

static void
test_a_file_of_one_s_own_is_named_and_not_locked (TestProfiles *test, gconstpointer user_data)
{
  g_autoptr (RsProfile) profile = test_profiles_parse ("Floor", "u1");
  RsAccountView view = account_make_view (profile, NULL);
  GtkWidget *page;

  test_profiles_write (test->own, "floor.ringside", "Floor", "u1");
  view.entry = rs_profile_store_find (test->store, "Floor");
  page = show (&view);
  g_assert_cmpuint (count_locks (page), ==, 0);
  g_assert_true (says (page, "This board follows the file "));
  take_away (page);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/account-page/one-s-own-account-can-be-changed", test_one_s_own_account_can_be_changed);
  g_test_add_func ("/account-page/what-is-handed-over-cannot-be-changed-here",
                   test_what_is_handed_over_cannot_be_changed_here);
  g_test_add_func ("/account-page/a-recording-has-no-account", test_a_recording_has_no_account);
  g_test_add ("/account-page/a-key-that-is-settled-has-a-lock-and-a-sentence", TestProfiles, NULL, test_profiles_set_up,
              test_a_key_that_is_settled_has_a_lock_and_a_sentence, test_profiles_tear_down);
  g_test_add ("/account-page/a-file-of-one-s-own-is-named-and-not-locked", TestProfiles, NULL, test_profiles_set_up,
              test_a_file_of_one_s_own_is_named_and_not_locked, test_profiles_tear_down);
  return g_test_run ();
}
