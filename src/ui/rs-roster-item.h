/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RsRosterKind:
 * @RS_ROSTER_TEAM: a team; picking it picks its agents
 * @RS_ROSTER_AGENT: an agent
 * @RS_ROSTER_QUEUE: a queue
 *
 * What can be picked for a board.
 */
typedef enum
{
  RS_ROSTER_TEAM,
  RS_ROSTER_AGENT,
  RS_ROSTER_QUEUE,
} RsRosterKind;
#define RS_N_ROSTER_KINDS 3

/**
 * RsRosterPick:
 * @RS_ROSTER_PICK_NONE: not on the board
 * @RS_ROSTER_PICK_SOME: a team of which some agents are on the board
 * @RS_ROSTER_PICK_ALL: on the board
 *
 * How much of an item is on the board.
 */
typedef enum
{
  RS_ROSTER_PICK_NONE,
  RS_ROSTER_PICK_SOME,
  RS_ROSTER_PICK_ALL,
} RsRosterPick;

#define RS_TYPE_ROSTER_ITEM (rs_roster_item_get_type ())
G_DECLARE_FINAL_TYPE (RsRosterItem, rs_roster_item, RS, ROSTER_ITEM, GObject)

/*
 * Signals:
 *   changed ()   its pick has changed
 */

RsRosterItem *rs_roster_item_new (RsRosterKind kind, const char *id, const char *name, RsRosterItem *team);

RsRosterKind rs_roster_item_get_kind (RsRosterItem *self);
const char *rs_roster_item_get_id (RsRosterItem *self);
const char *rs_roster_item_get_name (RsRosterItem *self);
RsRosterItem *rs_roster_item_get_team (RsRosterItem *self);
guint rs_roster_item_get_n_members (RsRosterItem *self);
RsRosterPick rs_roster_item_get_pick (RsRosterItem *self);
gboolean rs_roster_item_set_picked (RsRosterItem *self, gboolean picked);
gboolean rs_roster_item_matches (RsRosterItem *self, const char *const *words);

G_END_DECLS
