/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-agent-state.h"

static const char *const nicks[RS_N_AGENT_STATES] = {
  [RS_AGENT_STATE_AVAILABLE] = "available",
  [RS_AGENT_STATE_RINGING] = "ringing",
  [RS_AGENT_STATE_ON_CONTACT] = "on-contact",
  [RS_AGENT_STATE_ON_HOLD] = "on-hold",
  [RS_AGENT_STATE_AFTER_CALL_WORK] = "after-call-work",
  [RS_AGENT_STATE_UNAVAILABLE] = "unavailable",
  [RS_AGENT_STATE_LOGGED_OUT] = "logged-out",
  [RS_AGENT_STATE_UNKNOWN] = "unknown",
};

/*
 * The words as they stand after folding: lower case, letters and digits only. A word that says why somebody is
 * unavailable is itself the reason; the others only name the state.
 */
static const struct
{
  const char *folded;
  RsAgentState state;
  gboolean is_reason;
} words[] = {
  { "available", RS_AGENT_STATE_AVAILABLE, FALSE },
  { "ready", RS_AGENT_STATE_AVAILABLE, FALSE },
  { "ringing", RS_AGENT_STATE_RINGING, FALSE },
  { "inboundpending", RS_AGENT_STATE_RINGING, FALSE },
  { "outboundpending", RS_AGENT_STATE_RINGING, FALSE },
  { "incall", RS_AGENT_STATE_ON_CONTACT, FALSE },
  { "oncall", RS_AGENT_STATE_ON_CONTACT, FALSE },
  { "oncontact", RS_AGENT_STATE_ON_CONTACT, FALSE },
  { "working", RS_AGENT_STATE_ON_CONTACT, FALSE },
  { "inboundcontact", RS_AGENT_STATE_ON_CONTACT, FALSE },
  { "outboundcontact", RS_AGENT_STATE_ON_CONTACT, FALSE },
  { "dialer", RS_AGENT_STATE_ON_CONTACT, FALSE },
  { "onhold", RS_AGENT_STATE_ON_HOLD, FALSE },
  { "hold", RS_AGENT_STATE_ON_HOLD, FALSE },
  { "consulting", RS_AGENT_STATE_ON_HOLD, FALSE },
  { "inboundconsult", RS_AGENT_STATE_ON_HOLD, FALSE },
  { "outboundconsult", RS_AGENT_STATE_ON_HOLD, FALSE },
  { "wrapup", RS_AGENT_STATE_AFTER_CALL_WORK, FALSE },
  { "aftercallwork", RS_AGENT_STATE_AFTER_CALL_WORK, FALSE },
  { "aftercontactwork", RS_AGENT_STATE_AFTER_CALL_WORK, FALSE },
  { "acw", RS_AGENT_STATE_AFTER_CALL_WORK, FALSE },
  { "unavailable", RS_AGENT_STATE_UNAVAILABLE, FALSE },
  { "notready", RS_AGENT_STATE_UNAVAILABLE, FALSE },
  { "break", RS_AGENT_STATE_UNAVAILABLE, TRUE },
  { "training", RS_AGENT_STATE_UNAVAILABLE, TRUE },
  { "away", RS_AGENT_STATE_UNAVAILABLE, TRUE },
  { "busy", RS_AGENT_STATE_UNAVAILABLE, TRUE },
  { "meeting", RS_AGENT_STATE_UNAVAILABLE, TRUE },
  { "lunch", RS_AGENT_STATE_UNAVAILABLE, TRUE },
  { "offline", RS_AGENT_STATE_LOGGED_OUT, FALSE },
  { "loggedout", RS_AGENT_STATE_LOGGED_OUT, FALSE },
};

#define MAX_FOLDED 32

static gboolean
fold (const char *status, char folded[MAX_FOLDED])
{
  guint length = 0;

  for (const char *p = status; *p != '\0'; p++)
    {
      if (*p == ' ' || *p == '-' || *p == '_')
        continue;
      if (!g_ascii_isalnum (*p) || length == MAX_FOLDED - 1)
        return FALSE; /* no word of ours is that long, or has such letters */
      folded[length++] = g_ascii_tolower (*p);
    }

  folded[length] = '\0';
  return TRUE;
}

static int
find_word (const char *status)
{
  char folded[MAX_FOLDED];

  if (status == NULL || !fold (status, folded))
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].folded, folded))
      return (int) i;
  return -1;
}

/**
 * rs_agent_state_from_status:
 * @status: (nullable): the server's word for what an agent does
 *
 * Matches without regard to case, spaces, hyphens and underscores (protocol §4).
 *
 * Returns: the state; unknown for a word that is not in the table
 */
RsAgentState
rs_agent_state_from_status (const char *status)
{
  int index = find_word (status);

  return index < 0 ? RS_AGENT_STATE_UNKNOWN : words[index].state;
}

/**
 * rs_agent_state_status_is_reason:
 * @status: (nullable): the server's word
 *
 * Returns: whether the word says more than its state does ("Lunch", as against "Unavailable")
 */
gboolean
rs_agent_state_status_is_reason (const char *status)
{
  int index = find_word (status);

  return index >= 0 && words[index].is_reason;
}

/**
 * rs_agent_state_get_nick:
 * @state: a state
 *
 * Returns: (transfer none): its stable name in outputs, such as "on-contact"
 */
const char *
rs_agent_state_get_nick (RsAgentState state)
{
  return nicks[state];
}
