/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-torrent.h"

#include <string.h>

#include "demo/rs-demo-raw-writer.h"

/* RFC 6455 §5.2; not masked, as servers send */
#define FINAL_TEXT_FRAME 0x81
#define FIRST_TEXT_FRAGMENT 0x01
#define NEXT_FRAGMENT 0x00
#define CLOSE_FRAME 0x88
#define MOST_REASON 123

#define PIECE_BYTES 65536

/**
 * RsDemoTorrent:
 *
 * What no WebSocket library would send, on one connection: frames that it refuses to send, updates as fast as
 * the socket takes them, and a message in fragments that never ends (protocol §4, §10).
 */
struct _RsDemoTorrent
{
  RsClock *clock;
  GMainContext *context;
  RsDemoRetellFunc retell;
  gpointer user_data;
  RsDemoRawWriter *writer;
  RsDemoFaultPlan plan;
  RsTimer *flood_timer;
  RsTimer *endless_timer;
  gboolean is_flooding;
  gboolean is_endless;
  GBytes *fragment;
};

static void
append_frame (GByteArray *out, guint8 first_byte, const void *payload, gsize size)
{
  guint n_length_bytes = size < 126 ? 0 : size < 65536 ? 2 : 8;
  guint8 head[10] = { first_byte, n_length_bytes == 0 ? (guint8) size : n_length_bytes == 2 ? 126 : 127 };

  for (guint i = 0; i < n_length_bytes; i++)
    head[2 + i] = (guint8) ((guint64) size >> 8 * (n_length_bytes - 1 - i));
  g_byte_array_append (out, head, 2 + n_length_bytes);
  g_byte_array_append (out, payload, (guint) size);
}

static GBytes *
make_frame (guint8 first_byte, GBytes *payload)
{
  GByteArray *frame = g_byte_array_new ();
  gsize size;
  const void *data = g_bytes_get_data (payload, &size);

  append_frame (frame, first_byte, data, size);
  return g_byte_array_free_to_bytes (frame);
}

static GBytes *
make_fragment (guint8 first_byte, gsize size)
{
  g_autofree char *text = g_malloc (size);
  g_autoptr (GBytes) payload = NULL;

  memset (text, ' ', size); /* white space is the beginning of any JSON */
  payload = g_bytes_new_static (text, size);
  return make_frame (first_byte, payload);
}

static GBytes *
make_updates (RsDemoTorrent *self)
{
  GByteArray *piece = g_byte_array_sized_new (PIECE_BYTES + 1024);

  while (piece->len < PIECE_BYTES)
    {
      g_autoptr (GBytes) update = self->retell (self->user_data);
      gsize size;
      const void *data;

      if (update == NULL)
        break;
      data = g_bytes_get_data (update, &size);
      append_frame (piece, FINAL_TEXT_FRAME, data, size);
    }
  if (piece->len > 0)
    return g_byte_array_free_to_bytes (piece);
  g_byte_array_unref (piece);
  return NULL;
}

static GBytes *
on_refill (gpointer user_data)
{
  RsDemoTorrent *self = user_data;

  if (self->is_endless)
    return g_bytes_ref (self->fragment);
  return self->is_flooding ? make_updates (self) : NULL;
}

/**
 * rs_demo_torrent_new:
 * @output: the WebSocket's own stream
 * @clock: for what happens at a time
 * @context: (nullable): where the WebSocket lives and @clock calls
 * @retell: makes the updates of a flood
 * @user_data: for @retell
 *
 * Returns: (transfer full): a torrent that sends nothing of its own
 */
RsDemoTorrent *
rs_demo_torrent_new (GPollableOutputStream *output, RsClock *clock, GMainContext *context, RsDemoRetellFunc retell,
                     gpointer user_data)
{
  RsDemoTorrent *self = g_new0 (RsDemoTorrent, 1);

  self->clock = g_object_ref (clock);
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  self->retell = retell;
  self->user_data = user_data;
  self->writer = rs_demo_raw_writer_new (output, context, on_refill, self);
  return self;
}

/**
 * rs_demo_torrent_free:
 * @self: (transfer full): a torrent
 */
void
rs_demo_torrent_free (RsDemoTorrent *self)
{
  rs_clear_timer (&self->flood_timer);
  rs_clear_timer (&self->endless_timer);
  rs_demo_raw_writer_free (self->writer);
  g_clear_pointer (&self->fragment, g_bytes_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_object_unref (self->clock);
  g_free (self);
}

static void
on_flood_ends (gpointer user_data)
{
  RsDemoTorrent *self = user_data;

  self->is_flooding = FALSE;
}

static void
on_flood_begins (gpointer user_data)
{
  RsDemoTorrent *self = user_data;

  self->is_flooding = TRUE;
  rs_clear_timer (&self->flood_timer);
  self->flood_timer = rs_clock_add_timer (self->clock, self->context, self->plan.flood_for_us, on_flood_ends, self);
  rs_demo_raw_writer_wake (self->writer);
}

static void
on_endless_begins (gpointer user_data)
{
  RsDemoTorrent *self = user_data;
  g_autoptr (GBytes) first = make_fragment (FIRST_TEXT_FRAGMENT, (gsize) self->plan.endless_bytes);

  self->fragment = make_fragment (NEXT_FRAGMENT, (gsize) self->plan.endless_bytes);
  self->is_endless = TRUE;
  rs_demo_raw_writer_push (self->writer, first);
}

/**
 * rs_demo_torrent_set_plan:
 * @self: a torrent
 * @plan: what happens from now on; times in it count from now
 *
 * A flood ends with the plan that began it. An endless message does not: nothing else could follow it.
 */
void
rs_demo_torrent_set_plan (RsDemoTorrent *self, const RsDemoFaultPlan *plan)
{
  self->plan = *plan;
  self->is_flooding = FALSE;
  rs_clear_timer (&self->flood_timer);
  rs_clear_timer (&self->endless_timer);
  if (plan->flood_at_us > 0)
    self->flood_timer = rs_clock_add_timer (self->clock, self->context, plan->flood_at_us, on_flood_begins, self);
  if (plan->endless_at_us > 0 && !self->is_endless)
    self->endless_timer = rs_clock_add_timer (self->clock, self->context, plan->endless_at_us, on_endless_begins, self);
}

/**
 * rs_demo_torrent_push_text:
 * @self: a torrent
 * @payload: the content of a text frame, of any size; need not be UTF-8
 *
 * Sends a frame that libsoup would not, behind what libsoup has to send.
 */
void
rs_demo_torrent_push_text (RsDemoTorrent *self, GBytes *payload)
{
  g_autoptr (GBytes) frame = make_frame (FINAL_TEXT_FRAME, payload);

  rs_demo_raw_writer_push (self->writer, frame);
}

/**
 * rs_demo_torrent_stop:
 * @self: a torrent
 *
 * Ends floods and endless messages, and begins no other.
 */
void
rs_demo_torrent_stop (RsDemoTorrent *self)
{
  const RsDemoFaultPlan nothing = { 0 };

  rs_demo_torrent_set_plan (self, &nothing);
  self->is_endless = FALSE;
}

/**
 * rs_demo_torrent_push_close:
 * @self: a torrent
 * @code: any close code, also one that libsoup does not know and so does not send (1012 and 1013 for two)
 * @reason: (nullable): why, cut off at 123 bytes
 *
 * Sends a close frame behind what waits. Nothing may be sent after it.
 */
void
rs_demo_torrent_push_close (RsDemoTorrent *self, guint code, const char *reason)
{
  GByteArray *payload = g_byte_array_new ();
  const guint8 head[] = { (guint8) (code >> 8), (guint8) code };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) frame = NULL;

  g_byte_array_append (payload, head, sizeof head);
  if (reason != NULL)
    g_byte_array_append (payload, (const guint8 *) reason, (guint) MIN (strlen (reason), MOST_REASON));
  bytes = g_byte_array_free_to_bytes (payload);
  frame = make_frame (CLOSE_FRAME, bytes);
  rs_demo_raw_writer_push (self->writer, frame);
}

/**
 * rs_demo_torrent_is_idle:
 * @self: a torrent
 *
 * Returns: whether it has nothing to send
 */
gboolean
rs_demo_torrent_is_idle (RsDemoTorrent *self)
{
  return rs_demo_raw_writer_is_idle (self->writer);
}

/**
 * rs_demo_torrent_is_endless:
 * @self: a torrent
 *
 * Returns: whether a message has begun that never ends: no other may be sent
 */
gboolean
rs_demo_torrent_is_endless (RsDemoTorrent *self)
{
  return self->is_endless;
}

/**
 * rs_demo_torrent_get_written:
 * @self: a torrent
 *
 * Returns: bytes of its own that the socket has taken
 */
guint64
rs_demo_torrent_get_written (RsDemoTorrent *self)
{
  return rs_demo_raw_writer_get_written (self->writer);
}
