/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent-state.h"
#include "model/rs-interaction.h"
#include "model/rs-shown-name.h"

G_BEGIN_DECLS

#define RS_TYPE_AGENT (rs_agent_get_type ())
G_DECLARE_FINAL_TYPE (RsAgent, rs_agent, RS, AGENT, RsEntity)

const char *rs_agent_get_name (RsAgent *self);
const char *rs_agent_get_shown_name (RsAgent *self, RsNames names);
void rs_agent_keep_shown_name (RsAgent *self, RsNames names);
const char *rs_agent_get_team_name (RsAgent *self);
const char *rs_agent_get_status (RsAgent *self);
RsAgentState rs_agent_get_state (RsAgent *self);
const char *rs_agent_get_queue_name (RsAgent *self);
const char *rs_agent_get_wrap_up_code (RsAgent *self);

RsInteraction *rs_agent_get_contact (RsAgent *self);
gboolean rs_agent_set_contact (RsAgent *self, RsInteraction *contact);

int rs_agent_compare (RsAgent *a, RsAgent *b);

G_END_DECLS
