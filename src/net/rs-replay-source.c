/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-replay-source.h"

#include "net/rs-recording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* At full speed others must have their turn; at low speed time goes on between two events. */
#define EVENTS_PER_TURN 500
#define LONGEST_STEP_US (G_USEC_PER_SEC / 20)

/**
 * RsReplaySource:
 *
 * Plays a recording through the same feed as a living stream.
 *
 * The feed lives by a virtual clock that goes from event to event as they were recorded, so the picture is the same at
 * any speed. The clock that is given from outside only says how fast.
 */
struct _RsReplaySource
{
  RsSourceConfig *config;
  RsClock *clock; /* by which it is played */
  GMainContext *context;
  RsFeedOutletDeliver deliver;
  gpointer user_data;

  RsRecording *recording;
  RsClock *recorded; /* by which it was recorded; NULL before the start */
  RsStreamFeed *feed;
  RsFeedOutlet *outlet;
  GHashTable *lines; /* connection → RsFeedLine */
  guint live;        /* the connection whose word counts, 0 for none */
  RsRecordingLine next;
  gboolean has_next;
  gint64 started_us;    /* by @clock */
  gint64 position_us;   /* how far it was played */
  gint64 held_us;       /* when the picture stopped being true, by @recorded, 0 while it is */
  gint64 held_local_us; /* the same by @clock */

  RsTimer *turn;
};

static void play (gpointer user_data);

/* The status speaks of recorded time; whoever shows it lives by the other clock. */
static RsSourceStatus *
translate_status (RsReplaySource *self, const RsSourceStatus *status)
{
  RsSourceStatus *copy = rs_source_status_copy (status);

  if (copy->living_until_us != self->held_us)
    {
      self->held_us = copy->living_until_us;
      self->held_local_us = self->held_us != 0 ? rs_clock_get_real (self->clock) : 0;
    }
  copy->living_until_us = self->held_local_us;
  copy->server_offset_ns += (rs_clock_get_monotonic (self->recorded) - rs_clock_get_monotonic (self->clock)) * 1000;
  return copy;
}

static gint64
pass_on (RsChangeSet *changes, gpointer user_data)
{
  RsReplaySource *self = user_data;

  rs_change_set_set_status (changes, translate_status (self, rs_change_set_get_status (changes)));
  return self->deliver (changes, self->user_data);
}

static void
set_state (RsReplaySource *self, RsSourceState state, const char *sentence)
{
  rs_feed_outlet_set_state (self->outlet, state, sentence, 0);
}

static RsFeedLine *
find_line (RsReplaySource *self, guint connection)
{
  return g_hash_table_lookup (self->lines, GUINT_TO_POINTER (connection));
}

/* A connection counts from its first `subscribe`, of which its line must know. */
static void
take_sent (RsReplaySource *self, const RsRecordingLine *event)
{
  g_autoptr (RsScope) asked = rs_recording_line_get_asked (event);
  RsFeedLine *line = find_line (self, event->connection);

  if (asked == NULL)
    return;
  if (line == NULL)
    {
      line = rs_stream_feed_open (self->feed);
      g_hash_table_insert (self->lines, GUINT_TO_POINTER (event->connection), line);
    }
  rs_stream_feed_ask (self->feed, line, asked);
}

static void
take_subscribed (RsReplaySource *self, guint connection)
{
  RsSourceStatus status = { 0 };

  if (connection < self->live)
    return;
  if (self->live != 0 && connection > self->live)
    rs_stream_feed_count (self->feed, RS_COUNTER_ROTATIONS);
  self->live = connection;
  rs_stream_feed_describe (self->feed, &status);
  set_state (self, status.n_not_granted > 0 ? RS_SOURCE_STATE_PARTIAL : RS_SOURCE_STATE_LIVE, NULL);
}

static void
take_frame (RsReplaySource *self, const RsRecordingLine *event)
{
  RsFeedLine *line = find_line (self, event->connection);
  g_auto (RsMessage) message = { 0 };

  if (line == NULL)
    return;
  rs_stream_feed_take_frame (self->feed, line, event->text, strlen (event->text), &message);
  if (message.type == RS_MESSAGE_SUBSCRIBED)
    take_subscribed (self, event->connection);
  rs_feed_outlet_schedule (self->outlet);
}

static void
take_dropped (RsReplaySource *self, const RsRecordingLine *event)
{
  rs_stream_feed_count (self->feed, RS_COUNTER_RECEIVED);
  rs_stream_feed_count_malformed (self->feed, event->reason);
  rs_feed_outlet_schedule (self->outlet);
}

static void
close_line (RsReplaySource *self, guint connection)
{
  RsFeedLine *line = find_line (self, connection);

  if (line != NULL)
    rs_stream_feed_close (self->feed, line);
  g_hash_table_remove (self->lines, GUINT_TO_POINTER (connection));
}

static void
take_closed (RsReplaySource *self, const RsRecordingLine *event)
{
  close_line (self, event->connection);
  if (event->connection != self->live)
    return;
  self->live = 0;
  rs_stream_feed_lose (self->feed);
  rs_stream_feed_count (self->feed, RS_COUNTER_RECONNECTS);
  set_state (self, RS_SOURCE_STATE_RECONNECTING,
             _ ("At this point of the recording the connection was lost; it goes on when the recording does."));
}

static void
take_opened (RsReplaySource *self, const RsRecordingLine *event)
{
  close_line (self, event->connection);
}

/* It has told how late it is; that is all there is to it. */
static void
take_ended (RsReplaySource *self, const RsRecordingLine *event)
{
}

static void
take_event (RsReplaySource *self)
{
  static void (*const take[]) (RsReplaySource * self, const RsRecordingLine *event) = {
    [RS_RECORDING_OPENED] = take_opened,   [RS_RECORDING_SENT] = take_sent,     [RS_RECORDING_FRAME] = take_frame,
    [RS_RECORDING_DROPPED] = take_dropped, [RS_RECORDING_CLOSED] = take_closed, [RS_RECORDING_ENDED] = take_ended,
  };

  take[self->next.event](self, &self->next);
}

/* Lets recorded time pass; what falls due on the way is done at its own time. */
static void
move_to (RsReplaySource *self, gint64 position_us)
{
  if (position_us <= self->position_us)
    return;
  rs_clock_advance (self->recorded, position_us - self->position_us);
  self->position_us = position_us;
}

static void
read_next (RsReplaySource *self)
{
  rs_recording_line_clear (&self->next);
  self->has_next = rs_recording_next (self->recording, &self->next);
}

static void
finish (RsReplaySource *self)
{
  g_autofree char *faults = rs_recording_describe_faults (self->recording);

  set_state (self, RS_SOURCE_STATE_STOPPED, faults != NULL ? faults : _ ("The recording has ended."));
}

/* How long until the recording has come to @position_us, at the speed that is asked for. */
static gint64
get_delay (RsReplaySource *self, gint64 position_us)
{
  double speed = self->config->replay_speed;

  if (speed <= 0)
    return 0;
  return self->started_us + (gint64) ((double) position_us / speed) - rs_clock_get_monotonic (self->clock);
}

static void
wait_for_turn (RsReplaySource *self, gint64 delay_us)
{
  self->turn = rs_clock_add_timer (self->clock, self->context, CLAMP (delay_us, 0, LONGEST_STEP_US), play, self);
}

static void
play (gpointer user_data)
{
  RsReplaySource *self = user_data;
  gint64 elapsed_us = rs_clock_get_monotonic (self->clock) - self->started_us;

  rs_clear_timer (&self->turn);
  for (guint i = 0; self->has_next && get_delay (self, self->next.at_us) <= 0; i++)
    {
      if (i == EVENTS_PER_TURN)
        {
          wait_for_turn (self, 0);
          return;
        }
      move_to (self, self->next.at_us);
      take_event (self);
      read_next (self);
    }
  if (!self->has_next)
    {
      finish (self);
      return;
    }
  move_to (self, (gint64) ((double) elapsed_us * self->config->replay_speed));
  wait_for_turn (self, get_delay (self, self->next.at_us));
}

/**
 * rs_replay_source_new:
 * @config: (transfer full): what it must know
 * @clock: tells time and wakes
 * @deliver: gets what changed
 * @user_data: for @deliver
 *
 * To be made, started and freed on the thread whose default main context is to run it.
 *
 * Returns: (transfer full): a source at rest
 */
RsReplaySource *
rs_replay_source_new (RsSourceConfig *config, RsClock *clock, RsFeedOutletDeliver deliver, gpointer user_data)
{
  RsReplaySource *self = g_new0 (RsReplaySource, 1);

  self->config = config;
  self->clock = g_object_ref (clock);
  self->context = g_main_context_ref_thread_default ();
  self->deliver = deliver;
  self->user_data = user_data;
  self->lines = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * rs_replay_source_start:
 * @self: a source at rest
 *
 * Begins to play. When the recording has ended the source stops, and says so.
 */
void
rs_replay_source_start (RsReplaySource *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsScope) nobody = rs_scope_new ();

  g_return_if_fail (self->recorded == NULL);
  self->started_us = rs_clock_get_monotonic (self->clock);
  self->recording = rs_recording_open (self->config->replay_file, &error);
  self->recorded = rs_clock_new_virtual (self->recording != NULL ? rs_recording_get_started (self->recording)
                                                                 : rs_clock_get_real (self->clock));
  self->feed = rs_stream_feed_new (self->recorded, nobody, self->config->reorder_window_us, NULL);
  self->outlet = rs_feed_outlet_new (self->recorded, self->feed, self->config->coalesce_us, pass_on, self);
  if (self->recording == NULL)
    {
      set_state (self, RS_SOURCE_STATE_NO_STREAM, error->message);
      return;
    }
  set_state (self, RS_SOURCE_STATE_CONNECTING, NULL);
  read_next (self);
  wait_for_turn (self, 0);
}

static void
free_lines (RsReplaySource *self)
{
  GHashTableIter iter;
  gpointer line;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &line))
    rs_stream_feed_close (self->feed, line);
  g_hash_table_unref (self->lines);
}

/**
 * rs_replay_source_free:
 * @self: (transfer full): a source
 *
 * Stops playing, at once.
 */
void
rs_replay_source_free (RsReplaySource *self)
{
  rs_clear_timer (&self->turn);
  rs_recording_line_clear (&self->next);
  free_lines (self);
  g_clear_pointer (&self->outlet, rs_feed_outlet_free);
  g_clear_pointer (&self->feed, rs_stream_feed_free);
  g_clear_pointer (&self->recording, rs_recording_free);
  g_clear_object (&self->recorded);
  rs_source_config_free (self->config);
  g_main_context_unref (self->context);
  g_object_unref (self->clock);
  g_free (self);
}
