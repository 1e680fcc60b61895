/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent-state.h"
#include "model/rs-change-set.h"

G_BEGIN_DECLS

#define RS_DAY_MAX_SPANS 200

/**
 * RsDaySpan:
 * @from_ns: when it began, by the server's clock
 * @to_ns: when it ended; for what still goes on, the moment until which that is known
 * @state: what the agent did
 *
 * A part of an agent's day. What lies between two spans is not known.
 */
typedef struct
{
  gint64 from_ns;
  gint64 to_ns;
  RsAgentState state;
} RsDaySpan;

/**
 * RsDay:
 * @start_ns: midnight, by the server's clock
 * @end_ns: the next midnight
 * @spans: (element-type RsDaySpan): in order; they do not overlap
 * @total_ns: how long the agent was in each state today
 * @n_contacts: how many contacts began today
 *
 * What is known of an agent's day so far.
 */
typedef struct
{
  gint64 start_ns;
  gint64 end_ns;
  GArray *spans;
  gint64 total_ns[RS_N_AGENT_STATES];
  guint n_contacts;
} RsDay;

void rs_day_free (RsDay *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDay, rs_day_free)

typedef struct _RsDayHistory RsDayHistory;

RsDayHistory *rs_day_history_new (GTimeZone *zone);
void rs_day_history_free (RsDayHistory *self);

void rs_day_history_take (RsDayHistory *self, const RsChangeSet *changes, gboolean living, gint64 now_ns);
RsDay *rs_day_history_read (RsDayHistory *self, const char *agent_id, gint64 now_ns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDayHistory, rs_day_history_free)

G_END_DECLS
