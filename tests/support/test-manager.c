/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-manager.h"

#include <glib/gstdio.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void
bind_to_path (TestManager *self)
{
  struct sockaddr_un name = { .sun_family = AF_UNIX };
  g_autofree char *folder = g_dir_make_tmp ("ringside-notify-XXXXXX", NULL);

  self->address = g_build_filename (folder, "notify", NULL);
  g_assert_cmpuint (strlen (self->address), <, sizeof name.sun_path);
  g_strlcpy (name.sun_path, self->address, sizeof name.sun_path);
  g_assert_no_errno (bind (self->fd, (struct sockaddr *) &name, sizeof name));
}

static void
bind_to_name (TestManager *self)
{
  struct sockaddr_un name = { .sun_family = AF_UNIX };
  gsize length;

  self->address = g_strdup_printf ("@ringside-test-%d", (int) getpid ());
  length = strlen (self->address);
  memcpy (name.sun_path + 1, self->address + 1, length - 1);
  g_assert_no_errno (
      bind (self->fd, (struct sockaddr *) &name, (socklen_t) (offsetof (struct sockaddr_un, sun_path) + length)));
}

void
test_manager_start (TestManager *self, gboolean is_abstract)
{
  self->fd = socket (AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  g_assert_cmpint (self->fd, >=, 0);
  if (is_abstract)
    bind_to_name (self);
  else
    bind_to_path (self);
}

void
test_manager_stop (TestManager *self)
{
  close (self->fd);
  if (self->address[0] == '/')
    {
      g_autofree char *folder = g_path_get_dirname (self->address);

      g_unlink (self->address);
      g_rmdir (folder);
    }
  g_clear_pointer (&self->address, g_free);
}

/* The next message that has come; NULL if none has. A datagram on this machine has come when it was sent. */
char *
test_manager_read (TestManager *self)
{
  char buffer[512];
  gssize length = recv (self->fd, buffer, sizeof buffer, 0);

  return length >= 0 ? g_strndup (buffer, (gsize) length) : NULL;
}

/* How often a message has come among all that have come since the last time. */
guint
test_manager_count (TestManager *self, const char *message)
{
  guint n = 0;
  char *next;

  while ((next = test_manager_read (self)) != NULL)
    {
      n += g_str_equal (next, message);
      g_free (next);
    }
  return n;
}
