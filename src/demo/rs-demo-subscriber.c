/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-subscriber.h"

#include "demo/rs-demo-faults.h"
#include "demo/rs-demo-message.h"
#include "demo/rs-demo-pulse.h"
#include "demo/rs-demo-request.h"
#include "demo/rs-demo-stamper.h"
#include "demo/rs-demo-view.h"

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
  RsDemoDriver *driver; /* NULL if somebody else sees to the floor's time */
  RsClock *clock;
  GMainContext *context;
  RsDemoEmitFunc emit;
  RsDemoCloseFunc close;
  gpointer user_data;

  RsDemoOptions options; /* without its texts */
  RsDemoFaultPlan plan;
  guint connection_number;

  RsDemoStamper *stamper;
  RsDemoPulse *pulse;
  RsDemoFaults *faults;
  RsDemoView *view;
  guint listener_id;
  RsDemoRequest *pending; /* a subscription whose answer waits */
  RsTimer *answer_timer;
  guint next_retold;
  guint64 updates;
  guint subscriptions;
  gboolean is_closed;
};

static GBytes *
encode_update (RsDemoSubscriber *self, const RsDemoStamp *stamp, const RsDemoRecord *record, guint fields)
{
  self->updates++;
  return rs_demo_message_update (stamp, record, fields, self->options.wait_as_seconds);
}

/* Complete, with explicit nulls: so a client that missed something is whole again (protocol §7). */
static void
send_first_delta (RsDemoRecord *record, gpointer user_data)
{
  RsDemoSubscriber *self = user_data;
  guint fields = rs_demo_view_choose_first (self->view, record);
  g_autoptr (GBytes) frame = NULL;
  RsDemoStamp stamp;

  if (self->is_closed || fields == 0 || self->plan.no_first_deltas)
    return;
  stamp = rs_demo_stamper_stamp_first (self->stamper, record);
  frame = encode_update (self, &stamp, record, fields);
  rs_demo_faults_push_first (self->faults, frame, record->kind, record->id);
}

static void
on_change (const RsDemoChange *change, gpointer user_data)
{
  RsDemoSubscriber *self = user_data;
  const RsDemoRecord *record = change->record;
  guint fields = rs_demo_view_choose_change (self->view, change);
  g_autoptr (GBytes) frame = NULL;
  RsDemoStamp stamp;

  if (fields == 0)
    return;
  stamp = rs_demo_stamper_stamp_change (self->stamper, change);
  frame = encode_update (self, &stamp, record, fields);
  rs_demo_faults_push_update (self->faults, frame, record->kind, record->id);
}

static void
end_connection (RsDemoSubscriber *self, guint code, const char *reason)
{
  if (self->is_closed)
    return;
  self->is_closed = TRUE;
  rs_demo_pulse_stop (self->pulse);
  rs_clear_timer (&self->answer_timer);
  rs_demo_floor_remove_listener (self->floor, self->listener_id);
  self->close (code, reason, self->user_data);
}

/* The floor moves in steps: what is under way must not be older than what is told now. */
static void
begin_view (RsDemoSubscriber *self, const RsDemoRequest *request)
{
  if (self->driver != NULL)
    rs_demo_driver_catch_up (self->driver);
  rs_demo_view_subscribe (self->view, request);
}

static void
send_first_deltas (RsDemoSubscriber *self)
{
  for (guint kind = RS_DEMO_KIND_AGENT; kind <= RS_DEMO_KIND_INTERACTION; kind++)
    rs_demo_floor_visit (self->floor, (RsDemoKind) kind, send_first_delta, self);
}

static void
answer_subscription (RsDemoSubscriber *self)
{
  RsDemoStamp stamp = rs_demo_stamper_stamp_answer (self->stamper);
  g_autoptr (GBytes) answer = rs_demo_message_subscribed (&stamp, rs_demo_view_get_grant (self->view));

  rs_demo_faults_push_control (self->faults, answer);
  if (rs_demo_ordinal_is_in (self->plan.die_after_subscribed, self->connection_number))
    end_connection (self, RS_DEMO_CLOSE_RESET, NULL);
}

static void
complete_subscription (RsDemoSubscriber *self, const RsDemoRequest *request)
{
  begin_view (self, request);
  answer_subscription (self);
  send_first_deltas (self);
}

static void
on_answer_due (gpointer user_data)
{
  RsDemoSubscriber *self = user_data;
  g_autoptr (RsDemoRequest) request = g_steal_pointer (&self->pending);

  rs_clear_timer (&self->answer_timer);
  if (self->plan.early_deltas)
    answer_subscription (self);
  else
    complete_subscription (self, request);
}

/* A newer subscription takes the place of one that still waits, and with it its answer. */
static void
delay_subscription (RsDemoSubscriber *self, RsDemoRequest *request)
{
  g_clear_pointer (&self->pending, rs_demo_request_free);
  self->pending = request;
  if (self->plan.early_deltas)
    {
      begin_view (self, request);
      send_first_deltas (self);
    }
  if (self->answer_timer == NULL)
    self->answer_timer =
        rs_clock_add_timer (self->clock, self->context, self->plan.subscribed_delay_us, on_answer_due, self);
}

static void
subscribe (RsDemoSubscriber *self, RsDemoRequest **request)
{
  self->subscriptions++;
  if (rs_demo_ordinal_is_in (self->plan.die_before_subscribed, self->connection_number))
    end_connection (self, RS_DEMO_CLOSE_RESET, NULL);
  else if (self->plan.subscribed_delay_us > 0)
    delay_subscription (self, g_steal_pointer (request));
  else
    complete_subscription (self, *request);
}

/* A server that has fallen silent does not complain that nobody answers. */
static gboolean
on_heartbeat_due (gpointer user_data)
{
  RsDemoSubscriber *self = user_data;
  RsDemoStamp stamp;
  g_autoptr (GBytes) frame = NULL;

  if (rs_demo_faults_is_silent (self->faults))
    return FALSE;
  stamp = rs_demo_stamper_stamp_control (self->stamper);
  frame = rs_demo_message_heartbeat (&stamp, self->options.heartbeat_interval_us);
  rs_demo_faults_push_control (self->faults, frame);
  return TRUE;
}

static void
on_heartbeat_unanswered (gpointer user_data)
{
  end_connection (user_data, CLOSE_HEARTBEAT_UNANSWERED, "heartbeat not answered");
}

static void
complain (RsDemoSubscriber *self, const char *code, const char *message)
{
  RsDemoStamp stamp = rs_demo_stamper_stamp_control (self->stamper);
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
      subscribe (self, &request);
      break;
    case RS_DEMO_REQUEST_HEARTBEAT:
      rs_demo_pulse_take_answer (self->pulse);
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

  rs_demo_stamper_restart_numbers (self->stamper);
}

static guint32
make_seed (const RsDemoSubscriberSetup *setup)
{
  return setup->options->seed + 7919 * setup->connection_number;
}

static void
spare_close (RsDemoSubscriber *self)
{
  if (self->plan.close_times > 0 && self->connection_number > self->plan.close_times)
    rs_demo_faults_forbid_close (self->faults);
}

static void
start_faults (RsDemoSubscriber *self, const RsDemoSubscriberSetup *setup)
{
  static const RsDemoFaultsEvents events = { on_emit, on_fault_close, on_restart_numbers };

  self->faults = rs_demo_faults_new (&self->plan, make_seed (setup), self->clock, self->context, &events, self);
  spare_close (self);
}

static void
start_stamper (RsDemoSubscriber *self, const RsDemoSubscriberSetup *setup)
{
  self->stamper = rs_demo_stamper_new (setup->options, self->floor, self->clock, make_seed (setup) + 1);
  rs_demo_stamper_set_timestamps (self->stamper, (RsDemoTimestamps) self->plan.timestamps);
  if (setup->tells_monotonic)
    rs_demo_stamper_tell_monotonic (self->stamper, setup->options->times_first_deltas);
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
  static const RsDemoPulseEvents pulse_events = { on_heartbeat_due, on_heartbeat_unanswered };
  RsDemoSubscriber *self = g_new0 (RsDemoSubscriber, 1);
  const RsDemoOptions *options = setup->options;

  self->floor = floor;
  self->driver = setup->driver;
  self->clock = g_object_ref (clock);
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  self->emit = emit;
  self->close = close;
  self->user_data = user_data;
  self->options = *options;
  self->options.secret = NULL;
  self->options.withheld_ids = NULL;
  self->plan = options->faults;
  self->connection_number = setup->connection_number;
  self->view = rs_demo_view_new (options, floor);
  start_stamper (self, setup);
  self->listener_id = rs_demo_floor_add_listener (floor, on_change, self);
  self->pulse = rs_demo_pulse_new (options->heartbeat_interval_us, clock, context, &pulse_events, self);
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
  rs_clear_timer (&self->answer_timer);
  rs_demo_pulse_free (self->pulse);
  rs_demo_faults_free (self->faults);
  rs_demo_stamper_free (self->stamper);
  rs_demo_view_free (self->view);
  g_clear_pointer (&self->pending, rs_demo_request_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_object_unref (self->clock);
  g_free (self);
}

/**
 * rs_demo_subscriber_set_faults:
 * @self: a subscriber
 * @plan: what goes wrong from now on; times in it count from now, and this connection has no number in it
 *
 * Lets everything out that faults hold back, and begins with another plan.
 */
void
rs_demo_subscriber_set_faults (RsDemoSubscriber *self, const RsDemoFaultPlan *plan)
{
  if (self->is_closed)
    return;
  self->plan = *plan;
  self->connection_number = 0;
  rs_demo_stamper_set_timestamps (self->stamper, (RsDemoTimestamps) plan->timestamps);
  if (self->answer_timer != NULL)
    on_answer_due (self);
  rs_demo_faults_set_plan (self->faults, plan);
}

/**
 * rs_demo_subscriber_retell:
 * @self: a subscriber
 *
 * Tells once more what is true of one of the agents granted, of the next one with every call. No fault befalls
 * it, and it is not emitted: a flood is made of this.
 *
 * Returns: (transfer full) (nullable): an update; NULL if no agent is granted
 */
GBytes *
rs_demo_subscriber_retell (RsDemoSubscriber *self)
{
  const RsDemoGrant *grant = rs_demo_view_get_grant (self->view);
  GPtrArray *agents = grant != NULL ? grant->agents : NULL;
  RsDemoRecord *record;
  RsDemoStamp stamp;

  if (self->is_closed || agents == NULL || agents->len == 0)
    return NULL;
  record = rs_demo_floor_find (self->floor, RS_DEMO_KIND_AGENT, agents->pdata[self->next_retold++ % agents->len]);
  stamp = rs_demo_stamper_stamp_first (self->stamper, record);
  return encode_update (self, &stamp, record, rs_demo_view_choose_first (self->view, record));
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
 * rs_demo_subscriber_get_pulse:
 * @self: a subscriber
 *
 * Returns: (transfer none): its heartbeats
 */
RsDemoPulse *
rs_demo_subscriber_get_pulse (RsDemoSubscriber *self)
{
  return self->pulse;
}

/**
 * rs_demo_subscriber_get_subscriptions:
 * @self: a subscriber
 *
 * Returns: how often the client has said `subscribe`
 */
guint
rs_demo_subscriber_get_subscriptions (RsDemoSubscriber *self)
{
  return self->subscriptions;
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
  return rs_demo_view_get_grant (self->view) != NULL;
}
