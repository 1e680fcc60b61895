/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-feed-outlet.h"
#include "net/rs-snapshot-source.h"

G_BEGIN_DECLS

typedef struct _RsResync RsResync;

/**
 * RsResyncFunc:
 * @user_data: what was given to rs_resync_new()
 *
 * Asks the server for the whole picture once more.
 */
typedef void (*RsResyncFunc) (gpointer user_data);

RsResync *rs_resync_new (RsClock *clock, RsStreamFeed *feed, RsFeedOutlet *outlet, gint64 window_us,
                         RsResyncFunc resubscribe, gpointer user_data);
void rs_resync_free (RsResync *self);

void rs_resync_begin (RsResync *self);
void rs_resync_stop (RsResync *self);
void rs_resync_want (RsResync *self);
void rs_resync_note_subscribed (RsResync *self);
void rs_resync_set_snapshot_source (RsResync *self, RsSnapshotSource *snapshots);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsResync, rs_resync_free)

G_END_DECLS
