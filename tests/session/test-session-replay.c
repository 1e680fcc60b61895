/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include "base/rs-text.h"
#include "net/rs-recorder.h"
#include "test-truth.h"
#include "wire/rs-report.h"

#include <glib/gstdio.h>
#include <string.h>

/*
 * A session that is recorded and played again shows in the end what it showed live, whatever happened on the way.
 */

static char *
dump (RsSession *session)
{
  return rs_report_dump (rs_session_get_model (session), rs_session_get_status (session),
                         rs_session_get_server_now (session), g_get_real_time () * 1000);
}

static void
on_replayed (RsSession *session, RsChangeSet *changes, gpointer user_data)
{
  if (rs_session_get_status (session)->state == RS_SOURCE_STATE_STOPPED)
    g_main_loop_quit (user_data);
}

static char *
replay (const char *path)
{
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  g_autoptr (RsProfile) profile = rs_profile_new_for_recording (path);
  g_autoptr (RsSession) session = rs_session_new (profile, NULL, clock);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  char *picture;

  rs_session_set_replay_speed (session, 0);
  g_signal_connect (session, "applied", G_CALLBACK (on_replayed), loop);
  rs_session_start (session);
  g_main_loop_run (loop);
  g_assert_cmpstr (rs_session_get_status (session)->sentence, ==, "The recording has ended.");
  picture = dump (session);
  rs_session_stop (session);
  return picture;
}

static void
assert_no_secret (const char *path, const char *secret)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, secret));
  g_assert_null (strstr (text, "Bearer"));
  g_assert_null (strstr (text, "access_token"));
}

/* Until then the picture still counts as confirmed by the connection that was cut. */
static gboolean
is_back (SessionFixture *fixture)
{
  return session_fixture_count (fixture, RS_COUNTER_RECONNECTS) == 1 && session_is_filled (fixture);
}

static void
watch_and_record (const RsDemoOptions *options, guint seed, const char *path, char **out_live)
{
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RsRecorder) recorder = rs_recorder_new (path, TRUE, FALSE, clock, &error);
  g_autoptr (RsSecretText) secret = NULL;
  SessionFixture fixture;

  g_assert_no_error (error);
  session_fixture_set_up_with_tap (&fixture, options, rs_recorder_make_tap (recorder));
  secret = rs_demo_host_dup_secret (fixture.host);
  session_fixture_wait (&fixture, session_is_filled, path);
  session_fixture_run (&fixture, 0.5);
  if (seed % 2 == 0)
    {
      rs_demo_host_close_streams (fixture.host, 1012);
      session_fixture_wait (&fixture, is_back, "connected anew");
    }
  session_fixture_run (&fixture, 0.5);
  session_fixture_settle (&fixture);
  session_fixture_assert_truth (&fixture, path);
  *out_live = dump (fixture.session);
  session_fixture_tear_down (&fixture);
  g_assert_true (rs_recorder_finish (recorder, &error));
  g_assert_no_error (error);
  assert_no_secret (path, secret);
}

static void
test_seed (gconstpointer data)
{
  guint seed = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *live = NULL;
  g_autofree char *played = NULL;
  RsDemoOptions options;

  /* Given a busy centre that reorders, duplicates and counts its numbers in one way or another, */
  rs_demo_options_init (&options);
  options.agents = 20;
  options.rate = 300;
  options.seed = seed;
  options.scope = (RsDemoScope) (seed % 4);
  options.faults.reorder_share = options.scope == RS_DEMO_SCOPE_NONE ? 0 : 0.2;
  options.faults.reorder_window_us = G_USEC_PER_SEC / 5;
  options.faults.duplicate_share = 0.2;
  g_close (g_file_open_tmp ("session-XXXXXX.ringside-recording", &path, &error), NULL);
  g_assert_no_error (error);

  /* when it is watched and recorded, and every other time the connection is cut in between, */
  watch_and_record (&options, seed, path, &live);

  /* then the recording shows the same, field by field, and nothing else. */
  played = replay (path);
  g_assert_cmpuint (test_truth_compare (live, played, "played", 5), ==, 0);
  g_assert_cmpuint (test_truth_compare (played, live, "live", 5), ==, 0);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 8; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/session/replay-shows-what-was-live/seed-%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_seed);
    }
  return g_test_run ();
}
