/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-pulse.h"

/**
 * RsDemoPulse:
 *
 * The heartbeats of one connection (protocol §5): when one is due, when an answer is overdue, and how long the
 * answers took.
 */
struct _RsDemoPulse
{
  gint64 interval_us;
  RsClock *clock;
  GMainContext *context;
  RsDemoPulseEvents events;
  gpointer user_data;
  RsTimer *next;
  RsTimer *deadline;
  GArray *sent; /* of gint64: monotonic times of heartbeats that wait for their answer */
  guint answered;
  gint64 longest_wait_us;
};

static void
on_deadline (gpointer user_data)
{
  RsDemoPulse *self = user_data;

  self->events.fail (self->user_data);
}

static void
await_answer (RsDemoPulse *self)
{
  rs_clear_timer (&self->deadline);
  self->deadline = rs_clock_add_timer (self->clock, self->context, self->interval_us * 5 / 2, on_deadline, self);
}

static void
on_due (gpointer user_data)
{
  RsDemoPulse *self = user_data;
  gint64 now = rs_clock_get_monotonic (self->clock);

  rs_clear_timer (&self->next);
  self->next = rs_clock_add_timer (self->clock, self->context, self->interval_us, on_due, self);
  g_array_append_val (self->sent, now); /* before it is sent: a client in the same thread may answer at once */
  if (self->events.send (self->user_data))
    {
      if (self->deadline == NULL)
        await_answer (self);
      return;
    }
  g_array_set_size (self->sent, self->sent->len - 1);
  rs_clear_timer (&self->deadline);
}

/**
 * rs_demo_pulse_new:
 * @interval_us: from one heartbeat to the next
 * @clock: when
 * @context: (nullable): where @clock calls
 * @events: what to do
 * @user_data: for @events
 *
 * Returns: (transfer full): a pulse whose first beat is due after one interval
 */
RsDemoPulse *
rs_demo_pulse_new (gint64 interval_us, RsClock *clock, GMainContext *context, const RsDemoPulseEvents *events,
                   gpointer user_data)
{
  RsDemoPulse *self = g_new0 (RsDemoPulse, 1);

  self->interval_us = interval_us;
  self->clock = g_object_ref (clock);
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  self->events = *events;
  self->user_data = user_data;
  self->sent = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->next = rs_clock_add_timer (clock, context, interval_us, on_due, self);
  return self;
}

/**
 * rs_demo_pulse_stop:
 * @self: a pulse that is to beat no more
 */
void
rs_demo_pulse_stop (RsDemoPulse *self)
{
  rs_clear_timer (&self->next);
  rs_clear_timer (&self->deadline);
}

/**
 * rs_demo_pulse_free:
 * @self: (transfer full): a pulse
 */
void
rs_demo_pulse_free (RsDemoPulse *self)
{
  rs_demo_pulse_stop (self);
  g_array_unref (self->sent);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_object_unref (self->clock);
  g_free (self);
}

/**
 * rs_demo_pulse_take_answer:
 * @self: a pulse
 *
 * The client has answered the oldest heartbeat that waits, if any does, and has 2.5 intervals again.
 */
void
rs_demo_pulse_take_answer (RsDemoPulse *self)
{
  gint64 now = rs_clock_get_monotonic (self->clock);

  self->answered++;
  await_answer (self);
  if (self->sent->len == 0)
    return;
  self->longest_wait_us = MAX (self->longest_wait_us, now - g_array_index (self->sent, gint64, 0));
  g_array_remove_index (self->sent, 0);
}

/**
 * rs_demo_pulse_get_answered:
 * @self: a pulse
 *
 * Returns: answers so far
 */
guint
rs_demo_pulse_get_answered (RsDemoPulse *self)
{
  return self->answered;
}

/**
 * rs_demo_pulse_get_longest_wait:
 * @self: a pulse
 *
 * Returns: the longest that an answer took, in microseconds; 0 before the first
 */
gint64
rs_demo_pulse_get_longest_wait (RsDemoPulse *self)
{
  return self->longest_wait_us;
}
