/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-board-table.h"

#include "base/rs-csv.h"
#include "base/rs-iso-time.h"
#include "ui/rs-state-words.h"
#include "ui/rs-tile-face.h"

#include <glib/gi18n.h>
#include <math.h>

/*
 * A board as a table for spreadsheets. Its first rows say how far it can be trusted and when that was: a table outlives
 * the picture that it was made of.
 */

static void
write_head (const RsBoardTable *self, GString *csv)
{
  g_autofree char *state = rs_state_words_for_source (self->status, 0);
  g_autofree char *taken_at = g_date_time_format_iso8601 (self->taken_at);

  rs_csv_append_row (csv, (const char *const[]){ _ ("Board"), self->board_name, NULL });
  rs_csv_append_row (csv, (const char *const[]){ _ ("Taken at"), taken_at, NULL });
  rs_csv_append_row (csv, (const char *const[]){ _ ("Source"), state, NULL });
  if (self->status->living_until_us != 0 && !rs_source_state_is_living (self->status->state))
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (self->status->living_until_us / G_USEC_PER_SEC);
      g_autoptr (GDateTime) here = g_date_time_to_timezone (utc, g_date_time_get_timezone (self->taken_at));
      g_autofree char *until = g_date_time_format_iso8601 (here);

      rs_csv_append_row (csv, (const char *const[]){ _ ("True until"), until, NULL });
    }
  rs_csv_append_row (csv, (const char *const[]){ "", NULL });
}

static char *
format_number (double number)
{
  return number >= 0 ? g_strdup_printf ("%.0f", floor (number)) : g_strdup ("");
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
write_agent (const RsBoardTable *self, GString *csv, RsAgent *agent)
{
  g_autofree char *seconds = NULL;
  RsTileFace face;

  rs_tile_face_read (&face, agent, self->names);
  seconds = format_number (rs_tile_face_get_seconds (&face, self->now_ns));
  rs_csv_append_row (csv, (const char *const[]){ face.name, or_empty (rs_agent_get_team_name (agent)),
                                                 face.granted ? rs_state_words_for_agent (face.state) : face.word,
                                                 face.granted ? or_empty (rs_agent_get_status (agent)) : "", seconds,
                                                 face.granted ? or_empty (rs_agent_get_queue_name (agent)) : "",
                                                 face.granted ? or_empty (rs_agent_get_wrap_up_code (agent)) : "",
                                                 rs_tile_face_is_alarm (&face, self->now_ns) ? _ ("Yes") : "",
                                                 face.confirmed ? _ ("Yes") : _ ("No"), NULL });
}

static void
write_agents (const RsBoardTable *self, GString *csv)
{
  rs_csv_append_row (csv,
                     (const char *const[]){ _ ("Agent"), _ ("Team"), _ ("State"), _ ("Reason"), _ ("Seconds in state"),
                                            _ ("Queue"), _ ("Code"), _ ("Over limit"), _ ("Confirmed"), NULL });
  for (guint i = 0; i < g_list_model_get_n_items (self->agents); i++)
    {
      g_autoptr (RsAgent) agent = g_list_model_get_item (self->agents, i);

      write_agent (self, csv, agent);
    }
}

static void
write_queue (const RsBoardTable *self, GString *csv, RsQueue *queue)
{
  g_autofree char *waiting = format_number (rs_queue_get_waiting (queue));
  g_autofree char *longest = format_number (rs_queue_get_longest_wait (queue, self->now_ns));
  g_autofree char *level = format_number (rs_queue_get_service_level (queue));
  g_autofree char *goal = format_number (rs_queue_get_service_level_goal (queue));
  g_autofree char *available = format_number (rs_queue_get_agents_available (queue));
  g_autofree char *abandoned = format_number (rs_queue_get_abandoned (queue));

  rs_csv_append_row (csv, (const char *const[]){ or_empty (rs_queue_get_name (queue)), waiting, longest, level, goal,
                                                 available, abandoned, NULL });
}

static void
write_queues (const RsBoardTable *self, GString *csv)
{
  rs_csv_append_row (csv, (const char *const[]){ _ ("Queue"), _ ("Waiting"), _ ("Longest wait in seconds"),
                                                 _ ("Service level in percent"), _ ("Goal in percent"),
                                                 _ ("Agents available"), _ ("Abandoned"), NULL });
  for (guint i = 0; i < g_list_model_get_n_items (self->queues); i++)
    {
      g_autoptr (RsQueue) queue = g_list_model_get_item (self->queues, i);

      write_queue (self, csv, queue);
    }
}

/**
 * rs_board_table_write:
 * @self: what to write
 *
 * Returns: (transfer full): a table with the state of the source, the agents and the queues (see rs_csv_new())
 */
GString *
rs_board_table_write (const RsBoardTable *self)
{
  GString *csv = rs_csv_new ();

  write_head (self, csv);
  write_agents (self, csv);
  rs_csv_append_row (csv, (const char *const[]){ "", NULL });
  write_queues (self, csv);
  return csv;
}
