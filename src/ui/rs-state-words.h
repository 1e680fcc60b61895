/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent-state.h"
#include "model/rs-interaction.h"
#include "model/rs-source-status.h"

G_BEGIN_DECLS

const char *rs_state_words_for_agent (RsAgentState state);
const char *rs_state_words_for_channel (RsChannel channel);
char *rs_state_words_for_source (const RsSourceStatus *status, gint64 monotonic_us);
char *rs_state_words_explain_source (const RsSourceStatus *status, gint64 monotonic_us);

G_END_DECLS
