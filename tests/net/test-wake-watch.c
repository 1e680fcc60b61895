/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-wake-watch.h"
#include "test-bus.h"

#include <gio/gio.h>

/* What tells that it is worth trying at once (protocol §9). Time is virtual, the bus is a real one of the test's own. */

typedef struct
{
  RsClock *clock;
  RsWakeWatch *watch;
  guint told[2]; /* by reason */
} Fixture;

static void
count (RsWakeReason reason, gpointer user_data)
{
  Fixture *test = user_data;

  test->told[reason]++;
}

static void
set_up (Fixture *test, gconstpointer user_data)
{
  test->clock = rs_clock_new_virtual (g_get_real_time ());
  test->watch = rs_wake_watch_new (test->clock, count, test);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture *test, gconstpointer user_data)
{
  g_clear_pointer (&test->watch, rs_wake_watch_free);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (test->clock);
}

static void
change_network (gboolean available)
{
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", available);
}

static void
test_the_network_coming_back_is_told_at_once (Fixture *test, gconstpointer user_data)
{
  change_network (FALSE);
  g_assert_cmpuint (test->told[RS_WAKE_NETWORK], ==, 0);
  change_network (TRUE);
  g_assert_cmpuint (test->told[RS_WAKE_NETWORK], ==, 1);
}

static void
test_a_burst_of_changes_is_told_first_and_last (Fixture *test, gconstpointer user_data)
{
  for (guint i = 0; i < 20; i++)
    change_network (TRUE);
  g_assert_cmpuint (test->told[RS_WAKE_NETWORK], ==, 1);
  rs_clock_advance (test->clock, 3 * G_USEC_PER_SEC);
  g_assert_cmpuint (test->told[RS_WAKE_NETWORK], ==, 2);
  rs_clock_advance (test->clock, 60 * G_USEC_PER_SEC);
  g_assert_cmpuint (test->told[RS_WAKE_NETWORK], ==, 2);
}

static void
test_the_clocks_tell_of_sleep (Fixture *test, gconstpointer user_data)
{
  rs_clock_advance (test->clock, 600 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpuint (test->told[RS_WAKE_RESUME], ==, 0);
  rs_clock_sleep (test->clock, 3600 * (gint64) G_USEC_PER_SEC);
  rs_clock_advance (test->clock, G_USEC_PER_SEC);
  g_assert_cmpuint (test->told[RS_WAKE_RESUME], ==, 1);
  rs_clock_advance (test->clock, 600 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpuint (test->told[RS_WAKE_RESUME], ==, 1);
}

static void
test_a_wall_clock_that_is_set_is_no_sleep (Fixture *test, gconstpointer user_data)
{
  rs_clock_step_real (test->clock, 7200 * (gint64) G_USEC_PER_SEC);
  rs_clock_advance (test->clock, 10 * G_USEC_PER_SEC);
  g_assert_cmpuint (test->told[RS_WAKE_RESUME], ==, 0);
}

static void
say (gboolean going_to_sleep)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SYSTEM, NULL, &error);
  GVariant *answer;

  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                        "RequestName", g_variant_new ("(su)", "org.freedesktop.login1", 4), NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_unref (answer);
  g_dbus_connection_emit_signal (bus, NULL, "/org/freedesktop/login1", "org.freedesktop.login1.Manager",
                                 "PrepareForSleep", g_variant_new ("(b)", going_to_sleep), &error);
  g_assert_no_error (error);
  g_dbus_connection_flush_sync (bus, NULL, &error);
  g_assert_no_error (error);
}

/* What the bus was told before a question has come back to us before its answer. */
static void
hear_all (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SYSTEM, NULL, &error);
  GVariant *answer;

  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                        "GetId", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_unref (answer);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The watch takes a moment to listen, and nothing tells when it does: so it is said until it is heard. */
static void
say_that_it_woke (Fixture *test)
{
  gint64 end_us = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (test->told[RS_WAKE_RESUME] == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end_us);
      say (FALSE);
      hear_all ();
    }
}

static void
test_the_login_manager_tells_of_sleep (Fixture *test, gconstpointer user_data)
{
  say_that_it_woke (test);
  g_assert_cmpuint (test->told[RS_WAKE_RESUME], ==, 1);
}

static void
test_going_to_sleep_is_no_reason (Fixture *test, gconstpointer user_data)
{
  say_that_it_woke (test); /* so it listens */
  rs_clock_advance (test->clock, 60 * G_USEC_PER_SEC);
  say (TRUE);
  hear_all ();
  g_assert_cmpuint (test->told[RS_WAKE_RESUME], ==, 1);
}

static void
test_one_sleep_is_told_once (Fixture *test, gconstpointer user_data)
{
  rs_clock_sleep (test->clock, 60 * G_USEC_PER_SEC);
  say_that_it_woke (test);
  rs_clock_advance (test->clock, 60 * G_USEC_PER_SEC);
  g_assert_cmpuint (test->told[RS_WAKE_RESUME], ==, 1);
}

#define ADD(name, func) g_test_add ("/net/wake-watch/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", test_bus_start (), TRUE);

  ADD ("the-network-coming-back-is-told-at-once", test_the_network_coming_back_is_told_at_once);
  ADD ("a-burst-of-changes-is-told-first-and-last", test_a_burst_of_changes_is_told_first_and_last);
  ADD ("the-clocks-tell-of-sleep", test_the_clocks_tell_of_sleep);
  ADD ("a-wall-clock-that-is-set-is-no-sleep", test_a_wall_clock_that_is_set_is_no_sleep);
  ADD ("the-login-manager-tells-of-sleep", test_the_login_manager_tells_of_sleep);
  ADD ("going-to-sleep-is-no-reason", test_going_to_sleep_is_no_reason);
  ADD ("one-sleep-is-told-once", test_one_sleep_is_told_once);
  return g_test_run ();
}
