/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent.h"
#include "ui/rs-look.h"
#include "ui/rs-text-line.h"

G_BEGIN_DECLS

/**
 * RsWallHeading:
 *
 * The line over a section: the name of the team, how many agents it has, and how many of them are in which state.
 * Members are private.
 */
typedef struct
{
  char *team; /* (nullable) */
  guint count;
  guint counts[RS_N_AGENT_STATES];
  RsTextLine name;
  RsTextLine total;
  RsTextLine numbers[RS_N_AGENT_STATES];
} RsWallHeading;

RsWallHeading *rs_wall_heading_new (const char *team);
void rs_wall_heading_free (RsWallHeading *self);

GPtrArray *rs_wall_heading_collect (GListModel *agents);
gboolean rs_wall_heading_count (RsWallHeading *self, GListModel *agents, guint first);
int rs_wall_heading_get_height (const RsLook *look);
void rs_wall_heading_snapshot (RsWallHeading *self, GtkWidget *widget, GtkSnapshot *snapshot, const RsLook *look,
                               const graphene_rect_t *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsWallHeading, rs_wall_heading_free)

G_END_DECLS
