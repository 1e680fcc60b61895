/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-raw-writer.h"

/**
 * RsDemoRawWriter:
 *
 * Writes bytes onto a WebSocket's own stream, beside libsoup, without ever falling into the middle of one of its
 * frames or letting it fall into the middle of one of ours.
 *
 * libsoup writes from a source of default priority that is ready when the stream is writable and a frame waits.
 * Ours begins with low priority: it is called only when libsoup has nothing to write. Once a piece has been
 * written in part, ours has high priority until the rest is out: then it is libsoup's source that must wait.
 */
struct _RsDemoRawWriter
{
  GPollableOutputStream *output;
  GMainContext *context;
  RsDemoRefillFunc refill;
  gpointer user_data;
  GQueue waiting; /* of GBytes */
  GBytes *piece;  /* that is being written */
  gsize sent;
  GSource *source;
  guint64 written;
};

/**
 * rs_demo_raw_writer_new:
 * @output: where to; libsoup's source for it has default priority
 * @context: (nullable): where libsoup's source lives
 * @refill: asked for more when everything has been written
 * @user_data: for @refill
 *
 * Returns: (transfer full): a writer
 */
RsDemoRawWriter *
rs_demo_raw_writer_new (GPollableOutputStream *output, GMainContext *context, RsDemoRefillFunc refill,
                        gpointer user_data)
{
  RsDemoRawWriter *self = g_new0 (RsDemoRawWriter, 1);

  self->output = g_object_ref (output);
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  self->refill = refill;
  self->user_data = user_data;
  g_queue_init (&self->waiting);
  return self;
}

static void
stop (RsDemoRawWriter *self)
{
  if (self->source == NULL)
    return;
  g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}

/**
 * rs_demo_raw_writer_free:
 * @self: (transfer full): a writer; what waits is lost
 */
void
rs_demo_raw_writer_free (RsDemoRawWriter *self)
{
  stop (self);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) g_bytes_unref);
  g_clear_pointer (&self->piece, g_bytes_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_object_unref (self->output);
  g_free (self);
}

static gboolean
take_piece (RsDemoRawWriter *self)
{
  if (self->piece != NULL)
    return TRUE;
  self->sent = 0;
  self->piece = g_queue_pop_head (&self->waiting);
  if (self->piece == NULL)
    self->piece = self->refill (self->user_data);
  return self->piece != NULL;
}

/* Whether the stream is still good. */
static gboolean
write_some (RsDemoRawWriter *self)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (self->piece, &size);
  g_autoptr (GError) error = NULL;
  gssize count =
      g_pollable_output_stream_write_nonblocking (self->output, data + self->sent, size - self->sent, NULL, &error);

  if (count < 0)
    return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
  self->sent += (gsize) count;
  self->written += (gsize) count;
  if (self->sent == size)
    g_clear_pointer (&self->piece, g_bytes_unref);
  return TRUE;
}

static gboolean
on_writable (GObject *stream, gpointer user_data)
{
  RsDemoRawWriter *self = user_data;

  if (!take_piece (self) || !write_some (self))
    {
      stop (self);
      return G_SOURCE_REMOVE;
    }
  g_source_set_priority (self->source, self->piece != NULL ? G_PRIORITY_HIGH : G_PRIORITY_LOW);
  return G_SOURCE_CONTINUE;
}

/**
 * rs_demo_raw_writer_wake:
 * @self: a writer
 *
 * Has it ask for more, if it has nothing to write.
 */
void
rs_demo_raw_writer_wake (RsDemoRawWriter *self)
{
  if (self->source != NULL)
    return;
  self->source = g_pollable_output_stream_create_source (self->output, NULL);
  g_source_set_priority (self->source, G_PRIORITY_LOW);
  g_source_set_callback (self->source, G_SOURCE_FUNC (on_writable), self, NULL);
  g_source_attach (self->source, self->context);
}

/**
 * rs_demo_raw_writer_push:
 * @self: a writer
 * @bytes: one or more whole frames
 *
 * Writes @bytes when the stream takes them, behind what libsoup has to write.
 */
void
rs_demo_raw_writer_push (RsDemoRawWriter *self, GBytes *bytes)
{
  g_queue_push_tail (&self->waiting, g_bytes_ref (bytes));
  rs_demo_raw_writer_wake (self);
}

/**
 * rs_demo_raw_writer_is_idle:
 * @self: a writer
 *
 * Returns: whether it has written everything, and been told that no more comes
 */
gboolean
rs_demo_raw_writer_is_idle (RsDemoRawWriter *self)
{
  return self->source == NULL;
}

/**
 * rs_demo_raw_writer_get_written:
 * @self: a writer
 *
 * Returns: bytes that the stream has taken
 */
guint64
rs_demo_raw_writer_get_written (RsDemoRawWriter *self)
{
  return self->written;
}
