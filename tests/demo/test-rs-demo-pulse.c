/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-pulse.h"

#define INTERVAL ((gint64) G_USEC_PER_SEC)

typedef struct
{
  RsClock *clock;
  RsDemoPulse *pulse;
  gboolean is_silent;
  guint sent;
  gboolean has_failed;
} Fixture;

static gboolean
on_send (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->sent += !fixture->is_silent;
  return !fixture->is_silent;
}

static void
on_fail (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->has_failed = TRUE;
  rs_demo_pulse_stop (fixture->pulse);
}

static void
set_up (Fixture *fixture)
{
  static const RsDemoPulseEvents events = { on_send, on_fail };

  *fixture = (Fixture){ .clock = rs_clock_new_virtual (0) };
  fixture->pulse = rs_demo_pulse_new (INTERVAL, fixture->clock, NULL, &events, fixture);
}

static void
tear_down (Fixture *fixture)
{
  rs_demo_pulse_free (fixture->pulse);
  g_object_unref (fixture->clock);
}

static void
test_fails_when_nothing_is_answered (void)
{
  Fixture fixture;

  set_up (&fixture);
  rs_clock_advance (fixture.clock, INTERVAL * 7 / 2 - 1); /* the first went out after one interval */
  g_assert_false (fixture.has_failed);
  rs_clock_advance (fixture.clock, 1);
  g_assert_true (fixture.has_failed);
  g_assert_cmpuint (fixture.sent, ==, 3);
  rs_clock_advance (fixture.clock, 10 * INTERVAL);
  g_assert_cmpuint (fixture.sent, ==, 3);
  tear_down (&fixture);
}

static void
test_measures_the_longest_wait (void)
{
  Fixture fixture;

  set_up (&fixture);
  rs_clock_advance (fixture.clock, INTERVAL + 30000);
  rs_demo_pulse_take_answer (fixture.pulse);
  g_assert_cmpint (rs_demo_pulse_get_longest_wait (fixture.pulse), ==, 30000);
  rs_clock_advance (fixture.clock, 2 * INTERVAL); /* two more, answered late and one after the other */
  rs_demo_pulse_take_answer (fixture.pulse);
  rs_demo_pulse_take_answer (fixture.pulse);
  g_assert_cmpint (rs_demo_pulse_get_longest_wait (fixture.pulse), ==, INTERVAL + 30000);
  rs_demo_pulse_take_answer (fixture.pulse); /* unasked */
  g_assert_cmpuint (rs_demo_pulse_get_answered (fixture.pulse), ==, 4);
  g_assert_false (fixture.has_failed);
  tear_down (&fixture);
}

static void
test_silence_needs_no_answer (void)
{
  Fixture fixture;

  set_up (&fixture);
  rs_clock_advance (fixture.clock, INTERVAL);
  fixture.is_silent = TRUE;
  rs_clock_advance (fixture.clock, 20 * INTERVAL);
  g_assert_false (fixture.has_failed);
  fixture.is_silent = FALSE;
  rs_clock_advance (fixture.clock, 4 * INTERVAL);
  g_assert_true (fixture.has_failed);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/pulse/fails-when-nothing-is-answered", test_fails_when_nothing_is_answered);
  g_test_add_func ("/demo/pulse/measures-the-longest-wait", test_measures_the_longest_wait);
  g_test_add_func ("/demo/pulse/silence-needs-no-answer", test_silence_needs_no_answer);
  return g_test_run ();
}
