/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-auth-config.h"
#include "model/rs-scope.h"
#include "net/rs-frame-tap.h"
#include "net/rs-refresh-store.h"
#include "net/rs-snapshot-source.h"

G_BEGIN_DECLS

/**
 * RsSourceKind:
 * @RS_SOURCE_KIND_STREAM: a platform's event stream
 * @RS_SOURCE_KIND_REPLAY: a recording of one
 *
 * Where the picture comes from.
 */
typedef enum
{
  RS_SOURCE_KIND_STREAM,
  RS_SOURCE_KIND_REPLAY,
} RsSourceKind;

/**
 * RsSourceConfig:
 * @kind: where the picture comes from
 * @stream_url: the WebSocket's address
 * @auth: how tokens are got
 * @refresh_store: (nullable): where refresh tokens are kept from one run to the next; %NULL for memory
 * @ca_file: (nullable): a PEM file whose authorities are trusted
 * @asked: what the board shows
 * @coalesce_us: the longest time for which a change may be held back, microseconds
 * @reorder_window_us: the longest that a message may be overtaken by others, microseconds
 * @snapshots: (nullable): where the whole picture is got beside the stream
 * @heartbeat_reply: (nullable): the word with which heartbeats are answered
 * @names_file: (nullable): a CSV file with names of agents
 * @users_url: (nullable): an address that tells names of agents
 * @queues_url: (nullable): an address that tells names of queues
 * @replay_file: (nullable): for %RS_SOURCE_KIND_REPLAY: the recording
 * @replay_speed: for %RS_SOURCE_KIND_REPLAY: 1 for the speed of life, 2 for twice that, 0 for as fast as possible
 * @tap: (nullable): who listens
 *
 * All that a source must know. It is a plain value, made on the main thread and given to the feed thread.
 */
typedef struct
{
  RsSourceKind kind;
  char *stream_url;
  RsAuthConfig auth;
  RsRefreshStore *refresh_store;
  char *ca_file;
  RsScope *asked;
  gint64 coalesce_us;
  gint64 reorder_window_us;
  RsSnapshotSource *snapshots;
  char *heartbeat_reply;
  char *names_file;
  char *users_url;
  char *queues_url;
  char *replay_file;
  double replay_speed;
  RsFrameTap *tap;
} RsSourceConfig;

void rs_source_config_free (RsSourceConfig *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsSourceConfig, rs_source_config_free)

G_END_DECLS
