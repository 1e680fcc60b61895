/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-resync.h"

#include "wire/rs-resync-pace.h"

/* How often it looks whether the numbers have become useless meanwhile. */
#define LOOK_US (30 * G_USEC_PER_SEC)

/**
 * RsResync:
 *
 * Gets the whole picture once more when something is known to be missing, and now and then when that cannot be known
 * (protocol §6 and §7). From a source of snapshots if there is one, which also fills the picture of each new connection.
 * Else the subscription is repeated on the living connection; its first deltas are ordinary deltas and heal what they
 * find.
 *
 * ```
 * at rest → wanted → (in its time) running: subscribe, subscribed, first deltas → at rest
 *                                  or: fetch, snapshot                          ↗
 * ```
 */
struct _RsResync
{
  RsClock *clock;
  GMainContext *context;
  RsStreamFeed *feed;
  RsFeedOutlet *outlet;
  gint64 window_us;
  RsResyncFunc resubscribe;
  gpointer user_data;

  RsSnapshotSource *snapshots; /* NULL if there is nothing but the stream */
  GCancellable *cancellable;   /* of the fetch under way */

  RsResyncPace pace;
  gboolean is_living;
  gboolean is_told; /* the repeated subscription was answered: first deltas are coming */
  RsTimer *timer;
};

/**
 * rs_resync_new:
 * @clock: tells time and wakes
 * @feed: (transfer none): the picture; outlives this
 * @outlet: (transfer none): told when the picture, or what is said of it, has changed; outlives this
 * @window_us: so long after a `subscribed` first deltas are waited for, microseconds
 * @resubscribe: sends the subscription once more
 * @user_data: for @resubscribe
 *
 * Returns: (transfer full): a resync at rest
 */
RsResync *
rs_resync_new (RsClock *clock, RsStreamFeed *feed, RsFeedOutlet *outlet, gint64 window_us, RsResyncFunc resubscribe,
               gpointer user_data)
{
  RsResync *self = g_new0 (RsResync, 1);

  self->clock = g_object_ref (clock);
  self->context = g_main_context_ref_thread_default ();
  self->feed = feed;
  self->outlet = outlet;
  self->window_us = window_us;
  self->resubscribe = resubscribe;
  self->user_data = user_data;
  rs_resync_pace_init (&self->pace);
  return self;
}

static void
cancel_fetch (RsResync *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * rs_resync_free:
 * @self: (transfer full): a resync
 */
void
rs_resync_free (RsResync *self)
{
  rs_clear_timer (&self->timer);
  cancel_fetch (self);
  g_clear_object (&self->snapshots);
  g_main_context_unref (self->context);
  g_object_unref (self->clock);
  g_free (self);
}

static void plan (RsResync *self);

static guint
take_snapshot (RsResync *self, const RsSnapshot *snapshot)
{
  return rs_state_cache_apply_snapshot (rs_stream_feed_peek_cache (self->feed), snapshot,
                                        rs_stream_feed_get_epoch (self->feed),
                                        rs_stream_feed_get_server_now (self->feed));
}

static void
on_snapshot (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RsResync *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSnapshot) snapshot = rs_snapshot_source_fetch_finish (RS_SNAPSHOT_SOURCE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* nobody waits for it any more */
  self = user_data;
  g_clear_object (&self->cancellable);
  if (snapshot != NULL)
    rs_resync_pace_finish (&self->pace, take_snapshot (self, snapshot) > 0);
  else
    {
      g_info ("The whole picture could not be fetched: %s", error->message);
      rs_resync_pace_abandon (&self->pace, rs_clock_get_monotonic (self->clock));
    }
  plan (self);
}

static void
fetch (RsResync *self)
{
  cancel_fetch (self);
  self->cancellable = g_cancellable_new ();
  rs_snapshot_source_fetch_async (self->snapshots, rs_stream_feed_peek_asked (self->feed),
                                  rs_stream_feed_get_server_now (self->feed), self->cancellable, on_snapshot, self);
}

static gint64
get_time (RsResync *self)
{
  gboolean is_blind = self->snapshots == NULL && rs_stream_feed_is_blind (self->feed);

  return rs_resync_pace_get_time (&self->pace, is_blind);
}

static void
start (RsResync *self, gint64 now_us)
{
  rs_resync_pace_start (&self->pace, now_us);
  rs_stream_feed_count (self->feed, RS_COUNTER_RESYNCS);
  rs_stream_feed_close_gaps (self->feed);
  self->is_told = FALSE;
  if (self->snapshots != NULL)
    fetch (self);
  else
    self->resubscribe (self->user_data);
}

static void
on_timer (gpointer user_data)
{
  RsResync *self = user_data;
  gint64 now_us = rs_clock_get_monotonic (self->clock);
  gint64 due_us;

  rs_clear_timer (&self->timer);
  if (self->pace.is_running && self->is_told)
    rs_resync_pace_finish (&self->pace, rs_state_cache_has_healed (rs_stream_feed_peek_cache (self->feed)));
  due_us = get_time (self);
  if (due_us != 0 && due_us <= now_us)
    start (self, now_us);
  plan (self);
}

static void
plan (RsResync *self)
{
  gint64 now_us = rs_clock_get_monotonic (self->clock);
  gint64 due_us = get_time (self);

  rs_stream_feed_set_resyncing (self->feed, rs_resync_pace_is_pending (&self->pace));
  rs_feed_outlet_schedule (self->outlet);
  rs_clear_timer (&self->timer);
  if (!self->is_living || (self->pace.is_running && !self->is_told))
    return;
  if (self->pace.is_running)
    due_us = now_us + self->window_us;
  else if (due_us == 0 || due_us > now_us + LOOK_US)
    due_us = now_us + LOOK_US;
  self->timer = rs_clock_add_timer (self->clock, self->context, MAX (due_us - now_us, 0), on_timer, self);
}

/**
 * rs_resync_begin:
 * @self: a resync
 *
 * A connection was subscribed: its first deltas fill the picture, nothing is missing.
 */
void
rs_resync_begin (RsResync *self)
{
  self->is_living = TRUE;
  self->is_told = FALSE;
  rs_resync_pace_begin (&self->pace, rs_clock_get_monotonic (self->clock));
  if (self->snapshots != NULL)
    start (self, rs_clock_get_monotonic (self->clock));
  plan (self);
}

/**
 * rs_resync_stop:
 * @self: a resync
 *
 * The connection is lost: the next one fills the picture.
 */
void
rs_resync_stop (RsResync *self)
{
  self->is_living = FALSE;
  cancel_fetch (self);
  rs_resync_pace_abandon (&self->pace, rs_clock_get_monotonic (self->clock));
  plan (self);
}

/**
 * rs_resync_want:
 * @self: a resync
 *
 * Something is missing. How soon it is got depends on how useful that was before.
 */
void
rs_resync_want (RsResync *self)
{
  if (self->pace.wanted_us != 0)
    return;
  rs_resync_pace_want (&self->pace, rs_clock_get_monotonic (self->clock));
  plan (self);
}

/**
 * rs_resync_note_subscribed:
 * @self: a resync
 *
 * A later subscription was answered on the living connection: first deltas are coming, if the server sends any.
 */
void
rs_resync_note_subscribed (RsResync *self)
{
  self->is_told = TRUE;
  plan (self);
}

/**
 * rs_resync_set_snapshot_source:
 * @self: a resync at rest
 * @snapshots: where the whole picture is got from now on
 */
void
rs_resync_set_snapshot_source (RsResync *self, RsSnapshotSource *snapshots)
{
  g_set_object (&self->snapshots, snapshots);
}
