/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-source.h"

static gint64
deliver (RsChangeSet *changes, gpointer user_data)
{
  TestSource *self = user_data;

  g_clear_pointer (&self->status, rs_source_status_free);
  self->status = rs_source_status_copy (rs_change_set_get_status (changes));
  self->seen |= 1u << self->status->state;
  self->most_unconfirmed = MAX (self->most_unconfirmed, self->status->n_unconfirmed);
  self->changes = self->changes != NULL ? rs_change_set_merge (self->changes, changes) : changes;
  return 0;
}

static RsSourceConfig *
make_config (TestSource *self, const char *stream_url, const char *ca_file)
{
  RsSourceConfig *config = g_new0 (RsSourceConfig, 1);

  config->stream_url = g_strdup (stream_url);
  config->auth.token_url = g_strdup (self->desk->token_url);
  config->auth.client_id = g_strdup ("wall-board");
  config->auth.scopes = g_strdup ("presence:read");
  config->ca_file = g_strdup (ca_file);
  config->coalesce_us = 100 * 1000;
  config->reorder_window_us = 2 * G_USEC_PER_SEC;
  g_set_object (&config->snapshots, self->snapshots);
  config->asked = rs_scope_new ();
  rs_scope_add (config->asked, RS_KIND_AGENT, "a1");
  rs_scope_add (config->asked, RS_KIND_AGENT, "a2");
  return config;
}

void
test_source_make (TestSource *self, const char *stream_url, const char *ca_file)
{
  g_clear_pointer (&self->source, rs_stream_source_free);
  self->source = rs_stream_source_new (make_config (self, stream_url, ca_file), "hunter2", self->clock, deliver, self);
}

void
test_source_set_up (TestSource *self, gconstpointer user_data)
{
  self->desk = test_desk_new ();
  self->elsewhere = test_desk_new ();
  self->clock = rs_clock_new_virtual (g_get_real_time ());
  test_source_make (self, self->desk->stream_url, NULL);
}

/* From the beginning, with a fresh server. */
void
test_source_restart (TestSource *self)
{
  g_clear_pointer (&self->source, rs_stream_source_free);
  test_settle ();
  test_desk_free (self->desk);
  self->desk = test_desk_new ();
  self->seen = 0;
  self->most_unconfirmed = 0;
  g_clear_pointer (&self->changes, rs_change_set_free);
  test_source_make (self, self->desk->stream_url, NULL);
}

void
test_source_tear_down (TestSource *self, gconstpointer user_data)
{
  g_clear_pointer (&self->source, rs_stream_source_free);
  test_settle ();
  test_desk_free (self->desk);
  test_desk_free (self->elsewhere);
  g_clear_pointer (&self->status, rs_source_status_free);
  g_clear_pointer (&self->changes, rs_change_set_free);
  g_assert_finalize_object (self->clock); /* nothing that waits may be left */
}

void
test_source_start (TestSource *self)
{
  rs_stream_source_start (self->source);
  g_assert_nonnull (self->status);
}

void
test_source_wait_for_state (TestSource *self, RsSourceState state)
{
  test_wait_until (self->status->state == state);
}

void
test_source_go_live (TestSource *self)
{
  test_source_start (self);
  test_source_wait_for_state (self, RS_SOURCE_STATE_LIVE);
}

/* When the next attempt will be, from now. */
void
test_source_assert_next (TestSource *self, double least_seconds, double most_seconds)
{
  double seconds = (double) (self->status->next_attempt_us - rs_clock_get_monotonic (self->clock)) / G_USEC_PER_SEC;

  g_test_message ("next attempt in %g s: %s", seconds, self->status->sentence);
  g_assert_cmpint (self->status->next_attempt_us, >, 0);
  g_assert_cmpfloat (seconds, >=, least_seconds);
  g_assert_cmpfloat (seconds, <=, most_seconds);
}

/* In small steps, so that the sockets have their say in between. */
void
test_source_advance (TestSource *self, double seconds)
{
  gint64 end_us = rs_clock_get_monotonic (self->clock) + (gint64) (seconds * G_USEC_PER_SEC);

  while (rs_clock_get_monotonic (self->clock) < end_us)
    {
      rs_clock_advance (self->clock, MIN (G_USEC_PER_SEC / 2, end_us - rs_clock_get_monotonic (self->clock)));
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

/* NULL if nothing was told of it. */
const char *
test_source_get_agent_status (TestSource *self, const char *id)
{
  for (guint i = 0; i < rs_change_set_get_n_changes (self->changes); i++)
    {
      const RsChange *change = rs_change_set_get_change (self->changes, i);

      if (g_str_equal (change->id, id))
        return rs_value_get_text (&change->values[RS_AGENT_STATUS]);
    }
  return NULL;
}

void
test_source_wait_for_status (TestSource *self, const char *id, const char *status)
{
  while (g_strcmp0 (test_source_get_agent_status (self, id), status) != 0)
    test_source_advance (self, 0.02);
}
