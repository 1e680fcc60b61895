/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-malformed.h"

G_BEGIN_DECLS

/**
 * RsSourceState:
 * @RS_SOURCE_STATE_CONNECTING: on the way for the first time
 * @RS_SOURCE_STATE_LIVE: what is shown is true now
 * @RS_SOURCE_STATE_PARTIAL: as live, but some ids were not granted
 * @RS_SOURCE_STATE_POLLING: as live, at the pace of a poll
 * @RS_SOURCE_STATE_RECONNECTING: the connection was lost, the next attempt is under way or due
 * @RS_SOURCE_STATE_STALE: connected, but nothing has been heard for too long
 * @RS_SOURCE_STATE_SIGN_IN_NEEDED: the secret was refused
 * @RS_SOURCE_STATE_NO_PERMISSION: signed in, but without a right that is needed
 * @RS_SOURCE_STATE_NO_STREAM: the address answers, but not with a stream
 * @RS_SOURCE_STATE_STOPPED: at rest
 *
 * How far what is shown can be trusted.
 */
typedef enum
{
  RS_SOURCE_STATE_CONNECTING,
  RS_SOURCE_STATE_LIVE,
  RS_SOURCE_STATE_PARTIAL,
  RS_SOURCE_STATE_POLLING,
  RS_SOURCE_STATE_RECONNECTING,
  RS_SOURCE_STATE_STALE,
  RS_SOURCE_STATE_SIGN_IN_NEEDED,
  RS_SOURCE_STATE_NO_PERMISSION,
  RS_SOURCE_STATE_NO_STREAM,
  RS_SOURCE_STATE_STOPPED,
} RsSourceState;
#define RS_N_SOURCE_STATES 10

const char *rs_source_state_get_nick (RsSourceState state);
gboolean rs_source_state_is_living (RsSourceState state);
gboolean rs_source_state_needs_person (RsSourceState state);

/**
 * RsCounter:
 *
 * What is counted since the program started. The nicks are the keys of `counters` in `ringsidectl dump`.
 */
typedef enum
{
  RS_COUNTER_RECEIVED,
  RS_COUNTER_APPLIED,
  RS_COUNTER_STALE,
  RS_COUNTER_DUPLICATE,
  RS_COUNTER_MALFORMED,
  RS_COUNTER_UNKNOWN,
  RS_COUNTER_NOT_ASKED,
  RS_COUNTER_CONFLICT,
  RS_COUNTER_MIXED,
  RS_COUNTER_GAPS,
  RS_COUNTER_RESYNCS,
  RS_COUNTER_RECONNECTS,
  RS_COUNTER_ROTATIONS,
  RS_COUNTER_CLOCK_IGNORED,
} RsCounter;
#define RS_N_COUNTERS 14

const char *rs_counter_get_nick (RsCounter counter);

/**
 * RsSourceStatus:
 * @state: how far what is shown can be trusted
 * @sentence: (nullable): for a person: what happened, what it means, what to do; %NULL when all is well
 * @notice: (nullable): for a person: what is missing beside the stream, such as names; never a reason to doubt the picture
 * @attempt: connection attempts since the last time of health, 0 if none was needed
 * @next_attempt_us: monotonic time of the next attempt, 0 if none is waiting
 * @since_us: wall-clock time (microseconds since 1970, this machine's) at which @state began
 * @living_until_us: wall-clock time at which the picture stopped being true; 0 while it is living or never was
 * @epoch: number of the connection whose data counts, 0 before the first
 * @server_offset_ns: server time minus monotonic time, nanoseconds; only if @has_server_offset
 * @has_server_offset: whether the server's clock is known
 * @n_not_granted: agents and queues asked for but not granted
 * @n_unconfirmed: entities not heard of since an outage
 * @token_renew_us: wall-clock time from which the access token is renewed; 0 if there is none
 * @token_expires_us: wall-clock time at which it ends; 0 if there is none
 * @token_scopes: (nullable): what it may do, words with spaces between; %NULL if there is none, or nobody said
 * @token_sentence: (nullable): for a person: why the last attempt to get one failed; %NULL if it did not
 * @first_data: whether the picture has been filled at least once
 * @is_whole: whether nothing is known to be missing: no gap is open, no resync is due or runs
 * @counters: by #RsCounter
 * @malformed: what was dropped, by #RsMalformed
 *
 * What the source says of itself. Immutable once it has crossed a thread.
 */
typedef struct
{
  RsSourceState state;
  char *sentence;
  char *notice;
  guint attempt;
  gint64 next_attempt_us;
  gint64 since_us;
  gint64 living_until_us;
  guint epoch;
  gint64 server_offset_ns;
  gboolean has_server_offset;
  guint n_not_granted;
  guint n_unconfirmed;
  gint64 token_renew_us;
  gint64 token_expires_us;
  char *token_scopes;
  char *token_sentence;
  gboolean first_data;
  gboolean is_whole;
  guint64 counters[RS_N_COUNTERS];
  guint64 malformed[RS_N_MALFORMED];
} RsSourceStatus;

RsSourceStatus *rs_source_status_new (void);
RsSourceStatus *rs_source_status_copy (const RsSourceStatus *self);
void rs_source_status_free (RsSourceStatus *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsSourceStatus, rs_source_status_free)

G_END_DECLS
