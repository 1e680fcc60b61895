/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-replay.h"

#include "wire/rs-report.h"

#include <glib/gstdio.h>

void
test_replay_set_up (TestReplay *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  self->directory = g_dir_make_tmp ("replay-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->directory, "a.ringside-recording", NULL);
  self->clock = rs_clock_new_virtual (g_get_real_time ());
  self->model = rs_board_model_new ();
  self->states = g_string_new (NULL);
}

void
test_replay_tear_down (TestReplay *self, gconstpointer user_data)
{
  g_clear_pointer (&self->source, rs_source_free);
  g_unlink (self->path);
  g_rmdir (self->directory);
  g_clear_pointer (&self->status, rs_source_status_free);
  g_clear_object (&self->model);
  g_string_free (self->states, TRUE);
  g_free (self->directory);
  g_free (self->path);
  g_assert_finalize_object (self->clock);
}

/* Written with ' for ", so that it can be read; a text within a line is written with ` for \". */
void
test_replay_write (TestReplay *self, const char *text)
{
  g_autoptr (GString) lines = g_string_new (text);
  g_autoptr (GError) error = NULL;

  g_string_replace (lines, "'", "\"", 0);
  g_string_replace (lines, "`", "\\\"", 0);
  g_file_set_contents (self->path, lines->str, (gssize) lines->len, &error);
  g_assert_no_error (error);
}

static gint64
deliver (RsChangeSet *changes, gpointer user_data)
{
  TestReplay *self = user_data;
  const RsSourceStatus *status = rs_change_set_get_status (changes);

  if (self->status == NULL || self->status->state != status->state)
    g_string_append_printf (self->states, "%s ", rs_source_state_get_nick (status->state));
  g_clear_pointer (&self->status, rs_source_status_free);
  self->status = rs_source_status_copy (status);
  rs_board_model_apply (self->model, changes);
  self->n_delivered++;
  rs_change_set_free (changes);
  return 0;
}

void
test_replay_start_file (TestReplay *self, const char *path, double speed)
{
  RsSourceConfig *config = g_new0 (RsSourceConfig, 1);

  config->kind = RS_SOURCE_KIND_REPLAY;
  config->replay_file = g_strdup (path);
  config->replay_speed = speed;
  config->coalesce_us = 100 * 1000;
  config->reorder_window_us = 2 * G_USEC_PER_SEC;
  self->source = rs_source_new (config, NULL, self->clock, deliver, self);
  rs_source_start (self->source);
}

void
test_replay_start (TestReplay *self, double speed)
{
  test_replay_start_file (self, self->path, speed);
}

void
test_replay_advance (TestReplay *self, double seconds)
{
  rs_clock_advance (self->clock, (gint64) (seconds * G_USEC_PER_SEC));
}

/* As fast as possible takes no time at all. */
void
test_replay_play_all (TestReplay *self)
{
  test_replay_start (self, 0);
  test_replay_advance (self, 0);
}

char *
test_replay_dump (TestReplay *self)
{
  gint64 server_now_ns = rs_clock_get_monotonic (self->clock) * 1000 + self->status->server_offset_ns;

  return rs_report_dump (self->model, self->status, server_now_ns, rs_clock_get_real (self->clock) * 1000);
}

/* NULL if nothing was told of it. */
const char *
test_replay_get_agent_status (TestReplay *self, const char *id)
{
  GListModel *roster = rs_board_model_get_roster (self->model);

  for (guint i = 0; i < g_list_model_get_n_items (roster); i++)
    {
      g_autoptr (RsEntity) agent = g_list_model_get_item (roster, i);

      if (g_str_equal (rs_entity_get_id (agent), id))
        return rs_value_get_text (rs_entity_get_value (agent, RS_AGENT_STATUS));
    }
  return NULL;
}
