/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include "base/rs-text.h"
#include "quiet-server.h"
#include "test-truth.h"
#include "wire/rs-report.h"

/* A condition that has not come true by then never will; the tests themselves take fractions of it. */
#define PATIENCE_SECONDS 40.0

static void
on_applied (RsSession *session, RsChangeSet *changes, gpointer user_data)
{
  SessionFixture *self = user_data;
  RsSourceState state = rs_session_get_status (session)->state;

  self->n_applied++;
  if (self->states->len == 0 || state != self->last_state)
    g_string_append_printf (self->states, "%s ", rs_source_state_get_nick (state));
  self->last_state = state;
}

static RsProfile *
make_profile (RsDemoHost *host)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("[Ringside]\nVersion=1\nName=Test\n[Source]\nKind=stream\nStreamUrl=%s\n"
                                           "[Auth]\nGrant=client-credentials\nTokenUrl=%s\nClientId=%s\n"
                                           "[Roster]\nUsers=*\nEveryone=true\nQueues=*\nInteractions=true\n",
                                           rs_demo_host_get_stream_url (host), rs_demo_host_get_token_url (host),
                                           rs_demo_host_get_client_id (host));
  RsProfile *profile = rs_profile_parse (text, -1, "test", &error);

  g_assert_no_error (error);
  return profile;
}

static void
set_up (SessionFixture *self, const RsDemoOptions *options, const char *secret, RsFrameTap *tap)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsProfile) profile = NULL;
  g_autoptr (RsSecret) wrapped = NULL;
  g_autoptr (RsSecretText) known = NULL;

  *self = (SessionFixture){ .states = g_string_new (NULL) };
  test_let_clients_leave ();
  self->host = rs_demo_host_new (options, &error);
  g_assert_no_error (error);
  profile = make_profile (self->host);
  known = rs_demo_host_dup_secret (self->host);
  wrapped = rs_secret_new (secret != NULL ? secret : known);
  self->clock = rs_clock_new_system ();
  self->session = rs_session_new (profile, wrapped, self->clock);
  g_signal_connect (self->session, "applied", G_CALLBACK (on_applied), self);
  if (tap != NULL)
    rs_session_set_tap (self->session, tap);
  rs_session_start (self->session);
}

/**
 * session_fixture_set_up_with_secret:
 * @self: (out caller-allocates): a fixture
 * @options: how the centre is to be
 * @secret: what the session signs in with
 */
void
session_fixture_set_up_with_secret (SessionFixture *self, const RsDemoOptions *options, const char *secret)
{
  set_up (self, options, secret, NULL);
}

/**
 * session_fixture_set_up_with_tap:
 * @self: (out caller-allocates): a fixture
 * @options: how the centre is to be
 * @tap: (transfer full): who listens to the stream
 */
void
session_fixture_set_up_with_tap (SessionFixture *self, const RsDemoOptions *options, RsFrameTap *tap)
{
  set_up (self, options, NULL, tap);
}

/**
 * session_fixture_set_up:
 * @self: (out caller-allocates): a fixture
 * @options: how the centre is to be
 */
void
session_fixture_set_up (SessionFixture *self, const RsDemoOptions *options)
{
  set_up (self, options, NULL, NULL);
}

/**
 * session_fixture_tear_down:
 * @self: a fixture
 *
 * Stops the session and sees to it that nothing of it is left.
 */
void
session_fixture_tear_down (SessionFixture *self)
{
  rs_session_stop (self->session);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_assert_finalize_object (self->session);
  rs_demo_host_free (self->host);
  g_assert_finalize_object (self->clock);
  g_string_free (self->states, TRUE);
}

static gboolean
wake (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
stay_awake (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * session_fixture_run:
 * @self: a fixture
 * @seconds: for how long
 *
 * Lets both live for a while.
 */
void
session_fixture_run (SessionFixture *self, double seconds)
{
  gboolean done = FALSE;

  g_timeout_add ((guint) (seconds * 1000), wake, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * session_fixture_wait:
 * @self: a fixture
 * @condition: what must come true
 * @words: what that is, for the failure
 */
void
session_fixture_wait (SessionFixture *self, SessionCondition condition, const char *words)
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add ((guint) (PATIENCE_SECONDS * 1000), wake, &late);
  guint poll = g_timeout_add (20, stay_awake, NULL);

  while (!condition (self) && !late)
    g_main_context_iteration (NULL, TRUE);
  if (!condition (self))
    g_error ("%s: did not come true; source states so far: %s (%s)", words, self->states->str,
             rs_session_get_status (self->session)->sentence);
  g_source_remove (timeout);
  g_source_remove (poll);
}

/**
 * session_is_filled:
 * @self: a fixture
 *
 * Returns: whether the picture is living and has all agents
 */
gboolean
session_is_filled (SessionFixture *self)
{
  return rs_session_is_living (self->session) &&
         g_list_model_get_n_items (rs_board_model_get_roster (rs_session_get_model (self->session))) > 0;
}

static gboolean
is_confirmed (SessionFixture *self)
{
  return session_is_filled (self) && rs_session_get_status (self->session)->n_unconfirmed == 0;
}

/**
 * session_fixture_settle:
 * @self: a fixture
 *
 * Stops the centre's changes and waits until everything that was under way has come.
 */
void
session_fixture_settle (SessionFixture *self)
{
  guint64 applied;

  rs_demo_host_pause (self->host);
  session_fixture_wait (self, is_confirmed, "everything is confirmed");
  do
    {
      applied = session_fixture_count (self, RS_COUNTER_APPLIED);
      session_fixture_run (self, 0.5);
    }
  while (applied != session_fixture_count (self, RS_COUNTER_APPLIED));
}

/**
 * session_fixture_assert_truth:
 * @self: a fixture that has settled
 * @words: what came before, for the failure
 */
void
session_fixture_assert_truth (SessionFixture *self, const char *words)
{
  g_autofree char *truth = rs_demo_host_dump_truth (self->host);
  g_autofree char *dump =
      rs_report_dump (rs_session_get_model (self->session), rs_session_get_status (self->session),
                      rs_session_get_server_now (self->session), rs_clock_get_real (self->clock) * 1000);

  g_assert_cmpuint (test_truth_compare (truth, dump, words, 5), ==, 0);
}

/**
 * session_fixture_count:
 * @self: a fixture
 * @counter: what was counted
 *
 * Returns: how often
 */
guint64
session_fixture_count (SessionFixture *self, RsCounter counter)
{
  return rs_session_get_status (self->session)->counters[counter];
}
