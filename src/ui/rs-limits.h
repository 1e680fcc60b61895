/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent.h"
#include "model/rs-alert-rules.h"
#include "model/rs-queue.h"
#include "ui/rs-palette.h"

G_BEGIN_DECLS

void rs_limits_set_rules (RsAlertRules *rules);
RsAlertRules *rs_limits_get_rules (void);

/* A limit of 0 seconds means that there is none. */
double rs_limits_get_agent_seconds (RsAgent *agent);
double rs_limits_get_wait_seconds (RsQueue *queue);
RsSignal rs_limits_judge_queue (RsQueue *queue, RsAlertSubject subject, gint64 now_ns);
gboolean rs_limits_is_refused (RsAgent *agent);

G_END_DECLS
