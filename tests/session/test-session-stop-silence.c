/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-session.h"
#include "silent-server.h"

/* However a session hangs on its way to the centre, stopping it takes less than a second. */

typedef struct
{
  RsClock *clock;
  RsSession *session;
  SilentServer *server;
} Fixture;

static void
open_session (Fixture *self, const char *token_url)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("[Ringside]\nVersion=1\nName=Test\n[Source]\nKind=stream\n"
                                           "StreamUrl=wss://stream.example.invalid/\n"
                                           "[Auth]\nGrant=client-credentials\nTokenUrl=%s\nClientId=c\n"
                                           "[Roster]\nUsers=*\nEveryone=true\n",
                                           token_url);
  g_autoptr (RsProfile) profile = rs_profile_parse (text, -1, "test", &error);
  g_autoptr (RsSecret) secret = rs_secret_new ("secret");

  g_assert_no_error (error);
  self->clock = rs_clock_new_system ();
  self->session = rs_session_new (profile, secret, self->clock);
  rs_session_start (self->session);
}

static void
open_session_to (Fixture *self, SilentServer *server, const char *scheme)
{
  g_autofree char *url = g_strdup_printf ("%s://127.0.0.1:%u/token", scheme, silent_server_get_port (server));

  self->server = server;
  open_session (self, url);
}

static void
close_session (Fixture *self)
{
  gint64 began_us = g_get_monotonic_time ();

  g_assert_cmpint (rs_session_get_status (self->session)->state, ==, RS_SOURCE_STATE_CONNECTING);
  rs_session_stop (self->session);
  g_test_message ("took %.3f s", (double) (g_get_monotonic_time () - began_us) / 1e6);
  g_assert_cmpint (g_get_monotonic_time () - began_us, <, G_USEC_PER_SEC);
  g_assert_finalize_object (self->session);
  g_assert_finalize_object (self->clock);
  g_clear_pointer (&self->server, silent_server_free);
}

static gboolean
wake (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* The build's own time limit is the patience. */
#define WAIT_UNTIL(condition)                                                                                          \
  do                                                                                                                   \
    {                                                                                                                  \
      guint source = g_timeout_add (10, wake, NULL);                                                                   \
      while (!(condition))                                                                                             \
        g_main_context_iteration (NULL, TRUE);                                                                         \
      g_source_remove (source);                                                                                        \
    }                                                                                                                  \
  while (FALSE)

static void
test_connecting (void)
{
  gint64 until_us = g_get_monotonic_time () + G_USEC_PER_SEC / 2;
  Fixture fixture = { 0 };

  open_session_to (&fixture, silent_server_new_full_up (), "http");
  WAIT_UNTIL (g_get_monotonic_time () >= until_us); /* nothing tells of a connection that does not stand */
  close_session (&fixture);
}

static void
test_token_call (void)
{
  Fixture fixture = { 0 };

  open_session_to (&fixture, silent_server_new (), "http");
  WAIT_UNTIL (silent_server_was_spoken_to (fixture.server));
  close_session (&fixture);
}

static void
test_tls (void)
{
  Fixture fixture = { 0 };

  open_session_to (&fixture, silent_server_new (), "https");
  WAIT_UNTIL (silent_server_was_spoken_to (fixture.server));
  close_session (&fixture);
}

static void
test_lookup (void)
{
  Fixture fixture = { 0 };

  test_let_lookups_hang ();
  open_session (&fixture, "https://auth.example.invalid/token");
  WAIT_UNTIL (test_is_lookup_hanging ());
  close_session (&fixture);
}

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE); /* this machine's own settings do not count */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/stops-in-a-second/tcp-hangs", test_connecting);
  g_test_add_func ("/session/stops-in-a-second/tls-hangs", test_tls);
  g_test_add_func ("/session/stops-in-a-second/the-token-call-hangs", test_token_call);
  g_test_add_func ("/session/stops-in-a-second/the-name-lookup-hangs", test_lookup); /* last: they hang from then on */
  return g_test_run ();
}
