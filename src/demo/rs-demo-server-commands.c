/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-server-private.h"

/*
 * What tests and people do to a demo server while it runs.
 */

/**
 * rs_demo_server_pause:
 * @self: a server
 *
 * Lets nothing change any more, and sends what faults still hold back: when a client has read everything it
 * must show the truth. Heartbeats go on.
 */
void
rs_demo_server_pause (RsDemoServer *self)
{
  rs_demo_driver_set_paused (self->driver, TRUE);
  rs_demo_hall_flush (self->hall);
}

/**
 * rs_demo_server_resume:
 * @self: a server
 *
 * Lets life go on after a pause.
 */
void
rs_demo_server_resume (RsDemoServer *self)
{
  rs_demo_driver_set_paused (self->driver, FALSE);
}

/**
 * rs_demo_server_jump_clock:
 * @self: a server
 * @by_us: how far its clock jumps, back if negative
 *
 * Sets the centre's clock: timestamps, states' beginnings and the HTTP `Date` are told by it.
 */
void
rs_demo_server_jump_clock (RsDemoServer *self, gint64 by_us)
{
  rs_demo_driver_jump (self->driver, by_us);
}

static void
on_jump_due (gpointer user_data)
{
  RsDemoServer *self = user_data;

  rs_demo_server_jump_clock (self, self->faults.clock_jump_by_us);
}

static void
apply_plan (const RsDemoFaultPlan *plan, gpointer user_data)
{
  RsDemoServer *self = user_data;

  self->faults = *plan;
  rs_clear_timer (&self->jump_timer);
  if (plan->clock_jump_at_us > 0)
    self->jump_timer = rs_clock_add_timer (self->clock, self->context, plan->clock_jump_at_us, on_jump_due, self);
  rs_demo_token_desk_set_plan (self->desk, &plan->desk);
  rs_demo_token_door_set_plan (self->door, &plan->desk);
  rs_demo_gate_set_plan (self->gate, plan);
  rs_demo_hall_set_faults (self->hall, plan);
  if (self->proxy != NULL)
    rs_demo_proxy_set_plan (self->proxy, &plan->proxy);
}

static void
on_storm_closes (guint code, gpointer user_data)
{
  rs_demo_server_close_streams (user_data, code);
}

static void
on_storm_over (gpointer user_data)
{
  rs_demo_server_calm (user_data);
}

static void
begin_storm (RsDemoServer *self)
{
  static const RsDemoStormEvents events = { apply_plan, on_storm_closes, on_storm_over };
  const RsDemoStormTerms terms = {
    .plan = &self->faults,
    .heartbeat_interval_us = self->heartbeat_interval_us,
    .spares_time = self->scope == RS_DEMO_SCOPE_NONE,
  };

  self->storm = rs_demo_storm_new (&terms, self->clock, self->context, &events, self);
}

/**
 * rs_demo_server_set_faults:
 * @self: a server
 * @plan: what goes wrong from now on
 *
 * Replaces the plan for everything: open streams let out what was held back, times in the plan count from now,
 * and handshakes, connections and token calls are counted from 1 again. A storm ends; one that @plan names begins.
 */
void
rs_demo_server_set_faults (RsDemoServer *self, const RsDemoFaultPlan *plan)
{
  g_clear_pointer (&self->storm, rs_demo_storm_free);
  apply_plan (plan, self);
  if (plan->random_for_us > 0)
    begin_storm (self);
}

static void
calm_proxy (RsDemoProxy *proxy)
{
  g_autoptr (GError) error = NULL;

  rs_demo_proxy_set_stalled (proxy, RS_DEMO_UP, FALSE);
  rs_demo_proxy_set_stalled (proxy, RS_DEMO_DOWN, FALSE);
  rs_demo_proxy_set_half_open (proxy, FALSE);
  if (!rs_demo_proxy_set_refusing (proxy, FALSE, &error))
    g_warning ("%s", error->message);
}

/**
 * rs_demo_server_calm:
 * @self: a server
 *
 * Ends all faults and sets a clock right that has jumped: from now on a head can settle, and then be compared with
 * the truth. Life goes on; see rs_demo_server_pause().
 */
void
rs_demo_server_calm (RsDemoServer *self)
{
  const RsDemoFaultPlan nothing = { 0 };

  rs_demo_server_set_faults (self, &nothing);
  if (self->proxy != NULL)
    calm_proxy (self->proxy);
  rs_demo_server_jump_clock (self, -rs_demo_floor_get_jumped (self->floor));
}

/**
 * rs_demo_server_close_streams:
 * @self: a server
 * @code: close code; 1006 drops the connections without a close frame
 */
void
rs_demo_server_close_streams (RsDemoServer *self, guint code)
{
  rs_demo_hall_close_all (self->hall, code, "closed by the demo centre");
}

/**
 * rs_demo_server_send_raw_text:
 * @self: a server
 * @text: the content of a text frame, of any size; need not be UTF-8
 *
 * Sends a frame to every open stream.
 */
void
rs_demo_server_send_raw_text (RsDemoServer *self, GBytes *text)
{
  rs_demo_hall_send_all (self->hall, text);
}

/**
 * rs_demo_server_expire_tokens:
 * @self: a server
 *
 * Ends all tokens, and the streams that were opened with them, as a platform does whose tokens run out.
 */
void
rs_demo_server_expire_tokens (RsDemoServer *self)
{
  rs_demo_token_desk_expire_all (self->desk);
  rs_demo_hall_close_all (self->hall, RS_DEMO_CLOSE_TOKEN_EXPIRED, "token expired");
}

/**
 * rs_demo_server_expire_refreshers:
 * @self: a server
 *
 * Ends all refresh tokens: who uses one is told `invalid_grant`.
 */
void
rs_demo_server_expire_refreshers (RsDemoServer *self)
{
  rs_demo_token_desk_expire_refreshers (self->desk);
}

/**
 * rs_demo_server_stop_listening:
 * @self: a server
 *
 * Refuses new connections at the door; open streams stay.
 */
void
rs_demo_server_stop_listening (RsDemoServer *self)
{
  soup_server_disconnect (self->http);
}
