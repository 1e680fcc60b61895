/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "silent-server.h"

/* So many connections fill a queue in which there is place for none. */
#define N_FILLERS 4

struct _SilentServer
{
  GSocket *listener;
  GSocket *accepted;
  GPtrArray *fillers; /* of GSocket */
  guint16 port;
};

static GSocket *
open_socket (void)
{
  g_autoptr (GError) error = NULL;
  GSocket *socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);

  g_assert_no_error (error);
  g_socket_set_blocking (socket, FALSE);
  return socket;
}

static SilentServer *
open_server (int backlog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) bound = NULL;
  SilentServer *self = g_new0 (SilentServer, 1);

  self->listener = open_socket ();
  self->fillers = g_ptr_array_new_with_free_func (g_object_unref);
  g_socket_set_listen_backlog (self->listener, backlog);
  g_socket_bind (self->listener, any, FALSE, &error);
  g_assert_no_error (error);
  g_socket_listen (self->listener, &error);
  g_assert_no_error (error);
  bound = g_socket_get_local_address (self->listener, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  return self;
}

/**
 * silent_server_new:
 *
 * Returns: (transfer full): a server that lets everybody in
 */
SilentServer *
silent_server_new (void)
{
  return open_server (16);
}

/**
 * silent_server_new_full_up:
 *
 * Returns: (transfer full): a server to which nobody gets through: a connection to it neither stands nor fails
 */
SilentServer *
silent_server_new_full_up (void)
{
  SilentServer *self = open_server (0);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", self->port);

  for (guint i = 0; i < N_FILLERS; i++)
    {
      GSocket *filler = open_socket ();

      g_socket_connect (filler, address, NULL, NULL); /* whether it succeeds is told later; nobody asks */
      g_ptr_array_add (self->fillers, filler);
    }
  return self;
}

/**
 * silent_server_free:
 * @self: (transfer full): a server
 */
void
silent_server_free (SilentServer *self)
{
  g_clear_object (&self->accepted);
  g_clear_object (&self->listener);
  g_ptr_array_unref (self->fillers);
  g_free (self);
}

/**
 * silent_server_get_port:
 * @self: a server
 *
 * Returns: where it listens
 */
guint16
silent_server_get_port (SilentServer *self)
{
  return self->port;
}

/**
 * silent_server_was_spoken_to:
 * @self: a server
 *
 * Returns: whether somebody has connected and now waits for an answer
 */
gboolean
silent_server_was_spoken_to (SilentServer *self)
{
  if (self->accepted == NULL)
    self->accepted = g_socket_accept (self->listener, NULL, NULL);
  return self->accepted != NULL && g_socket_condition_check (self->accepted, G_IO_IN) != 0;
}

/* ---- names ------------------------------------------------------------------------------------------------------ */

#define SILENT_TYPE_RESOLVER (silent_resolver_get_type ())
G_DECLARE_FINAL_TYPE (SilentResolver, silent_resolver, SILENT, RESOLVER, GResolver)

struct _SilentResolver
{
  GResolver parent_instance;
};

G_DEFINE_FINAL_TYPE (SilentResolver, silent_resolver, G_TYPE_RESOLVER)

static int n_hanging; /* atomic */

static void
on_given_up (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_signal_handlers_disconnect_by_data (cancellable, task);
  g_atomic_int_add (&n_hanging, -1);
  g_task_return_error_if_cancelled (task);
}

static void
lookup_async (GResolver *resolver, const char *name, GResolverNameLookupFlags flags, GCancellable *cancellable,
              GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (resolver, cancellable, callback, user_data);

  g_atomic_int_inc (&n_hanging);
  g_cancellable_connect (cancellable, G_CALLBACK (on_given_up), task, NULL);
}

static GList *
lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
silent_resolver_class_init (SilentResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_with_flags_async = lookup_async;
  resolver_class->lookup_by_name_with_flags_finish = lookup_finish;
}

static void
silent_resolver_init (SilentResolver *self)
{
}

/**
 * test_let_lookups_hang:
 *
 * From now on nobody in this program learns the address of a name.
 */
void
test_let_lookups_hang (void)
{
  g_autoptr (GResolver) resolver = g_object_new (SILENT_TYPE_RESOLVER, NULL);

  g_resolver_set_default (resolver);
}

/**
 * test_is_lookup_hanging:
 *
 * Returns: whether somebody waits for the address of a name
 */
gboolean
test_is_lookup_hanging (void)
{
  return g_atomic_int_get (&n_hanging) > 0;
}
