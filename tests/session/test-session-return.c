/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"
#include "test-bus.h"
#include "test-truth.h"
#include "wire/rs-report.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

/*
 * How soon what is lost is noticed, and how soon the picture is true again (protocol §5 and §9). Time is real, heartbeats
 * come every second.
 */

#define PICTURE_US (2 * G_USEC_PER_SEC)

/* 2.5 heartbeats, and what a busy machine adds. */
#define HALF_OPEN_US (5 * G_USEC_PER_SEC / 2 + G_USEC_PER_SEC / 4)

static void
set_up (SessionFixture *fixture)
{
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.agents = 300;
  options.queues = 12;
  options.rate = 200;
  options.heartbeat_interval_us = G_USEC_PER_SEC;
  options.faults.proxy.is_used = TRUE;
  session_fixture_set_up (fixture, &options);
  session_fixture_wait (fixture, session_is_filled, "filled");
}

static void
set_faults (SessionFixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  RsDemoFaultPlan plan;

  rs_demo_fault_plan_parse (&plan, text, &error);
  g_assert_no_error (error);
  rs_demo_host_set_faults (fixture->host, &plan);
}

static gboolean
is_all_confirmed (GListModel *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (RsEntity) entity = g_list_model_get_item (list, i);

      if (!rs_entity_get_confirmed (entity))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_back (SessionFixture *fixture)
{
  RsBoardModel *model = rs_session_get_model (fixture->session);

  return session_is_filled (fixture) && is_all_confirmed (rs_board_model_get_roster (model)) &&
         is_all_confirmed (rs_board_model_get_queues (model));
}

static gboolean
is_lost (SessionFixture *fixture)
{
  return !rs_session_is_living (fixture->session);
}

static gboolean
is_waiting (SessionFixture *fixture)
{
  const RsSourceStatus *status = rs_session_get_status (fixture->session);

  return is_lost (fixture) && status->next_attempt_us != 0;
}

/* Contacts that ended during an outage are marked, and leave 10 s later: they are not looked at. */
static char *
strip (const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  json_object_set_array_member (json_node_get_object (node), "interactions", json_array_new ());
  return json_to_string (node, FALSE);
}

static void
assert_true_picture (SessionFixture *fixture, const char *words)
{
  g_autofree char *truth = rs_demo_host_dump_truth (fixture->host);
  g_autofree char *dump =
      rs_report_dump (rs_session_get_model (fixture->session), rs_session_get_status (fixture->session),
                      rs_session_get_server_now (fixture->session), rs_clock_get_real (fixture->clock) * 1000);
  g_autofree char *stripped_truth = strip (truth);
  g_autofree char *stripped_dump = strip (dump);

  g_assert_cmpuint (test_truth_compare (stripped_truth, stripped_dump, words, 5), ==, 0);
}

static void
assert_back_since (SessionFixture *fixture, gint64 since_us, const char *words)
{
  gint64 took_us;

  session_fixture_wait (fixture, is_back, words);
  took_us = g_get_monotonic_time () - since_us;
  g_test_message ("%s: the picture was true after %.3f s", words, (double) took_us / 1e6);
  g_assert_cmpint (took_us, <, PICTURE_US);
  assert_true_picture (fixture, words);
}

/* Much happens that nobody sees, then nothing more: the picture can be compared at the moment when it is there. */
static void
live_on_unseen (SessionFixture *fixture)
{
  session_fixture_run (fixture, 1);
  rs_demo_host_pause (fixture->host);
}

static void
test_network_signal (void)
{
  SessionFixture fixture;
  gint64 now_us;

  /* Given a head that was told to stay away for half a minute, */
  set_up (&fixture);
  set_faults (&fixture, "[Handshake]\nStatus=503\nRetryAfter=30");
  rs_demo_host_close_streams (fixture.host, 1011);
  session_fixture_wait (&fixture, is_waiting, "waiting");
  live_on_unseen (&fixture);
  session_fixture_wait (&fixture, is_waiting, "waiting for long");
  g_assert_cmpint (rs_session_get_status (fixture.session)->next_attempt_us, >,
                   g_get_monotonic_time () + 20 * G_USEC_PER_SEC);

  /* when all is well again and the network comes back, the truth is there at once. */
  set_faults (&fixture, "");
  now_us = g_get_monotonic_time ();
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
  assert_back_since (&fixture, now_us, "after a signal of the network");
  session_fixture_tear_down (&fixture);
}

static void
say_that_it_woke (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SYSTEM, NULL, &error);
  g_autoptr (GVariant) answer = NULL;

  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                        "RequestName", g_variant_new ("(su)", "org.freedesktop.login1", 4), NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_emit_signal (bus, NULL, "/org/freedesktop/login1", "org.freedesktop.login1.Manager",
                                 "PrepareForSleep", g_variant_new ("(b)", FALSE), &error);
  g_assert_no_error (error);
}

static void
test_resume_signal (void)
{
  SessionFixture fixture;
  gint64 now_us;

  set_up (&fixture);
  session_fixture_run (&fixture, 1); /* by then it listens to the bus, and its connection is no new one */
  rs_demo_host_pause (fixture.host);
  now_us = g_get_monotonic_time ();
  say_that_it_woke ();
  session_fixture_wait (&fixture, is_lost, "what is shown is not believed any more");
  assert_back_since (&fixture, now_us, "after a resume");
  g_assert_cmpuint (session_fixture_count (&fixture, RS_COUNTER_RECONNECTS), ==, 1);
  session_fixture_tear_down (&fixture);
}

static void
test_first_attempt_that_can_succeed (void)
{
  g_autoptr (GError) error = NULL;
  SessionFixture fixture;
  gint64 attempt_us;

  /* Given a server that is away, */
  set_up (&fixture);
  rs_demo_host_stop_listening (fixture.host);
  rs_demo_host_close_streams (fixture.host, 1011);
  session_fixture_wait (&fixture, is_waiting, "waiting");
  live_on_unseen (&fixture);

  /* when it comes back, the next attempt brings the truth. */
  session_fixture_wait (&fixture, is_waiting, "waiting for the attempt");
  rs_demo_host_listen_again (fixture.host, &error);
  g_assert_no_error (error);
  attempt_us = MAX (rs_session_get_status (fixture.session)->next_attempt_us, g_get_monotonic_time ());
  assert_back_since (&fixture, attempt_us, "after the first attempt that could succeed");
  session_fixture_tear_down (&fixture);
}

static void
set_half_open (RsDemoProxy *proxy, gpointer user_data)
{
  rs_demo_proxy_set_half_open (proxy, user_data != NULL);
}

static void
test_half_open (void)
{
  SessionFixture fixture;
  gint64 now_us;

  /* Given a head that knows how often heartbeats come, when the network swallows everything, */
  set_up (&fixture);
  session_fixture_run (&fixture, 2.5);
  now_us = g_get_monotonic_time ();
  g_assert_true (rs_demo_host_call_proxy (fixture.host, set_half_open, GINT_TO_POINTER (TRUE)));
  session_fixture_wait (&fixture, is_lost, "noticed");

  /* then it is noticed in time, and nothing old passes for new, */
  g_test_message ("noticed after %.3f s", (double) (g_get_monotonic_time () - now_us) / 1e6);
  g_assert_cmpint (g_get_monotonic_time () - now_us, <, HALF_OPEN_US);
  g_assert_cmpint (rs_session_get_status (fixture.session)->state, ==, RS_SOURCE_STATE_STALE);
  g_assert_false (is_all_confirmed (rs_board_model_get_roster (rs_session_get_model (fixture.session))));

  /* and when it is over, the attempt that hung is not waited for. */
  live_on_unseen (&fixture);
  g_assert_true (rs_demo_host_call_proxy (fixture.host, set_half_open, NULL));
  now_us = g_get_monotonic_time ();
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
  assert_back_since (&fixture, now_us, "after a half-open connection");
  session_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", test_bus_start (), TRUE);

  g_test_add_func ("/session/return/a-signal-of-the-network-brings-the-truth-in-2-s", test_network_signal);
  g_test_add_func ("/session/return/a-resume-brings-the-truth-in-2-s", test_resume_signal);
  g_test_add_func ("/session/return/the-first-attempt-that-can-succeed-brings-it-in-2-s",
                   test_first_attempt_that_can_succeed);
  g_test_add_func ("/session/return/half-open-is-found-in-2.5-heartbeats", test_half_open);
  return g_test_run ();
}
