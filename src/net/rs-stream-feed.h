/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "model/rs-change-set.h"
#include "model/rs-scope.h"
#include "model/rs-server-clock.h"
#include "net/rs-feed-line.h"
#include "wire/rs-decoder.h"

G_BEGIN_DECLS

typedef struct _RsStreamFeed RsStreamFeed;

/**
 * RsFeedWish:
 * @RS_FEED_WISH_RESYNC: something was lost, or contradicts: the whole picture is needed once more
 * @RS_FEED_WISH_FRESH: numbers began anew: only a fresh connection puts the order right
 *
 * What a feed asks of its source.
 */
typedef enum
{
  RS_FEED_WISH_RESYNC,
  RS_FEED_WISH_FRESH,
} RsFeedWish;

typedef void (*RsFeedWishFunc) (RsFeedWish wish, gpointer user_data);

RsStreamFeed *rs_stream_feed_new (RsClock *clock, const RsScope *asked, gint64 reorder_window_us,
                                  const char *heartbeat_reply);
void rs_stream_feed_free (RsStreamFeed *self);

RsFeedLine *rs_stream_feed_open (RsStreamFeed *self);
void rs_stream_feed_ask (RsStreamFeed *self, RsFeedLine *line, const RsScope *scope);
RsMessageType rs_stream_feed_take_frame (RsStreamFeed *self, RsFeedLine *line, const char *data, gsize length,
                                         RsMessage *message);
void rs_stream_feed_close (RsStreamFeed *self, RsFeedLine *line);
void rs_stream_feed_lose (RsStreamFeed *self);

RsServerClock *rs_stream_feed_peek_server_clock (RsStreamFeed *self);
RsStateCache *rs_stream_feed_peek_cache (RsStreamFeed *self);
guint32 rs_stream_feed_get_epoch (RsStreamFeed *self);
const RsScope *rs_stream_feed_peek_asked (RsStreamFeed *self);
gint64 rs_stream_feed_get_server_now (RsStreamFeed *self);
void rs_stream_feed_set_wish_func (RsStreamFeed *self, RsFeedWishFunc func, gpointer user_data);
void rs_stream_feed_close_gaps (RsStreamFeed *self);
gboolean rs_stream_feed_is_blind (RsStreamFeed *self);
void rs_stream_feed_set_resyncing (RsStreamFeed *self, gboolean is_resyncing);
void rs_stream_feed_count_malformed (RsStreamFeed *self, RsMalformed reason);
void rs_stream_feed_count (RsStreamFeed *self, RsCounter counter);

gint64 rs_stream_feed_get_deadline (RsStreamFeed *self);
void rs_stream_feed_expire (RsStreamFeed *self);
guint rs_stream_feed_take_changes (RsStreamFeed *self, RsChangeSet *target);
void rs_stream_feed_describe (RsStreamFeed *self, RsSourceStatus *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsStreamFeed, rs_stream_feed_free)

G_END_DECLS
