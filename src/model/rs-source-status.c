/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-source-status.h"

static const struct
{
  const char *nick;
  gboolean is_living;
  gboolean needs_person;
} states[RS_N_SOURCE_STATES] = {
  [RS_SOURCE_STATE_CONNECTING] = { "connecting", FALSE, FALSE },
  [RS_SOURCE_STATE_LIVE] = { "live", TRUE, FALSE },
  [RS_SOURCE_STATE_PARTIAL] = { "partial", TRUE, FALSE },
  [RS_SOURCE_STATE_POLLING] = { "polling", TRUE, FALSE },
  [RS_SOURCE_STATE_RECONNECTING] = { "reconnecting", FALSE, FALSE },
  [RS_SOURCE_STATE_STALE] = { "stale", FALSE, FALSE },
  [RS_SOURCE_STATE_SIGN_IN_NEEDED] = { "sign-in-needed", FALSE, TRUE },
  [RS_SOURCE_STATE_NO_PERMISSION] = { "no-permission", FALSE, TRUE },
  [RS_SOURCE_STATE_NO_STREAM] = { "no-stream", FALSE, TRUE },
  [RS_SOURCE_STATE_STOPPED] = { "stopped", FALSE, FALSE },
};

static const char *const counter_nicks[RS_N_COUNTERS] = {
  [RS_COUNTER_RECEIVED] = "received",   [RS_COUNTER_APPLIED] = "applied",
  [RS_COUNTER_STALE] = "stale",         [RS_COUNTER_DUPLICATE] = "duplicate",
  [RS_COUNTER_MALFORMED] = "malformed", [RS_COUNTER_UNKNOWN] = "unknown",
  [RS_COUNTER_NOT_ASKED] = "notAsked",  [RS_COUNTER_CONFLICT] = "conflict",
  [RS_COUNTER_MIXED] = "mixed",         [RS_COUNTER_GAPS] = "gaps",
  [RS_COUNTER_RESYNCS] = "resyncs",     [RS_COUNTER_RECONNECTS] = "reconnects",
  [RS_COUNTER_ROTATIONS] = "rotations", [RS_COUNTER_CLOCK_IGNORED] = "clockIgnored",
};

/**
 * rs_source_state_get_nick:
 * @state: a source state
 *
 * Returns: (transfer none): its stable name in outputs, such as "sign-in-needed"
 */
const char *
rs_source_state_get_nick (RsSourceState state)
{
  return states[state].nick;
}

/**
 * rs_source_state_is_living:
 * @state: a source state
 *
 * Returns: whether timers may run and colours may shine
 */
gboolean
rs_source_state_is_living (RsSourceState state)
{
  return states[state].is_living;
}

/**
 * rs_source_state_needs_person:
 * @state: a source state
 *
 * Returns: whether waiting alone will not mend it
 */
gboolean
rs_source_state_needs_person (RsSourceState state)
{
  return states[state].needs_person;
}

/**
 * rs_counter_get_nick:
 * @counter: a counter
 *
 * Returns: (transfer none): its stable name in outputs
 */
const char *
rs_counter_get_nick (RsCounter counter)
{
  return counter_nicks[counter];
}

/**
 * rs_source_status_new:
 *
 * Returns: (transfer full): the status of a source that is connecting for the first time
 */
RsSourceStatus *
rs_source_status_new (void)
{
  return g_new0 (RsSourceStatus, 1);
}

/**
 * rs_source_status_copy:
 * @self: a status
 *
 * Returns: (transfer full): a deep copy
 */
RsSourceStatus *
rs_source_status_copy (const RsSourceStatus *self)
{
  RsSourceStatus *copy = g_memdup2 (self, sizeof *self);

  copy->sentence = g_strdup (self->sentence);
  copy->notice = g_strdup (self->notice);
  copy->token_scopes = g_strdup (self->token_scopes);
  copy->token_sentence = g_strdup (self->token_sentence);
  return copy;
}

/**
 * rs_source_status_free:
 * @self: (transfer full): a status
 */
void
rs_source_status_free (RsSourceStatus *self)
{
  g_free (self->sentence);
  g_free (self->notice);
  g_free (self->token_scopes);
  g_free (self->token_sentence);
  g_free (self);
}
