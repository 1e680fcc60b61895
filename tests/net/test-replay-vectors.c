/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-replay.h"
#include "test-truth.h"

#include <string.h>

/*
 * Recordings of a centre that had faults, each beside what was true in the end. What was lost, doubled, overtaken or
 * told over two connections is played again here, without a socket and in no time.
 */

#define SUFFIX ".ringside-recording"

/* The recording ends with the last thing that was heard, up to a heartbeat before the truth was asked for. */
#define TOLERANCE_SECONDS 10

static char *
get_truth (const char *recording)
{
  g_autofree char *stem = g_strndup (recording, strlen (recording) - strlen (SUFFIX));
  g_autofree char *path = g_strconcat (stem, ".truth.json", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
play (const char *recording, double speed, const char *truth)
{
  TestReplay test = { 0 };
  g_autofree char *dump = NULL;

  test_replay_set_up (&test, NULL);
  test_replay_start_file (&test, recording, speed);
  test_replay_advance (&test, 60);
  g_test_message ("%s: %s", test.states->str, test.status->sentence);
  g_assert_cmpint (test.status->state, ==, RS_SOURCE_STATE_STOPPED);
  g_assert_cmpstr (test.status->sentence, ==, "The recording has ended.");
  g_assert_cmpuint (test.status->counters[RS_COUNTER_APPLIED], >, 50);
  dump = test_replay_dump (&test);
  g_assert_cmpuint (test_truth_compare (truth, dump, recording, TOLERANCE_SECONDS), ==, 0);
  test_replay_tear_down (&test, NULL);
}

static void
test_recording (gconstpointer data)
{
  g_autofree char *truth = get_truth (data);

  play (data, 0, truth);
  play (data, 1, truth);
  play (data, 7.5, truth);
}

/* Which rule a recording exercises is told by what was counted. */
static void
assert_counted (const char *name, RsCounter counter, guint64 at_least)
{
  g_autofree char *path = g_build_filename (g_getenv ("RINGSIDE_VECTORS"), name, NULL);
  TestReplay test = { 0 };

  test_replay_set_up (&test, NULL);
  test_replay_start_file (&test, path, 0);
  test_replay_advance (&test, 0);
  g_test_message ("%s: %s: %" G_GUINT64_FORMAT, name, rs_counter_get_nick (counter), test.status->counters[counter]);
  g_assert_cmpuint (test.status->counters[counter], >=, at_least);
  test_replay_tear_down (&test, NULL);
}

static void
test_each_has_its_faults (void)
{
  assert_counted ("disorder" SUFFIX, RS_COUNTER_STALE, 10);
  assert_counted ("disorder" SUFFIX, RS_COUNTER_DUPLICATE, 10);
  assert_counted ("disorder" SUFFIX, RS_COUNTER_MALFORMED, 10);
  assert_counted ("outage" SUFFIX, RS_COUNTER_RECONNECTS, 1);
  assert_counted ("rotation" SUFFIX, RS_COUNTER_ROTATIONS, 3);
}

static void
add_recordings (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) entries = g_dir_open (folder, 0, &error);
  guint n_recordings = 0;
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (entries)) != NULL)
    if (g_str_has_suffix (name, SUFFIX))
      {
        g_autofree char *path = g_strconcat ("/replay-vectors/", name, NULL);

        g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), test_recording, g_free);
        n_recordings++;
      }
  g_assert_cmpuint (n_recordings, >=, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_recordings (g_getenv ("RINGSIDE_VECTORS"));
  g_test_add_func ("/replay-vectors/each-has-its-faults", test_each_has_its_faults);
  return g_test_run ();
}
