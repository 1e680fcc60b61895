/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "support-ctl.h"
#include "test-truth.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* `ringsidectl record` and `ringsidectl replay`. */

typedef struct
{
  TestCtl ctl;
  char *file;
} Test;

static void
set_up (Test *test, gconstpointer user_data)
{
  test_ctl_set_up (&test->ctl, user_data);
  test->file = g_build_filename (test->ctl.directory, "a.ringside-recording", NULL);
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  g_unlink (test->file);
  g_free (test->file);
  test_ctl_tear_down (&test->ctl, user_data);
}

static void
open_centre (Test *test, double rate)
{
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.agents = 10;
  options.rate = rate;
  test_ctl_open_centre (&test->ctl, &options);
}

static void
record (Test *test)
{
  test_ctl_run (&test->ctl, test->ctl.secret,
                TEST_WORDS ("record", test->ctl.profile, test->file, "--for=1.5", "--force"));
  g_test_message ("%s", test->ctl.complaint);
  g_assert_cmpint (test->ctl.exit, ==, RS_EXIT_GOOD);
  g_assert_cmpstr (test->ctl.out, ==, "");
}

static void
test_what_was_recorded_plays (Test *test, gconstpointer user_data)
{
  g_autofree char *truth = NULL;
  GStatBuf info;

  /* Given a recording of a centre that has come to rest, */
  open_centre (test, 100);
  g_free (test_ctl_call_centre (&test->ctl, "POST", "/pause"));
  record (test);
  truth = test_ctl_call_centre (&test->ctl, "GET", "/truth");
  g_assert_cmpint (g_stat (test->file, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  /* when it is played, without a profile and without a secret, then the picture is the truth. */
  test_ctl_run (&test->ctl, NULL, TEST_WORDS ("replay", test->file, "--speed=max", "--dump"));
  test_ctl_assert_sentence (&test->ctl, RS_EXIT_GOOD, "The recording has ended.");
  g_assert_cmpuint (test_truth_compare (truth, test->ctl.out, "dump", 5), ==, 0);
}

static void
test_it_plays_as_lines_at_its_speed (Test *test, gconstpointer user_data)
{
  gint64 start_us;

  open_centre (test, 100);
  record (test);
  start_us = g_get_monotonic_time ();
  test_ctl_run (&test->ctl, NULL, TEST_WORDS ("replay", test->file, "--speed=2"));
  g_assert_cmpint (test->ctl.exit, ==, RS_EXIT_GOOD);
  g_assert_cmpint (g_get_monotonic_time () - start_us, >=, G_USEC_PER_SEC / 2);
  g_assert_nonnull (strstr (test->ctl.out, "\"state\":\"live\""));
  g_assert_nonnull (strstr (test->ctl.out, "{\"type\":\"agent\",\"userId\""));
  g_assert_nonnull (strstr (test->ctl.out, "\"state\":\"stopped\""));
}

static void
test_a_profile_may_play_a_recording (Test *test, gconstpointer user_data)
{
  open_centre (test, 100);
  record (test);
  g_assert_true (g_file_set_contents (
      test->ctl.profile, "[Ringside]\nVersion=1\n[Source]\nKind=replay\nReplayFile=a.ringside-recording\n", -1, NULL));
  test_ctl_run (&test->ctl, NULL, TEST_WORDS ("watch", test->ctl.profile, "--for=1"));
  g_assert_cmpint (test->ctl.exit, ==, RS_EXIT_GOOD);
  g_assert_nonnull (strstr (test->ctl.out, "{\"type\":\"agent\",\"userId\""));
}

static void
test_nothing_secret_is_in_it (Test *test, gconstpointer user_data)
{
  g_autofree char *text = NULL;

  open_centre (test, 100);
  record (test);
  g_assert_true (g_file_get_contents (test->file, &text, NULL, NULL));
  g_assert_null (strstr (text, test->ctl.secret));
  g_assert_null (strstr (text, "Bearer"));
  g_assert_null (strstr (text, "127.0.0.1"));
}

static void
test_anonymous_tells_no_name (Test *test, gconstpointer user_data)
{
  g_autofree char *truth = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *agents;

  open_centre (test, 100);
  truth = test_ctl_call_centre (&test->ctl, "GET", "/truth");
  test_ctl_run (&test->ctl, test->ctl.secret,
                TEST_WORDS ("record", test->ctl.profile, test->file, "--for=1", "--anonymous"));
  g_assert_cmpint (test->ctl.exit, ==, RS_EXIT_GOOD);
  test_ctl_run (&test->ctl, NULL, TEST_WORDS ("replay", test->file, "--speed=max", "--dump"));
  node = test_ctl_parse (truth);
  agents = json_object_get_array_member (json_node_get_object (node), "agents");
  g_assert_cmpuint (json_array_get_length (agents), ==, 10);
  for (guint i = 0; i < json_array_get_length (agents); i++)
    {
      JsonObject *agent = json_array_get_object_element (agents, i);

      g_assert_null (strstr (test->ctl.out, json_object_get_string_member (agent, "displayName")));
      g_assert_null (strstr (test->ctl.out, json_object_get_string_member (agent, "userId")));
    }
  g_assert_nonnull (strstr (test->ctl.out, "\"displayName\":\"Agent-"));
}

static void
test_a_file_is_overwritten_only_by_force (Test *test, gconstpointer user_data)
{
  open_centre (test, 10);
  g_assert_true (g_file_set_contents (test->file, "precious", -1, NULL));
  test_ctl_run (&test->ctl, test->ctl.secret, TEST_WORDS ("record", test->ctl.profile, test->file, "--for=1"));
  test_ctl_assert_sentence (&test->ctl, RS_EXIT_USAGE, "--force");
}

static void
test_a_full_disk_is_no_success (Test *test, gconstpointer user_data)
{
  open_centre (test, 100);
  test_ctl_run (&test->ctl, test->ctl.secret, TEST_WORDS ("record", test->ctl.profile, "/dev/full", "--force"));
  test_ctl_assert_sentence (&test->ctl, RS_EXIT_FAILED, "No space left on device");
}

static void
test_nothing_came_is_told (Test *test, gconstpointer user_data)
{
  open_centre (test, 10);
  rs_demo_host_stop_listening (test->ctl.host);
  test_ctl_run (&test->ctl, test->ctl.secret, TEST_WORDS ("record", test->ctl.profile, test->file, "--for=0.5"));
  g_assert_cmpint (test->ctl.exit, ==, RS_EXIT_NOT_LIVING);
  g_assert_nonnull (strstr (test->ctl.complaint, "Nothing came in that time"));
}

static void
test_what_is_no_recording_needs_a_person (Test *test, gconstpointer user_data)
{
  test_ctl_run (&test->ctl, NULL, TEST_WORDS ("replay", test->file));
  test_ctl_assert_sentence (&test->ctl, RS_EXIT_FAILED, "cannot be read");
  g_assert_true (g_file_set_contents (test->file, "garbage\n", -1, NULL));
  test_ctl_run (&test->ctl, NULL, TEST_WORDS ("replay", test->file));
  test_ctl_assert_sentence (&test->ctl, RS_EXIT_FAILED, "is not a recording");
  test_ctl_run (&test->ctl, NULL, TEST_WORDS ("replay", "/dev/zero"));
  test_ctl_assert_sentence (&test->ctl, RS_EXIT_FAILED, "is not a recording");
}

static void
test_wrong_words (Test *test, gconstpointer user_data)
{
  test_ctl_run (&test->ctl, NULL, TEST_WORDS ("replay"));
  test_ctl_assert_sentence (&test->ctl, RS_EXIT_USAGE, "replay FILE");
  test_ctl_run (&test->ctl, NULL, TEST_WORDS ("record", "p"));
  test_ctl_assert_sentence (&test->ctl, RS_EXIT_USAGE, "record PROFILE FILE");
  test_ctl_run (&test->ctl, NULL, TEST_WORDS ("record", "p", "f", "more"));
  test_ctl_assert_sentence (&test->ctl, RS_EXIT_USAGE, "“more”");
  test_ctl_run (&test->ctl, NULL, TEST_WORDS ("replay", "f", "--speed=fast"));
  test_ctl_assert_sentence (&test->ctl, RS_EXIT_USAGE, "--speed");
  test_ctl_run (&test->ctl, NULL, TEST_WORDS ("replay", "f", "--speed=-1"));
  test_ctl_assert_sentence (&test->ctl, RS_EXIT_USAGE, "--speed");
}

#define ADD(name, func) g_test_add ("/ctl/record/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-was-recorded-plays", test_what_was_recorded_plays);
  ADD ("it-plays-as-lines-at-its-speed", test_it_plays_as_lines_at_its_speed);
  ADD ("a-profile-may-play-a-recording", test_a_profile_may_play_a_recording);
  ADD ("nothing-secret-is-in-it", test_nothing_secret_is_in_it);
  ADD ("anonymous-tells-no-name", test_anonymous_tells_no_name);
  ADD ("a-file-is-overwritten-only-by-force", test_a_file_is_overwritten_only_by_force);
  ADD ("a-full-disk-is-no-success", test_a_full_disk_is_no_success);
  ADD ("nothing-came-is-told", test_nothing_came_is_told);
  ADD ("what-is-no-recording-needs-a-person", test_what_is_no_recording_needs_a_person);
  ADD ("wrong-words-are-told", test_wrong_words);
  return g_test_run ();
}
