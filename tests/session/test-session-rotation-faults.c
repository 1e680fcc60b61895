/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

/* What becomes of a rotation that fails (protocol §8). Tokens live four seconds; all cases live at the same time. */

/**
 * Case:
 * @words: what happens
 * @plan: as faults
 * @is_seen: whether it is an ordinary reconnect; else nobody sees anything
 * @may_be_seen: whether it may be one: it is a race at the server
 */
typedef struct
{
  const char *words;
  const char *plan;
  gboolean is_seen;
  gboolean may_be_seen;
} Case;

static const Case cases[] = {
  { "second socket refused with 200", "[Handshake]\nStatus=200\nOnly=2" },
  { "second socket refused with 302", "[Handshake]\nStatus=302\nOnly=2" },
  { "second socket refused with 401", "[Handshake]\nStatus=401\nOnly=2" },
  { "second socket refused with 403", "[Handshake]\nStatus=403\nOnly=2" },
  { "second socket refused with 404", "[Handshake]\nStatus=404\nOnly=2" },
  { "second socket refused with 410", "[Handshake]\nStatus=410\nOnly=2" },
  { "second socket refused with 426", "[Handshake]\nStatus=426\nOnly=2" },
  { "second socket refused with 429", "[Handshake]\nStatus=429\nOnly=2\nRetryAfter=1" },
  { "second socket refused with 500", "[Handshake]\nStatus=500\nOnly=2" },
  { "second socket refused with 503", "[Handshake]\nStatus=503\nOnly=2\nRetryAfter=1" },
  { "second socket dies before subscribed", "[Connection]\nDieBeforeSubscribed=2" },
  { "second socket is subscribed late, data comes before", "[Subscribed]\nDelayMs=700\nEarlyDeltas=true" },
  { "second socket dies after subscribed", "[Connection]\nDieAfterSubscribed=2", TRUE },
  { "one connection only, the first is closed with 1000", "[Connection]\nOneOnlyCode=1000", .may_be_seen = TRUE },
  { "one connection only, the first is closed with 1008", "[Connection]\nOneOnlyCode=1008", .may_be_seen = TRUE },
};

static void
begin (SessionFixture *fixture, const Case *one)
{
  g_autoptr (GError) error = NULL;
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.agents = 20;
  options.rate = 40;
  options.token_lifetime_seconds = 4;
  options.heartbeat_interval_us = G_USEC_PER_SEC;
  rs_demo_fault_plan_parse (&options.faults, one->plan, &error);
  g_assert_no_error (error);
  session_fixture_set_up (fixture, &options);
}

static gboolean
has_renewed_twice (SessionFixture *fixture)
{
  return session_is_filled (fixture) && rs_session_get_status (fixture->session)->epoch >= 3;
}

/* The first state may pass too quickly to be seen. */
static gboolean
has_only_lived (SessionFixture *fixture)
{
  return g_str_equal (fixture->states->str, "live ") || g_str_equal (fixture->states->str, "connecting live ");
}

static void
assert_end (SessionFixture *fixture, const Case *one)
{
  RsDemoStats stats;

  session_fixture_wait (fixture, has_renewed_twice, one->words);
  session_fixture_settle (fixture);
  stats = rs_demo_host_get_stats (fixture->host);
  g_test_message ("%s: %s", one->words, fixture->states->str);
  if (one->is_seen)
    g_assert_cmpuint (session_fixture_count (fixture, RS_COUNTER_RECONNECTS), >=, 1);
  else if (!one->may_be_seen || session_fixture_count (fixture, RS_COUNTER_RECONNECTS) == 0)
    g_assert_true (has_only_lived (fixture));
  g_assert_cmpuint (stats.max_concurrent_handshakes, ==, 1);
  session_fixture_assert_truth (fixture, one->words);
  session_fixture_tear_down (fixture);
}

static void
test_all (void)
{
  SessionFixture fixtures[G_N_ELEMENTS (cases)];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    begin (&fixtures[i], &cases[i]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_end (&fixtures[i], &cases[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/rotation/that-fails-harms-nothing", test_all);
  return g_test_run ();
}
