/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-faults.h"

#include "demo/rs-demo-draw.h"
#include "demo/rs-demo-message.h"

#define DEFAULT_WINDOW_US (G_USEC_PER_SEC / 2)

typedef struct
{
  GBytes *frame;
  gint64 due_us;    /* monotonic, G_MAXINT64 for none */
  gint64 span_left; /* frames that may still pass, G_MAXINT64 for any number */
} Held;

typedef enum
{
  ALARM_HELD,
  ALARM_BURST,
  ALARM_SILENCE,
  ALARM_CLOSE,
  ALARM_RESTART,
  ALARM_INVALID,
  ALARM_OVERSIZE,
} Alarm;

#define N_ALARMS (ALARM_OVERSIZE + 1)

/**
 * RsDemoFaults:
 *
 * What happens to frames between the encoder and the wire:
 *
 *   update ─▶ drop ─▶ malformed before it ─▶ hold back ─▶ burst ─▶ silence ─▶ out
 *   control ─────────────────────────────────────────────────────▶ silence ─▶ out
 *
 * Only the drop loses a frame. Seeded: the same frames at the same times meet the same fate.
 */
struct _RsDemoFaults
{
  RsDemoFaultPlan plan;
  GRand *rand;
  RsClock *clock;
  GMainContext *context;
  RsDemoFaultsEvents events;
  gpointer user_data;

  GQueue held;       /* of Held, soonest due first */
  GQueue in_burst;   /* of GBytes */
  GQueue in_silence; /* of GBytes */
  gboolean collects_burst;
  gboolean is_silent;
  RsTimer *timers[N_ALARMS];
};

static void on_held_due (gpointer user_data);
static void on_burst_collects (gpointer user_data);
static void on_silence_begins (gpointer user_data);

static void
set_alarm (RsDemoFaults *self, Alarm alarm, gint64 delay_us, RsTimerFunc func)
{
  rs_clear_timer (&self->timers[alarm]);
  self->timers[alarm] = rs_clock_add_timer (self->clock, self->context, delay_us, func, self);
}

static void
put_out (RsDemoFaults *self, GBytes *frame)
{
  if (self->is_silent)
    g_queue_push_tail (&self->in_silence, g_bytes_ref (frame));
  else
    self->events.emit (frame, self->user_data);
}

static void
put_update_out (RsDemoFaults *self, GBytes *frame)
{
  if (self->collects_burst)
    g_queue_push_tail (&self->in_burst, g_bytes_ref (frame));
  else
    put_out (self, frame);
}

static void
drain (RsDemoFaults *self, GQueue *frames)
{
  GBytes *frame;

  while ((frame = g_queue_pop_head (frames)) != NULL)
    {
      put_out (self, frame);
      g_bytes_unref (frame);
    }
}

static void
free_held (gpointer data)
{
  Held *held = data;

  g_bytes_unref (held->frame);
  g_free (held);
}

static void
release (RsDemoFaults *self, GList *link)
{
  Held *held = link->data;

  g_queue_delete_link (&self->held, link);
  put_update_out (self, held->frame);
  free_held (held);
}

static int
compare_held (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Held *first = a;
  const Held *second = b;

  return (first->due_us > second->due_us) - (first->due_us < second->due_us);
}

static void
watch_held (RsDemoFaults *self)
{
  Held *first = g_queue_peek_head (&self->held);

  if (first == NULL || first->due_us == G_MAXINT64)
    rs_clear_timer (&self->timers[ALARM_HELD]);
  else
    set_alarm (self, ALARM_HELD, first->due_us - rs_clock_get_monotonic (self->clock), on_held_due);
}

static void
on_held_due (gpointer user_data)
{
  RsDemoFaults *self = user_data;
  gint64 now = rs_clock_get_monotonic (self->clock);

  while (self->held.head != NULL && ((Held *) self->held.head->data)->due_us <= now)
    release (self, self->held.head);
  watch_held (self);
}

static void
hold_back (RsDemoFaults *self, GBytes *frame)
{
  Held *held = g_new0 (Held, 1);
  double window = (double) self->plan.reorder_window_us;

  held->frame = g_bytes_ref (frame);
  held->due_us = G_MAXINT64;
  held->span_left = G_MAXINT64;
  if (self->plan.reorder_window_us > 0)
    held->due_us = rs_clock_get_monotonic (self->clock) + (gint64) rs_demo_draw_between (self->rand, 0.0, window);
  if (self->plan.reorder_span > 0)
    held->span_left = 1 + rs_demo_draw_index (self->rand, (guint) self->plan.reorder_span);
  g_queue_insert_sorted (&self->held, held, compare_held, NULL);
  watch_held (self);
}

/* A frame has passed those that are held back. */
static void
let_pass (RsDemoFaults *self, GBytes *frame)
{
  GList *link = self->held.head;

  put_update_out (self, frame);
  while (link != NULL)
    {
      GList *next = link->next;
      Held *held = link->data;

      if (held->span_left != G_MAXINT64 && --held->span_left <= 0)
        release (self, link);
      link = next;
    }
}

static void
insert_malformed (RsDemoFaults *self, RsDemoKind kind, const char *id)
{
  guint kinds = self->plan.malformed_kinds;
  guint first = rs_demo_draw_index (self->rand, RS_DEMO_N_MALFORMED);

  for (guint i = 0; i < RS_DEMO_N_MALFORMED; i++)
    {
      guint candidate = (first + i) % RS_DEMO_N_MALFORMED;
      g_autoptr (GBytes) frame = NULL;

      if (kinds != 0 && (kinds & 1u << candidate) == 0)
        continue;
      frame = rs_demo_message_malformed ((RsDemoMalformed) candidate, kind, id);
      put_update_out (self, frame);
      return;
    }
}

static void
send_or_hold (RsDemoFaults *self, GBytes *frame)
{
  if (self->plan.duplicate_share > 0.0 && rs_demo_draw_chance (self->rand, self->plan.duplicate_share))
    hold_back (self, frame);
  if (self->plan.reorder_share > 0.0 && rs_demo_draw_chance (self->rand, self->plan.reorder_share))
    hold_back (self, frame);
  else
    let_pass (self, frame);
}

static void
maybe_insert_malformed (RsDemoFaults *self, RsDemoKind kind, const char *id)
{
  if (self->plan.malformed_share > 0.0 && rs_demo_draw_chance (self->rand, self->plan.malformed_share))
    insert_malformed (self, kind, id);
}

/**
 * rs_demo_faults_push_update:
 * @self: faults
 * @frame: an update
 * @kind: what it is about
 * @id: its id
 *
 * Sends an update, or does to it what the plan says.
 */
void
rs_demo_faults_push_update (RsDemoFaults *self, GBytes *frame, RsDemoKind kind, const char *id)
{
  maybe_insert_malformed (self, kind, id);
  if (self->plan.drop_share > 0.0 && rs_demo_draw_chance (self->rand, self->plan.drop_share))
    return;
  send_or_hold (self, frame);
}

/**
 * rs_demo_faults_push_first:
 * @self: faults
 * @frame: a first delta
 * @kind: what it is about
 * @id: its id
 *
 * Sends a first delta. It is not lost unless the plan says that these are too: so a lossy stream heals by a new
 * subscription (protocol §7).
 */
void
rs_demo_faults_push_first (RsDemoFaults *self, GBytes *frame, RsDemoKind kind, const char *id)
{
  if (self->plan.drop_first_deltas)
    {
      rs_demo_faults_push_update (self, frame, kind, id);
      return;
    }
  maybe_insert_malformed (self, kind, id);
  send_or_hold (self, frame);
}

/**
 * rs_demo_faults_push_control:
 * @self: faults
 * @frame: a heartbeat, an answer to a subscription or an error
 *
 * Sends a frame that only silence can hold up.
 */
void
rs_demo_faults_push_control (RsDemoFaults *self, GBytes *frame)
{
  put_out (self, frame);
}

/**
 * rs_demo_faults_flush:
 * @self: faults
 *
 * Lets everything out that is held back, for whatever reason.
 */
void
rs_demo_faults_flush (RsDemoFaults *self)
{
  while (self->held.head != NULL)
    release (self, self->held.head);
  watch_held (self);
  drain (self, &self->in_burst);
  self->is_silent = FALSE;
  drain (self, &self->in_silence);
}

static void
on_burst_comes (gpointer user_data)
{
  RsDemoFaults *self = user_data;

  self->collects_burst = FALSE;
  drain (self, &self->in_burst);
  set_alarm (self, ALARM_BURST, self->plan.burst_every_us - self->plan.burst_hold_us, on_burst_collects);
}

static void
on_burst_collects (gpointer user_data)
{
  RsDemoFaults *self = user_data;

  self->collects_burst = TRUE;
  set_alarm (self, ALARM_BURST, self->plan.burst_hold_us, on_burst_comes);
}

static void
on_silence_ends (gpointer user_data)
{
  RsDemoFaults *self = user_data;

  self->is_silent = FALSE;
  drain (self, &self->in_silence);
}

static void
on_silence_begins (gpointer user_data)
{
  RsDemoFaults *self = user_data;

  self->is_silent = TRUE;
  set_alarm (self, ALARM_SILENCE, self->plan.silence_for_us, on_silence_ends);
}

static void
on_close_due (gpointer user_data)
{
  RsDemoFaults *self = user_data;

  self->events.close ((guint) self->plan.close_code, "closed as planned", self->user_data);
}

static void
on_restart_due (gpointer user_data)
{
  RsDemoFaults *self = user_data;

  self->events.restart_numbers (self->user_data);
}

static void
on_invalid_due (gpointer user_data)
{
  RsDemoFaults *self = user_data;
  g_autoptr (GBytes) frame = rs_demo_message_invalid_utf8 ();

  put_out (self, frame);
}

static void
on_oversize_due (gpointer user_data)
{
  RsDemoFaults *self = user_data;
  g_autoptr (GBytes) frame = rs_demo_message_oversize ((gsize) self->plan.oversize_bytes);

  put_out (self, frame);
}

static void
set_alarms (RsDemoFaults *self)
{
  const RsDemoFaultPlan *plan = &self->plan;
  const struct
  {
    Alarm alarm;
    gint64 at_us;
    RsTimerFunc func;
  } alarms[] = {
    { ALARM_SILENCE, plan->silence_from_us, on_silence_begins },
    { ALARM_CLOSE, plan->close_at_us, on_close_due },
    { ALARM_RESTART, plan->restart_numbers_at_us, on_restart_due },
    { ALARM_INVALID, plan->invalid_utf8_at_us, on_invalid_due },
    { ALARM_OVERSIZE, plan->oversize_at_us, on_oversize_due },
  };

  for (guint i = 0; i < G_N_ELEMENTS (alarms); i++)
    if (alarms[i].at_us > 0)
      set_alarm (self, alarms[i].alarm, alarms[i].at_us, alarms[i].func);
  if (plan->burst_every_us > 0)
    set_alarm (self, ALARM_BURST, plan->burst_every_us - plan->burst_hold_us, on_burst_collects);
}

static void
take_plan (RsDemoFaults *self, const RsDemoFaultPlan *plan)
{
  self->plan = *plan;
  if (plan->reorder_window_us == 0 && plan->reorder_span == 0)
    self->plan.reorder_window_us = DEFAULT_WINDOW_US;
}

/**
 * rs_demo_faults_new:
 * @plan: what goes wrong
 * @seed: seeds every chance
 * @clock: for what happens at a time
 * @context: (nullable): where @clock calls
 * @events: what faults do
 * @user_data: for @events
 *
 * Begins the life of a connection's faults; times in @plan count from now.
 *
 * Returns: (transfer full): faults
 */
RsDemoFaults *
rs_demo_faults_new (const RsDemoFaultPlan *plan, guint32 seed, RsClock *clock, GMainContext *context,
                    const RsDemoFaultsEvents *events, gpointer user_data)
{
  RsDemoFaults *self = g_new0 (RsDemoFaults, 1);

  take_plan (self, plan);
  self->rand = g_rand_new_with_seed (seed);
  self->clock = g_object_ref (clock);
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  self->events = *events;
  self->user_data = user_data;
  set_alarms (self);
  return self;
}

/**
 * rs_demo_faults_forbid_close:
 * @self: faults
 *
 * Spares this connection the planned close: others have had it often enough.
 */
void
rs_demo_faults_forbid_close (RsDemoFaults *self)
{
  rs_clear_timer (&self->timers[ALARM_CLOSE]);
}

/**
 * rs_demo_faults_set_plan:
 * @self: faults
 * @plan: what goes wrong from now on; times in it count from now
 *
 * Lets everything out that was held back, and begins with another plan.
 */
void
rs_demo_faults_set_plan (RsDemoFaults *self, const RsDemoFaultPlan *plan)
{
  for (guint i = 0; i < N_ALARMS; i++)
    rs_clear_timer (&self->timers[i]);
  self->collects_burst = FALSE;
  rs_demo_faults_flush (self);
  take_plan (self, plan);
  set_alarms (self);
}

/**
 * rs_demo_faults_is_silent:
 * @self: faults
 *
 * Returns: whether nothing goes out at present
 */
gboolean
rs_demo_faults_is_silent (RsDemoFaults *self)
{
  return self->is_silent;
}

/**
 * rs_demo_faults_free:
 * @self: (transfer full): faults; what they hold back is lost, as with a connection that ends
 */
void
rs_demo_faults_free (RsDemoFaults *self)
{
  for (guint i = 0; i < N_ALARMS; i++)
    rs_clear_timer (&self->timers[i]);
  g_queue_clear_full (&self->held, free_held);
  g_queue_clear_full (&self->in_burst, (GDestroyNotify) g_bytes_unref);
  g_queue_clear_full (&self->in_silence, (GDestroyNotify) g_bytes_unref);
  g_rand_free (self->rand);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_object_unref (self->clock);
  g_free (self);
}
