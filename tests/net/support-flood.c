/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-flood.h"

#include "base/rs-tsan.h"

#include <string.h>

#define TEXT 0x81
#define HEARTBEAT_US (100 * 1000)
#define MAX_REMEMBERED 4096

/*
 * A WebSocket server on threads of its own, without libsoup: one accepts and writes, another one reads. It takes one
 * connection after the other.
 */
struct _TestFlood
{
  TestFloodPlan plan;
  char *url;
  GSocketListener *listener;
  GCancellable *stop;
  GThread *writer;
  GMutex lock;
  guint n_connections;
  guint n_asked;
  guint n_answered;
  gint64 asked_us[MAX_REMEMBERED];
  gint64 worst_us;
};

/* One of a connection's ends: both must be over before the next one is taken. */
typedef struct
{
  TestFlood *flood;
  GIOStream *stream;
} Peer;

/* A GMutex orders threads, but ThreadSanitizer does not see it. */
static void
lock (TestFlood *self)
{
  g_mutex_lock (&self->lock);
  RS_TSAN_ACQUIRE (self);
}

static void
unlock (TestFlood *self)
{
  RS_TSAN_RELEASE (self);
  g_mutex_unlock (&self->lock);
}

/* A frame as servers send it: without a mask, and short. */
void
test_flood_add_frame (GByteArray *frames, guint8 head, const char *payload)
{
  gsize length = strlen (payload);
  const guint8 bytes[] = { head, length < 126 ? (guint8) length : 126, (guint8) (length >> 8), (guint8) length };

  g_assert_cmpuint (length, <, 65536);
  g_byte_array_append (frames, bytes, length < 126 ? 2 : 4);
  g_byte_array_append (frames, (const guint8 *) payload, (guint) length);
}

static gboolean
write_frame (Peer *peer, const char *payload)
{
  g_autoptr (GByteArray) frame = g_byte_array_new ();

  test_flood_add_frame (frame, TEXT, payload);
  return g_output_stream_write_all (g_io_stream_get_output_stream (peer->stream), frame->data, frame->len, NULL,
                                    peer->flood->stop, NULL);
}

static gboolean
read_bytes (Peer *peer, void *bytes, gsize length)
{
  gsize n_read;

  return g_input_stream_read_all (g_io_stream_get_input_stream (peer->stream), bytes, length, &n_read,
                                  peer->flood->stop, NULL) &&
         n_read == length;
}

/* Returns: (transfer full) (nullable): the payload of the client's next frame, which is masked; %NULL at the end */
static char *
read_frame (Peer *peer)
{
  guint8 head[2], longer[2], mask[4];
  g_autofree char *payload = NULL;
  gsize length;

  if (!read_bytes (peer, head, 2))
    return NULL;
  length = head[1] & 0x7f;
  if (length == 126 && !read_bytes (peer, longer, 2))
    return NULL;
  if (length == 126)
    length = (gsize) longer[0] << 8 | longer[1];
  payload = g_malloc0 (length + 1);
  if (!read_bytes (peer, mask, 4) || !read_bytes (peer, payload, length))
    return NULL;
  for (gsize i = 0; i < length; i++)
    payload[i] ^= (char) mask[i % 4];
  return g_steal_pointer (&payload);
}

static gboolean
shake_hands (Peer *peer)
{
  g_autoptr (GString) request = g_string_new (NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  g_autofree char *key = NULL, *accept = NULL, *answer = NULL;
  guint8 digest[20];
  gsize length = sizeof digest;
  const char *found;

  for (char byte; strstr (request->str, "\r\n\r\n") == NULL; g_string_append_c (request, byte))
    if (!read_bytes (peer, &byte, 1))
      return FALSE;
  found = strstr (request->str, "Sec-WebSocket-Key: ");
  g_assert_nonnull (found);
  key = g_strndup (found + strlen ("Sec-WebSocket-Key: "), 24);
  g_checksum_update (checksum, (const guchar *) key, -1);
  g_checksum_update (checksum, (const guchar *) "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", -1);
  g_checksum_get_digest (checksum, digest, &length);
  accept = g_base64_encode (digest, length);
  answer = g_strdup_printf ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            "Sec-WebSocket-Accept: %s\r\n\r\n",
                            accept);
  return g_output_stream_write_all (g_io_stream_get_output_stream (peer->stream), answer, strlen (answer), NULL,
                                    peer->flood->stop, NULL);
}

static void
note_asked (TestFlood *self)
{
  lock (self);
  self->asked_us[self->n_asked++ % MAX_REMEMBERED] = g_get_monotonic_time ();
  unlock (self);
}

static void
note_answered (TestFlood *self, const char *answer)
{
  const char *id = strstr (answer, "\"id\":");
  guint64 number = id != NULL ? g_ascii_strtoull (id + 5, NULL, 10) : G_MAXUINT64;

  lock (self);
  if (number < self->n_asked)
    {
      self->n_answered++;
      self->worst_us = MAX (self->worst_us, g_get_monotonic_time () - self->asked_us[number % MAX_REMEMBERED]);
    }
  unlock (self);
}

static gpointer
read_answers (gpointer data)
{
  Peer *peer = data;

  for (char *answer; (answer = read_frame (peer)) != NULL; g_free (answer))
    note_answered (peer->flood, answer);
  return NULL;
}

static gboolean
ask (Peer *peer)
{
  g_autofree char *heartbeat = NULL;

  heartbeat = g_strdup_printf ("{\"type\":\"heartbeat\",\"id\":%u}", test_flood_get_n_asked (peer->flood));
  note_asked (peer->flood);
  return write_frame (peer, heartbeat);
}

static void
pour (Peer *peer)
{
  GOutputStream *out = g_io_stream_get_output_stream (peer->stream);
  gsize length;
  const void *frames = g_bytes_get_data (peer->flood->plan.frames, &length);
  gint64 next_us = 0;

  while (g_output_stream_write_all (out, frames, length, NULL, peer->flood->stop, NULL))
    {
      if (!peer->flood->plan.reads || g_get_monotonic_time () < next_us)
        continue;
      if (!ask (peer))
        return;
      next_us = g_get_monotonic_time () + HEARTBEAT_US;
    }
}

static void
serve (Peer *peer)
{
  g_autofree char *subscribe = NULL;
  GThread *reader = NULL;

  if (!shake_hands (peer) || (subscribe = read_frame (peer)) == NULL ||
      !write_frame (peer, "{\"type\":\"subscribed\"}"))
    return;
  if (peer->flood->plan.reads)
    reader = g_thread_new ("flood reader", read_answers, peer);
  pour (peer);
  g_socket_shutdown (g_socket_connection_get_socket (G_SOCKET_CONNECTION (peer->stream)), TRUE, TRUE, NULL);
  if (reader != NULL)
    g_thread_join (reader);
}

static gpointer
run (gpointer data)
{
  TestFlood *self = data;
  GSocketConnection *connection;

  while ((connection = g_socket_listener_accept (self->listener, NULL, self->stop, NULL)) != NULL)
    {
      Peer peer = { self, G_IO_STREAM (connection) };

      lock (self);
      self->n_connections++;
      unlock (self);
      serve (&peer);
      g_object_unref (connection);
    }
  return NULL;
}

TestFlood *
test_flood_new (const TestFloodPlan *plan)
{
  TestFlood *self = g_new0 (TestFlood, 1);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) got = NULL;
  g_autoptr (GError) error = NULL;

  self->plan = (TestFloodPlan){ g_bytes_ref (plan->frames), plan->reads };
  self->listener = g_socket_listener_new ();
  self->stop = g_cancellable_new ();
  g_mutex_init (&self->lock);
  g_socket_listener_add_address (self->listener, any, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &got, &error);
  g_assert_no_error (error);
  self->url =
      g_strdup_printf ("ws://127.0.0.1:%u/stream", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got)));
  self->writer = g_thread_new ("flood", run, self);
  return self;
}

void
test_flood_free (TestFlood *self)
{
  g_cancellable_cancel (self->stop);
  g_thread_join (self->writer);
  g_bytes_unref (self->plan.frames);
  g_object_unref (self->listener);
  g_object_unref (self->stop);
  g_mutex_clear (&self->lock);
  g_free (self->url);
  g_free (self);
}

const char *
test_flood_get_url (TestFlood *self)
{
  return self->url;
}

static guint
read_number (TestFlood *self, const guint *number)
{
  guint value;

  lock (self);
  value = *number;
  unlock (self);
  return value;
}

guint
test_flood_get_n_connections (TestFlood *self)
{
  return read_number (self, &self->n_connections);
}

guint
test_flood_get_n_asked (TestFlood *self)
{
  return read_number (self, &self->n_asked);
}

guint
test_flood_get_n_answered (TestFlood *self)
{
  return read_number (self, &self->n_answered);
}

/* The longest from the moment when a heartbeat was written to the moment when its answer was read. */
gint64
test_flood_get_worst_us (TestFlood *self)
{
  gint64 value;

  lock (self);
  value = self->worst_us;
  unlock (self);
  return value;
}
