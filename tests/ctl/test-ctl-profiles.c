/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "support-ctl.h"

#include <glib/gstdio.h>
#include <string.h>

/* Profiles are listed, imported and exported; and then a name is enough. */

static void
set_up (TestCtl *test, gconstpointer user_data)
{
  test_ctl_set_up (test, user_data);
  g_assert_true (g_file_set_contents (
      test->profile, "[Ringside]\nVersion=1\nName=Übung\n[Source]\nKind=demo\nColour=red\n", -1, NULL));
}

static void
remove_below (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_below (path);
      g_remove (path);
    }
}

static void
tear_down (TestCtl *test, gconstpointer user_data)
{
  remove_below (test->directory);
  test_ctl_tear_down (test, user_data);
}

static void
lay_down (TestCtl *test, const char *file, const char *text)
{
  g_autofree char *folder = g_build_filename (test->directory, "ringside", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  g_mkdir (folder, 0755);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
run_well (TestCtl *test, const char *const *words)
{
  test_ctl_run (test, NULL, words);
  g_test_message ("%s%s", test->out, test->complaint);
  g_assert_cmpint (test->exit, ==, RS_EXIT_GOOD);
}

static void
test_no_profiles_are_no_failure (TestCtl *test, gconstpointer user_data)
{
  run_well (test, TEST_WORDS ("profiles"));
  g_assert_cmpstr (test->out, ==, "");
  g_assert_nonnull (strstr (test->complaint, "ringsidectl import"));
  run_well (test, TEST_WORDS ("profiles", "--names"));
  g_assert_cmpstr (test->out, ==, "");
  g_assert_cmpstr (test->complaint, ==, "");
  run_well (test, TEST_WORDS ("profiles", "--json"));
  g_assert_cmpstr (test->out, ==, "{\"profiles\":[]}\n");
}

static void
test_an_imported_profile_is_opened_by_its_name (TestCtl *test, gconstpointer user_data)
{
  g_autoptr (JsonNode) dump = NULL;

  run_well (test, TEST_WORDS ("import", test->profile));
  g_assert_nonnull (strstr (test->out, "“Übung”"));
  g_assert_nonnull (strstr (test->complaint, "Colour"));
  run_well (test, TEST_WORDS ("profiles"));
  g_assert_cmpstr (test->out, ==, "Übung  settings     demo    good\n");
  run_well (test, TEST_WORDS ("dump", "Übung", "--quiet-for=0.2"));
  dump = test_ctl_parse (test->out);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (dump), "agents")), ==,
                    36);
}

static void
test_importing_twice_needs_a_word (TestCtl *test, gconstpointer user_data)
{
  run_well (test, TEST_WORDS ("import", test->profile));
  test_ctl_run (test, NULL, TEST_WORDS ("import", test->profile));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "“Übung” already");
  run_well (test, TEST_WORDS ("import", test->profile, "--replace"));
  run_well (test, TEST_WORDS ("import", test->profile, "--name=Lobby"));
  run_well (test, TEST_WORDS ("profiles", "--names"));
  g_assert_cmpstr (test->out, ==, "Lobby\nÜbung\n");
  test_ctl_run (test, NULL, TEST_WORDS ("import", test->profile, "--name=a/b"));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "“a/b”");
}

static void
test_what_is_exported_can_be_imported (TestCtl *test, gconstpointer user_data)
{
  static const char text[] = "[Ringside]\nVersion=1\nName=Übung\n\n[Source]\nKind=demo\n";
  g_autofree char *path = g_build_filename (test->directory, "out.ringside", NULL);
  g_autofree char *written = NULL;

  run_well (test, TEST_WORDS ("import", test->profile));
  run_well (test, TEST_WORDS ("export", "Übung"));
  g_assert_cmpstr (test->out, ==, text);
  run_well (test, TEST_WORDS ("export", "Übung", path));
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, text);
  test_ctl_run (test, NULL, TEST_WORDS ("export", "Übung", path));
  test_ctl_assert_sentence (test, RS_EXIT_FAILED, "--force");
  run_well (test, TEST_WORDS ("export", "Übung", path, "--force"));
  run_well (test, TEST_WORDS ("import", path, "--replace"));
  test_ctl_run (test, NULL, TEST_WORDS ("export", "Nobody"));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "There are: Übung");
}

static JsonObject *
find_profile (JsonNode *document, const char *name)
{
  JsonArray *profiles = json_object_get_array_member (json_node_get_object (document), "profiles");

  for (guint i = 0; i < json_array_get_length (profiles); i++)
    if (g_str_equal (json_object_get_string_member (json_array_get_object_element (profiles, i), "name"), name))
      return json_array_get_object_element (profiles, i);
  g_error ("%s is not listed", name);
}

static void
test_all_is_told_as_json (TestCtl *test, gconstpointer user_data)
{
  g_autoptr (JsonNode) document = NULL;
  JsonObject *good;
  JsonObject *bad;

  lay_down (test, "good.ringside", "[Ringside]\nVersion=1\nName=Übung\n[Source]\nKind=demo\n");
  lay_down (test, "bad.ringside", "[Ringside]\nVersion=1\n[Source]\nKind=pigeon\n");
  run_well (test, TEST_WORDS ("profiles", "--json"));
  document = test_ctl_parse (test->out);
  good = find_profile (document, "Übung");
  g_assert_cmpstr (json_object_get_string_member (good, "origin"), ==, "provisioned");
  g_assert_cmpstr (json_object_get_string_member (good, "kind"), ==, "demo");
  g_assert_cmpstr (json_object_get_string_member (good, "state"), ==, "good");
  g_assert_true (g_str_has_suffix (json_object_get_string_member (good, "path"), "/ringside/good.ringside"));
  bad = find_profile (document, "bad");
  g_assert_cmpstr (json_object_get_string_member (bad, "state"), ==, "refused");
  g_assert_true (json_object_get_null_member (bad, "kind"));
  g_assert_nonnull (strstr (json_object_get_string_member (bad, "error"), "bad.ringside:4: [Source] Kind: “pigeon”"));
  test_ctl_run (test, NULL, TEST_WORDS ("dump", "bad"));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "“pigeon”");
}

/* Nothing that was laid down can be taken away with an import. */
static void
test_a_provisioned_profile_is_not_replaced (TestCtl *test, gconstpointer user_data)
{
  lay_down (test, "a.ringside", "[Ringside]\nVersion=1\nName=Übung\n[Source]\nKind=demo\n");
  test_ctl_run (test, NULL, TEST_WORDS ("import", test->profile, "--replace"));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "a.ringside");
}

static void
test_bad_files_are_refused (TestCtl *test, gconstpointer user_data)
{
  g_assert_true (g_file_set_contents (test->profile, "[Ringside]\nVersion=1\n[Auth]\nSecret=hunter2\n", -1, NULL));
  test_ctl_run (test, NULL, TEST_WORDS ("import", test->profile));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "must not hold a secret");
  g_assert_null (strstr (test->complaint, "hunter2"));
  test_ctl_run (test, NULL, TEST_WORDS ("import", "/dev/zero"));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "/dev/zero");
  test_ctl_run (test, NULL, TEST_WORDS ("import"));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "Which file? Say ringsidectl import FILE.");
}

#define ADD(name, func) g_test_add ("/ctl/profiles/" name, TestCtl, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("no-profiles-are-no-failure", test_no_profiles_are_no_failure);
  ADD ("an-imported-profile-is-opened-by-its-name", test_an_imported_profile_is_opened_by_its_name);
  ADD ("importing-twice-needs-a-word", test_importing_twice_needs_a_word);
  ADD ("what-is-exported-can-be-imported", test_what_is_exported_can_be_imported);
  ADD ("all-is-told-as-json", test_all_is_told_as_json);
  ADD ("a-provisioned-profile-is-not-replaced", test_a_provisioned_profile_is_not_replaced);
  ADD ("bad-files-are-refused", test_bad_files_are_refused);
  return g_test_run ();
}
