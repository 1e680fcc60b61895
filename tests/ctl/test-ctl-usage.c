/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "support-ctl.h"

#include <string.h>

/* What can be wrong before anything is connected: exit code 3, and 2 where a secret is missing. */

#define NOWHERE "http://127.0.0.1:1/"
#define NO_STREAM "ws://127.0.0.1:1/"

static void
test_wrong_words (TestCtl *test, gconstpointer user_data)
{
  test_ctl_write_profile (test, NOWHERE, NO_STREAM);
  test_ctl_run (test, NULL, TEST_WORDS (NULL));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "dump, watch");
  test_ctl_run (test, NULL, TEST_WORDS ("dance", test->profile));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "“dance”");
  test_ctl_run (test, NULL, TEST_WORDS ("dump"));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "profile");
  test_ctl_run (test, NULL, TEST_WORDS ("dump", test->profile, "more"));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "“more”");
}

static void
test_wrong_options (TestCtl *test, gconstpointer user_data)
{
  static const char *const options[] = {
    "--loud",      "--timeout=soon", "--timeout=-1",     "--timeout=nan", "--quiet-for=inf",
    "--for=1e300", "--secret-fd=x",  "--secret=hunter2", "--quiet-for=",
  };

  test_ctl_write_profile (test, NOWHERE, NO_STREAM);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_auto (GStrv) parts = g_strsplit (options[i], "=", 2);

      test_ctl_run (test, NULL, TEST_WORDS ("dump", test->profile, options[i]));
      test_ctl_assert_sentence (test, RS_EXIT_USAGE, parts[0] + strlen ("--"));
      g_assert_null (strstr (test->complaint, "hunter2"));
      g_assert_cmpstr (test->out, ==, "");
    }
}

/* What has no effect is refused: who wrote it expects one. */
static void
test_each_command_has_its_own_options (TestCtl *test, gconstpointer user_data)
{
  test_ctl_write_profile (test, NOWHERE, NO_STREAM);
  test_ctl_run (test, NULL, TEST_WORDS ("watch", test->profile, "--quiet-for=1"));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "--quiet-for");
  test_ctl_run (test, NULL, TEST_WORDS ("--timeout=1", "dump", test->profile));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "First say the command");
}

static void
test_a_missing_profile (TestCtl *test, gconstpointer user_data)
{
  test_ctl_run (test, "hunter2", TEST_WORDS ("dump", test->profile));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, test->profile);
  test_ctl_run (test, "hunter2", TEST_WORDS ("watch", "nobody"));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "“nobody”");
  test_ctl_run (test, "hunter2", TEST_WORDS ("watch", test->directory));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, test->directory);
}

static void
test_a_bad_profile (TestCtl *test, gconstpointer user_data)
{
  test_ctl_write_profile (test, "http://api.example.org/token", NO_STREAM);
  test_ctl_run (test, "hunter2", TEST_WORDS ("dump", test->profile));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "floor.ringside:9: [Auth] TokenUrl: ");
  g_assert_true (g_file_set_contents (test->profile, "hunter2\n", -1, NULL));
  test_ctl_run (test, "hunter2", TEST_WORDS ("dump", test->profile));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "floor.ringside:1: ");
  g_assert_null (strstr (test->complaint, "hunter2"));
}

static void
test_no_secret (TestCtl *test, gconstpointer user_data)
{
  test_ctl_write_profile (test, NOWHERE, NO_STREAM);
  test_ctl_run (test, NULL, TEST_WORDS ("dump", test->profile));
  test_ctl_assert_sentence (test, RS_EXIT_FAILED, "--secret-fd");
  test_ctl_run (test, "", TEST_WORDS ("dump", test->profile));
  test_ctl_assert_sentence (test, RS_EXIT_FAILED, "empty");
  test_ctl_run (test, NULL, TEST_WORDS ("dump", test->profile, "--secret-fd=99"));
  test_ctl_assert_sentence (test, RS_EXIT_FAILED, "99");
}

static void
test_help_and_version (TestCtl *test, gconstpointer user_data)
{
  test_ctl_run (test, NULL, TEST_WORDS ("--help"));
  g_assert_cmpint (test->exit, ==, RS_EXIT_GOOD);
  g_assert_nonnull (strstr (test->out, "dump PROFILE"));
  test_ctl_run (test, NULL, TEST_WORDS ("dump", "--help"));
  g_assert_cmpint (test->exit, ==, RS_EXIT_GOOD);
  g_assert_nonnull (strstr (test->out, "ringsidectl dump [OPTION…] PROFILE"));
  g_assert_nonnull (strstr (test->out, "--quiet-for=S"));
  test_ctl_run (test, NULL, TEST_WORDS ("--version"));
  g_assert_cmpint (test->exit, ==, RS_EXIT_GOOD);
  g_assert_true (g_str_has_prefix (test->out, "ringsidectl "));
}

#define ADD(name, func) g_test_add ("/ctl/usage/" name, TestCtl, NULL, test_ctl_set_up, func, test_ctl_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("wrong-words", test_wrong_words);
  ADD ("wrong-options", test_wrong_options);
  ADD ("each-command-has-its-own-options", test_each_command_has_its_own_options);
  ADD ("a-missing-profile", test_a_missing_profile);
  ADD ("a-bad-profile", test_a_bad_profile);
  ADD ("no-secret", test_no_secret);
  ADD ("help-and-version", test_help_and_version);
  return g_test_run ();
}
