/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile-reader.h"

G_BEGIN_DECLS

/**
 * RsProfileKind:
 * @RS_PROFILE_KIND_STREAM: a platform's event stream
 * @RS_PROFILE_KIND_REPLAY: a recording of one
 * @RS_PROFILE_KIND_DEMO: the demo centre that is built in; whoever opens the profile starts one
 *
 * Where the picture comes from.
 */
typedef enum
{
  RS_PROFILE_KIND_STREAM,
  RS_PROFILE_KIND_REPLAY,
  RS_PROFILE_KIND_DEMO,
} RsProfileKind;

/**
 * RsProfileSource:
 * @kind: where the picture comes from
 * @stream_url: (nullable): the WebSocket's address, checked by rs_url_check(); never %NULL for a stream
 * @ca_file: (nullable): a PEM file whose authorities are trusted
 * @names_file: (nullable): a CSV file with names of agents
 * @users_url: (nullable): an address that tells names of agents, checked by rs_url_check()
 * @queues_url: (nullable): an address that tells names of queues, likewise
 * @replay_file: (nullable): a recording; never %NULL for a replay
 *
 * The `[Source]` part of a profile.
 */
typedef struct
{
  RsProfileKind kind;
  char *stream_url;
  char *ca_file;
  char *names_file;
  char *users_url;
  char *queues_url;
  char *replay_file;
} RsProfileSource;

gboolean rs_profile_source_read (RsProfileSource *self, const RsProfileReader *reader, GError **error);
const char *rs_profile_kind_get_nick (RsProfileKind kind);
void rs_profile_source_clear (RsProfileSource *self);

G_END_DECLS
