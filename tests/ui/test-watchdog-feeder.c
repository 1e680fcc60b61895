/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-tsan.h"
#include "session-fixture.h"
#include "test-manager.h"
#include "ui/rs-watchdog-feeder.h"

#define PERIOD_US (60 * G_USEC_PER_SEC)
#define START_US (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC)

/* A feeder in virtual time, before a manager that hears it. */
typedef struct
{
  TestManager manager;
  RsNotifySocket *socket;
  RsClock *clock;
  RsWatchdogFeeder *feeder;
  guint n_meals;
} Kennel;

static void
set_up (Kennel *kennel, gconstpointer user_data)
{
  test_manager_start (&kennel->manager, TRUE);
  kennel->socket = rs_notify_socket_new (kennel->manager.address);
  kennel->clock = rs_clock_new_virtual (START_US);
  kennel->feeder = rs_watchdog_feeder_new (kennel->socket, PERIOD_US, kennel->clock);
  rs_watchdog_feeder_expect_frames (kennel->feeder, TRUE);
}

static void
tear_down (Kennel *kennel, gconstpointer user_data)
{
  rs_watchdog_feeder_free (kennel->feeder);
  g_assert_finalize_object (kennel->clock);
  rs_notify_socket_free (kennel->socket);
  test_manager_stop (&kennel->manager);
}

/* The kernel keeps few messages for one that does not read, so they are read as they come. */
static void
pass (Kennel *kennel, gint64 time_us)
{
  rs_clock_advance (kennel->clock, time_us);
  kennel->n_meals += test_manager_count (&kennel->manager, "WATCHDOG=1");
}

static void
draw_for (Kennel *kennel, guint seconds)
{
  for (guint i = 0; i < seconds; i++)
    {
      rs_watchdog_feeder_note_frame (kennel->feeder);
      pass (kennel, G_USEC_PER_SEC);
    }
}

/* Since it was asked last. */
static guint
count_meals (Kennel *kennel)
{
  guint n_meals = kennel->n_meals;

  kennel->n_meals = 0;
  return n_meals;
}

static void
test_a_board_that_draws_is_fed_twice_a_period (Kennel *kennel, gconstpointer user_data)
{
  draw_for (kennel, 29);
  g_assert_cmpuint (count_meals (kennel), ==, 0);
  draw_for (kennel, 2);
  g_assert_cmpuint (count_meals (kennel), ==, 1);
  draw_for (kennel, 3600);
  g_assert_cmpuint (count_meals (kennel), ==, 120);
}

static void
test_a_board_that_draws_no_more_is_not_fed (Kennel *kennel, gconstpointer user_data)
{
  draw_for (kennel, 90);
  g_assert_cmpuint (count_meals (kennel), ==, 3);

  /* What was drawn before the last meal counts for it alone. */
  pass (kennel, 10 * PERIOD_US);
  g_assert_cmpuint (count_meals (kennel), ==, 0);

  /* A board that comes back in time is fed soon, and lives. */
  rs_watchdog_feeder_note_frame (kennel->feeder);
  pass (kennel, PERIOD_US / 20);
  g_assert_cmpuint (count_meals (kennel), ==, 1);
}

static void
test_without_a_monitor_no_frames_are_expected (Kennel *kennel, gconstpointer user_data)
{
  rs_watchdog_feeder_expect_frames (kennel->feeder, FALSE);
  pass (kennel, 2 * PERIOD_US);
  g_assert_cmpuint (count_meals (kennel), ==, 4);
}

/* Where the feed thread is caught, and until when. */
typedef struct
{
  GMutex lock;
  GCond changed;
  gboolean is_caught;
  gboolean may_go;
} Trap;

/* The sanitizer does not see into GLib's locks. */
static void
wait_for (Trap *trap, gboolean *what)
{
  RS_TSAN_ACQUIRE (trap);
  while (!*what)
    {
      RS_TSAN_RELEASE (trap);
      g_cond_wait (&trap->changed, &trap->lock);
      RS_TSAN_ACQUIRE (trap);
    }
  RS_TSAN_RELEASE (trap);
}

static void
catch_thread (guint connection, const char *data, gsize length, gpointer user_data)
{
  Trap *trap = user_data;

  g_mutex_lock (&trap->lock);
  RS_TSAN_ACQUIRE (trap);
  trap->is_caught = TRUE;
  RS_TSAN_RELEASE (trap);
  g_cond_broadcast (&trap->changed);
  wait_for (trap, &trap->may_go);
  g_mutex_unlock (&trap->lock);
}

static void
let_open (guint connection, gpointer user_data)
{
}

static void
let_send (guint connection, const char *text, gpointer user_data)
{
}

static void
let_close (guint connection, guint code, gpointer user_data)
{
}

static void
wait_until_caught (Trap *trap)
{
  g_mutex_lock (&trap->lock);
  wait_for (trap, &trap->is_caught);
  g_mutex_unlock (&trap->lock);
}

static void
let_go (Trap *trap)
{
  g_mutex_lock (&trap->lock);
  RS_TSAN_ACQUIRE (trap);
  trap->may_go = TRUE;
  RS_TSAN_RELEASE (trap);
  g_cond_broadcast (&trap->changed);
  g_mutex_unlock (&trap->lock);
}

static gboolean
has_answered (SessionFixture *fixture)
{
  return rs_feed_pulse_has_answered (rs_session_get_pulse (fixture->session));
}

static void
init_options (RsDemoOptions *options)
{
  rs_demo_options_init (options);
  options->agents = 4;
}

static void
test_a_board_whose_feed_hangs_is_not_fed (Kennel *kennel, gconstpointer user_data)
{
  static const RsFrameTapEvents events = { let_open, let_send, catch_thread, let_close };
  Trap trap = { 0 };
  SessionFixture fixture;
  RsDemoOptions options;

  /* Given a board that draws, and a feed thread that is caught in a call, */
  init_options (&options);
  session_fixture_set_up_with_tap (&fixture, &options, rs_frame_tap_new (&events, &trap, NULL));
  wait_until_caught (&trap);
  rs_watchdog_feeder_set_session (kennel->feeder, fixture.session);

  /* nobody is fed, however long it draws; */
  draw_for (kennel, 600);
  g_assert_cmpuint (count_meals (kennel), ==, 0);

  /* when the thread goes on, somebody is. */
  let_go (&trap);
  session_fixture_wait (&fixture, has_answered, "the feed thread answers");
  draw_for (kennel, 4);
  g_assert_cmpuint (count_meals (kennel), ==, 1);
  rs_watchdog_feeder_set_session (kennel->feeder, NULL);
  session_fixture_tear_down (&fixture);
}

static gboolean
is_reconnecting (SessionFixture *fixture)
{
  return rs_session_get_status (fixture->session)->state == RS_SOURCE_STATE_RECONNECTING && has_answered (fixture);
}

static void
test_a_board_that_reconnects_is_fed (Kennel *kennel, gconstpointer user_data)
{
  SessionFixture fixture;
  RsDemoOptions options;

  init_options (&options);
  session_fixture_set_up (&fixture, &options);
  session_fixture_wait (&fixture, session_is_filled, "filled");
  rs_watchdog_feeder_set_session (kennel->feeder, fixture.session);
  rs_demo_host_free (fixture.host);
  session_fixture_wait (&fixture, is_reconnecting, "reconnecting");
  draw_for (kennel, 31);
  g_assert_cmpuint (count_meals (kennel), ==, 1);
  rs_watchdog_feeder_set_session (kennel->feeder, NULL);
  fixture.host = rs_demo_host_new (&options, NULL); /* the fixture ends with one */
  session_fixture_tear_down (&fixture);
}

#define ADD(path, func) g_test_add ("/watchdog-feeder/" path, Kennel, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-board-that-draws-is-fed-twice-a-period", test_a_board_that_draws_is_fed_twice_a_period);
  ADD ("a-board-that-draws-no-more-is-not-fed", test_a_board_that_draws_no_more_is_not_fed);
  ADD ("without-a-monitor-no-frames-are-expected", test_without_a_monitor_no_frames_are_expected);
  ADD ("a-board-whose-feed-hangs-is-not-fed", test_a_board_whose_feed_hangs_is_not_fed);
  ADD ("a-board-that-reconnects-is-fed", test_a_board_that_reconnects_is_fed);
  return g_test_run ();
}
