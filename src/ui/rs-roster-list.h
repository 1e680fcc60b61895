/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-directory.h"
#include "ui/rs-roster-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RS_TYPE_ROSTER_LIST (rs_roster_list_get_type ())
G_DECLARE_FINAL_TYPE (RsRosterList, rs_roster_list, RS, ROSTER_LIST, GObject)

/*
 * Signals:
 *   changed ()   something was picked or put back; once for many at a time
 */

RsRosterList *rs_roster_list_new (void);
RsRosterList *rs_roster_list_new_from_directory (const RsDirectory *directory);

void rs_roster_list_add_team (RsRosterList *self, const char *id, const char *name);
void rs_roster_list_add_agent (RsRosterList *self, const char *id, const char *name, const char *team_id);
void rs_roster_list_add_queue (RsRosterList *self, const char *id, const char *name);

GListModel *rs_roster_list_get_items (RsRosterList *self, RsRosterKind kind);
guint rs_roster_list_get_n_picked (RsRosterList *self, RsRosterKind kind);
void rs_roster_list_pick (RsRosterList *self, RsRosterItem *item, gboolean picked);
void rs_roster_list_pick_each (RsRosterList *self, GListModel *items, gboolean picked);
void rs_roster_list_pick_ids (RsRosterList *self, RsRosterKind kind, const char *const *ids);
char **rs_roster_list_dup_picked (RsRosterList *self, RsRosterKind kind);

char **rs_roster_search_split (const char *text);

G_END_DECLS
