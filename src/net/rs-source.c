/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-source.h"

#include "net/rs-replay-source.h"
#include "net/rs-stream-source.h"

/* What every kind of source can do. */
typedef struct
{
  gpointer (*make) (RsSourceConfig *config, const char *secret, RsClock *clock, RsFeedOutletDeliver deliver,
                    gpointer user_data);
  void (*start) (gpointer source);
  void (*wake) (gpointer source, RsWakeReason reason);
  void (*set_asked) (gpointer source, RsScope *asked);
  void (*show_fields) (gpointer source, RsKind kind, guint32 fields);
  void (*free) (gpointer source);
} Kind;

/**
 * RsSource:
 *
 * Where a picture comes from, whatever that is. It lives on the feed thread; what it learns it delivers as change sets.
 */
struct _RsSource
{
  const Kind *kind;
  gpointer source;
};

static gpointer
make_stream (RsSourceConfig *config, const char *secret, RsClock *clock, RsFeedOutletDeliver deliver,
             gpointer user_data)
{
  return rs_stream_source_new (config, secret, clock, deliver, user_data);
}

static void
start_stream (gpointer source)
{
  rs_stream_source_start (source);
}

static void
wake_stream (gpointer source, RsWakeReason reason)
{
  rs_stream_source_wake (source, reason);
}

static void
set_asked_of_stream (gpointer source, RsScope *asked)
{
  rs_stream_source_set_asked (source, asked);
}

static void
show_fields_of_stream (gpointer source, RsKind kind, guint32 fields)
{
  rs_stream_source_show_fields (source, kind, fields);
}

static void
free_stream (gpointer source)
{
  rs_stream_source_free (source);
}

static gpointer
make_replay (RsSourceConfig *config, const char *secret, RsClock *clock, RsFeedOutletDeliver deliver,
             gpointer user_data)
{
  return rs_replay_source_new (config, clock, deliver, user_data);
}

static void
start_replay (gpointer source)
{
  rs_replay_source_start (source);
}

/* A file is there, whatever the network does. */
static void
wake_replay (gpointer source, RsWakeReason reason)
{
}

/* Whom a recording shows was settled when it was made. */
static void
set_asked_of_replay (gpointer source, RsScope *asked)
{
  rs_scope_free (asked);
}

/* A recording is played for its own sake: all of it is handed over. */
static void
show_fields_of_replay (gpointer source, RsKind kind, guint32 fields)
{
}

static void
free_replay (gpointer source)
{
  rs_replay_source_free (source);
}

static const Kind kinds[] = {
  [RS_SOURCE_KIND_STREAM] = { make_stream, start_stream, wake_stream, set_asked_of_stream, show_fields_of_stream,
                              free_stream },
  [RS_SOURCE_KIND_REPLAY] = { make_replay, start_replay, wake_replay, set_asked_of_replay, show_fields_of_replay,
                              free_replay },
};

/**
 * rs_source_new:
 * @config: (transfer full): what it must know, its kind included
 * @secret: (nullable): the client's secret, for kinds that sign in; copied, and wiped in the end
 * @clock: tells time and wakes
 * @deliver: gets what changed
 * @user_data: for @deliver
 *
 * To be made, started and freed on the thread whose default main context is to run it.
 *
 * Returns: (transfer full): a source at rest
 */
RsSource *
rs_source_new (RsSourceConfig *config, const char *secret, RsClock *clock, RsFeedOutletDeliver deliver,
               gpointer user_data)
{
  RsSource *self = g_new0 (RsSource, 1);

  self->kind = &kinds[config->kind];
  self->source = self->kind->make (config, secret, clock, deliver, user_data);
  return self;
}

/**
 * rs_source_start:
 * @self: a source at rest
 *
 * Begins, and goes on until there is nothing more to tell or it is freed.
 */
void
rs_source_start (RsSource *self)
{
  self->kind->start (self->source);
}

/**
 * rs_source_wake:
 * @self: a source
 * @reason: what happened to this machine
 *
 * To be called when the network came back or changed, or when the machine woke from sleep (protocol §9).
 */
void
rs_source_wake (RsSource *self, RsWakeReason reason)
{
  self->kind->wake (self->source, reason);
}

/**
 * rs_source_set_asked:
 * @self: a source
 * @asked: (transfer full): what the board shows from now on
 *
 * Changes whom the picture shows, without a new connection (protocol §3).
 */
void
rs_source_set_asked (RsSource *self, RsScope *asked)
{
  self->kind->set_asked (self->source, asked);
}

/**
 * rs_source_show_fields:
 * @self: a source
 * @kind: a kind
 * @fields: a mask of the fields that some view shows, 1 << field
 *
 * What no view shows need not be handed over (protocol §10).
 */
void
rs_source_show_fields (RsSource *self, RsKind kind, guint32 fields)
{
  self->kind->show_fields (self->source, kind, fields);
}

/**
 * rs_source_free:
 * @self: (transfer full): a source
 *
 * Stops whatever it is doing, at once.
 */
void
rs_source_free (RsSource *self)
{
  self->kind->free (self->source);
  g_free (self);
}
