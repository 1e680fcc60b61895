/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include <string.h>

/*
 * A session against a server that misbehaves, over the real socket: hostile frames are counted with a reason while the
 * connection lives on, broken connections are renewed, and in the end the truth is shown.
 */

static void
init_options (RsDemoOptions *options)
{
  rs_demo_options_init (options);
  options->agents = 12;
  options->rate = 50;
}

static guint64
count_malformed (SessionFixture *fixture, RsMalformed reason)
{
  return rs_session_get_status (fixture->session)->malformed[reason];
}

static GBytes *
repeat (const char *text, gsize times)
{
  GString *all = g_string_new (NULL);

  for (gsize i = 0; i < times; i++)
    g_string_append (all, text);
  return g_string_free_to_bytes (all);
}

static void
send_text (SessionFixture *fixture, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  rs_demo_host_send_raw_text (fixture->host, bytes);
}

static gboolean
has_counted_all (SessionFixture *fixture)
{
  return count_malformed (fixture, RS_MALFORMED_TOO_DEEP) == 1 &&
         count_malformed (fixture, RS_MALFORMED_TOO_LARGE) == 1 && count_malformed (fixture, RS_MALFORMED_EMPTY) == 1 &&
         count_malformed (fixture, RS_MALFORMED_NOT_JSON) == 3 &&
         count_malformed (fixture, RS_MALFORMED_WRONG_TYPE) == 2 &&
         count_malformed (fixture, RS_MALFORMED_NOT_OBJECT) == 1 &&
         count_malformed (fixture, RS_MALFORMED_NO_TYPE) == 1 && count_malformed (fixture, RS_MALFORMED_NO_ID) == 1;
}

static void
test_hostile_frames (void)
{
  g_autoptr (GBytes) brackets = repeat ("[", 80000);
  g_autoptr (GBytes) large = repeat ("a", 5 * 1024 * 1024);
  SessionFixture fixture;
  RsDemoOptions options;

  /* Given a living picture, */
  init_options (&options);
  session_fixture_set_up (&fixture, &options);
  session_fixture_wait (&fixture, session_is_filled, "filled");

  /* when the server sends all that json-glib would die of or swallow, */
  rs_demo_host_send_raw_text (fixture.host, brackets);
  rs_demo_host_send_raw_text (fixture.host, large);
  send_text (&fixture, "");
  send_text (&fixture, "{/* comment */\"type\":\"presence.update\"}");
  send_text (&fixture, "{'type':'presence.update'}");
  send_text (&fixture, "{\"type\":\"presence.update\",}");
  send_text (&fixture, "[1,2,3]");
  send_text (&fixture, "{\"no\":\"type\"}");
  send_text (&fixture, "{\"type\":\"presence.update\",\"sequence\":1,\"payload\":{\"status\":\"Available\"}}");
  send_text (&fixture,
             "{\"type\":\"presence.update\",\"sequence\":99999999999999999999,\"payload\":{\"userId\":\"x\"}}");
  send_text (&fixture, "{\"type\":\"presence.update\",\"payload\":17}");
  send_text (&fixture, "{\"type\":\"a.word.of.tomorrow\",\"sequence\":5,\"payload\":{}}");

  /* then each is counted with its reason, the connection lives on, and nothing is lost. */
  session_fixture_wait (&fixture, has_counted_all, "all are counted");
  g_assert_cmpuint (session_fixture_count (&fixture, RS_COUNTER_UNKNOWN), ==, 1);
  session_fixture_settle (&fixture);
  g_assert_cmpuint (session_fixture_count (&fixture, RS_COUNTER_RECONNECTS), ==, 0);
  session_fixture_assert_truth (&fixture, "after hostile frames");
  session_fixture_tear_down (&fixture);
}

static gboolean
is_back (SessionFixture *fixture)
{
  return session_fixture_count (fixture, RS_COUNTER_RECONNECTS) == 1 && session_is_filled (fixture);
}

static void
check_failed_connection (GBytes *frame, RsMalformed reason)
{
  SessionFixture fixture;
  RsDemoOptions options;

  init_options (&options);
  session_fixture_set_up (&fixture, &options);
  session_fixture_wait (&fixture, session_is_filled, "filled");

  rs_demo_host_send_raw_text (fixture.host, frame);
  session_fixture_wait (&fixture, is_back, "connected anew");
  g_assert_cmpuint (count_malformed (&fixture, reason), ==, 1);
  session_fixture_settle (&fixture);
  session_fixture_assert_truth (&fixture, "after a failed connection");
  session_fixture_tear_down (&fixture);
}

static void
test_invalid_utf8 (void)
{
  g_autoptr (GBytes) frame = g_bytes_new_static ("{\"type\":\"\xff\xfe\"}", 12);

  check_failed_connection (frame, RS_MALFORMED_NOT_UTF8);
}

static void
test_huge_frame (void)
{
  g_autoptr (GBytes) frame = repeat ("0123456789abcdef", 20 * 1024 * 1024 / 16);

  check_failed_connection (frame, RS_MALFORMED_TOO_LARGE);
}

static gboolean
needs_person (SessionFixture *fixture)
{
  return rs_source_state_needs_person (rs_session_get_status (fixture->session)->state);
}

static void
test_wrong_secret (void)
{
  SessionFixture fixture;
  RsDemoOptions options;

  init_options (&options);
  session_fixture_set_up_with_secret (&fixture, &options, "not the secret");
  session_fixture_wait (&fixture, needs_person, "refused");
  g_assert_cmpint (rs_session_get_status (fixture.session)->state, ==, RS_SOURCE_STATE_SIGN_IN_NEEDED);
  g_assert_nonnull (strstr (rs_session_get_status (fixture.session)->sentence, "does not accept the secret"));
  g_assert_null (strstr (rs_session_get_status (fixture.session)->sentence, "not the secret"));
  session_fixture_tear_down (&fixture);
}

static void
test_no_presence_scope (void)
{
  SessionFixture fixture;
  RsDemoOptions options;

  init_options (&options);
  options.granted_scopes = "queue:read";
  session_fixture_set_up (&fixture, &options);
  session_fixture_wait (&fixture, needs_person, "refused");
  g_assert_cmpint (rs_session_get_status (fixture.session)->state, ==, RS_SOURCE_STATE_NO_PERMISSION);
  g_assert_nonnull (strstr (rs_session_get_status (fixture.session)->sentence, "presence:read"));
  session_fixture_tear_down (&fixture);
}

static gboolean
is_down (SessionFixture *fixture)
{
  const RsSourceStatus *status = rs_session_get_status (fixture->session);

  return status->state == RS_SOURCE_STATE_RECONNECTING && status->attempt >= 1 &&
         strstr (status->sentence, "refuses the connection") != NULL;
}

static gboolean
is_unconfirmed (SessionFixture *fixture)
{
  g_autoptr (RsEntity) first = NULL;

  if (g_list_model_get_n_items (rs_board_model_get_roster (rs_session_get_model (fixture->session))) == 0)
    return FALSE;
  first = g_list_model_get_item (rs_board_model_get_roster (rs_session_get_model (fixture->session)), 0);
  return !rs_entity_get_confirmed (first);
}

static void
test_server_away (void)
{
  g_autoptr (GError) error = NULL;
  gint64 held_ns;
  SessionFixture fixture;
  RsDemoOptions options;

  /* Given a living picture, when the server goes away, */
  init_options (&options);
  session_fixture_set_up (&fixture, &options);
  session_fixture_wait (&fixture, session_is_filled, "filled");
  rs_demo_host_stop_listening (fixture.host);
  rs_demo_host_close_streams (fixture.host, 1001);
  session_fixture_wait (&fixture, is_down, "reconnecting");

  /* then nothing that is shown passes for live, and the time stands still, */
  g_assert_true (is_unconfirmed (&fixture));
  held_ns = rs_session_get_server_now (fixture.session);
  session_fixture_run (&fixture, 0.3);
  g_assert_cmpint (rs_session_get_server_now (fixture.session), ==, held_ns); /* no clock of ours moves it */

  /* and when it comes back, the truth is shown again. */
  g_assert_true (rs_demo_host_listen_again (fixture.host, &error));
  g_assert_no_error (error);
  session_fixture_wait (&fixture, session_is_filled, "back");
  session_fixture_settle (&fixture);
  session_fixture_assert_truth (&fixture, "after an outage");
  session_fixture_tear_down (&fixture);
}

static void
test_partial (void)
{
  static const char *const withheld[] = { "q101", NULL };
  SessionFixture fixture;
  RsDemoOptions options;

  init_options (&options);
  options.withheld_ids = withheld;
  session_fixture_set_up (&fixture, &options);
  session_fixture_wait (&fixture, session_is_filled, "filled");

  /* With everyone nothing was asked for by name, so nothing is missing. */
  g_assert_cmpint (rs_session_get_status (fixture.session)->state, ==, RS_SOURCE_STATE_LIVE);
  session_fixture_tear_down (&fixture);
}

static void
test_stops_from_every_state (void)
{
  static const double moments[] = { 0, 0.001, 0.005, 0.02, 0.1, 0.4 };
  RsDemoOptions options;

  init_options (&options);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      SessionFixture fixture;
      gint64 began_us;

      session_fixture_set_up (&fixture, &options);
      session_fixture_run (&fixture, moments[i]);
      began_us = g_get_monotonic_time ();
      rs_session_stop (fixture.session);
      g_test_message ("stopped after %g s: took %.3f s", moments[i],
                      (double) (g_get_monotonic_time () - began_us) / 1e6);
      g_assert_cmpint (rs_session_get_status (fixture.session)->state, ==, RS_SOURCE_STATE_STOPPED);
      session_fixture_tear_down (&fixture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/hostile-frames-are-counted-and-survived", test_hostile_frames);
  g_test_add_func ("/session/invalid-utf8-fails-the-connection-and-it-comes-back", test_invalid_utf8);
  g_test_add_func ("/session/20-mib-frame-fails-the-connection-and-it-comes-back", test_huge_frame);
  g_test_add_func ("/session/wrong-secret-needs-a-person", test_wrong_secret);
  g_test_add_func ("/session/missing-scope-is-named", test_no_presence_scope);
  g_test_add_func ("/session/server-away-and-back", test_server_away);
  g_test_add_func ("/session/everyone-is-never-partial", test_partial);
  g_test_add_func ("/session/stops-from-every-state", test_stops_from_every_state);
  return g_test_run ();
}
