/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsAgentState:
 * @RS_AGENT_STATE_AVAILABLE: waits for a contact
 * @RS_AGENT_STATE_RINGING: a contact is being offered
 * @RS_AGENT_STATE_ON_CONTACT: talks or writes
 * @RS_AGENT_STATE_ON_HOLD: the contact is held, or the agent consults
 * @RS_AGENT_STATE_AFTER_CALL_WORK: finishes the contact
 * @RS_AGENT_STATE_UNAVAILABLE: break, training, meeting and the like
 * @RS_AGENT_STATE_LOGGED_OUT: not at work
 * @RS_AGENT_STATE_UNKNOWN: the server used a word that nobody told us; never to be taken for available
 *
 * What the board tells apart. The server's own word is kept beside it and shown.
 */
typedef enum
{
  RS_AGENT_STATE_AVAILABLE,
  RS_AGENT_STATE_RINGING,
  RS_AGENT_STATE_ON_CONTACT,
  RS_AGENT_STATE_ON_HOLD,
  RS_AGENT_STATE_AFTER_CALL_WORK,
  RS_AGENT_STATE_UNAVAILABLE,
  RS_AGENT_STATE_LOGGED_OUT,
  RS_AGENT_STATE_UNKNOWN,
} RsAgentState;
#define RS_N_AGENT_STATES 8

RsAgentState rs_agent_state_from_status (const char *status);
const char *rs_agent_state_get_nick (RsAgentState state);
gboolean rs_agent_state_status_is_reason (const char *status);

G_END_DECLS
