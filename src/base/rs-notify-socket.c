/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-notify-socket.h"

#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/**
 * RsNotifySocket:
 *
 * How a service tells its manager how it is: datagrams of `NAME=value` lines to the socket that the manager named
 * (sd_notify(3), “Notes”). Nothing here waits: a manager that does not listen is not worth a second of the board's time.
 */
struct _RsNotifySocket
{
  int fd;
  struct sockaddr_un address;
  socklen_t length;
};

/* A path, or a name in the abstract namespace, which is written with an @ in front. */
static gboolean
take_address (RsNotifySocket *self, const char *address)
{
  gsize length = strlen (address);

  if ((address[0] != '/' && address[0] != '@') || length < 2 || length >= sizeof self->address.sun_path)
    return FALSE;
  self->address.sun_family = AF_UNIX;
  memcpy (self->address.sun_path, address, length);
  self->length = (socklen_t) (offsetof (struct sockaddr_un, sun_path) + length);
  if (address[0] == '@')
    self->address.sun_path[0] = '\0';
  else
    self->length++; /* a path ends with its zero */
  return TRUE;
}

/**
 * rs_notify_socket_new:
 * @address: (nullable): what `$NOTIFY_SOCKET` says: a path, or `@` and a name in the abstract namespace
 *
 * Returns: (transfer full) (nullable): a way to the manager; %NULL if there is none or it cannot be understood
 */
RsNotifySocket *
rs_notify_socket_new (const char *address)
{
  g_autoptr (RsNotifySocket) self = g_new0 (RsNotifySocket, 1);

  self->fd = -1;
  if (address == NULL || !take_address (self, address))
    return NULL;
  self->fd = socket (AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  return self->fd >= 0 ? g_steal_pointer (&self) : NULL;
}

/**
 * rs_notify_socket_new_from_environment:
 *
 * Returns: (transfer full) (nullable): a way to the manager that started this program; %NULL if none wants to hear
 */
RsNotifySocket *
rs_notify_socket_new_from_environment (void)
{
  return rs_notify_socket_new (g_getenv ("NOTIFY_SOCKET"));
}

/**
 * rs_notify_socket_free:
 * @self: (transfer full): a socket
 */
void
rs_notify_socket_free (RsNotifySocket *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}

/**
 * rs_notify_socket_send:
 * @self: a socket
 * @message: lines of `NAME=value`, such as `READY=1`
 *
 * Returns: whether the manager got it
 */
gboolean
rs_notify_socket_send (RsNotifySocket *self, const char *message)
{
  gsize length = strlen (message);

  return sendto (self->fd, message, length, MSG_NOSIGNAL, (const struct sockaddr *) &self->address, self->length) ==
         (gssize) length;
}

/**
 * rs_notify_socket_send_status:
 * @self: a socket
 * @sentence: how it is, for a person; plain text, made one line
 *
 * Returns: whether the manager got it
 */
gboolean
rs_notify_socket_send_status (RsNotifySocket *self, const char *sentence)
{
  g_autofree char *message = g_strconcat ("STATUS=", sentence, NULL);

  return rs_notify_socket_send (self, g_strdelimit (message, "\n", ' '));
}

static gboolean
parse_number (const char *text, gint64 *number)
{
  return text != NULL && g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, number, NULL);
}

/**
 * rs_notify_socket_parse_watchdog:
 * @period: (nullable): what `$WATCHDOG_USEC` says
 * @pid: (nullable): what `$WATCHDOG_PID` says
 * @own_pid: of this process
 *
 * A watchdog that was set for another process, such as a wrapper's, is not ours to feed (sd_watchdog_enabled(3)).
 *
 * Returns: after how many microseconds without a word the manager ends this process; 0 for never
 */
gint64
rs_notify_socket_parse_watchdog (const char *period, const char *pid, gint64 own_pid)
{
  gint64 period_us, owner;

  if (!parse_number (period, &period_us))
    return 0;
  if (pid != NULL && (!parse_number (pid, &owner) || owner != own_pid))
    return 0;
  return period_us;
}
