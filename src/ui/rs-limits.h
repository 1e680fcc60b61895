/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent.h"
#include "ui/rs-palette.h"

G_BEGIN_DECLS

/* A limit of 0 seconds means that there is none. */
double rs_limits_get_agent_seconds (RsAgentState state, const char *status);
double rs_limits_get_wait_seconds (RsChannel channel);
RsSignal rs_limits_judge (double seconds, double limit_seconds);
RsSignal rs_limits_judge_service_level (double percent, double goal);
gboolean rs_limits_is_refused (const char *status);

G_END_DECLS
