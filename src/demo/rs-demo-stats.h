/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RS_DEMO_MAX_CLOSE_CODES 24

/**
 * RsDemoCloseCount:
 * @code: a close code
 * @count: how many connections a client ended with it
 */
typedef struct
{
  guint code;
  guint count;
} RsDemoCloseCount;

/**
 * RsDemoStats:
 * @tokens_given: access tokens
 * @tokens_refused: token calls that were refused
 * @max_concurrent_token_calls: how many token calls waited for their answer at once, at most
 * @handshakes: of WebSockets, so far
 * @handshakes_refused: those that got no 101
 * @max_concurrent_handshakes: how many waited for their answer at once, at most
 * @connections: how many are open now
 * @connections_opened: how many have been opened in all
 * @max_concurrent_connections: how many were open at once, at most
 * @subscriptions: how often a client said `subscribe`
 * @heartbeats_answered: answers so far
 * @longest_heartbeat_us: the longest that an answer took
 * @updates: update messages, before faults
 * @raw_bytes: bytes of floods, endless messages and frames that no library would send
 * @client_closes: connections that clients ended, by code; 1006 where they said none. The list ends with code 0
 *
 * What a server has counted so far.
 */
typedef struct
{
  guint tokens_given;
  guint tokens_refused;
  guint max_concurrent_token_calls;
  guint handshakes;
  guint handshakes_refused;
  guint max_concurrent_handshakes;
  guint connections;
  guint connections_opened;
  guint max_concurrent_connections;
  guint subscriptions;
  guint heartbeats_answered;
  gint64 longest_heartbeat_us;
  guint64 updates;
  guint64 raw_bytes;
  RsDemoCloseCount client_closes[RS_DEMO_MAX_CLOSE_CODES + 1];
} RsDemoStats;

void rs_demo_stats_count_close (RsDemoStats *self, guint code);
guint rs_demo_stats_get_closes (const RsDemoStats *self, guint code);
char *rs_demo_stats_to_json (const RsDemoStats *self);

G_END_DECLS
