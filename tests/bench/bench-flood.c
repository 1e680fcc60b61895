/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-flood.h"

#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * A sender in a process of its own: to every connection, one after the other, it sends the same frames as fast as they
 * are read. Plain sockets, and everything written down beforehand, so that it needs next to nothing itself.
 */

struct _BenchFlood
{
  char *url;
  pid_t pid;
};

#define WEBSOCKET_GUID "258EAFA5-E914-47DA-95CA-C5AB0DC85B11" /* RFC 6455 §1.3 */

/* RFC 6455 §5.2: one final text frame, not masked. */
static void
append_frame (GByteArray *bytes, GBytes *frame)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (frame, &length);
  guint8 head[4] = { 0x81, (guint8) length };

  g_assert_cmpuint (length, <=, G_MAXUINT16);
  if (length > 125)
    {
      head[1] = 126;
      head[2] = (guint8) (length >> 8);
      head[3] = (guint8) length;
    }
  g_byte_array_append (bytes, head, length > 125 ? 4 : 2);
  g_byte_array_append (bytes, data, (guint) length);
}

static gboolean
write_all (int socket, const void *data, gsize length)
{
  const guint8 *at = data;

  while (length > 0)
    {
      gssize written = send (socket, at, length, MSG_NOSIGNAL);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      at += written;
      length -= (gsize) written;
    }
  return TRUE;
}

/* Reads up to the empty line; the client waits for the answer before it says more. */
static char *
read_head (int socket)
{
  char head[8192] = "";
  gsize length = 0;

  while (strstr (head, "\r\n\r\n") == NULL && length < sizeof head - 1)
    {
      gssize got = recv (socket, head + length, sizeof head - 1 - length, 0);

      if (got <= 0)
        return NULL;
      length += (gsize) got;
      head[length] = '\0';
    }
  return g_strdup (head);
}

static gboolean
shake_hands (int socket)
{
  g_autofree char *head = read_head (socket);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  g_autofree char *accept = NULL;
  g_autofree char *answer = NULL;
  const char *key = head != NULL ? strcasestr (head, "Sec-WebSocket-Key: ") : NULL;
  guint8 digest[20];
  gsize length = sizeof digest;

  if (key == NULL)
    return FALSE;
  key += strlen ("Sec-WebSocket-Key: ");
  g_checksum_update (checksum, (const guchar *) key, (gssize) strcspn (key, "\r"));
  g_checksum_update (checksum, (const guchar *) WEBSOCKET_GUID, -1);
  g_checksum_get_digest (checksum, digest, &length);
  accept = g_base64_encode (digest, length);
  answer = g_strdup_printf ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            "Sec-WebSocket-Accept: %s\r\n\r\n",
                            accept);
  return write_all (socket, answer, strlen (answer));
}

/* As a stream does: nothing is told before the client has asked. */
static gboolean
wait_for_word (int socket)
{
  char word[1024];

  return recv (socket, word, sizeof word, 0) > 0;
}

/* Until the client has gone: what it might still say is of no interest. */
static void
wait_for_end (int socket)
{
  char rest[1024];

  while (recv (socket, rest, sizeof rest, 0) > 0)
    ;
}

static void
serve (int listener, const GByteArray *bytes, guint n_connections)
{
  for (guint i = 0; i < n_connections; i++)
    {
      int socket = accept (listener, NULL, NULL);

      if (socket < 0)
        return;
      if (shake_hands (socket) && wait_for_word (socket) && write_all (socket, bytes->data, bytes->len))
        wait_for_end (socket);
      close (socket);
    }
}

static int
listen_on_loopback (guint16 *out_port)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  socklen_t length = sizeof address;
  int listener = socket (AF_INET, SOCK_STREAM, 0);

  g_assert_cmpint (bind (listener, (struct sockaddr *) &address, length), ==, 0);
  g_assert_cmpint (listen (listener, 4), ==, 0);
  g_assert_cmpint (getsockname (listener, (struct sockaddr *) &address, &length), ==, 0);
  *out_port = ntohs (address.sin_port);
  return listener;
}

/* To be called before there is a second thread. */
BenchFlood *
bench_flood_start (GPtrArray *frames, guint n_connections)
{
  BenchFlood *self = g_new0 (BenchFlood, 1);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint16 port;
  int listener = listen_on_loopback (&port);

  for (guint i = 0; i < frames->len; i++)
    append_frame (bytes, frames->pdata[i]);
  self->pid = fork ();
  g_assert_cmpint (self->pid, >=, 0);
  if (self->pid == 0)
    {
      serve (listener, bytes, n_connections);
      _exit (0);
    }
  close (listener);
  self->url = g_strdup_printf ("ws://127.0.0.1:%u/", port);
  return self;
}

const char *
bench_flood_get_url (BenchFlood *self)
{
  return self->url;
}

void
bench_flood_free (BenchFlood *self)
{
  kill (self->pid, SIGTERM);
  waitpid (self->pid, NULL, 0);
  g_free (self->url);
  g_free (self);
}
