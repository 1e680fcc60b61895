/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-source-config.h"
#include "net/rs-stream-feed.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _RsStreamLink RsStreamLink;

/**
 * RsStreamLinkEnd:
 * @status: HTTP status of a refused handshake, 0 if there was none
 * @code: WebSocket close code, 0 if there was none
 * @reason: (nullable): the words that came with it
 * @error: (nullable): why it could not go on, for a person, in %RS_ERROR
 * @retry_after_us: how long the server asked to wait, 0 if it did not say
 * @is_broken: whether it failed because of what the peer sent
 * @is_silent: whether it was given up because nothing came any more
 *
 * How a link ended.
 */
typedef struct
{
  guint status;
  guint code;
  const char *reason;
  const GError *error;
  gint64 retry_after_us;
  gboolean is_broken;
  gboolean is_silent;
} RsStreamLinkEnd;

/**
 * RsStreamLinkEvents:
 * @opened: (nullable): the WebSocket stands, and the subscription is asked for
 * @subscribed: a `subscribed` came: the first one if @is_first, else the answer to a later subscription
 * @changed: a frame was merged
 * @complained: the server reports an error: @code and @text (nullable) say which
 * @ended: it is over; called once, last
 *
 * What a link tells. It may be freed inside any of them.
 */
typedef struct
{
  void (*opened) (RsStreamLink *link, gpointer user_data);
  void (*subscribed) (RsStreamLink *link, gboolean is_first, gpointer user_data);
  void (*changed) (RsStreamLink *link, gpointer user_data);
  void (*complained) (RsStreamLink *link, const char *code, const char *text, gpointer user_data);
  void (*ended) (RsStreamLink *link, const RsStreamLinkEnd *end, gpointer user_data);
} RsStreamLinkEvents;

RsStreamLink *rs_stream_link_new (SoupSession *session, RsClock *clock, const RsSourceConfig *config,
                                  RsStreamFeed *feed, const char *token, const RsScope *scope,
                                  const RsStreamLinkEvents *events, gpointer user_data);
void rs_stream_link_free (RsStreamLink *self);

void rs_stream_link_subscribe (RsStreamLink *self, const RsScope *scope);
void rs_stream_link_resubscribe (RsStreamLink *self);
gboolean rs_stream_link_is_deaf (RsStreamLink *self);
void rs_stream_link_retire (RsStreamLink *self);
const char *rs_stream_link_peek_token (RsStreamLink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsStreamLink, rs_stream_link_free)

G_END_DECLS
