/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "demo/rs-demo-fault-plan.h"

G_BEGIN_DECLS

/**
 * RsDemoScope:
 * @RS_DEMO_SCOPE_ENTITY: each agent, queue and interaction counts for itself
 * @RS_DEMO_SCOPE_CONNECTION: each connection counts its messages
 * @RS_DEMO_SCOPE_TENANT: one count for everybody, so a subscriber sees holes where others got messages
 * @RS_DEMO_SCOPE_NONE: no numbers, only timestamps
 *
 * What the sequence numbers of messages count (protocol §6).
 */
typedef enum
{
  RS_DEMO_SCOPE_ENTITY,
  RS_DEMO_SCOPE_CONNECTION,
  RS_DEMO_SCOPE_TENANT,
  RS_DEMO_SCOPE_NONE,
} RsDemoScope;

/**
 * RsDemoOptions:
 * @agents: how many agents, 1 to 20,000
 * @queues: how many queues, 1 to 200
 * @rate: update messages per second; 0 for a natural pace
 * @wrap_ups_only: everybody is in after-call work and does nothing but note codes, so often that @rate comes out
 * @seed: same seed, same messages
 * @port: TCP port on loopback; 0 for any that is free
 * @scope: what sequence numbers count
 * @wait_as_seconds: tell `longestWaitSeconds` instead of `oldestWaitingSince`
 * @heartbeat_interval_us: between two heartbeats
 * @clock_skew_us: how far the server's wall clock is ahead of the machine's
 * @token_lifetime_seconds: `expires_in` of every token
 * @granted_scopes: what a token may do, words with spaces between
 * @secret: (nullable): the client's secret; NULL to make one
 * @names_in_stream: `presence.update` tells `displayName` and `teamName`
 * @queue_names_in_stream: `queue.update` tells `queueName`
 * @times_first_deltas: first deltas carry `sentAtMonotonic` like everything else
 * @withheld_ids: (nullable) (array zero-terminated=1): agents and queues that nobody is granted
 * @faults: what goes wrong
 *
 * How a demo centre is to be. Plain data: rs_demo_options_init() fills in the defaults.
 */
typedef struct
{
  guint agents;
  guint queues;
  double rate;
  gboolean wrap_ups_only;
  guint32 seed;
  guint16 port;
  RsDemoScope scope;
  gboolean wait_as_seconds;
  gint64 heartbeat_interval_us;
  gint64 clock_skew_us;
  guint token_lifetime_seconds;
  const char *granted_scopes;
  const char *secret;
  gboolean names_in_stream;
  gboolean queue_names_in_stream;
  gboolean times_first_deltas;
  const char *const *withheld_ids;
  RsDemoFaultPlan faults;
} RsDemoOptions;

#define RS_DEMO_MAX_AGENTS 20000
#define RS_DEMO_MAX_QUEUES 200
#define RS_DEMO_MAX_RATE 20000.0
#define RS_DEMO_ALL_SCOPES "presence:read queue:read interaction:read user:read"

void rs_demo_options_init (RsDemoOptions *self);
gboolean rs_demo_scope_from_word (const char *word, RsDemoScope *out_scope);

G_END_DECLS
