/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"
#include "status-witness.h"

/*
 * A token that lives four seconds is renewed every two, and with it the connection (protocol §8). Nobody may see that.
 * The server closes every stream whose token has expired.
 */

#define TOKEN_SECONDS 4
#define LIVING (1u << RS_SOURCE_STATE_LIVE)

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define AGENTS 60
#define RATE 100
#else
#define AGENTS 200
#define RATE 500
#endif

static double
get_seconds (void)
{
  const char *told = g_getenv ("RINGSIDE_ROTATION_SECONDS");

  return told != NULL ? g_ascii_strtod (told, NULL) : 12.0;
}

static void
init_options (RsDemoOptions *options)
{
  rs_demo_options_init (options);
  options->agents = AGENTS;
  options->rate = RATE;
  options->token_lifetime_seconds = TOKEN_SECONDS;
  options->heartbeat_interval_us = G_USEC_PER_SEC;
}

static void
assert_good_manners (SessionFixture *fixture)
{
  RsDemoStats stats = rs_demo_host_get_stats (fixture->host);
  g_autofree char *text = rs_demo_host_dump_stats (fixture->host);
  guint64 rotations = session_fixture_count (fixture, RS_COUNTER_ROTATIONS);

  g_test_message ("%s, %" G_GUINT64_FORMAT " rotations: %s", fixture->states->str, rotations, text);
  g_assert_cmpuint (stats.max_concurrent_handshakes, ==, 1);
  g_assert_cmpuint (stats.max_concurrent_token_calls, ==, 1);
  g_assert_cmpuint (stats.max_concurrent_connections, ==, 2);
  g_assert_cmpuint (rs_demo_stats_get_closes (&stats, 1000), >=, rotations - 1); /* the last one may be on its way */
  g_assert_cmpuint (rs_demo_stats_get_closes (&stats, 1000), ==, stats.connections_opened - stats.connections);
  g_assert_cmpuint (stats.connections_opened, >=, rotations + 1);
  g_assert_cmpuint (stats.connections_opened, <=, rotations + 2); /* the next one may be on its way */
}

static void
test_under_load (void)
{
  double seconds = get_seconds ();
  StatusWitness witness;
  SessionFixture fixture;
  RsDemoOptions options;

  /* Given a busy centre, */
  init_options (&options);
  session_fixture_set_up (&fixture, &options);
  session_fixture_wait (&fixture, session_is_filled, "filled");
  status_witness_begin (&witness, fixture.session);

  /* when tokens end again and again, */
  session_fixture_run (&fixture, seconds);
  session_fixture_settle (&fixture);

  /* then no step was shown that did not happen, nobody was doubted, and nothing is missing. */
  g_test_message ("%u change sets, %u steps", witness.n_sets, witness.n_steps);
  g_assert_cmpuint (session_fixture_count (&fixture, RS_COUNTER_ROTATIONS), >=, (guint64) (seconds / 2 - 1));
  g_assert_cmpuint (witness.n_steps, >, AGENTS);
  g_assert_cmpuint (witness.states, ==, LIVING);
  g_assert_cmpuint (witness.max_unconfirmed, ==, 0);
  g_assert_cmpuint (witness.n_doubted, ==, 0);
  g_assert_cmpuint (status_witness_count_lies (&witness, &options, seconds + 60), ==, 0);
  g_assert_cmpuint (session_fixture_count (&fixture, RS_COUNTER_RECONNECTS), ==, 0);
  g_assert_cmpuint (session_fixture_count (&fixture, RS_COUNTER_GAPS), ==, 0);
  session_fixture_assert_truth (&fixture, "after rotations under load");
  assert_good_manners (&fixture);
  status_witness_end (&witness);
  session_fixture_tear_down (&fixture);
}

static void
test_of_a_quiet_centre (void)
{
  StatusWitness witness;
  SessionFixture fixture;
  RsDemoOptions options;
  guint64 before;

  init_options (&options);
  session_fixture_set_up (&fixture, &options);
  session_fixture_wait (&fixture, session_is_filled, "filled");
  session_fixture_settle (&fixture);
  before = session_fixture_count (&fixture, RS_COUNTER_ROTATIONS);

  /* Where nothing happens, each rotation tells everything once more, and none of it is news. */
  status_witness_begin (&witness, fixture.session);
  session_fixture_run (&fixture, 7);
  g_assert_cmpuint (session_fixture_count (&fixture, RS_COUNTER_ROTATIONS) - before, >=, 3);
  g_assert_cmpuint (witness.n_changes, ==, 0);
  g_assert_cmpuint (witness.max_unconfirmed, ==, 0);
  g_assert_cmpuint (witness.states, ==, LIVING);
  assert_good_manners (&fixture);
  status_witness_end (&witness);
  session_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/rotation/every-2-s-under-load-is-seen-by-nobody", test_under_load);
  g_test_add_func ("/session/rotation/of-a-quiet-centre-changes-nothing", test_of_a_quiet_centre);
  return g_test_run ();
}
