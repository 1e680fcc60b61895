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
 * @side: (nullable): what it told before it was subscribed, and after that, while it takes over from another line
 * @is_subscribed: whether its `subscribed` has come
 * @patient_until_us: monotonic time at which it has taken over, 0 if it need not or has
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
  gboolean is_subscribed;
  gint64 patient_until_us;
  RsGapWatch *gaps;
  RsRestartWatch *restarts;
} RsFeedLine;

RsFeedLine *rs_feed_line_new (guint32 number, RsClock *clock, gint64 reorder_window_us);
void rs_feed_line_free (RsFeedLine *self);

void rs_feed_line_ask (RsFeedLine *self, const RsScope *scope);
void rs_feed_line_note_subscribed (RsFeedLine *self, gint64 patient_until_us);
void rs_feed_line_begin_take_over (RsFeedLine *self, RsStateCache *cache);
void rs_feed_line_finish_take_over (RsFeedLine *self, RsStateCache *cache);
gint64 rs_feed_line_get_deadline (const RsFeedLine *self);
gboolean rs_feed_line_note_update (RsFeedLine *self, const RsDelta *delta, RsApplyResult result, gint64 now_us);
void rs_feed_line_note_beside (RsFeedLine *self, const RsDelta *beside, gint64 now_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsFeedLine, rs_feed_line_free)

G_END_DECLS
