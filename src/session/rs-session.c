/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-session.h"

#include "base/rs-mailbox.h"
#include "base/rs-owner.h"
#include "base/rs-worker.h"
#include "net/rs-http.h"
#include "net/rs-source.h"
#include "session/rs-session-config.h"

/**
 * RsSession:
 *
 * The conductor: runs a profile's source on a thread of its own and keeps models and status on the main thread.
 *
 * ```
 * feed thread: source → change set ══ mailbox ══▶ main thread: models, status, signals
 * ```
 *
 * Nothing else crosses. All of it belongs to the thread that made it.
 */
struct _RsSession
{
  GObject parent_instance;

  RsOwner owner;
  RsProfile *profile;
  RsSecret *secret; /* NULL where nobody signs in */
  RsClock *clock;
  RsFrameTap *tap;               /* until the feed thread takes it */
  RsRefreshStore *refresh_store; /* (nullable) */
  double replay_speed;
  RsBoardModel *model;
  RsSourceStatus *status;
  gint64 held_ns;   /* where the server's time stands while the picture is not living; 0 if it goes on */
  RsWorker *worker; /* NULL unless started */
  RsFeedPulse *pulse;
  RsMailbox *mailbox;
  RsWakeWatch *wake;
  struct FeedThread *feed;
};

/* What lives on the feed thread. */
typedef struct FeedThread
{
  RsSourceConfig *config; /* until the source takes it */
  RsSecret *secret;
  RsClock *clock;
  RsMailbox *mailbox;
  RsSource *source;
} FeedThread;

G_DEFINE_FINAL_TYPE (RsSession, rs_session, G_TYPE_OBJECT)

enum
{
  SIGNAL_APPLIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
rs_session_dispose (GObject *object)
{
  rs_session_stop (RS_SESSION (object));
  G_OBJECT_CLASS (rs_session_parent_class)->dispose (object);
}

static void
rs_session_finalize (GObject *object)
{
  RsSession *self = RS_SESSION (object);

  g_clear_object (&self->profile);
  g_clear_object (&self->model);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->secret, rs_secret_unref);
  g_clear_pointer (&self->tap, rs_frame_tap_free);
  g_clear_object (&self->refresh_store);
  g_clear_pointer (&self->status, rs_source_status_free);
  G_OBJECT_CLASS (rs_session_parent_class)->finalize (object);
}

static void
rs_session_class_init (RsSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rs_session_dispose;
  object_class->finalize = rs_session_finalize;

  /**
   * RsSession::applied:
   * @self: the session
   * @changes: (type gpointer): the #RsChangeSet that was applied
   *
   * Emitted once per change set, after models and status took it. Whoever needs the steps between two pictures reads
   * them here.
   */
  signals[SIGNAL_APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
rs_session_init (RsSession *self)
{
  rs_owner_claim (&self->owner);
  self->model = rs_board_model_new ();
  self->status = rs_source_status_new ();
  self->status->state = RS_SOURCE_STATE_STOPPED;
  self->replay_speed = 1;
}

/**
 * rs_session_new:
 * @profile: what to show, and where it comes from
 * @secret: (nullable): the client's secret, for profiles that sign in
 * @clock: tells time
 *
 * Returns: (transfer full): a session at rest
 */
RsSession *
rs_session_new (RsProfile *profile, RsSecret *secret, RsClock *clock)
{
  RsSession *self = g_object_new (RS_TYPE_SESSION, NULL);

  self->profile = g_object_ref (profile);
  self->secret = secret != NULL ? rs_secret_ref (secret) : NULL;
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * rs_session_set_refresh_store:
 * @self: a session at rest
 * @store: (nullable): where refresh tokens are kept from one run to the next; %NULL for memory
 *
 * The store is called on the feed thread.
 */
void
rs_session_set_refresh_store (RsSession *self, RsRefreshStore *store)
{
  g_return_if_fail (self->worker == NULL);
  g_set_object (&self->refresh_store, store);
}

/**
 * rs_session_set_tap:
 * @self: a session that was not started yet
 * @tap: (transfer full): who listens to the stream, on the feed thread
 */
void
rs_session_set_tap (RsSession *self, RsFrameTap *tap)
{
  g_return_if_fail (self->worker == NULL);
  g_clear_pointer (&self->tap, rs_frame_tap_free);
  self->tap = tap;
}

/**
 * rs_session_set_replay_speed:
 * @self: a session that was not started yet
 * @speed: for a profile that plays a recording: 1 for the speed of life, 2 for twice that, 0 for as fast as possible
 */
void
rs_session_set_replay_speed (RsSession *self, double speed)
{
  g_return_if_fail (self->worker == NULL && speed >= 0);
  self->replay_speed = speed;
}

static gpointer
merge_changes (gpointer waiting, gpointer newer)
{
  return rs_change_set_merge (waiting, newer);
}

static void
free_changes (gpointer changes)
{
  rs_change_set_free (changes);
}

/* When the picture stops living, the time by which its timers go is held; no clock of this machine moves it then. */
static void
take_status (RsSession *self, const RsSourceStatus *status)
{
  gboolean was_living = rs_session_is_living (self);
  gint64 now_ns = rs_session_get_server_now (self);

  rs_source_status_free (self->status);
  self->status = rs_source_status_copy (status);
  if (rs_session_is_living (self))
    self->held_ns = 0;
  else if (was_living) /* what comes last may know the server's time better: a recording may have leapt */
    self->held_ns = status->has_server_offset ? rs_session_get_server_now (self) : now_ns;
  else if (self->held_ns == 0 && status->living_until_us != 0)
    self->held_ns = rs_session_get_server_now (self);
}

static void
take_changes (gpointer value, gpointer user_data)
{
  g_autoptr (RsSession) self = g_object_ref (RS_SESSION (user_data));
  g_autoptr (RsChangeSet) changes = value;
  const RsSourceStatus *status = rs_change_set_get_status (changes);

  rs_assert_owner (&self->owner);
  if (status != NULL)
    take_status (self, status);
  rs_board_model_apply (self->model, changes);
  g_signal_emit (self, signals[SIGNAL_APPLIED], 0, changes);
}

static gint64
post_changes (RsChangeSet *changes, gpointer user_data)
{
  FeedThread *feed = user_data;

  rs_mailbox_post (feed->mailbox, changes);
  return rs_mailbox_get_busy (feed->mailbox);
}

static void
start_feed (gpointer user_data)
{
  FeedThread *feed = user_data;

  feed->source =
      rs_source_new (g_steal_pointer (&feed->config), feed->secret != NULL ? rs_secret_peek (feed->secret) : NULL,
                     feed->clock, post_changes, feed);
  rs_source_start (feed->source);
}

static void
stop_feed (gpointer user_data)
{
  FeedThread *feed = user_data;

  g_clear_pointer (&feed->source, rs_source_free);
}

static void
wake_for_network (gpointer user_data)
{
  FeedThread *feed = user_data;

  rs_source_wake (feed->source, RS_WAKE_NETWORK);
}

static void
wake_for_resume (gpointer user_data)
{
  FeedThread *feed = user_data;

  rs_source_wake (feed->source, RS_WAKE_RESUME);
}

static void
on_wake (RsWakeReason reason, gpointer user_data)
{
  RsSession *self = user_data;

  rs_worker_invoke (self->worker, reason == RS_WAKE_RESUME ? wake_for_resume : wake_for_network, self->feed);
}

/**
 * rs_session_start:
 * @self: a session at rest
 *
 * Starts the feed thread and begins to connect.
 */
void
rs_session_start (RsSession *self)
{
  FeedThread *feed;

  rs_assert_owner (&self->owner);
  g_return_if_fail (self->worker == NULL);

  self->mailbox =
      rs_mailbox_new (g_main_context_get_thread_default (), merge_changes, take_changes, free_changes, self);
  feed = self->feed = g_new0 (FeedThread, 1);
  feed->config = rs_session_make_source_config (self->profile);
  feed->config->replay_speed = self->replay_speed;
  feed->config->tap = g_steal_pointer (&self->tap);
  g_set_object (&feed->config->refresh_store, self->refresh_store);
  feed->secret = self->secret != NULL ? rs_secret_ref (self->secret) : NULL;
  feed->clock = g_object_ref (self->clock);
  feed->mailbox = rs_mailbox_ref (self->mailbox);
  self->status->state = RS_SOURCE_STATE_CONNECTING;
  rs_http_prepare ();
  self->wake = rs_wake_watch_new (self->clock, on_wake, self);
  self->worker = rs_worker_new ("feed");
  self->pulse = rs_feed_pulse_new (self->worker);
  rs_worker_invoke (self->worker, start_feed, feed);
}

/* A view's wish on its way to the feed thread. */
typedef struct
{
  FeedThread *feed;
  RsKind kind;
  guint32 fields;
} ShownFields;

static void
show_fields (gpointer user_data)
{
  g_autofree ShownFields *shown = user_data;

  rs_source_show_fields (shown->feed->source, shown->kind, shown->fields);
}

/**
 * rs_session_show_fields:
 * @self: a session that was started
 * @kind: a kind
 * @fields: a mask of the fields that some view shows, 1 << field
 *
 * What no view shows is not handed over (protocol §10); at first everything is. A field that is shown again is there at
 * once.
 */
void
rs_session_show_fields (RsSession *self, RsKind kind, guint32 fields)
{
  ShownFields *shown;

  rs_assert_owner (&self->owner);
  g_return_if_fail (self->worker != NULL);
  shown = g_new (ShownFields, 1);
  *shown = (ShownFields){ .feed = self->feed, .kind = kind, .fields = fields };
  rs_worker_invoke (self->worker, show_fields, shown);
}

/* Whom to show, on its way to the feed thread. */
typedef struct
{
  FeedThread *feed;
  RsScope *asked;
} Asked;

static void
set_asked (gpointer user_data)
{
  g_autofree Asked *wish = user_data;

  rs_source_set_asked (wish->feed->source, wish->asked);
}

/**
 * rs_session_take_roster:
 * @self: a session that was started
 * @profile: the profile as it is now; only its name and roster may differ from what the session runs
 *
 * Shows whom the profile names from now on, over the connection that there is.
 */
void
rs_session_take_roster (RsSession *self, RsProfile *profile)
{
  Asked *wish;

  rs_assert_owner (&self->owner);
  g_return_if_fail (self->worker != NULL);
  g_set_object (&self->profile, profile);
  wish = g_new (Asked, 1);
  *wish = (Asked){ .feed = self->feed, .asked = rs_session_make_scope (profile) };
  rs_worker_invoke (self->worker, set_asked, wish);
}

/**
 * rs_session_stop:
 * @self: a session
 *
 * Ends the feed thread, waits for it, and leaves the last picture in the models. Does nothing if it is at rest.
 */
void
rs_session_stop (RsSession *self)
{
  FeedThread *feed = self->feed;

  if (self->worker == NULL)
    return;
  rs_assert_owner (&self->owner);

  g_clear_pointer (&self->wake, rs_wake_watch_free);
  rs_mailbox_close (self->mailbox);
  rs_worker_invoke (self->worker, stop_feed, feed);
  g_clear_pointer (&self->worker, rs_worker_stop);
  g_clear_pointer (&self->pulse, rs_feed_pulse_free);
  g_clear_pointer (&self->mailbox, rs_mailbox_unref);

  rs_mailbox_unref (feed->mailbox);
  g_clear_pointer (&feed->secret, rs_secret_unref);
  g_object_unref (feed->clock);
  g_clear_pointer (&feed->config, rs_source_config_free);
  g_clear_pointer (&self->feed, g_free);

  if (rs_session_is_living (self))
    {
      self->held_ns = rs_session_get_server_now (self);
      self->status->living_until_us = rs_clock_get_real (self->clock);
    }
  self->status->state = RS_SOURCE_STATE_STOPPED;
}

/**
 * rs_session_get_profile:
 * @self: a session
 *
 * Returns: (transfer none): the profile that it runs
 */
RsProfile *
rs_session_get_profile (RsSession *self)
{
  return self->profile;
}

/**
 * rs_session_get_model:
 * @self: a session
 *
 * Returns: (transfer none): the picture
 */
RsBoardModel *
rs_session_get_model (RsSession *self)
{
  return self->model;
}

/**
 * rs_session_get_status:
 * @self: a session
 *
 * Returns: (transfer none): how the source is; valid until the next #RsSession::applied
 */
const RsSourceStatus *
rs_session_get_status (RsSession *self)
{
  return self->status;
}

/**
 * rs_session_get_pulse:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): whether its feed thread answers; %NULL while it is at rest
 */
RsFeedPulse *
rs_session_get_pulse (RsSession *self)
{
  return self->pulse;
}

/**
 * rs_session_is_living:
 * @self: a session
 *
 * Returns: whether the picture is true now, so that timers may run
 */
gboolean
rs_session_is_living (RsSession *self)
{
  return rs_source_state_is_living (self->status->state);
}

/**
 * rs_session_get_server_now:
 * @self: a session
 *
 * The time by which the board's timers go: the server's (protocol §11). While the picture is not living it stands
 * still at the moment when it was last true, and so do all timers.
 *
 * Returns: nanoseconds since 1970
 */
gint64
rs_session_get_server_now (RsSession *self)
{
  const RsSourceStatus *status = self->status;

  if (self->held_ns != 0)
    return self->held_ns;
  if (status->has_server_offset)
    return rs_clock_get_monotonic (self->clock) * 1000 + status->server_offset_ns;
  return rs_clock_get_real (self->clock) * 1000;
}
