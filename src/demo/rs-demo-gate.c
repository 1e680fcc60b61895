/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-gate.h"

#include <string.h>

/**
 * RsDemoGate:
 *
 * Decides who may open a WebSocket: what the fault plan refuses, who has no good token (401), who may not
 * read presence (403). It can let handshakes wait, and counts how many wait at once.
 */
struct _RsDemoGate
{
  RsDemoFaultPlan plan;
  RsDemoTokenDesk *desk;
  RsClock *clock;
  GMainContext *context;
  GHashTable *waiting; /* SoupServerMessage → Handshake */
  guint handshakes;
  guint numbered; /* handshakes since the plan was given */
  guint refused;
  guint most_at_once;
};

typedef struct
{
  RsDemoGate *gate;
  SoupServerMessage *message;
  RsTimer *timer;
} Handshake;

static void
free_handshake (gpointer data)
{
  Handshake *handshake = data;

  rs_clear_timer (&handshake->timer);
  g_signal_handlers_disconnect_by_data (handshake->message, handshake->gate);
  g_object_unref (handshake->message);
  g_free (handshake);
}

/**
 * rs_demo_gate_new:
 * @plan: which handshakes are refused or delayed
 * @desk: (transfer none): knows the tokens; must outlive the gate
 * @clock: for delays
 * @context: (nullable): where @clock calls
 *
 * Returns: (transfer full): a gate
 */
RsDemoGate *
rs_demo_gate_new (const RsDemoFaultPlan *plan, RsDemoTokenDesk *desk, RsClock *clock, GMainContext *context)
{
  RsDemoGate *self = g_new0 (RsDemoGate, 1);

  self->plan = *plan;
  self->desk = desk;
  self->clock = g_object_ref (clock);
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  self->waiting = g_hash_table_new_full (NULL, NULL, NULL, free_handshake);
  return self;
}

/**
 * rs_demo_gate_free:
 * @self: (transfer full): a gate; handshakes that wait get no answer
 */
void
rs_demo_gate_free (RsDemoGate *self)
{
  g_hash_table_unref (self->waiting);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_object_unref (self->clock);
  g_free (self);
}

static void
refuse (RsDemoGate *self, SoupServerMessage *message, guint status, const char *header, const char *value)
{
  self->refused++;
  soup_server_message_set_status (message, status, NULL);
  if (header != NULL)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), header, value);
}

static gboolean
names_this_one (RsDemoGate *self)
{
  const RsDemoFaultPlan *plan = &self->plan;

  if (plan->refuse_status == 0)
    return FALSE;
  if (plan->refuse_only != 0)
    return rs_demo_ordinal_is_in (plan->refuse_only, self->numbered);
  return plan->refuse_times == 0 || self->numbered <= plan->refuse_times;
}

static gboolean
is_refused_by_plan (RsDemoGate *self, SoupServerMessage *message)
{
  const RsDemoFaultPlan *plan = &self->plan;
  g_autofree char *seconds = g_strdup_printf ("%" G_GINT64_FORMAT, plan->refuse_retry_after);

  if (!names_this_one (self))
    return FALSE;
  refuse (self, message, (guint) plan->refuse_status, plan->refuse_retry_after > 0 ? "Retry-After" : NULL, seconds);
  return TRUE;
}

/* What gets no status here is upgraded by libsoup. RFC 6750 §3 for what the refusals say. */
static void
judge (RsDemoGate *self, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *scopes = NULL;

  self->handshakes++;
  self->numbered++;
  if (is_refused_by_plan (self, message))
    return;
  if (!rs_demo_token_desk_check (self->desk, soup_message_headers_get_one (headers, "Authorization"), &scopes, NULL))
    refuse (self, message, SOUP_STATUS_UNAUTHORIZED, "WWW-Authenticate",
            "Bearer realm=\"demo\", error=\"invalid_token\"");
  else if (strstr (scopes, "presence:read") == NULL)
    refuse (self, message, SOUP_STATUS_FORBIDDEN, "WWW-Authenticate",
            "Bearer realm=\"demo\", error=\"insufficient_scope\", scope=\"presence:read\"");
}

static void
on_over (SoupServerMessage *message, gpointer user_data)
{
  RsDemoGate *self = user_data;

  g_hash_table_remove (self->waiting, message);
}

static void
on_delayed (gpointer user_data)
{
  Handshake *handshake = user_data;

  judge (handshake->gate, handshake->message);
  soup_server_message_unpause (handshake->message);
}

/**
 * rs_demo_gate_receive:
 * @self: a gate
 * @message: a request for the stream whose headers have come
 *
 * Judges a handshake, now or after the planned delay.
 */
void
rs_demo_gate_receive (RsDemoGate *self, SoupServerMessage *message)
{
  Handshake *handshake = g_new0 (Handshake, 1);

  handshake->gate = self;
  handshake->message = g_object_ref (message);
  g_hash_table_insert (self->waiting, message, handshake);
  self->most_at_once = MAX (self->most_at_once, g_hash_table_size (self->waiting));
  g_signal_connect (message, "wrote-informational", G_CALLBACK (on_over), self);
  g_signal_connect (message, "finished", G_CALLBACK (on_over), self);
  g_signal_connect (message, "disconnected", G_CALLBACK (on_over), self);

  if (self->plan.handshake_delay_us == 0)
    {
      judge (self, message);
      return;
    }
  soup_server_message_pause (message);
  handshake->timer =
      rs_clock_add_timer (self->clock, self->context, self->plan.handshake_delay_us, on_delayed, handshake);
}

/**
 * rs_demo_gate_set_plan:
 * @self: a gate
 * @plan: which handshakes are refused or delayed from now on; they are counted from 1 again
 */
void
rs_demo_gate_set_plan (RsDemoGate *self, const RsDemoFaultPlan *plan)
{
  self->plan = *plan;
  self->numbered = 0;
}

/**
 * rs_demo_gate_get_handshakes:
 * @self: a gate
 *
 * Returns: handshakes so far
 */
guint
rs_demo_gate_get_handshakes (RsDemoGate *self)
{
  return self->handshakes;
}

/**
 * rs_demo_gate_get_refused:
 * @self: a gate
 *
 * Returns: handshakes that were refused
 */
guint
rs_demo_gate_get_refused (RsDemoGate *self)
{
  return self->refused;
}

/**
 * rs_demo_gate_get_most_at_once:
 * @self: a gate
 *
 * Returns: how many handshakes waited for their answer at the same time, at most
 */
guint
rs_demo_gate_get_most_at_once (RsDemoGate *self)
{
  return self->most_at_once;
}
