/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "support-ctl.h"
#include "test-truth.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

/* `ringsidectl dump` against a centre that knows its own truth. */

static void
open_busy_centre (TestCtl *test)
{
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.agents = 40;
  options.rate = 200;
  options.heartbeat_interval_us = G_USEC_PER_SEC;
  test_ctl_open_centre (test, &options);
}

static gint64
get_stat (TestCtl *test, const char *name)
{
  g_autofree char *text = test_ctl_call_centre (test, "GET", "/stats");
  g_autoptr (JsonNode) stats = test_ctl_parse (text);

  g_assert_true (json_object_has_member (json_node_get_object (stats), name));
  return json_object_get_int_member (json_node_get_object (stats), name);
}

static void
assert_true_picture (TestCtl *test)
{
  g_autofree char *truth = test_ctl_call_centre (test, "GET", "/truth");

  g_assert_cmpuint (test_truth_compare (truth, test->out, "dump", 5), ==, 0);
}

static void
wait_for_updates (TestCtl *test, gint64 updates)
{
  gint64 end_us = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (get_stat (test, "updates") < updates)
    g_assert_cmpint (g_get_monotonic_time (), <, end_us);
}

static void
test_the_picture_is_the_truth (TestCtl *test, gconstpointer user_data)
{
  g_autoptr (GSubprocess) process = NULL;

  open_busy_centre (test);
  process = test_ctl_start (test, test->secret, TEST_WORDS ("dump", test->profile, "--quiet-for=0.5", "--timeout=20"));
  wait_for_updates (test, 400);
  g_free (test_ctl_call_centre (test, "POST", "/pause"));
  test_ctl_finish (test, process);
  g_assert_cmpstr (test->complaint, ==, "");
  g_assert_cmpint (test->exit, ==, RS_EXIT_GOOD);
  assert_true_picture (test);
}

static void
test_the_document_has_its_documented_parts (TestCtl *test, gconstpointer user_data)
{
  static const char *const counters[] = { "received", "applied", "stale", "duplicate", "malformed",  "unknown",
                                          "conflict", "mixed",   "gaps",  "resyncs",   "reconnects", "rotations" };
  g_autoptr (JsonNode) document = NULL;
  JsonObject *root, *source, *counted;

  open_busy_centre (test);
  g_free (test_ctl_call_centre (test, "POST", "/pause"));
  test_ctl_run (test, test->secret, TEST_WORDS ("dump", test->profile, "--quiet-for=0.2"));
  g_assert_cmpint (test->exit, ==, RS_EXIT_GOOD);
  document = test_ctl_parse (test->out);
  root = json_node_get_object (document);
  source = json_object_get_object_member (root, "source");
  counted = json_object_get_object_member (root, "counters");
  g_assert_cmpstr (json_object_get_string_member (source, "state"), ==, "live");
  g_assert_cmpint (json_object_get_int_member (source, "epoch"), ==, 1);
  g_assert_true (g_str_has_suffix (json_object_get_string_member (source, "since"), "Z"));
  g_assert_true (json_object_has_member (source, "serverOffsetMs"));
  for (guint i = 0; i < G_N_ELEMENTS (counters); i++)
    g_assert_true (json_object_has_member (counted, counters[i]));
  g_assert_cmpint (json_object_get_int_member (counted, "applied"), >, 40);
}

static void
test_a_picture_that_never_settles_is_printed_at_the_time_out (TestCtl *test, gconstpointer user_data)
{
  open_busy_centre (test);
  test_ctl_run (test, test->secret, TEST_WORDS ("dump", test->profile, "--quiet-for=5", "--timeout=1.5"));
  test_ctl_assert_sentence (test, RS_EXIT_NOT_LIVING, "did not settle");
  json_node_unref (test_ctl_parse (test->out));
}

static void
test_a_signal_is_a_good_end (TestCtl *test, gconstpointer user_data)
{
  g_autoptr (GSubprocess) process = NULL;
  gint64 start_us;

  open_busy_centre (test);
  process = test_ctl_start (test, test->secret, TEST_WORDS ("dump", test->profile, "--quiet-for=30"));
  wait_for_updates (test, 100);
  start_us = g_get_monotonic_time ();
  g_subprocess_send_signal (process, SIGTERM);
  test_ctl_finish (test, process);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, G_USEC_PER_SEC);
  g_assert_cmpint (test->exit, ==, RS_EXIT_GOOD);
}

static void
test_a_full_disk_is_no_success (TestCtl *test, gconstpointer user_data)
{
  static const char *const calls[] = { "dump --quiet-for=0.2", "watch --for=5" };

  open_busy_centre (test);
  g_free (test_ctl_call_centre (test, "POST", "/pause"));
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *command = g_strdup_printf ("sh -c 'echo %s | %s %s %s --secret-fd=0 2>/dev/null >/dev/full'",
                                                  test->secret, test_ctl_get_program (), calls[i], test->profile);
      int status;

      g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, &status, NULL));
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, RS_EXIT_FAILED);
    }
}

/* Loopback is never reached by way of a proxy, which would see the secret (protocol §2). */
static void
test_no_proxy_sees_what_stays_on_this_machine (TestCtl *test, gconstpointer user_data)
{
  open_busy_centre (test);
  g_free (test_ctl_call_centre (test, "POST", "/pause"));
  test->proxy = "http://127.0.0.1:1"; /* nothing listens there: whoever turns to it fails */
  test_ctl_run (test, test->secret, TEST_WORDS ("dump", test->profile, "--quiet-for=0.2", "--timeout=3"));
  g_assert_cmpstr (test->complaint, ==, "");
  g_assert_cmpint (test->exit, ==, RS_EXIT_GOOD);
}

#define ADD(name, func) g_test_add ("/ctl/dump/" name, TestCtl, NULL, test_ctl_set_up, func, test_ctl_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-picture-is-the-truth", test_the_picture_is_the_truth);
  ADD ("the-document-has-its-documented-parts", test_the_document_has_its_documented_parts);
  ADD ("a-picture-that-never-settles-is-printed-at-the-time-out",
       test_a_picture_that_never_settles_is_printed_at_the_time_out);
  ADD ("a-signal-is-a-good-end", test_a_signal_is_a_good_end);
  ADD ("a-full-disk-is-no-success", test_a_full_disk_is_no_success);
  ADD ("no-proxy-sees-what-stays-on-this-machine", test_no_proxy_sees_what_stays_on_this_machine);
  return g_test_run ();
}
