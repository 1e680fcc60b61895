/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-frame-tap.h"

/**
 * RsFrameTap:
 *
 * Somebody who listens to a stream as it comes: a recorder. A source that has no tap calls these functions with %NULL,
 * and nothing happens.
 */
struct _RsFrameTap
{
  const RsFrameTapEvents *events;
  gpointer user_data;
  GDestroyNotify free_data;
};

/**
 * rs_frame_tap_new:
 * @events: (scope forever): what to call
 * @user_data: (transfer full): for @events
 * @free_data: (nullable): frees @user_data; called on the feed thread when the source has ended
 *
 * Returns: (transfer full): a tap, to be given to a source
 */
RsFrameTap *
rs_frame_tap_new (const RsFrameTapEvents *events, gpointer user_data, GDestroyNotify free_data)
{
  RsFrameTap *self = g_new0 (RsFrameTap, 1);

  self->events = events;
  self->user_data = user_data;
  self->free_data = free_data;
  return self;
}

/**
 * rs_frame_tap_free:
 * @self: (transfer full): a tap
 */
void
rs_frame_tap_free (RsFrameTap *self)
{
  if (self->free_data != NULL)
    self->free_data (self->user_data);
  g_free (self);
}

/**
 * rs_frame_tap_opened:
 * @self: (nullable): a tap
 * @connection: number of a connection
 *
 * To be called when its WebSocket stands, before anything is sent on it.
 */
void
rs_frame_tap_opened (RsFrameTap *self, guint connection)
{
  if (self != NULL)
    self->events->opened (connection, self->user_data);
}

/**
 * rs_frame_tap_sent:
 * @self: (nullable): a tap
 * @connection: number of a connection
 * @text: a text frame that is sent
 */
void
rs_frame_tap_sent (RsFrameTap *self, guint connection, const char *text)
{
  if (self != NULL)
    self->events->sent (connection, text, self->user_data);
}

/**
 * rs_frame_tap_frame:
 * @self: (nullable): a tap
 * @connection: number of a connection
 * @data: (array length=length): a frame that came
 * @length: its bytes
 *
 * To be called before the frame is decoded.
 */
void
rs_frame_tap_frame (RsFrameTap *self, guint connection, const char *data, gsize length)
{
  if (self != NULL)
    self->events->frame (connection, data, length, self->user_data);
}

/**
 * rs_frame_tap_closed:
 * @self: (nullable): a tap
 * @connection: number of a connection that stood
 * @code: the WebSocket close code, 0 if there was none
 */
void
rs_frame_tap_closed (RsFrameTap *self, guint connection, guint code)
{
  if (self != NULL)
    self->events->closed (connection, code, self->user_data);
}
