/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-scope.h"
#include "net/rs-auth-config.h"

G_BEGIN_DECLS

/**
 * RsSourceConfig:
 * @stream_url: the WebSocket's address
 * @auth: how tokens are got
 * @ca_file: (nullable): a PEM file whose authorities are trusted
 * @asked: what the board shows
 * @with_interactions: whether it shows contacts
 * @coalesce_us: the longest time for which a change may be held back, microseconds
 * @reorder_window_us: the longest that a message may be overtaken by others, microseconds
 * @heartbeat_reply: (nullable): the word with which heartbeats are answered
 *
 * All that a source must know. It is a plain value, made on the main thread and given to the feed thread.
 */
typedef struct
{
  char *stream_url;
  RsAuthConfig auth;
  char *ca_file;
  RsScope *asked;
  gboolean with_interactions;
  gint64 coalesce_us;
  gint64 reorder_window_us;
  char *heartbeat_reply;
} RsSourceConfig;

void rs_source_config_free (RsSourceConfig *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsSourceConfig, rs_source_config_free)

G_END_DECLS
