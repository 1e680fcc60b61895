/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "model/rs-malformed.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _RsStreamConnection RsStreamConnection;

/**
 * RsStreamConnectionEvents:
 * @opened: the WebSocket stands
 * @frame: a frame came: @data has @length bytes
 * @alive: something came that is no frame: a pong
 * @broken: the peer broke the protocol so badly that the connection fails (RFC 6455 §7.1.7): @reason says how;
 *   @closed follows
 * @closed: it is over, or never came about; called once, last. @status is the HTTP status of a refused handshake (0 if
 *   there was none), @code the WebSocket close code (0 if there was none), @reason (nullable) the words that came with it, @error
 *   (nullable) a sentence in %RS_ERROR
 *
 * What a connection tells. It may be freed inside @opened, @frame and @closed.
 */
typedef struct
{
  void (*opened) (gpointer user_data);
  void (*frame) (const char *data, gsize length, gpointer user_data);
  void (*alive) (gpointer user_data);
  void (*broken) (RsMalformed reason, gpointer user_data);
  void (*closed) (guint status, guint code, const char *reason, const GError *error, gpointer user_data);
} RsStreamConnectionEvents;

RsStreamConnection *rs_stream_connection_new (SoupSession *session, RsClock *clock, const char *url, const char *token,
                                              const RsStreamConnectionEvents *events, gpointer user_data);
void rs_stream_connection_free (RsStreamConnection *self);

gboolean rs_stream_connection_send (RsStreamConnection *self, const char *text);
void rs_stream_connection_close (RsStreamConnection *self);
gboolean rs_stream_connection_get_server_time (RsStreamConnection *self, gint64 *out_ns);
gint64 rs_stream_connection_get_retry_after (RsStreamConnection *self, gint64 server_now_ns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsStreamConnection, rs_stream_connection_free)

G_END_DECLS
