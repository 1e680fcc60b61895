/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent.h"
#include "model/rs-board-model.h"

G_BEGIN_DECLS

/**
 * RsRosterFilter:
 * @teams: (nullable): only these teams; empty for all
 * @states: (nullable): only these states, by their words; empty for all
 * @queues: (nullable): only agents with a contact of these queues; empty for all
 * @hide_logged_out: whether agents who are logged out are left out
 *
 * Who is shown. Strings belong to the caller.
 */
typedef struct
{
  const char *const *teams;
  const char *const *states;
  const char *const *queues;
  gboolean hide_logged_out;
} RsRosterFilter;

#define RS_TYPE_ROSTER_VIEW (rs_roster_view_get_type ())
G_DECLARE_FINAL_TYPE (RsRosterView, rs_roster_view, RS, ROSTER_VIEW, GObject)

RsRosterView *rs_roster_view_new (RsBoardModel *model);

void rs_roster_view_set_search (RsRosterView *self, const char *text);
void rs_roster_view_set_names (RsRosterView *self, RsNames names);
void rs_roster_view_set_filter (RsRosterView *self, const RsRosterFilter *filter);
void rs_roster_view_set_longest_first (RsRosterView *self, gboolean longest_first, gboolean within_teams);
void rs_roster_view_tick (RsRosterView *self, gint64 now_ns);
guint rs_roster_view_get_n_hidden (RsRosterView *self);
const char *rs_roster_view_get_state_word (RsAgentState state);

G_END_DECLS
