/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-mailbox.h"
#include "base/rs-worker.h"
#include "net/rs-stream-source.h"
#include "support-desk.h"
#include "support-flood.h"

#include <malloc.h>
#include <stdlib.h>

/*
 * Peers that send faster than we decode (protocol §10), on threads of their own, in real time: the feed thread's timers
 * and the window's go on, heartbeats are answered, memory stays as it is.
 *
 * A machine has its own hitches. A thread that does nothing but wait measures them, and what it misses is no fault of
 * ours. Set RINGSIDE_FLOOD_SECONDS for more than three seconds.
 */

#define TICK_US (10 * 1000)
#define GOAL_US (50 * 1000)
#define N_AGENTS 300
#define TEXT 0x81
#define PING 0x89

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SLOWER 8
#else
#define SLOWER 1
#endif

/* How late a timer of a context fires. */
typedef struct
{
  GSource *source;
  gint64 due_us;
  gint64 worst_us;
  guint count;
} Ticker;

typedef struct
{
  TestDesk *desk;
  TestFlood *flood;
  RsClock *clock;
  RsWorker *feed;
  RsWorker *idle;
  RsMailbox *mailbox;
  RsStreamSource *source; /* lives on the feed thread */
  int n_ended;            /* atomic */
  RsSourceStatus *status; /* as the window knows it */
  guint n_sets;
  Ticker window, beside_feed, beside_nothing;
} Fixture;

static gboolean
on_tick (gpointer data)
{
  Ticker *self = data;
  gint64 now_us = g_get_monotonic_time ();

  self->worst_us = MAX (self->worst_us, now_us - self->due_us);
  self->count++;
  self->due_us = now_us + TICK_US;
  g_source_set_ready_time (self->source, self->due_us);
  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer data)
{
  return callback (data);
}

static GSourceFuncs tick_funcs = { .dispatch = dispatch };

static void
start_ticking (Ticker *self, GMainContext *context)
{
  self->source = g_source_new (&tick_funcs, sizeof (GSource));
  self->due_us = g_get_monotonic_time () + TICK_US;
  g_source_set_callback (self->source, on_tick, self, NULL);
  g_source_set_ready_time (self->source, self->due_us);
  g_source_attach (self->source, context);
}

static void
stop_ticking (Ticker *self)
{
  g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}

static gpointer
merge (gpointer waiting, gpointer newer)
{
  return rs_change_set_merge (waiting, newer);
}

static void
take (gpointer changes, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_pointer (&fixture->status, rs_source_status_free);
  fixture->status = rs_source_status_copy (rs_change_set_get_status (changes));
  fixture->n_sets++;
  rs_change_set_free (changes);
}

static gint64
deliver (RsChangeSet *changes, gpointer user_data)
{
  Fixture *fixture = user_data;

  rs_mailbox_post (fixture->mailbox, changes);
  return rs_mailbox_get_busy (fixture->mailbox);
}

static RsSourceConfig *
make_config (Fixture *fixture)
{
  RsSourceConfig *config = g_new0 (RsSourceConfig, 1);

  config->stream_url = g_strdup (test_flood_get_url (fixture->flood));
  config->auth.token_url = g_strdup (fixture->desk->token_url);
  config->auth.client_id = g_strdup ("wall-board");
  config->auth.scopes = g_strdup ("presence:read");
  config->coalesce_us = 100 * 1000;
  config->reorder_window_us = 2 * G_USEC_PER_SEC;
  config->asked = rs_scope_new ();
  for (guint i = 0; i < N_AGENTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);

      rs_scope_add (config->asked, RS_KIND_AGENT, id);
    }
  return config;
}

static void
begin (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->source = rs_stream_source_new (make_config (fixture), "hunter2", fixture->clock, deliver, fixture);
  rs_stream_source_start (fixture->source);
  start_ticking (&fixture->beside_feed, rs_worker_get_context (fixture->feed));
}

static void
end (gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_pointer (&fixture->source, rs_stream_source_free);
  stop_ticking (&fixture->beside_feed);
  g_atomic_int_inc (&fixture->n_ended);
}

/* libsoup has a word to say about every frame, and GLib's test framework prints it. */
static void
say_nothing (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
}

static void
tick_beside_nothing (gpointer user_data)
{
  Fixture *fixture = user_data;

  start_ticking (&fixture->beside_nothing, g_main_context_get_thread_default ());
}

static void
start (Fixture *fixture, GBytes *frames, gboolean reads)
{
  const TestFloodPlan plan = { frames, reads };

  *fixture = (Fixture){ .status = rs_source_status_new () };
  fixture->desk = test_desk_new ();
  fixture->flood = test_flood_new (&plan);
  fixture->clock = rs_clock_new_system ();
  fixture->mailbox = rs_mailbox_new (NULL, merge, take, (GDestroyNotify) rs_change_set_free, fixture);
  fixture->idle = rs_worker_new ("idle");
  fixture->feed = rs_worker_new ("feed");
  rs_worker_invoke (fixture->idle, tick_beside_nothing, fixture);
  start_ticking (&fixture->window, NULL);
  rs_worker_invoke (fixture->feed, begin, fixture);
  test_wait_until (fixture->status->state == RS_SOURCE_STATE_LIVE);
}

/* Whatever is under way, it ends soon. */
static void
finish (Fixture *fixture)
{
  gint64 begun_us = g_get_monotonic_time ();

  rs_worker_invoke (fixture->feed, end, fixture);
  test_wait_until (g_atomic_int_get (&fixture->n_ended) == 1);
  g_test_message ("over after %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - begun_us) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - begun_us, <, SLOWER * G_USEC_PER_SEC);
  rs_worker_stop (fixture->feed);
  rs_worker_stop (fixture->idle);
  stop_ticking (&fixture->beside_nothing);
  stop_ticking (&fixture->window);
  rs_mailbox_close (fixture->mailbox);
  rs_mailbox_unref (fixture->mailbox);
  test_flood_free (fixture->flood);
  test_settle ();
  test_desk_free (fixture->desk);
  rs_source_status_free (fixture->status);
  g_object_unref (fixture->clock);
}

static gint64
get_duration_us (void)
{
  const char *seconds = g_getenv ("RINGSIDE_FLOOD_SECONDS");

  return (seconds != NULL ? atoi (seconds) : 3) * (gint64) G_USEC_PER_SEC;
}

/* Returns: how many bytes more are in use at the end than when a third of the time was over */
static gint64
let_it_pour (gint64 duration_us)
{
  gint64 begun_us = g_get_monotonic_time ();
  gint64 before = 0;

  while (g_get_monotonic_time () - begun_us < duration_us)
    {
      if (before == 0 && g_get_monotonic_time () - begun_us > duration_us / 3)
        before = (gint64) mallinfo2 ().uordblks;
      g_main_context_iteration (NULL, TRUE);
    }
  return (gint64) mallinfo2 ().uordblks - before;
}

static void
assert_in_time (const Fixture *fixture, const Ticker *ticker, const char *words)
{
  gint64 own_us = fixture->beside_nothing.worst_us;

  g_test_message ("%s: %u ticks, %.1f ms late at worst (goal 50; this machine by itself: %.1f)", words, ticker->count,
                  (double) ticker->worst_us / 1000, (double) own_us / 1000);
  g_assert_cmpuint (ticker->count, >, 10);
  g_assert_cmpint (ticker->worst_us, <, SLOWER * GOAL_US + own_us);
}

static void
assert_all_in_time (const Fixture *fixture)
{
  assert_in_time (fixture, &fixture->beside_feed, "timers of the feed thread");
  assert_in_time (fixture, &fixture->window, "timers of the window");
}

static GBytes *
make_frames (guint8 head, const char *const *payloads, guint n_payloads)
{
  GByteArray *frames = g_byte_array_new ();

  for (guint i = 0; i < 2000; i++)
    test_flood_add_frame (frames, head, payloads[i % n_payloads]);
  return g_byte_array_free_to_bytes (frames);
}

static GBytes *
make_updates (void)
{
  static const char *const statuses[] = { "Available", "In Call", "Break", "Wrap Up", "Lunch" };
  g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 2000; i++)
    g_ptr_array_add (updates, g_strdup_printf ("{\"type\":\"presence.update\",\"payload\":{\"userId\":\"a%u\","
                                               "\"status\":\"%s\"}}",
                                               i % N_AGENTS, statuses[i % G_N_ELEMENTS (statuses)]));
  return make_frames (TEXT, (const char *const *) updates->pdata, updates->len);
}

static void
test_updates_do_not_starve_anybody (void)
{
  g_autoptr (GBytes) frames = make_updates ();
  gint64 duration_us = get_duration_us ();
  guint64 received;
  gint64 growth;
  Fixture fixture;

  start (&fixture, frames, TRUE);
  growth = let_it_pour (duration_us);
  received = fixture.status->counters[RS_COUNTER_RECEIVED];
  g_test_message ("%.0f messages/s, %u change sets, %u of %u heartbeats answered, after %.1f ms at worst; %+.1f KiB",
                  (double) received * G_USEC_PER_SEC / (double) duration_us, fixture.n_sets,
                  test_flood_get_n_answered (fixture.flood), test_flood_get_n_asked (fixture.flood),
                  (double) test_flood_get_worst_us (fixture.flood) / 1000, (double) growth / 1024);
  g_assert_cmpuint (received, >, 10000 / SLOWER);
  g_assert_cmpuint (fixture.n_sets, >, 5);
  g_assert_cmpint (fixture.status->state, ==, RS_SOURCE_STATE_LIVE);
  g_assert_cmpuint (test_flood_get_n_connections (fixture.flood), ==, 1);
  g_assert_cmpint (growth, <, 4 * 1024 * 1024);
  test_wait_until (test_flood_get_n_answered (fixture.flood) > 3);
  finish (&fixture);
  assert_all_in_time (&fixture);
}

static void
test_pings_do_not_starve_anybody (void)
{
  static const char *const payloads[] = { "", "0123456789" };
  g_autoptr (GBytes) frames = make_frames (PING, payloads, G_N_ELEMENTS (payloads));
  Fixture fixture;
  gint64 growth;

  start (&fixture, frames, TRUE);
  growth = let_it_pour (get_duration_us ());
  g_test_message ("%u of %u heartbeats answered, after %.1f ms at worst; %+.1f KiB",
                  test_flood_get_n_answered (fixture.flood), test_flood_get_n_asked (fixture.flood),
                  (double) test_flood_get_worst_us (fixture.flood) / 1000, (double) growth / 1024);
  g_assert_cmpint (growth, <, 4 * 1024 * 1024);
  g_assert_cmpint (fixture.status->state, ==, RS_SOURCE_STATE_LIVE);
  finish (&fixture);
  assert_all_in_time (&fixture);
}

/* It asks all the time and never listens: the answers must not pile up. */
static void
test_answers_do_not_pile_up (gconstpointer user_data)
{
  static const char *const payloads[] = { "ping" };
  g_autoptr (GBytes) frames = make_frames ((guint8) GPOINTER_TO_UINT (user_data), payloads, 1);
  Fixture fixture;
  gint64 growth;

  start (&fixture, frames, FALSE);
  growth = let_it_pour (get_duration_us ());
  g_test_message ("%+.1f KiB", (double) growth / 1024);
  g_assert_cmpint (growth, <, 4 * 1024 * 1024);
  finish (&fixture);
  assert_all_in_time (&fixture);
}

static void
wake (gpointer user_data)
{
  Fixture *fixture = user_data;

  rs_stream_source_wake (fixture->source, RS_WAKE_RESUME);
}

static gboolean
wake_on_feed (gpointer user_data)
{
  wake (user_data);
  return G_SOURCE_REMOVE;
}

/* A timer drops the connection while libsoup is in the middle of reading from it. */
static void
drop_later (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GSource) source = g_timeout_source_new (20);

  g_source_set_callback (source, wake_on_feed, fixture, NULL);
  g_source_attach (source, rs_worker_get_context (fixture->feed));
}

static void
test_a_connection_may_be_dropped_in_the_middle (void)
{
  g_autoptr (GBytes) frames = make_updates ();
  Fixture fixture;

  start (&fixture, frames, FALSE);
  for (guint i = 2; i <= 6; i++)
    {
      rs_worker_invoke (fixture.feed, drop_later, &fixture);
      test_wait_until (test_flood_get_n_connections (fixture.flood) >= i &&
                       fixture.status->state == RS_SOURCE_STATE_LIVE && fixture.status->epoch >= i);
    }
  finish (&fixture);
  assert_all_in_time (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_handler ("libsoup", G_LOG_LEVEL_DEBUG, say_nothing, NULL);
  g_test_add_func ("/net/flood/updates-do-not-starve-anybody", test_updates_do_not_starve_anybody);
  g_test_add_func ("/net/flood/pings-do-not-starve-anybody", test_pings_do_not_starve_anybody);
  g_test_add_data_func ("/net/flood/answers-to-heartbeats-do-not-pile-up", GUINT_TO_POINTER (TEXT),
                        test_answers_do_not_pile_up);
  g_test_add_data_func ("/net/flood/answers-to-pings-do-not-pile-up", GUINT_TO_POINTER (PING),
                        test_answers_do_not_pile_up);
  g_test_add_func ("/net/flood/a-connection-may-be-dropped-in-the-middle",
                   test_a_connection_may_be_dropped_in_the_middle);
  return g_test_run ();
}
