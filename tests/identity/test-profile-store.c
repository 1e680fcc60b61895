/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_SETTINGS_ENABLE_BACKEND
#include "identity/rs-profile-key.h"
#include "rs-config.h"
#include "support-profiles.h"

#include <gio/gsettingsbackend.h>
#include <string.h>

/* Where profiles are kept, and which of them wins. */

static void
test_settings_keep_what_was_saved (TestProfiles *test, gconstpointer user_data)
{
  g_autoptr (RsProfile) before = test_profiles_parse ("Night shift", "u1;u2");
  g_autofree char *before_text = rs_profile_dup_text (before);
  g_autoptr (RsProfile) after = NULL;
  g_autofree char *after_text = NULL;

  test_profiles_save (test, "Night shift", "u1;u2");
  test_profiles_save (test, "Day shift", "u3");
  test_profiles_open (test);
  test_profiles_assert_names (test, "Day shift|Night shift");
  after = rs_profile_store_load (test->store, "Night shift", NULL);
  after_text = rs_profile_dup_text (after);
  g_assert_cmpstr (before_text, ==, after_text);
}

static void
test_saving_again_replaces (TestProfiles *test, gconstpointer user_data)
{
  test_profiles_save (test, "Floor", "u1");
  test_profiles_save (test, "Floor", "u2");
  test_profiles_assert_names (test, "Floor");
  test_profiles_assert_user (test, "Floor", "u2");
}

static void
test_names_that_look_alike_do_not_meet (TestProfiles *test, gconstpointer user_data)
{
  test_profiles_save (test, "Grüße!", "u1");
  test_profiles_save (test, "gruße?", "u2");
  test_profiles_save (test, "日本", "u3");
  test_profiles_save (test, "日本語", "u4");
  test_profiles_open (test);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test->store)), ==, 4);
  test_profiles_assert_user (test, "Grüße!", "u1");
  test_profiles_assert_user (test, "gruße?", "u2");
  test_profiles_assert_user (test, "日本", "u3");
  test_profiles_assert_user (test, "日本語", "u4");
}

static void
test_what_is_removed_is_gone (TestProfiles *test, gconstpointer user_data)
{
  GError *error = NULL;

  test_profiles_save (test, "Floor", "u1");
  g_assert_true (rs_profile_store_remove (test->store, "Floor", NULL));
  test_profiles_assert_names (test, "");
  test_profiles_assert_refused (rs_profile_store_remove (test->store, "Floor", &error), &error, "“Floor”");
  test_profiles_save (test, "Floor", "u2");
  test_profiles_assert_user (test, "Floor", "u2");
}

static void
test_a_name_is_no_path (TestProfiles *test, gconstpointer user_data)
{
  g_autoptr (RsProfile) slash = test_profiles_parse ("Day/Night", "u1");
  g_autoptr (RsProfile) ending = test_profiles_parse ("a.ringside", "u1");
  GError *error = NULL;

  test_profiles_assert_refused (rs_profile_store_save (test->store, slash, &error), &error, "“Day/Night”");
  test_profiles_assert_refused (rs_profile_store_save (test->store, ending, &error), &error, "“a.ringside”");
}

static void
test_every_key_has_its_setting (TestProfiles *test, gconstpointer user_data)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = g_settings_schema_source_lookup (source, RS_APPLICATION_ID ".Profile", TRUE);
  static const char *const types[] = {
    [RS_PROFILE_VALUE_TEXT] = "s",    [RS_PROFILE_VALUE_PATH] = "s",   [RS_PROFILE_VALUE_LIST] = "as",
    [RS_PROFILE_VALUE_BOOLEAN] = "b", [RS_PROFILE_VALUE_NUMBER] = "i",
  };
  g_auto (GStrv) settings = g_settings_schema_list_keys (schema);
  guint n;
  const RsProfileKey *keys = rs_profile_key_list (&n);

  g_assert_cmpuint (g_strv_length (settings), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = rs_profile_key_dup_setting (&keys[i]);
      g_autoptr (GSettingsSchemaKey) key = g_settings_schema_get_key (schema, name);
      g_autoptr (GVariant) value = g_settings_schema_key_get_default_value (key);
      g_autofree char *text = g_variant_print (value, FALSE);

      g_assert_cmpstr (g_variant_get_type_string (value), ==, types[keys[i].value]);
      if (keys[i].standard != NULL)
        g_assert_cmpstr (text, ==, keys[i].standard);
    }
}

static void
test_an_administrators_profile_wins (TestProfiles *test, gconstpointer user_data)
{
  RsProfileEntry *entry;
  GError *error = NULL;
  g_autoptr (RsProfile) profile = test_profiles_parse ("Floor", "u9");

  test_profiles_save (test, "Floor", "u1");
  test_profiles_write (test->more, "b.ringside", "Floor", "u2");
  test_profiles_write (test->admin, "a.ringside", "Floor", "u3");
  test_profiles_write (test->own, "c.ringside", "Mine", "u4");
  test_profiles_open (test);
  test_profiles_assert_names (test, "Floor|Mine");
  test_profiles_assert_user (test, "Floor", "u3");

  entry = rs_profile_store_find (test->store, "Floor");
  g_assert_cmpint (rs_profile_entry_get_origin (entry), ==, RS_PROFILE_ORIGIN_PROVISIONED);
  g_assert_true (rs_profile_entry_is_read_only (entry));
  g_assert_true (rs_profile_entry_is_locked (entry, "Roster", "Users"));
  g_assert_cmpuint (g_strv_length ((GStrv) rs_profile_entry_get_warnings (entry)), ==, 2);
  g_assert_nonnull (strstr (rs_profile_entry_get_warnings (entry)[0], "b.ringside"));
  g_assert_nonnull (strstr (rs_profile_entry_get_warnings (entry)[1], "Your own profile “Floor”"));
  test_profiles_assert_refused (rs_profile_store_save (test->store, profile, &error), &error, "a.ringside");
  test_profiles_assert_refused (rs_profile_store_remove (test->store, "Floor", &error), &error, "a.ringside");
}

static void
test_a_file_is_found_by_its_own_name_too (TestProfiles *test, gconstpointer user_data)
{
  test_profiles_write (test->own, "night.ringside", "Night shift", "u1");
  test_profiles_assert_user (test, "night", "u1");
  test_profiles_assert_user (test, "Night shift", "u1");
}

static void
test_an_unknown_name_is_answered_with_those_there_are (TestProfiles *test, gconstpointer user_data)
{
  GError *error = NULL;

  test_profiles_assert_refused (rs_profile_store_load (test->store, "Flor", &error) != NULL, &error, "none was set up");
  test_profiles_save (test, "Floor", "u1");
  test_profiles_save (test, "Lobby", "u1");
  test_profiles_assert_refused (rs_profile_store_load (test->store, "Flor", &error) != NULL, &error, "Floor, Lobby");
}

static void
test_importing_asks_before_it_replaces (TestProfiles *test, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (test->root, "given", NULL);
  g_autoptr (RsProfile) first = NULL;
  g_autoptr (RsProfile) renamed = NULL;
  g_autoptr (RsProfile) replaced = NULL;
  GError *error = NULL;

  test_profiles_write (test->root, "given", "Floor", "u1");
  first = rs_profile_store_import (test->store, path, &error);
  g_assert_no_error (error);
  test_profiles_assert_refused (rs_profile_store_import (test->store, path, &error) != NULL, &error, "“Floor” already");
  renamed = rs_profile_store_import_as (test->store, path, "Lobby", FALSE, NULL);
  test_profiles_write (test->root, "given", "Floor", "u2");
  replaced = rs_profile_store_import_as (test->store, path, NULL, TRUE, NULL);
  test_profiles_assert_names (test, "Floor|Lobby");
  test_profiles_assert_user (test, "Floor", "u2");
  test_profiles_assert_user (test, "Lobby", "u1");
}

/* What another program wrote there is judged like a file. */
static void
test_bad_settings_are_told (TestProfiles *test, gconstpointer user_data)
{
  g_autoptr (GSettings) settings = NULL;
  RsProfileEntry *entry;

  test_profiles_save (test, "Floor", "u1");
  settings = g_settings_new_with_backend_and_path (RS_APPLICATION_ID ".Profile", test->backend,
                                                   "/io/github/ringside_wallboard/Ringside/profiles/floor/");
  g_settings_set_string (settings, "stream-url", "http://nowhere");
  test_profiles_wait_for_change (test, "Floor");
  entry = rs_profile_store_find (test->store, "Floor");
  g_test_message ("%s", rs_profile_entry_get_error (entry));
  g_assert_nonnull (strstr (rs_profile_entry_get_error (entry), "[Source] StreamUrl: “http://nowhere”"));
  g_settings_reset (settings, "stream-url");
  g_settings_set_string (settings, "kind", "demo");
  test_profiles_wait_for_change (test, "Floor");
  g_assert_null (rs_profile_entry_get_error (rs_profile_store_find (test->store, "Floor")));
}

/* As an administrator does it with dconf: a value of their own and a lock upon it. */
static GSettingsBackend *
make_locking_backend (TestProfiles *test)
{
  g_autofree char *path = g_build_filename (test->root, "user", NULL);
  g_autoptr (GSettingsBackend) pattern = g_keyfile_settings_backend_new (path, "/", NULL);

  test_profiles_write_text (test->root, "defaults", "");
  test_profiles_write_text (test->root, "locks", "/io/github/ringside_wallboard/Ringside/profiles/floor/token-url\n");
  return g_object_new (G_OBJECT_TYPE (pattern), "filename", path, "defaults-dir", test->root, NULL);
}

static void
test_locked_keys_are_told_and_kept (TestProfiles *test, gconstpointer user_data)
{
  g_autoptr (GSettingsBackend) locking = make_locking_backend (test);
  g_autoptr (RsProfile) profile = test_profiles_parse ("Floor", "u1");
  g_autoptr (RsProfile) demo =
      rs_profile_parse ("[Ringside]\nVersion=1\nName=Floor\n[Source]\nKind=demo\n", -1, "x", NULL);
  RsProfileEntry *entry;
  GError *error = NULL;

  g_set_object (&test->backend, locking);
  test_profiles_open (test);
  test_profiles_assert_refused (rs_profile_store_save (test->store, profile, &error), &error,
                                "[Auth] TokenUrl is locked");
  test_profiles_assert_names (test, "");
  g_assert_true (rs_profile_store_save (test->store, demo, NULL));
  entry = rs_profile_store_find (test->store, "Floor");
  g_assert_true (rs_profile_entry_is_locked (entry, "Auth", "TokenUrl"));
  g_assert_false (rs_profile_entry_is_locked (entry, "Auth", "ClientId"));
  g_assert_false (rs_profile_entry_is_read_only (entry));
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/identity/profile-store/" name, TestProfiles, NULL, test_profiles_set_up, func, test_profiles_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("settings-keep-what-was-saved", test_settings_keep_what_was_saved);
  ADD ("saving-again-replaces", test_saving_again_replaces);
  ADD ("names-that-look-alike-do-not-meet", test_names_that_look_alike_do_not_meet);
  ADD ("what-is-removed-is-gone", test_what_is_removed_is_gone);
  ADD ("a-name-is-no-path", test_a_name_is_no_path);
  ADD ("every-key-has-its-setting", test_every_key_has_its_setting);
  ADD ("an-administrators-profile-wins", test_an_administrators_profile_wins);
  ADD ("a-file-is-found-by-its-own-name-too", test_a_file_is_found_by_its_own_name_too);
  ADD ("an-unknown-name-is-answered-with-those-there-are", test_an_unknown_name_is_answered_with_those_there_are);
  ADD ("importing-asks-before-it-replaces", test_importing_asks_before_it_replaces);
  ADD ("bad-settings-are-told", test_bad_settings_are_told);
  ADD ("locked-keys-are-told-and-kept", test_locked_keys_are_told_and_kept);
  return g_test_run ();
}
