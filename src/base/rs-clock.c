/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-clock.h"

#include <time.h>

/**
 * RsClock:
 *
 * The one place where the program learns what time it is and asks to be woken.
 *
 * Everything that waits gets its clock from outside, so that a test can let an hour of back-off pass in a
 * millisecond. A system clock may be used from any thread; a virtual clock belongs to the thread that made it.
 */
struct _RsClock
{
  GObject parent_instance;

  gboolean is_virtual;
  gint64 monotonic_us;
  gint64 real_us;
  gint64 asleep_us;
  GList *timers; /* of RsTimer, soonest first; virtual clocks only */
};

/*
 * A timer is owned by whoever asked for it until it is cancelled: also a timer that has fired must be
 * cancelled (rs_clear_timer()), which then only frees it. So nobody has to know whether it fired already.
 */
struct _RsTimer
{
  RsClock *clock;
  GSource *source; /* system clocks */
  gint64 due_us;   /* virtual clocks */
  RsTimerFunc func;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (RsClock, rs_clock, G_TYPE_OBJECT)

static void
rs_clock_finalize (GObject *object)
{
  RsClock *self = RS_CLOCK (object);

  g_assert (self->timers == NULL); /* a timer holds a reference to its clock */
  G_OBJECT_CLASS (rs_clock_parent_class)->finalize (object);
}

static void
rs_clock_class_init (RsClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_clock_finalize;
}

static void
rs_clock_init (RsClock *self)
{
}

/**
 * rs_clock_new_system:
 *
 * Makes a clock that tells the machine's time.
 *
 * Returns: (transfer full): a clock
 */
RsClock *
rs_clock_new_system (void)
{
  return g_object_new (RS_TYPE_CLOCK, NULL);
}

/**
 * rs_clock_new_virtual:
 * @real_us: the wall-clock time at which it starts, in microseconds since 1970
 *
 * Makes a clock that stands still until rs_clock_advance() is called. Its monotonic time starts at one second.
 *
 * Returns: (transfer full): a clock
 */
RsClock *
rs_clock_new_virtual (gint64 real_us)
{
  RsClock *self = g_object_new (RS_TYPE_CLOCK, NULL);

  self->is_virtual = TRUE;
  self->real_us = real_us;
  self->monotonic_us = G_USEC_PER_SEC;
  return self;
}

/**
 * rs_clock_get_monotonic:
 * @self: a clock
 *
 * Returns: microseconds that never jump and never go back
 */
gint64
rs_clock_get_monotonic (RsClock *self)
{
  return self->is_virtual ? self->monotonic_us : g_get_monotonic_time ();
}

/**
 * rs_clock_get_real:
 * @self: a clock
 *
 * Returns: microseconds since 1970 as this machine believes them; may jump, may be hours off
 */
gint64
rs_clock_get_real (RsClock *self)
{
  return self->is_virtual ? self->real_us : g_get_real_time ();
}

static gint64
read_clock (clockid_t id)
{
  struct timespec time = { 0 };

  clock_gettime (id, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/**
 * rs_clock_get_asleep:
 * @self: a clock
 *
 * Monotonic time stands still while the machine sleeps; the time since its start does not.
 *
 * Returns: microseconds that this machine has slept since its start; only differences mean something, and a few
 *   microseconds of them nothing
 */
gint64
rs_clock_get_asleep (RsClock *self)
{
  return self->is_virtual ? self->asleep_us : read_clock (CLOCK_BOOTTIME) - read_clock (CLOCK_MONOTONIC);
}

static gboolean
on_source_ready (gpointer user_data)
{
  RsTimer *timer = user_data;

  timer->func (timer->user_data); /* may cancel and so free the timer */
  return G_SOURCE_REMOVE;
}

/* Where a new timer goes: behind those that are due at the same time, so that they fire as they were asked for. */
static int
compare_timers (gconstpointer new_timer, gconstpointer other_timer)
{
  const RsTimer *timer = new_timer;
  const RsTimer *other = other_timer;

  return timer->due_us < other->due_us ? -1 : 1;
}

static GSource *
attach_source (RsTimer *timer, GMainContext *context, gint64 delay_us)
{
  GSource *source = g_timeout_source_new (0);

  g_source_set_ready_time (source, g_get_monotonic_time () + delay_us);
  g_source_set_callback (source, on_source_ready, timer, NULL);
  g_source_set_static_name (source, "RsTimer");
  g_source_attach (source, context);
  return source;
}

/**
 * rs_clock_add_timer:
 * @self: a clock
 * @context: (nullable): where @func is called; the calling thread must be the one that runs it. Virtual clocks
 *   ignore it: they call from rs_clock_advance()
 * @delay_us: microseconds from now, 0 or more
 * @func: called once
 * @user_data: for @func
 *
 * Asks to be woken.
 *
 * Returns: (transfer full): a timer, to be given to rs_timer_cancel() whether it has fired or not
 */
RsTimer *
rs_clock_add_timer (RsClock *self, GMainContext *context, gint64 delay_us, RsTimerFunc func, gpointer user_data)
{
  RsTimer *timer = g_new0 (RsTimer, 1);

  delay_us = MAX (delay_us, 0);
  timer->clock = g_object_ref (self);
  timer->func = func;
  timer->user_data = user_data;

  if (self->is_virtual)
    {
      timer->due_us = self->monotonic_us + delay_us;
      self->timers = g_list_insert_sorted (self->timers, timer, compare_timers);
    }
  else
    timer->source = attach_source (timer, context, delay_us);

  return timer;
}

/**
 * rs_timer_cancel:
 * @timer: (transfer full): a timer
 *
 * Takes a timer back. It will not fire any more.
 */
void
rs_timer_cancel (RsTimer *timer)
{
  if (timer->source != NULL)
    {
      g_source_destroy (timer->source);
      g_source_unref (timer->source);
    }
  else
    timer->clock->timers = g_list_remove (timer->clock->timers, timer);
  g_object_unref (timer->clock);
  g_free (timer);
}

/**
 * rs_clock_advance:
 * @self: a virtual clock
 * @by_us: microseconds, 0 or more
 *
 * Lets time pass and calls, in order, every timer that falls due on the way, at exactly its own time.
 */
void
rs_clock_advance (RsClock *self, gint64 by_us)
{
  gint64 end = self->monotonic_us + by_us;

  g_return_if_fail (self->is_virtual && by_us >= 0);
  g_object_ref (self);

  while (self->timers != NULL && ((RsTimer *) self->timers->data)->due_us <= end)
    {
      RsTimer *timer = self->timers->data;

      self->real_us += timer->due_us - self->monotonic_us;
      self->monotonic_us = timer->due_us;
      self->timers = g_list_delete_link (self->timers, self->timers);
      timer->func (timer->user_data);
    }

  self->real_us += end - self->monotonic_us;
  self->monotonic_us = end;
  g_object_unref (self);
}

/**
 * rs_clock_step_real:
 * @self: a virtual clock
 * @by_us: microseconds, may be negative
 *
 * Moves the wall clock as an administrator or NTP would: monotonic time does not notice.
 */
void
rs_clock_step_real (RsClock *self, gint64 by_us)
{
  g_return_if_fail (self->is_virtual);
  self->real_us += by_us;
}

/**
 * rs_clock_sleep:
 * @self: a virtual clock
 * @for_us: microseconds, 0 or more
 *
 * Lets the machine sleep: monotonic time and all timers stand still meanwhile.
 */
void
rs_clock_sleep (RsClock *self, gint64 for_us)
{
  g_return_if_fail (self->is_virtual && for_us >= 0);
  self->asleep_us += for_us;
  self->real_us += for_us;
}
