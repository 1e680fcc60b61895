/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RsFrameTap RsFrameTap;

/**
 * RsFrameTapEvents:
 * @opened: a WebSocket stands
 * @sent: @text is about to be sent on it
 * @frame: a frame came, before it is decoded: @data has @length bytes
 * @closed: it is over; @code is the WebSocket close code, 0 if there was none
 *
 * What a tap is told, on the feed thread. @connection tells apart connections that live side by side (protocol §8);
 * it counts up.
 */
typedef struct
{
  void (*opened) (guint connection, gpointer user_data);
  void (*sent) (guint connection, const char *text, gpointer user_data);
  void (*frame) (guint connection, const char *data, gsize length, gpointer user_data);
  void (*closed) (guint connection, guint code, gpointer user_data);
} RsFrameTapEvents;

RsFrameTap *rs_frame_tap_new (const RsFrameTapEvents *events, gpointer user_data, GDestroyNotify free_data);
void rs_frame_tap_free (RsFrameTap *self);

void rs_frame_tap_opened (RsFrameTap *self, guint connection);
void rs_frame_tap_sent (RsFrameTap *self, guint connection, const char *text);
void rs_frame_tap_frame (RsFrameTap *self, guint connection, const char *data, gsize length);
void rs_frame_tap_closed (RsFrameTap *self, guint connection, guint code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsFrameTap, rs_frame_tap_free)

G_END_DECLS
