/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include <gio/gio.h>

/* However a session hangs at its centre, stopping it takes less than a second. */

/* So long that no test waits for its end. */
#define FOR_EVER "600000"

/**
 * Scene:
 * @words: in which state the session is stopped
 * @first: the faults from the beginning
 * @then: (nullable): the faults from the moment on when the picture is filled; @begin is called then
 * @begin: (nullable): brings the state about
 * @is_there: tells when it is there
 */
typedef struct
{
  const char *words;
  const char *first;
  const char *then;
  void (*begin) (SessionFixture *fixture);
  SessionCondition is_there;
  const char *secret;
  const char *scopes;
} Scene;

static RsDemoStats
get_stats (SessionFixture *fixture)
{
  return rs_demo_host_get_stats (fixture->host);
}

static RsSourceState
get_state (SessionFixture *fixture)
{
  return rs_session_get_status (fixture->session)->state;
}

static gboolean
is_handshake_hanging (SessionFixture *fixture)
{
  return get_stats (fixture).max_concurrent_handshakes == 1;
}

static gboolean
is_subscribing (SessionFixture *fixture)
{
  return get_stats (fixture).subscriptions == 1;
}

static gboolean
is_flooded (SessionFixture *fixture)
{
  return session_fixture_count (fixture, RS_COUNTER_RECEIVED) > 5000;
}

static gboolean
is_rotating (SessionFixture *fixture)
{
  return get_stats (fixture).subscriptions == 2 && get_stats (fixture).connections == 2;
}

static gboolean
is_handing_over (SessionFixture *fixture)
{
  return session_fixture_count (fixture, RS_COUNTER_ROTATIONS) == 1 && get_stats (fixture).connections == 2;
}

static gboolean
is_backing_off (SessionFixture *fixture)
{
  return get_state (fixture) == RS_SOURCE_STATE_RECONNECTING &&
         rs_session_get_status (fixture->session)->next_attempt_us != 0;
}

static gboolean
is_resyncing (SessionFixture *fixture)
{
  return session_fixture_count (fixture, RS_COUNTER_RESYNCS) == 1 && get_stats (fixture).subscriptions == 2;
}

static gboolean
is_stale (SessionFixture *fixture)
{
  return get_state (fixture) == RS_SOURCE_STATE_STALE;
}

static gboolean
needs_person (SessionFixture *fixture)
{
  return rs_source_state_needs_person (get_state (fixture));
}

static void
change_network (SessionFixture *fixture)
{
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
}

static void
stall_up (RsDemoProxy *proxy, gpointer user_data)
{
  rs_demo_proxy_set_stalled (proxy, RS_DEMO_UP, TRUE);
}

/* The farewell of the first socket never arrives, so it is never answered. */
static void
begin_retiring (SessionFixture *fixture)
{
  change_network (fixture);
  session_fixture_wait (fixture, is_handing_over, "handing over");
  g_assert_true (rs_demo_host_call_proxy (fixture->host, stall_up, NULL));
  session_fixture_run (fixture, 2.2);
}

static void
begin_backing_off (SessionFixture *fixture)
{
  rs_demo_host_stop_listening (fixture->host);
  rs_demo_host_close_streams (fixture->host, 1011);
}

static const Scene scenes[] = {
  { "the handshake hangs", "[Handshake]\nDelayMs=" FOR_EVER, NULL, NULL, is_handshake_hanging },
  { "the subscription hangs", "[Subscribed]\nDelayMs=" FOR_EVER, NULL, NULL, is_subscribing },
  { "live", "", NULL, NULL, session_is_filled },
  { "live under a flood", "[Flood]\nAt=0.01\nFor=60", NULL, NULL, is_flooded },
  { "both sockets open, the second not subscribed", "", "[Subscribed]\nDelayMs=" FOR_EVER, change_network,
    is_rotating },
  { "both sockets subscribed", "[Subscribed]\nNoFirstDeltas=true", "[Subscribed]\nNoFirstDeltas=true", change_network,
    is_handing_over },
  { "the first socket retires", "[Proxy]\n", "[Subscribed]\nNoFirstDeltas=true", begin_retiring, is_handing_over },
  { "backing off", "", "", begin_backing_off, is_backing_off },
  { "a resync runs", "", "[Drop]\nShare=0.05\n[Subscribed]\nDelayMs=" FOR_EVER, NULL, is_resyncing },
  { "stale", "", "[Silence]\nFrom=1.5\nFor=600\n[Handshake]\nDelayMs=" FOR_EVER, NULL, is_stale },
  { "sign-in needed", "", NULL, NULL, needs_person, "wrong" },
  { "no permission", "", NULL, NULL, needs_person, NULL, "queue:read" },
};

static void
read_plan (RsDemoFaultPlan *plan, const char *text)
{
  g_autoptr (GError) error = NULL;

  rs_demo_fault_plan_parse (plan, text, &error);
  g_assert_no_error (error);
}

static void
set_up (SessionFixture *fixture, const Scene *scene)
{
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.agents = 40;
  options.rate = 200;
  options.heartbeat_interval_us = G_USEC_PER_SEC;
  if (scene->scopes != NULL)
    options.granted_scopes = scene->scopes;
  read_plan (&options.faults, scene->first);
  session_fixture_set_up_with_secret (fixture, &options, scene->secret);
}

static void
bring_about (SessionFixture *fixture, const Scene *scene)
{
  RsDemoFaultPlan plan;

  if (scene->then != NULL)
    {
      session_fixture_wait (fixture, session_is_filled, "filled");
      read_plan (&plan, scene->then);
      rs_demo_host_set_faults (fixture->host, &plan);
    }
  if (scene->begin != NULL)
    scene->begin (fixture);
  session_fixture_wait (fixture, scene->is_there, scene->words);
}

static void
test_scene (gconstpointer data)
{
  const Scene *scene = data;
  SessionFixture fixture;
  gint64 began_us;

  set_up (&fixture, scene);
  bring_about (&fixture, scene);
  began_us = g_get_monotonic_time ();
  rs_session_stop (fixture.session);
  g_test_message ("took %.3f s", (double) (g_get_monotonic_time () - began_us) / 1e6);
  g_assert_cmpint (g_get_monotonic_time () - began_us, <, G_USEC_PER_SEC);
  g_assert_cmpint (get_state (&fixture), ==, RS_SOURCE_STATE_STOPPED);
  session_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/session/stops-in-a-second/%s", scenes[i].words);

      g_strdelimit (path, " ", '-');
      g_test_add_data_func (path, &scenes[i], test_scene);
    }
  return g_test_run ();
}
