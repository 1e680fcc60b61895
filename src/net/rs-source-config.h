/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-scope.h"

G_BEGIN_DECLS

/**
 * RsSourceConfig:
 * @stream_url: the WebSocket's address
 * @token_url: where tokens are got
 * @client_id: the OAuth client
 * @scopes: the scopes to ask for, separated by spaces
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
  char *token_url;
  char *client_id;
  char *scopes;
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
