/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"
#include "storm-weather.h"

#include <gio/gio.h>

/*
 * Everything goes wrong that the demo centre can do, tokens live a few seconds, streams are torn down by force. When
 * the storm is over, the picture is the truth, field by field. The long form of this is `./dev soak`.
 */

/* A sanitizer's program is many times slower. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define AGENTS 60
#define RATE 100
#define SECONDS 18.0
#define SEEDS 1
#else
#define AGENTS 200
#define RATE 500
#define SECONDS 25.0
#define SEEDS 2
#endif

#define SPELL_SECONDS 0.9
#define HEARTBEAT_US G_USEC_PER_SEC
#define TOKEN_SECONDS 6
#define N_FORCED 5
#define QUIET_US G_USEC_PER_SEC

typedef struct
{
  guint64 applied;
  gint64 since_us;
} Quiet;

static Quiet quiet;

static void
init_options (RsDemoOptions *options, guint seed)
{
  static const RsDemoScope scopes[] = { RS_DEMO_SCOPE_CONNECTION, RS_DEMO_SCOPE_ENTITY, RS_DEMO_SCOPE_TENANT };

  rs_demo_options_init (options);
  options->agents = AGENTS;
  options->queues = 12;
  options->rate = RATE;
  options->seed = seed;
  options->scope = scopes[seed % G_N_ELEMENTS (scopes)];
  options->heartbeat_interval_us = HEARTBEAT_US;
  options->token_lifetime_seconds = TOKEN_SECONDS;
  options->faults.proxy.is_used = TRUE;
}

/* What a person's machine says when its network is another one: no pause is sat out then, not even that of a refusal. */
static gboolean
change_network (gpointer user_data)
{
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
  return G_SOURCE_CONTINUE;
}

static void
live_through (SessionFixture *fixture, StormWeather *weather)
{
  guint source = g_timeout_add (3100, change_network, NULL);

  for (guint i = 1; i < N_FORCED; i++)
    {
      session_fixture_run (fixture, SECONDS / N_FORCED);
      storm_weather_force_reconnect (weather);
    }
  session_fixture_run (fixture, SECONDS / N_FORCED);
  g_source_remove (source);
}

/* As `ringsidectl dump` takes it: living, whole, nothing unconfirmed, nothing applied for a while. */
static gboolean
has_settled (SessionFixture *fixture)
{
  const RsSourceStatus *status = rs_session_get_status (fixture->session);
  guint64 applied = status->counters[RS_COUNTER_APPLIED];
  gint64 now_us = g_get_monotonic_time ();

  if (!session_is_filled (fixture) || !status->is_whole || status->n_unconfirmed > 0 || applied != quiet.applied)
    quiet = (Quiet){ .applied = applied, .since_us = now_us };
  return now_us - quiet.since_us >= QUIET_US;
}

/* Losses show when numbers go on, so life does for a while. A server's clock that was put back is followed in half
 * a minute, or with the next reconnect. */
static void
settle (SessionFixture *fixture, StormWeather *weather)
{
  storm_weather_calm (weather);
  storm_weather_force_reconnect (weather);
  change_network (NULL);
  session_fixture_wait (fixture, session_is_filled, "back");
  session_fixture_run (fixture, TOKEN_SECONDS);
  rs_demo_host_pause (fixture->host);
  quiet.since_us = g_get_monotonic_time ();
  session_fixture_wait (fixture, has_settled, "settled");
}

static void
test_seed (gconstpointer data)
{
  guint seed = GPOINTER_TO_UINT (data);
  g_autofree char *words = g_strdup_printf ("storm with seed %u", seed);
  g_autoptr (StormWeather) weather = NULL;
  g_autofree char *stats = NULL;
  SessionFixture fixture;
  RsDemoOptions options;

  init_options (&options, seed);
  session_fixture_set_up (&fixture, &options);
  session_fixture_wait (&fixture, session_is_filled, "filled");

  weather = storm_weather_new (fixture.host, seed, HEARTBEAT_US, SPELL_SECONDS, TRUE);
  live_through (&fixture, weather);
  g_test_message ("%s%s", storm_weather_get_diary (weather), fixture.states->str);
  settle (&fixture, weather);

  stats = rs_demo_host_dump_stats (fixture.host);
  g_test_message ("%s\n%s", fixture.states->str, stats);
  session_fixture_assert_truth (&fixture, words);
  g_assert_cmpuint (session_fixture_count (&fixture, RS_COUNTER_RECONNECTS), >=, N_FORCED);
  g_assert_cmpuint (session_fixture_count (&fixture, RS_COUNTER_ROTATIONS), >=, 1);
  g_assert_cmpuint (rs_demo_host_get_stats (fixture.host).max_concurrent_token_calls, ==, 1);
  g_assert_cmpuint (rs_demo_host_get_stats (fixture.host).max_concurrent_handshakes, ==, 1);
  session_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= SEEDS; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/session/storm/ends-in-the-truth/seed-%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_seed);
    }
  return g_test_run ();
}
