/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-proxy.h"

#include "base/rs-error.h"

/**
 * RsDemoProxy:
 *
 * Stands on loopback between a client and any server there, and does to the bytes what bad networks do: delays
 * them, drips them, stops them for a while or for ever, cuts connections, refuses them. It knows nothing of what
 * the bytes mean. It lives in the main context that was the thread's default when it was made.
 */
struct _RsDemoProxy
{
  guint16 target_port;
  guint16 port;
  RsClock *clock;
  GMainContext *context;
  GSocketService *service; /* NULL while refusing */
  RsDemoProxyPlan plan;
  gboolean stalled[2];
  gboolean is_half_open;
  GPtrArray *links; /* of RsDemoLink, owned */
  guint accepted;
  guint numbered;       /* since the plan was given */
  guint64 forwarded[2]; /* by links that are over */
};

static void
on_link_over (RsDemoLink *link, gpointer user_data)
{
  RsDemoProxy *self = user_data;

  for (guint i = RS_DEMO_UP; i <= RS_DEMO_DOWN; i++)
    self->forwarded[i] += rs_demo_link_get_forwarded (link, (RsDemoDirection) i);
  g_ptr_array_remove (self->links, link);
}

static void
hold (RsDemoProxy *self, RsDemoLink *link)
{
  for (guint i = RS_DEMO_UP; i <= RS_DEMO_DOWN; i++)
    rs_demo_link_set_held (link, (RsDemoDirection) i, self->stalled[i] || self->is_half_open);
}

static void
hold_all (RsDemoProxy *self)
{
  for (guint i = 0; i < self->links->len; i++)
    hold (self, self->links->pdata[i]);
}

static gboolean
on_incoming (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer user_data)
{
  RsDemoProxy *self = user_data;
  RsDemoLink *link = rs_demo_link_new (connection, self->target_port, ++self->numbered, self->clock, self->context,
                                       on_link_over, self);

  self->accepted++;
  g_ptr_array_add (self->links, link);
  hold (self, link); /* before it has a plan, so that one that is held does not connect */
  rs_demo_link_set_plan (link, &self->plan);
  return TRUE;
}

static gboolean
listen_on (RsDemoProxy *self, guint16 port, GError **error)
{
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) cause = NULL;

  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (service), address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                      NULL, &bound, &cause))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_NETWORK, "The fault proxy cannot listen on 127.0.0.1 port %u: %s.", port,
                   cause->message);
      return FALSE;
    }
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  g_signal_connect (service, "incoming", G_CALLBACK (on_incoming), self);
  self->service = g_steal_pointer (&service);
  return TRUE;
}

static void
stop_listening (RsDemoProxy *self)
{
  if (self->service == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->service, self);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_clear_object (&self->service);
}

/**
 * rs_demo_proxy_new:
 * @target_port: where the server listens, on 127.0.0.1; nobody need listen there yet
 * @clock: a clock that tells the machine's time, for what waits
 * @error: return location
 *
 * Opens a proxy on any port of 127.0.0.1 that is free, in the thread-default main context. It does no harm until it
 * has got a plan or a command.
 *
 * Returns: (transfer full) (nullable): a proxy that listens; NULL with RS_ERROR_NETWORK if that fails
 */
RsDemoProxy *
rs_demo_proxy_new (guint16 target_port, RsClock *clock, GError **error)
{
  RsDemoProxy *self = g_new0 (RsDemoProxy, 1);

  self->target_port = target_port;
  self->clock = g_object_ref (clock);
  self->context = g_main_context_ref_thread_default ();
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) rs_demo_link_free);
  if (listen_on (self, 0, error))
    return self;
  rs_demo_proxy_free (self);
  return NULL;
}

/**
 * rs_demo_proxy_free:
 * @self: (transfer full): a proxy; its connections are dropped
 */
void
rs_demo_proxy_free (RsDemoProxy *self)
{
  stop_listening (self);
  g_ptr_array_unref (self->links);
  g_main_context_unref (self->context);
  g_object_unref (self->clock);
  g_free (self);
}

/**
 * rs_demo_proxy_get_port:
 * @self: a proxy
 *
 * Returns: where it listens on 127.0.0.1; the same also while it refuses and afterwards
 */
guint16
rs_demo_proxy_get_port (RsDemoProxy *self)
{
  return self->port;
}

/**
 * rs_demo_proxy_set_plan:
 * @self: a proxy
 * @plan: what happens from now on, to open connections and to those to come, which are counted from 1 again; times
 *   in it count from now or from the connection
 */
void
rs_demo_proxy_set_plan (RsDemoProxy *self, const RsDemoProxyPlan *plan)
{
  self->plan = *plan;
  self->numbered = 0;
  for (guint i = 0; i < self->links->len; i++)
    rs_demo_link_set_plan (self->links->pdata[i], plan);
}

/**
 * rs_demo_proxy_set_half_open:
 * @self: a proxy
 * @half_open: TRUE to forward nothing more and close nothing, as when the other end has lost its power; new
 *   connections are accepted all the same. FALSE to go on as if nothing had been
 */
void
rs_demo_proxy_set_half_open (RsDemoProxy *self, gboolean half_open)
{
  self->is_half_open = half_open;
  hold_all (self);
}

/**
 * rs_demo_proxy_set_stalled:
 * @self: a proxy
 * @direction: which way
 * @stalled: TRUE to forward nothing that way until it is FALSE again
 */
void
rs_demo_proxy_set_stalled (RsDemoProxy *self, RsDemoDirection direction, gboolean stalled)
{
  self->stalled[direction] = stalled;
  hold_all (self);
}

/**
 * rs_demo_proxy_set_refusing:
 * @self: a proxy
 * @refusing: TRUE to listen no more: who connects is refused. Open connections stay
 * @error: return location
 *
 * Returns: FALSE with RS_ERROR_NETWORK if somebody else has taken the port meanwhile
 */
gboolean
rs_demo_proxy_set_refusing (RsDemoProxy *self, gboolean refusing, GError **error)
{
  if (refusing)
    stop_listening (self);
  return refusing || self->service != NULL || listen_on (self, self->port, error);
}

/**
 * rs_demo_proxy_cut:
 * @self: a proxy
 * @reset: TRUE for TCP resets on both sides, FALSE for an orderly end
 *
 * Ends all connections now.
 */
void
rs_demo_proxy_cut (RsDemoProxy *self, gboolean reset)
{
  for (guint i = 0; i < self->links->len; i++)
    rs_demo_link_cut (self->links->pdata[i], reset);
}

/**
 * rs_demo_proxy_get_accepted:
 * @self: a proxy
 *
 * Returns: connections so far
 */
guint
rs_demo_proxy_get_accepted (RsDemoProxy *self)
{
  return self->accepted;
}

/**
 * rs_demo_proxy_get_open:
 * @self: a proxy
 *
 * Returns: connections that are open, half open ones included
 */
guint
rs_demo_proxy_get_open (RsDemoProxy *self)
{
  return self->links->len;
}

/**
 * rs_demo_proxy_get_forwarded:
 * @self: a proxy
 * @direction: which way
 *
 * Returns: bytes that have arrived that way, on all connections so far
 */
guint64
rs_demo_proxy_get_forwarded (RsDemoProxy *self, RsDemoDirection direction)
{
  guint64 sum = self->forwarded[direction];

  for (guint i = 0; i < self->links->len; i++)
    sum += rs_demo_link_get_forwarded (self->links->pdata[i], direction);
  return sum;
}
