/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-link.h"

#include <sys/socket.h>

#include "demo/rs-demo-flow.h"

/**
 * RsDemoLink:
 *
 * One connection through the proxy: a flow in each direction. The server is connected to only when the link may
 * forward something for the first time, so that a half-open proxy accepts clients and nothing more.
 */
struct _RsDemoLink
{
  GSocketConnection *client;
  GSocketConnection *server; /* NULL until needed */
  guint16 target_port;
  guint number;
  RsClock *clock;
  GMainContext *context;
  RsDemoLinkOverFunc over;
  gpointer user_data;
  RsDemoProxyPlan plan;
  RsDemoFlow *flows[2]; /* by direction; NULL until connected, and when over */
  gboolean held[2];
  gboolean is_stalled;
  gboolean is_half_open;
  gboolean has_plan;
  gboolean is_ending;
  gboolean is_over;
  guint64 forwarded[2]; /* by flows that are over */
  RsTimer *stall_timer;
  RsTimer *half_open_timer;
  GSource *over_source;
};

static void
drop_flow (RsDemoLink *self, RsDemoDirection direction)
{
  if (self->flows[direction] == NULL)
    return;
  self->forwarded[direction] += rs_demo_flow_get_forwarded (self->flows[direction]);
  g_clear_pointer (&self->flows[direction], rs_demo_flow_free);
}

static gboolean
on_over_turn (gpointer user_data)
{
  RsDemoLink *self = user_data;

  g_clear_pointer (&self->over_source, g_source_unref);
  self->over (self, self->user_data);
  return G_SOURCE_REMOVE;
}

/* Told later: this may come from deep within one of the flows or out of a loop over all links. */
static void
end_link (RsDemoLink *self)
{
  if (self->is_over)
    return;
  self->is_over = TRUE;
  rs_clear_timer (&self->stall_timer);
  rs_clear_timer (&self->half_open_timer);
  drop_flow (self, RS_DEMO_UP);
  drop_flow (self, RS_DEMO_DOWN);
  g_io_stream_close (G_IO_STREAM (self->client), NULL, NULL);
  if (self->server != NULL)
    g_io_stream_close (G_IO_STREAM (self->server), NULL, NULL);
  self->over_source = g_idle_source_new ();
  g_source_set_callback (self->over_source, on_over_turn, self, NULL);
  g_source_attach (self->over_source, self->context);
}

/* Closing a socket that may not linger sends a reset (RFC 9293 §3.10.4). */
static void
forbid_lingering (GSocketConnection *connection)
{
  const struct linger at_once = { 1, 0 };

  if (connection != NULL)
    setsockopt (g_socket_get_fd (g_socket_connection_get_socket (connection)), SOL_SOCKET, SO_LINGER, &at_once,
                sizeof at_once);
}

static void
reset_both (RsDemoLink *self)
{
  forbid_lingering (self->client);
  forbid_lingering (self->server);
  end_link (self);
}

/*
 * Both ends get an orderly end. The client's socket stays open for reading until the client has closed it: closed
 * with unread bytes in it, it would send a reset.
 */
static void
end_orderly (RsDemoLink *self)
{
  self->is_ending = TRUE;
  drop_flow (self, RS_DEMO_DOWN);
  rs_clear_timer (&self->stall_timer);
  rs_clear_timer (&self->half_open_timer);
  g_socket_shutdown (g_socket_connection_get_socket (self->client), FALSE, TRUE, NULL);
  if (self->server != NULL)
    g_socket_shutdown (g_socket_connection_get_socket (self->server), FALSE, TRUE, NULL);
  if (self->flows[RS_DEMO_UP] != NULL)
    rs_demo_flow_discard (self->flows[RS_DEMO_UP]);
  else
    end_link (self);
}

static void
on_flow_ended (RsDemoFlow *flow, gpointer user_data)
{
  RsDemoLink *self = user_data;
  gboolean is_up = flow == self->flows[RS_DEMO_UP];
  GSocketConnection *target = is_up ? self->server : self->client;

  g_socket_shutdown (g_socket_connection_get_socket (target), FALSE, TRUE, NULL);
  drop_flow (self, is_up ? RS_DEMO_UP : RS_DEMO_DOWN);
  if (self->flows[RS_DEMO_UP] == NULL && self->flows[RS_DEMO_DOWN] == NULL)
    end_link (self);
}

static void
on_flow_broken (RsDemoFlow *flow, gpointer user_data)
{
  reset_both (user_data);
}

static void
on_flow_cut (RsDemoFlow *flow, gpointer user_data)
{
  RsDemoLink *self = user_data;

  rs_demo_link_cut (self, self->plan.cut_resets);
}

static void
open_flows (RsDemoLink *self)
{
  static const RsDemoFlowEvents events = { on_flow_ended, on_flow_broken, on_flow_cut };

  self->flows[RS_DEMO_UP] =
      rs_demo_flow_new (self->client, self->server, &self->plan.up, self->clock, self->context, &events, self);
  self->flows[RS_DEMO_DOWN] =
      rs_demo_flow_new (self->server, self->client, &self->plan.down, self->clock, self->context, &events, self);
}

static gboolean
connect_server (RsDemoLink *self)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", self->target_port);
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GError) error = NULL;

  if (socket == NULL)
    return FALSE;
  g_socket_set_blocking (socket, FALSE);
  if (!g_socket_connect (socket, address, NULL, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    return FALSE;
  self->server = g_socket_connection_factory_create_connection (socket);
  open_flows (self);
  return TRUE;
}

static gboolean
may_flow (RsDemoLink *self, RsDemoDirection direction)
{
  return !self->held[direction] && !self->is_stalled && !self->is_half_open;
}

static void
arrange (RsDemoLink *self)
{
  if (self->is_over || self->is_ending || !self->has_plan)
    return;
  if (self->server == NULL && !may_flow (self, RS_DEMO_UP))
    return;
  if (self->server == NULL && !connect_server (self))
    {
      reset_both (self);
      return;
    }
  for (guint i = RS_DEMO_UP; i <= RS_DEMO_DOWN; i++)
    if (self->flows[i] != NULL)
      rs_demo_flow_set_held (self->flows[i], !may_flow (self, (RsDemoDirection) i));
}

/**
 * rs_demo_link_new:
 * @client: a connection that was accepted
 * @target_port: where the server listens, on loopback
 * @number: which connection this is, from 1, since the plan was given
 * @clock: for what happens at a time
 * @context: (nullable): where sockets and @clock call
 * @over: called from the main context when the link is over
 * @user_data: for @over
 *
 * Returns: (transfer full): a link that forwards nothing until it has got a plan
 */
RsDemoLink *
rs_demo_link_new (GSocketConnection *client, guint16 target_port, guint number, RsClock *clock, GMainContext *context,
                  RsDemoLinkOverFunc over, gpointer user_data)
{
  RsDemoLink *self = g_new0 (RsDemoLink, 1);

  self->client = g_object_ref (client);
  self->target_port = target_port;
  self->number = number;
  self->clock = g_object_ref (clock);
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  self->over = over;
  self->user_data = user_data;
  return self;
}

/**
 * rs_demo_link_free:
 * @self: (transfer full): a link; both connections are dropped
 */
void
rs_demo_link_free (RsDemoLink *self)
{
  end_link (self);
  if (self->over_source != NULL)
    g_source_destroy (self->over_source);
  g_clear_pointer (&self->over_source, g_source_unref);
  g_object_unref (self->client);
  g_clear_object (&self->server);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_object_unref (self->clock);
  g_free (self);
}

static void
on_stall_ends (gpointer user_data)
{
  RsDemoLink *self = user_data;

  rs_clear_timer (&self->stall_timer);
  self->is_stalled = FALSE;
  arrange (self);
}

static void
on_stall_begins (gpointer user_data)
{
  RsDemoLink *self = user_data;

  rs_clear_timer (&self->stall_timer);
  self->stall_timer = rs_clock_add_timer (self->clock, self->context, self->plan.stall_for_us, on_stall_ends, self);
  self->is_stalled = TRUE;
  arrange (self);
}

static void
on_half_open (gpointer user_data)
{
  RsDemoLink *self = user_data;

  rs_clear_timer (&self->half_open_timer);
  self->is_half_open = TRUE;
  arrange (self);
}

static void
set_timers (RsDemoLink *self)
{
  const RsDemoProxyPlan *plan = &self->plan;

  rs_clear_timer (&self->stall_timer);
  rs_clear_timer (&self->half_open_timer);
  if (plan->stall_from_us > 0)
    self->stall_timer = rs_clock_add_timer (self->clock, self->context, plan->stall_from_us, on_stall_begins, self);
  if (plan->half_open_at_us > 0 && (plan->half_open_times == 0 || self->number <= plan->half_open_times))
    self->half_open_timer = rs_clock_add_timer (self->clock, self->context, plan->half_open_at_us, on_half_open, self);
}

/**
 * rs_demo_link_set_plan:
 * @self: a link
 * @plan: what happens from now on; times in it count from now. A connection that was half open lives again
 */
void
rs_demo_link_set_plan (RsDemoLink *self, const RsDemoProxyPlan *plan)
{
  const RsDemoFlowPlan *flow_plans[] = { &plan->up, &plan->down };

  if (self->is_over || self->is_ending)
    return;
  self->plan = *plan;
  self->has_plan = TRUE;
  self->is_stalled = FALSE;
  self->is_half_open = FALSE;
  set_timers (self);
  for (guint i = RS_DEMO_UP; i <= RS_DEMO_DOWN; i++)
    if (self->flows[i] != NULL)
      rs_demo_flow_set_plan (self->flows[i], flow_plans[i]);
  arrange (self);
}

/**
 * rs_demo_link_set_held:
 * @self: a link
 * @direction: which way
 * @held: TRUE to forward nothing that way, and to close nothing
 */
void
rs_demo_link_set_held (RsDemoLink *self, RsDemoDirection direction, gboolean held)
{
  self->held[direction] = held;
  arrange (self);
}

/**
 * rs_demo_link_cut:
 * @self: a link
 * @reset: TRUE for a TCP reset on both sides, FALSE for an orderly end
 *
 * Ends both connections.
 */
void
rs_demo_link_cut (RsDemoLink *self, gboolean reset)
{
  if (self->is_over || self->is_ending)
    return;
  if (reset)
    reset_both (self);
  else
    end_orderly (self);
}

/**
 * rs_demo_link_get_forwarded:
 * @self: a link
 * @direction: which way
 *
 * Returns: bytes that have arrived that way
 */
guint64
rs_demo_link_get_forwarded (RsDemoLink *self, RsDemoDirection direction)
{
  RsDemoFlow *flow = self->flows[direction];

  return self->forwarded[direction] + (flow != NULL ? rs_demo_flow_get_forwarded (flow) : 0);
}
