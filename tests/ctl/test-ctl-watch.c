/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "support-ctl.h"

#include <signal.h>
#include <string.h>

/* `ringsidectl watch`: JSON lines until time or a signal ends them. */

static void
open_busy_centre (TestCtl *test)
{
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.agents = 40;
  options.rate = 200;
  test_ctl_open_centre (test, &options);
}

static guint
count_lines (const char *out, const char *type, const char *id_name)
{
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  guint count = 0;

  for (char **line = lines; *line != NULL && **line != '\0'; line++)
    {
      g_autoptr (JsonNode) node = test_ctl_parse (*line);
      JsonObject *object = json_node_get_object (node);

      if (!g_str_equal (json_object_get_string_member (object, "type"), type))
        continue;
      g_assert_true (json_object_has_member (object, id_name));
      count++;
    }
  return count;
}

static void
test_every_line_is_a_change (TestCtl *test, gconstpointer user_data)
{
  gint64 start_us = g_get_monotonic_time ();

  open_busy_centre (test);
  test_ctl_run (test, test->secret, TEST_WORDS ("watch", test->profile, "--for=2"));
  g_assert_cmpint (test->exit, ==, RS_EXIT_GOOD);
  g_assert_cmpstr (test->complaint, ==, "");
  g_assert_cmpint (g_get_monotonic_time () - start_us, >=, 2 * G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 4 * G_USEC_PER_SEC);
  g_assert_cmpuint (count_lines (test->out, "source", "state"), >=, 2);
  g_assert_cmpuint (count_lines (test->out, "agent", "userId"), >, 40);
  g_assert_cmpuint (count_lines (test->out, "queue", "queueId"), >, 6);
  g_assert_cmpuint (count_lines (test->out, "interaction", "interactionId"), >, 0);
  g_assert_true (g_str_has_suffix (test->out, "}\n"));
}

static char *
read_line (GSubprocess *process)
{
  g_autoptr (GDataInputStream) stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (stream), FALSE);
  return g_data_input_stream_read_line (stream, NULL, NULL, NULL);
}

static void
assert_ends_by (TestCtl *test, int signal_number)
{
  g_autoptr (GSubprocess) process = test_ctl_start (test, test->secret, TEST_WORDS ("watch", test->profile));
  g_autofree char *line = read_line (process);
  gint64 start_us = g_get_monotonic_time ();

  g_assert_nonnull (line);
  g_subprocess_send_signal (process, signal_number);
  test_ctl_finish (test, process);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, G_USEC_PER_SEC);
  g_assert_cmpint (test->exit, ==, RS_EXIT_GOOD);
}

static void
test_a_signal_is_a_good_end (TestCtl *test, gconstpointer user_data)
{
  open_busy_centre (test);
  assert_ends_by (test, SIGTERM);
  assert_ends_by (test, SIGINT);
}

static void
test_a_signal_ends_it_while_it_cannot_connect (TestCtl *test, gconstpointer user_data)
{
  open_busy_centre (test);
  rs_demo_host_stop_listening (test->host);
  assert_ends_by (test, SIGTERM);
}

static void
test_a_reader_that_leaves_is_a_good_end (TestCtl *test, gconstpointer user_data)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start_us;

  open_busy_centre (test);
  process = test_ctl_start (test, test->secret, TEST_WORDS ("watch", test->profile));
  line = read_line (process);
  g_assert_nonnull (line);
  start_us = g_get_monotonic_time ();
  g_input_stream_close (g_subprocess_get_stdout_pipe (process), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 2 * G_USEC_PER_SEC);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, RS_EXIT_GOOD);
}

static void
test_a_lost_centre_is_told (TestCtl *test, gconstpointer user_data)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *line = NULL;

  open_busy_centre (test);
  process = test_ctl_start (test, test->secret, TEST_WORDS ("watch", test->profile, "--for=3"));
  do
    {
      g_free (line);
      line = read_line (process);
      g_assert_nonnull (line);
    }
  while (strstr (line, "\"live\"") == NULL);
  rs_demo_host_stop_listening (test->host);
  rs_demo_host_close_streams (test->host, 1011);
  test_ctl_finish (test, process);
  g_assert_cmpint (test->exit, ==, RS_EXIT_GOOD);
  g_assert_nonnull (strstr (test->out, "\"reconnecting\""));
  g_assert_nonnull (strstr (test->complaint, "lost"));
}

static void
assert_hidden (TestCtl *test, GSubprocess *process, const char *file)
{
  g_autofree char *path = g_build_filename ("/proc", g_subprocess_get_identifier (process), file, NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return; /* the kernel hides all of it */
  for (gsize i = 0; i < length; i++)
    if (bytes[i] == '\0')
      bytes[i] = '\n';
  g_assert_null (strstr (bytes, test->secret));
}

static void
test_the_secret_is_nowhere_to_be_seen (TestCtl *test, gconstpointer user_data)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *line = NULL;

  open_busy_centre (test);
  process = test_ctl_start (test, test->secret, TEST_WORDS ("watch", test->profile, "--for=1"));
  line = read_line (process);
  assert_hidden (test, process, "cmdline");
  assert_hidden (test, process, "environ");
  test_ctl_finish (test, process);
  g_assert_cmpuint (strlen (test->out), >, 0);
  g_assert_null (strstr (test->out, test->secret));
  g_assert_null (strstr (test->complaint, test->secret));
}

#define ADD(name, func) g_test_add ("/ctl/watch/" name, TestCtl, NULL, test_ctl_set_up, func, test_ctl_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("every-line-is-a-change", test_every_line_is_a_change);
  ADD ("a-signal-is-a-good-end", test_a_signal_is_a_good_end);
  ADD ("a-signal-ends-it-while-it-cannot-connect", test_a_signal_ends_it_while_it_cannot_connect);
  ADD ("a-reader-that-leaves-is-a-good-end", test_a_reader_that_leaves_is_a_good_end);
  ADD ("a-lost-centre-is-told", test_a_lost_centre_is_told);
  ADD ("the-secret-is-nowhere-to-be-seen", test_the_secret_is_nowhere_to_be_seen);
  return g_test_run ();
}
