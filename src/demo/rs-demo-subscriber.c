/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-subscriber.h"

#include "demo/rs-demo-faults.h"
#include "demo/rs-demo-grant.h"
#include "demo/rs-demo-message.h"
#include "demo/rs-demo-numbering.h"
#include "demo/rs-demo-request.h"

#define CLOSE_HEARTBEAT_UNANSWERED 4008

/**
 * RsDemoSubscriber:
 *
 * The server's end of one subscription, without a socket: what the client says comes in as text, what the
 * server says goes out as frames. Tests use it in virtual time, the server over WebSockets.
 *
 *   RsDemoFloor ── change ─▶ grant ─▶ number and time ─▶ encoder ─▶ RsDemoFaults ─▶ emit
 */
struct _RsDemoSubscriber
{
  RsDemoFloor *floor;
  RsClock *clock;
  GMainContext *context;
  RsDemoEmitFunc emit;
  RsDemoCloseFunc close;
  gpointer user_data;

  gint64 heartbeat_interval_us;
  GStrv withheld;
  gboolean wait_as_seconds;
  gboolean tells_monotonic;

  RsDemoNumbering *numbering;
  RsDemoFaults *faults;
  RsDemoGrant *grant; /* NULL until subscribed */
  GHashTable *told;   /* ids of live interactions that this client knows */
  guint listener_id;
  gint64 server_ahead_us; /* server's wall time minus our monotonic time */
  gint64 last_time_us;
  RsTimer *next_heartbeat;
  RsTimer *deadline;
  guint64 updates;
  guint heartbeats_answered;
  gboolean is_closed;
};

/* Timestamps rise with every message: in scope "none" they are all the order there is (protocol §6). */
static RsDemoStamp
make_stamp (RsDemoSubscriber *self, guint64 sequence, gint64 time_us)
{
  RsDemoStamp stamp = { sequence, MAX (time_us, self->last_time_us + 1), -1 };

  if (self->tells_monotonic)
    stamp.monotonic_us = rs_clock_get_monotonic (self->clock);
  self->last_time_us = stamp.time_us;
  return stamp;
}

static RsDemoStamp
make_control_stamp (RsDemoSubscriber *self)
{
  return make_stamp (self, rs_demo_numbering_number_control (self->numbering),
                     rs_clock_get_monotonic (self->clock) + self->server_ahead_us);
}

static void
send_update (RsDemoSubscriber *self, const RsDemoStamp *stamp, const RsDemoRecord *record, guint fields)
{
  g_autoptr (GBytes) frame = rs_demo_message_update (stamp, record, fields, self->wait_as_seconds);

  self->updates++;
  rs_demo_faults_push_update (self->faults, frame, record->kind, record->id);
}

/* Complete, with explicit nulls: so a client that missed something is whole again (protocol §7). */
static void
send_first_delta (RsDemoRecord *record, gpointer user_data)
{
  RsDemoSubscriber *self = user_data;
  RsDemoStamp stamp;

  if (self->is_closed || !rs_demo_grant_allows (self->grant, record))
    return;
  stamp = make_stamp (self, rs_demo_numbering_number_first (self->numbering, record),
                      rs_clock_get_monotonic (self->clock) + self->server_ahead_us);
  stamp.monotonic_us = -1; /* it tells of no event whose way to the screen could be timed */
  if (record->kind == RS_DEMO_KIND_INTERACTION)
    g_hash_table_add (self->told, g_strdup (record->id));
  send_update (self, &stamp, record, rs_demo_record_get_all_fields (record));
}

static gboolean
is_end (const RsDemoRecord *record)
{
  return g_strcmp0 (record->values[RS_DEMO_INTERACTION_STATE].text, "ended") == 0;
}

/*
 * An interaction that comes into view is told in full; once told it is followed to its end, also when it goes
 * to an agent who is not granted: else it would stay on the board for ever.
 */
static guint
choose_interaction_fields (RsDemoSubscriber *self, const RsDemoChange *change)
{
  const RsDemoRecord *record = change->record;

  if (g_hash_table_contains (self->told, record->id))
    {
      if (is_end (record))
        g_hash_table_remove (self->told, record->id);
      return change->fields;
    }
  if (is_end (record) || !rs_demo_grant_allows (self->grant, record))
    return 0;
  g_hash_table_add (self->told, g_strdup (record->id));
  return rs_demo_record_get_all_fields (record);
}

static guint
choose_fields (RsDemoSubscriber *self, const RsDemoChange *change)
{
  if (change->record->kind == RS_DEMO_KIND_INTERACTION)
    return choose_interaction_fields (self, change);
  return rs_demo_grant_allows (self->grant, change->record) ? change->fields : 0;
}

static void
on_change (const RsDemoChange *change, gpointer user_data)
{
  RsDemoSubscriber *self = user_data;
  RsDemoStamp stamp;
  guint fields;

  if (self->grant == NULL)
    return;
  fields = choose_fields (self, change);
  if (fields == 0)
    return;
  stamp = make_stamp (self, rs_demo_numbering_number_change (self->numbering, change), change->time_us);
  send_update (self, &stamp, change->record, fields);
}

static void
subscribe (RsDemoSubscriber *self, const RsDemoRequest *request)
{
  RsDemoStamp stamp = make_control_stamp (self);
  g_autoptr (GBytes) answer = NULL;

  g_clear_pointer (&self->grant, rs_demo_grant_free);
  g_hash_table_remove_all (self->told);
  self->grant = rs_demo_grant_new (self->floor, request, (const char *const *) self->withheld);
  answer = rs_demo_message_subscribed (&stamp, self->grant);
  rs_demo_faults_push_control (self->faults, answer);

  for (guint kind = RS_DEMO_KIND_AGENT; kind <= RS_DEMO_KIND_INTERACTION; kind++)
    rs_demo_floor_visit (self->floor, (RsDemoKind) kind, send_first_delta, self);
}

static void
end_connection (RsDemoSubscriber *self, guint code, const char *reason)
{
  if (self->is_closed)
    return;
  self->is_closed = TRUE;
  rs_clear_timer (&self->next_heartbeat);
  rs_clear_timer (&self->deadline);
  rs_demo_floor_remove_listener (self->floor, self->listener_id);
  self->close (code, reason, self->user_data);
}

static void
on_deadline (gpointer user_data)
{
  end_connection (user_data, CLOSE_HEARTBEAT_UNANSWERED, "heartbeat not answered");
}

static void
await_answer (RsDemoSubscriber *self)
{
  rs_clear_timer (&self->deadline);
  self->deadline =
      rs_clock_add_timer (self->clock, self->context, self->heartbeat_interval_us * 5 / 2, on_deadline, self);
}

static void
on_heartbeat_due (gpointer user_data)
{
  RsDemoSubscriber *self = user_data;
  RsDemoStamp stamp = make_control_stamp (self);
  g_autoptr (GBytes) frame = rs_demo_message_heartbeat (&stamp, self->heartbeat_interval_us);

  rs_clear_timer (&self->next_heartbeat);
  self->next_heartbeat =
      rs_clock_add_timer (self->clock, self->context, self->heartbeat_interval_us, on_heartbeat_due, self);
  if (self->deadline == NULL)
    await_answer (self);
  rs_demo_faults_push_control (self->faults, frame);
}

static void
complain (RsDemoSubscriber *self, const char *code, const char *message)
{
  RsDemoStamp stamp = make_control_stamp (self);
  g_autoptr (GBytes) frame = rs_demo_message_error (&stamp, code, message);

  rs_demo_faults_push_control (self->faults, frame);
}

/**
 * rs_demo_subscriber_handle_text:
 * @self: a subscriber
 * @text: a text frame of the client; need not end with a zero byte
 * @length: its bytes
 *
 * Does what the client asks for. A `subscribe` is answered by `subscribed`, the complete state of everything
 * that was granted, and from then on every change; a later one replaces the former. What cannot be understood
 * is answered by an `error`.
 */
void
rs_demo_subscriber_handle_text (RsDemoSubscriber *self, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsDemoRequest) request = NULL;

  if (self->is_closed)
    return;
  request = rs_demo_request_parse (text, length, &error);
  if (request == NULL)
    {
      complain (self, "bad-request", error->message);
      return;
    }
  switch (request->type)
    {
    case RS_DEMO_REQUEST_SUBSCRIBE:
      subscribe (self, request);
      break;
    case RS_DEMO_REQUEST_HEARTBEAT:
      self->heartbeats_answered++;
      await_answer (self);
      break;
    case RS_DEMO_REQUEST_OTHER:
      complain (self, "unknown-type", "This centre understands subscribe and heartbeat.");
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
on_emit (GBytes *frame, gpointer user_data)
{
  RsDemoSubscriber *self = user_data;

  if (!self->is_closed)
    self->emit (frame, self->user_data);
}

static void
on_fault_close (guint code, const char *reason, gpointer user_data)
{
  end_connection (user_data, code, reason);
}

static void
on_restart_numbers (gpointer user_data)
{
  RsDemoSubscriber *self = user_data;

  rs_demo_numbering_restart (self->numbering);
}

static void
start_faults (RsDemoSubscriber *self, const RsDemoSubscriberSetup *setup)
{
  static const RsDemoFaultsEvents events = { on_emit, on_fault_close, on_restart_numbers };
  const RsDemoFaultPlan *plan = &setup->options->faults;

  self->faults = rs_demo_faults_new (plan, setup->options->seed + 7919 * setup->connection_number, self->clock,
                                     self->context, &events, self);
  if (plan->close_times > 0 && setup->connection_number > plan->close_times)
    rs_demo_faults_forbid_close (self->faults);
}

/**
 * rs_demo_subscriber_new:
 * @floor: what is told; must outlive the subscriber
 * @clock: for heartbeats and timestamps. It and @floor must stand at the same moment now and pass together
 * @context: (nullable): where @clock calls
 * @setup: how
 * @emit: called for every frame of the server; the frame need not be UTF-8 if the faults say so. May call
 *   rs_demo_subscriber_handle_text(), may not free the subscriber
 * @close: called when the server ends the connection
 * @user_data: for both
 *
 * Returns: (transfer full): a connection on which nothing has been said
 */
RsDemoSubscriber *
rs_demo_subscriber_new (RsDemoFloor *floor, RsClock *clock, GMainContext *context, const RsDemoSubscriberSetup *setup,
                        RsDemoEmitFunc emit, RsDemoCloseFunc close, gpointer user_data)
{
  RsDemoSubscriber *self = g_new0 (RsDemoSubscriber, 1);
  const RsDemoOptions *options = setup->options;

  self->floor = floor;
  self->clock = g_object_ref (clock);
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  self->emit = emit;
  self->close = close;
  self->user_data = user_data;
  self->heartbeat_interval_us = options->heartbeat_interval_us;
  self->withheld = g_strdupv ((char **) options->withheld_ids);
  self->wait_as_seconds = options->wait_as_seconds;
  self->tells_monotonic = setup->tells_monotonic;
  self->server_ahead_us = rs_demo_floor_get_time (floor) - rs_clock_get_monotonic (clock);
  self->numbering = rs_demo_numbering_new (options->scope, floor);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->listener_id = rs_demo_floor_add_listener (floor, on_change, self);
  self->next_heartbeat = rs_clock_add_timer (clock, context, options->heartbeat_interval_us, on_heartbeat_due, self);
  start_faults (self, setup);
  return self;
}

/**
 * rs_demo_subscriber_free:
 * @self: (transfer full): a subscriber
 */
void
rs_demo_subscriber_free (RsDemoSubscriber *self)
{
  rs_demo_floor_remove_listener (self->floor, self->listener_id);
  rs_clear_timer (&self->next_heartbeat);
  rs_clear_timer (&self->deadline);
  rs_demo_faults_free (self->faults);
  rs_demo_numbering_free (self->numbering);
  g_clear_pointer (&self->grant, rs_demo_grant_free);
  g_hash_table_unref (self->told);
  g_strfreev (self->withheld);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_object_unref (self->clock);
  g_free (self);
}

/**
 * rs_demo_subscriber_flush:
 * @self: a subscriber
 *
 * Lets every frame out that faults hold back.
 */
void
rs_demo_subscriber_flush (RsDemoSubscriber *self)
{
  rs_demo_faults_flush (self->faults);
}

/**
 * rs_demo_subscriber_get_updates:
 * @self: a subscriber
 *
 * Returns: updates so far, first deltas included, before faults
 */
guint64
rs_demo_subscriber_get_updates (RsDemoSubscriber *self)
{
  return self->updates;
}

/**
 * rs_demo_subscriber_get_heartbeats_answered:
 * @self: a subscriber
 *
 * Returns: answers to heartbeats so far
 */
guint
rs_demo_subscriber_get_heartbeats_answered (RsDemoSubscriber *self)
{
  return self->heartbeats_answered;
}

/**
 * rs_demo_subscriber_is_subscribed:
 * @self: a subscriber
 *
 * Returns: whether the client has subscribed to anything
 */
gboolean
rs_demo_subscriber_is_subscribed (RsDemoSubscriber *self)
{
  return self->grant != NULL;
}
