/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-change-set.h"
#include "net/rs-stream-feed.h"
#include "net/rs-token.h"

G_BEGIN_DECLS

typedef struct _RsFeedOutlet RsFeedOutlet;

/**
 * RsFeedOutletDeliver:
 * @changes: (transfer full): what changed, always with the source's status
 * @user_data: what was given to rs_feed_outlet_new()
 *
 * Returns: how long the receiver has worked since it began, microseconds of processor time, from which the pace
 *   follows; always 0 if that is not known
 */
typedef gint64 (*RsFeedOutletDeliver) (RsChangeSet *changes, gpointer user_data);

RsFeedOutlet *rs_feed_outlet_new (RsClock *clock, RsStreamFeed *feed, gint64 longest_us, RsFeedOutletDeliver deliver,
                                  gpointer user_data);
void rs_feed_outlet_free (RsFeedOutlet *self);

void rs_feed_outlet_schedule (RsFeedOutlet *self);
void rs_feed_outlet_set_state (RsFeedOutlet *self, RsSourceState state, const char *sentence, guint attempts);
void rs_feed_outlet_set_notice (RsFeedOutlet *self, const char *notice);
void rs_feed_outlet_set_token (RsFeedOutlet *self, const RsToken *token, const char *sentence);
void rs_feed_outlet_set_next_attempt (RsFeedOutlet *self, gint64 time_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsFeedOutlet, rs_feed_outlet_free)

G_END_DECLS
