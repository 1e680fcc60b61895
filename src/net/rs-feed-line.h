/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-state-cache.h"
#include "wire/rs-gap-watch.h"
#include "wire/rs-restart-watch.h"

G_BEGIN_DECLS

/**
 * RsFeedLine:
 * @number: the connection's number, counted from 1: the epoch of what it tells
 * @asked: (nullable): what its last `subscribe` asked for
 * @side: (nullable): what it told before it was subscribed; %NULL from then on
 * @gaps: what of its numbers is missing
 * @restarts: whether its numbers began anew
 *
 * A feed's view of one connection. Private to the feed.
 */
typedef struct
{
  guint32 number;
  RsScope *asked;
  RsStateCache *side;
  RsGapWatch *gaps;
  RsRestartWatch *restarts;
} RsFeedLine;

RsFeedLine *rs_feed_line_new (guint32 number, RsClock *clock, gint64 reorder_window_us);
void rs_feed_line_free (RsFeedLine *self);

void rs_feed_line_ask (RsFeedLine *self, const RsScope *scope);
gboolean rs_feed_line_is_subscribed (const RsFeedLine *self);
gboolean rs_feed_line_note_update (RsFeedLine *self, const RsDelta *delta, RsApplyResult result, gint64 now_us);
void rs_feed_line_note_beside (RsFeedLine *self, const RsDelta *beside, gint64 now_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsFeedLine, rs_feed_line_free)

G_END_DECLS
