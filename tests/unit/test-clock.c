/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-clock.h"

#define START_US (G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC)
#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

typedef struct
{
  RsClock *clock;
  GString *log; /* what fired, in order: name@monotonic milliseconds since the start */
  gint64 start_us;
  RsTimer *timers[4];
} Fixture;

typedef struct
{
  Fixture *fixture;
  const char *name;
} Named;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->clock = rs_clock_new_virtual (START_US);
  fixture->start_us = rs_clock_get_monotonic (fixture->clock);
  fixture->log = g_string_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixture->timers); i++)
    rs_clear_timer (&fixture->timers[i]);
  g_string_free (fixture->log, TRUE);
  g_assert_finalize_object (fixture->clock);
}

static void
write_down (gpointer user_data)
{
  Named *named = user_data;
  Fixture *fixture = named->fixture;

  g_string_append_printf (fixture->log, "%s@%" G_GINT64_FORMAT " ", named->name,
                          (rs_clock_get_monotonic (fixture->clock) - fixture->start_us) / 1000);
}

static RsTimer *
add (Fixture *fixture, gint64 delay_ms, RsTimerFunc func, gpointer user_data)
{
  return rs_clock_add_timer (fixture->clock, NULL, delay_ms * 1000, func, user_data);
}

static void
test_timers_fire_in_order (Fixture *fixture, gconstpointer user_data)
{
  Named late = { fixture, "late" }, soon = { fixture, "soon" }, never = { fixture, "never" };

  fixture->timers[0] = add (fixture, 30, write_down, &late);
  fixture->timers[1] = add (fixture, 10, write_down, &soon);
  fixture->timers[2] = add (fixture, 51, write_down, &never);
  rs_clock_advance (fixture->clock, 50 * 1000);

  g_assert_cmpstr (fixture->log->str, ==, "soon@10 late@30 ");
  g_assert_cmpint (rs_clock_get_monotonic (fixture->clock), ==, fixture->start_us + 50 * 1000);
  g_assert_cmpint (rs_clock_get_real (fixture->clock), ==, START_US + 50 * 1000);
}

static void
test_due_at_once_in_the_order_of_asking (Fixture *fixture, gconstpointer user_data)
{
  Named first = { fixture, "first" }, second = { fixture, "second" }, third = { fixture, "third" };

  fixture->timers[0] = add (fixture, 5, write_down, &first);
  fixture->timers[1] = add (fixture, 5, write_down, &second);
  fixture->timers[2] = add (fixture, 5, write_down, &third);
  rs_clock_advance (fixture->clock, 5 * 1000);

  g_assert_cmpstr (fixture->log->str, ==, "first@5 second@5 third@5 ");
}

static void
test_a_timer_fires_once (Fixture *fixture, gconstpointer user_data)
{
  Named once = { fixture, "once" };

  fixture->timers[0] = add (fixture, 1, write_down, &once);
  rs_clock_advance (fixture->clock, 1000);
  rs_clock_advance (fixture->clock, HOUR_US);

  g_assert_cmpstr (fixture->log->str, ==, "once@1 ");
}

static void
test_a_negative_delay_is_now (Fixture *fixture, gconstpointer user_data)
{
  Named now = { fixture, "now" };

  fixture->timers[0] = add (fixture, -7, write_down, &now);
  g_assert_cmpstr (fixture->log->str, ==, "");
  rs_clock_advance (fixture->clock, 0);

  g_assert_cmpstr (fixture->log->str, ==, "now@0 ");
}

static void
test_a_cancelled_timer_stays_silent (Fixture *fixture, gconstpointer user_data)
{
  Named cancelled = { fixture, "cancelled" }, other = { fixture, "other" };

  fixture->timers[0] = add (fixture, 10, write_down, &cancelled);
  fixture->timers[1] = add (fixture, 10, write_down, &other);
  rs_clear_timer (&fixture->timers[0]);
  rs_clock_advance (fixture->clock, 20 * 1000);

  g_assert_null (fixture->timers[0]);
  g_assert_cmpstr (fixture->log->str, ==, "other@10 ");
}

static void
cancel_all (gpointer user_data)
{
  Fixture *fixture = user_data;

  g_string_append (fixture->log, "cancelling ");
  for (guint i = 0; i < G_N_ELEMENTS (fixture->timers); i++)
    rs_clear_timer (&fixture->timers[i]);
}

static void
test_a_timer_may_cancel_itself_and_others (Fixture *fixture, gconstpointer user_data)
{
  Named other = { fixture, "other" };

  fixture->timers[0] = add (fixture, 10, cancel_all, fixture);
  fixture->timers[1] = add (fixture, 11, write_down, &other);
  rs_clock_advance (fixture->clock, 20 * 1000);

  g_assert_cmpstr (fixture->log->str, ==, "cancelling ");
}

static void
tick (gpointer user_data)
{
  Fixture *fixture = user_data;
  Named named = { fixture, "tick" };

  write_down (&named);
  rs_clear_timer (&fixture->timers[0]);
  fixture->timers[0] = add (fixture, 10, tick, fixture);
}

static void
test_a_timer_may_ask_again (Fixture *fixture, gconstpointer user_data)
{
  fixture->timers[0] = add (fixture, 10, tick, fixture);
  rs_clock_advance (fixture->clock, 35 * 1000);

  g_assert_cmpstr (fixture->log->str, ==, "tick@10 tick@20 tick@30 ");
}

static void
test_a_step_moves_the_wall_clock_only (Fixture *fixture, gconstpointer user_data)
{
  Named named = { fixture, "fired" };

  fixture->timers[0] = add (fixture, 10, write_down, &named);
  rs_clock_step_real (fixture->clock, -HOUR_US);

  g_assert_cmpint (rs_clock_get_real (fixture->clock), ==, START_US - HOUR_US);
  g_assert_cmpint (rs_clock_get_monotonic (fixture->clock), ==, fixture->start_us);
  rs_clock_advance (fixture->clock, 10 * 1000);
  g_assert_cmpstr (fixture->log->str, ==, "fired@10 ");
  g_assert_cmpint (rs_clock_get_real (fixture->clock), ==, START_US - HOUR_US + 10 * 1000);
}

static void
set_flag (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
test_the_system_clock_wakes_its_context (void)
{
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  g_autoptr (GMainContext) context = g_main_context_new ();
  gboolean fired = FALSE, cancelled_fired = FALSE;
  gint64 before_us = g_get_monotonic_time ();
  RsTimer *timer = rs_clock_add_timer (clock, context, 3000, set_flag, &fired);
  RsTimer *cancelled = rs_clock_add_timer (clock, context, 0, set_flag, &cancelled_fired);

  rs_clear_timer (&cancelled);
  while (!fired)
    g_main_context_iteration (context, TRUE);
  rs_clear_timer (&timer);

  g_assert_cmpint (g_get_monotonic_time () - before_us, >=, 3000);
  g_assert_false (cancelled_fired);
  g_assert_cmpint (rs_clock_get_monotonic (clock), >=, before_us);
  g_assert_cmpint (ABS (rs_clock_get_real (clock) - g_get_real_time ()), <, G_USEC_PER_SEC);
}

#define ADD(path, func) g_test_add ("/base/clock/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("timers-fire-in-order", test_timers_fire_in_order);
  ADD ("due-at-once-in-the-order-of-asking", test_due_at_once_in_the_order_of_asking);
  ADD ("a-timer-fires-once", test_a_timer_fires_once);
  ADD ("a-negative-delay-is-now", test_a_negative_delay_is_now);
  ADD ("a-cancelled-timer-stays-silent", test_a_cancelled_timer_stays_silent);
  ADD ("a-timer-may-cancel-itself-and-others", test_a_timer_may_cancel_itself_and_others);
  ADD ("a-timer-may-ask-again", test_a_timer_may_ask_again);
  ADD ("a-step-moves-the-wall-clock-only", test_a_step_moves_the_wall_clock_only);
  g_test_add_func ("/base/clock/the-system-clock-wakes-its-context", test_the_system_clock_wakes_its_context);
  return g_test_run ();
}
