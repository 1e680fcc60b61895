/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "support-ctl.h"

#include <signal.h>
#include <string.h>

/* `ringsidectl check`: a line for each step, and an exit code that says how it went. */

static const char *const steps[] = {
  "dns", "tls", "token", "scopes", "directory", "socket", "subscribed", "first-data"
};

static void
open_centre (TestCtl *test, const char *scopes)
{
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.agents = 12;
  options.granted_scopes = scopes;
  test_ctl_open_centre (test, &options);
}

static void
assert_lines (TestCtl *test, const char *const *marks)
{
  g_auto (GStrv) lines = g_strsplit (test->out, "\n", -1);
  guint n_marked = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != ' ' && *lines[i] != '\0')
      {
        g_assert_cmpuint (n_marked, <, G_N_ELEMENTS (steps));
        g_assert_true (g_str_has_prefix (lines[i], marks[n_marked]));
        n_marked++;
      }
  g_assert_cmpuint (n_marked, ==, G_N_ELEMENTS (steps));
}

static void
test_every_line_is_good (TestCtl *test, gconstpointer user_data)
{
  static const char *const marks[] = { "✓", "✓", "✓", "✓", "✓", "✓", "✓", "✓" };
  gint64 start_us = g_get_monotonic_time ();

  open_centre (test, RS_DEMO_ALL_SCOPES);
  start_us = g_get_monotonic_time ();
  test_ctl_run (test, test->secret, TEST_WORDS ("check", test->profile));
  g_test_message ("the check took %.0f ms from start to end", (double) (g_get_monotonic_time () - start_us) / 1000);
  g_assert_cmpint (test->exit, ==, RS_EXIT_GOOD);
  g_assert_cmpstr (test->complaint, ==, "");
  assert_lines (test, marks);
  g_assert_nonnull (strstr (test->out, " ms  The first data came: the board is living.\n"));
}

static void
test_what_is_missing (TestCtl *test, gconstpointer user_data)
{
  static const char *const marks[] = { "✓", "✓", "✓", "!", "✓", "✓", "✓", "✓" };

  open_centre (test, "presence:read user:read");
  test_ctl_run (test, test->secret, TEST_WORDS ("check", test->profile));
  g_assert_cmpint (test->exit, ==, RS_EXIT_NOT_LIVING);
  assert_lines (test, marks);
  g_assert_nonnull (strstr (test->out, "(queue:read, interaction:read is missing).\n"));
  g_assert_nonnull (strstr (test->out, "Ask the administrator to allow that for this client.\n"));
}

/* Whoever reads the lines and whoever reads the complaints both hear it. */
static void
test_what_failed (TestCtl *test, gconstpointer user_data)
{
  static const char *const marks[] = { "✓", "✓", "✗", "–", "–", "–", "–", "–" };

  open_centre (test, RS_DEMO_ALL_SCOPES);
  test_ctl_run (test, "hunter2", TEST_WORDS ("check", test->profile));
  test_ctl_assert_sentence (test, RS_EXIT_FAILED, "does not accept the secret of client “demo”. Check the client id");
  assert_lines (test, marks);
  g_assert_nonnull (strstr (test->out, "does not accept the secret of client “demo”.\n"));
  g_assert_nonnull (strstr (test->out, "Check the client id in the profile, and give the secret again.\n"));
  g_assert_null (strstr (test->out, "hunter2"));
}

/* Without a secret, all that comes before the sign-in is checked. */
static void
test_no_secret (TestCtl *test, gconstpointer user_data)
{
  static const char *const marks[] = { "✓", "✓", "✗", "–", "–", "–", "–", "–" };

  open_centre (test, RS_DEMO_ALL_SCOPES);
  test_ctl_run (test, NULL, TEST_WORDS ("check", test->profile));
  test_ctl_assert_sentence (test, RS_EXIT_FAILED, "--secret-fd");
  assert_lines (test, marks);
}

static void
assert_line (JsonObject *line, const char *step, const char *state)
{
  g_assert_cmpstr (json_object_get_string_member (line, "step"), ==, step);
  g_assert_cmpstr (json_object_get_string_member (line, "state"), ==, state);
  g_assert_cmpstr (json_object_get_string_member (line, "title"), !=, "");
  if (g_str_equal (state, "skipped"))
    g_assert_true (json_object_get_null_member (line, "sentence") && json_object_get_null_member (line, "durationMs"));
  else
    g_assert_cmpint (json_object_get_int_member (line, "durationMs"), >=, 0);
  g_assert_cmpint (!json_object_get_null_member (line, "advice"), ==, g_str_equal (state, "failed"));
}

static void
assert_document (TestCtl *test, const char *result, const char *const *states)
{
  g_autoptr (JsonNode) document = test_ctl_parse (test->out);
  JsonObject *root = json_node_get_object (document);
  JsonArray *lines = json_object_get_array_member (root, "lines");

  g_assert_cmpuint (strlen (test->out), ==, strcspn (test->out, "\n") + 1);
  g_assert_cmpstr (json_object_get_string_member (root, "profile"), ==, "Test");
  g_assert_cmpstr (json_object_get_string_member (root, "result"), ==, result);
  g_assert_cmpuint (json_array_get_length (lines), ==, G_N_ELEMENTS (steps));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    assert_line (json_array_get_object_element (lines, i), steps[i], states[i]);
}

static void
test_json (TestCtl *test, gconstpointer user_data)
{
  static const char *const good[] = { "good", "good", "good", "good", "good", "good", "good", "good" };
  static const char *const failed[] = {
    "good", "good", "failed", "skipped", "skipped", "skipped", "skipped", "skipped"
  };

  open_centre (test, RS_DEMO_ALL_SCOPES);
  test_ctl_run (test, test->secret, TEST_WORDS ("check", "--json", test->profile));
  g_assert_cmpint (test->exit, ==, RS_EXIT_GOOD);
  assert_document (test, "good", good);
  test_ctl_run (test, "hunter2", TEST_WORDS ("check", "--json", test->profile));
  test_ctl_assert_sentence (test, RS_EXIT_FAILED, "Check the client id");
  assert_document (test, "failed", failed);
}

static void
test_the_time_limit (TestCtl *test, gconstpointer user_data)
{
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.faults.desk.unanswered = 1;
  test_ctl_open_centre (test, &options);
  test_ctl_run (test, test->secret, TEST_WORDS ("check", "--timeout=0.5", test->profile));
  test_ctl_assert_sentence (test, RS_EXIT_FAILED, "does not answer.");
}

static void
test_a_signal_ends_it (TestCtl *test, gconstpointer user_data)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *second = NULL;
  RsDemoOptions options;
  gint64 start_us;

  rs_demo_options_init (&options);
  options.faults.desk.unanswered = 1;
  test_ctl_open_centre (test, &options);
  process = test_ctl_start (test, test->secret, TEST_WORDS ("check", test->profile));
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_free (g_data_input_stream_read_line (lines, NULL, NULL, NULL));
  second = g_data_input_stream_read_line (lines, NULL, NULL, NULL); /* from here on it waits for the token */
  g_assert_nonnull (second);
  start_us = g_get_monotonic_time ();
  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, G_USEC_PER_SEC);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, RS_EXIT_NOT_LIVING);
}

/* The profile of the built-in demo centre, by itself. */
static void
test_the_built_in_centre (TestCtl *test, gconstpointer user_data)
{
  g_assert_true (
      g_file_set_contents (test->profile, "[Ringside]\nVersion=1\nName=Test\n[Source]\nKind=demo\n", -1, NULL));
  test_ctl_run (test, NULL, TEST_WORDS ("check", test->profile));
  g_assert_cmpstr (test->complaint, ==, "");
  g_assert_cmpint (test->exit, ==, RS_EXIT_GOOD);
}

static void
test_nothing_to_check (TestCtl *test, gconstpointer user_data)
{
  g_assert_true (g_file_set_contents (
      test->profile, "[Ringside]\nVersion=1\nName=Test\n[Source]\nKind=replay\nReplayFile=/nowhere/x\n", -1, NULL));
  test_ctl_run (test, NULL, TEST_WORDS ("check", test->profile));
  test_ctl_assert_sentence (test, RS_EXIT_USAGE, "there is nothing to check");
}

#define ADD(name, func) g_test_add ("/ctl/check/" name, TestCtl, NULL, test_ctl_set_up, func, test_ctl_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("every-line-is-good", test_every_line_is_good);
  ADD ("what-is-missing", test_what_is_missing);
  ADD ("what-failed", test_what_failed);
  ADD ("no-secret", test_no_secret);
  ADD ("json", test_json);
  ADD ("the-time-limit", test_the_time_limit);
  ADD ("a-signal-ends-it", test_a_signal_ends_it);
  ADD ("the-built-in-centre", test_the_built_in_centre);
  ADD ("nothing-to-check", test_nothing_to_check);
  return g_test_run ();
}
