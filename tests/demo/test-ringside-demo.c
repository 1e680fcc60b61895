/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/rs-error.h"

static const char *program;

static void
assert_refused (const char *argument, const char *value, const char *names)
{
  const char *argv[] = { program, argument, value, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *output = NULL;
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, &complaint, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, RS_EXIT_USAGE);
  g_assert_cmpstr (output, ==, "");
  if (strstr (complaint, names) == NULL)
    g_error ("“%s” was to name %s", complaint, names);
}

static void
test_bad_usage (void)
{
  assert_refused ("--agents", "0", "--agents");
  assert_refused ("--agents", "many", "many");
  assert_refused ("--queues", "-1", "--queues");
  assert_refused ("--rate", "-1", "--rate");
  assert_refused ("--wrap-ups", NULL, "--wrap-ups");
  assert_refused ("--port", "70000", "--port");
  assert_refused ("--scope", "galaxy", "--scope");
  assert_refused ("--heartbeat", "0", "--heartbeat");
  assert_refused ("--token-seconds", "0", "--token-seconds");
  assert_refused ("--clock-ahead", "nan", "--clock-ahead");
  assert_refused ("--faults", "/nonexistent/faults", "/nonexistent/faults");
  assert_refused ("--secret-fd", "77", "--secret-fd");
  assert_refused ("--bogus", "1", "--bogus");
  assert_refused ("profile", NULL, "options only");
}

static char *
read_line (GSubprocess *process)
{
  g_autoptr (GDataInputStream) input = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line_utf8 (input, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

static void
assert_ends_well (GSubprocess *process, int signal_number)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_send_signal (process, signal_number);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, RS_EXIT_GOOD);
}

static void
test_addresses_and_end (void)
{
  const int signals[] = { SIGTERM, SIGINT };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) process =
          g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--agents", "12", NULL);
      g_autofree char *line = read_line (process);
      g_autoptr (JsonNode) root = json_from_string (line, &error);
      JsonObject *object = json_node_get_object (root);

      g_assert_true (g_str_has_prefix (json_object_get_string_member (object, "tokenUrl"), "http://127.0.0.1:"));
      g_assert_true (g_str_has_prefix (json_object_get_string_member (object, "streamUrl"), "ws://127.0.0.1:"));
      g_assert_true (g_str_has_suffix (json_object_get_string_member (object, "truthUrl"), "/truth"));
      g_assert_cmpint (json_object_get_int_member (object, "port"), >, 0);
      g_assert_cmpstr (json_object_get_string_member (object, "clientId"), ==, "demo");
      g_assert_cmpuint (strlen (json_object_get_string_member (object, "clientSecret")), >=, 16);
      assert_ends_well (process, signals[i]);
    }
}

static void
test_secret_and_profile (void)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *directory = g_dir_make_tmp ("ringside-demo-XXXXXX", NULL);
  g_autofree char *profile = g_build_filename (directory, "demo.ringside", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *line = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], "a given secret\n", 15), ==, 15);
  close (ends[1]);
  g_subprocess_launcher_take_fd (launcher, ends[0], 5);
  process = g_subprocess_launcher_spawn (launcher, &error, program, "--secret-fd", "5", "--profile", profile, NULL);
  g_assert_no_error (error);
  line = read_line (process);
  g_assert_null (strstr (line, "a given secret"));
  g_assert_nonnull (strstr (line, "\"streamUrl\""));

  g_key_file_load_from_file (file, profile, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  kind = g_key_file_get_string (file, "Source", "Kind", NULL);
  g_assert_cmpstr (kind, ==, "stream");
  g_file_get_contents (profile, &content, NULL, NULL);
  g_assert_null (strstr (content, "a given secret"));
  assert_ends_well (process, SIGTERM);
  g_assert_cmpint (g_unlink (profile), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

static void
test_names_beside_the_stream (void)
{
  g_autofree char *directory = g_dir_make_tmp ("ringside-demo-XXXXXX", NULL);
  g_autofree char *names = g_build_filename (directory, "names.csv", NULL);
  g_autofree char *profile = g_build_filename (directory, "demo.ringside", NULL);
  g_autofree char *content = NULL;
  g_autofree char *profile_text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--without-names", "--names-file", names,
                        "--profile", profile, NULL);
  g_autofree char *line = read_line (process);

  g_assert_nonnull (strstr (line, "/v1/users\""));
  g_assert_nonnull (strstr (line, "/v1/queues\""));
  g_file_get_contents (names, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (content, "userId,displayName,teamName\n"));
  g_file_get_contents (profile, &profile_text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (profile_text, "UsersUrl=http://127.0.0.1:"));
  assert_ends_well (process, SIGTERM);
  g_assert_cmpint (g_unlink (names), ==, 0);
  g_assert_cmpint (g_unlink (profile), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  program = g_getenv ("RINGSIDE_DEMO_PROGRAM");
  g_assert_nonnull (program);
  g_test_add_func ("/demo/program/bad-usage", test_bad_usage);
  g_test_add_func ("/demo/program/addresses-and-end", test_addresses_and_end);
  g_test_add_func ("/demo/program/secret-and-profile", test_secret_and_profile);
  g_test_add_func ("/demo/program/names-beside-the-stream", test_names_beside_the_stream);
  return g_test_run ();
}
