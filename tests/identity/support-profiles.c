/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_SETTINGS_ENABLE_BACKEND
#include "support-profiles.h"

#include "base/rs-error.h"

#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>
#include <string.h>

#define DEADLINE_US (20 * G_USEC_PER_SEC)

static void
on_profile_changed (RsProfileStore *store, const char *name, TestProfiles *test)
{
  g_ptr_array_add (test->changed, g_strdup (name));
}

void
test_profiles_open (TestProfiles *test)
{
  const char *const admins[] = { test->admin, test->more, NULL };
  const RsProfilePlaces places = { .provisioning = admins, .own = test->own, .backend = test->backend };

  g_clear_object (&test->store);
  test->store = rs_profile_store_new_at (&places, test->clock);
  g_signal_connect (test->store, "profile-changed", G_CALLBACK (on_profile_changed), test);
}

static char *
make_folder (TestProfiles *test, const char *name)
{
  char *path = g_build_filename (test->root, name, NULL);

  g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
  return path;
}

void
test_profiles_set_up (TestProfiles *test, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  test->root = g_dir_make_tmp ("ringside-store-XXXXXX", &error);
  g_assert_no_error (error);
  test->admin = make_folder (test, "admin");
  test->more = make_folder (test, "more");
  test->own = make_folder (test, "own");
  test->backend = g_memory_settings_backend_new ();
  test->clock = rs_clock_new_system ();
  test->changed = g_ptr_array_new_with_free_func (g_free);
  test_profiles_open (test);
}

static void
empty_folder (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_remove (file);
    }
  g_rmdir (path);
}

void
test_profiles_tear_down (TestProfiles *test, gconstpointer user_data)
{
  g_clear_object (&test->store);
  g_clear_object (&test->backend);
  g_clear_object (&test->clock);
  empty_folder (test->admin);
  empty_folder (test->more);
  empty_folder (test->own);
  empty_folder (test->root);
  g_ptr_array_unref (test->changed);
  g_free (test->admin);
  g_free (test->more);
  g_free (test->own);
  g_free (test->root);
}

char *
test_profiles_make_text (const char *name, const char *user)
{
  return g_strdup_printf ("[Ringside]\nVersion=1\nName=%s\n[Source]\nKind=stream\nStreamUrl=wss://s.example.org/\n"
                          "[Auth]\nGrant=client-credentials\nTokenUrl=https://a.example.org/token\nClientId=c\n"
                          "[Roster]\nUsers=%s\n",
                          name, user);
}

void
test_profiles_write_text (const char *folder, const char *file, const char *text)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

void
test_profiles_write (const char *folder, const char *file, const char *name, const char *user)
{
  g_autofree char *text = test_profiles_make_text (name, user);

  test_profiles_write_text (folder, file, text);
}

RsProfile *
test_profiles_parse (const char *name, const char *user)
{
  g_autofree char *text = test_profiles_make_text (name, user);
  g_autoptr (GError) error = NULL;
  RsProfile *profile = rs_profile_parse (text, -1, "test", &error);

  g_assert_no_error (error);
  return profile;
}

void
test_profiles_save (TestProfiles *test, const char *name, const char *user)
{
  g_autoptr (RsProfile) profile = test_profiles_parse (name, user);
  g_autoptr (GError) error = NULL;

  rs_profile_store_save (test->store, profile, &error);
  g_assert_no_error (error);
  g_ptr_array_set_size (test->changed, 0); /* what comes from now on is news */
}

void
test_profiles_assert_names (TestProfiles *test, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (test->store)); i++)
    {
      g_autoptr (RsProfileEntry) entry = g_list_model_get_item (G_LIST_MODEL (test->store), i);

      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", rs_profile_entry_get_name (entry));
    }
  g_assert_cmpstr (names->str, ==, expected);
}

void
test_profiles_assert_user (TestProfiles *test, const char *name, const char *user)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsProfile) profile = rs_profile_store_load (test->store, name, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rs_profile_get_users (profile)[0], ==, user);
}

void
test_profiles_assert_refused (gboolean done, GError **error, const char *words)
{
  g_assert_false (done);
  g_assert_error (*error, RS_ERROR, RS_ERROR_PROFILE);
  g_test_message ("%s", (*error)->message);
  g_assert_nonnull (strstr ((*error)->message, words));
  g_clear_error (error);
}

static gboolean
on_deadline (gpointer user_data)
{
  g_error ("no change was told within the deadline");
  return G_SOURCE_REMOVE;
}

/* The files are watched by the system, so a change comes when it comes. */
void
test_profiles_wait_for_change (TestProfiles *test, const char *name)
{
  guint deadline = g_timeout_add (DEADLINE_US / 1000, on_deadline, NULL);

  while (!g_ptr_array_find_with_equal_func (test->changed, name, g_str_equal, NULL))
    g_main_context_iteration (NULL, TRUE);
  g_ptr_array_set_size (test->changed, 0);
  g_source_remove (deadline);
}
