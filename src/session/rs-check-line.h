/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsCheckStep:
 * @RS_CHECK_DNS: the servers' names lead somewhere
 * @RS_CHECK_TLS: they can be reached, and are who they say they are
 * @RS_CHECK_TOKEN: signing in brings a token
 * @RS_CHECK_SCOPES: the token may read what the board shows
 * @RS_CHECK_DIRECTORY: the directory tells who there is
 * @RS_CHECK_SOCKET: the stream's WebSocket stands
 * @RS_CHECK_SUBSCRIBED: the subscription is confirmed
 * @RS_CHECK_FIRST_DATA: the first update has come
 *
 * The way from a profile to a living board, in the order in which it is walked.
 */
typedef enum
{
  RS_CHECK_DNS,
  RS_CHECK_TLS,
  RS_CHECK_TOKEN,
  RS_CHECK_SCOPES,
  RS_CHECK_DIRECTORY,
  RS_CHECK_SOCKET,
  RS_CHECK_SUBSCRIBED,
  RS_CHECK_FIRST_DATA,
  RS_N_CHECKS,
} RsCheckStep;

/**
 * RsCheckState:
 * @RS_CHECK_WAITING: its turn has not come
 * @RS_CHECK_RUNNING: under way
 * @RS_CHECK_GOOD: as it should be
 * @RS_CHECK_DEGRADED: a board is possible, but something is missing on it
 * @RS_CHECK_FAILED: no board is possible
 * @RS_CHECK_SKIPPED: it was not its turn, because the way ended before
 *
 * How a step is.
 */
typedef enum
{
  RS_CHECK_WAITING,
  RS_CHECK_RUNNING,
  RS_CHECK_GOOD,
  RS_CHECK_DEGRADED,
  RS_CHECK_FAILED,
  RS_CHECK_SKIPPED,
} RsCheckState;

/**
 * RsCheckLine:
 * @state: how the step is
 * @duration_us: how long it took; how long it has taken is not told while it runs
 * @sentence: (nullable): what was found, or what is wrong; %NULL before the step has ended
 * @advice: (nullable): what to do about it
 *
 * What a step says of itself, for a person.
 */
typedef struct
{
  RsCheckState state;
  gint64 duration_us;
  char *sentence;
  char *advice;
} RsCheckLine;

const char *rs_check_step_get_nick (RsCheckStep step);
const char *rs_check_step_get_title (RsCheckStep step);
const char *rs_check_state_get_nick (RsCheckState state);

gint64 rs_check_step_get_limit (RsCheckStep step);
GError *rs_check_step_make_timeout (RsCheckStep step, const char *url);

void rs_check_line_reset (RsCheckLine *self);
void rs_check_line_take (RsCheckLine *self, RsCheckState state, char *sentence);
void rs_check_line_take_error (RsCheckLine *self, RsCheckState state, RsCheckStep step, const GError *error);
void rs_check_line_add_advice (RsCheckLine *self, const char *advice);

G_END_DECLS
