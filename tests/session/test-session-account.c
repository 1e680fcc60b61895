/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"
#include "session/rs-account.h"

#include <string.h>

/* What the main thread learns of a board's sign-in, and a board that follows its profile. */

static RsTokenState
get_token_state (SessionFixture *fixture)
{
  return rs_account_get_token_state (rs_session_get_status (fixture->session), rs_clock_get_real (fixture->clock));
}

static RsRightState
get_right (SessionFixture *fixture, RsRight right)
{
  return rs_account_get_right_state (rs_session_get_profile (fixture->session),
                                     rs_session_get_status (fixture->session), right);
}

static gboolean
needs_sign_in (SessionFixture *fixture)
{
  return rs_session_get_status (fixture->session)->state == RS_SOURCE_STATE_SIGN_IN_NEEDED;
}

static void
test_a_living_board_tells_its_token_but_never_the_token_itself (void)
{
  SessionFixture fixture;
  RsDemoOptions options;
  const RsSourceStatus *status;
  gint64 now_us;

  rs_demo_options_init (&options);
  options.token_lifetime_seconds = 1200;
  session_fixture_set_up (&fixture, &options);
  g_assert_cmpint (get_token_state (&fixture), ==, RS_TOKEN_STATE_AWAITED);
  session_fixture_wait (&fixture, session_is_filled, "the board is filled");
  status = rs_session_get_status (fixture.session);
  now_us = rs_clock_get_real (fixture.clock);
  g_assert_cmpint (get_token_state (&fixture), ==, RS_TOKEN_STATE_LIVING);
  g_assert_cmpint (status->token_renew_us, >, now_us);
  g_assert_cmpint (status->token_renew_us, <, status->token_expires_us);
  g_assert_cmpint (status->token_expires_us, <=, now_us + 1200 * G_USEC_PER_SEC);
  g_assert_nonnull (strstr (status->token_scopes, "queue:read"));
  g_assert_null (status->token_sentence);
  g_assert_cmpint (get_right (&fixture, RS_RIGHT_QUEUE), ==, RS_RIGHT_STATE_GRANTED);
  g_assert_cmpint (get_right (&fixture, RS_RIGHT_USER), ==, RS_RIGHT_STATE_NOT_NEEDED);
  rs_session_stop (fixture.session);
  g_assert_cmpint (get_token_state (&fixture), ==, RS_TOKEN_STATE_NONE);
  session_fixture_tear_down (&fixture);
}

static void
test_a_scope_that_is_missing_is_told (void)
{
  SessionFixture fixture;
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.granted_scopes = "presence:read interaction:read";
  session_fixture_set_up (&fixture, &options);
  g_assert_cmpint (get_right (&fixture, RS_RIGHT_QUEUE), ==, RS_RIGHT_STATE_UNKNOWN);
  session_fixture_wait (&fixture, session_is_filled, "the board is filled");
  g_assert_cmpint (get_right (&fixture, RS_RIGHT_PRESENCE), ==, RS_RIGHT_STATE_GRANTED);
  g_assert_cmpint (get_right (&fixture, RS_RIGHT_QUEUE), ==, RS_RIGHT_STATE_MISSING);
  g_assert_cmpint (get_right (&fixture, RS_RIGHT_INTERACTION), ==, RS_RIGHT_STATE_GRANTED);
  session_fixture_tear_down (&fixture);
}

static void
test_a_secret_that_is_refused_is_told (void)
{
  SessionFixture fixture;
  RsDemoOptions options;
  const RsSourceStatus *status;

  rs_demo_options_init (&options);
  session_fixture_set_up_with_secret (&fixture, &options, "not it");
  session_fixture_wait (&fixture, needs_sign_in, "the secret is refused");
  status = rs_session_get_status (fixture.session);
  g_assert_cmpint (get_token_state (&fixture), ==, RS_TOKEN_STATE_FAILED);
  g_assert_cmpint (status->token_expires_us, ==, 0);
  g_assert_nonnull (status->token_sentence);
  g_assert_null (strstr (status->token_sentence, "not it"));
  session_fixture_tear_down (&fixture);
}

static RsProfile *
make_profile (SessionFixture *fixture, const char *roster)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
      g_strdup_printf ("[Ringside]\nVersion=1\nName=Test\n[Source]\nKind=stream\nStreamUrl=%s\n"
                       "[Auth]\nGrant=client-credentials\nTokenUrl=%s\nClientId=%s\n[Roster]\n%s",
                       rs_demo_host_get_stream_url (fixture->host), rs_demo_host_get_token_url (fixture->host),
                       rs_demo_host_get_client_id (fixture->host), roster);
  RsProfile *profile = rs_profile_parse (text, -1, "test", &error);

  g_assert_no_error (error);
  return profile;
}

static guint
count_agents (SessionFixture *fixture)
{
  return g_list_model_get_n_items (rs_board_model_get_roster (rs_session_get_model (fixture->session)));
}

static gboolean
has_one_agent (SessionFixture *fixture)
{
  return count_agents (fixture) == 1;
}

static gboolean
has_many_agents (SessionFixture *fixture)
{
  return count_agents (fixture) == 12;
}

static void
test_another_roster_is_shown_over_the_same_connection (void)
{
  SessionFixture fixture;
  RsDemoOptions options;
  g_autoptr (RsProfile) one = NULL;
  g_autoptr (RsProfile) all = NULL;
  g_autoptr (RsEntity) agent = NULL;
  g_autofree char *roster = NULL;

  rs_demo_options_init (&options);
  options.agents = 12;
  session_fixture_set_up (&fixture, &options);
  session_fixture_wait (&fixture, has_many_agents, "everybody is there");
  agent = g_list_model_get_item (rs_board_model_get_roster (rs_session_get_model (fixture.session)), 3);
  roster = g_strdup_printf ("Users=%s\n", rs_entity_get_id (agent));
  one = make_profile (&fixture, roster);
  rs_session_take_roster (fixture.session, one);
  session_fixture_wait (&fixture, has_one_agent, "only one is left");
  g_assert_true (rs_session_is_living (fixture.session));
  g_assert_true (rs_session_get_profile (fixture.session) == one);

  all = make_profile (&fixture, "Users=*\nEveryone=true\n");
  rs_session_take_roster (fixture.session, all);
  session_fixture_wait (&fixture, has_many_agents, "everybody is back");
  g_assert_cmpuint (session_fixture_count (&fixture, RS_COUNTER_RECONNECTS), ==, 0);
  g_assert_cmpuint (session_fixture_count (&fixture, RS_COUNTER_ROTATIONS), ==, 0);
  session_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/account/a-living-board-tells-its-token-but-never-the-token-itself",
                   test_a_living_board_tells_its_token_but_never_the_token_itself);
  g_test_add_func ("/session/account/a-scope-that-is-missing-is-told", test_a_scope_that_is_missing_is_told);
  g_test_add_func ("/session/account/a-secret-that-is-refused-is-told", test_a_secret_that_is_refused_is_told);
  g_test_add_func ("/session/account/another-roster-is-shown-over-the-same-connection",
                   test_another_roster_is_shown_over_the_same_connection);
  return g_test_run ();
}
