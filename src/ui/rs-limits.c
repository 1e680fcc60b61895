/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-limits.h"

#define MINUTES 60.0
#define HOURS 3600.0

static const double agent_limits[RS_N_AGENT_STATES] = {
  [RS_AGENT_STATE_RINGING] = 20.0,
  [RS_AGENT_STATE_ON_CONTACT] = 15 * MINUTES,
  [RS_AGENT_STATE_ON_HOLD] = 2 * MINUTES,
  [RS_AGENT_STATE_AFTER_CALL_WORK] = 2 * MINUTES,
  [RS_AGENT_STATE_UNAVAILABLE] = 30 * MINUTES,
};

/* Reasons that have a limit of their own. */
static const struct
{
  const char *status;
  double seconds;
} reason_limits[] = {
  { "break", 15 * MINUTES },
  { "lunch", 1 * HOURS },
  { "training", 2 * HOURS },
  { "meeting", 1 * HOURS },
};

/* How long somebody may wait depends on how they came: nobody expects an e-mail answered in two minutes. */
static const double wait_limits[] = {
  [RS_CHANNEL_VOICE] = 3 * MINUTES,     [RS_CHANNEL_CHAT] = 2 * MINUTES,  [RS_CHANNEL_EMAIL] = 4 * HOURS,
  [RS_CHANNEL_CALLBACK] = 30 * MINUTES, [RS_CHANNEL_OTHER] = 3 * MINUTES,
};

#define WARNING_SHARE 0.75

/**
 * rs_limits_get_agent_seconds:
 * @state: what an agent does
 * @status: (nullable): the server's word for it
 *
 * Returns: for how many seconds that is in order; 0 if for ever
 */
double
rs_limits_get_agent_seconds (RsAgentState state, const char *status)
{
  if (state == RS_AGENT_STATE_UNAVAILABLE && status != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (reason_limits); i++)
      if (g_ascii_strcasecmp (reason_limits[i].status, status) == 0)
        return reason_limits[i].seconds;
  return agent_limits[state];
}

/**
 * rs_limits_get_wait_seconds:
 * @channel: how a contact came in
 *
 * Returns: for how many seconds it may wait
 */
double
rs_limits_get_wait_seconds (RsChannel channel)
{
  return wait_limits[channel];
}

/**
 * rs_limits_judge:
 * @seconds: how long something has lasted
 * @limit_seconds: how long it may last; 0 for ever
 *
 * Returns: calm without a limit, warning from three quarters of it, alarm from the limit on
 */
RsSignal
rs_limits_judge (double seconds, double limit_seconds)
{
  if (limit_seconds <= 0)
    return RS_SIGNAL_CALM;
  if (seconds >= limit_seconds)
    return RS_SIGNAL_ALARM;
  return seconds >= WARNING_SHARE * limit_seconds ? RS_SIGNAL_WARNING : RS_SIGNAL_GOOD;
}

#define FAR_BELOW_GOAL 10.0

/**
 * rs_limits_judge_service_level:
 * @percent: the service level; less than 0 if not known
 * @goal: what it should be; less than 0 if not known
 *
 * Returns: calm if one of them is not known, warning below the goal, alarm ten points below it
 */
RsSignal
rs_limits_judge_service_level (double percent, double goal)
{
  if (percent < 0 || goal < 0)
    return RS_SIGNAL_CALM;
  if (percent < goal - FAR_BELOW_GOAL)
    return RS_SIGNAL_ALARM;
  return percent < goal ? RS_SIGNAL_WARNING : RS_SIGNAL_GOOD;
}

/**
 * rs_limits_is_refused:
 * @status: (nullable): the server's word for what an agent does
 *
 * Returns: whether the agent refused a contact, which is an alarm whatever the time
 */
gboolean
rs_limits_is_refused (const char *status)
{
  return status != NULL && g_ascii_strcasecmp (status, "refused") == 0;
}
