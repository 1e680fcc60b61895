/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

/*
 * Twenty seeds over the real socket: whatever happens on the way, in the end the models equal the demo centre's truth,
 * field by field.
 */

static gboolean
is_back (SessionFixture *fixture)
{
  return session_is_filled (fixture) && rs_session_get_status (fixture->session)->epoch == 2;
}

static void
test_seed (gconstpointer data)
{
  guint seed = GPOINTER_TO_UINT (data);
  g_autofree char *words = g_strdup_printf ("seed %u", seed);
  SessionFixture fixture;
  RsDemoOptions options;

  /* Given a busy centre; odd seeds reorder, every other pair duplicates, and each counts its numbers its own way. */
  rs_demo_options_init (&options);
  options.agents = 30;
  options.rate = 400;
  options.seed = seed;
  options.scope = (RsDemoScope) (seed % 3);
  options.faults.reorder_share = seed & 1 ? 0.2 : 0;
  options.faults.reorder_window_us = G_USEC_PER_SEC / 5;
  options.faults.duplicate_share = seed & 2 ? 0.2 : 0;
  session_fixture_set_up (&fixture, &options);
  session_fixture_wait (&fixture, session_is_filled, words);

  /* When it is watched for a while, and every fourth time the connection is cut in between, */
  session_fixture_run (&fixture, 0.6);
  if (seed % 4 == 0)
    {
      rs_demo_host_close_streams (fixture.host, 1012);
      session_fixture_wait (&fixture, is_back, words);
    }
  session_fixture_run (&fixture, 0.6);
  session_fixture_settle (&fixture);

  /* Then what is shown is true. */
  g_assert_cmpuint (session_fixture_count (&fixture, RS_COUNTER_APPLIED), >, 100);
  g_assert_cmpuint (session_fixture_count (&fixture, RS_COUNTER_RECONNECTS), ==, seed % 4 == 0 ? 1 : 0);
  session_fixture_assert_truth (&fixture, words);
  session_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 20; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/session/truth-over-socket/seed-%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_seed);
    }
  return g_test_run ();
}
