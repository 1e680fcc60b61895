/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-fixture.h"

#include "base/rs-text.h"
#include "quiet-server.h"

#include <string.h>

/* Nobody listens there. */
#define NOWHERE "http://127.0.0.1:1/token"
#define NO_STREAM "ws://127.0.0.1:1/stream"

void
check_fixture_set_up (CheckFixture *self, gconstpointer user_data)
{
  *self = (CheckFixture){ .told = g_string_new (NULL) };
  self->clock = rs_clock_new_system ();
  check_fixture_set (&self->token_url, NOWHERE);
  check_fixture_set (&self->stream_url, NO_STREAM);
  check_fixture_set (&self->client_id, "wall");
  check_fixture_set (&self->secret, "hunter2");
  check_fixture_set (&self->source, "");
  check_fixture_set (&self->auth, "Grant=client-credentials\n");
  check_fixture_set (&self->roster, "Users=a1\n");
}

void
check_fixture_tear_down (CheckFixture *self, gconstpointer user_data)
{
  if (self->check != NULL)
    rs_check_stop (self->check);
  test_settle ();
  if (self->check != NULL)
    g_assert_finalize_object (self->check);
  g_clear_pointer (&self->desk, test_desk_free);
  g_clear_pointer (&self->host, rs_demo_host_free);
  g_clear_object (&self->store);
  g_assert_finalize_object (self->clock);
  g_string_free (self->told, TRUE);
  g_free (self->token_url);
  g_free (self->stream_url);
  g_free (self->client_id);
  g_free (self->secret);
  g_free (self->source);
  g_free (self->auth);
  g_free (self->roster);
  g_clear_pointer (&self->certificate, test_certificate_free);
}

/* Replaces one of the fixture's texts. */
void
check_fixture_set (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

void
check_fixture_open_desk (CheckFixture *self)
{
  self->desk = test_desk_new ();
  check_fixture_set (&self->token_url, self->desk->token_url);
  check_fixture_set (&self->stream_url, self->desk->stream_url);
}

void
check_fixture_open_centre (CheckFixture *self, const RsDemoOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecretText) secret = NULL;

  test_let_clients_leave ();
  self->host = rs_demo_host_new (options, &error);
  g_assert_no_error (error);
  secret = rs_demo_host_dup_secret (self->host);
  check_fixture_set (&self->token_url, rs_demo_host_get_token_url (self->host));
  check_fixture_set (&self->stream_url, rs_demo_host_get_stream_url (self->host));
  check_fixture_set (&self->client_id, rs_demo_host_get_client_id (self->host));
  check_fixture_set (&self->secret, secret);
  check_fixture_set (&self->roster, "Users=*\nEveryone=true\nQueues=*\nInteractions=true\n");
}

/* From now on time only passes when the test says so; this machine's clock is ahead of the true time. */
void
check_fixture_use_virtual_clock (CheckFixture *self, gint64 ahead_us)
{
  g_object_unref (self->clock);
  self->clock = rs_clock_new_virtual (g_get_real_time () + ahead_us);
  self->is_clock_virtual = TRUE;
}

/* The profile's CaFile. */
void
check_fixture_trust (CheckFixture *self, const char *file)
{
  g_autofree char *line = g_strdup_printf ("CaFile=%s\n", file);

  check_fixture_set (&self->source, line);
}

static void
on_line_changed (RsCheck *check, guint step, gpointer user_data)
{
  CheckFixture *self = user_data;

  g_string_append_printf (self->told, "%s:%s ", rs_check_step_get_nick (step),
                          rs_check_state_get_nick (rs_check_get_line (check, step)->state));
}

static void
on_finished (RsCheck *check, guint result, gpointer user_data)
{
  CheckFixture *self = user_data;

  self->n_finished++;
  self->result = result;
}

RsProfile *
check_fixture_make_profile (CheckFixture *self)
{
  gboolean has_client = *self->client_id != '\0';
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
      g_strdup_printf ("[Ringside]\nVersion=1\nName=Test\n[Source]\nKind=stream\nStreamUrl=%s\n%s"
                       "[Auth]\nTokenUrl=%s\n%s%s%s%s[Roster]\n%s",
                       self->stream_url, self->source, self->token_url, has_client ? "ClientId=" : "",
                       has_client ? self->client_id : "", has_client ? "\n" : "", self->auth, self->roster);
  RsProfile *profile = rs_profile_parse (text, -1, "test", &error);

  g_assert_no_error (error);
  return profile;
}

void
check_fixture_make (CheckFixture *self)
{
  g_autoptr (RsProfile) profile = check_fixture_make_profile (self);
  g_autoptr (RsSecret) secret = self->secret != NULL ? rs_secret_new (self->secret) : NULL;

  self->check = rs_check_new (profile, secret, self->store, self->clock);
  g_signal_connect (self->check, "line-changed", G_CALLBACK (on_line_changed), self);
  g_signal_connect (self->check, "finished", G_CALLBACK (on_finished), self);
}

void
check_fixture_start (CheckFixture *self)
{
  if (self->check == NULL)
    check_fixture_make (self);
  rs_check_start (self->check);
}

void
check_fixture_wait (CheckFixture *self)
{
  test_wait_until (!rs_check_is_running (self->check));
}

void
check_fixture_wait_for_step (CheckFixture *self, RsCheckStep step)
{
  test_wait_until (rs_check_get_line (self->check, step)->state == RS_CHECK_RUNNING);
}

void
check_fixture_run (CheckFixture *self)
{
  check_fixture_start (self);
  check_fixture_wait (self);
}

static void
assert_says (const char *text, const char *words)
{
  if (text == NULL || strstr (text, words) == NULL)
    g_error ("“%s” does not say “%s”", text, words);
}

/* The sentence says that. */
void
check_fixture_assert_line (CheckFixture *self, RsCheckStep step, RsCheckState state, const char *words)
{
  const RsCheckLine *line = rs_check_get_line (self->check, step);

  g_test_message ("%s: %s: %s | %s", rs_check_step_get_nick (step), rs_check_state_get_nick (line->state),
                  line->sentence, line->advice);
  g_assert_cmpstr (rs_check_state_get_nick (line->state), ==, rs_check_state_get_nick (state));
  assert_says (line->sentence, words);
}

/* The advice says that. */
void
check_fixture_assert_advice (CheckFixture *self, RsCheckStep step, const char *words)
{
  assert_says (rs_check_get_line (self->check, step)->advice, words);
}
